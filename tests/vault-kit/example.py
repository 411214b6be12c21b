"""Prints the worked example of docs/vault-format.md: the parts of the kit's `example.warifu`."""

import unicodedata

from valid import example
from writer import LEAST, MAGIC, PASSWORD, SLOT_LABEL, argon2, cbor, version_of

BYTES_A_LINE = 16


def lines(data: bytes, meaning: str = "") -> list[str]:
    rows = [data[at : at + BYTES_A_LINE] for at in range(0, len(data), BYTES_A_LINE)]
    hexes = [row.hex(" ") for row in rows]
    return [f"{hexes[0]:<47}  {meaning}".rstrip(), *hexes[1:]]


def block(title: str, *parts: tuple[bytes, str]) -> str:
    body = "\n".join(line for data, meaning in parts for line in lines(data, meaning))
    return f"{title}\n\n```text\n{body}\n```\n"


def key(name: str) -> bytes:
    return cbor(name)


def field(name: str, value: bytes) -> tuple[tuple[bytes, str], tuple[bytes, str]]:
    head = cbor(value)[: -len(value)]
    return (key(name) + head, f'"{name}": {len(value)} bytes'), (value, "")


def main() -> None:
    vault, opened_with = example()
    header = cbor(vault.header())
    file = vault.file()
    before = file[: 14 + len(header)]
    slot = vault.slots[0]["password"]
    slot_key = argon2(PASSWORD.encode(), slot["salt"], LEAST)
    empty = {"password": slot | {"key": bytes(48)}}
    entry = vault.content["entries"][0]

    header_parts = [
        (MAGIC, "magic"),
        (version_of(vault.content).to_bytes(2), "version 1"),
        (len(header).to_bytes(4), f"the header has {len(header)} bytes"),
        (b"\xa3", "map of 3 pairs"),
        (key("slots") + b"\x81", '"slots": array of 1 item'),
        (b"\xa1" + key("password"), 'map of 1 pair: "password"'),
        (b"\xa4", "map of 4 pairs"),
        *field("key", slot["key"]),
        (key("cost") + b"\xa3", '"cost": map of 3 pairs'),
        *[(cbor(name) + cbor(number), f'"{name}": {number}') for name, number in LEAST.items()],
        *field("salt", slot["salt"]),
        *field("nonce", slot["nonce"]),
        *field("vault", vault.id),
        (key("generation") + cbor(vault.generation), f'"generation": {vault.generation}'),
        (file[len(before) : len(before) + 12], "nonce"),
        (file[len(before) + 12 : -16], "ciphertext"),
        (file[-16:], "tag"),
    ]
    content_parts = [
        (b"\xa3", "map of 3 pairs"),
        (key("name") + cbor(""), '"name": empty'),
        (key("trash") + cbor([]), '"trash": empty'),
        (key("entries") + b"\x81", '"entries": array of 1 item'),
        (b"\xa9", "map of 9 pairs"),
        *field("id", entry["id"]),
        (key("icon") + cbor(entry["icon"]), f'"icon": "{entry["icon"]}"'),
        (key("kind") + b"\xa1" + key("totp"), '"kind": map of 1 pair: "totp"'),
        (cbor(entry["kind"]["totp"]), 'map of 1 pair: "period": 30'),
        (key("added") + cbor(entry["added"]), f'"added": {entry["added"]}'),
        (key("digits") + cbor(entry["digits"]), f'"digits": {entry["digits"]}'),
        (key("issuer") + cbor(entry["issuer"]), f'"issuer": "{entry["issuer"]}"'),
        *field("secret", entry["secret"]),
        (key("account") + cbor(entry["account"]), f'"account": "{entry["account"]}"'),
        (key("algorithm") + cbor(entry["algorithm"]), f'"algorithm": "{entry["algorithm"]}"'),
    ]
    assert b"".join(data for data, _ in header_parts) == file
    assert b"".join(data for data, _ in content_parts) == cbor(vault.content)
    assert opened_with == {"password": PASSWORD} and unicodedata.is_normalized("NFC", PASSWORD)
    context_parts = [(SLOT_LABEL, '"warifu/1 slot"'), (vault.id, "vault"), (cbor(empty), "the slot, its key all zero")]

    print(block(f"The file, {len(file)} bytes:", *header_parts))
    print(block(f"The password is `{PASSWORD}`. Argon2id gives the slot key:", (slot_key, "")))
    print(block("The slot's context:", *context_parts))
    print(block("With both, the slot opens to the vault key:", (vault.key, "")))
    title = f"With that and the first {len(before)} bytes as associated data, the content opens to:"
    print(block(title, *content_parts), end="")


if __name__ == "__main__":
    main()
