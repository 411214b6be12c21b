"""read_parts.py FILE: joins the texts of QR codes to a vault, written from docs/vault-format.md.

FILE has one text a line. The vault is written to standard output. If the texts give none, the program
prints the code of the error on standard error and ends with status 1.
"""

import hashlib
import re
import sys

from refused import Refused

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
PREFIX = "WARIFU:"
PART = re.compile(r"([0-9A-F]{8}):([1-9][0-9]?):([1-9][0-9]?):([0-9A-Z $%*+./:-]+)")
MAX_PARTS = 64
MAX_PART_BYTES = 632


def part_unless(right: bool) -> None:
    if not right:
        raise Refused("part_damaged")


def base45_bytes(text: str) -> bytes:
    """RFC 9285, section 4.2."""
    part_unless(len(text) <= MAX_PART_BYTES // 2 * 3)
    data = b""
    for at in range(0, len(text), 3):
        characters = text[at : at + 3]
        number = sum(ALPHABET.index(character) * 45**place for place, character in enumerate(characters))
        size = len(characters) - 1
        part_unless(size >= 1 and number < 256**size)
        data += number.to_bytes(size, "big")
    return data


def read_part(text: str) -> tuple[str, int, int, bytes]:
    """The set, the number, the count and the piece of the file."""
    if not text.startswith(PREFIX):
        raise Refused("part_not_a_part")
    found = PART.fullmatch(text.removeprefix(PREFIX))
    part_unless(found is not None)
    name, number, count, data = found.groups()
    part_unless(int(number) <= int(count) <= MAX_PARTS)
    return name, int(number), int(count), base45_bytes(data)


def join(texts: list[str]) -> bytes | None:
    """The file, or None while texts are missing."""
    taken: dict[int, bytes] = {}
    first = None
    for text in texts:
        name, number, count, data = read_part(text)
        first = first or (name, count)
        if (name, count) != first or taken.get(number, data) != data:
            raise Refused("part_other_set")
        taken[number] = data
    if first is None or len(taken) < first[1]:
        return None
    file = b"".join(taken[number] for number in sorted(taken))
    if hashlib.sha256(file).hexdigest()[:8].upper() != first[0]:
        raise Refused("part_mixed")
    return file


def main() -> int:
    if len(sys.argv) != 2:
        print("usage: read_parts.py FILE", file=sys.stderr)
        return 2
    try:
        with open(sys.argv[1], encoding="ascii", newline="") as file:
            whole = join(file.read().removesuffix("\n").split("\n"))
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    if whole is None:
        print("QR codes are missing", file=sys.stderr)
        return 1
    sys.stdout.buffer.write(whole)
    return 0


if __name__ == "__main__":
    sys.exit(main())
