"""Makes the kit. `make.py` writes its files; `make.py --check` compares the existing ones."""

import base64
import json
import sys
from pathlib import Path
from typing import Any

import cbor2

import faults_content
import faults_file
import faults_groups
import faults_header
import faults_replica
import faults_slot
import parts
import replica
from valid import VALID
from writer import Vault, cbor

HERE = Path(__file__).parent
FOLDER = "vaults"
REPLICAS = "replicas"
FAULTS = [*faults_file.FAULTS, *faults_header.FAULTS, *faults_slot.FAULTS, *faults_content.FAULTS]
FAULTS += faults_groups.FAULTS

# The characters that a reader removes from a name, as docs/vault-format.md lists them.
HIDDEN = dict.fromkeys(
    [*range(0x20), *range(0x7F, 0xA0), 0x61C, 0x200B, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2060, 0x2070)]
    + [0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB]
)


def shown(name: str) -> str:
    return name.translate(HIDDEN).strip()


def shown_note(note: str) -> str:
    return note.translate(HIDDEN | {0x0A: 0x0A}).strip()


def as_json(entry: dict[str, Any]) -> dict[str, Any]:
    [(kind, parameters)] = entry["kind"].items()
    return {
        "id": entry["id"].hex(),
        "issuer": shown(entry["issuer"]),
        "account": shown(entry["account"]),
        "secret": base64.b32encode(entry["secret"]).decode().rstrip("="),
        "kind": kind,
        "algorithm": entry["algorithm"],
        "digits": entry["digits"],
        "period": 30 if kind == "steam" else parameters.get("period"),
        "counter": parameters.get("counter"),
        "icon": entry["icon"],
        "added": entry["added"],
        "note": shown_note(entry.get("note", "")),
        "groups": entry.get("groups", []),
        "pinned": "pinned" in entry,
        "hosts": entry.get("hosts", []),
    }


def valid_item(vault: Vault, opened_with: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    # This encoder keeps the order of the keys. A canonical encoder must give the same bytes.
    assert cbor2.dumps(vault.content, canonical=True) == cbor(vault.content), vault.stem
    assert cbor2.dumps(vault.header(), canonical=True) == cbor(vault.header()), vault.stem
    content = vault.content
    item = {"file": f"{FOLDER}/{vault.stem}.warifu"} | opened_with
    found = read_from(vault.generation, content["name"], content["entries"], content["trash"])
    return item | opened(vault) | found, vault.file()


def opened(vault: Vault) -> dict[str, Any]:
    return {"expect": "ok", "key": vault.key.hex()}


def read_from(generation: int, name: str, entries: list[Any], trash: list[Any]) -> dict[str, Any]:
    """What a reader finds in a good file."""
    return {
        "generation": generation,
        "name": shown(name),
        "entries": [as_json(entry) for entry in entries],
        "trash": [as_json(item["entry"]) | {"deleted": item["deleted"]} for item in trash],
    }


def replicas() -> tuple[list[dict[str, Any]], dict[str, bytes]]:
    items, files = [], {}
    opened_with = {"password": replica.PASSWORD}
    for make in replica.VALID:
        made = make()
        assert cbor2.dumps(made.content, canonical=True) == cbor(made.content), made.stem
        name = f"{REPLICAS}/{made.stem}.warsyn"
        content = made.content
        found = read_from(content["generation"], content["name"][0], replica.in_list(made), replica.in_trash(made))
        items.append({"file": name} | opened_with | opened(made) | found)
        files[name] = made.replica()
    for fault in faults_replica.FAULTS:
        made = replica.Replica(fault.stem)
        name = f"{REPLICAS}/{fault.stem}.warsyn"
        assert name not in files, f"{name} is made twice"
        files[name] = fault.make(made)
        item = {"file": name} | opened_with | {"expect": fault.code, "key": made.key.hex()}
        items.append(item | {"fault": fault.sentence})
    return items, files


def kit() -> tuple[list[dict[str, Any]], dict[str, bytes]]:
    items, files = [], {}
    for make in VALID:
        item, file = valid_item(*make())
        items.append(item)
        files[item["file"]] = file
    for fault in FAULTS:
        vault = Vault(fault.stem)
        name = f"{FOLDER}/{fault.stem}.warifu"
        file = fault.make(vault)
        assert name not in files, f"{name} is made twice"
        files[name] = file
        item = {"file": name} | fault.opened_with | {"expect": fault.code, "key": vault.key.hex()}
        items.append(item | {"fault": fault.sentence})
    assert len(set(files.values())) == len(files), "two files are the same"
    return items, files


def main() -> int:
    items, files = kit()
    lists = [("kit.json", items), ("parts.json", parts.kit(files))]
    of_replicas, sealed = replicas()
    files |= sealed
    for name, listed in [*lists, ("replicas.json", of_replicas)]:
        files[name] = (json.dumps(listed, ensure_ascii=False, indent=2) + "\n").encode()
    there = {f"{folder}/{path.name}" for folder in (FOLDER, REPLICAS) for path in (HERE / folder).glob("*")}
    there |= {path.name for path in HERE.glob("*.json")}
    if "--check" in sys.argv:
        wrong = sorted(there ^ files.keys())
        wrong += [name for name in files.keys() & there if (HERE / name).read_bytes() != files[name]]
        if wrong:
            print("not what make.py writes:", *wrong, file=sys.stderr)
        return bool(wrong)
    for folder in (FOLDER, REPLICAS):
        (HERE / folder).mkdir(exist_ok=True)
    for name in there - files.keys():
        (HERE / name).unlink()
    for name, file in files.items():
        (HERE / name).write_bytes(file)
    faulty = sum("fault" in item for item in items)
    print(f"{len(items) - faulty} good vaults, {faulty} faulty ones, {len(sealed)} replicas")
    return 0


if __name__ == "__main__":
    sys.exit(main())
