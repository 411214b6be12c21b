"""Opens sealed files of Aegis and 2FAS."""

import base64
import hashlib
import json

from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def aegis(file, password):
    """scrypt and AES-256-GCM; a slot has the master key."""
    (slot,) = file["header"]["slots"]
    assert (slot["type"], slot["n"], slot["r"], slot["p"]) == (1, 32768, 8, 1)
    assert len(slot["salt"]) == 64
    key = hashlib.scrypt(
        password.encode(),
        salt=bytes.fromhex(slot["salt"]),
        n=slot["n"],
        r=slot["r"],
        p=slot["p"],
        maxmem=2**27,
        dklen=32,
    )
    master = _gcm(key, slot["key_params"], bytes.fromhex(slot["key"]))
    return json.loads(_gcm(master, file["header"]["params"], base64.b64decode(file["db"])))


def _gcm(key, params, data):
    nonce, tag = (bytes.fromhex(params[name]) for name in ("nonce", "tag"))
    return AESGCM(key).decrypt(nonce, data + tag, None)


def twofas(file, password):
    """PBKDF2 and AES-256-GCM. The reference has the same key."""
    assert file["services"] == []
    texts = {}
    for name in ("servicesEncrypted", "reference"):
        data, salt, nonce = (base64.b64decode(part) for part in file[name].split(":"))
        assert (len(salt), len(nonce)) == (256, 12)
        key = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 10_000, 32)
        texts[name] = AESGCM(key).decrypt(nonce, data, None)
    # The SHA-256 of the text that 2FAS itself seals, in files that it has written.
    digest = hashlib.sha256(texts["reference"]).hexdigest()
    assert digest == "cef0eb8ede32f858e3c6fbd8753d3f22093e57fc0d0f1f414dd97a0dba4c4d67", digest
    return json.loads(texts["servicesEncrypted"])
