use aes_gcm::aead::{Aead as _, Payload};
use aes_gcm::{Aes256Gcm, KeyInit as _};
use serde::Deserialize;
use std::path::PathBuf;
use warifu_core::account::Period;
use warifu_core::vault::{self, VaultKey};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Item {
    pub(crate) file: String,
    pub(crate) password: Option<String>,
    pub(crate) passkey: Option<Passkey>,
    pub(crate) recovery: Option<String>,
    pub(crate) expect: String,
    pub(crate) key: String,
    pub(crate) generation: Option<u64>,
    pub(crate) name: Option<String>,
    pub(crate) entries: Option<Vec<Entry>>,
    pub(crate) trash: Option<Vec<Entry>>,
    fault: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Passkey {
    pub(crate) credential: String,
    pub(crate) output: String,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    id: String,
    issuer: String,
    account: String,
    secret: String,
    algorithm: String,
    digits: u8,
    kind: String,
    /// `null` for counter-based entries.
    period: Option<u32>,
    /// `null` for time-based entries.
    counter: Option<u64>,
    icon: String,
    added: u64,
    note: String,
    groups: Vec<String>,
    pinned: bool,
    hosts: Vec<String>,
    deleted: Option<u64>,
}

impl Entry {
    pub(crate) fn of(entry: &vault::Entry, deleted: Option<u64>) -> Self {
        let account = &entry.account;
        let groups = entry.groups.as_slice().iter();
        Self {
            id: data_encoding::HEXLOWER.encode(&entry.id.0),
            issuer: account.issuer.as_str().to_owned(),
            account: account.account.as_str().to_owned(),
            secret: data_encoding::BASE32_NOPAD.encode(account.secret.expose()),
            algorithm: account.algorithm.name().to_owned(),
            digits: account.digits.get(),
            kind: account.kind.name().to_owned(),
            period: account.kind.period().map(Period::seconds),
            counter: account.kind.counter(),
            icon: account.icon.name().to_owned(),
            added: entry.added,
            note: entry.note.as_str().to_owned(),
            groups: groups.map(|group| group.as_str().to_owned()).collect(),
            pinned: entry.pinned,
            hosts: entry.hosts.iter().map(|host| host.as_str().to_owned()).collect(),
            deleted,
        }
    }
}

fn folder() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "..", "..", "tests", "vault-kit"].iter().collect()
}

/// The replicas, good and faulty.
pub(crate) fn replicas() -> Vec<Item> {
    let all = listed("replicas.json");
    assert!(all.len() >= 50, "the kit is incomplete");
    all
}

fn all() -> Vec<Item> {
    listed("kit.json")
}

fn listed(name: &str) -> Vec<Item> {
    let list = folder().join(name);
    let text = std::fs::read_to_string(&list)
        .unwrap_or_else(|error| panic!("{}: {error}", list.display()));
    serde_json::from_str(&text).unwrap()
}

pub(crate) fn good() -> Vec<Item> {
    let good: Vec<_> = all().into_iter().filter(|item| item.expect == "ok").collect();
    assert!(good.len() >= 10, "the kit is incomplete");
    assert!(good.iter().all(|item| item.fault.is_none()));
    good
}

pub(crate) fn faulty() -> Vec<Item> {
    let faulty: Vec<_> = all().into_iter().filter(|item| item.expect != "ok").collect();
    assert!(faulty.len() >= 50, "the kit is incomplete");
    assert!(faulty.iter().all(|item| item.fault.is_some()));
    faulty
}

impl Item {
    pub(crate) fn read(&self) -> Vec<u8> {
        let path = folder().join(&self.file);
        std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    pub(crate) fn vault_key(&self) -> VaultKey {
        VaultKey::new(bytes(&self.key).into())
    }

    /// The decrypted content of the file.
    pub(crate) fn content(&self, file: &[u8]) -> Vec<u8> {
        let (before, rest) = file.split_at(header_end(file));
        let (nonce, sealed) = rest.split_first_chunk::<12>().unwrap();
        let key: [u8; 32] = bytes(&self.key);
        Aes256Gcm::new(&key.into())
            .decrypt(nonce.into(), Payload { msg: sealed, aad: before })
            .unwrap()
    }

    pub(crate) fn fault(&self) -> &str {
        self.fault.as_deref().unwrap_or("none")
    }
}

pub(crate) fn any_bytes(hex: &str) -> Vec<u8> {
    data_encoding::HEXLOWER.decode(hex.as_bytes()).unwrap()
}

pub(crate) fn bytes<const N: usize>(hex: &str) -> [u8; N] {
    any_bytes(hex).try_into().unwrap()
}

pub(crate) fn header_end(file: &[u8]) -> usize {
    let length = u32::from_be_bytes(file[10..14].try_into().unwrap());
    14 + usize::try_from(length).unwrap()
}
