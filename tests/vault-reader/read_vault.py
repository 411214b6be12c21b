"""read_vault.py FILE: prints the content of a vault as JSON, written from docs/vault-format.md.

FILE is a vault, or its base64 text as the browser stores it. The environment variable
WARIFU_RECOVERY may give a recovery code. Otherwise the master password comes from WARIFU_PASSWORD or
from a prompt. If the vault cannot be opened, the program prints the code of the error on standard
error and ends with status 1.
"""

import base64
import binascii
import getpass
import json
import os
import re
import sys

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

import strict_cbor
from refused import Refused, damaged_unless
from typed import plain_password, recovery_bytes
from visible_text import WHITE_SPACE, visible

MAGIC = b"\x89WARIFU\n"
HEADER_AT = len(MAGIC) + 2 + 4
NONCE_BYTES, TAG_BYTES = 12, 16

MAX_FILE_BYTES = 64 * 1024 * 1024
MAX_HEADER_BYTES = 64 * 1024
MAX_SLOTS = 16
MAX_ENTRIES = 20_000
MAX_NAME_CHARACTERS = 256
MAX_SECRET_BYTES = 512
MAX_NOTE_CHARACTERS = 1000
MAX_HOSTS, MAX_HOST_BYTES = 16, 253
MAX_GROUPS, MAX_GROUP_CHARACTERS = 8, 40

MIN_MEMORY, MAX_MEMORY = 19 * 1024, 1024 * 1024
MIN_PASSES = 2
MAX_LANES = 16
MAX_WORK = 4 * 1024 * 1024

ALGORITHMS = {"SHA1", "SHA256", "SHA512"}
ICONS = {"general", "health", "work", "school", "bank", "mail", "shop", "web"}
NEWER_ICONS = {"government", "pension", "university", "cloud", "vpn", "securities"}
COMMAS = {",", "\u3001", "\uff0c", "\uff64"}
SLOTS = {
    "password": {"key": 48, "cost": None, "salt": 16, "nonce": 12},
    "passkey": {"key": 48, "salt": 16, "nonce": 12, "credential": None},
    "recovery": {"key": 48, "salt": 16, "nonce": 12},
}

HOST = re.compile(r"[-a-z0-9._:\[\]]*[-a-z0-9_:\[\]]")

def fields(value, optional=(), **types):
    """The values of a map with exactly these keys and types. None for a missing optional key."""
    damaged_unless(isinstance(value, dict) and types.keys() - optional <= value.keys() <= types.keys())
    damaged_unless(all(isinstance(value[name], types[name]) for name in value))
    return [value.get(name) for name in types]


def one(value, kinds):
    """The only key of a map, one of `kinds`, and its value."""
    damaged_unless(isinstance(value, dict) and len(value) == 1)
    [(kind, inner)] = value.items()
    damaged_unless(kind in kinds)
    return kind, inner


def parse(file: bytes, magic=MAGIC, versions=(1, 2)):
    if not file.startswith(magic):
        raise Refused("vault_not_a_vault")
    damaged_unless(len(file) >= len(magic) + 2)
    version = int.from_bytes(file[8:10], "big")
    if version not in versions:
        raise Refused("vault_version")
    damaged_unless(HEADER_AT <= len(file) <= MAX_FILE_BYTES)
    length = int.from_bytes(file[10:HEADER_AT], "big")
    damaged_unless(length <= MAX_HEADER_BYTES and len(file) >= HEADER_AT + length + NONCE_BYTES + TAG_BYTES)
    end = HEADER_AT + length
    header = strict_cbor.decode(file[HEADER_AT:end])
    slots, vault, generation = fields(header, slots=list, vault=bytes, generation=int)
    damaged_unless(len(vault) == 16 and 1 <= len(slots) <= MAX_SLOTS)
    for slot in slots:
        check_slot(slot)
    check_costs([slot["password"]["cost"] for slot in slots if "password" in slot])
    nonce, sealed = file[end : end + NONCE_BYTES], file[end + NONCE_BYTES :]
    header = {"version": version, "slots": slots, "vault": vault, "generation": generation}
    return header, file[:end], nonce, sealed


def check_slot(slot) -> None:
    kind, inner = one(slot, SLOTS)
    lengths = SLOTS[kind]
    fields(inner, **{name: dict if name == "cost" else bytes for name in lengths})
    damaged_unless(all(size is None or len(inner[name]) == size for name, size in lengths.items()))
    if kind == "password":
        numbers = fields(inner["cost"], m=int, p=int, t=int)
        damaged_unless(all(number < 2**32 for number in numbers))


def check_costs(costs) -> None:
    for cost in costs:
        memory, lanes, passes = cost["m"], cost["p"], cost["t"]
        if memory < MIN_MEMORY or passes < MIN_PASSES or lanes < 1:
            raise Refused("kdf_too_cheap")
        if memory > MAX_MEMORY or lanes > MAX_LANES or memory * passes > MAX_WORK:
            raise Refused("kdf_too_costly")
    if sum(cost["m"] * cost["t"] for cost in costs) > MAX_WORK:
        raise Refused("kdf_too_costly")


def password_key(password: bytes, slot) -> bytes:
    cost = slot["cost"]
    return hash_secret_raw(password, slot["salt"], cost["t"], cost["m"], cost["p"], 32, Type.ID, 0x13)


def recovery_key(code: bytes, slot) -> bytes:
    return HKDF(hashes.SHA256(), 32, slot["salt"], b"warifu/1 recovery").derive(code)


def vault_key(header, kind: str, key_of) -> bytes | None:
    for slot in header["slots"]:
        if kind not in slot:
            continue
        inner = slot[kind]
        # The slot as in the header, with zeros instead of the sealed key, which is the first field.
        context = b"warifu/1 slot" + header["vault"] + encoded_slot({kind: inner | {"key": bytes(48)}})
        try:
            return AESGCM(key_of(inner)).decrypt(inner["nonce"], inner["key"], context)
        except InvalidTag:
            pass
    return None


def encoded_slot(value) -> bytes:
    """Encodes a slot (RFC 8949 section 4.2.1). Its keys are already in order."""
    if isinstance(value, dict):
        pairs = [encoded_slot(key) + encoded_slot(inner) for key, inner in value.items()]
        return head(5, len(value)) + b"".join(pairs)
    if isinstance(value, str):
        return head(3, len(value)) + value.encode()
    return head(0, value) if isinstance(value, int) else head(2, len(value)) + value


def head(major: int, number: int) -> bytes:
    if number < 24:
        return bytes([major << 5 | number])
    short = next(size for size in range(4) if number < 1 << (8 << size))
    return bytes([major << 5 | 24 + short]) + number.to_bytes(1 << short, "big")


def unlock(header) -> bytes:
    if "WARIFU_RECOVERY" in os.environ:
        code = recovery_bytes(os.environ["WARIFU_RECOVERY"])
        key = vault_key(header, "recovery", lambda slot: recovery_key(code, slot))
        if key is None:
            raise Refused("vault_wrong_recovery")
        return key
    if not any("password" in slot for slot in header["slots"]):
        raise Refused("vault_no_password")
    typed = os.environ.get("WARIFU_PASSWORD")
    password = plain_password(getpass.getpass("Master password: ") if typed is None else typed)
    key = vault_key(header, "password", lambda slot: password_key(password, slot))
    if key is None:
        raise Refused("vault_wrong_password")
    return key


def shown_name(name: str) -> str:
    shown = visible(name).strip(WHITE_SPACE)
    damaged_unless(len(shown) <= MAX_NAME_CHARACTERS)
    return shown


def shown_note(note: str | None) -> str:
    """None means no note. A writer leaves out an empty note, so an empty text is an error."""
    damaged_unless(note != "")
    shown = visible(note or "", kept="\n").strip(WHITE_SPACE + "\n")
    damaged_unless(len(shown) <= MAX_NOTE_CHARACTERS)
    return shown


def read_hosts(hosts) -> list[str]:
    if hosts is None:
        return []
    damaged_unless(1 <= len(hosts) <= MAX_HOSTS and all(isinstance(host, str) for host in hosts))
    damaged_unless(len(set(hosts)) == len(hosts))
    damaged_unless(all(1 <= len(host) <= MAX_HOST_BYTES and HOST.fullmatch(host) for host in hosts))
    return hosts


def read_groups(groups):
    if groups is None:
        return []
    damaged_unless(1 <= len(groups) <= MAX_GROUPS and all(isinstance(group, str) for group in groups))
    damaged_unless(len(set(groups)) == len(groups))
    for group in groups:
        damaged_unless(1 <= len(group) <= MAX_GROUP_CHARACTERS and visible(group).strip(WHITE_SPACE) == group)
        damaged_unless(COMMAS.isdisjoint(group))
    return groups


def read_kind(kind):
    """The kind's name, the period of a code in seconds, and the counter of the next code."""
    name, parameters = one(kind, ["totp", "hotp", "steam"])
    if name == "totp":
        [period] = fields(parameters, period=int)
        damaged_unless(1 <= period < 2**32)
        return name, period, None
    if name == "hotp":
        [counter] = fields(parameters, counter=int)
        return name, None, counter
    fields(parameters)
    return name, 30, None


def read_entry(entry):
    types = {"id": bytes, "icon": str, "kind": dict, "added": int, "digits": int, "issuer": str, "secret": bytes}
    details = {"note": str, "hosts": list, "groups": list, "pinned": int}
    values = fields(entry, optional=details.keys(), **types, account=str, algorithm=str, **details)
    id, icon, kind, added, digits, issuer, secret, account, algorithm, note, hosts, groups, pinned = values
    damaged_unless(pinned is None or pinned == 1)
    kind, period, counter = read_kind(kind)
    damaged_unless(len(id) == 16 and icon in ICONS | NEWER_ICONS)
    damaged_unless(digits == 5 and algorithm == "SHA1" if kind == "steam" else 6 <= digits <= 10)
    damaged_unless(1 <= len(secret) <= MAX_SECRET_BYTES and algorithm in ALGORITHMS)
    return {
        "id": id.hex(),
        "issuer": shown_name(issuer),
        "account": shown_name(account),
        "secret": base64.b32encode(secret).decode().rstrip("="),
        "kind": kind,
        "algorithm": algorithm,
        "digits": digits,
        "period": period,
        "counter": counter,
        "icon": icon,
        "added": added,
        "note": shown_note(note),
        "groups": read_groups(groups),
        "pinned": pinned == 1,
        "hosts": read_hosts(hosts),
    }


def read_trashed(trashed):
    entry, deleted = fields(trashed, entry=dict, deleted=int)
    return read_entry(entry) | {"deleted": deleted}


def read(file: bytes):
    header, associated_data, nonce, sealed = parse(file)
    key = unlock(header)
    content = strict_cbor.decode(AESGCM(key).decrypt(nonce, sealed, associated_data))
    name, trash, entries = fields(content, name=str, trash=list, entries=list)
    damaged_unless(len(trash) + len(entries) <= MAX_ENTRIES)
    entries, trash = [read_entry(entry) for entry in entries], [read_trashed(trashed) for trashed in trash]
    is_newer = any(entry["groups"] or entry["icon"] in NEWER_ICONS for entry in entries + trash)
    damaged_unless(header["version"] == (2 if is_newer else 1))
    return {"generation": header["generation"], "name": shown_name(name), "entries": entries, "trash": trash}


def from_text(file: bytes) -> bytes:
    """Decodes base64, if it is base64. A vault's first byte is not a base64 character."""
    try:
        return base64.b64decode(b"".join(file.split()), validate=True)
    except binascii.Error:
        return file


def main() -> int:
    if len(sys.argv) != 2:
        print("usage: read_vault.py FILE", file=sys.stderr)
        return 2
    try:
        with open(sys.argv[1], "rb") as file:
            vault = read(from_text(file.read()))
    except Refused as refused:
        print(refused, file=sys.stderr)
    except (strict_cbor.NotStrict, InvalidTag):
        print("vault_damaged", file=sys.stderr)
    except OSError as error:
        print(error, file=sys.stderr)
    else:
        print(json.dumps(vault, ensure_ascii=False, indent=2))
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
