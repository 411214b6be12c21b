"""Faults of slots: in their CBOR, in their costs, and in the sealing of the vault key."""

import unicodedata

from argon2.low_level import Type

from fault import (
    DAMAGED,
    NO_PASSWORD,
    TOO_CHEAP,
    TOO_COSTLY,
    WRONG_PASSKEY,
    WRONG_PASSWORD,
    WRONG_RECOVERY,
    Fault,
    indefinite,
    moved_to_front,
    with_slot,
    without,
)
from writer import (
    LEAST,
    PASSKEY_INFO,
    PASSWORD,
    RECOVERY_INFO,
    SLOT_LABEL,
    Pairs,
    Raw,
    Vault,
    argon2,
    cbor,
    hkdf,
    recovery_text,
    seal,
)

CREDENTIAL = b"credential"
OUTPUT = bytes(range(32))
CODE = bytes(range(20))
BY_PASSKEY = {"password": None, "passkey": {"credential": CREDENTIAL.hex(), "output": OUTPUT.hex()}}
BY_RECOVERY = {"password": None, "recovery": recovery_text(CODE)}


def field(name: str, value):
    """Replaces a field. `value` takes the old value and returns the new one."""
    return with_slot(lambda slot: {"password": slot | {name: value(slot[name])}})


def cost(changed):
    return field("cost", changed)


def claims(**numbers: int):
    """A claimed cost that is too high to derive a key. The key was derived at the least cost."""

    def make(vault: Vault) -> bytes:
        vault.slots = [vault.claiming_slot(**numbers)]
        return vault.file()

    return make


def paid(**numbers: int):
    """A cost at which the key was derived. A reader without bounds would open the file."""

    def make(vault: Vault) -> bytes:
        vault.slots = [vault.password_slot(cost=LEAST | numbers)]
        return vault.file()

    return make


def slots(*makers):
    def make(vault: Vault) -> bytes:
        vault.slots = [maker(vault) for maker in makers]
        return vault.file()

    return make


def hashed_otherwise(key_of):
    """A password slot whose slot key is `key_of(salt)`."""
    return slots(lambda vault: vault.slot("password", key_of(vault.salt()), cost=LEAST))


def sealed_otherwise(context_of):
    """A password slot with wrong associated data: `context_of(slot with a zero key, vault id)`."""

    def make(vault: Vault) -> bytes:
        slot = vault.password_slot()["password"]
        empty = {"password": slot | {"key": bytes(48)}}
        slot_key = argon2(PASSWORD.encode(), slot["salt"], LEAST)
        sealed = seal(slot_key, slot["nonce"], context_of(empty, vault.id), vault.key)
        vault.slots = [{"password": slot | {"key": sealed}}]
        return vault.file()

    return make


def from_another_vault(vault: Vault) -> bytes:
    vault.slots = [Vault(vault.stem + " other").password_slot()]
    return vault.file()


def under_another_id(vault: Vault) -> bytes:
    vault.header()
    vault.id = vault.seeded("another id", 16)
    return vault.file()


CBOR = [
    Fault("slot-unknown-type", DAMAGED, "The slot's type is 'smartcard'.", with_slot(lambda slot: {"smartcard": slot})),
    Fault("slot-capital-type", DAMAGED, "The slot's type is 'Password'.", with_slot(lambda slot: {"Password": slot})),
    Fault("slot-text", DAMAGED, "The slot is the text 'password'.", with_slot(lambda _: "password")),
    Fault("slot-empty-map", DAMAGED, "The slot's map is empty.", with_slot(lambda _: {})),
    Fault("slot-two-types", DAMAGED, "The slot is of two types.",
          with_slot(lambda slot: {"password": slot, "recovery": without(slot, "cost")})),
    Fault("slot-type-twice", DAMAGED, "The slot's type is repeated.",
          with_slot(lambda slot: Pairs(("password", slot), ("password", slot)))),
    Fault("slot-map-indefinite", DAMAGED, "The slot's map is of indefinite length.",
          with_slot(lambda slot: indefinite(0xBF, "password", slot))),
    Fault("slot-array", DAMAGED, "The slot's fields are an array.",
          with_slot(lambda slot: {"password": list(slot.values())})),
    Fault("slot-disordered", DAMAGED, "The slot's key 'nonce' is first.",
          with_slot(lambda slot: {"password": moved_to_front(slot, "nonce")})),
    Fault("slot-key-twice", DAMAGED, "The slot's key 'salt' is repeated.",
          with_slot(lambda slot: {"password": Pairs(*slot.items(), ("salt", slot["salt"]))})),
    Fault("slot-unknown-key", DAMAGED, "The slot has a key 'hint'.",
          with_slot(lambda slot: {"password": {"key": slot["key"], "cost": slot["cost"], "hint": ""} | slot})),
    Fault("slot-of-password-with-credential", DAMAGED, "A password slot has a passkey's credential.",
          with_slot(lambda slot: {"password": slot | {"credential": b""}})),
    *[
        Fault(f"slot-without-{name}", DAMAGED, f"The slot's key '{name}' is missing.",
              with_slot(lambda slot, name=name: {"password": without(slot, name)}))
        for name in ["key", "cost", "salt", "nonce"]
    ],
    Fault("slot-key-47-bytes", DAMAGED, "The sealed vault key has 47 bytes.", field("key", lambda key: key[:-1])),
    Fault("slot-key-49-bytes", DAMAGED, "The sealed vault key has 49 bytes.", field("key", lambda key: key + b"\0")),
    Fault("slot-salt-15-bytes", DAMAGED, "The salt has 15 bytes.", field("salt", lambda salt: salt[:-1])),
    Fault("slot-salt-17-bytes", DAMAGED, "The salt has 17 bytes.", field("salt", lambda salt: salt + b"\0")),
    Fault("slot-salt-empty", DAMAGED, "The salt has no bytes.", field("salt", lambda _: b"")),
    Fault("slot-salt-text", DAMAGED, "The salt is a text.", field("salt", lambda _: "0123456789abcdef")),
    Fault("slot-nonce-11-bytes", DAMAGED, "The slot's nonce has 11 bytes.", field("nonce", lambda nonce: nonce[:-1])),
    Fault("slot-nonce-16-bytes", DAMAGED, "The slot's nonce has 16 bytes.",
          field("nonce", lambda nonce: nonce + bytes(4))),
    Fault("slot-nonce-indefinite", DAMAGED, "The slot's nonce is of indefinite length.",
          field("nonce", lambda nonce: indefinite(0x5F, nonce[:6], nonce[6:]))),
    Fault("passkey-with-cost", DAMAGED, "A passkey slot has a cost.",
          slots(lambda vault: vault.slot("passkey", bytes(32), cost=LEAST, credential=CREDENTIAL)), BY_PASSKEY),
    Fault("passkey-without-credential", DAMAGED, "A passkey slot has no credential.",
          slots(lambda vault: vault.slot("passkey", bytes(32))), BY_PASSKEY),
    Fault("passkey-credential-text", DAMAGED, "A passkey slot's credential is a text.",
          slots(lambda vault: vault.slot("passkey", bytes(32), credential="credential")), BY_PASSKEY),
]  # fmt: skip

COSTS = [
    Fault("cost-array", DAMAGED, "The cost is an array.", cost(lambda cost: list(cost.values()))),
    Fault("cost-disordered", DAMAGED, "The cost's keys are in the order m, t, p.",
          cost(lambda cost: {name: cost[name] for name in "mtp"})),
    Fault("cost-without-lanes", DAMAGED, "The cost has no lanes.", cost(lambda cost: without(cost, "p"))),
    Fault("cost-unknown-key", DAMAGED, "The cost has a key 'v'.", cost(lambda cost: cost | {"v": 19})),
    Fault("cost-key-twice", DAMAGED, "The cost's key 't' is repeated.",
          cost(lambda cost: Pairs(*cost.items(), ("t", 2)))),
    Fault("cost-memory-negative", DAMAGED, "The memory is negative.", cost(lambda cost: cost | {"m": -19456})),
    Fault("cost-memory-float", DAMAGED, "The memory is a floating-point number.",
          cost(lambda cost: cost | {"m": Raw(b"\xf9\x74\xc0")})),
    Fault("cost-memory-text", DAMAGED, "The memory is a text.", cost(lambda cost: cost | {"m": "19456"})),
    Fault("cost-memory-long-form", DAMAGED, "The memory is written in five bytes.",
          cost(lambda cost: cost | {"m": Raw(b"\x1a\x00\x00\x4c\x00")})),
    Fault("cost-memory-33-bits", DAMAGED, "The memory is 2^32 KiB, beyond the number's range.", claims(m=2**32)),
    Fault("cost-memory-8-kib", TOO_CHEAP, "The memory is 8 KiB.", paid(m=8)),
    Fault("cost-memory-below", TOO_CHEAP, "The memory is one KiB below the minimum.", paid(m=19455)),
    Fault("cost-passes-1", TOO_CHEAP, "There is one pass.", paid(t=1)),
    Fault("cost-passes-0", TOO_CHEAP, "There is no pass.", claims(t=0)),
    Fault("cost-lanes-0", TOO_CHEAP, "There is no lane.", claims(p=0)),
    Fault("cost-lanes-17", TOO_COSTLY, "There are 17 lanes.", paid(p=17)),
    Fault("cost-lanes-2-to-the-24", TOO_COSTLY, "There are 2^24 lanes.", claims(p=2**24)),
    Fault("cost-memory-above", TOO_COSTLY, "The memory is one KiB above 1 GiB.", claims(m=2**20 + 1)),
    Fault("cost-memory-4-gib", TOO_COSTLY, "The memory is 4 GiB.", claims(m=2**22)),
    Fault("cost-memory-32-bits", TOO_COSTLY, "The memory is 2^32 - 1 KiB.", claims(m=2**32 - 1)),
    Fault("cost-passes-2-to-the-31", TOO_COSTLY, "There are 2^31 passes.", claims(t=2**31)),
    Fault("cost-passes-above", TOO_COSTLY, "There is one pass more than the least memory may have.", claims(t=216)),
    Fault("cost-work-above", TOO_COSTLY, "Memory and passes are within their bounds, their product is not.",
          claims(m=2**20, t=5)),
    Fault("cost-sum-above", TOO_COSTLY, "Two slots, each within the bounds, cost too much together.",
          slots(Vault.password_slot, lambda vault: vault.claiming_slot(1, m=2**20, t=4))),
    Fault("cost-changed", WRONG_PASSWORD, "The cost was changed within its bounds after the slot was sealed.",
          cost(lambda cost: cost | {"m": 19464})),
    Fault("cost-lanes-changed", WRONG_PASSWORD, "The lanes were changed within their bounds after sealing.",
          cost(lambda cost: cost | {"p": 2})),
]  # fmt: skip

SEALS = [
    Fault("password-other", WRONG_PASSWORD, "The password is wrong.", slots(lambda v: v.password_slot("other"))),
    Fault("password-decomposed-in-file", WRONG_PASSWORD, "The password was hashed in NFD, not in NFC.",
          hashed_otherwise(lambda salt: argon2(unicodedata.normalize("NFD", "ガ é words").encode(), salt, LEAST)),
          {"password": "ガ é words"}),
    Fault("password-wide-space-in-file", WRONG_PASSWORD, "The password was hashed with its wide space.",
          hashed_otherwise(lambda salt: argon2("山田　太郎の鍵".encode(), salt, LEAST)),
          {"password": "山田　太郎の鍵"}),
    Fault("password-ends-in-nul", WRONG_PASSWORD, "The password was hashed with a NUL after it.",
          hashed_otherwise(lambda salt: argon2(PASSWORD.encode() + b"\0", salt, LEAST))),
    Fault("argon2i", WRONG_PASSWORD, "The password was hashed with Argon2i.",
          hashed_otherwise(lambda salt: argon2(PASSWORD.encode(), salt, LEAST, Type.I))),
    Fault("argon2d", WRONG_PASSWORD, "The password was hashed with Argon2d.",
          hashed_otherwise(lambda salt: argon2(PASSWORD.encode(), salt, LEAST, Type.D))),
    Fault("argon2-version-16", WRONG_PASSWORD, "The password was hashed with Argon2's version 0x10.",
          hashed_otherwise(lambda salt: argon2(PASSWORD.encode(), salt, LEAST, version=0x10))),
    Fault("slot-from-another-vault", WRONG_PASSWORD, "The slot comes from another vault with the same password.",
          from_another_vault),
    Fault("vault-id-changed", WRONG_PASSWORD, "The vault's id was changed after the slot was sealed.",
          under_another_id),
    Fault("context-without-label", WRONG_PASSWORD, "The slot's associated data lacks the label.",
          sealed_otherwise(lambda slot, id: id + cbor(slot))),
    Fault("context-without-id", WRONG_PASSWORD, "The slot's associated data lacks the vault's id.",
          sealed_otherwise(lambda slot, _: SLOT_LABEL + cbor(slot))),
    Fault("context-without-type", WRONG_PASSWORD, "The slot's associated data lacks the slot's type.",
          sealed_otherwise(lambda slot, id: SLOT_LABEL + id + cbor(slot["password"]))),
    Fault("context-without-zeros", WRONG_PASSWORD, "The slot's associated data lacks the key's 48 zero bytes.",
          sealed_otherwise(lambda slot, id: SLOT_LABEL + id + cbor({"password": without(slot["password"], "key")}))),
    Fault("context-none", WRONG_PASSWORD, "The slot has no associated data.", sealed_otherwise(lambda slot, id: b"")),
    Fault("no-password-slot", NO_PASSWORD, "There is only a recovery slot, and a password is given.",
          slots(lambda vault: vault.recovery_slot(CODE, 0))),
    Fault("passkey-other-output", WRONG_PASSKEY, "The passkey's output is wrong.",
          slots(lambda vault: vault.passkey_slot(CREDENTIAL, bytes(32), 0)), BY_PASSKEY),
    Fault("passkey-other-credential", WRONG_PASSKEY, "The credential is wrong.",
          slots(lambda vault: vault.passkey_slot(b"another", OUTPUT, 0)), BY_PASSKEY),
    Fault("passkey-info-of-recovery", WRONG_PASSKEY, "The passkey slot's key was derived as a recovery slot's.",
          slots(lambda vault: vault.passkey_slot(CREDENTIAL, OUTPUT, 0, RECOVERY_INFO)), BY_PASSKEY),
    Fault("passkey-not-derived", WRONG_PASSKEY, "The passkey's output is used as the slot key.",
          slots(lambda vault: vault.slot("passkey", OUTPUT, credential=CREDENTIAL)), BY_PASSKEY),
    Fault("recovery-other-code", WRONG_RECOVERY, "The recovery code is wrong.",
          slots(lambda vault: vault.recovery_slot(bytes(20), 0)), BY_RECOVERY),
    Fault("recovery-info-of-passkey", WRONG_RECOVERY, "The recovery slot's key was derived as a passkey slot's.",
          slots(lambda vault: vault.recovery_slot(CODE, 0, PASSKEY_INFO)), BY_RECOVERY),
    Fault("recovery-without-salt", WRONG_RECOVERY, "The recovery slot's key was derived without its salt.",
          slots(lambda vault: vault.slot("recovery", hkdf(CODE, b"", RECOVERY_INFO))), BY_RECOVERY),
    Fault("recovery-of-text", WRONG_RECOVERY, "The recovery slot's key was derived from the code as it is printed.",
          slots(lambda vault: vault.recovery_slot(recovery_text(CODE).encode(), 0)), BY_RECOVERY),
]  # fmt: skip

FAULTS = CBOR + COSTS + SEALS
