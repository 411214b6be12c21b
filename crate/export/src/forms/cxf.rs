//! The FIDO Alliance's Credential Exchange Format 1.0, as an unencrypted file.

use super::Base32;
use crate::buffer::json;
use crate::groups::Groups;
use crate::limits::{Limits, Periods};
use crate::random::bytes;
use crate::{Circumstances, Entry, Random, WriteError};
use base64ct::{Base64UrlUnpadded, Encoding as _};
use serde::Serialize;
use std::collections::HashMap;
use warifu_core::account::{Account, Algorithm, Period};
use zeroize::Zeroizing;

/// The format holds time-based codes only, with periods of one byte. Some programs that read it
/// compute ten digits wrong.
pub(super) const LIMITS: Limits = Limits {
    max_counter: None,
    holds_steam: false,
    digits: &[6, 7, 8, 9],
    periods: Periods::UpTo(0xFF),
};

/// The exporter's domain. Warifu has none, and this one belongs to nobody (RFC 2606 §2).
const EXPORTER: &str = "warifu.invalid";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Header<'a> {
    version: Version,
    exporter_rp_id: &'static str,
    exporter_display_name: &'static str,
    timestamp: u64,
    accounts: [Owner<'a>; 1],
}

#[derive(Serialize)]
struct Version {
    major: u8,
    minor: u8,
}

#[derive(Serialize)]
struct Owner<'a> {
    id: String,
    username: &'static str,
    email: &'static str,
    collections: Vec<Collection<'a>>,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Collection<'a> {
    id: String,
    title: &'a str,
    items: Vec<Link>,
}

#[derive(Serialize)]
struct Link {
    item: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item<'a> {
    id: String,
    creation_at: u64,
    title: &'a str,
    favorite: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<Scope>,
    credentials: Vec<Credential<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Scope {
    urls: Vec<String>,
    android_apps: [(); 0],
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
enum Credential<'a> {
    Totp {
        secret: Base32<'a>,
        period: Option<u32>,
        digits: u8,
        #[serde(skip_serializing_if = "str::is_empty")]
        username: &'a str,
        algorithm: &'static str,
        #[serde(skip_serializing_if = "str::is_empty")]
        issuer: &'a str,
    },
    Note {
        content: Field<'a>,
    },
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Field<'a> {
    field_type: &'static str,
    value: &'a str,
}

pub(super) fn write(
    entries: &[&Entry],
    circumstances: &mut Circumstances<'_>,
) -> Result<Zeroizing<Vec<u8>>, WriteError> {
    let random = &mut circumstances.random;
    let items = entries.iter().map(|entry| Ok(item(entry, id(random)?)));
    let items = items.collect::<Result<Vec<_>, WriteError>>()?;
    let groups = Groups::of(entries, random)?;
    let mut members: HashMap<&str, Vec<Link>> = HashMap::new();
    for (entry, item) in entries.iter().zip(&items) {
        for group in groups.ids(entry) {
            members.entry(group).or_default().push(Link { item: item.id.clone() });
        }
    }
    let collections = groups.rows.iter().map(|(title, group)| {
        let items = members.remove(group.as_str()).unwrap_or_default();
        Ok(Collection { id: id(random)?, title, items })
    });
    let collections = collections.collect::<Result<_, WriteError>>()?;
    json(&Header {
        version: Version { major: 1, minor: 0 },
        exporter_rp_id: EXPORTER,
        exporter_display_name: "Warifu",
        timestamp: circumstances.unix_ms / 1000,
        accounts: [Owner {
            id: id(&mut circumstances.random)?,
            username: "",
            email: "",
            collections,
            items,
        }],
    })
}

/// 16 random bytes in base64url without padding.
fn id(random: &mut Random<'_>) -> Result<String, WriteError> {
    Ok(Base64UrlUnpadded::encode_string(bytes::<16>(random)?.as_slice()))
}

fn item(entry: &Entry, id: String) -> Item<'_> {
    let account = &entry.account;
    let mut credentials = vec![Credential::Totp {
        secret: Base32(&account.secret),
        period: account.kind.period().map(Period::seconds),
        digits: account.digits.get(),
        username: account.account.as_str(),
        algorithm: algorithm(account),
        issuer: account.issuer.as_str(),
    }];
    if !entry.note.is_empty() {
        let content = Field { field_type: "string", value: entry.note.as_str() };
        credentials.push(Credential::Note { content });
    }
    Item {
        id,
        creation_at: entry.added,
        title: entry.title(),
        favorite: entry.is_favourite,
        scope: entry.site().map(|url| Scope { urls: vec![url], android_apps: [] }),
        credentials,
    }
}

fn algorithm(account: &Account) -> &'static str {
    match account.algorithm {
        Algorithm::Sha1 => "sha1",
        Algorithm::Sha256 => "sha256",
        Algorithm::Sha512 => "sha512",
    }
}
