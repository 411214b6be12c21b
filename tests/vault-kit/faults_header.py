"""Faults of the header's CBOR. The content is sealed under the faulty header, so that it would open."""

from fault import DAMAGED, Fault, indefinite, moved_to_front, with_header, without
from writer import Pairs, Raw, Vault, cbor


def header_bytes(header: bytes):
    return lambda vault: vault.file(header=header)


def set_to(name: str, value):
    """Replaces a field. `value` takes the old value and returns the new one."""
    return with_header(lambda header: header | {name: value(header[name])})


def with_text_key(name: bytes):
    """Replaces the encoded key 'slots' by these bytes."""
    return with_header(lambda header: Raw(b"\xa3" + name + cbor(header)[7:]))


def sealed_slots(count: int):
    def make(vault: Vault) -> bytes:
        more = [vault.recovery_slot(bytes([number]) * 20, number) for number in range(1, count)]
        vault.slots = [vault.password_slot(), *more]
        return vault.file()

    return make


CBOR = [
    Fault("header-not-cbor", DAMAGED, "The header is JSON.", header_bytes(b'{"slots":[],"vault":"","generation":1}')),
    Fault("header-break-alone", DAMAGED, "The header is only a break.", header_bytes(b"\xff")),
    Fault("header-reserved", DAMAGED, "The header begins with a reserved head.", header_bytes(b"\xbc\x00\x00")),
    Fault("header-array", DAMAGED, "The header is an array of the three values.",
          with_header(lambda header: list(header.values()))),
    Fault("header-tagged", DAMAGED, "The header has the tag of self-described CBOR.",
          with_header(lambda header: Raw(b"\xd9\xd9\xf7" + cbor(header)))),
    Fault("header-trailing-byte", DAMAGED, "A byte follows the header's map.",
          with_header(lambda header: Raw(cbor(header) + b"\0"))),
    Fault("header-twice", DAMAGED, "Another map follows the header's map.",
          with_header(lambda header: Raw(cbor(header) * 2))),
    Fault("header-cut", DAMAGED, "The header's map ends before its last value.",
          with_header(lambda header: Raw(cbor(header)[:-1]))),
    Fault("header-disordered", DAMAGED, "The key 'vault' precedes 'slots'.",
          with_header(lambda header: moved_to_front(header, "vault"))),
    Fault("header-alphabetical", DAMAGED, "The keys are in alphabetical order.",
          with_header(lambda header: dict(sorted(header.items())))),
    Fault("header-key-twice", DAMAGED, "The key 'vault' is repeated with the same value.",
          with_header(lambda header: Pairs(*list(header.items())[:2], *list(header.items())[1:]))),
    Fault("header-key-unknown", DAMAGED, "There is a key 'note'.", with_header(lambda header: {"note": ""} | header)),
    Fault("header-key-number", DAMAGED, "There is a key that is a number.",
          with_header(lambda header: {0: ""} | header)),
    Fault("header-without-slots", DAMAGED, "The key 'slots' is missing.",
          with_header(lambda header: without(header, "slots"))),
    Fault("header-without-vault", DAMAGED, "The key 'vault' is missing.",
          with_header(lambda header: without(header, "vault"))),
    Fault("header-without-generation", DAMAGED, "The key 'generation' is missing.",
          with_header(lambda header: without(header, "generation"))),
    Fault("header-map-indefinite", DAMAGED, "The header's map is of indefinite length.",
          with_header(lambda header: Raw(b"\xbf" + cbor(header)[1:] + b"\xff"))),
    Fault("header-map-long-form", DAMAGED, "The number of the header's pairs is written in two bytes.",
          with_header(lambda header: Raw(b"\xb8\x03" + cbor(header)[1:]))),
    Fault("header-key-bytes", DAMAGED, "The key 'slots' is a byte string.", with_text_key(b"\x45slots")),
    Fault("header-key-indefinite", DAMAGED, "The key 'slots' is a text of indefinite length.",
          with_text_key(b"\x7f\x65slots\xff")),
    Fault("header-key-long-form", DAMAGED, "The length of the key 'slots' is written in two bytes.",
          with_text_key(b"\x78\x05slots")),
    Fault("header-key-not-utf8", DAMAGED, "A key is no UTF-8.", with_text_key(b"\x65slot\xff")),
    Fault("header-key-place", DAMAGED, "The key 'slots' is replaced by its index, 0.",
          with_text_key(b"\x00")),
]  # fmt: skip

VALUES = [
    Fault("slots-none", DAMAGED, "There is no slot.", set_to("slots", lambda _: [])),
    Fault("slots-seventeen", DAMAGED, "There are seventeen slots.", sealed_slots(17)),
    Fault("slots-map", DAMAGED, "The slots are a map, not an array.", set_to("slots", lambda slots: slots[0])),
    Fault("slots-null", DAMAGED, "The slots are null.", set_to("slots", lambda _: None)),
    Fault("slots-indefinite", DAMAGED, "The array of slots is of indefinite length.",
          set_to("slots", lambda slots: indefinite(0x9F, *slots))),
    Fault("slots-long-form", DAMAGED, "The number of slots is written in two bytes.",
          set_to("slots", lambda slots: Raw(b"\x98\x01" + cbor(slots)[1:]))),
    Fault("vault-id-15-bytes", DAMAGED, "The vault's id has 15 bytes.", set_to("vault", lambda id: id[:15])),
    Fault("vault-id-17-bytes", DAMAGED, "The vault's id has 17 bytes.", set_to("vault", lambda id: id + b"\0")),
    Fault("vault-id-text", DAMAGED, "The vault's id is a text.", set_to("vault", lambda _: "0123456789abcdef")),
    Fault("vault-id-array", DAMAGED, "The vault's id is an array of numbers.", set_to("vault", list)),
    Fault("vault-id-indefinite", DAMAGED, "The vault's id is a byte string of indefinite length.",
          set_to("vault", lambda id: indefinite(0x5F, id))),
    Fault("vault-id-long-form", DAMAGED, "The length of the vault's id is written in two bytes.",
          set_to("vault", lambda id: Raw(b"\x58\x10" + id))),
    Fault("vault-id-tagged", DAMAGED, "The vault's id has the tag of a UUID.",
          set_to("vault", lambda id: Raw(b"\xd8\x25" + cbor(id)))),
    Fault("generation-long-form", DAMAGED, "The generation is written in two bytes.",
          set_to("generation", lambda _: Raw(b"\x18\x01"))),
    Fault("generation-longest-form", DAMAGED, "The generation is written in nine bytes.",
          set_to("generation", lambda number: Raw(b"\x1b" + number.to_bytes(8)))),
    Fault("generation-negative", DAMAGED, "The generation is -1.", set_to("generation", lambda _: -1)),
    Fault("generation-float", DAMAGED, "The generation is a floating-point number.",
          set_to("generation", lambda _: Raw(b"\xf9\x3c\x00"))),
    Fault("generation-bignum", DAMAGED, "The generation is a bignum of the value 1.",
          set_to("generation", lambda _: Raw(b"\xc2\x41\x01"))),
    Fault("generation-2-to-the-64", DAMAGED, "The generation is 2^64.",
          set_to("generation", lambda _: Raw(b"\xc2\x49\x01" + bytes(8)))),
    Fault("generation-text", DAMAGED, "The generation is a text.", set_to("generation", lambda _: "1")),
    Fault("generation-true", DAMAGED, "The generation is a boolean.", set_to("generation", lambda _: True)),
    Fault("generation-null", DAMAGED, "The generation is null.", set_to("generation", lambda _: None)),
]  # fmt: skip

BOMBS = [
    Fault("bomb-array-count", DAMAGED, "The array of slots claims 2^63 - 1 items.",
          set_to("slots", lambda slots: Raw(b"\x9b\x7f" + b"\xff" * 7 + cbor(slots[0])))),
    Fault("bomb-map-count", DAMAGED, "The header's map claims 2^64 - 1 pairs.",
          with_header(lambda header: Raw(b"\xbb" + b"\xff" * 8 + cbor(header)[1:]))),
    Fault("bomb-bytes-length", DAMAGED, "The vault's id claims 2^63 - 1 bytes.",
          set_to("vault", lambda id: Raw(b"\x5b\x7f" + b"\xff" * 7 + id))),
    Fault("bomb-text-length", DAMAGED, "The first key claims 4 GiB less one byte.",
          with_text_key(b"\x7a\xff\xff\xff\xffslots")),
    Fault("bomb-nested-arrays", DAMAGED, "The slots are 20000 nested arrays.",
          set_to("slots", lambda _: Raw(b"\x81" * 20000 + b"\x80"))),
    Fault("bomb-nested-maps", DAMAGED, "The header is 10000 nested maps.",
          header_bytes(b"\xa1\x60" * 10000 + b"\xa0")),
    Fault("bomb-nested-tags", DAMAGED, "The header has 20000 tags.", header_bytes(b"\xc1" * 20000 + b"\x00")),
    Fault("bomb-nested-indefinite", DAMAGED, "The header is 20000 nested arrays of indefinite length.",
          header_bytes(b"\x9f" * 20000)),
]  # fmt: skip

FAULTS = CBOR + VALUES + BOMBS
