"""The good vaults of the kit. Each tests one ability of a reader."""

import unicodedata
from typing import Any

from writer import LEAST, PASSWORD, Vault, argon2, entry, recovery_text

MOST = 2**64 - 1


def numbered(count: int, **changed: Any) -> list[dict[str, Any]]:
    return [
        entry(id=number.to_bytes(16), account=f"user {number}", secret=b"secret " + number.to_bytes(4), **changed)
        for number in range(1, count + 1)
    ]


def with_content(vault: Vault, entries: list[dict[str, Any]], name: str = "", trash: Any = ()) -> Vault:
    vault.content = {"name": name, "trash": list(trash), "entries": entries}
    return vault


def example() -> tuple[Vault, dict[str, Any]]:
    return Vault("example"), {"password": PASSWORD}


def empty() -> tuple[Vault, dict[str, Any]]:
    return with_content(Vault("empty"), []), {"password": PASSWORD}


def trash() -> tuple[Vault, dict[str, Any]]:
    kept, newer, older = numbered(3)
    deleted = [{"entry": newer, "deleted": 1700000200}, {"entry": older, "deleted": 1700000100}]
    return with_content(Vault("trash"), [kept], trash=deleted), {"password": PASSWORD}


def japanese() -> tuple[Vault, dict[str, Any]]:
    entries = [
        entry(id=bytes([1]) * 16, issuer="わりふ健康保険組合　加入者ページ", account="山田 太郎"),
        entry(id=bytes([2]) * 16, issuer="Café ☕ 喫茶", account="👩\u200d💻 花子", secret=b"another secret"),
        entry(id=bytes([3]) * 16, issuer="", account="𠮷野家", secret=b"a third secret"),
        entry(id=bytes([4]) * 16, issuer="ｶﾀｶﾅ", account="", secret=b"a fourth secret"),
    ]
    return with_content(Vault("japanese-names"), entries, name="家族"), {"password": PASSWORD}


def parameters() -> tuple[Vault, dict[str, Any]]:
    entries = [
        entry(
            id=digits.to_bytes(16),
            account=f"{algorithm} {digits}",
            digits=digits,
            algorithm=algorithm,
            kind={"totp": {"period": period}},
            secret=bytes(range(1, length + 1)),
        )
        for algorithm, digits, period, length in [
            ("SHA1", 6, 30, 20),
            ("SHA256", 7, 60, 32),
            ("SHA512", 8, 15, 64),
            ("SHA1", 9, 1, 1),
            ("SHA512", 10, 86400, 128),
        ]
    ]
    return with_content(Vault("every-algorithm-and-length"), entries), {"password": PASSWORD}


def kinds() -> tuple[Vault, dict[str, Any]]:
    kinds = [{"totp": {"period": 60}}, *({"hotp": {"counter": counter}} for counter in [0, 23, 24, 2**32, MOST])]
    entries = [item | {"kind": kind} for item, kind in zip(numbered(len(kinds)), kinds, strict=True)]
    entries[-1] |= {"digits": 10, "algorithm": "SHA512"}
    steam = entry(id=bytes([1]) * 16, issuer="Steam", kind={"steam": {}}, digits=5, secret=b"a secret of Steam's")
    return with_content(Vault("every-kind"), [*entries, steam]), {"password": PASSWORD}


def icons() -> tuple[Vault, dict[str, Any]]:
    names = ["general", "health", "work", "school", "bank", "mail", "shop", "web"]
    entries = [item | {"icon": name} for item, name in zip(numbered(len(names)), names, strict=True)]
    return with_content(Vault("every-icon"), entries), {"password": PASSWORD}


def newer_icons() -> tuple[Vault, dict[str, Any]]:
    names = ["government", "pension", "university", "cloud", "vpn", "securities"]
    entries = [item | {"icon": name} for item, name in zip(numbered(len(names)), names, strict=True)]
    return with_content(Vault("every-newer-icon"), entries), {"password": PASSWORD}


def newer_icon_in_trash() -> tuple[Vault, dict[str, Any]]:
    kept, deleted = numbered(2)
    trash = [{"entry": deleted | {"icon": "vpn"}, "deleted": 1700000200}]
    return with_content(Vault("newer-icon-in-trash"), [kept], trash=trash), {"password": PASSWORD}


def groups() -> tuple[Vault, dict[str, Any]]:
    entries = [
        entry(id=bytes([1]) * 16),
        entry(id=bytes([2]) * 16, groups=["仕事"], secret=b"in one group"),
        entry(id=bytes([3]) * 16, groups=["b", "a", "仕事"], secret=b"in three, not sorted"),
        entry(id=bytes([4]) * 16, groups=["work", "Work", "WORK"], secret=b"their case counts"),
        entry(id=bytes([5]) * 16, groups=["𠮷" * 39 + str(number) for number in range(8)], secret=b"in the most"),
        entry(id=bytes([6]) * 16, groups=["人事 部", "a/b", "👩\u200d💻", "か\u3099"], secret=b"in odd ones"),
        entry(id=bytes([7]) * 16, note="n", hosts=["a"], groups=["g"], pinned=1, secret=b"with everything"),
    ]
    return with_content(Vault("groups"), entries), {"password": PASSWORD}


def groups_in_trash() -> tuple[Vault, dict[str, Any]]:
    kept, deleted = numbered(2)
    trash = [{"entry": entry(**deleted, groups=["old"]), "deleted": 1700000200}]
    return with_content(Vault("groups-in-trash"), [kept], trash=trash), {"password": PASSWORD}


def details() -> tuple[Vault, dict[str, Any]]:
    hosts = [f"h{number}.example.jp" for number in range(16)]
    entries = [
        entry(id=bytes([1]) * 16),
        entry(id=bytes([2]) * 16, note="予備の番号：\n1234 5678\n\n🗝", secret=b"with a note"),
        entry(id=bytes([3]) * 16, pinned=1, secret=b"a pinned one"),
        entry(id=bytes([4]) * 16, hosts=hosts, secret=b"with hosts"),
        entry(id=bytes([5]) * 16, hosts=["[2001:db8::1]", "xn--p8j9a0d9c9a.jp", "h" * 253], secret=b"with odd hosts"),
        entry(id=bytes([6]) * 16, note="n", pinned=1, hosts=["localhost"], secret=b"with everything"),
    ]
    deleted = entry(id=bytes([7]) * 16, note="deleted", pinned=1, hosts=["a"], secret=b"deleted with everything")
    trash = [{"entry": deleted, "deleted": 1700000200}]
    return with_content(Vault("details"), entries, trash=trash), {"password": PASSWORD}


def longest_details() -> tuple[Vault, dict[str, Any]]:
    hosts = [chr(ord("a") + number) * 253 for number in range(16)]
    widest = entry(note="𠮷\n" * 499 + "𠮷𠮷", pinned=1, hosts=hosts)
    return with_content(Vault("longest-details"), [widest]), {"password": PASSWORD}


def invisible_notes() -> tuple[Vault, dict[str, Any]]:
    """Notes from which a reader must remove characters. One note is empty afterwards."""
    notes = [" a\r\nb\t\u202e\n", "\u200b\n\u3000"]
    entries = [item | {"note": note} for item, note in zip(numbered(2), notes, strict=True)]
    return with_content(Vault("invisible-notes"), [entry(**item) for item in entries]), {"password": PASSWORD}


def longest() -> tuple[Vault, dict[str, Any]]:
    widest = entry(
        id=b"\xff" * 16,
        kind={"totp": {"period": 2**32 - 1}},
        added=MOST,
        issuer="🗝" * 256,
        secret=b"\xff" * 512,
        account="𠮷" * 256,
    )
    vault = with_content(Vault("longest-values"), [widest], name="割" * 256, trash=[{"entry": widest, "deleted": MOST}])
    vault.generation = MOST
    return vault, {"password": PASSWORD}


def invisible() -> tuple[Vault, dict[str, Any]]:
    drawn = entry(issuer=" bank\u202emoc.elpmaxe\u2066 ", account="\tali\x00ce\u200b\x7f\u3000")
    return with_content(Vault("invisible-characters"), [drawn], name="\ufeffoffice\n"), {"password": PASSWORD}


def twins() -> tuple[Vault, dict[str, Any]]:
    entries = [entry(), entry(id=bytes(16), secret=b"its namesake"), entry(id=b"\x01" * 16, icon="web")]
    return with_content(Vault("namesakes"), entries), {"password": PASSWORD}


def many() -> tuple[Vault, dict[str, Any]]:
    return with_content(Vault("many-entries"), numbered(100)), {"password": PASSWORD}


def slots() -> tuple[Vault, dict[str, Any]]:
    vault = Vault("several-slots")
    code, output, other = (vault.seeded(name, size) for name, size in [("code", 20), ("output", 32), ("other", 32)])
    vault.slots = [
        vault.passkey_slot(b"first credential", other, 1),
        vault.password_slot(),
        vault.passkey_slot(bytes(range(200)), output, 2),
        vault.recovery_slot(code, 3),
    ]
    passkey = {"credential": bytes(range(200)).hex(), "output": output.hex()}
    return vault, {"password": PASSWORD, "passkey": passkey, "recovery": recovery_text(code)}


def sixteen() -> tuple[Vault, dict[str, Any]]:
    vault = Vault("sixteen-slots")
    passkeys = [vault.passkey_slot(bytes([number]), bytes([number]) * 32, number) for number in range(1, 15)]
    code = vault.seeded("code", 20)
    vault.slots = [*passkeys, vault.recovery_slot(code, 15), vault.password_slot()]
    return vault, {
        "password": PASSWORD,
        "passkey": {"credential": "0e", "output": "0e" * 32},
        "recovery": recovery_text(code).replace("-", " ").lower(),
    }


def passkey_alone() -> tuple[Vault, dict[str, Any]]:
    vault = Vault("passkey-alone")
    vault.slots = [vault.passkey_slot(b"credential", bytes(32), 0)]
    return vault, {"password": None, "passkey": {"credential": b"credential".hex(), "output": "00" * 32}}


def recovery_alone() -> tuple[Vault, dict[str, Any]]:
    vault = Vault("recovery-alone")
    code = vault.seeded("code", 20)
    vault.slots = [vault.recovery_slot(code, 0)]
    return vault, {"password": None, "recovery": recovery_text(code)}


def recovery_misread() -> tuple[Vault, dict[str, Any]]:
    """A recovery code of only O, I and B, typed with the digits that look like them."""
    vault = Vault("recovery-with-digits")
    code = bytes.fromhex("7210172101721017210172101721017210172101")
    vault.slots = [vault.recovery_slot(code, 0)]
    return vault, {"password": None, "recovery": recovery_text(code).translate(str.maketrans("OIB", "018"))}


def two_passwords() -> tuple[Vault, dict[str, Any]]:
    vault = Vault("two-passwords")
    vault.slots = [vault.password_slot("somebody else's words", 1), vault.password_slot()]
    return vault, {"password": PASSWORD}


def composed() -> tuple[Vault, dict[str, Any]]:
    """The key was derived from the password in NFC. The password is typed in NFD."""
    vault = Vault("password-decomposed")
    vault.slots = [vault.password_slot("ガラスの扉 é Å")]
    return vault, {"password": unicodedata.normalize("NFD", "ガラスの扉 é Å")}


def spaces() -> tuple[Vault, dict[str, Any]]:
    vault = Vault("password-wide-spaces")
    vault.slots = [vault.password_slot(" 山 田 太 郎 ")]
    return vault, {"password": "\u3000山\u00a0田\u2003太\u2028郎\u1680"}


def wide_letters() -> tuple[Vault, dict[str, Any]]:
    """NFC, unlike NFKC, keeps full-width letters, ligatures and half-width kana. Tabs stay too."""
    vault = Vault("password-compatibility-letters")
    typed = "ｗｉｄｅ ﬁ ｶﾞ\t①"
    vault.slots = [vault.slot("password", argon2(typed.encode(), vault.salt(), LEAST), cost=LEAST)]
    return vault, {"password": typed}


def longest_password() -> tuple[Vault, dict[str, Any]]:
    vault = Vault("password-longest")
    typed = "鍵" * 1365 + "x"
    vault.slots = [vault.password_slot(typed)]
    return vault, {"password": typed}


def cost_odd() -> tuple[Vault, dict[str, Any]]:
    """Memory that is not a multiple of 4 × lanes. Argon2 rounds it down; the format does not."""
    vault = Vault("cost-odd")
    vault.slots = [vault.password_slot(cost={"m": 19461, "p": 4, "t": 3})]
    return vault, {"password": PASSWORD}


def cost_lanes() -> tuple[Vault, dict[str, Any]]:
    vault = Vault("cost-sixteen-lanes")
    vault.slots = [vault.password_slot(cost={"m": 19456, "p": 16, "t": 2})]
    return vault, {"password": PASSWORD}


VALID = [
    example,
    empty,
    trash,
    japanese,
    parameters,
    kinds,
    icons,
    newer_icons,
    newer_icon_in_trash,
    groups,
    groups_in_trash,
    details,
    longest_details,
    invisible_notes,
    longest,
    invisible,
    twins,
    many,
    slots,
    sixteen,
    passkey_alone,
    recovery_alone,
    recovery_misread,
    two_passwords,
    composed,
    spaces,
    wide_letters,
    longest_password,
    cost_odd,
    cost_lanes,
]
