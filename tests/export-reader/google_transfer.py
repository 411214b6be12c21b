"""Reads Google Authenticator's transfer: one address a line, in the order of the QR codes."""

import base64
from urllib.parse import unquote, urlsplit

ALGORITHMS = {1: "SHA1", 2: "SHA256", 3: "SHA512"}
DIGITS = {1: 6, 2: 8}
KINDS = {1: "hotp", 2: "totp"}
VARINT, BYTES = 0, 2


def accounts(lines):
    rows, sets = [], set()
    for index, line in enumerate(lines):
        parts = urlsplit(line)
        assert (parts.scheme, parts.netloc) == ("otpauth-migration", "offline")
        name, value = parts.query.split("=")
        assert name == "data"
        message = _fields(base64.b64decode(unquote(value), validate=True))
        numbers = {field: value for field, value in message if field != 1}
        assert numbers[2] == 1
        assert numbers.get(3) == len(lines)
        assert numbers.get(4, 0) == index
        sets.add(numbers[5])
        members = [_account(dict(_fields(value))) for field, value in message if field == 1]
        assert 1 <= len(members) <= 10
        rows += members
    assert len(sets) == 1
    return rows


def _account(fields):
    kind = KINDS[fields[6]]
    return {
        "secret": fields[1],
        "name": fields.get(2, b"").decode(),
        "issuer": fields.get(3, b"").decode(),
        "algorithm": ALGORITHMS[fields[4]],
        "digits": DIGITS[fields[5]],
        "kind": kind,
        "counter": fields.get(7, 0) if kind == "hotp" else None,
    }


def _fields(data):
    """The fields of a message of Protocol Buffers, each with its number."""
    found, place = [], 0
    while place < len(data):
        key, place = _varint(data, place)
        value, place = _varint(data, place)
        if key & 7 == BYTES:
            value, place = data[place : place + value], place + value
        else:
            assert key & 7 == VARINT
        found.append((key >> 3, value))
    return found


def _varint(data, place):
    value = shift = 0
    while True:
        byte = data[place]
        value |= (byte & 0x7F) << shift
        place, shift = place + 1, shift + 7
        if byte < 0x80:
            return value, place
