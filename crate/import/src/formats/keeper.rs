//! Keeper's JSON. Its tables are read with those of other programs.

use super::Format;
use crate::groups::group;
use crate::json::{array, text};
use crate::login::Login;
use crate::source::Source;
use crate::{App, FileError, Imported, Outcome, Passwords};
use serde_json::Value;

const APP: App = App::Keeper;

pub(crate) const FORMAT: Format = Format { recognises, read };

fn recognises(source: &Source<'_>) -> bool {
    let is_own = |record: &Value| {
        record.get("title").is_some()
            && ["login", "login_url", "custom_fields", "$type"]
                .iter()
                .any(|key| record.get(key).is_some())
    };
    source.json().is_some_and(|file| array(file, "records").iter().any(is_own))
}

fn read(source: &Source<'_>, _: &Passwords) -> Result<Outcome, FileError> {
    let file = source.json().ok_or(FileError::Damaged { app: APP })?;
    let items = array(file, "records").iter().flat_map(read_record).collect();
    Ok(Outcome::accounts(APP, true, items))
}

fn read_record(record: &Value) -> Vec<Imported> {
    let folders = array(record, "folders").iter();
    let folders = folders.flat_map(|one| [text(one, "folder"), text(one, "shared_folder")]);
    let login = Login {
        title: text(record, "title"),
        username: text(record, "login"),
        note: text(record, "notes"),
        is_favourite: false,
        groups: folders.filter(|name| !name.is_empty()).map(group).collect(),
    };
    let lists = [record.get("custom_fields"), record.get("fields")];
    let values = lists.into_iter().flatten().flat_map(|fields| match fields {
        Value::Object(fields) => {
            fields.iter().filter(|(name, _)| is_code(name)).map(|(_, value)| value).collect()
        }
        Value::Array(fields) => {
            let own = fields.iter().filter(|field| is_code(text(field, "type")));
            own.filter_map(|field| field.get("value")).collect()
        }
        _ => Vec::new(),
    });
    let codes = values.flat_map(texts).filter(|code| !code.trim().is_empty());
    codes.map(|code| login.account(code)).collect()
}

/// Names of fields with codes: `TFC:Keeper`, or `$oneTimeCode` with a label and a number.
fn is_code(name: &str) -> bool {
    let name = name.strip_prefix('$').unwrap_or(name);
    name == "TFC:Keeper" || name.split(':').next() == Some("oneTimeCode")
}

/// A text, or the texts of an array.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::Array(values) => values.iter().filter_map(Value::as_str).collect(),
        value => value.as_str().into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use crate::{App, Outcome, read};
    use serde_json::json;

    #[test]
    fn codes_are_found_under_each_of_their_names() {
        let address = "otpauth://totp/?secret=JBSWY3DPEHPK3PXP";
        for (key, fields) in [
            ("custom_fields", json!({"TFC:Keeper": address, "Port": "5432"})),
            ("custom_fields", json!({"$oneTimeCode": address})),
            ("custom_fields", json!({"$oneTimeCode::1": address, "$note::1": "x"})),
            ("custom_fields", json!({"$oneTimeCode:label:2": [address]})),
            ("fields", json!([{"type": "oneTimeCode", "value": [address]}, {"type": "login"}])),
        ] {
            let mut record = json!({"title": "健保", "login": "taro", "notes": "a note",
                "folders": [{"folder": "仕事\\健保"}, {"shared_folder": "Team", "can_edit": true}]});
            record[key] = fields;
            let file =
                json!({"shared_folders": [], "records": [record, {"title": "x"}]}).to_string();
            let Ok(Outcome::Read(content)) = read(file.as_bytes(), &[]) else { panic!("{file}") };
            assert_eq!((content.app, content.items.len()), (App::Keeper, 1), "{file}");
            let item = content.items[0].as_ref().unwrap();
            assert_eq!(item.account.issuer.as_str(), "健保");
            assert_eq!(item.account.account.as_str(), "taro");
            assert_eq!(
                (item.note.as_str(), &*item.groups.join("|")),
                ("a note", "仕事\\健保|Team")
            );
        }
    }
}
