"""read_replica.py FILE: prints the vault of a replica as JSON, written from docs/vault-format.md.

It is opened as read_vault.py opens a vault. If it cannot be read, the program prints the code of the
error on standard error and ends with status 1.
"""

import json
import sys

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

import read_vault
import strict_cbor
from read_vault import fields
from refused import Refused, damaged_unless

MAGIC = b"\x89WARSYN\n"
REGISTERS = 11
MAX_FORMER, MAX_SLOTS = 64, 1024
CONTENT = {"devs": list, "gone": list, "keys": list, "name": list, "rows": list, "seen": bytes, "self": bytes}
CONTENT |= {"clock": int, "order": list, "generation": int}


def is_ascending(items) -> bool:
    return all(one < following for one, following in zip(items, items[1:]))


class Stamps:
    """Reads stamps, and remembers which devices they name."""

    def __init__(self, devices, clock: int):
        damaged_unless(all(isinstance(device, bytes) and len(device) == 8 for device in devices))
        damaged_unless(is_ascending(devices))
        self.devices, self.clock, self.named = devices, clock, set()

    def read(self, time, place) -> tuple[int, bytes]:
        damaged_unless(isinstance(time, int) and isinstance(place, int))
        damaged_unless(time <= self.clock and place < len(self.devices))
        self.named.add(place)
        return time, self.devices[place]

    def check_all_named(self) -> None:
        damaged_unless(len(self.named) == len(self.devices))


def items(value, *types):
    damaged_unless(isinstance(value, list) and len(value) == len(types))
    damaged_unless(all(isinstance(item, type_) for item, type_ in zip(value, types)))
    return value


def read_gone(gone, stamps: Stamps) -> list[bytes]:
    ids = []
    for tombstone in gone:
        id, time, place = items(tombstone, bytes, int, int)
        damaged_unless(len(id) == 16)
        stamps.read(time, place)
        ids.append(id)
    damaged_unless(is_ascending(ids))
    return ids


def read_keys(keys, mark: bytes, stamps: Stamps) -> None:
    present, time, place, former, slots = items(keys, bytes, int, int, list, list)
    stamps.read(time, place)
    damaged_unless(present == mark and present not in former and len(former) <= MAX_FORMER)
    damaged_unless(all(isinstance(one, bytes) and len(one) == 8 for one in former) and is_ascending(former))
    damaged_unless(1 <= len(slots) <= MAX_SLOTS)
    salts = []
    for item in slots:
        slot, removed, time, place = items(item, dict, int, int, int)
        read_vault.check_slot(slot)
        damaged_unless(removed in (0, 1))
        stamps.read(time, place)
        salts.append(next(iter(slot.values()))["salt"])
    damaged_unless(is_ascending(salts))


def read_row(row, stamps: Stamps):
    """The stamp of its creation, its id, the time of its deletion or None, and the entry."""
    damaged_unless(isinstance(row, list))
    entry, numbers, *deleted = items(row, dict, list, *[int] * (len(row) - 2))
    damaged_unless(len(deleted) <= 1)
    damaged_unless(len(numbers) % 3 == 2)
    created = stamps.read(*numbers[:2])
    registers = numbers[2::3]
    damaged_unless(all(isinstance(one, int) and one < REGISTERS for one in registers) and is_ascending(registers))
    for at in range(2, len(numbers), 3):
        damaged_unless(stamps.read(*numbers[at + 1 : at + 3]) != created)
    shown = read_vault.read_entry(entry)
    # A replica has texts only as they are shown.
    texts = [entry["issuer"], entry["account"], entry.get("note", "")]
    damaged_unless(texts == [shown["issuer"], shown["account"], shown["note"]])
    return created, entry["id"], deleted[0] if deleted else None, shown


def read_rows(rows, order, gone: list[bytes], stamps: Stamps):
    ordered, time, place = items(order, int, int, int)
    stamps.read(time, place)
    damaged_unless(len(rows) <= read_vault.MAX_ENTRIES and ordered <= len(rows))
    rows = [read_row(row, stamps) for row in rows]
    damaged_unless(is_ascending([(created, id) for created, id, _, _ in rows[ordered:]]))
    ids = [id for _, id, _, _ in rows] + gone
    damaged_unless(len(set(ids)) == len(ids))
    entries = [entry for _, _, deleted, entry in rows if deleted is None]
    trash = [(deleted, id, entry | {"deleted": deleted}) for _, id, deleted, entry in rows if deleted is not None]
    trash.sort(key=lambda item: item[:2], reverse=True)
    return entries, [entry for _, _, entry in trash]


def read(file: bytes):
    header, associated_data, nonce, sealed = read_vault.parse(file, MAGIC, (1,))
    damaged_unless(header["generation"] == 0)
    key = read_vault.unlock(header)
    try:
        plain = AESGCM(key).decrypt(nonce, sealed, associated_data)
    except InvalidTag:
        raise Refused("replica_locked") from None
    content = strict_cbor.decode(plain)
    values = fields(content, optional={"seen"}, **CONTENT)
    devices, gone, keys, name, rows, seen, own, clock, order, generation = values
    damaged_unless(len(own) == 8 and (seen is None or len(seen) == 16))
    stamps = Stamps(devices, clock)
    gone = read_gone(gone, stamps)
    mark = HKDF(hashes.SHA256(), 32, header["vault"], b"warifu/1 key mark").derive(key)[:8]
    read_keys(keys, mark, stamps)
    name, time, place = items(name, str, int, int)
    stamps.read(time, place)
    damaged_unless(read_vault.shown_name(name) == name)
    entries, trash = read_rows(rows, order, gone, stamps)
    stamps.check_all_named()
    return {"generation": generation, "name": name, "entries": entries, "trash": trash}


def main() -> int:
    if len(sys.argv) != 2:
        print("usage: read_replica.py FILE", file=sys.stderr)
        return 2
    try:
        with open(sys.argv[1], "rb") as file:
            vault = read(read_vault.from_text(file.read()))
    except Refused as refused:
        code = str(refused).replace("vault_not_a_vault", "replica_not_a_replica")
        print(code.replace("vault_", "replica_") if code in OWN else code, file=sys.stderr)
    except strict_cbor.NotStrict:
        print("replica_damaged", file=sys.stderr)
    except OSError as error:
        print(error, file=sys.stderr)
    else:
        print(json.dumps(vault, ensure_ascii=False, indent=2))
        return 0
    return 1


# The errors of a file, which a replica has under names of its own.
OWN = {"vault_version", "vault_damaged"}

if __name__ == "__main__":
    sys.exit(main())
