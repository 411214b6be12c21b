"""Opens Bitwarden's exports that a password of the file seals, and reads an item."""

import base64
import hashlib
import hmac
import json
import uuid

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from cryptography.hazmat.primitives.padding import PKCS7


def opened(file, password):
    assert file["encrypted"] and file["passwordProtected"]
    assert (file["kdfType"], file["kdfIterations"]) == (0, 600_000)
    salt = file["salt"].encode()
    master = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, file["kdfIterations"], 32)
    keys = [HKDFExpand(SHA256(), 32, info).derive(master) for info in (b"enc", b"mac")]
    uuid.UUID(_open(file["encKeyValidation_DO_NOT_EDIT"], *keys).decode())
    return json.loads(_open(file["data"], *keys))


def _open(text, key, mac_key):
    form, parts = text.split(".")
    assert form == "2"
    iv, data, mac = (base64.b64decode(part) for part in parts.split("|"))
    assert hmac.compare_digest(hmac.new(mac_key, iv + data, hashlib.sha256).digest(), mac)
    decryptor = Cipher(algorithms.AES256(key), modes.CBC(iv)).decryptor()
    unpadder = PKCS7(128).unpadder()
    padded = decryptor.update(data) + decryptor.finalize()
    return unpadder.update(padded) + unpadder.finalize()


def row(item, folders, address, account, secret_of):
    assert item["type"] == 1
    login = item["login"]
    name = login["username"] or ""
    if login["totp"].startswith("steam://"):
        # Bitwarden keeps the names beside the code only.
        secret = secret_of(login["totp"].removeprefix("steam://"))
        read = account(item["name"], name, "steam", secret)
    else:
        read = address(login["totp"])
        assert item["name"] == (read["issuer"] or read["account"])
        assert name == read["account"]
    folder = item["folderId"]
    return {
        **read,
        "note": item["notes"] or "",
        "favourite": item["favorite"],
        "groups": [folders[folder]] if folder else [],
        "site": login["uris"][0]["uri"] if login["uris"] else None,
    }
