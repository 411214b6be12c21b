//! 1Password's `1PUX`: an archive whose part `export.data` has every item.

use super::Format;
use crate::groups::group;
use crate::json::{array, text};
use crate::login::Login;
use crate::source::Source;
use crate::{App, FileError, Imported, Outcome, Passwords};
use serde_json::Value;

const APP: App = App::OnePassword;

pub(crate) const FORMAT: Format = Format { recognises, read };

fn recognises(source: &Source<'_>) -> bool {
    source.json().is_some_and(|file| {
        array(file, "accounts").iter().any(|account| account.get("vaults").is_some())
    })
}

fn read(source: &Source<'_>, _: &Passwords) -> Result<Outcome, FileError> {
    let file = source.json().ok_or(FileError::Damaged { app: APP })?;
    let vaults: Vec<_> =
        array(file, "accounts").iter().flat_map(|account| array(account, "vaults")).collect();
    let is_one = vaults.len() < 2;
    let items = vaults.iter().flat_map(|vault| {
        let name = vault.get("attrs").map_or("", |attributes| text(attributes, "name"));
        let vault_name = if is_one { "" } else { name };
        array(vault, "items").iter().flat_map(move |item| read_item(item, vault_name))
    });
    Ok(Outcome::accounts(APP, true, items.collect()))
}

fn read_item(item: &Value, vault: &str) -> Vec<Imported> {
    // Early versions have one more level.
    let item = item.get("item").unwrap_or(item);
    let empty = Value::Null;
    let overview = item.get("overview").unwrap_or(&empty);
    let details = item.get("details").unwrap_or(&empty);
    let is_username = |field: &&Value| text(field, "designation") == "username";
    let username = array(details, "loginFields").iter().find(is_username);
    let tags = array(overview, "tags").iter().filter_map(Value::as_str);
    let groups = std::iter::once(vault).chain(tags).filter(|name| !name.is_empty());
    let login = Login {
        title: text(overview, "title"),
        username: username.map_or("", |field| text(field, "value")),
        note: text(details, "notesPlain"),
        is_favourite: item.get("favIndex").and_then(Value::as_u64).is_some_and(|index| index > 0),
        groups: groups.map(group).collect(),
    };
    let fields = array(details, "sections").iter().flat_map(|section| array(section, "fields"));
    let codes = fields.filter_map(|field| field.get("value")?.get("totp")?.as_str());
    codes.filter(|code| !code.trim().is_empty()).map(|code| login.account(code)).collect()
}

#[cfg(test)]
mod tests {
    use crate::{App, EntryError, Outcome, read};
    use serde_json::{Value, json};

    fn item(codes: &[&str]) -> Value {
        let fields: Vec<_> = codes.iter().map(|code| json!({"value": {"totp": code}})).collect();
        json!({
            "favIndex": 1, "state": "active",
            "overview": {"title": "健保", "tags": ["仕事"]},
            "details": {
                "loginFields": [{"value": "p", "designation": "password"},
                    {"value": "taro", "designation": "username"}],
                "notesPlain": "a note",
                "sections": [{"fields": [{"value": {"string": "x"}}]}, {"fields": fields}],
            },
        })
    }

    fn read_vaults(vaults: &Value) -> Vec<crate::Imported> {
        let file = json!({"accounts": [{"attrs": {}, "vaults": vaults}]}).to_string();
        match read(file.as_bytes(), &[]) {
            Ok(Outcome::Read(content)) => {
                assert_eq!(content.app, App::OnePassword);
                content.items
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn each_code_of_an_item_is_an_account() {
        let address = "otpauth://totp/A:b?secret=JBSWY3DPEHPK3PXP&period=60";
        let codes = ["jbsw y3dp ehpk 3pxp", address, "", "018"];
        let items = read_vaults(&json!([{"attrs": {"name": "Private"}, "items": [item(&codes)]}]));
        let [bare, of_address, damaged] = <[_; 3]>::try_from(items).unwrap();
        let bare = bare.unwrap();
        assert_eq!((bare.account.issuer.as_str(), bare.account.account.as_str()), ("健保", "taro"));
        assert_eq!((bare.note.as_str(), bare.is_favourite), ("a note", true));
        assert_eq!(bare.groups, ["仕事"]);
        assert_eq!(of_address.unwrap().account.issuer.as_str(), "A");
        assert_eq!(damaged.unwrap_err().reason, EntryError::Secret);
    }

    #[test]
    fn several_vaults_are_groups_and_early_items_have_one_more_level() {
        let code = ["JBSWY3DPEHPK3PXP"];
        let items = read_vaults(&json!([
            {"attrs": {"name": "私用"}, "items": [item(&code)]},
            {"attrs": {"name": "Shared"}, "items": [{"item": item(&code)}, {"file": {}}]},
        ]));
        let groups: Vec<_> = items.into_iter().map(|item| item.unwrap().groups).collect();
        assert_eq!(groups, [["私用", "仕事"], ["Shared", "仕事"]]);
    }
}
