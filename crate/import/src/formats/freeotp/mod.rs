//! `FreeOTP` and `FreeOTP+` for Android:
//!
//! - `FreeOTP+`: JSON, plain
//! - `FreeOTP` 1: `tokens.xml`, its stored settings, which users copy by a debugger, plain
//! - `FreeOTP` 2: a map that Java serialises, sealed (`version_2`)

mod java;
mod version_2;

use super::Format;
use crate::fields::{Fields, Key, Number};
use crate::json::{array, number, text};
use crate::source::Source;
use crate::xml::{Handler, walk};
use crate::{App, EntryError, FileError, Imported, Outcome, Passwords};
use quick_xml::events::BytesStart;
use serde_json::Value;
use std::borrow::Cow;
use std::collections::HashMap;
use std::mem::take;
pub(crate) use version_2::FORMAT as VERSION_2;
use zeroize::Zeroizing;

pub(crate) const PLUS: Format = Format { recognises: recognises_plus, read: read_plus };
pub(crate) const VERSION_1: Format = Format { recognises: recognises_1, read: read_1 };

const DAMAGED: FileError = FileError::Damaged { app: App::FreeOtp };
/// The setting with the names of all tokens.
const ORDER: &str = "tokenOrder";

fn recognises_plus(source: &Source<'_>) -> bool {
    source.json().is_some_and(|file| {
        let tokens = array(file, "tokens");
        let is_token = |token: &Value| token.get("secret").is_some_and(Value::is_array);
        tokens.iter().any(is_token) || (tokens.is_empty() && file.get(ORDER).is_some())
    })
}

fn read_plus(source: &Source<'_>, _: &Passwords) -> Result<Outcome, FileError> {
    let file = source.json().ok_or(FileError::Damaged { app: App::FreeOtpPlus })?;
    let items = array(file, "tokens").iter().map(token).collect();
    Ok(content(App::FreeOtpPlus, items, true))
}

fn recognises_1(source: &Source<'_>) -> bool {
    source.text().is_some_and(|text| {
        text.starts_with('<') && text.contains("<map>") && text.contains("\"tokenOrder\"")
    })
}

fn read_1(source: &Source<'_>, _: &Passwords) -> Result<Outcome, FileError> {
    let mut settings = Settings::default();
    walk(source.text().ok_or(DAMAGED)?, &mut settings, || DAMAGED)?;
    let order = settings.texts.iter().find(|(name, _)| name == ORDER);
    let order = order.and_then(|(_, names)| serde_json::from_str::<Vec<String>>(names).ok());
    let order = order.unwrap_or_default().into_iter().zip(0_usize..);
    let order: HashMap<String, usize> = order.collect();
    let mut tokens = settings.texts;
    tokens.retain(|(name, _)| name != ORDER);
    // The settings are in no order; those without a place go last.
    tokens.sort_by_cached_key(|(name, _)| order.get(name).copied().unwrap_or(usize::MAX));
    let items = tokens.iter().map(|(_, text)| serde_json::from_str(text).unwrap_or_default());
    let items = items.map(|value: Value| token(&value)).collect();
    Ok(content(App::FreeOtp, items, true))
}

fn content(app: App, items: Vec<Imported>, is_plain: bool) -> Outcome {
    Outcome::accounts(app, is_plain, items)
}

/// The texts in a file of Android's settings, by their names.
#[derive(Default)]
struct Settings {
    texts: Vec<(String, Zeroizing<String>)>,
    name: Option<String>,
    text: Zeroizing<String>,
}

impl Handler for Settings {
    type Error = FileError;

    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), FileError> {
        if element.name().as_ref() == "string" {
            let name = element.try_get_attribute("name").map_err(|_| DAMAGED)?.ok_or(DAMAGED)?;
            let name = quick_xml::escape::unescape(&name.value).map_err(|_| DAMAGED)?;
            self.name = Some(name.into_owned());
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), FileError> {
        if self.name.is_some() {
            self.text.push_str(text);
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), FileError> {
        if let Some(name) = self.name.take() {
            self.texts.push((name, take(&mut self.text)));
        }
        Ok(())
    }
}

/// A token of `FreeOTP` 1 and `FreeOTP+`. They count before they show a code, so the counter of the
/// next code is one above theirs.
fn token(token: &Value) -> Imported {
    let fields = fields(token);
    let Some(secret) = signed_bytes(token, "secret") else {
        return fields.refuse(EntryError::Secret);
    };
    let counter = fields.counter.as_deref().map(next_counter);
    Fields { secret: Key::Bytes(&secret), counter, ..fields }.check()
}

fn next_counter(counter: &str) -> Number<'static> {
    let next = counter.parse::<u64>().ok().and_then(|counter| counter.checked_add(1));
    Cow::Owned(next.map_or_else(|| counter.to_owned(), |next| next.to_string()))
}

/// The fields of a token of any version, without its secret. The user's own names come first.
fn fields(token: &Value) -> Fields<'_> {
    let first = |keys: &[&str]| {
        keys.iter().map(|key| text(token, key)).find(|name| !name.is_empty()).unwrap_or("")
    };
    let kind = match text(token, "type") {
        "" => "totp",
        kind => kind,
    };
    // The issuer alone makes a token one of Steam.
    let is_steam = kind.eq_ignore_ascii_case("totp") && text(token, "issuerExt") == "Steam";
    Fields {
        issuer: first(&["issuerAlt", "issuerExt", "issuerInt"]),
        account: first(&["labelAlt", "label"]),
        kind: if is_steam { "steam" } else { kind },
        algorithm: Some(text(token, "algo")),
        digits: number(token, "digits"),
        period: number(token, "period"),
        counter: number(token, "counter"),
        ..Fields::default()
    }
}

/// An array of Java's bytes, which have a sign.
fn signed_bytes(object: &Value, key: &str) -> Option<Zeroizing<Vec<u8>>> {
    let array = object.get(key)?.as_array()?;
    let byte = |value: &Value| i8::try_from(value.as_i64()?).ok().map(i8::cast_unsigned);
    array.iter().map(byte).collect::<Option<Vec<_>>>().map(Zeroizing::new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;
    use warifu_core::otpauth;

    fn items(file: &str) -> (App, Vec<Imported>) {
        match read(file.as_bytes(), &[]).unwrap() {
            Outcome::Read(content) => (content.app, content.items),
            Outcome::Sealed(sealed) => panic!("{sealed:?}"),
        }
    }

    fn address(item: Imported) -> String {
        otpauth::write(&item.unwrap().account).as_str().to_owned()
    }

    #[test]
    fn the_users_own_names_come_first_and_the_counter_is_the_next() {
        let file = r#"{"tokens": [
            {"type": "HOTP", "counter": 0, "issuerExt": "A", "issuerAlt": "健保", "label": "a",
             "labelAlt": "taro", "secret": [102, 111, 111, 98, -1], "algo": "SHA256", "digits": 8},
            {"type": "TOTP", "issuerExt": "Steam", "label": "b", "secret": [102], "digits": 5}
        ]}"#;
        let (app, items) = items(file);
        assert_eq!(app, App::FreeOtpPlus);
        let [hotp, steam] = items.try_into().unwrap();
        let hotp = address(hotp);
        assert!(
            hotp.ends_with(
                "secret=MZXW6YX7&issuer=%E5%81%A5%E4%BF%9D&algorithm=SHA256&digits=8&counter=1"
            ),
            "{hotp}"
        );
        assert!(hotp.contains(":taro?"), "{hotp}");
        assert!(address(steam).starts_with("otpauth://steam/"));
    }

    #[test]
    fn damaged_tokens_are_refused_one_by_one() {
        let file = r#"{"tokens": [
            {"label": "a", "secret": [128]},
            {"label": "b", "secret": [1.5]},
            {"label": "c", "secret": []},
            {"label": "d", "secret": [1], "type": "HOTP"},
            {"label": "e", "secret": [1], "type": "HOTP", "counter": 18446744073709551616},
            {"label": "f", "secret": [1], "algo": "MD5"},
            {"label": "g"}
        ]}"#;
        let reasons = items(file).1.into_iter().map(|item| item.unwrap_err().reason);
        let (secret, counter) = (EntryError::Secret, EntryError::Counter);
        let md5 = EntryError::algorithm("MD5");
        let expected = [&secret, &secret, &secret, &counter, &counter, &md5, &secret];
        assert!(reasons.eq(expected.into_iter().cloned()));
    }

    #[test]
    fn the_settings_of_version_1_are_read_in_the_users_order() {
        let token = |label: &str| {
            format!("{{&quot;label&quot;:&quot;{label}&quot;,&quot;secret&quot;:[102,111,111]}}")
        };
        let file = format!(
            "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<map>\n\
             <string name=\"A:a&amp;\">{}</string>\n<string name=\"b\">{}</string>\n\
             <string name=\"tokenOrder\">[&quot;b&quot;,&quot;A:a&amp;&quot;]</string>\n\
             <int name=\"x\" value=\"1\" />\n<string name=\"bad\">no JSON</string>\n</map>",
            token("a"),
            token("健")
        );
        let (app, items) = items(&file);
        assert_eq!(app, App::FreeOtp);
        let [first, second, bad] = items.try_into().unwrap();
        assert_eq!(first.unwrap().account.account.as_str(), "健");
        assert_eq!(second.unwrap().account.account.as_str(), "a");
        assert_eq!(bad.unwrap_err().reason, EntryError::Secret);
    }
}
