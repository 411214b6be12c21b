"""Writes good and faulty vaults of the format versions 1 and 2, from docs/vault-format.md alone.

Bytes that should be random are derived from the file's name, so that the same bytes can be made
again. A program that writes real vaults must not do that.
"""

import hashlib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import cbor2
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = b"\x89WARIFU\n"
NEWER_ICONS = {"government", "pension", "university", "cloud", "vpn", "securities"}
SLOT_LABEL = b"warifu/1 slot"
PASSKEY_INFO = b"warifu/1 passkey"
RECOVERY_INFO = b"warifu/1 recovery"
PASSWORD = "correct horse battery"
ORDER = ["id", "icon", "kind", "note", "added", "hosts", "digits", "groups", "issuer", "pinned", "secret", "account"]
ORDER += ["algorithm"]
LEAST = {"m": 19456, "p": 1, "t": 2}


@dataclass
class Raw:
    """Bytes that are copied into the CBOR. They may be invalid, unlike the output of an encoder."""

    data: bytes


class Pairs(Raw):
    """A map of these pairs in this order. The keys may be unsorted or repeated."""

    def __init__(self, *pairs: tuple[Any, Any]):
        super().__init__(bytes([0xA0 + len(pairs)]) + b"".join(cbor(key) + cbor(value) for key, value in pairs))


def cbor(value: Any) -> bytes:
    # Dictionaries keep their order. The kit writes them in the order of RFC 8949 section 4.2.1.
    return cbor2.dumps(value, default=lambda encoder, raw: encoder.write(raw.data))


def seeded(purpose: str, size: int) -> bytes:
    return hashlib.shake_256(b"warifu vault kit\0" + purpose.encode()).digest(size)


def plain_password(typed: str) -> bytes:
    # For Python, some control characters are white space. They are not replaced here.
    spaced = "".join(" " if c.isspace() and unicodedata.category(c) != "Cc" else c for c in typed)
    return unicodedata.normalize("NFC", spaced).encode()


def argon2(password: bytes, salt: bytes, cost: dict[str, int], kind: Type = Type.ID, version: int = 0x13) -> bytes:
    return hash_secret_raw(password, salt, cost["t"], cost["m"], cost["p"], 32, kind, version)


def hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(hashes.SHA256(), 32, salt, info).derive(secret)


def seal(key: bytes, nonce: bytes, associated_data: bytes, plain: bytes) -> bytes:
    return AESGCM(key).encrypt(nonce, plain, associated_data)


def recovery_text(code: bytes) -> str:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    number = int.from_bytes(code)
    symbols = [number >> shift & 31 for shift in range(155, -1, -5)]
    groups = []
    for place in range(8):
        group = symbols[place * 4 : place * 4 + 4]
        check = (place * 5 + sum(weight * symbol for weight, symbol in enumerate(group, 1))) % 31
        groups.append("".join(letters[symbol] for symbol in [*group, check]))
    return "-".join(groups)


def entry(**changed: Any) -> dict[str, Any]:
    usual = {
        "id": bytes.fromhex("0123456789abcdef0123456789abcdef"),
        "icon": "health",
        "kind": {"totp": {"period": 30}},
        "added": 1700000000,
        "digits": 6,
        "issuer": "Example",
        "secret": b"12345678901234567890",
        "account": "alice",
        "algorithm": "SHA1",
    }
    fields = usual | changed
    assert fields.keys() <= set(ORDER)
    return {name: fields[name] for name in ORDER if name in fields}


def version_of(content: dict[str, Any]) -> int:
    """The version that a good content is written in."""
    entries = [*content["entries"], *(item["entry"] for item in content["trash"])]
    return 2 if any("groups" in one or one["icon"] in NEWER_ICONS for one in entries) else 1


class Vault:
    """A vault to be written. Its random bytes are derived from `stem`, the file's name."""

    def __init__(self, stem: str):
        self.stem = stem
        self.key = self.seeded("vault key", 32)
        self.id = self.seeded("vault id", 16)
        self.generation = 1
        self.content: dict[str, Any] = {"name": "", "trash": [], "entries": [entry()]}
        self.slots: list[Any] | None = None
        self.version: int | None = None

    def seeded(self, purpose: str, size: int) -> bytes:
        return seeded(f"{self.stem}\0{purpose}", size)

    def slot(self, kind: str, slot_key: bytes, number: int = 0, **more: Any) -> dict[str, Any]:
        """A slot of this kind. `more`: its other fields, or replacements of key, salt, nonce."""
        fields = {
            "key": bytes(48),
            "cost": None,
            "salt": self.salt(number),
            "nonce": self.seeded(f"slot nonce {number}", 12),
            "credential": None,
        } | more
        slot = {kind: {name: value for name, value in fields.items() if value is not None}}
        slot[kind]["key"] = seal(slot_key, fields["nonce"], SLOT_LABEL + self.id + cbor(slot), self.key)
        return slot

    def salt(self, number: int = 0) -> bytes:
        return self.seeded(f"salt {number}", 16)

    def password_slot(self, typed: str = PASSWORD, number: int = 0, cost: dict[str, int] = LEAST) -> dict[str, Any]:
        return self.slot("password", argon2(plain_password(typed), self.salt(number), cost), number, cost=cost)

    def claiming_slot(self, number: int = 0, **claims: Any) -> dict[str, Any]:
        """A password slot that claims another cost than the least, at which its key was derived."""
        slot_key = argon2(PASSWORD.encode(), self.salt(number), LEAST)
        return self.slot("password", slot_key, number, cost=LEAST | claims)

    def passkey_slot(self, credential: bytes, output: bytes, number: int, info: bytes = PASSKEY_INFO) -> dict[str, Any]:
        return self.slot("passkey", hkdf(output, self.salt(number), info), number, credential=credential)

    def recovery_slot(self, code: bytes, number: int, info: bytes = RECOVERY_INFO) -> dict[str, Any]:
        return self.slot("recovery", hkdf(code, self.salt(number), info), number)

    def header(self) -> dict[str, Any]:
        if self.slots is None:
            self.slots = [self.password_slot()]
        return {"slots": self.slots, "vault": self.id, "generation": self.generation}

    def file(
        self,
        header: bytes | None = None,
        content: bytes | None = None,
        seal_content: Callable[[bytes, bytes, bytes, bytes], bytes] = seal,
    ) -> bytes:
        """The file. `header` and `content` replace the encoded header and content if given."""
        header = cbor(self.header()) if header is None else header
        content = cbor(self.content) if content is None else content
        version = version_of(self.content) if self.version is None else self.version
        before = MAGIC + version.to_bytes(2) + len(header).to_bytes(4) + header
        nonce = self.seeded("content nonce", 12)
        return before + nonce + seal_content(self.key, nonce, before, content)
