//! The extension "Open Two-Factor Authenticator" for Edge. Each secret is sealed by itself, and
//! each may have a password of its own. Read are:
//!
//! - its storage as JSON (version 0.2 and later), which has no other way out;
//! - the `.bin` file of version 0.1, one sealed `otpauth` address;
//! - one sealed secret, copied out of the storage.

use super::Format;
use crate::cipher::open_cbc;
use crate::fields::{Fields, Key, address_or_key};
use crate::json::{number, text};
use crate::source::{MAX_JSON_BYTES, Source};
use crate::{App, Content, FileError, Imported, Outcome, Passwords, Sealed};
use base64ct::{Base64, Encoding as _};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

const APP: App = App::OpenTwoFactor;
const DAMAGED: FileError = FileError::Damaged { app: APP };
/// A sealed text begins with it.
const SEALED: &str = "data:application/octet-binary;base64,";
/// The name of an entry in the storage begins with it.
const ENTRY: &str = "entry-";

pub(crate) const FORMAT: Format = Format { recognises, read };

fn recognises(source: &Source<'_>) -> bool {
    match source {
        Source::Json(file) => is_storage(file),
        Source::Text(text) => {
            let text = unquoted(text);
            text.starts_with(SEALED) || text.starts_with('{') && text.contains(SEALED)
        }
        Source::Binary(_) | Source::Zip(_) => false,
    }
}

fn is_storage(file: &Value) -> bool {
    file.as_object().is_some_and(|file| {
        file.iter().any(|(key, entry)| key.starts_with(ENTRY) && entry.get("secret").is_some())
    })
}

/// The console of a browser prints a text in quotes, and they may be copied with it.
fn unquoted(text: &str) -> &str {
    let inside = |quote| text.strip_prefix(quote)?.strip_suffix(quote);
    ['\'', '"', '`'].into_iter().find_map(inside).unwrap_or(text).trim()
}

fn read(source: &Source<'_>, passwords: &Passwords) -> Result<Outcome, FileError> {
    match source {
        Source::Json(file) => read_storage(file, passwords),
        Source::Text(text) => {
            let text = unquoted(text);
            if text.starts_with(SEALED) {
                return read_entries(&[Entry::unnamed(text)], passwords);
            }
            if text.len() > MAX_JSON_BYTES {
                return Err(FileError::TooLarge { max_mib: MAX_JSON_BYTES / (1024 * 1024) });
            }
            read_storage(&serde_json::from_str(text).map_err(|_| DAMAGED)?, passwords)
        }
        Source::Binary(_) | Source::Zip(_) => Err(DAMAGED),
    }
}

fn read_storage(file: &Value, passwords: &Passwords) -> Result<Outcome, FileError> {
    let entries = file.as_object().ok_or(DAMAGED)?.iter().filter_map(|(key, entry)| {
        let name = key.strip_prefix(ENTRY)?;
        Some(Entry { name, sealed: text(entry, "secret"), parameters: entry })
    });
    let mut entries: Vec<_> = entries.collect();
    // The extension shows them in this order.
    entries.sort_by_key(|entry| entry.parameters.get("index").and_then(Value::as_u64));
    read_entries(&entries, passwords)
}

fn read_entries(entries: &[Entry<'_>], passwords: &Passwords) -> Result<Outcome, FileError> {
    let is_plain = !entries.iter().any(Entry::is_sealed);
    if !is_plain && passwords.is_empty() {
        return Ok(Outcome::Sealed(Sealed { app: APP, is_slow: false }));
    }
    let keys: Vec<_> = passwords.iter().rev().map(|password| key(password)).collect();
    let mut content = Content { app: APP, is_plain, items: Vec::new(), locked: Vec::new() };
    let mut is_any_open = is_plain;
    for entry in entries {
        if !entry.is_sealed() {
            content.items.push(entry.item(entry.sealed));
        } else if let Some(secret) = keys.iter().find_map(|key| entry.open(key)) {
            is_any_open = true;
            content.items.push(entry.item(&secret));
        } else {
            content.locked.push(entry.name.to_owned());
        }
    }
    if is_any_open { Ok(Outcome::Read(content)) } else { Err(FileError::PasswordOrDamaged) }
}

/// The SHA-256 of the low byte of each UTF-16 unit, as the extension takes it.
fn key(password: &str) -> Zeroizing<[u8; 32]> {
    let low_bytes = password.encode_utf16().map(|unit| unit.to_le_bytes()[0]);
    let low_bytes: Zeroizing<Vec<u8>> = Zeroizing::new(low_bytes.collect());
    Zeroizing::new(Sha256::digest(low_bytes.as_slice()).into())
}

/// An entry of the storage.
struct Entry<'a> {
    name: &'a str,
    sealed: &'a str,
    parameters: &'a Value,
}

impl<'a> Entry<'a> {
    fn unnamed(sealed: &'a str) -> Self {
        Self { name: "", sealed, parameters: &Value::Null }
    }

    fn is_sealed(&self) -> bool {
        self.sealed.starts_with("data:")
    }

    /// The text; `None` if another key sealed it. A wrong key passes the check of the padding now
    /// and then, but does not give such text.
    fn open(&self, key: &[u8; 32]) -> Option<Zeroizing<String>> {
        let (_, encoded) = self.sealed.split_once(";base64,")?;
        let encoded: String = encoded.split_whitespace().collect();
        let bytes = Base64::decode_vec(&encoded).ok()?;
        let (iv, sealed) = bytes.split_first_chunk::<16>()?;
        let opened = open_cbc(key, iv, sealed).ok()?;
        // Latin-1.
        let text = Zeroizing::new(opened.iter().copied().map(char::from).collect::<String>());
        (is_address(&text) || is_likely_key(&text)).then_some(text)
    }

    fn item(&self, secret: &str) -> Imported {
        if is_address(secret) {
            return address_or_key(secret, "", self.name);
        }
        Fields {
            account: display_name(self.name),
            // The extension has no other kind and no other algorithm.
            kind: "totp",
            secret: Key::Base32(secret),
            digits: number(self.parameters, "digits"),
            period: number(self.parameters, "period"),
            ..Fields::default()
        }
        .check()
    }
}

/// A name that is an address loses its scheme and type, which are no issuer.
fn display_name(name: &str) -> &str {
    let label = name.split_once("://").and_then(|(_, rest)| rest.split_once('/'));
    label.map_or(name, |(_, label)| label)
}

fn is_address(text: &str) -> bool {
    text.trim_start().get(..10).is_some_and(|scheme| scheme.eq_ignore_ascii_case("otpauth://"))
}

fn is_likely_key(text: &str) -> bool {
    let is_usual = |byte: u8| byte.is_ascii_alphanumeric() || b" -=".contains(&byte);
    !text.trim().is_empty() && text.bytes().all(is_usual)
}

#[cfg(test)]
mod tests {
    use super::*;
    use warifu_core::account::Name;

    /// Sealed with "one" and "two", by `openssl enc -aes-256-cbc -K SHA-256 -iv IV`.
    const ONE: &str = "AAECAwQFBgcICQoLDA0ODy8jacYxJqhgr67qAtNjsQ5lDdQs7k+yXWRwuasdxoas";
    const TWO: &str = "AAECAwQFBgcICQoLDA0OD9ualWWXhocT44HtLHhZZ1h7o7H1XNBQprjaSALs0lqs";

    fn read(text: &str, passwords: &[&str]) -> Result<Outcome, FileError> {
        let passwords: Vec<_> =
            passwords.iter().map(|text| Zeroizing::new((*text).to_owned())).collect();
        crate::read(text.as_bytes(), &passwords)
    }

    fn content(text: &str, passwords: &[&str]) -> Content {
        match read(text, passwords) {
            Ok(Outcome::Read(content)) => content,
            other => panic!("{other:?}"),
        }
    }

    fn storage() -> String {
        format!(
            r#"{{"width": 500,
            "entry-A": {{"secret": "{SEALED}{ONE}", "period": "", "digits": "8", "index": 1}},
            "entry-B": {{"secret": "{SEALED}{TWO}", "period": 60, "index": 0}}}}"#
        )
    }

    #[test]
    fn each_entry_is_opened_with_its_own_password() {
        let whole = content(&storage(), &["one", "two"]);
        let items: Vec<_> = whole.items.iter().flatten().collect();
        assert_eq!(items[0].account.account.as_str(), "B");
        assert_eq!(items[0].account.secret.expose(), b"1234567890");
        assert_eq!(items[0].account.kind.period().unwrap().seconds(), 60);
        assert_eq!(items[1].account.digits.get(), 8);
        assert_eq!(items[1].account.kind.period().unwrap().seconds(), 30);
        let part = content(&storage(), &["wrong", "one"]);
        assert_eq!((part.items.len(), part.locked), (1, vec!["B".to_owned()]));
        assert_eq!(read(&storage(), &["wrong"]), Err(FileError::PasswordOrDamaged));
    }

    #[test]
    fn one_sealed_secret_is_read_without_a_name() {
        for text in [format!("{SEALED}{ONE}"), format!("'{SEALED}{ONE}'\n")] {
            assert!(matches!(read(&text, &[]), Ok(Outcome::Sealed(_))));
            let content = content(&text, &["one"]);
            let account = &content.items[0].as_ref().unwrap().account;
            assert_eq!(account.secret.expose(), b"Hello!\xDE\xAD\xBE\xEF");
            assert_eq!((&account.issuer, &account.account), (&Name::default(), &Name::default()));
        }
    }

    #[test]
    fn the_quotes_of_a_console_are_taken_off() {
        for quote in ['\'', '"', '`'] {
            let content = content(&format!("{quote}{}{quote}", storage()), &["one", "two"]);
            assert_eq!(content.items.len(), 2);
        }
    }

    #[test]
    fn a_cut_secret_is_no_secret() {
        for end in 0..ONE.len() {
            let refused = read(&format!("{SEALED}{}", &ONE[..end]), &["one"]);
            assert_eq!(refused, Err(FileError::PasswordOrDamaged), "{end}");
        }
    }
}
