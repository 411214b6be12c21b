//! Proton Pass: `data.json`, alone or in its archive. Its encrypted form is a message of `OpenPGP`.

use super::Format;
use crate::groups::group;
use crate::json::{array, is_true, text};
use crate::login::Login;
use crate::source::Source;
use crate::{App, FileError, Imported, Outcome, Passwords};
use serde_json::Value;

const APP: App = App::ProtonPass;
/// The state of items in the trash.
const TRASHED: u64 = 2;

pub(crate) const FORMAT: Format = Format { recognises, read };

fn recognises(source: &Source<'_>) -> bool {
    source.json().is_some_and(|file| {
        file.get("vaults").is_some()
            && (file.get("userId").is_some() || file.get("encrypted").is_some())
    })
}

fn read(source: &Source<'_>, _: &Passwords) -> Result<Outcome, FileError> {
    let file = source.json().ok_or(FileError::Damaged { app: APP })?;
    if is_true(file, "encrypted") {
        return Err(FileError::OtherForm { app: APP });
    }
    let vaults: Vec<&Value> = match file.get("vaults") {
        Some(Value::Object(vaults)) => vaults.values().collect(),
        Some(Value::Array(vaults)) => vaults.iter().collect(),
        _ => return Err(FileError::Damaged { app: APP }),
    };
    let is_one = vaults.len() < 2;
    let items = vaults.into_iter().flat_map(|vault| {
        let name = if is_one { "" } else { text(vault, "name") };
        array(vault, "items").iter().flat_map(move |item| read_item(item, name))
    });
    Ok(Outcome::accounts(APP, true, items.collect()))
}

fn read_item(item: &Value, vault: &str) -> Vec<Imported> {
    if item.get("state").and_then(Value::as_u64) == Some(TRASHED) {
        return Vec::new();
    }
    let empty = Value::Null;
    let data = item.get("data").unwrap_or(&empty);
    let metadata = data.get("metadata").unwrap_or(&empty);
    let content = data.get("content").unwrap_or(&empty);
    let names = ["itemUsername", "username", "itemEmail"].map(|key| text(content, key));
    let login = Login {
        title: text(metadata, "name"),
        username: names.into_iter().find(|name| !name.is_empty()).unwrap_or(""),
        note: text(metadata, "note"),
        is_favourite: is_true(item, "pinned"),
        groups: Some(vault).filter(|name| !name.is_empty()).map(group).into_iter().collect(),
    };
    let sections = array(content, "sections").iter();
    let extra = array(data, "extraFields")
        .iter()
        .chain(sections.flat_map(|section| array(section, "sectionFields")))
        .filter(|field| text(field, "type") == "totp")
        .filter_map(|field| field.get("data"));
    let codes = std::iter::once(content).chain(extra).map(|holder| text(holder, "totpUri"));
    codes.filter(|code| !code.trim().is_empty()).map(|code| login.account(code)).collect()
}

#[cfg(test)]
mod tests {
    use crate::{App, FileError, Imported, Outcome, read};
    use serde_json::{Value, json};

    const ADDRESS: &str = "otpauth://totp/?secret=JBSWY3DPEHPK3PXP";

    fn item(state: u8) -> Value {
        json!({
            "state": state, "pinned": true,
            "data": {
                "type": "login",
                "metadata": {"name": "健保", "note": "a note"},
                "extraFields": [
                    {"fieldName": "2", "type": "totp", "data": {"totpUri": "jbswy3dpehpk3pxq"}},
                    {"fieldName": "3", "type": "hidden", "data": {"content": "x"}},
                ],
                "content": {"itemEmail": "t@example.com", "itemUsername": "", "totpUri": ADDRESS,
                    "sections": [{"sectionFields": [
                        {"type": "totp", "data": {"totpUri": "JBSWY3DPEHPK3PXR"}}]}]},
            },
        })
    }

    fn opened(vaults: &Value) -> Vec<Imported> {
        let file =
            json!({"version": "1.31.0", "userId": "u", "encrypted": false, "vaults": vaults});
        match read(file.to_string().as_bytes(), &[]) {
            Ok(Outcome::Read(content)) => content.items,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_code_of_an_item_and_those_of_its_fields_are_read() {
        let items = opened(&json!({"id": {"name": "Personal", "items": [item(1), item(2), {}]}}));
        assert_eq!(items.len(), 3, "an item in the trash is left out");
        for item in items {
            let item = item.unwrap();
            assert_eq!(item.account.issuer.as_str(), "健保");
            assert_eq!(item.account.account.as_str(), "t@example.com");
            assert_eq!((item.note.as_str(), item.is_favourite), ("a note", true));
            assert!(item.groups.is_empty());
        }
    }

    #[test]
    fn several_vaults_are_groups() {
        let vault = |name: &str| json!({"name": name, "items": [item(1)]});
        for vaults in [json!({"1": vault("A"), "2": vault("B")}), json!([vault("A"), vault("B")])] {
            let items = opened(&vaults);
            let groups: Vec<_> = items.into_iter().map(|item| item.unwrap().groups).collect();
            assert_eq!(groups.concat(), ["A", "A", "A", "B", "B", "B"]);
        }
    }

    #[test]
    fn encrypted_and_damaged_files_are_refused() {
        let sealed = json!({"encrypted": true, "vaults": {}}).to_string();
        let app = App::ProtonPass;
        assert_eq!(read(sealed.as_bytes(), &[]), Err(FileError::OtherForm { app }));
        let damaged = json!({"encrypted": false, "vaults": 1}).to_string();
        assert_eq!(read(damaged.as_bytes(), &[]), Err(FileError::Damaged { app }));
    }
}
