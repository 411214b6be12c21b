"""Reads only the part of CBOR that vaults use: RFC 8949 section 4.2.1, maps with text keys."""

MAX_DEPTH = 16

UNSIGNED, BYTES, TEXT, ARRAY, MAP = 0, 2, 3, 4, 5


class NotStrict(ValueError):
    """The bytes are not in the form that vaults use."""


def decode(data: bytes):
    value, end = _item(data, 0, MAX_DEPTH)
    if end != len(data):
        raise NotStrict("bytes follow the value")
    return value


def _item(data: bytes, at: int, depth: int):
    if depth == 0:
        raise NotStrict("nested too deeply")
    major, number, at = _head(data, at)
    if major == UNSIGNED:
        return number, at
    if major in (BYTES, TEXT):
        content = _take(data, at, number)
        at += number
        if major == BYTES:
            return content, at
        try:
            return content.decode("utf-8", "strict"), at
        except UnicodeDecodeError as error:
            raise NotStrict("a text is no UTF-8") from error
    if major == ARRAY:
        items = []
        # A huge claimed number costs nothing, because the loop ends with the data.
        for _ in range(number):
            item, at = _item(data, at, depth - 1)
            items.append(item)
        return items, at
    if major == MAP:
        return _map(data, at, number, depth)
    raise NotStrict(f"a vault has no values of major type {major}")


def _map(data: bytes, at: int, pairs: int, depth: int):
    fields = {}
    before = b""
    for _ in range(pairs):
        start = at
        key, at = _item(data, at, depth - 1)
        if not isinstance(key, str):
            raise NotStrict("a key is no text")
        # Keys must rise by their encoded bytes (RFC 8949 section 4.2.1), so they cannot repeat.
        if data[start:at] <= before:
            raise NotStrict("keys are repeated or out of order")
        before = data[start:at]
        fields[key], at = _item(data, at, depth - 1)
    return fields, at


def _head(data: bytes, at: int):
    first = _take(data, at, 1)[0]
    major, short = first >> 5, first & 31
    if short < 24:
        return major, short, at + 1
    if short > 27:
        raise NotStrict("a length is indefinite or reserved")
    size = 1 << (short - 24)
    number = int.from_bytes(_take(data, at + 1, size), "big")
    least = 24 if size == 1 else 1 << (size * 4)
    if number < least:
        raise NotStrict("a number is not in its shortest form")
    return major, number, at + 1 + size


def _take(data: bytes, at: int, size: int) -> bytes:
    if size > len(data) - at:
        raise NotStrict("the data ends early")
    return data[at : at + size]
