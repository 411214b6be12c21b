//! Enpass's JSON. Its tables are read with those of other programs.

use super::Format;
use crate::groups::group_path;
use crate::json::{array, text};
use crate::login::Login;
use crate::source::Source;
use crate::{App, FileError, Imported, Outcome, Passwords};
use serde_json::Value;
use std::collections::HashMap;

const APP: App = App::Enpass;
/// The most folders in each other.
const MAX_DEPTH: usize = 16;

pub(crate) const FORMAT: Format = Format { recognises, read };

fn recognises(source: &Source<'_>) -> bool {
    source.json().is_some_and(|file| {
        array(file, "items").iter().any(|item| item.get("template_type").is_some())
    })
}

fn read(source: &Source<'_>, _: &Passwords) -> Result<Outcome, FileError> {
    let file = source.json().ok_or(FileError::Damaged { app: APP })?;
    let folders = array(file, "folders").iter().map(|folder| (text(folder, "uuid"), folder));
    let folders = folders.collect();
    let items = array(file, "items").iter().flat_map(|item| read_item(item, &folders)).collect();
    Ok(Outcome::accounts(APP, true, items))
}

/// By their ids.
type Folders<'a> = HashMap<&'a str, &'a Value>;

fn read_item(item: &Value, folders: &Folders<'_>) -> Vec<Imported> {
    if is_set(item, "trashed") {
        return Vec::new();
    }
    let fields = array(item, "fields");
    let values = |kind: &'static str| {
        let own =
            fields.iter().filter(move |one| text(one, "type") == kind && !is_set(one, "deleted"));
        own.map(|field| text(field, "value")).filter(|value| !value.trim().is_empty())
    };
    let ids = array(item, "folders").iter().filter_map(Value::as_str);
    let login = Login {
        title: text(item, "title"),
        username: values("username").chain(values("email")).next().unwrap_or(""),
        note: text(item, "note"),
        is_favourite: is_set(item, "favorite"),
        groups: ids.filter_map(|id| path(id, folders)).collect(),
    };
    values("totp").map(|code| login.account(code)).collect()
}

/// Enpass writes 0 and 1.
fn is_set(object: &Value, key: &str) -> bool {
    object.get(key).is_some_and(|value| value.as_u64() == Some(1) || value.as_bool() == Some(true))
}

/// The titles of a folder and those around it.
fn path(id: &str, folders: &Folders<'_>) -> Option<String> {
    let mut titles = Vec::new();
    let mut folder = folders.get(id);
    while let Some(inner) = folder
        && titles.len() < MAX_DEPTH
    {
        titles.push(text(inner, "title"));
        folder = folders.get(text(inner, "parent_uuid"));
    }
    let path =
        titles.into_iter().rev().fold(String::new(), |outer, title| group_path(&outer, title));
    Some(path).filter(|path| !path.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::{App, Outcome, read};
    use serde_json::json;

    #[test]
    fn codes_have_the_names_and_the_folders_of_their_item() {
        let field = |kind: &str, value: &str, deleted: u8| json!({"type": kind, "label": "x", "value": value, "deleted": deleted});
        let fields = json!([
            field("username", "", 0),
            field("email", "t@example.com", 0),
            field("totp", "jbsw y3dp ehpk 3pxp", 0),
            field("totp", "JBSWY3DPEHPK3PXQ", 1),
            field("totp", " ", 0),
        ]);
        let item = |trashed: u8| {
            json!({"title": "健保", "template_type": "login.default", "favorite": 1, "note": "a note",
                "trashed": trashed, "folders": ["in", "absent"], "fields": fields})
        };
        // A folder in itself ends too.
        let folders = json!([{"uuid": "out", "title": "仕事", "parent_uuid": ""},
            {"uuid": "in", "title": "会社", "parent_uuid": "out"},
            {"uuid": "loop", "title": "x", "parent_uuid": "loop"}]);
        let looped = json!({"title": "b", "template_type": "login.default", "folders": ["loop"],
            "fields": [field("totp", "JBSWY3DPEHPK3PXP", 0)]});
        let file = json!({"folders": folders, "items": [item(0), item(1), looped]}).to_string();
        let Ok(Outcome::Read(content)) = read(file.as_bytes(), &[]) else { panic!("{file}") };
        assert_eq!((content.app, content.items.len()), (App::Enpass, 2));
        let item = content.items[0].as_ref().unwrap();
        assert_eq!(item.account.issuer.as_str(), "健保");
        assert_eq!(item.account.account.as_str(), "t@example.com");
        assert_eq!((item.note.as_str(), item.is_favourite), ("a note", true));
        assert_eq!(item.groups, ["仕事/会社"]);
        let looped = content.items[1].as_ref().unwrap();
        assert!(looped.groups[0].len() < 100);
    }
}
