"""Reads files that Warifu writes for other programs.

Written from the formats' descriptions, without Warifu's code. The form and the file's path are the
arguments, and WARIFU_PASSWORD has the password. Prints a list of accounts as JSON.
"""

import base64
import csv
import io
import json
import os
import sys
from urllib.parse import parse_qs, unquote, urlsplit

import bitwarden_file
import google_transfer
import sealed


def secret_of(base32):
    return base64.b32decode(base32 + "=" * (-len(base32) % 8))


def account(
    issuer, name, kind, secret, algorithm="SHA1", digits=6, period=30, counter=None, **more
):
    kind = kind.lower()
    if kind == "steam":
        algorithm, digits, period = "SHA1", 5, 30
    row = {
        "issuer": issuer,
        "account": name,
        "kind": kind,
        "secret": secret.hex(),
        "algorithm": algorithm.upper(),
        "digits": int(digits),
        "period": None if kind == "hotp" else int(period),
        "counter": int(counter) if kind == "hotp" else None,
        "note": "",
        "favourite": False,
        "groups": [],
        "site": None,
    }
    row.update(more)
    return row


def address(text):
    """The Key URI Format."""
    parts = urlsplit(text)
    assert parts.scheme == "otpauth", parts.scheme
    query = {key: values[0] for key, values in parse_qs(parts.query, strict_parsing=True).items()}
    label = parts.path.removeprefix("/")
    # An escaped colon belongs to the name.
    issuer, colon, name = label.partition(":")
    issuer, name = (unquote(issuer), unquote(name)) if colon else ("", unquote(label))
    assert query.get("issuer", "") == issuer
    counter = query.get("counter")
    return account(
        issuer,
        name,
        parts.netloc,
        secret_of(query["secret"]),
        query["algorithm"],
        query["digits"],
        query.get("period", 30),
        counter,
    )


def otpauth(data, _password):
    return [address(line) for line in data.decode().splitlines()]


def aegis(data, password):
    file = json.loads(data)
    assert file["version"] == 1
    db = sealed.aegis(file, password) if password else file["db"]
    assert password or file["header"] == {"slots": None, "params": None}
    assert db["version"] == 3
    groups = {group["uuid"]: group["name"] for group in db["groups"]}
    assert len({entry["uuid"] for entry in db["entries"]}) == len(db["entries"])
    return [
        account(
            entry["issuer"],
            entry["name"],
            entry["type"],
            secret_of(entry["info"]["secret"]),
            entry["info"]["algo"],
            entry["info"]["digits"],
            entry["info"].get("period", 30),
            entry["info"].get("counter"),
            note=entry["note"],
            favourite=entry["favorite"],
            groups=[groups[group] for group in entry["groups"]],
        )
        for entry in db["entries"]
    ]


def twofas(data, password):
    file = json.loads(data)
    assert file["schemaVersion"] == 4
    services = sealed.twofas(file, password) if password else file["services"]
    groups = {group["id"]: group["name"] for group in file["groups"]}
    assert [service["order"]["position"] for service in services] == list(range(len(services)))
    rows = []
    for service in services:
        otp = service["otp"]
        assert service["name"] == (otp["issuer"] or otp["account"])
        rows.append(
            account(
                otp["issuer"],
                otp["account"],
                otp["tokenType"],
                secret_of(service["secret"]),
                otp["algorithm"],
                otp["digits"],
                otp.get("period", 30),
                otp.get("counter"),
                groups=[groups[service["groupId"]]] if "groupId" in service else [],
            )
        )
    return rows


def bitwarden(data, password):
    file = json.loads(data)
    vault = bitwarden_file.opened(file, password) if password else file
    assert vault["encrypted"] is False
    folders = {folder["id"]: folder["name"] for folder in vault["folders"]}
    return [
        bitwarden_file.row(item, folders, address, account, secret_of) for item in vault["items"]
    ]


def apple_csv(data, _password):
    rows = csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True)
    accounts = []
    for row in rows:
        assert row["Password"] == "" and None not in row
        read = address(row["OTPAuth"])
        assert row["Title"] == (read["issuer"] or read["account"])
        assert row["Username"] == read["account"]
        accounts.append({**read, "note": row["Notes"], "site": row["URL"] or None})
    return accounts


def cxf(data, _password):
    header = json.loads(data)
    assert header["version"] == {"major": 1, "minor": 0}
    owner = header["accounts"][0]
    rows = []
    for item in owner["items"]:
        credentials = {one["type"]: one for one in item["credentials"]}
        totp, note = credentials["totp"], credentials.get("note")
        titles = [
            collection["title"]
            for collection in owner["collections"]
            if {"item": item["id"]} in collection["items"]
        ]
        rows.append(
            account(
                totp.get("issuer", ""),
                totp.get("username", ""),
                "totp",
                secret_of(totp["secret"]),
                totp["algorithm"],
                totp["digits"],
                totp["period"],
                note=note["content"]["value"] if note else "",
                favourite=item["favorite"],
                groups=titles,
                site=item["scope"]["urls"][0] if "scope" in item else None,
            )
        )
    return rows


def google(data, _password):
    accounts = google_transfer.accounts(data.decode().splitlines())
    return [account(**row) for row in accounts]


FORMS = {
    "otpauth": otpauth,
    "aegis": aegis,
    "aegis_sealed": aegis,
    "twofas": twofas,
    "twofas_sealed": twofas,
    "bitwarden": bitwarden,
    "bitwarden_sealed": bitwarden,
    "csv": apple_csv,
    "cxf": cxf,
    "google": google,
}

if __name__ == "__main__":
    form, path = sys.argv[1:]
    with open(path, "rb") as opened:
        accounts = FORMS[form](opened.read(), os.environ.get("WARIFU_PASSWORD", ""))
    json.dump(accounts, sys.stdout)
