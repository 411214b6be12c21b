//! Proton Authenticator, plain and encrypted.

use super::Format;
use crate::cipher::open_gcm;
use crate::fields::address_or_key;
use crate::json::{array, number, text};
use crate::kdf::Kdf;
use crate::source::Source;
use crate::{App, FileError, Imported, Outcome, Passwords, Sealed};
use base64ct::{Base64, Encoding as _};
use serde_json::Value;
use zeroize::Zeroizing;

const APP: App = App::ProtonAuthenticator;
const DAMAGED: FileError = FileError::Damaged { app: APP };
const VERSION: &str = "1";
const ASSOCIATED_DATA: &[u8] = b"proton.authenticator.export.v1";
/// The program writes 16. Argon2 needs 8 or more (RFC 9106 §3.1).
const SALT_BYTES: std::ops::RangeInclusive<usize> = 8..=64;

pub(crate) const FORMAT: Format = Format { recognises, read };

fn recognises(source: &Source<'_>) -> bool {
    source.json().is_some_and(|file| {
        let is_entry =
            |entry: &Value| entry.get("content").is_some_and(|it| it.get("uri").is_some());
        is_encrypted(file) || array(file, "entries").iter().any(is_entry)
    })
}

/// It has no mark of its own, so it must have these fields, and none with fields in it.
fn is_encrypted(file: &Value) -> bool {
    let is_simple = |value: &Value| !value.is_object() && !value.is_array();
    file.as_object().is_some_and(|fields| fields.values().all(is_simple))
        && file.get("version").is_some_and(Value::is_number)
        && ["salt", "content"].iter().all(|key| !text(file, key).is_empty())
}

fn read(source: &Source<'_>, passwords: &Passwords) -> Result<Outcome, FileError> {
    let file = source.json().ok_or(DAMAGED)?;
    check_version(file)?;
    if !is_encrypted(file) {
        return Ok(content(file, true));
    }
    let Some(password) = passwords.last() else {
        return Ok(Outcome::Sealed(Sealed { app: APP, is_slow: false }));
    };
    let opened: Value = serde_json::from_slice(&open(file, password)?).map_err(|_| DAMAGED)?;
    check_version(&opened)?;
    if !opened.get("entries").is_some_and(Value::is_array) {
        return Err(DAMAGED);
    }
    Ok(content(&opened, false))
}

fn check_version(file: &Value) -> Result<(), FileError> {
    match number(file, "version") {
        Some(version) if version != VERSION => {
            let version = version.chars().take(20).collect();
            Err(FileError::Version { app: APP, version })
        }
        _ => Ok(()),
    }
}

/// Opens `AES-256-GCM[Argon2id[password, salt], nonce]`, where the nonce of 12 bytes is before the
/// data.
fn open(file: &Value, password: &str) -> Result<Zeroizing<Vec<u8>>, FileError> {
    let salt = Base64::decode_vec(text(file, "salt")).map_err(|_| DAMAGED)?;
    let bytes = Base64::decode_vec(text(file, "content")).map_err(|_| DAMAGED)?;
    let (nonce, sealed) = bytes.split_first_chunk().ok_or(DAMAGED)?;
    if !SALT_BYTES.contains(&salt.len()) {
        return Err(DAMAGED);
    }
    let key = Kdf::argon2id(19_456, 2, 1)?.derive(password.as_bytes(), &salt)?;
    open_gcm(&key, nonce, ASSOCIATED_DATA, sealed)
}

fn content(file: &Value, is_plain: bool) -> Outcome {
    let items = array(file, "entries").iter().map(item).collect();
    Outcome::accounts(APP, is_plain, items)
}

fn item(entry: &Value) -> Imported {
    let content = entry.get("content").unwrap_or(&Value::Null);
    let mut imported = address_or_key(text(content, "uri"), "", text(content, "name"));
    if let Ok(item) = &mut imported {
        item.set_note(text(entry, "note"));
    }
    imported
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use warifu_core::account::Kind;

    fn read(file: &Value) -> Result<Outcome, FileError> {
        crate::read(file.to_string().as_bytes(), &[])
    }

    #[test]
    fn each_entry_is_read_by_itself() {
        let entry =
            |uri: &str, name: &str| json!({"content": {"uri": uri, "name": name}, "note": "メモ"});
        let file = json!({"version": 1, "entries": [
            entry("steam://JBSWY3DPEHPK3PXP", "taro"),
            entry("otpauth://totp/?secret=JBSWY3DPEHPK3PXP&issuer=A", "hanako"),
            entry("otpauth://totp/x?secret=", "empty"),
            {"content": null},
        ]});
        let Ok(Outcome::Read(content)) = read(&file) else { panic!() };
        let [steam, totp, empty, none] = content.items.as_slice() else { panic!() };
        let steam = steam.as_ref().unwrap();
        assert_eq!((steam.account.kind, steam.note.as_str()), (Kind::Steam, "メモ"));
        assert_eq!(steam.account.account.as_str(), "taro");
        assert_eq!(totp.as_ref().unwrap().account.account.as_str(), "hanako");
        assert_eq!(empty.as_ref().unwrap_err().account.as_str(), "empty");
        assert!(none.is_err());
    }

    #[test]
    fn later_versions_and_damaged_salts_are_refused() {
        let entries = json!([{"content": {"uri": "x"}}]);
        let version = FileError::Version { app: APP, version: "2".to_owned() };
        assert_eq!(read(&json!({"version": 2, "entries": entries})), Err(version));
        let password = [Zeroizing::new("x".to_owned())];
        for (salt, content) in
            [("AAAA", "AAAAAAAAAAAAAAAAAAAAAAAA"), ("%", "AAAA"), ("AAAAAAAAAAA=", "AAAA")]
        {
            let file = json!({"version": 1, "salt": salt, "content": content});
            assert_eq!(crate::read(file.to_string().as_bytes(), &password), Err(DAMAGED), "{salt}");
        }
    }
}
