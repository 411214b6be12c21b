//! Bitwarden's JSON, plain and with a password of its own, also that of Bitwarden Authenticator.
//! Files that the account's key seals are refused, because that key never leaves the account.

use super::Format;
use crate::cipher::{is_hmac, open_cbc};
use crate::groups::{groups, names_by_id};
use crate::json::{array, is_true, number, text};
use crate::kdf::{Hash, Kdf};
use crate::login::Login;
use crate::source::Source;
use crate::{App, FileError, Imported, Outcome, Passwords, Sealed};
use base64ct::{Base64, Encoding as _};
use hkdf::Hkdf;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;
use std::collections::HashMap;
use zeroize::Zeroizing;

const APP: App = App::Bitwarden;
const DAMAGED: FileError = FileError::Damaged { app: APP };
/// A text that only the right key opens.
const CHECK: &str = "encKeyValidation_DO_NOT_EDIT";
const PBKDF2: &str = "0";
const ARGON2ID: &str = "1";
/// The sealed form "AES-256-CBC, then HMAC-SHA-256".
const CBC_AND_HMAC: &str = "2";

pub(crate) const FORMAT: Format = Format { recognises, read };

fn recognises(source: &Source<'_>) -> bool {
    source.json().is_some_and(|file| is_sealed(file) || is_plain(file))
}

fn is_sealed(file: &Value) -> bool {
    is_true(file, "encrypted") && (file.get(CHECK).is_some() || is_plain(file))
}

/// Files before 2021 do not say whether they are encrypted. Enpass has other items under the same
/// key.
fn is_plain(file: &Value) -> bool {
    let Some(items) = file.get("items").and_then(Value::as_array) else { return false };
    let is_item = |item: &Value| {
        let has = |key| item.get(key).is_some();
        has("login") || (has("name") && item.get("type").is_some_and(Value::is_u64))
    };
    items.iter().any(is_item) || (items.is_empty() && file.get("encrypted").is_some())
}

fn read(source: &Source<'_>, passwords: &Passwords) -> Result<Outcome, FileError> {
    let file = source.json().ok_or(DAMAGED)?;
    if !is_true(file, "encrypted") {
        return Ok(content(file, true));
    }
    if !is_true(file, "passwordProtected") {
        return Err(FileError::AccountBound { app: APP });
    }
    let kdf = kdf(file)?;
    let Some(password) = passwords.last() else {
        return Ok(Outcome::Sealed(Sealed { app: APP, is_slow: kdf.is_slow() }));
    };
    let keys = Keys::derive(&kdf, password, text(file, "salt"))?;
    keys.open(text(file, CHECK))?;
    // The check has authenticated the key, so the password is right.
    let opened = keys.open(text(file, "data")).map_err(|_| DAMAGED)?;
    Ok(content(&serde_json::from_slice(&opened).map_err(|_| DAMAGED)?, false))
}

fn kdf(file: &Value) -> Result<Kdf, FileError> {
    let cost = |key| number(file, key).and_then(|cost| cost.parse().ok()).ok_or(DAMAGED);
    let kind = number(file, "kdfType").ok_or(DAMAGED)?;
    match kind.as_ref() {
        PBKDF2 => Kdf::pbkdf2(Hash::Sha256, cost("kdfIterations")?),
        ARGON2ID => {
            let memory_kib = cost("kdfMemory")?.saturating_mul(1024);
            Kdf::argon2id(memory_kib, cost("kdfIterations")?, cost("kdfParallelism")?)
        }
        _ => Err(version(&kind)),
    }
}

fn version(text: &str) -> FileError {
    FileError::Version { app: APP, version: text.chars().take(20).collect() }
}

/// The keys of a password.
struct Keys {
    cipher: Zeroizing<[u8; 32]>,
    hmac: Zeroizing<[u8; 32]>,
}

impl Keys {
    /// The salt is the text itself, not the bytes that it encodes. Argon2id has its SHA-256.
    fn derive(kdf: &Kdf, password: &str, salt: &str) -> Result<Self, FileError> {
        let hashed;
        let salt = match kdf {
            Kdf::Argon2 { .. } => {
                hashed = Sha256::digest(salt);
                hashed.as_slice()
            }
            _ => salt.as_bytes(),
        };
        let key = kdf.derive::<32>(password.as_bytes(), salt)?;
        let mut keys = Self { cipher: Zeroizing::new([0; 32]), hmac: Zeroizing::new([0; 32]) };
        // RFC 5869 §2.3. Both lengths are within its bounds.
        let expand = Hkdf::<Sha256>::from_prk(key.as_slice()).map_err(|_| DAMAGED)?;
        expand.expand(b"enc", keys.cipher.as_mut()).map_err(|_| DAMAGED)?;
        expand.expand(b"mac", keys.hmac.as_mut()).map_err(|_| DAMAGED)?;
        Ok(keys)
    }

    /// Opens `2.IV|DATA|HMAC`, each in base64. The HMAC is over the IV and the data.
    fn open(&self, sealed: &str) -> Result<Zeroizing<Vec<u8>>, FileError> {
        let (form, parts) = sealed.split_once('.').ok_or(DAMAGED)?;
        if form != CBC_AND_HMAC {
            return Err(version(form));
        }
        let mut parts = parts.split('|').map(Base64::decode_vec);
        let mut next = || parts.next().and_then(Result::ok).ok_or(DAMAGED);
        let (iv, data, tag) = (next()?, next()?, next()?);
        if !is_hmac(self.hmac.as_slice(), &[&iv, &data], &tag) {
            return Err(FileError::Password);
        }
        let iv = iv.as_slice().try_into().map_err(|_| DAMAGED)?;
        open_cbc(&self.cipher, iv, &data).map_err(|_| DAMAGED)
    }
}

fn content(file: &Value, is_plain: bool) -> Outcome {
    let tables = ["folders", "collections"].map(|table| array(file, table)).into_iter().flatten();
    let names = names_by_id(tables, "id", "name");
    let items = array(file, "items").iter().filter_map(|entry| item(entry, &names)).collect();
    Outcome::accounts(APP, is_plain, items)
}

/// The account of an item; `None` for an item without codes.
fn item(entry: &Value, names: &HashMap<Cow<'_, str>, &str>) -> Option<Imported> {
    let login = entry.get("login")?;
    let address = text(login, "totp").trim();
    if address.is_empty() {
        return None;
    }
    // An item is in one folder of the user, or in collections of an organisation.
    let ids = entry.get("folderId").into_iter().chain(array(entry, "collectionIds"));
    let login = Login {
        title: text(entry, "name"),
        username: text(login, "username"),
        note: text(entry, "notes"),
        is_favourite: is_true(entry, "favorite"),
        groups: groups(ids.filter_map(|id| names.get(id.as_str()?).copied())),
    };
    Some(login.account(address))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{EntryError, Item, read};
    use warifu_core::otpauth::OtpauthError;

    fn items(file: &str) -> Vec<Imported> {
        match read(file.as_bytes(), &[]).unwrap() {
            Outcome::Read(content) => content.items,
            Outcome::Sealed(sealed) => panic!("{sealed:?}"),
        }
    }

    fn summary(item: &Item) -> (&str, &str, &str, bool, String) {
        let (note, groups) = (item.note.as_str(), item.groups.join("+"));
        let account = &item.account;
        (account.issuer.as_str(), account.account.as_str(), note, item.is_favourite, groups)
    }

    #[test]
    fn items_with_codes_come_with_their_folders_notes_and_names() {
        let file = r#"{"encrypted": false,
            "folders": [{"id": "f", "name": "会社/A"}, {"id": "g", "name": null}],
            "collections": [{"id": "c", "organizationId": "o", "name": "team"}],
            "items": [
                {"type": 1, "name": "健保", "folderId": "f", "collectionIds": ["c", null, "x"],
                 "favorite": true, "notes": "memo",
                 "login": {"username": "taro", "totp": "jbsw y3dp ehpk 3pxp"}},
                {"type": 1, "name": "games", "folderId": "g", "notes": null,
                 "login": {"username": "player", "totp": "steam://JBSWY3DPEHPK3PXP"}},
                {"type": 1, "name": "none", "login": {"totp": null}},
                {"type": 1, "name": "empty", "login": {"totp": " "}},
                {"type": 2, "name": "memo", "secureNote": {"type": 0}},
                {"type": 1, "name": "wrong", "login": {"totp": "0"}},
                {"type": 1, "name": "web", "login": {"totp": "https://example.com/"}}
            ]}"#;
        let [first, steam, wrong, web] = items(file).try_into().unwrap();
        let (first, steam) = (first.unwrap(), steam.unwrap());
        assert_eq!(summary(&first), ("健保", "taro", "memo", true, "会社/A+team".to_owned()));
        assert_eq!(steam.account.kind.name(), "steam");
        assert_eq!(summary(&steam), ("games", "player", "", false, String::new()));
        let wrong = wrong.unwrap_err();
        assert_eq!((wrong.issuer.as_str(), wrong.reason), ("wrong", EntryError::Secret));
        let reason = web.unwrap_err().reason;
        assert_eq!(reason, EntryError::Address(OtpauthError::NotOtpauth));
    }

    #[test]
    fn files_of_others_are_not_taken() {
        // Enpass; and an object that is merely called encrypted.
        for file in [
            r#"{"folders": [], "items": [{"title": "a", "category": "login"}]}"#,
            r#"{"encrypted": true, "data": "x"}"#,
            r#"{"items": []}"#,
        ] {
            assert_eq!(read(file.as_bytes(), &[]), Err(FileError::Unknown), "{file}");
        }
        let empty = read(br#"{"encrypted": false, "folders": [], "items": []}"#, &[]);
        assert_eq!(empty, Err(FileError::Empty { app: APP }));
    }

    #[test]
    fn sealed_files_are_bounded_and_their_damage_is_found() {
        let file = |kdf: &str| {
            let file = format!(
                r#"{{"encrypted": true, "passwordProtected": true, "salt": "c2FsdA==", {kdf},
                    "encKeyValidation_DO_NOT_EDIT": "2.AAAA|AAAA|AAAA", "data": "2.A|A|A"}}"#
            );
            (read(file.as_bytes(), &[]), read(file.as_bytes(), &["a".to_owned().into()]))
        };
        let memory = r#""kdfType": 1, "kdfIterations": 3, "kdfMemory": 1025, "kdfParallelism": 4"#;
        let too_much = FileError::TooMuchMemory { mib: 1025, max: 1024 };
        assert_eq!(file(memory).0, Err(too_much));
        let rounds = FileError::TooManyRounds { rounds: 10_000_001, max: 10_000_000 };
        assert_eq!(file(r#""kdfType": 0, "kdfIterations": 10000001"#).0, Err(rounds));
        let version = FileError::Version { app: APP, version: "2".to_owned() };
        assert_eq!(file(r#""kdfType": 2, "kdfIterations": 1"#).0, Err(version));
        assert_eq!(file(r#""kdfType": 0"#).0, Err(DAMAGED));
        let (question, answer) = file(r#""kdfType": 0, "kdfIterations": "1""#);
        assert_eq!(question, Ok(Outcome::Sealed(Sealed { app: APP, is_slow: false })));
        assert_eq!(answer, Err(FileError::Password));
    }
}
