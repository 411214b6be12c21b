"""Faults of groups and of the version that groups and newer icons need. The version is right but
where the fault says so."""

from fault import DAMAGED, Fault, indefinite, with_entry
from writer import Pairs, Raw, Vault, cbor, entry

LONGEST = "g" * 40


def sealed_as(version: int, make):
    """The file that `make` makes, with that version."""

    def file(vault: Vault) -> bytes:
        vault.version = version
        return make(vault)

    return file


def groups(value, **details):
    return sealed_as(2, with_entry(lambda good: entry(**good | details, groups=value)))


def changed(change):
    return sealed_as(2, with_entry(change))


def icon(name: str):
    return with_entry(lambda good: good | {"icon": name})


def trashed(version: int, **details):
    """One good entry, and one with these details in the trash."""

    def make(vault: Vault) -> bytes:
        vault.version = version
        good = vault.content["entries"][0]
        trash = [{"entry": entry(**good | {"id": bytes(16)} | details), "deleted": 0}]
        return vault.file(content=cbor(vault.content | {"trash": trash}))

    return make


VERSIONS = [
    Fault("version-1-with-groups", DAMAGED, "Version 1 has groups.",
          sealed_as(1, with_entry(lambda good: entry(**good, groups=["g"])))),
    Fault("version-1-with-newer-icon", DAMAGED, "Version 1 has the icon 'cloud'.", sealed_as(1, icon("cloud"))),
    Fault("version-1-with-groups-in-trash", DAMAGED, "The trash of version 1 has groups.", trashed(1, groups=["g"])),
    Fault("version-1-with-newer-icon-in-trash", DAMAGED, "The trash of version 1 has the icon 'vpn'.",
          trashed(1, icon="vpn")),
    Fault("version-2-without-need", DAMAGED, "Version 2 has neither groups nor a newer icon.",
          sealed_as(2, Vault.file)),
    Fault("version-2-empty", DAMAGED, "Version 2 has no entries.",
          sealed_as(2, lambda vault: vault.file(content=cbor(vault.content | {"entries": []})))),
    Fault("version-2-icon-unknown", DAMAGED, "In version 2, an icon is 'skull'.", sealed_as(2, icon("skull"))),
]  # fmt: skip

GROUPS = [
    Fault("groups-empty", DAMAGED, "The array of groups is present but empty.",
          sealed_as(2, with_entry(lambda good: entry(**good | {"icon": "cloud"}, groups=[])))),
    Fault("groups-null", DAMAGED, "The groups are null.", groups(None)),
    Fault("groups-text", DAMAGED, "The groups are a text.", groups("group")),
    Fault("groups-map", DAMAGED, "The groups are a map.", groups({"group": 1})),
    Fault("groups-indefinite", DAMAGED, "The array of groups is of indefinite length.",
          groups(indefinite(0x9F, "group"))),
    Fault("groups-bomb", DAMAGED, "The array of groups claims 2^63 - 1 items.",
          groups(Raw(b"\x9b\x7f" + b"\xff" * 7))),
    Fault("groups-nine", DAMAGED, "There are 9 groups.", groups([str(number) for number in range(9)])),
    Fault("groups-same", DAMAGED, "A group is repeated.", groups(["a", "b", "a"])),
    Fault("groups-twice", DAMAGED, "An entry has two arrays of groups.",
          changed(lambda good: Pairs(*[*good.items()][:5], ("groups", ["a"]), ("groups", ["b"]), *[*good.items()][5:]))),
    Fault("groups-disordered", DAMAGED, "The groups are at the end.", changed(lambda good: good | {"groups": ["a"]})),
    Fault("groups-after-issuer", DAMAGED, "The groups follow the issuer.",
          changed(lambda good: Pairs(*[*good.items()][:6], ("groups", ["a"]), *[*good.items()][6:]))),
    Fault("group-empty", DAMAGED, "A group's name is empty.", groups([""])),
    Fault("group-bytes", DAMAGED, "A group's name is a byte string.", groups([b"group"])),
    Fault("group-number", DAMAGED, "A group's name is a number.", groups([1])),
    Fault("group-41-characters", DAMAGED, "A group's name has 41 characters.", groups([LONGEST + "g"])),
    Fault("group-space-before", DAMAGED, "A group's name begins with a space.", groups([" g"])),
    Fault("group-wide-space-behind", DAMAGED, "A group's name ends in U+3000.", groups(["g\u3000"])),
    Fault("group-of-space", DAMAGED, "A group's name is a space.", groups(["\u00a0"])),
    Fault("group-line-feed", DAMAGED, "A group's name has a line feed.", groups(["a\nb"])),
    Fault("group-invisible", DAMAGED, "A group's name has U+200B.", groups(["a\u200bb"])),
    Fault("group-direction", DAMAGED, "A group's name has U+202E.", groups(["a\u202eb"])),
    Fault("group-joiner-of-letters", DAMAGED, "A group's name has U+200D between two Latin letters.",
          groups(["a\u200db"])),
    *[
        Fault(f"group-comma-{ord(comma):04x}", DAMAGED, f"A group's name has the comma U+{ord(comma):04X}.",
              groups([f"a{comma}b"]))
        for comma in ",、，､"
    ],
]  # fmt: skip

FAULTS = VERSIONS + GROUPS
