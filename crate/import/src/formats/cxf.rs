//! The FIDO Alliance's Credential Exchange Format 1.0, as an unencrypted file. The format is read
//! by hand, because each credential is checked by itself: the types of the public crate refuse a
//! whole file for one value that they do not know.

use super::Format;
use crate::fields::{Fields, Key};
use crate::groups::{group, group_path};
use crate::json::{array, is_true, number, text};
use crate::login::Login;
use crate::source::Source;
use crate::{App, FileError, Imported, Outcome, Passwords};
use serde_json::Value;
use std::collections::HashMap;
use std::rc::Rc;

const APP: App = App::Cxf;
const MAJOR_VERSION: u64 = 1;

pub(crate) const FORMAT: Format = Format { recognises, read };

fn recognises(source: &Source<'_>) -> bool {
    source.json().is_some_and(|file| {
        let mut items = array(file, "accounts").iter().flat_map(|account| array(account, "items"));
        file.get("exporterRpId").is_some()
            || items.any(|item| !array(item, "credentials").is_empty())
    })
}

fn read(source: &Source<'_>, _: &Passwords) -> Result<Outcome, FileError> {
    let file = source.json().ok_or(FileError::Damaged { app: APP })?;
    // Drafts have one number.
    let version = file.get("version").unwrap_or(&Value::Null);
    let major = version.get("major").unwrap_or(version);
    if major.as_u64().is_none_or(|major| major > MAJOR_VERSION) {
        let version = major.to_string().chars().take(20).collect();
        return Err(FileError::Version { app: APP, version });
    }
    let accounts = file.get("accounts").and_then(Value::as_array);
    let accounts = accounts.ok_or(FileError::Damaged { app: APP })?;
    let items = accounts.iter().flat_map(|account| {
        let mut collections = HashMap::new();
        for collection in array(account, "collections") {
            collect(collection, "", &mut collections);
        }
        array(account, "items").iter().flat_map(move |item| read_item(item, &collections))
    });
    Ok(Outcome::accounts(APP, true, items.collect()))
}

/// The paths of the collections of each item, by its id.
type Collections<'a> = HashMap<&'a str, Vec<Rc<str>>>;

/// A collection and those in it. JSON bounds their depth.
fn collect<'a>(collection: &'a Value, parent: &str, found: &mut Collections<'a>) {
    let path: Rc<str> = group_path(parent, text(collection, "title")).into();
    for link in array(collection, "items") {
        found.entry(text(link, "item")).or_default().push(path.clone());
    }
    for inner in array(collection, "subCollections") {
        collect(inner, &path, found);
    }
}

fn read_item(item: &Value, collections: &Collections<'_>) -> Vec<Imported> {
    let credentials = array(item, "credentials");
    let of_type = |kind| credentials.iter().find(|one| text(one, "type") == kind);
    let value = |kind, field| {
        of_type(kind).and_then(|one| one.get(field)).map_or("", |field| text(field, "value"))
    };
    let collections =
        collections.get(text(item, "id")).into_iter().flatten().map(ToString::to_string);
    let tags = array(item, "tags").iter().filter_map(Value::as_str).map(group);
    let login = Login {
        title: text(item, "title"),
        username: value("basic-auth", "username"),
        note: value("note", "content"),
        is_favourite: is_true(item, "favorite"),
        groups: collections.chain(tags).collect(),
    };
    let codes = credentials.iter().filter(|one| text(one, "type") == "totp");
    codes.map(|code| login.complete(account(code, &login))).collect()
}

fn account(code: &Value, login: &Login<'_>) -> Imported {
    let or = |key, otherwise| match text(code, key) {
        "" => otherwise,
        name => name,
    };
    Fields {
        issuer: or("issuer", login.title),
        account: or("username", login.username),
        kind: "totp",
        secret: Key::Base32(text(code, "secret")),
        algorithm: code.get("algorithm").and_then(Value::as_str),
        digits: number(code, "digits"),
        period: number(code, "period"),
        ..Fields::default()
    }
    .check()
}

#[cfg(test)]
mod tests {
    use crate::{App, Content, EntryError, FileError, Outcome, read};
    use serde_json::{Value, json};
    use warifu_core::account::Kind;

    fn file(version: &Value, credentials: &Value) -> Vec<u8> {
        json!({
            "version": version, "exporterRpId": "example.com", "exporterDisplayName": "E",
            "timestamp": 1, "accounts": [{
                "id": "a", "username": "", "email": "",
                "collections": [{"id": "c", "title": "仕事", "items": [], "subCollections": [
                    {"id": "d", "title": "健保", "items": [{"item": "i"}]}]}],
                "items": [{"id": "i", "title": "Portal", "favorite": true, "tags": ["t"],
                    "credentials": credentials}],
            }],
        })
        .to_string()
        .into_bytes()
    }

    fn opened(credentials: &Value) -> Content {
        match read(&file(&json!({"major": 1, "minor": 3}), credentials), &[]) {
            Ok(Outcome::Read(content)) => content,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_code_has_the_names_the_note_and_the_groups_of_its_item() {
        let content = opened(&json!([
            {"type": "basic-auth", "username": {"fieldType": "string", "value": "taro"}},
            {"type": "totp", "secret": "JBSWY3DPEHPK3PXP====", "period": 60, "digits": 8,
                "algorithm": "sha512"},
            {"type": "note", "content": {"fieldType": "string", "value": "a note"}},
            {"type": "of-later", "secret": 1},
        ]));
        let item = content.items.into_iter().next().unwrap().unwrap();
        let account = &item.account;
        assert_eq!((account.issuer.as_str(), account.account.as_str()), ("Portal", "taro"));
        assert_eq!((account.algorithm.name(), account.digits.get()), ("SHA512", 8));
        assert!(matches!(account.kind, Kind::Totp { period } if period.seconds() == 60));
        assert_eq!((item.note.as_str(), item.is_favourite), ("a note", true));
        assert_eq!(item.groups, ["仕事/健保", "t"]);
    }

    #[test]
    fn each_code_is_kept_or_refused_by_itself() {
        let code = |field: &str, value: Value| {
            let mut code = json!({"type": "totp", "secret": "JBSWY3DPEHPK3PXP", "period": 30,
                "digits": 6, "algorithm": "sha1", "issuer": "A", "username": "b"});
            code[field] = value;
            code
        };
        let content = opened(&json!([
            code("algorithm", json!("blake3")),
            code("digits", json!(4)),
            code("period", json!(0)),
            code("secret", json!("")),
            code("issuer", json!("B")),
        ]));
        let reasons: Vec<_> =
            content.items.iter().map(|item| item.as_ref().map_err(|one| &one.reason)).collect();
        let algorithm = EntryError::Algorithm { algorithm: "blake3".to_owned() };
        assert_eq!(reasons[0], Err(&algorithm));
        assert_eq!(reasons[1], Err(&EntryError::Digits));
        assert_eq!(reasons[2], Err(&EntryError::Period));
        assert_eq!(reasons[3], Err(&EntryError::Secret));
        assert_eq!(reasons[4].unwrap().account.issuer.as_str(), "B");
    }

    #[test]
    fn a_later_version_and_a_file_without_codes_are_refused() {
        let later = read(&file(&json!({"major": 2, "minor": 0}), &json!([])), &[]);
        assert_eq!(later, Err(FileError::Version { app: App::Cxf, version: "2".to_owned() }));
        let draft = read(&file(&json!(0), &json!([])), &[]);
        assert_eq!(draft, Err(FileError::Empty { app: App::Cxf }));
    }
}
