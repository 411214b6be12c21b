"""Faults outside the CBOR: before the header, at the end of the file, and in single bits."""

from fault import (
    DAMAGED,
    NOT_A_VAULT,
    VERSION,
    WRONG_PASSWORD,
    Fault,
    flipped,
)
from writer import MAGIC, Vault, cbor, seal

LENGTH_AT = 10
HEADER_AT = 14


def header_end(file: bytes) -> int:
    return HEADER_AT + int.from_bytes(file[LENGTH_AT:HEADER_AT])


def cut(at: int):
    return lambda vault: vault.file()[:at]


def cut_after_header(more: int):
    def make(vault: Vault) -> bytes:
        file = vault.file()
        return file[: header_end(file) + more]

    return make


def length(change):
    def make(vault: Vault) -> bytes:
        file = vault.file()
        return file[:LENGTH_AT] + change(header_end(file) - HEADER_AT).to_bytes(4) + file[HEADER_AT:]

    return make


def version(number: int):
    return lambda vault: MAGIC + number.to_bytes(2) + vault.file()[LENGTH_AT:]


def magic(other: bytes):
    return lambda vault: other + vault.file()[len(MAGIC) :]


def flip_at(at: int):
    return lambda vault: flipped(vault.file(), at)


def flip_in_header(*names: str):
    """The offset of the first byte of the field's value, after its CBOR head."""

    def make(vault: Vault) -> bytes:
        file = vault.file()
        value = vault.header()
        for name in names:
            value = value[0] if name == "0" else value[name]
        data = value if isinstance(value, bytes) else cbor(value)
        assert file.count(data) == 1
        return flipped(file, file.index(data))

    return make


def flip_after_header(at: int):
    def make(vault: Vault) -> bytes:
        file = vault.file()
        return flipped(file, header_end(file) + at)

    return make


def too_long_header(vault: Vault) -> bytes:
    big = vault.passkey_slot(bytes(65536), bytes(32), 1)
    vault.slots = [vault.password_slot(), big]
    return vault.file()


def generation_changed(vault: Vault) -> bytes:
    """Old content under a new header, which would bring back deleted entries."""

    def seal_under_the_former(key: bytes, nonce: bytes, associated_data: bytes, plain: bytes) -> bytes:
        assert associated_data.endswith(b"\x02")
        return seal(key, nonce, associated_data[:-1] + b"\x01", plain)

    vault.generation = 2
    return vault.file(seal_content=seal_under_the_former)


def mixed_generations(vault: Vault) -> bytes:
    earlier = vault.file()
    vault.generation = 2
    later = vault.file()
    return later[: header_end(later)] + earlier[header_end(earlier) :]


PREFIX = [
    Fault("file-empty", NOT_A_VAULT, "The file has no bytes.", cut(0)),
    Fault("magic-cut", NOT_A_VAULT, "The file ends within the magic bytes.", cut(7)),
    Fault("magic-first-byte", NOT_A_VAULT, "The first byte is 0x88.", flip_at(0)),
    Fault("magic-last-byte", NOT_A_VAULT, "The eighth byte is not a line feed.", flip_at(7)),
    Fault("magic-seven-bits", NOT_A_VAULT, "The first byte has lost its highest bit.", magic(b"\x09WARIFU\n")),
    Fault("magic-line-ends", NOT_A_VAULT, "The line feed was changed to CR LF.", magic(b"\x89WARIFU\r\n")),
    Fault("magic-utf8", NOT_A_VAULT, "The first byte was encoded in UTF-8.", magic(b"\xc2\x89WARIFU\n")),
    Fault("magic-small-letters", NOT_A_VAULT, "The name is in lower case.", magic(b"\x89warifu\n")),
    Fault("byte-order-mark", NOT_A_VAULT, "A byte order mark precedes the vault.", magic(b"\xef\xbb\xbf" + MAGIC)),
    Fault("version-0", VERSION, "The version is 0.", version(0)),
    Fault("version-2-changed", DAMAGED, "The version was changed from 1 to 2.", version(2)),
    Fault("version-3", VERSION, "The version is 3.", version(3)),
    Fault("version-256", VERSION, "The version is written with its lower byte first.", version(256)),
    Fault("length-zero", DAMAGED, "The header's length is 0.", length(lambda _: 0)),
    Fault("length-one-less", DAMAGED, "The header's length is one too small.", length(lambda right: right - 1)),
    Fault("length-one-more", DAMAGED, "The header's length is one too large.", length(lambda right: right + 1)),
    Fault("length-beyond-file", DAMAGED, "The header's length exceeds the file.", length(lambda _: 65535)),
    Fault("length-huge", DAMAGED, "The header's length is 4 GiB less one byte.", length(lambda _: 2**32 - 1)),
    Fault("length-little-endian", DAMAGED, "The header's length is written with its lowest byte first.",
          length(lambda right: int.from_bytes(right.to_bytes(4), "little"))),
    Fault("header-over-64-kib", DAMAGED, "A valid header is longer than 65536 bytes.", too_long_header),
]  # fmt: skip

CUTS = [
    Fault("cut-after-magic", DAMAGED, "The file ends after the magic bytes.", cut(8)),
    Fault("cut-in-version", DAMAGED, "The file ends within the version.", cut(9)),
    Fault("cut-after-version", DAMAGED, "The file ends after the version.", cut(10)),
    Fault("cut-in-length", DAMAGED, "The file ends within the header's length.", cut(13)),
    Fault("cut-after-length", DAMAGED, "The file ends after the header's length.", cut(14)),
    Fault("cut-in-header", DAMAGED, "The file ends within the header.", cut_after_header(-1)),
    Fault("cut-after-header", DAMAGED, "The file ends after the header.", cut_after_header(0)),
    Fault("cut-in-nonce", DAMAGED, "The file ends within the nonce.", cut_after_header(11)),
    Fault("cut-after-nonce", DAMAGED, "The file ends after the nonce.", cut_after_header(12)),
    Fault("cut-below-a-tag", DAMAGED, "Fewer bytes than a tag follow the nonce.", cut_after_header(12 + 15)),
    Fault("cut-to-a-tag", DAMAGED, "As many bytes as a tag follow the nonce.", cut_after_header(12 + 16)),
    Fault("cut-before-tag", DAMAGED, "The tag is missing.", lambda vault: vault.file()[:-16]),
    Fault("cut-last-byte", DAMAGED, "The last byte is missing.", lambda vault: vault.file()[:-1]),
    Fault("file-one-byte-more", DAMAGED, "A byte follows the tag.", lambda vault: vault.file() + b"\0"),
    Fault("file-twice", DAMAGED, "The file is followed by itself.", lambda vault: vault.file() * 2),
]

FLIPS = [
    Fault("flip-header-key", DAMAGED, "A bit of the header's key 'slots' is flipped.", flip_at(HEADER_AT + 2)),
    Fault("flip-vault-id", WRONG_PASSWORD, "A bit of the vault's id is flipped.", flip_in_header("vault")),
    Fault("flip-generation", DAMAGED, "A bit of the generation is flipped.",
          lambda vault: flipped(file := vault.file(), header_end(file) - 1, 2)),
    Fault("flip-slot-key", WRONG_PASSWORD, "A bit of the sealed vault key is flipped.",
          flip_in_header("slots", "0", "password", "key")),
    Fault("flip-slot-salt", WRONG_PASSWORD, "A bit of the salt is flipped.",
          flip_in_header("slots", "0", "password", "salt")),
    Fault("flip-slot-nonce", WRONG_PASSWORD, "A bit of the slot's nonce is flipped.",
          flip_in_header("slots", "0", "password", "nonce")),
    Fault("flip-nonce", DAMAGED, "A bit of the content's nonce is flipped.", flip_after_header(0)),
    Fault("flip-content-first", DAMAGED, "A bit of the sealed content's first byte is flipped.", flip_after_header(12)),
    Fault("flip-content-last", DAMAGED, "A bit of the last byte before the tag is flipped.", flip_at(-17)),
    Fault("flip-tag-first", DAMAGED, "A bit of the tag's first byte is flipped.", flip_at(-16)),
    Fault("flip-tag-last", DAMAGED, "A bit of the tag's last byte is flipped.", flip_at(-1)),
    Fault("generation-changed", DAMAGED, "The header says generation 2 over the content of generation 1.",
          generation_changed),
    Fault("generations-mixed", DAMAGED, "Header of generation 2, nonce and content of generation 1.",
          mixed_generations),
]  # fmt: skip

FAULTS = PREFIX + CUTS + FLIPS
