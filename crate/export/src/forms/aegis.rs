//! Aegis Authenticator: a vault with version 3 of its database, plain or sealed. A sealed one has a
//! random master key, which the password's key seals.

use super::Base32;
use crate::buffer::json;
use crate::groups::Groups;
use crate::limits::{ANY_DIGITS, Limits, Periods};
use crate::random::{bytes, uuid};
use crate::seal::{Key, gcm, scrypt};
use crate::{Circumstances, Entry, WriteError};
use base16ct::lower::encode_string as hex;
use base64ct::{Base64, Encoding as _};
use serde::Serialize;
use warifu_core::account::Period;
use zeroize::Zeroizing;

/// Counters are signed 64-bit numbers. Periods are milliseconds in signed 32-bit numbers.
pub(super) const LIMITS: Limits = Limits {
    max_counter: Some(u64::MAX >> 1),
    holds_steam: true,
    digits: ANY_DIGITS,
    periods: Periods::UpTo(2_147_483),
};

/// A slot that a password opens.
const PASSWORD_SLOT: u8 = 1;
/// The cost of scrypt that Aegis writes: N = 2¹⁵, r = 8, p = 1.
const LOG_N: u8 = 15;
const R: u32 = 8;
const P: u32 = 1;
/// The bytes of the tag of AES-GCM.
const TAG_BYTES: usize = 16;

#[derive(Serialize)]
struct File<D> {
    version: u8,
    header: Header,
    db: D,
}

#[derive(Serialize)]
struct Header {
    slots: Option<[Slot; 1]>,
    params: Option<Params>,
}

#[derive(Serialize)]
struct Slot {
    #[serde(rename = "type")]
    kind: u8,
    uuid: String,
    key: String,
    key_params: Params,
    n: u32,
    r: u32,
    p: u32,
    salt: String,
    repaired: bool,
    is_backup: bool,
}

#[derive(Serialize)]
struct Params {
    nonce: String,
    tag: String,
}

#[derive(Serialize)]
struct Database<'a> {
    version: u8,
    entries: Vec<Row<'a>>,
    groups: Vec<Group<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    uuid: String,
    name: &'a str,
    issuer: &'a str,
    note: &'a str,
    favorite: bool,
    icon: (),
    info: Info<'a>,
    groups: Vec<&'a str>,
}

#[derive(Serialize)]
struct Info<'a> {
    secret: Base32<'a>,
    algo: &'static str,
    digits: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counter: Option<u64>,
}

#[derive(Serialize)]
struct Group<'a> {
    uuid: &'a str,
    name: &'a str,
}

pub(super) fn plain(
    entries: &[&Entry],
    circumstances: &mut Circumstances<'_>,
) -> Result<Zeroizing<Vec<u8>>, WriteError> {
    let groups = Groups::of(entries, &mut circumstances.random)?;
    let db = database(entries, &groups, circumstances)?;
    json(&File { version: 1, header: Header { slots: None, params: None }, db })
}

pub(super) fn sealed(
    entries: &[&Entry],
    circumstances: &mut Circumstances<'_>,
) -> Result<Zeroizing<Vec<u8>>, WriteError> {
    let groups = Groups::of(entries, &mut circumstances.random)?;
    let db = json(&database(entries, &groups, circumstances)?)?;
    let master = bytes::<32>(&mut circumstances.random)?;
    let (db, params) = seal(&master, &db, circumstances)?;
    let header = Header { slots: Some([slot(&master, circumstances)?]), params: Some(params) };
    json(&File { version: 1, header, db: Base64::encode_string(&db) })
}

fn slot(master: &Key, circumstances: &mut Circumstances<'_>) -> Result<Slot, WriteError> {
    let salt = bytes::<32>(&mut circumstances.random)?;
    let key = scrypt(circumstances.password, salt.as_slice(), (LOG_N, R, P))?;
    let (sealed, key_params) = seal(&key, master.as_slice(), circumstances)?;
    Ok(Slot {
        kind: PASSWORD_SLOT,
        uuid: uuid(&mut circumstances.random)?,
        key: hex(&sealed),
        key_params,
        n: 1 << LOG_N,
        r: R,
        p: P,
        salt: hex(salt.as_slice()),
        repaired: true,
        is_backup: false,
    })
}

/// Seals data. Aegis keeps the tag apart from the sealed data, in the parameters.
fn seal(
    key: &Key,
    data: &[u8],
    circumstances: &mut Circumstances<'_>,
) -> Result<(Vec<u8>, Params), WriteError> {
    let nonce = bytes::<12>(&mut circumstances.random)?;
    let mut sealed = gcm(key, &nonce, data)?;
    let end = sealed.len().checked_sub(TAG_BYTES).ok_or(WriteError::Internal)?;
    let tag = sealed.split_off(end);
    Ok((sealed, Params { nonce: hex(nonce.as_slice()), tag: hex(&tag) }))
}

fn database<'a>(
    entries: &[&'a Entry],
    groups: &'a Groups<'a>,
    circumstances: &mut Circumstances<'_>,
) -> Result<Database<'a>, WriteError> {
    let rows = entries.iter().map(|entry| {
        let account = &entry.account;
        Ok(Row {
            kind: account.kind.name(),
            uuid: uuid(&mut circumstances.random)?,
            name: account.account.as_str(),
            issuer: account.issuer.as_str(),
            note: entry.note.as_str(),
            favorite: entry.is_favourite,
            icon: (),
            info: Info {
                secret: Base32(&account.secret),
                algo: account.algorithm.name(),
                digits: account.digits.get(),
                period: account.kind.period().map(Period::seconds),
                counter: account.kind.counter(),
            },
            groups: groups.ids(entry),
        })
    });
    let entries = rows.collect::<Result<_, WriteError>>()?;
    let groups = groups.rows.iter().map(|(name, uuid)| Group { uuid, name }).collect();
    Ok(Database { version: 3, entries, groups })
}
