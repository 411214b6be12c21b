//! Aegis Authenticator, plain and encrypted, with databases of versions 1 to 3. An encrypted file
//! has a random master key, which each password slot seals.

use super::Format;
use crate::cipher::open_gcm;
use crate::fields::{Fields, Key};
use crate::groups::{groups, names_by_id};
use crate::json::{array, is_true, number, text};
use crate::kdf::Kdf;
use crate::source::Source;
use crate::{App, FileError, Imported, Outcome, Passwords, Sealed};
use base64ct::{Base64, Encoding as _};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::HashMap;
use zeroize::Zeroizing;

const APP: App = App::Aegis;
const DAMAGED: FileError = FileError::Damaged { app: APP };
const DATABASE_VERSIONS: std::ops::RangeInclusive<u64> = 1..=3;
/// The type of a slot that a password opens. The others are for biometrics and raw keys.
const PASSWORD_SLOT: u64 = 1;
/// A file could hold thousands of slots, and each costs a derivation.
const MAX_SLOTS: usize = 8;

pub(crate) const FORMAT: Format = Format { recognises, read };

fn recognises(source: &Source<'_>) -> bool {
    source.json().is_some_and(|file| {
        file.get("db").is_some() && file.get("header").and_then(|it| it.get("slots")).is_some()
    })
}

fn read(source: &Source<'_>, passwords: &Passwords) -> Result<Outcome, FileError> {
    let file = source.json().ok_or(DAMAGED)?;
    if file.get("version").and_then(Value::as_u64) != Some(1) {
        return Err(FileError::Version { app: APP, version: version(file) });
    }
    let header = file.get("header").ok_or(DAMAGED)?;
    let db = file.get("db").ok_or(DAMAGED)?;
    let Some(slots) = header.get("slots").and_then(Value::as_array) else {
        return database(db, true);
    };
    let slots = password_slots(slots)?;
    let Some(password) = passwords.last() else {
        let is_slow = slots.iter().any(|(_, kdf)| kdf.is_slow());
        return Ok(Outcome::Sealed(Sealed { app: APP, is_slow }));
    };
    let key = master_key(&slots, password)?;
    let (nonce, tag) = nonce_and_tag(header.get("params").ok_or(DAMAGED)?)?;
    let mut sealed = Base64::decode_vec(db.as_str().ok_or(DAMAGED)?).map_err(|_| DAMAGED)?;
    sealed.extend(tag);
    // The key was authenticated before, so the password is right.
    let opened = open_gcm(&key, &nonce, b"", &sealed).map_err(|_| DAMAGED)?;
    database(&serde_json::from_slice(&opened).map_err(|_| DAMAGED)?, false)
}

fn password_slots(slots: &[Value]) -> Result<Vec<(&Value, Kdf)>, FileError> {
    let is_password =
        |slot: &&Value| slot.get("type").and_then(Value::as_u64) == Some(PASSWORD_SLOT);
    let slots: Vec<_> = slots.iter().filter(is_password).collect();
    if slots.is_empty() || slots.len() > MAX_SLOTS {
        return Err(DAMAGED);
    }
    let cost = |slot: &Value, key| slot.get(key).and_then(Value::as_u64).ok_or(DAMAGED);
    slots
        .into_iter()
        .map(|slot| Ok((slot, Kdf::scrypt(cost(slot, "n")?, cost(slot, "r")?, cost(slot, "p")?)?)))
        .collect()
}

/// Tries each slot, because each may have a password of its own.
fn master_key(slots: &[(&Value, Kdf)], password: &str) -> Result<Zeroizing<[u8; 32]>, FileError> {
    for (slot, kdf) in slots {
        let key = kdf.derive(password.as_bytes(), &hex(text(slot, "salt"))?)?;
        let (nonce, tag) = nonce_and_tag(slot.get("key_params").ok_or(DAMAGED)?)?;
        let mut sealed = hex(text(slot, "key"))?;
        sealed.extend(tag);
        if let Ok(opened) = open_gcm(&key, &nonce, b"", &sealed) {
            let master = opened.as_slice().try_into().map_err(|_| DAMAGED)?;
            return Ok(Zeroizing::new(master));
        }
    }
    Err(FileError::Password)
}

fn nonce_and_tag(params: &Value) -> Result<([u8; 12], Vec<u8>), FileError> {
    let nonce = hex(text(params, "nonce"))?.try_into().map_err(|_| DAMAGED)?;
    Ok((nonce, hex(text(params, "tag"))?))
}

fn hex(text: &str) -> Result<Vec<u8>, FileError> {
    base16ct::mixed::decode_vec(text).map_err(|_| DAMAGED)
}

fn database(db: &Value, is_plain: bool) -> Result<Outcome, FileError> {
    match db.get("version").and_then(Value::as_u64) {
        Some(version) if DATABASE_VERSIONS.contains(&version) => {}
        _ => return Err(FileError::Version { app: APP, version: version(db) }),
    }
    let names = names_by_id(array(db, "groups"), "uuid", "name");
    let items = array(db, "entries").iter().map(|entry| item(entry, &names)).collect();
    Ok(Outcome::accounts(APP, is_plain, items))
}

fn version(object: &Value) -> String {
    object.get("version").map(Value::to_string).unwrap_or_default().chars().take(20).collect()
}

fn item(entry: &Value, names: &HashMap<Cow<'_, str>, &str>) -> Imported {
    let empty = Value::Null;
    let info = entry.get("info").unwrap_or(&empty);
    Fields {
        issuer: text(entry, "issuer"),
        account: text(entry, "name"),
        kind: text(entry, "type"),
        secret: Key::Base32(text(info, "secret")),
        algorithm: info.get("algo").and_then(Value::as_str),
        digits: number(info, "digits"),
        period: number(info, "period"),
        counter: number(info, "counter"),
        note: text(entry, "note"),
        is_favourite: is_true(entry, "favorite"),
        groups: groups_of(entry, names),
    }
    .check()
}

/// Version 3 of the database has a table of groups. The versions before it have one name an entry.
fn groups_of(entry: &Value, names: &HashMap<Cow<'_, str>, &str>) -> Vec<String> {
    let ids = array(entry, "groups").iter().filter_map(Value::as_str);
    groups(ids.filter_map(|id| names.get(id).copied()).chain([text(entry, "group")]))
}
