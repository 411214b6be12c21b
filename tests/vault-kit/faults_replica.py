"""Replicas with one fault each."""

from collections.abc import Callable
from typing import Any

from fault import Fault, flipped, indefinite, without
from replica import MAGIC, ONE, TWO, Replica, number
from writer import MAGIC as VAULT_MAGIC
from writer import Pairs, Raw, cbor

NOT_A_REPLICA = "replica_not_a_replica"
VERSION = "replica_version"
DAMAGED = "replica_damaged"
LOCKED = "replica_locked"


def content(**changed: Any) -> Callable[[Replica], bytes]:
    return lambda replica: replica.replica(content=cbor(replica.content | changed))


def of(change: Callable[[dict[str, Any], Replica], Any]) -> Callable[[Replica], bytes]:
    """A replica whose content `change` returns."""
    return lambda replica: replica.replica(content=cbor(change(replica.content, replica)))


def keys(**items: Any) -> Callable[[Replica], bytes]:
    """Replaces items of `keys`."""
    names = ["mark", "time", "place", "former", "slots"]
    return of(lambda good, _: good | {"keys": [items.get(name, item) for name, item in zip(names, good["keys"], strict=True)]})


def slots(change: Callable[[list[Any], Replica], list[Any]]) -> Callable[[Replica], bytes]:
    return of(lambda good, replica: good | {"keys": [*good["keys"][:4], change(good["keys"][4][0], replica)]})


def stamps(*items: Any) -> Callable[[Replica], bytes]:
    """Replaces the stamps of the second row."""
    return of(lambda good, _: good | {"clock": 9, "rows": [good["rows"][0], [good["rows"][1][0], list(items)]]})


def rows(*items: Any, **more: Any) -> Callable[[Replica], bytes]:
    return content(rows=list(items), **more)


def as_version(version: int) -> Callable[[Replica], bytes]:
    def make(replica: Replica) -> bytes:
        replica.version = version
        return replica.replica()

    return make


def outside(replica: Replica) -> bytes:
    replica.generation = 1
    return replica.replica()


def two_slots(replica: Replica) -> list[Any]:
    made = [replica.recovery_slot(bytes(20), place) for place in (1, 2)]
    made.sort(key=lambda slot: slot["recovery"]["salt"])
    return [[slot, 0, 1, 0] for slot in made]


FIRST, SECOND = [number(1), [2, 0]], [number(2), [3, 0]]

FAULTS = [
    Fault("magic-of-vaults", NOT_A_REPLICA, "The magic bytes are a vault's.", lambda good: good.replica(VAULT_MAGIC)),
    Fault("magic-other", NOT_A_REPLICA, "A bit of the magic bytes is flipped.",
          lambda good: flipped(good.replica(), 3)),
    Fault("version-0", VERSION, "The version is 0.", as_version(0)),
    Fault("version-2", VERSION, "The version is 2.", as_version(2)),
    Fault("cut", DAMAGED, "The file ends in the header.", lambda good: good.replica()[:40]),
    Fault("tag-flipped", LOCKED, "A bit of the tag is flipped.", lambda good: flipped(good.replica(), -1)),
    Fault("sealed-as-vault", LOCKED, "The content was sealed behind a vault's magic bytes.",
          lambda good: MAGIC + good.replica(VAULT_MAGIC)[8:]),
    Fault("byte-behind", DAMAGED, "A byte follows the content.",
          lambda good: good.replica(content=cbor(good.content) + b"\0")),
    Fault("key-missing", DAMAGED, "The clock is missing.", of(lambda good, _: without(good, "clock"))),
    Fault("key-unknown", DAMAGED, "There is a key 'zone'.", content(zone=1)),
    Fault("keys-disordered", DAMAGED, "The order comes first.",
          of(lambda good, _: {"order": good["order"]} | good)),
    Fault("key-twice", DAMAGED, "There are two clocks.",
          of(lambda good, _: Pairs(*good.items(), ("clock", 3)))),
    Fault("rows-indefinite", DAMAGED, "The array of rows is of indefinite length.",
          content(rows=indefinite(0x9F, FIRST, SECOND))),
    Fault("rows-bomb", DAMAGED, "The array of rows claims 2^63 - 1 items.", content(rows=Raw(b"\x9b\x7f" + b"\xff" * 7))),
    Fault("gone-bomb", DAMAGED, "The array of tombstones claims 2^63 - 1 items.",
          content(gone=Raw(b"\x9b\x7f" + b"\xff" * 7))),
    Fault("devices-bomb", DAMAGED, "The array of devices claims 2^63 - 1 items.",
          content(devs=Raw(b"\x9b\x7f" + b"\xff" * 7))),
    Fault("clock-not-shortest", DAMAGED, "The clock has two bytes.", content(clock=Raw(b"\x18\x03"))),
    Fault("clock-behind", DAMAGED, "The clock is below a stamp.", content(clock=2)),
    Fault("devices-disordered", DAMAGED, "The devices are in descending order.",
          content(devs=[TWO, ONE], name=["", 1, 1])),
    Fault("device-unused", DAMAGED, "A device is in no stamp.", content(devs=[ONE, TWO])),
    Fault("device-twice", DAMAGED, "A device is repeated.", content(devs=[ONE, ONE], name=["", 1, 1])),
    Fault("device-short", DAMAGED, "A device's id has 7 bytes.", content(devs=[ONE[1:]])),
    Fault("device-missing", DAMAGED, "A stamp names the second of one device.", content(name=["", 1, 1])),
    Fault("self-short", DAMAGED, "The id of the device has 7 bytes.", content(self=ONE[1:])),
    Fault("seen-short", DAMAGED, "The digest has 15 bytes.",
          of(lambda good, _: dict(sorted((good | {"seen": bytes(15)}).items(), key=lambda pair: cbor(pair[0]))))),
    Fault("generation-outside", DAMAGED, "The header has a generation.", outside),
    Fault("generation-missing", DAMAGED, "The generation is missing.", of(lambda good, _: without(good, "generation"))),
    Fault("generation-text", DAMAGED, "The generation is a text.", content(generation="1")),
    Fault("generation-long-form", DAMAGED, "The generation has two bytes.", content(generation=Raw(b"\x18\x01"))),
    Fault("name-invisible", DAMAGED, "The name has U+200B.", content(name=["a\u200bb", 1, 0])),
    Fault("name-text", DAMAGED, "The name has no stamp.", content(name="")),
    Fault("issuer-invisible", DAMAGED, "An issuer ends in a space.", rows([number(1, issuer="a "), [2, 0]], SECOND)),
    Fault("note-invisible", DAMAGED, "A note has a tab.", rows([number(1, note="a\tb"), [2, 0]], SECOND)),
    Fault("entry-damaged", DAMAGED, "An entry has 11 digits.", rows([number(1, digits=11), [2, 0]], SECOND)),
    Fault("row-without-stamps", DAMAGED, "A row has no stamps.", rows([number(1)], SECOND)),
    Fault("row-of-four", DAMAGED, "A row has four items.", rows([number(1), [2, 0], 0, 0], SECOND)),
    Fault("row-map", DAMAGED, "A row is a map.", rows({"entry": number(1)}, SECOND)),
    Fault("row-twice", DAMAGED, "Two rows have one id.", rows(FIRST, [number(1), [3, 0]])),
    Fault("row-gone", DAMAGED, "A row has the id of a tombstone.", content(gone=[[bytes([1]) * 16, 2, 0]])),
    Fault("rows-disordered", DAMAGED, "The rows are not in the order of their creation.", rows(SECOND, FIRST)),
    Fault("rows-of-one-stamp-disordered", DAMAGED, "Rows of one stamp are not in the order of their ids.",
          rows([number(2), [3, 0]], [number(1), [3, 0]])),
    Fault("order-too-long", DAMAGED, "The order has three of two rows.", content(order=[3, 1, 0])),
    Fault("order-without-stamp", DAMAGED, "The order has no stamp.", content(order=[0])),
    Fault("gone-disordered", DAMAGED, "The tombstones are in descending order.",
          content(gone=[[b"\x09" * 16, 2, 0], [bytes(16), 2, 0]])),
    Fault("gone-twice", DAMAGED, "A tombstone is repeated.", content(gone=[[bytes(16), 2, 0], [bytes(16), 2, 0]])),
    Fault("gone-short", DAMAGED, "A tombstone's id has 15 bytes.", content(gone=[[bytes(15), 2, 0]])),
    Fault("stamps-empty", DAMAGED, "A row has an empty array of stamps.", stamps()),
    Fault("stamps-cut", DAMAGED, "The last stamp has no device.", stamps(3, 0, 1, 4)),
    Fault("stamp-same", DAMAGED, "A register has the stamp of the creation.", stamps(3, 0, 1, 3, 0)),
    Fault("stamps-disordered", DAMAGED, "The registers are in descending order.", stamps(3, 0, 2, 4, 0, 1, 4, 0)),
    Fault("stamp-twice", DAMAGED, "A register has two stamps.", stamps(3, 0, 1, 4, 0, 1, 5, 0)),
    Fault("register-unknown", DAMAGED, "There is a register 11.", stamps(3, 0, 11, 4, 0)),
    Fault("mark-other", DAMAGED, "The mark is another key's.", keys(mark=bytes(8))),
    Fault("mark-short", DAMAGED, "The mark has 7 bytes.", keys(mark=bytes(7))),
    Fault("former-disordered", DAMAGED, "The former marks are in descending order.",
          keys(former=[b"\x01" * 8, bytes(8)])),
    Fault("former-present", DAMAGED, "The present mark is a former one.",
          of(lambda good, _: good | {"keys": [*good["keys"][:3], [good["keys"][0]], good["keys"][4]]})),
    Fault("former-65", DAMAGED, "There are 65 former marks.", keys(former=[bytes([0] * 7 + [place]) for place in range(65)])),
    Fault("slots-none", DAMAGED, "There are no slots.", keys(slots=[])),
    Fault("slots-disordered", DAMAGED, "The slots are in descending order.",
          slots(lambda _, replica: two_slots(replica)[::-1])),
    Fault("slot-twice", DAMAGED, "A slot is repeated.", slots(lambda slot, _: [slot, slot])),
    Fault("slot-removed-twice", DAMAGED, "A slot's number is 2.", slots(lambda slot, _: [[slot[0], 2, 1, 0]])),
    Fault("slot-without-stamp", DAMAGED, "A slot has no stamp.", slots(lambda slot, _: [slot[:2]])),
]  # fmt: skip
