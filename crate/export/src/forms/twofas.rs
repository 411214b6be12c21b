//! 2FAS: a backup with schema 4, plain or sealed.

use super::Base32;
use crate::buffer::json;
use crate::groups::Groups;
use crate::limits::{Limits, Periods};
use crate::random::bytes;
use crate::seal::{Key, gcm, pbkdf2};
use crate::{Circumstances, Entry, WriteError};
use base64ct::{Base64, Encoding as _};
use serde::Serialize;
use warifu_core::account::{Kind, Period};
use zeroize::Zeroizing;

/// Counters are signed 32-bit numbers. On iOS, 2FAS takes any other period for 30 seconds without a
/// word.
pub(super) const LIMITS: Limits = Limits {
    max_counter: Some(0x7FFF_FFFF),
    holds_steam: true,
    digits: &[6, 7, 8],
    periods: Periods::OneOf(&[10, 30, 60, 90]),
};

const SCHEMA: u8 = 4;
/// A version of 2FAS that writes this schema.
const APP: App = App { code: 5_000_012, name: "5.0.12", origin: "android" };
/// The rounds of PBKDF2 with HMAC-SHA-256 that 2FAS expects.
const ROUNDS: u32 = 10_000;
/// The text by which 2FAS tells whether a password is right: each sealed backup has it, sealed. It
/// is the same in all files.
const REFERENCE: &str = "tRViSsLKzd86Hprh4ceC2OP7xazn4rrt4xhfEUbOjxLX8Rc3mkISXE0lWbmnWfggogbBJhtYgpK6fMl1D6mtsy92\
R3HkdGfwuXbzLebqVFJsR7IZ2w58t938iymwG4824igYy1wi6n2WDpO1Q1P69zwJGs2F5a1qP4MyIiDSD7NCV2OvidXQCBnD\
lGfmz0f1BQySRkkt4ryiJeCjD2o4QsveJ9uDBUn8ELyOrESv5R5DMDkD4iAF8TXU7KyoJujd";

struct App {
    code: u32,
    name: &'static str,
    origin: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct File<'a> {
    services: Vec<Service<'a>>,
    groups: Vec<Group<'a>>,
    updated_at: u64,
    schema_version: u8,
    app_version_code: u32,
    app_version_name: &'static str,
    app_origin: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    services_encrypted: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Service<'a> {
    name: &'a str,
    secret: Base32<'a>,
    updated_at: u64,
    otp: Otp<'a>,
    order: Order,
    #[serde(skip_serializing_if = "Option::is_none")]
    group_id: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Otp<'a> {
    label: &'a str,
    account: &'a str,
    issuer: &'a str,
    digits: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<u32>,
    algorithm: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    counter: Option<u64>,
    token_type: &'static str,
    source: &'static str,
}

#[derive(Serialize)]
struct Order {
    position: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Group<'a> {
    id: &'a str,
    name: &'a str,
    is_expanded: bool,
}

pub(super) fn plain(
    entries: &[&Entry],
    circumstances: &mut Circumstances<'_>,
) -> Result<Zeroizing<Vec<u8>>, WriteError> {
    let groups = Groups::of(entries, &mut circumstances.random)?;
    json(&file(services(entries, &groups, circumstances.unix_ms), &groups, circumstances.unix_ms))
}

pub(super) fn sealed(
    entries: &[&Entry],
    circumstances: &mut Circumstances<'_>,
) -> Result<Zeroizing<Vec<u8>>, WriteError> {
    let unix_ms = circumstances.unix_ms;
    let groups = Groups::of(entries, &mut circumstances.random)?;
    let services = json(&services(entries, &groups, unix_ms))?;
    let salt = bytes::<256>(&mut circumstances.random)?;
    let key = pbkdf2(circumstances.password, salt.as_slice(), ROUNDS);
    let mut seal = |data: &[u8]| seal(&key, salt.as_slice(), data, circumstances);
    let (services_encrypted, reference) = (seal(&services)?, seal(REFERENCE.as_bytes())?);
    json(&File {
        services_encrypted: Some(services_encrypted),
        reference: Some(reference),
        ..file(Vec::new(), &groups, unix_ms)
    })
}

/// `base64(data ‖ tag):base64(salt):base64(nonce)`.
fn seal(
    key: &Key,
    salt: &[u8],
    data: &[u8],
    circumstances: &mut Circumstances<'_>,
) -> Result<String, WriteError> {
    let nonce = bytes::<12>(&mut circumstances.random)?;
    let sealed = gcm(key, &nonce, data)?;
    Ok([sealed.as_slice(), salt, nonce.as_slice()].map(Base64::encode_string).join(":"))
}

fn file<'a>(services: Vec<Service<'a>>, groups: &'a Groups<'a>, unix_ms: u64) -> File<'a> {
    let groups = groups.rows.iter().map(|(name, id)| Group { id, name, is_expanded: true });
    File {
        services,
        groups: groups.collect(),
        updated_at: unix_ms,
        schema_version: SCHEMA,
        app_version_code: APP.code,
        app_version_name: APP.name,
        app_origin: APP.origin,
        services_encrypted: None,
        reference: None,
    }
}

fn services<'a>(entries: &[&'a Entry], groups: &'a Groups<'a>, unix_ms: u64) -> Vec<Service<'a>> {
    let service = |(position, entry): (usize, &&'a Entry)| {
        let account = &entry.account;
        Service {
            name: entry.title(),
            secret: Base32(&account.secret),
            updated_at: unix_ms,
            otp: Otp {
                label: account.account.as_str(),
                account: account.account.as_str(),
                issuer: account.issuer.as_str(),
                digits: account.digits.get(),
                period: account.kind.period().map(Period::seconds),
                algorithm: account.algorithm.name(),
                counter: account.kind.counter(),
                token_type: token_type(account.kind),
                source: "Manual",
            },
            order: Order { position },
            group_id: groups.ids(entry).first().copied(),
        }
    };
    entries.iter().enumerate().map(service).collect()
}

/// All other kinds are beyond the limits.
fn token_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Hotp { .. } => "HOTP",
        Kind::Steam => "STEAM",
        _ => "TOTP",
    }
}
