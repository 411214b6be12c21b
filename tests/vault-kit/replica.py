"""Writes good replicas, from docs/vault-format.md alone."""

from typing import Any

import writer
from writer import Vault, cbor, entry, hkdf, seal

MAGIC = b"\x89WARSYN\n"
MARK_INFO = b"warifu/1 key mark"
ONE, TWO = bytes([1]) * 8, bytes([2]) * 8


def number(count: int, **changed: Any) -> dict[str, Any]:
    """An entry that is like no other."""
    id, secret = bytes([count]) * 16, b"secret of number" + bytes([count])
    return entry(**{"id": id, "account": f"user {count}", "secret": secret} | changed)


class Replica(Vault):
    """A replica to be written: of one device and two entries."""

    def __init__(self, stem: str):
        super().__init__(stem)
        self.version = 1
        self.generation = 0
        self.content = {
            "devs": [ONE],
            "gone": [],
            "keys": [self.mark(), 1, 0, [], [[self.header()["slots"][0], 0, 1, 0]]],
            "name": ["", 1, 0],
            "rows": [[number(1), [2, 0]], [number(2), [3, 0]]],
            "self": ONE,
            "clock": 3,
            "order": [0, 1, 0],
            "generation": 1,
        }

    def mark(self, key: bytes | None = None) -> bytes:
        return hkdf(self.key if key is None else key, self.id, MARK_INFO)[:8]

    def replica(self, magic: bytes = MAGIC, content: bytes | None = None) -> bytes:
        header = cbor(self.header())
        before = magic + self.version.to_bytes(2) + len(header).to_bytes(4) + header
        nonce = self.seeded("content nonce", 12)
        return before + nonce + seal(self.key, nonce, before, cbor(self.content) if content is None else content)


def example() -> Replica:
    return Replica("one-device")


def empty() -> Replica:
    replica = Replica("no-entries")
    replica.content |= {"rows": [], "clock": 1}
    return replica


def merged() -> Replica:
    """Everything that a replica can have."""
    replica = Replica("merged")
    used = replica.header()["slots"][0]
    code = replica.recovery_slot(replica.seeded("code", 20), 1)
    slots = [[used, 0, 1, 0], [code, 1, 14, 1]]
    slots.sort(key=lambda item: next(iter(item[0].values()))["salt"])
    counted = number(4, kind={"hotp": {"counter": 7}}, pinned=1, groups=["work"], icon="cloud")
    rows = [
        [number(5, hosts=["a.example"]), [9, 1, 4, 12, 1]],
        [number(3, note="二"), [3, 0, 3, 8, 1, 10, 9, 0]],
        [number(6), [2, 0, 10, 11, 1], 1700000300],
        [counted, [7, 0]],
        [number(2), [7, 1, 0, 8, 0, 1, 8, 0, 2, 8, 0, 4, 8, 0, 5, 8, 0, 6, 8, 0, 7, 8, 0, 8, 8, 0, 9, 8, 0, 10, 8, 0],
         1700000300],
        [number(1), [10, 0]],
    ]  # fmt: skip
    replica.content = {
        "devs": [ONE, TWO],
        "gone": [[bytes(16), 4, 0], [b"\x09" * 16, 5, 1]],
        "keys": [replica.mark(), 6, 0, sorted([bytes(8), replica.mark(bytes(32))]), slots],
        "name": ["家", 13, 1],
        "rows": rows,
        "seen": replica.seeded("seen", 16),
        "self": TWO,
        "clock": 14,
        "order": [3, 12, 0],
        "generation": 9,
    }
    return replica


def steam() -> Replica:
    replica = Replica("steam-and-longest")
    widest = number(2, issuer="🗝" * 256, secret=b"\xff" * 512, algorithm="SHA512", note="𠮷\n" * 499 + "𠮷𠮷", digits=10)
    last = 2**64 - 1
    replica.content |= {
        "rows": [[number(1, kind={"steam": {}}, digits=5), [2, 0]], [widest, [last, 0]]],
        "clock": last,
    }
    return replica


def in_list(replica: Replica) -> list[dict[str, Any]]:
    return [row[0] for row in replica.content["rows"] if len(row) == 2]


def in_trash(replica: Replica) -> list[dict[str, Any]]:
    trash = [(row[2], row[0]["id"], row[0]) for row in replica.content["rows"] if len(row) == 3]
    return [{"entry": one, "deleted": deleted} for deleted, _, one in sorted(trash, key=lambda item: item[:2])[::-1]]


VALID = [example, empty, merged, steam]
PASSWORD = writer.PASSWORD
