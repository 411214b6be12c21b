//! Bitwarden: an export of its vault with logins, plain or sealed with a password of the file.

use super::Wiped;
use crate::buffer::json;
use crate::groups::Groups;
use crate::limits::{Limits, Periods};
use crate::random::{bytes, uuid};
use crate::seal::{Key, cbc, expand, hmac, pbkdf2};
use crate::{Circumstances, Entry, WriteError};
use base64ct::{Base64, Encoding as _};
use serde::Serialize;
use warifu_core::account::{Account, Kind};
use warifu_core::otpauth;
use zeroize::Zeroizing;

/// Bitwarden computes time-based codes only. Some of its programs compute ten digits wrong.
pub(super) const LIMITS: Limits = Limits {
    max_counter: None,
    holds_steam: true,
    digits: &[6, 7, 8, 9],
    periods: Periods::UpTo(u32::MAX),
};

/// The type of an item that is a login.
const LOGIN: u8 = 1;
/// PBKDF2 with HMAC-SHA-256, and the rounds that Bitwarden writes.
const PBKDF2: u8 = 0;
const ROUNDS: u32 = 600_000;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Vault<'a> {
    encrypted: bool,
    folders: Vec<Folder<'a>>,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Folder<'a> {
    id: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item<'a> {
    id: String,
    organization_id: (),
    folder_id: Option<&'a str>,
    #[serde(rename = "type")]
    kind: u8,
    reprompt: u8,
    name: &'a str,
    notes: Option<&'a str>,
    favorite: bool,
    login: Login<'a>,
    collection_ids: (),
}

#[derive(Serialize)]
struct Login<'a> {
    uris: Vec<Uri>,
    username: Option<&'a str>,
    password: (),
    totp: Wiped,
}

#[derive(Serialize)]
struct Uri {
    #[serde(rename = "match")]
    rule: (),
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Sealed {
    encrypted: bool,
    password_protected: bool,
    salt: String,
    kdf_type: u8,
    kdf_iterations: u32,
    kdf_memory: (),
    kdf_parallelism: (),
    /// A text that only the right key opens.
    #[serde(rename = "encKeyValidation_DO_NOT_EDIT")]
    check: String,
    data: String,
}

pub(super) fn plain(
    entries: &[&Entry],
    circumstances: &mut Circumstances<'_>,
) -> Result<Zeroizing<Vec<u8>>, WriteError> {
    let groups = Groups::of(entries, &mut circumstances.random)?;
    let folders = groups.rows.iter().map(|(name, id)| Folder { id, name }).collect();
    let items = entries.iter().map(|entry| {
        let id = uuid(&mut circumstances.random)?;
        Ok(item(entry, id, groups.ids(entry).first().copied()))
    });
    let items = items.collect::<Result<_, WriteError>>()?;
    json(&Vault { encrypted: false, folders, items })
}

pub(super) fn sealed(
    entries: &[&Entry],
    circumstances: &mut Circumstances<'_>,
) -> Result<Zeroizing<Vec<u8>>, WriteError> {
    let vault = plain(entries, circumstances)?;
    // The salt of the derivation is this text, not the bytes that it encodes.
    let salt = Base64::encode_string(bytes::<16>(&mut circumstances.random)?.as_slice());
    let key = pbkdf2(circumstances.password, salt.as_bytes(), ROUNDS);
    let check = uuid(&mut circumstances.random)?;
    json(&Sealed {
        encrypted: true,
        password_protected: true,
        kdf_type: PBKDF2,
        kdf_iterations: ROUNDS,
        kdf_memory: (),
        kdf_parallelism: (),
        check: seal(&key, check.as_bytes(), circumstances)?,
        data: seal(&key, &vault, circumstances)?,
        salt,
    })
}

/// `2.IV|DATA|HMAC`, each in base64. The HMAC is over the IV and the data.
fn seal(
    key: &Key,
    data: &[u8],
    circumstances: &mut Circumstances<'_>,
) -> Result<String, WriteError> {
    let iv = bytes::<16>(&mut circumstances.random)?;
    let sealed = cbc(&expand(key, "enc")?, &iv, data);
    let tag = hmac(&expand(key, "mac")?, &[iv.as_slice(), &sealed])?;
    let parts = [iv.as_slice(), &sealed, &tag].map(Base64::encode_string);
    Ok(format!("2.{}", parts.join("|")))
}

fn item<'a>(entry: &'a Entry, id: String, folder_id: Option<&'a str>) -> Item<'a> {
    let some = |text: &'a str| Some(text).filter(|text| !text.is_empty());
    let uris = entry.site().into_iter().map(|uri| Uri { rule: (), uri }).collect();
    Item {
        id,
        organization_id: (),
        folder_id,
        kind: LOGIN,
        reprompt: 0,
        name: entry.title(),
        notes: some(entry.note.as_str()),
        favorite: entry.is_favourite,
        login: Login {
            uris,
            username: some(entry.account.account.as_str()),
            password: (),
            totp: Wiped(totp(&entry.account)),
        },
        collection_ids: (),
    }
}

/// Bitwarden knows Steam's codes by a scheme of their own.
fn totp(account: &Account) -> Zeroizing<String> {
    match account.kind {
        Kind::Steam => Zeroizing::new(format!("steam://{}", *account.secret.to_base32())),
        _ => otpauth::write(account),
    }
}
