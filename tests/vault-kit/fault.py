"""Describes the faulty vaults of the kit, with helpers that make most of them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from writer import PASSWORD, Raw, Vault, cbor

NOT_A_VAULT = "vault_not_a_vault"
VERSION = "vault_version"
DAMAGED = "vault_damaged"
WRONG_PASSWORD = "vault_wrong_password"
WRONG_PASSKEY = "vault_wrong_passkey"
WRONG_RECOVERY = "vault_wrong_recovery"
NO_PASSWORD = "vault_no_password"
TOO_CHEAP = "kdf_too_cheap"
TOO_COSTLY = "kdf_too_costly"


@dataclass
class Fault:
    """A vault with one fault. `make` takes a good vault and returns the bytes of the faulty one."""

    stem: str
    code: str
    sentence: str
    make: Callable[[Vault], bytes]
    opened_with: dict[str, Any] = field(default_factory=lambda: {"password": PASSWORD})


def flipped(data: bytes, at: int, bits: int = 1) -> bytes:
    at %= len(data)
    return data[:at] + bytes([data[at] ^ bits]) + data[at + 1 :]


def with_header(header: Any) -> Callable[[Vault], bytes]:
    """Changes the header's map with `header`, and seals the content for the changed header."""
    return lambda vault: vault.file(header=cbor(header(vault.header())))


def with_slot(slot: Any) -> Callable[[Vault], bytes]:
    """Replaces the only slot by the result of `slot`, which takes the good slot's fields."""

    def make(vault: Vault) -> bytes:
        header = vault.header()
        return vault.file(header=cbor(header | {"slots": [slot(header["slots"][0]["password"])]}))

    return make


def with_content(content: Any) -> Callable[[Vault], bytes]:
    return lambda vault: vault.file(content=cbor(content(vault.content)))


def with_entry(changed: Any) -> Callable[[Vault], bytes]:
    return lambda vault: vault.file(content=cbor(vault.content | {"entries": [changed(vault.content["entries"][0])]}))


def indefinite(begin: int, *items: Any) -> Raw:
    """An item of indefinite length (RFC 8949 section 3.2): `begin`, the items, and a break."""
    return Raw(bytes([begin]) + b"".join(cbor(item) for item in items) + b"\xff")


def without(fields: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if key != name}


def moved_to_front(fields: dict[str, Any], name: str) -> dict[str, Any]:
    return {name: fields[name]} | fields
