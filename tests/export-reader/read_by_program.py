"""Reads files that Warifu writes, with programs from the package registry.

The form and the file's path are the arguments, and WARIFU_PASSWORD has the password. Prints a list
of accounts as JSON, with the values that the program gives. An account that it refuses is
{"refused": the program's message}.
"""

import base64
import csv
import json
import os
import sys
from pathlib import Path

import configuraptor.errors
import lib2fas
import otpa.migration
import pyotp


def twofas(path, password):
    """lib2fas. It groups services by their names, so their positions give the order of the file."""
    try:
        services = lib2fas.load_services(path, passphrase=password or None)
    except configuraptor.errors.FailedToLoad as error:
        return [{"refused": str(error.__cause__)}]
    rows = []
    for service in sorted(services, key=lambda service: service.order.position):
        padded = service.secret + "=" * (-len(service.secret) % 8)
        row = {
            "name": service.name,
            "account": service.otp.account,
            "kind": service.otp.tokenType.lower(),
            "secret": base64.b32decode(padded).hex(),
            "digits": service.otp.digits,
            "period": service.otp.period,
        }
        rows.append(row)
    return rows


def google(path, _password):
    """otpa."""
    payloads = map(otpa.migration.migration_link_to_payload, path.read_text().splitlines())
    return [
        {
            "issuer": account.issuer,
            "account": account.name,
            "kind": account.type.label,
            "secret": account.secret.hex(),
            "algorithm": account.algorithm.name,
            "digits": account.digits.count,
            "counter": account.counter if account.type.label == "hotp" else None,
        }
        for payload in payloads
        for account in payload.otp_parameters
    ]


def address(text):
    """PyOTP."""
    try:
        account = pyotp.parse_uri(text)
    except ValueError as error:
        return {"refused": str(error)}
    return {
        "issuer": account.issuer or "",
        "account": account.name,
        "kind": type(account).__name__.lower(),
        "secret": account.byte_secret().hex(),
        "algorithm": account.digest().name.upper(),
        "digits": account.digits,
        "period": getattr(account, "interval", None),
        "counter": getattr(account, "initial_count", None),
    }


def otpauth(path, _password):
    return [address(line) for line in path.read_text().splitlines()]


def apple_csv(path, _password):
    with path.open(newline="") as file:
        return [address(row["OTPAuth"]) for row in csv.DictReader(file, strict=True)]


def bitwarden(path, _password):
    return [address(item["login"]["totp"]) for item in json.loads(path.read_text())["items"]]


FORMS = {
    "twofas": twofas,
    "twofas_sealed": twofas,
    "google": google,
    "otpauth": otpauth,
    "csv": apple_csv,
    "bitwarden": bitwarden,
}

if __name__ == "__main__":
    form, path = sys.argv[1:]
    json.dump(FORMS[form](Path(path), os.environ.get("WARIFU_PASSWORD", "")), sys.stdout)
