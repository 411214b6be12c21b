"""Faults of the content and its entries. Only the first group is not sealed properly."""

from fault import DAMAGED, Fault, indefinite, moved_to_front, with_content, with_entry, without
from writer import MAGIC, Pairs, Raw, Vault, cbor, entry, seal

LONG_NAME = "n" * 257


def content_bytes(content: bytes):
    return lambda vault: vault.file(content=content)


def sealed_otherwise(seal_content):
    return lambda vault: vault.file(seal_content=seal_content)


def part(name: str, value):
    return with_content(lambda content: content | {name: value})


def value(name: str, value):
    return with_entry(lambda entry: entry | {name: value})


def detail(**details):
    """Adds details to a good entry, in the right order of fields."""
    return with_entry(lambda good: entry(**good, **details))


def trashed(item):
    """A trash with one item, which `item` makes from a good entry."""

    def make(vault: Vault) -> bytes:
        entry = vault.content["entries"][0]
        return vault.file(content=cbor(vault.content | {"trash": [item(entry)], "entries": []}))

    return make


SEALS = [
    Fault("content-other-key", DAMAGED, "The content is sealed under another key than the slot's.",
          sealed_otherwise(lambda key, *others: seal(bytes(32), *others))),
    Fault("content-no-associated-data", DAMAGED, "The content is sealed without associated data.",
          sealed_otherwise(lambda key, nonce, data, plain: seal(key, nonce, b"", plain))),
    Fault("content-header-as-associated-data", DAMAGED, "The associated data is the header without what precedes it.",
          sealed_otherwise(lambda key, nonce, data, plain: seal(key, nonce, data[len(MAGIC) + 6 :], plain))),
    Fault("content-nonce-as-associated-data", DAMAGED, "The associated data includes the nonce.",
          sealed_otherwise(lambda key, nonce, data, plain: seal(key, nonce, data + nonce, plain))),
    Fault("content-tag-first", DAMAGED, "The tag precedes the ciphertext.",
          sealed_otherwise(lambda *all: (sealed := seal(*all))[-16:] + sealed[:-16])),
    Fault("content-not-sealed", DAMAGED, "The content is not encrypted.", sealed_otherwise(lambda *all: all[3])),
]  # fmt: skip

CBOR = [
    Fault("content-empty", DAMAGED, "The content has no bytes.", content_bytes(b"")),
    Fault("content-not-cbor", DAMAGED, "The content is JSON.", content_bytes(b'{"name":"","trash":[],"entries":[]}')),
    Fault("content-array", DAMAGED, "The content is an array of the entries.", content_bytes(b"\x80")),
    Fault("content-null", DAMAGED, "The content is null.", content_bytes(b"\xf6")),
    Fault("content-trailing-byte", DAMAGED, "A byte follows the content's map.",
          with_content(lambda content: Raw(cbor(content) + b"\0"))),
    Fault("content-cut", DAMAGED, "The content's map ends before its last byte.",
          with_content(lambda content: Raw(cbor(content)[:-1]))),
    Fault("content-disordered", DAMAGED, "The key 'entries' is first.",
          with_content(lambda content: moved_to_front(content, "entries"))),
    Fault("content-key-twice", DAMAGED, "The key 'entries' is repeated.",
          with_content(lambda content: Pairs(*content.items(), ("entries", content["entries"])))),
    Fault("content-key-unknown", DAMAGED, "There is a key 'notes'.",
          with_content(lambda content: {"name": "", "notes": ""} | content)),
    *[
        Fault(f"content-without-{name}", DAMAGED, f"The key '{name}' is missing.",
              with_content(lambda content, name=name: without(content, name)))
        for name in ["name", "trash", "entries"]
    ],
    Fault("content-indefinite", DAMAGED, "The content's map is of indefinite length.",
          with_content(lambda content: Raw(b"\xbf" + cbor(content)[1:] + b"\xff"))),
    Fault("content-tagged", DAMAGED, "The content has the tag of self-described CBOR.",
          with_content(lambda content: Raw(b"\xd9\xd9\xf7" + cbor(content)))),
    Fault("content-bomb-nested", DAMAGED, "The entries are 20000 nested arrays.",
          part("entries", Raw(b"\x81" * 20000 + b"\x80"))),
    Fault("content-bomb-count", DAMAGED, "The array of entries claims 2^63 - 1 items.",
          part("entries", Raw(b"\x9b\x7f" + b"\xff" * 7))),
    Fault("vault-name-bytes", DAMAGED, "The vault's name is a byte string.", part("name", b"name")),
    Fault("vault-name-null", DAMAGED, "The vault's name is null.", part("name", None)),
    Fault("vault-name-too-long", DAMAGED, "The vault's name has 257 characters.", part("name", LONG_NAME)),
    Fault("entries-map", DAMAGED, "The entries are a map.", part("entries", {})),
    Fault("entries-indefinite", DAMAGED, "The array of entries is of indefinite length.",
          with_content(lambda content: content | {"entries": indefinite(0x9F, *content["entries"])})),
    Fault("trash-map", DAMAGED, "The trash is a map.", part("trash", {})),
    Fault("trash-of-entries", DAMAGED, "An item of the trash is a bare entry.", trashed(lambda entry: entry)),
    Fault("trash-without-deleted", DAMAGED, "The time of deletion is missing.",
          trashed(lambda entry: {"entry": entry})),
    Fault("trash-deleted-negative", DAMAGED, "The time of deletion is negative.",
          trashed(lambda entry: {"entry": entry, "deleted": -1})),
    Fault("trash-disordered", DAMAGED, "The time of deletion precedes the entry.",
          trashed(lambda entry: {"deleted": 0, "entry": entry})),
    Fault("trash-faulty-entry", DAMAGED, "A deleted entry has an empty secret.",
          trashed(lambda entry: {"entry": entry | {"secret": b""}, "deleted": 0})),
]  # fmt: skip

FIELDS = ["id", "icon", "kind", "added", "digits", "issuer", "secret", "account", "algorithm"]

ENTRIES = [
    Fault("entry-null", DAMAGED, "An entry is null.", with_entry(lambda _: None)),
    Fault("entry-array", DAMAGED, "An entry is an array of its values.", with_entry(lambda entry: [*entry.values()])),
    Fault("entry-disordered", DAMAGED, "An entry's keys are in alphabetical order.",
          with_entry(lambda entry: dict(sorted(entry.items())))),
    Fault("entry-key-twice", DAMAGED, "An entry has two secrets.",
          with_entry(lambda entry: Pairs(*[*entry.items()][:7], ("secret", b"another"), *[*entry.items()][7:]))),
    Fault("entry-key-unknown", DAMAGED, "An entry has a key 'memo'.",
          with_entry(lambda entry: {"id": entry["id"], "icon": "web", "kind": entry["kind"], "memo": "m"} | entry)),
    *[
        Fault(f"entry-without-{name}", DAMAGED, f"An entry's key '{name}' is missing.",
              with_entry(lambda entry, name=name: without(entry, name)))
        for name in FIELDS
    ],
    Fault("entry-id-15-bytes", DAMAGED, "An entry's id has 15 bytes.", value("id", bytes(15))),
    Fault("entry-id-text", DAMAGED, "An entry's id is a text.", value("id", "0123456789abcdef")),
    Fault("entry-icon-unknown", DAMAGED, "An entry's icon is 'skull'.", value("icon", "skull")),
    Fault("entry-icon-capital", DAMAGED, "An entry's icon is 'Health'.", value("icon", "Health")),
    Fault("entry-icon-empty", DAMAGED, "An entry's icon is empty.", value("icon", "")),
    Fault("entry-kind-unknown", DAMAGED, "An entry's kind is 'motp'.", value("kind", {"motp": {"counter": 0}})),
    Fault("entry-kind-text", DAMAGED, "An entry's kind is the text 'totp'.", value("kind", "totp")),
    Fault("entry-kind-empty", DAMAGED, "An entry's kind is an empty map.", value("kind", {})),
    Fault("entry-kind-two", DAMAGED, "An entry is of two kinds.",
          value("kind", Pairs(("totp", {"period": 30}), ("totp", {"period": 30})))),
    Fault("entry-kind-unknown-key", DAMAGED, "An entry's kind has a key 'epoch'.",
          value("kind", {"totp": {"epoch": 0, "period": 30}})),
    Fault("entry-kind-two-different", DAMAGED, "An entry is both time-based and Steam's.",
          value("kind", {"totp": {"period": 30}, "steam": {}})),
    Fault("entry-kind-null", DAMAGED, "An entry's kind is Steam's, with null instead of its empty map.",
          with_entry(lambda entry: entry | {"kind": {"steam": None}, "digits": 5})),
    Fault("entry-counter-missing", DAMAGED, "An entry's counter is missing.", value("kind", {"hotp": {}})),
    Fault("entry-counter-negative", DAMAGED, "An entry's counter is -1.", value("kind", {"hotp": {"counter": -1}})),
    Fault("entry-counter-65-bits", DAMAGED, "An entry's counter is 2^64.",
          value("kind", {"hotp": {"counter": Raw(b"\xc2\x49\x01" + bytes(8))}})),
    Fault("entry-counter-text", DAMAGED, "An entry's counter is a text.", value("kind", {"hotp": {"counter": "0"}})),
    Fault("entry-counter-long-form", DAMAGED, "An entry's counter is written in two bytes.",
          value("kind", {"hotp": {"counter": Raw(b"\x18\x00")}})),
    Fault("entry-counter-of-time", DAMAGED, "A time-based entry has a counter too.",
          value("kind", {"totp": {"period": 30, "counter": 0}})),
    Fault("entry-counter-with-period", DAMAGED, "A counter-based entry has a period too.",
          value("kind", {"hotp": {"period": 30, "counter": 0}})),
    Fault("entry-steam-with-period", DAMAGED, "A Steam entry has a period.",
          with_entry(lambda entry: entry | {"kind": {"steam": {"period": 30}}, "digits": 5})),
    Fault("entry-steam-6-digits", DAMAGED, "A Steam entry has codes of 6 digits.", value("kind", {"steam": {}})),
    Fault("entry-steam-sha256", DAMAGED, "A Steam entry's algorithm is SHA256.",
          with_entry(lambda entry: entry | {"kind": {"steam": {}}, "digits": 5, "algorithm": "SHA256"})),
    Fault("entry-period-missing", DAMAGED, "An entry's period is missing.", value("kind", {"totp": {}})),
    Fault("entry-period-0", DAMAGED, "An entry's period is 0.", value("kind", {"totp": {"period": 0}})),
    Fault("entry-period-negative", DAMAGED, "An entry's period is -30.", value("kind", {"totp": {"period": -30}})),
    Fault("entry-period-33-bits", DAMAGED, "An entry's period is 2^32.", value("kind", {"totp": {"period": 2**32}})),
    Fault("entry-period-float", DAMAGED, "An entry's period is a floating-point number.",
          value("kind", {"totp": {"period": Raw(b"\xf9\x4f\x80")}})),
    Fault("entry-added-negative", DAMAGED, "An entry was added before 1970.", value("added", -1)),
    Fault("entry-added-float", DAMAGED, "An entry's time is a floating-point number.", value("added", 1.5)),
    Fault("entry-added-tagged", DAMAGED, "An entry's time has the tag of a time.",
          value("added", Raw(b"\xc1\x1a\x65\x53\xf1\x00"))),
    Fault("entry-added-65-bits", DAMAGED, "An entry's time is 2^64.", value("added", Raw(b"\xc2\x49\x01" + bytes(8)))),
    Fault("entry-digits-5", DAMAGED, "An entry has codes of 5 digits.", value("digits", 5)),
    Fault("entry-digits-11", DAMAGED, "An entry has codes of 11 digits.", value("digits", 11)),
    Fault("entry-digits-262", DAMAGED, "An entry has codes of 262 digits, 6 in its lowest byte.", value("digits", 262)),
    Fault("entry-digits-negative", DAMAGED, "An entry has codes of -6 digits.", value("digits", -6)),
    Fault("entry-digits-text", DAMAGED, "An entry's number of digits is a text.", value("digits", "6")),
    Fault("entry-digits-long-form", DAMAGED, "An entry's number of digits is written in two bytes.",
          value("digits", Raw(b"\x18\x06"))),
    Fault("entry-issuer-too-long", DAMAGED, "An issuer has 257 characters.", value("issuer", LONG_NAME)),
    Fault("entry-issuer-not-utf8", DAMAGED, "An issuer is Shift_JIS.", value("issuer", Raw(b"\x64\x8c\x92\x8d\x4e"))),
    Fault("entry-issuer-surrogate", DAMAGED, "An issuer holds a lone surrogate.",
          value("issuer", Raw(b"\x63\xed\xa0\x80"))),
    Fault("entry-issuer-overlong", DAMAGED, "An issuer holds an overlong form of a slash.",
          value("issuer", Raw(b"\x62\xc0\xaf"))),
    Fault("entry-issuer-indefinite", DAMAGED, "An issuer is a text of indefinite length.",
          value("issuer", indefinite(0x7F, "Exam", "ple"))),
    Fault("entry-issuer-bytes", DAMAGED, "An issuer is a byte string.", value("issuer", b"Example")),
    Fault("entry-secret-empty", DAMAGED, "A secret has no bytes.", value("secret", b"")),
    Fault("entry-secret-513-bytes", DAMAGED, "A secret has 513 bytes.", value("secret", bytes(513))),
    Fault("entry-secret-text", DAMAGED, "A secret is a text in base32.", value("secret", "GEZDGNBVGY3TQOJQ")),
    Fault("entry-secret-array", DAMAGED, "A secret is an array of numbers.", value("secret", [1, 2, 3])),
    Fault("entry-secret-bomb", DAMAGED, "A secret claims 2^63 - 1 bytes.",
          value("secret", Raw(b"\x5b\x7f" + b"\xff" * 7))),
    Fault("entry-account-too-long", DAMAGED, "An account has 257 characters.", value("account", LONG_NAME)),
    Fault("entry-account-null", DAMAGED, "An account is null.", value("account", None)),
    Fault("entry-algorithm-unknown", DAMAGED, "An algorithm is MD5.", value("algorithm", "MD5")),
    Fault("entry-algorithm-sha3", DAMAGED, "An algorithm is SHA3-256.", value("algorithm", "SHA3-256")),
    Fault("entry-algorithm-empty", DAMAGED, "An algorithm is empty.", value("algorithm", "")),
    Fault("entry-algorithm-number", DAMAGED, "An algorithm is a number.", value("algorithm", 1)),
]  # fmt: skip

LONGEST_HOST = "h" * 253

DETAILS = [
    Fault("note-empty", DAMAGED, "A note is present but empty.", detail(note="")),
    Fault("note-null", DAMAGED, "A note is null.", detail(note=None)),
    Fault("note-bytes", DAMAGED, "A note is a byte string.", detail(note=b"note")),
    Fault("note-1001-characters", DAMAGED, "A note has 1001 characters.", detail(note="n" * 1001)),
    Fault("note-twice", DAMAGED, "An entry has two notes.",
          with_entry(lambda good: Pairs(*[*good.items()][:3], ("note", "a"), ("note", "a"), *[*good.items()][3:]))),
    Fault("note-disordered", DAMAGED, "A note is at the end.", with_entry(lambda good: good | {"note": "note"})),
    Fault("pinned-0", DAMAGED, "An entry is pinned by 0.", detail(pinned=0)),
    Fault("pinned-2", DAMAGED, "An entry is pinned by 2.", detail(pinned=2)),
    Fault("pinned-257", DAMAGED, "An entry is pinned by 257, 1 in its lowest byte.", detail(pinned=257)),
    Fault("pinned-true", DAMAGED, "An entry is pinned by true.", detail(pinned=True)),
    Fault("pinned-false", DAMAGED, "An entry is not pinned, by false.", detail(pinned=False)),
    Fault("pinned-null", DAMAGED, "An entry is pinned by null.", detail(pinned=None)),
    Fault("pinned-long-form", DAMAGED, "An entry is pinned by 1 in two bytes.", detail(pinned=Raw(b"\x18\x01"))),
    Fault("pinned-disordered", DAMAGED, "An entry is pinned at the end.", with_entry(lambda good: good | {"pinned": 1})),
    Fault("hosts-empty", DAMAGED, "The array of hosts is present but empty.", detail(hosts=[])),
    Fault("hosts-null", DAMAGED, "The hosts are null.", detail(hosts=None)),
    Fault("hosts-text", DAMAGED, "The hosts are a text.", detail(hosts="example.jp")),
    Fault("hosts-map", DAMAGED, "The hosts are a map.", detail(hosts={"example.jp": 1})),
    Fault("hosts-indefinite", DAMAGED, "The array of hosts is of indefinite length.",
          detail(hosts=indefinite(0x9F, "example.jp"))),
    Fault("hosts-bomb", DAMAGED, "The array of hosts claims 2^63 - 1 items.",
          detail(hosts=Raw(b"\x9b\x7f" + b"\xff" * 7))),
    Fault("hosts-seventeen", DAMAGED, "There are 17 hosts.", detail(hosts=[f"h{number}" for number in range(17)])),
    Fault("hosts-twice", DAMAGED, "A host is repeated.", detail(hosts=["a.jp", "b.jp", "a.jp"])),
    Fault("hosts-disordered", DAMAGED, "The hosts are at the end.",
          with_entry(lambda good: good | {"hosts": ["example.jp"]})),
    Fault("host-empty", DAMAGED, "A host is empty.", detail(hosts=[""])),
    Fault("host-bytes", DAMAGED, "A host is a byte string.", detail(hosts=[b"example.jp"])),
    Fault("host-254-bytes", DAMAGED, "A host has 254 bytes.", detail(hosts=[LONGEST_HOST + "h"])),
    Fault("host-capital", DAMAGED, "A host has a capital.", detail(hosts=["Example.jp"])),
    Fault("host-not-ascii", DAMAGED, "A host is in kanji.", detail(hosts=["組合.jp"])),
    Fault("host-dot-at-the-end", DAMAGED, "A host ends in a dot.", detail(hosts=["example.jp."])),
    Fault("host-with-path", DAMAGED, "A host has a path.", detail(hosts=["example.jp/"])),
    Fault("host-with-space", DAMAGED, "A host has a space.", detail(hosts=[" example.jp"])),
]  # fmt: skip

FAULTS = SEALS + CBOR + ENTRIES + DETAILS
