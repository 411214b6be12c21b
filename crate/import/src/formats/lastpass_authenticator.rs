//! `LastPass` Authenticator, as its programs for Android and iOS write it. Always plain.

use super::Format;
use crate::fields::{Fields, Key};
use crate::groups::{groups, names_by_id};
use crate::json::{array, is_true, number, text};
use crate::source::Source;
use crate::{App, FileError, Imported, Outcome, Passwords};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::HashMap;

const APP: App = App::LastPassAuthenticator;
/// The folders that the program makes itself: favourites and all others.
const OWN_FOLDERS: [&str; 2] = ["0", "1"];

pub(crate) const FORMAT: Format = Format { recognises, read };

fn recognises(source: &Source<'_>) -> bool {
    let is_account = |account: &Value| {
        let has = |key| account.get(key).is_some();
        has("secret") && (has("issuerName") || has("originalIssuerName"))
    };
    source.json().is_some_and(|file| array(file, "accounts").iter().any(is_account))
}

fn read(source: &Source<'_>, _: &Passwords) -> Result<Outcome, FileError> {
    let file = source.json().ok_or(FileError::Damaged { app: APP })?;
    let names = names_by_id(array(file, "folders"), "id", "name");
    let items = array(file, "accounts").iter().map(|account| item(account, &names)).collect();
    Ok(Outcome::accounts(APP, true, items))
}

fn item(account: &Value, names: &HashMap<Cow<'_, str>, &str>) -> Imported {
    // The user may change both names.
    let or = |name, original| match text(account, name) {
        "" => text(account, original),
        text => text,
    };
    Fields {
        issuer: or("issuerName", "originalIssuerName"),
        account: or("userName", "originalUserName"),
        kind: "totp",
        secret: Key::Base32(text(account, "secret")),
        algorithm: account.get("algorithm").and_then(Value::as_str),
        digits: number(account, "digits"),
        period: number(account, "timeStep"),
        is_favourite: is_true(account, "isFavorite"),
        groups: groups(folder(account, names)),
        ..Fields::default()
    }
    .check()
}

fn folder<'a>(account: &Value, names: &HashMap<Cow<'_, str>, &'a str>) -> Option<&'a str> {
    let id = number(account.get("folderData")?, "folderId")?;
    if OWN_FOLDERS.contains(&id.as_ref()) { None } else { names.get(&id).copied() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_form_of_ios_is_read() {
        let file = json!({
            "deviceName": "iPhone",
            "folders": [{"id": 3, "name": "仕事"}, {"id": 0, "name": "Other accounts"}],
            "accounts": [
                {"originalIssuerName": "健保", "issuerName": "", "originalUserName": "taro",
                 "secret": "JBSWY3DPEHPK3PXP", "timeStep": "60", "digits": "8", "isFavorite": true,
                 "folderData": {"folderId": "3"}},
                {"issuerName": "A", "userName": "b", "secret": "JBSWY3DPEHPK3PXP",
                 "folderData": {"folderId": 0}},
                {"issuerName": "A", "userName": "b", "secret": "JBSWY3DPEHPK3PXP", "digits": 5},
            ],
        });
        let Ok(Outcome::Read(content)) = crate::read(file.to_string().as_bytes(), &[]) else {
            panic!()
        };
        let first = content.items[0].as_ref().unwrap();
        assert_eq!(first.account.issuer.as_str(), "健保");
        assert_eq!(first.account.account.as_str(), "taro");
        assert_eq!((first.account.digits.get(), first.is_favourite), (8, true));
        assert_eq!(first.groups, ["仕事"]);
        assert_eq!(content.items[1].as_ref().unwrap().groups, Vec::<String>::new());
        assert!(content.items[2].is_err());
    }
}
