//! The extension "Authenticator" for Chrome, Edge and Firefox: its backups, plain and sealed, of
//! three generations. A backup is a map of records. By generation:
//!
//! 1. The password seals each record's secret.
//! 2. A random key seals each record's secret. The password seals that key.
//! 3. A key that is derived from the password seals each whole record.

mod entry;
mod keys;

use super::Format;
use crate::json::{is_true, text};
use crate::source::Source;
use crate::{App, Content, EntryError, FileError, Outcome, Passwords, Sealed};
use entry::{fields, item};
use keys::{Ring, SealingKey};
use serde_json::Value;

const APP: App = App::Authenticator;
const DAMAGED: FileError = FileError::Damaged { app: APP };

pub(crate) const FORMAT: Format = Format { recognises, read };

fn recognises(source: &Source<'_>) -> bool {
    let file = source.json().and_then(Value::as_object);
    file.is_some_and(|file| file.values().any(is_record))
}

fn is_record(value: &Value) -> bool {
    let marks = ["type", "hash", "encrypted", "index"];
    matches!(text(value, "dataType"), "OTPStorage" | "EncOTPStorage")
        || value.get("secret").is_some_and(Value::is_string)
            && marks.iter().any(|mark| value.get(mark).is_some())
}

/// Of the third generation.
fn is_whole_sealed(record: &Value) -> bool {
    text(record, "dataType") == "EncOTPStorage"
}

fn is_sealed(record: &Value) -> bool {
    is_whole_sealed(record) || is_true(record, "encrypted")
}

fn read(source: &Source<'_>, passwords: &Passwords) -> Result<Outcome, FileError> {
    let file = source.json().and_then(Value::as_object).ok_or(DAMAGED)?;
    let mut records: Vec<_> = file.iter().filter(|(_, value)| is_record(value)).collect();
    // The extension shows them in this order.
    records.sort_by_key(|(_, record)| record.get("index").and_then(Value::as_u64));
    let is_plain = !records.iter().any(|(_, record)| is_sealed(record));
    let mut content = Content { app: APP, is_plain, items: Vec::new(), locked: Vec::new() };
    let keys = if is_plain { Vec::new() } else { keys::find(file)? };
    if !is_plain && passwords.is_empty() {
        let is_slow = keys.iter().any(SealingKey::is_slow);
        return Ok(Outcome::Sealed(Sealed { app: APP, is_slow }));
    }
    let ring = Ring::open(&keys, passwords)?;
    let mut is_any_open = is_plain;
    for (id, record) in records {
        if !is_sealed(record) {
            content.items.push(item(record, text(record, "secret")));
        } else if let Some((opened, secret)) = ring.open_record(record) {
            is_any_open = true;
            content.items.push(item(&opened, &secret));
        } else if ring.is_complete {
            content.items.push(fields(record).refuse(EntryError::Secret));
        } else {
            content.locked.push(name(id, record));
        }
    }
    match (is_any_open, ring.is_complete) {
        (true, _) => Ok(Outcome::Read(content)),
        (false, true) => Err(DAMAGED),
        (false, false) => Err(FileError::PasswordOrDamaged),
    }
}

/// The name of a record that is not opened. In the third generation, only its id is known.
fn name(id: &str, record: &Value) -> String {
    let names = [text(record, "issuer"), text(record, "account")];
    let names: Vec<_> = names.into_iter().filter(|name| !name.is_empty()).collect();
    if names.is_empty() { id.to_owned() } else { names.join(": ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};
    use warifu_core::account::Kind;
    use zeroize::Zeroizing;

    /// Two secrets of the first generation, sealed with "abc" and "other".
    const SEALED: [&str; 2] = [
        "U2FsdGVkX1/UEz2SwIucQxuNu09JM7dZsHQ0mQ/YGSWy2yK7uoWqcLQJ/2F4/WHp",
        "U2FsdGVkX18f+mKBZ/2+lu5tl2L9Ju8ObxDM6sTlDXojUBYlwCNbgn55gsfs8p1u",
    ];

    fn read(file: &Value, passwords: &[&str]) -> Result<Outcome, FileError> {
        let passwords: Vec<_> =
            passwords.iter().map(|text| Zeroizing::new((*text).to_owned())).collect();
        crate::read(file.to_string().as_bytes(), &passwords)
    }

    fn content(file: &Value, passwords: &[&str]) -> Content {
        match read(file, passwords) {
            Ok(Outcome::Read(content)) => content,
            other => panic!("{other:?}"),
        }
    }

    fn sealed_file() -> Value {
        let record = |account: &str, secret: &str| json!({"account": account, "secret": secret, "encrypted": true, "type": "totp"});
        json!({"a": record("first", SEALED[0]), "b": record("second", SEALED[1])})
    }

    #[test]
    fn records_that_no_password_opens_are_listed() {
        let part = content(&sealed_file(), &["abc"]);
        assert_eq!((part.items.len(), part.locked), (1, vec!["second".to_owned()]));
        let whole = content(&sealed_file(), &["abc", "other"]);
        assert_eq!((whole.items.len(), whole.locked.len()), (2, 0));
        assert_eq!(read(&sealed_file(), &["wrong"]), Err(FileError::PasswordOrDamaged));
        assert!(matches!(read(&sealed_file(), &[]), Ok(Outcome::Sealed(_))));
    }

    #[test]
    fn a_plain_record_beside_sealed_ones_does_not_make_a_wrong_password_right() {
        let mut file = sealed_file();
        file["c"] = json!({"account": "plain", "secret": "JBSWY3DPEHPK3PXP", "type": "totp"});
        assert_eq!(read(&file, &["wrong"]), Err(FileError::PasswordOrDamaged));
        let content = content(&file, &["abc"]);
        assert_eq!((content.items.len(), content.locked.len(), content.is_plain), (2, 1, false));
    }

    #[test]
    fn settings_and_keys_are_no_accounts_and_the_index_is_the_order() {
        let file = json!({
            "UserSettings": {"theme": "dark"},
            "LocalStorage": {"encrypted": "x"},
            "key": {"enc": "", "hash": ""},
            "a": {"secret": "GEZDGNBVGY3TQOJQ", "account": "late", "index": 1, "type": "hotp", "counter": 7},
            "b": {"secret": "JBSWY3DPEHPK3PXP", "account": "early", "index": 0, "pinned": true},
        });
        let content = content(&file, &[]);
        let items: Vec<_> = content.items.into_iter().map(Result::unwrap).collect();
        assert_eq!(items[0].account.account.as_str(), "early");
        assert!(items[0].is_favourite);
        assert_eq!(items[1].account.kind, Kind::Hotp { counter: 7 });
    }

    #[test]
    fn a_later_generation_of_keys_is_named() {
        let file = json!({
            "a": {"dataType": "EncOTPStorage", "data": "x", "keyId": "k", "index": 0},
            "k": {"dataType": "Key", "id": "k", "salt": "12345678", "version": 4},
        });
        let version = FileError::Version { app: APP, version: "4".to_owned() };
        assert_eq!(read(&file, &["abc"]), Err(version));
    }

    #[test]
    fn many_keys_and_costly_ones_are_refused() {
        let record = json!({"dataType": "EncOTPStorage", "data": "x", "keyId": "k", "index": 0});
        let mut file = json!({"a": record});
        for number in 0..9 {
            file[format!("k{number}")] = json!({"dataType": "Key", "salt": "12345678"});
        }
        assert_eq!(read(&file, &["abc"]), Err(DAMAGED));
        let hash = "$argon2id$v=19$m=2000000,t=1,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEg";
        let file = json!({"a": record, "key": {"enc": SEALED[0], "hash": hash}});
        let refused = read(&file, &["abc"]);
        assert!(matches!(refused, Err(FileError::TooMuchMemory { .. })), "{refused:?}");
    }
}
