//! Ente Auth: its encrypted export, and its plain one if an account has more than an address (a
//! note, tags, a pin). Both are lists of `otpauth` addresses with a parameter of Ente's own.

use super::Format;
use crate::cipher::open_secretstream;
use crate::fields::address_or_key;
use crate::groups::groups;
use crate::json::{array, is_true, number, text};
use crate::kdf::Kdf;
use crate::source::Source;
use crate::{App, FileError, Imported, Outcome, Passwords, Sealed};
use base64ct::{Base64, Encoding as _};
use percent_encoding::percent_decode_str;
use serde_json::Value;
use zeroize::Zeroizing;

const APP: App = App::EnteAuth;
const DAMAGED: FileError = FileError::Damaged { app: APP };
const VERSION: &str = "1";
/// The parameter of an address with JSON about the account.
const DISPLAY: &str = "codeDisplay";
/// Argon2 needs 8 bytes or more (RFC 9106 §3.1). The program writes 16.
const SALT_BYTES: std::ops::RangeInclusive<usize> = 8..=64;

pub(crate) const FORMAT: Format = Format { recognises, read };

fn recognises(source: &Source<'_>) -> bool {
    match source {
        Source::Json(file) => is_encrypted(file) || is_list(file),
        Source::Text(text) => text.lines().any(|line| {
            line.trim_start_matches([' ', '"']).starts_with("otpauth://")
                && line.contains("codeDisplay=")
        }),
        Source::Binary(_) | Source::Zip(_) => false,
    }
}

fn is_encrypted(file: &Value) -> bool {
    ["kdfParams", "encryptedData"].iter().all(|key| file.get(key).is_some())
}

/// A form that old versions wrote.
fn is_list(file: &Value) -> bool {
    array(file, "items").iter().any(|item| item.get("rawData").is_some())
}

fn read(source: &Source<'_>, passwords: &Passwords) -> Result<Outcome, FileError> {
    let file = match source {
        Source::Json(file) if is_encrypted(file) => file,
        Source::Json(file) => return Ok(content(listed(file), true)),
        Source::Text(text) => return Ok(content(lines(text), true)),
        Source::Binary(_) | Source::Zip(_) => return Err(DAMAGED),
    };
    let version = number(file, "version").unwrap_or_default();
    if version != VERSION {
        return Err(FileError::Version { app: APP, version: version.chars().take(20).collect() });
    }
    let params = file.get("kdfParams").ok_or(DAMAGED)?;
    let kdf = kdf(params)?;
    let Some(password) = passwords.last() else {
        return Ok(Outcome::Sealed(Sealed { app: APP, is_slow: kdf.is_slow() }));
    };
    let decode = |text| Base64::decode_vec(text).map_err(|_| DAMAGED);
    let salt = decode(text(params, "salt"))?;
    let header = decode(text(file, "encryptionNonce"))?.try_into().map_err(|_| DAMAGED)?;
    let sealed = decode(text(file, "encryptedData"))?;
    if !SALT_BYTES.contains(&salt.len()) {
        return Err(DAMAGED);
    }
    let key = kdf.derive(password.as_bytes(), &salt)?;
    let opened = open_secretstream(&key, &header, &sealed)?;
    let opened = str::from_utf8(&opened).map_err(|_| DAMAGED)?;
    let items = match serde_json::from_str(opened) {
        Ok(file) if is_list(&file) => listed(&file),
        _ => lines(opened),
    };
    Ok(content(items, false))
}

fn kdf(params: &Value) -> Result<Kdf, FileError> {
    let cost = |key| number(params, key).and_then(|cost| cost.parse::<u64>().ok()).ok_or(DAMAGED);
    Kdf::argon2id(cost("memLimit")? / 1024, cost("opsLimit")?, 1).map_err(|error| match error {
        FileError::PasswordOrDamaged => DAMAGED,
        error => error,
    })
}

fn content(items: Vec<Imported>, is_plain: bool) -> Outcome {
    Outcome::accounts(APP, is_plain, items)
}

fn listed(file: &Value) -> Vec<Imported> {
    let read = |item: &Value| {
        let (address, own) = split(text(item, "rawData"));
        account(&address, item.get("display").filter(|it| it.is_object()).unwrap_or(&own))
    };
    array(file, "items").iter().filter_map(read).collect()
}

/// The accounts of a list with one address a line. Old versions separated them with commas.
fn lines(text: &str) -> Vec<Imported> {
    let text = Zeroizing::new(text.replace(",otpauth://", "\notpauth://"));
    let lines = text
        .lines()
        .map(|line| line.trim_matches(|edge: char| edge.is_whitespace() || edge == '"'));
    let addresses = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let read = |line| {
        let (address, display) = split(line);
        account(&address, &display)
    };
    addresses.filter_map(read).collect()
}

/// An address without Ente's parameter, and the value of that.
fn split(address: &str) -> (Zeroizing<String>, Value) {
    let mut display = Value::Null;
    let mut rest = Zeroizing::new(String::with_capacity(address.len()));
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    rest.push_str(path);
    let mut separator = '?';
    for parameter in query.split('&') {
        if let Some(value) = parameter.strip_prefix(DISPLAY).and_then(|it| it.strip_prefix('=')) {
            // Commas are encoded twice.
            let value = decode(&value.replace('+', " ")).replace("%2C", ",");
            display = serde_json::from_str(&value).unwrap_or_default();
        } else {
            rest.push(separator);
            rest.push_str(parameter);
            separator = '&';
        }
    }
    (rest, display)
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// `None` for an account that the user has put into the bin.
fn account(address: &str, display: &Value) -> Option<Imported> {
    if is_true(display, "trashed") {
        return None;
    }
    let path = address.split('?').next().unwrap_or("");
    let label = path.split_once("://").and_then(|(_, rest)| rest.split_once('/'));
    let mut imported = address_or_key(address, "", &decode(label.map_or("", |(_, label)| label)));
    if let Ok(item) = &mut imported {
        item.set_note(text(display, "note"));
        item.is_favourite = is_true(display, "pinned");
        item.groups = groups(array(display, "tags").iter().filter_map(Value::as_str));
    }
    Some(imported)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{EntryError, Item};
    use serde_json::json;
    use warifu_core::account::Kind;

    fn read(text: &str) -> Vec<Imported> {
        match crate::read(text.as_bytes(), &[]) {
            Ok(Outcome::Read(content)) => content.items,
            other => panic!("{other:?}"),
        }
    }

    fn names(item: &Item) -> (&str, &str) {
        (item.account.issuer.as_str(), item.account.account.as_str())
    }

    #[test]
    fn notes_tags_and_pins_come_along_and_the_bin_stays_behind() {
        let items = read(
            "otpauth://totp/A:b?secret=JBSWY3DPEHPK3PXP&issuer=A&codeDisplay=%7B%22pinned%22%3Atrue%2C\
             %22tags%22%3A%5B%22work%22%2C%22%E7%A7%81%22%5D%2C%22note%22%3A%22two+words%252C%22%7D\
             &digits=8\n\
             otpauth://totp/C:d?secret=JBSWY3DPEHPK3PXP&codeDisplay=%7B%22trashed%22%3Atrue%7D\n",
        );
        assert_eq!(items.len(), 1);
        let item = items[0].as_ref().unwrap();
        assert_eq!((names(item), item.account.digits.get()), (("A", "b"), 8));
        assert_eq!((item.note.as_str(), item.is_favourite), ("two words,", true));
        assert_eq!(item.groups, ["work", "私"]);
    }

    #[test]
    fn each_line_is_read_by_itself() {
        let items = read(
            "# a comment\n\n\
             \"otpauth://totp/A B:c d?secret=JBSWY3DPEHPK3PXP&algorithm=Algorithm.sha256&codeDisplay=x\"\r\n\
             otpauth://hotp/A:b?secret=JBSWY3DPEHPK3PXP&counter=4,otpauth://steam/S:t?secret=JBSWY3DPEHPK3PXP&digits=5\n\
             otpauth://totp/broken:one?secret=\n\
             something else",
        );
        let [first, hotp, steam, broken, other] = items.as_slice() else { panic!("{items:?}") };
        assert_eq!(names(first.as_ref().unwrap()), ("A B", "c d"));
        assert_eq!(hotp.as_ref().unwrap().account.kind, Kind::Hotp { counter: 4 });
        assert_eq!(steam.as_ref().unwrap().account.kind, Kind::Steam);
        assert_eq!(broken.as_ref().unwrap_err().issuer.as_str(), "broken");
        assert_eq!(other.as_ref().unwrap_err().reason, EntryError::Secret);
    }

    #[test]
    fn a_list_in_json_is_read() {
        let item = |account: &str, display: Value| {
            let address = format!("otpauth://totp/A:{account}?secret=JBSWY3DPEHPK3PXP");
            json!({"rawData": address, "display": display})
        };
        let bin = item("bin", json!({"trashed": true}));
        let file = json!({"version": 1, "items": [item("b", json!({"note": "メモ"})), bin, item("c", Value::Null)]});
        let items = read(&file.to_string());
        assert_eq!(items.len(), 2);
        assert_eq!(items[0].as_ref().unwrap().note.as_str(), "メモ");
    }

    #[test]
    fn costs_and_lengths_are_checked_before_anything_is_derived() {
        let read = |memory: Value, passes: Value, salt: &str, data: &str| {
            let params = json!({"memLimit": memory, "opsLimit": passes, "salt": salt});
            let file = json!({"version": 1, "kdfParams": params, "encryptedData": data, "encryptionNonce": ""});
            crate::read(file.to_string().as_bytes(), &[Zeroizing::new("x".to_owned())])
        };
        let small = json!(10 * 1024);
        assert!(matches!(
            read(json!(1u64 << 40), json!(1), "", ""),
            Err(FileError::TooMuchMemory { .. })
        ));
        assert!(matches!(
            read(json!(1 << 30), json!(5), "", ""),
            Err(FileError::TooManyRounds { .. })
        ));
        for (memory, passes, salt) in [
            (small.clone(), json!(0), "AAAAAAAAAAAAAAAAAAAAAA=="),
            (json!(0), json!(1), "AAAAAAAAAAAAAAAAAAAAAA=="),
            (json!("x"), json!(1), "AAAAAAAAAAAAAAAAAAAAAA=="),
            (small.clone(), json!(1), "AAAA"),
            (small, json!(1), "AAAAAAAAAAAAAAAAAAAAAA=="),
        ] {
            assert_eq!(read(memory, passes, salt, "AAAA"), Err(DAMAGED));
        }
    }
}
