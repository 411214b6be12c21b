"""Typed master passwords and recovery codes, as the bytes that keys are derived from."""

import unicodedata

from refused import Refused
from visible_text import WHITE_SPACE

MAX_PASSWORD_BYTES = 4096
RECOVERY_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
RECOVERY_GROUPS = 8


def plain_password(typed: str) -> bytes:
    if typed == "":
        raise Refused("kdf_password_empty")
    if len(typed.encode()) > MAX_PASSWORD_BYTES:
        raise Refused("kdf_password_too_long")
    return unicodedata.normalize("NFC", "".join(" " if c in WHITE_SPACE else c for c in typed)).encode()


def recovery_bytes(typed: str) -> bytes:
    letters = "".join(c for c in typed.upper() if c.isalnum()).translate(str.maketrans("018", "OIB"))
    if len(letters) != RECOVERY_GROUPS * 5:
        raise Refused("recovery_length")
    number = 0
    for place in range(RECOVERY_GROUPS):
        symbols = [RECOVERY_LETTERS.find(letter) for letter in letters[place * 5 : place * 5 + 5]]
        check = (place * 5 + sum(weight * symbol for weight, symbol in enumerate(symbols[:4], 1))) % 31
        if min(symbols) < 0 or symbols[4] != check:
            raise Refused("recovery_group")
        for symbol in symbols[:4]:
            number = number << 5 | symbol
    return number.to_bytes(20, "big")
