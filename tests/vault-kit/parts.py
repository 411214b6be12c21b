"""Vaults as the texts of QR codes, and such texts with one fault each."""

import hashlib
from collections.abc import Callable
from typing import Any

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
MOST_BYTES = 632

NOT_A_PART = "part_not_a_part"
DAMAGED = "part_damaged"
OTHER_SET = "part_other_set"
MIXED = "part_mixed"

SMALL, LARGE, OTHER = "vaults/example.warifu", "vaults/every-icon.warifu", "vaults/trash.warifu"


def base45(data: bytes) -> str:
    """RFC 9285, section 4.1."""
    text = ""
    for at in range(0, len(data), 2):
        piece = data[at : at + 2]
        number = int.from_bytes(piece)
        for _ in range(len(piece) + 1):
            number, digit = divmod(number, len(ALPHABET))
            text += ALPHABET[digit]
    return text


def set_of(file: bytes) -> str:
    return hashlib.sha256(file).digest()[:4].hex().upper()


def texts_of(file: bytes, size: int) -> list[str]:
    pieces = [file[at : at + size] for at in range(0, len(file), size)]
    count = len(pieces)
    return [f"WARIFU:{set_of(file)}:{number}:{count}:{base45(piece)}" for number, piece in enumerate(pieces, 1)]


def changed(texts: list[str], field: int, change: Callable[[str], str]) -> list[str]:
    """Changes one field of the first text."""
    fields = texts[0].split(":", 4)
    fields[field] = change(fields[field])
    return [":".join(fields), *texts[1:]]


def to(text: str) -> Callable[[str], str]:
    return lambda _: text


def faults(texts: list[str], other: list[str]) -> list[tuple[str, str, list[str]]]:
    def first(field: int, change: Callable[[str], str]) -> list[str]:
        return changed(texts, field, change)

    foreign = other[0].split(":", 4)[4]
    return [
        ("The text does not begin with WARIFU.", NOT_A_PART, first(0, to("WARIFV"))),
        ("The text begins in small letters.", NOT_A_PART, first(0, to("warifu"))),
        ("The set is in small letters.", DAMAGED, first(1, to("0123abcd"))),
        ("The set has seven digits.", DAMAGED, first(1, lambda name: name[1:])),
        ("The number is 0.", DAMAGED, first(2, to("0"))),
        ("The number exceeds the count.", DAMAGED, first(2, to(str(len(texts) + 1)))),
        ("The number has a leading zero.", DAMAGED, first(2, to("01"))),
        ("The count is 65.", DAMAGED, first(3, to("65"))),
        ("The count has a leading zero.", DAMAGED, first(3, lambda count: f"0{count}")),
        ("There is no data.", DAMAGED, first(4, to(""))),
        ("The data has small letters.", DAMAGED, first(4, str.lower)),
        ("The data ends in a single character.", DAMAGED, first(4, lambda data: data[:3] + "0")),
        ("Two characters stand for 256.", DAMAGED, first(4, to("V5"))),
        ("Three characters stand for 65,536.", DAMAGED, first(4, to("GGW"))),
        ("The data has 633 bytes.", DAMAGED, first(4, to(base45(bytes(MOST_BYTES + 1))))),
        ("The second text is of another set.", OTHER_SET, [texts[0], changed(other, 2, to("2"))[0], *texts[2:]]),
        ("The first text has another count.", OTHER_SET, first(3, lambda count: str(int(count) + 1))),
        ("One number has two contents.", OTHER_SET, [*texts, *changed(texts, 4, to(foreign))[:1]]),
        ("The first piece is that of another file.", MIXED, first(4, to(foreign))),
    ]


def kit(files: dict[str, bytes]) -> list[dict[str, Any]]:
    small, large, other = files[SMALL], files[LARGE], files[OTHER]
    texts = texts_of(large, MOST_BYTES)
    good = [
        (SMALL, texts_of(small, MOST_BYTES)),
        (LARGE, texts),
        # In another order, and one twice.
        (LARGE, [*reversed(texts), texts[0]]),
        # Nearly as many QR codes as there may be, and pieces of another length.
        (SMALL, texts_of(small, -(-len(small) // 64))),
        (LARGE, texts_of(large, 601)),
    ]
    items: list[dict[str, Any]] = [{"texts": texts, "expect": "ok", "file": file} for file, texts in good]
    for sentence, code, faulty in faults(texts, texts_of(other, MOST_BYTES)):
        items.append({"texts": faulty, "expect": code, "fault": sentence})
    return items
