//! The extension "2FA" of authenticator.sh, plain and encrypted, and the file that it calls "CXF"
//! (which it is not: the accounts are at the root).

use super::Format;
use crate::cipher::open_gcm;
use crate::fields::{Fields, Key};
use crate::json::{array, number, text};
use crate::kdf::{Hash, Kdf};
use crate::source::Source;
use crate::{App, FileError, Imported, Outcome, Passwords, Sealed};
use base64ct::{Base64, Encoding as _};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

const APP: App = App::AuthenticatorSh;
const DAMAGED: FileError = FileError::Damaged { app: APP };
/// The mark of an encrypted file.
const ENCRYPTED: &str = "authenticator-encrypted-backup";
/// The latest version of an encrypted file.
const ENCRYPTED_VERSION: u64 = 1;
/// The first number of a plain file's latest version.
const PLAIN_VERSION: u64 = 2;
/// The rounds of a file that does not name them.
const ROUNDS: u64 = 600_000;

pub(crate) const FORMAT: Format = Format { recognises, read };

fn recognises(source: &Source<'_>) -> bool {
    source.json().is_some_and(|file| is_encrypted(file) || is_exchange(file) || is_plain(file))
}

fn is_encrypted(file: &Value) -> bool {
    text(file, "format") == ENCRYPTED
}

fn is_exchange(file: &Value) -> bool {
    text(file, "exporter").starts_with("authenticator")
        && file.get("items").is_some_and(Value::is_array)
}

fn is_plain(file: &Value) -> bool {
    file.get("accounts").is_some_and(Value::is_array)
        && file.get("exportDate").is_some()
        && file.get("version").is_some()
}

fn read(source: &Source<'_>, passwords: &Passwords) -> Result<Outcome, FileError> {
    let file = source.json().ok_or(DAMAGED)?;
    let content = |items, is_plain| Ok(Outcome::accounts(APP, is_plain, items));
    if is_exchange(file) {
        return content(array(file, "items").iter().flat_map(exchanged).collect(), true);
    }
    if !is_encrypted(file) {
        check_version(number(file, "version").unwrap_or_default().as_ref(), PLAIN_VERSION)?;
        return content(array(file, "accounts").iter().map(item).collect(), true);
    }
    check_version(number(file, "v").unwrap_or_default().as_ref(), ENCRYPTED_VERSION)?;
    let rounds = file.get("iterations").map_or(Some(ROUNDS), Value::as_u64).ok_or(DAMAGED)?;
    let kdf = Kdf::pbkdf2(Hash::Sha256, rounds)?;
    let Some(password) = passwords.last() else {
        return Ok(Outcome::Sealed(Sealed { app: APP, is_slow: kdf.is_slow() }));
    };
    let accounts: Value =
        serde_json::from_slice(&open(file, &kdf, password)?).map_err(|_| DAMAGED)?;
    let accounts = accounts.as_array().ok_or(DAMAGED)?;
    content(accounts.iter().map(item).collect(), false)
}

/// Compares the first number of a version with the latest.
fn check_version(version: &str, latest: u64) -> Result<(), FileError> {
    match version.split('.').next().map(str::parse::<u64>) {
        Some(Ok(number)) if number <= latest => Ok(()),
        _ => Err(FileError::Version { app: APP, version: version.chars().take(20).collect() }),
    }
}

/// Opens `v1.base64(nonce).base64(data ‖ tag)`. The password is normalised (UAX #15, NFKC).
fn open(file: &Value, kdf: &Kdf, password: &str) -> Result<Zeroizing<Vec<u8>>, FileError> {
    let decode = |text| Base64::decode_vec(text).map_err(|_| DAMAGED);
    let salt = decode(text(file, "salt"))?;
    let (nonce, sealed) = text(file, "data")
        .strip_prefix("v1.")
        .and_then(|rest| rest.split_once('.'))
        .ok_or(DAMAGED)?;
    let nonce = decode(nonce)?.try_into().map_err(|_| DAMAGED)?;
    let password: Zeroizing<String> = Zeroizing::new(password.nfkc().collect());
    let key = kdf.derive(password.as_bytes(), &salt)?;
    open_gcm(&key, &nonce, b"", &decode(sealed)?)
}

fn item(account: &Value) -> Imported {
    let group = text(account, "group").trim();
    Fields {
        issuer: text(account, "issuer"),
        account: text(account, "name"),
        kind: "totp",
        secret: Key::Base32(text(account, "secret")),
        algorithm: account.get("algorithm").and_then(Value::as_str),
        digits: number(account, "digits"),
        period: number(account, "period"),
        groups: (!group.is_empty()).then(|| group.to_owned()).into_iter().collect(),
        ..Fields::default()
    }
    .check()
}

/// The accounts of an item. Its other credentials have no codes.
fn exchanged(item: &Value) -> Vec<Imported> {
    let read = |credential: &Value| {
        Fields {
            issuer: one_of(text(credential, "issuer"), text(item, "title")),
            account: one_of(text(credential, "username"), text(item, "subtitle")),
            kind: "totp",
            secret: Key::Base32(text(credential, "secret")),
            algorithm: credential.get("algorithm").and_then(Value::as_str),
            digits: number(credential, "digits"),
            period: number(credential, "period"),
            ..Fields::default()
        }
        .check()
    };
    let is_totp = |credential: &&Value| text(credential, "type").eq_ignore_ascii_case("totp");
    array(item, "credentials").iter().filter(is_totp).map(read).collect()
}

/// The second text if the first is empty.
fn one_of<'a>(first: &'a str, second: &'a str) -> &'a str {
    if first.is_empty() { second } else { first }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::EntryError;
    use serde_json::json;

    fn read(file: &Value, passwords: &Passwords) -> Result<Outcome, FileError> {
        crate::read(file.to_string().as_bytes(), passwords)
    }

    fn version(version: &str) -> Result<Outcome, FileError> {
        Err(FileError::Version { app: APP, version: version.to_owned() })
    }

    #[test]
    fn later_versions_are_named_and_older_ones_are_read() {
        let account = json!({"name": "taro", "secret": "JBSWY3DPEHPK3PXP"});
        let plain =
            |version: Value| json!({"version": version, "exportDate": "x", "accounts": [account]});
        for known in [json!("2.0"), json!("2.1"), json!("1.0"), json!(1)] {
            assert!(matches!(read(&plain(known), &[]), Ok(Outcome::Read(_))));
        }
        assert_eq!(read(&plain(json!("3.0")), &[]), version("3.0"));
        assert_eq!(read(&json!({"format": ENCRYPTED, "v": 2}), &[]), version("2"));
    }

    #[test]
    fn costs_and_shapes_are_checked() {
        let password = [Zeroizing::new("x".to_owned())];
        let sealed = |data: &str, iterations: Value| {
            let salt = "AAAAAAAAAAAAAAAAAAAAAA==";
            json!({"format": ENCRYPTED, "v": 1, "iterations": iterations, "salt": salt, "data": data})
        };
        for data in ["", "v1.", "v1.AAAA", "v1.AAAA.AAAA", "v2.AAAAAAAAAAAAAAAA.AAAA"] {
            assert_eq!(read(&sealed(data, json!(1)), &password), Err(DAMAGED), "{data}");
        }
        let whole = "v1.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAA";
        assert_eq!(read(&sealed(whole, json!(1)), &password), Err(FileError::Password));
        assert_eq!(read(&sealed(whole, json!("1")), &password), Err(DAMAGED));
        let refused = read(&sealed(whole, json!(100_000_000)), &password);
        assert!(matches!(refused, Err(FileError::TooManyRounds { .. })), "{refused:?}");
    }

    #[test]
    fn an_item_has_an_account_for_each_of_its_keys() {
        let credential =
            json!({"type": "totp", "secret": "JBSWY3DPEHPK3PXP", "algorithm": "sha512"});
        let other = json!({"type": "totp", "secret": "JBSWY3DPEHPK3PXP", "algorithm": "md5"});
        let item = json!({"title": "A", "subtitle": "b", "credentials": [{"type": "note"}, credential, other]});
        let file = json!({"version": 1, "exporter": "authenticator.sh", "items": [item, {"title": "empty"}]});
        let Ok(Outcome::Read(content)) = read(&file, &[]) else { panic!() };
        let [first, second] = content.items.as_slice() else { panic!("{content:?}") };
        let account = &first.as_ref().unwrap().account;
        assert_eq!((account.issuer.as_str(), account.account.as_str()), ("A", "b"));
        assert_eq!(second.as_ref().unwrap_err().reason, EntryError::algorithm("md5"));
    }
}
