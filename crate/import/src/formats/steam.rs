//! Steam: a `.maFile` of Steam Desktop Authenticator, or the file of the phone's program. The
//! encrypted form needs two files, so it is not read.

use super::Format;
use crate::fields::{Fields, Key};
use crate::json::{array, text};
use crate::source::Source;
use crate::{App, FileError, Imported, Outcome, Passwords};
use base64ct::{Base64, Encoding as _};
use serde_json::Value;
use zeroize::Zeroizing;

const APP: App = App::SteamDesktop;

pub(crate) const FORMAT: Format = Format { recognises, read };

fn recognises(source: &Source<'_>) -> bool {
    source
        .json()
        .is_some_and(|file| is_account(file) || accounts(file).count() > 0 || is_index(file))
}

fn is_account(value: &Value) -> bool {
    value.get("shared_secret").is_some_and(Value::is_string)
}

/// The accounts of the phone's file, by their number.
fn accounts(file: &Value) -> impl Iterator<Item = &Value> {
    let accounts = file.get("accounts").and_then(Value::as_object);
    accounts.into_iter().flat_map(serde_json::Map::values).filter(|account| is_account(account))
}

/// `manifest.json`, which is beside the encrypted files and has no secret.
fn is_index(file: &Value) -> bool {
    file.get("encrypted").is_some_and(Value::is_boolean)
        && array(file, "entries")
            .iter()
            .any(|entry| ["filename", "steamid"].iter().all(|key| entry.get(key).is_some()))
}

fn read(source: &Source<'_>, _: &Passwords) -> Result<Outcome, FileError> {
    let file = source.json().ok_or(FileError::Damaged { app: APP })?;
    let items =
        if is_account(file) { vec![item(file)] } else { accounts(file).map(item).collect() };
    if items.is_empty() {
        return Err(FileError::OtherForm { app: APP });
    }
    Ok(Outcome::accounts(APP, true, items))
}

fn item(account: &Value) -> Imported {
    let secret = Base64::decode_vec(text(account, "shared_secret").trim());
    let secret = Zeroizing::new(secret.unwrap_or_default());
    Fields {
        issuer: "Steam",
        account: text(account, "account_name"),
        kind: "steam",
        secret: Key::Bytes(&secret),
        ..Fields::default()
    }
    .check()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::EntryError;
    use serde_json::json;
    use warifu_core::account::Kind;

    fn read(file: &Value) -> Result<Outcome, FileError> {
        crate::read(file.to_string().as_bytes(), &[])
    }

    #[test]
    fn both_forms_are_read() {
        let account =
            |secret: &str| json!({"shared_secret": secret, "account_name": "taro", "Session": {}});
        for (file, count) in [
            (account("SGVsbG8="), 1),
            (json!({"accounts": {"1": account("SGVsbG8="), "2": account("SGVsbG8=")}}), 2),
        ] {
            let Ok(Outcome::Read(content)) = read(&file) else { panic!() };
            assert_eq!(content.items.len(), count);
            for item in content.items {
                let account = item.unwrap().account;
                assert_eq!((account.kind, account.secret.expose()), (Kind::Steam, &b"Hello"[..]));
                assert_eq!(account.account.as_str(), "taro");
            }
        }
        let Ok(Outcome::Read(content)) = read(&account("%")) else { panic!() };
        assert_eq!(content.items[0].as_ref().unwrap_err().reason, EntryError::Secret);
    }

    #[test]
    fn the_encrypted_form_is_named() {
        let entry = json!({"encryption_iv": "x", "encryption_salt": "x", "filename": "1.maFile", "steamid": 1});
        let file = json!({"encrypted": true, "entries": [entry]});
        assert_eq!(read(&file), Err(FileError::OtherForm { app: APP }));
    }
}
