//! Raivo OTP: an array of accounts in which every value is a text, in an archive with a password.

use super::Format;
use crate::fields::{Fields, Key};
use crate::json::{number, text};
use crate::source::Source;
use crate::{App, FileError, Imported, Outcome, Passwords};
use serde_json::Value;

const APP: App = App::Raivo;

pub(crate) const FORMAT: Format = Format { recognises, read };

fn recognises(source: &Source<'_>) -> bool {
    let has =
        |entry: &Value| ["kind", "timer", "secret"].iter().all(|key| entry.get(key).is_some());
    source.json().and_then(Value::as_array).is_some_and(|entries| entries.iter().any(has))
}

fn read(source: &Source<'_>, _: &Passwords) -> Result<Outcome, FileError> {
    let entries = source.json().and_then(Value::as_array);
    let items = entries.ok_or(FileError::Damaged { app: APP })?.iter().map(item).collect();
    Ok(Outcome::accounts(APP, true, items))
}

fn item(entry: &Value) -> Imported {
    Fields {
        issuer: text(entry, "issuer"),
        account: text(entry, "account"),
        kind: text(entry, "kind"),
        secret: Key::Base32(text(entry, "secret")),
        algorithm: entry.get("algorithm").and_then(Value::as_str),
        digits: number(entry, "digits"),
        period: number(entry, "timer"),
        counter: number(entry, "counter"),
        is_favourite: ["true", "1"].contains(&text(entry, "pinned")),
        ..Fields::default()
    }
    .check()
}

#[cfg(test)]
mod tests {
    use crate::{App, EntryError, Outcome, read};
    use serde_json::json;
    use warifu_core::account::Kind;

    #[test]
    fn numbers_are_texts_and_each_account_is_checked() {
        let entry = |kind: &str, algorithm: &str, digits: &str| {
            json!({"issuer": "健保", "account": "taro", "secret": "JBSWY3DPEHPK3PXP", "kind": kind,
                "algorithm": algorithm, "digits": digits, "timer": "60", "counter": "9",
                "pinned": "true", "iconType": "", "iconValue": ""})
        };
        let file = json!([
            entry("TOTP", "SHA256", "8"),
            entry("HOTP", "SHA1", "6"),
            entry("TOTP", "SHA224", "6"),
            entry("TOTP", "SHA1", "5"),
        ]);
        let Ok(Outcome::Read(content)) = read(file.to_string().as_bytes(), &[]) else { panic!() };
        assert_eq!((content.app, content.is_plain), (App::Raivo, true));
        let [first, second, third, fourth] = <[_; 4]>::try_from(content.items).unwrap();
        let first = first.unwrap();
        assert!(first.is_favourite);
        assert_eq!((first.account.digits.get(), first.account.algorithm.name()), (8, "SHA256"));
        assert!(matches!(first.account.kind, Kind::Totp { period } if period.seconds() == 60));
        assert_eq!(second.unwrap().account.kind, Kind::Hotp { counter: 9 });
        assert_eq!(third.unwrap_err().reason, EntryError::algorithm("SHA224"));
        assert_eq!(fourth.unwrap_err().reason, EntryError::Digits);
    }
}
