//! The backup of `FreeOTP` 2: a map of the texts `masterKey`, and for each token `ID` (its sealed
//! secret) and `ID-token` (its other fields). The password seals the master key, and that the
//! secrets.

use super::{Fields, content, fields, java, signed_bytes};
use crate::cipher::open_gcm;
use crate::fields::Key;
use crate::formats::Format;
use crate::json::{number, text};
use crate::kdf::{Hash, Kdf};
use crate::source::Source;
use crate::{App, EntryError, FileError, Imported, Outcome, Passwords, Sealed};
use serde_json::Value;
use std::collections::HashMap;
use zeroize::Zeroizing;

const APP: App = App::FreeOtp;
const DAMAGED: FileError = FileError::Damaged { app: APP };
const CIPHER: &str = "AES/GCM/NoPadding";
/// The end of the keys with a token's fields.
const TOKEN: &str = "-token";

pub(crate) const FORMAT: Format = Format { recognises, read };

fn recognises(source: &Source<'_>) -> bool {
    source.binary().is_some_and(|bytes| bytes.starts_with(java::MAGIC))
}

fn read(source: &Source<'_>, passwords: &Passwords) -> Result<Outcome, FileError> {
    let map = java::map(source.binary().ok_or(DAMAGED)?).ok_or(DAMAGED)?;
    let texts: HashMap<&str, &str> = map.iter().map(|(key, text)| (&**key, &**text)).collect();
    let master = parse(texts.get("masterKey").ok_or(DAMAGED)?).ok_or(DAMAGED)?;
    let hash = match text(&master, "mAlgorithm").to_ascii_lowercase().as_str() {
        "pbkdf2withhmacsha1" => Hash::Sha1,
        "pbkdf2withhmacsha256" => Hash::Sha256,
        "pbkdf2withhmacsha512" => Hash::Sha512,
        _ => return Err(FileError::OtherForm { app: APP }),
    };
    let rounds = number(&master, "mIterations").and_then(|rounds| rounds.parse().ok());
    let kdf = Kdf::pbkdf2(hash, rounds.ok_or(DAMAGED)?)?;
    let Some(password) = passwords.last() else {
        return Ok(Outcome::Sealed(Sealed { app: APP, is_slow: kdf.is_slow() }));
    };
    let salt = signed_bytes(&master, "mSalt").ok_or(DAMAGED)?;
    let key = kdf.derive::<32>(password.as_bytes(), &salt)?;
    let sealed = EncryptedKey::parse(master.get("mEncryptedKey").ok_or(DAMAGED)?).ok_or(DAMAGED)?;
    let opened = sealed.open(&key)?;
    let master_key = Zeroizing::new(opened.as_slice().try_into().map_err(|_| DAMAGED)?);
    // In the order of the file, which is that of no list.
    let tokens = map.iter().filter_map(|(key, text)| Some((key.strip_suffix(TOKEN)?, text)));
    let items = tokens.map(|(id, text)| token(text, texts.get(id).copied(), &master_key)).collect();
    Ok(content(APP, items, false))
}

fn parse(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}

/// `sealed`: the text with the token's secret.
fn token(text: &str, sealed: Option<&str>, master_key: &[u8; 32]) -> Imported {
    let token = parse(text).unwrap_or_default();
    let fields = fields(&token);
    let Some(sealed) = sealed.and_then(encrypted_key) else {
        return fields.refuse(EntryError::Secret);
    };
    let Ok(secret) = sealed.open(master_key) else { return fields.refuse(EntryError::Secret) };
    // The secret knows its hash function, also where the token does not name it.
    let algorithm = fields.algorithm.filter(|name| !name.is_empty()).unwrap_or(&sealed.purpose);
    Fields { secret: Key::Bytes(&secret), algorithm: Some(algorithm), ..fields }.check()
}

/// A text with a text in it, or with the key itself.
fn encrypted_key(text: &str) -> Option<EncryptedKey> {
    let outer = parse(text)?;
    match outer.get("key") {
        Some(Value::String(text)) => EncryptedKey::parse(&parse(text)?),
        Some(key) => EncryptedKey::parse(key),
        None => EncryptedKey::parse(&outer),
    }
}

/// A key that another key seals.
struct EncryptedKey {
    sealed: Zeroizing<Vec<u8>>,
    nonce: [u8; 12],
    /// The algorithm for which the key is. It is authenticated too.
    purpose: String,
}

impl EncryptedKey {
    fn parse(key: &Value) -> Option<Self> {
        if text(key, "mCipher") != CIPHER {
            return None;
        }
        let sealed = signed_bytes(key, "mCipherText")?;
        let nonce = nonce(&signed_bytes(key, "mParameters")?)?;
        Some(Self { sealed, nonce, purpose: text(key, "mToken").to_owned() })
    }

    fn open(&self, key: &[u8; 32]) -> Result<Zeroizing<Vec<u8>>, FileError> {
        open_gcm(key, &self.nonce, self.purpose.as_bytes(), &self.sealed)
    }
}

/// The nonce in the parameters of AES-GCM (RFC 5084 §3.2), in DER: an OCTET STRING, which may stand
/// in a SEQUENCE with the length of the tag, 16 bytes.
fn nonce(parameters: &[u8]) -> Option<[u8; 12]> {
    let string = match parameters {
        [0x30, 0x11, string @ .., 0x02, 0x01, 16] => string,
        _ => parameters,
    };
    string.strip_prefix(&[0x04, 12])?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_have_both_shapes() {
        let bytes = [7; 12];
        let string = [&[4, 12][..], &bytes].concat();
        let sequence = [&[0x30, 0x11][..], &string, &[2, 1, 16]].concat();
        assert_eq!(nonce(&string), Some(bytes));
        assert_eq!(nonce(&sequence), Some(bytes));
        // A shorter tag, a shorter nonce, something after it.
        let short_tag = [&[0x30, 0x11][..], &string, &[2, 1, 12]].concat();
        for other in [&short_tag[..], &string[..13], &[&string[..], &[0]].concat(), &[]] {
            assert_eq!(nonce(other), None, "{other:?}");
        }
    }
}
