//! The keys that seal the records of a backup.

use super::{APP, DAMAGED, is_whole_sealed};
use crate::json::{number, text};
use crate::kdf::Kdf;
use crate::openssl::open_salted;
use crate::phc::PasswordHash;
use crate::{FileError, Passwords};
use base64ct::{Base64Unpadded, Encoding as _};
use serde_json::{Map, Value};
use std::borrow::Cow;
use zeroize::Zeroizing;

const KEY_VERSION: u64 = 3;
/// Devices that synchronise may leave several keys. Each costs two derivations per password.
const MAX_KEYS: usize = 8;

/// A record of the file that holds a key.
pub(super) struct SealingKey<'a> {
    form: KeyForm<'a>,
    /// By which its passphrase is checked.
    hash: Option<PasswordHash>,
}

enum KeyForm<'a> {
    /// Of the second generation: the sealed key.
    Sealed(&'a str),
    /// Of the third generation: the salt.
    Derived(&'a str),
}

/// The keys of a file.
pub(super) fn find(file: &Map<String, Value>) -> Result<Vec<SealingKey<'_>>, FileError> {
    let own = |name| file.get(name).and_then(Value::as_str);
    let record = file.get("key").map(|key| (text(key, "enc"), text(key, "hash")));
    let old = record.filter(|(sealed, _)| !sealed.is_empty()).or(own("enc").zip(own("hash")));
    let mut forms: Vec<_> =
        old.into_iter().map(|(sealed, hash)| (KeyForm::Sealed(sealed), hash)).collect();
    for record in file.values().filter(|record| text(record, "dataType") == "Key") {
        let version = number(record, "version").unwrap_or_default();
        if version.parse().is_ok_and(|version: u64| version > KEY_VERSION) {
            return Err(FileError::Version { app: APP, version: version.into_owned() });
        }
        forms.push((KeyForm::Derived(text(record, "salt")), text(record, "hash")));
    }
    if forms.len() > MAX_KEYS {
        return Err(DAMAGED);
    }
    let read = |(form, hash): (_, &str)| {
        let hash = (!hash.is_empty()).then(|| PasswordHash::parse(hash)).transpose();
        let hash = hash.map_err(|error| match error {
            FileError::PasswordOrDamaged => DAMAGED,
            error => error,
        });
        Ok(SealingKey { form, hash: hash? })
    };
    forms.into_iter().map(read).collect()
}

impl SealingKey<'_> {
    /// Whether trying a password may take a minute.
    pub(super) fn is_slow(&self) -> bool {
        self.hash.as_ref().is_some_and(PasswordHash::is_slow)
    }

    /// The passphrase of the records; `None` if the password is another.
    fn passphrase(&self, password: &str) -> Result<Option<Zeroizing<String>>, FileError> {
        let passphrase = match self.form {
            KeyForm::Sealed(sealed) => match open_salted(sealed, password.as_bytes()) {
                Ok(key) => base16ct::lower::encode_string(&key),
                Err(_) => return Ok(None),
            },
            KeyForm::Derived(salt) => {
                let kdf = Kdf::argon2id(19_456, 2, 1)?;
                let key: Zeroizing<[u8; 32]> =
                    kdf.derive(password.as_bytes(), salt.as_bytes()).map_err(|_| DAMAGED)?;
                Base64Unpadded::encode_string(key.as_ref())
            }
        };
        let passphrase = Zeroizing::new(passphrase);
        let is_right =
            self.hash.as_ref().map_or(Ok(true), |hash| hash.is_of(passphrase.as_bytes()))?;
        Ok(is_right.then_some(passphrase))
    }
}

/// The passphrases that may open a record.
pub(super) struct Ring {
    passphrases: Vec<Zeroizing<String>>,
    /// Whether they open all records that are not damaged.
    pub(super) is_complete: bool,
}

impl Ring {
    /// Tries each password on each key.
    ///
    /// # Errors
    /// [`FileError::Password`] if none opens a key.
    pub(super) fn open(keys: &[SealingKey<'_>], passwords: &Passwords) -> Result<Self, FileError> {
        let mut ring = Self { passphrases: Vec::new(), is_complete: !keys.is_empty() };
        for key in keys {
            let mut is_open = false;
            for password in passwords.iter().rev() {
                if let Some(passphrase) = key.passphrase(password)? {
                    is_open = key.hash.is_some();
                    ring.passphrases.push(passphrase);
                    if is_open {
                        break;
                    }
                }
            }
            ring.is_complete &= is_open;
        }
        if !keys.is_empty() && ring.passphrases.is_empty() {
            return Err(FileError::Password);
        }
        // Records of the first generation may be beside the others.
        ring.passphrases.extend(passwords.iter().rev().cloned());
        Ok(ring)
    }

    /// The content of a record, and its secret.
    pub(super) fn open_record<'a>(
        &self,
        record: &'a Value,
    ) -> Option<(Cow<'a, Value>, Zeroizing<String>)> {
        let sealed = text(record, if is_whole_sealed(record) { "data" } else { "secret" });
        let opened = |passphrase: &Zeroizing<String>| {
            let opened = open_salted(sealed, passphrase.as_bytes()).ok()?;
            if is_whole_sealed(record) {
                let value: Value = serde_json::from_slice(&opened).ok()?;
                let secret = Zeroizing::new(value.get("secret")?.as_str()?.to_owned());
                return Some((Cow::Owned(value), secret));
            }
            let secret = Zeroizing::new(str::from_utf8(&opened).ok()?.to_owned());
            is_likely_secret(&secret).then_some((Cow::Borrowed(record), secret))
        };
        self.passphrases.iter().find_map(opened)
    }
}

/// A wrong key passes the check of the padding now and then, but does not give such text.
fn is_likely_secret(text: &str) -> bool {
    let is_usual = |byte: u8| byte.is_ascii_alphanumeric() || b" -=".contains(&byte);
    !text.is_empty() && text.bytes().all(is_usual)
}
