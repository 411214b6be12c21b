use super::{VaultError, cbor};
use crate::entry::{Algorithm, Digits, Entry, EntryError, Icon, Kind, Name, Period, Secret};
use crate::failure::Field;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

/// More accounts than anybody has; bounds the size of a vault.
pub const MAX_ENTRIES: usize = 20_000;

/// A random name for an entry, so that two of the same issuer and account stay two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RecordId(pub [u8; 16]);

/// An entry as it lies in a vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its name.
    pub id: RecordId,
    /// When it was added, in Unix seconds.
    pub added: u64,
    /// The account.
    pub entry: Entry,
}

/// What is sealed: the entries in the order in which they were added.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Payload {
    entries: Vec<Written>,
}

/// A record as CBOR. Keys in the order of RFC 8949 §4.2.1: shorter ones first, then by letter.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(with = "serde_bytes")]
    id: [u8; 16],
    icon: String,
    kind: WrittenKind,
    added: u64,
    digits: u8,
    issuer: String,
    #[serde(with = "serde_bytes")]
    secret: Vec<u8>,
    account: String,
    algorithm: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum WrittenKind {
    Totp { period: u32 },
}

impl Drop for Written {
    fn drop(&mut self) {
        self.secret.zeroize();
        self.issuer.zeroize();
        self.account.zeroize();
    }
}

pub(super) fn encode(records: &[Record]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let payload = Payload { entries: records.iter().map(Written::from).collect() };
    let lengths =
        payload.entries.iter().flat_map(|entry| [entry.issuer.len(), entry.account.len(), entry.secret.len()]);
    let fixed = records.len().saturating_add(1).saturating_mul(ROOM_PER_ENTRY);
    cbor::encode(&payload, lengths.fold(fixed, usize::saturating_add))
}

/// More than the keys and numbers of an entry take.
const ROOM_PER_ENTRY: usize = 192;

/// Everything is checked as if a person had typed it: whoever has the key may still have made the file with another program.
pub(super) fn decode(bytes: &[u8]) -> Result<Vec<Record>, VaultError> {
    let payload: Payload = cbor::decode(bytes)?;
    if payload.entries.len() > MAX_ENTRIES {
        return Err(VaultError::Damaged);
    }
    payload.entries.iter().map(|written| written.check().map_err(|_| VaultError::Damaged)).collect()
}

impl From<&Record> for Written {
    fn from(Record { id, added, entry }: &Record) -> Self {
        let Kind::Totp { period } = entry.kind;
        Self {
            id: id.0,
            icon: entry.icon.name().to_owned(),
            kind: WrittenKind::Totp { period: period.seconds() },
            added: *added,
            digits: entry.digits.get(),
            issuer: entry.issuer.as_str().to_owned(),
            secret: entry.secret.expose().to_vec(),
            account: entry.account.as_str().to_owned(),
            algorithm: entry.algorithm.name().to_owned(),
        }
    }
}

impl Written {
    fn check(&self) -> Result<Record, EntryError> {
        let WrittenKind::Totp { period } = self.kind;
        let entry = Entry {
            issuer: Name::new(&self.issuer, Field::Issuer)?,
            account: Name::new(&self.account, Field::Account)?,
            secret: Secret::from_bytes(self.secret.clone())?,
            algorithm: Algorithm::parse(&self.algorithm)?,
            digits: Digits::new(self.digits.into())?,
            kind: Kind::Totp { period: Period::new(period)? },
            icon: Icon::parse(&self.icon)?,
        };
        Ok(Record { id: RecordId(self.id), added: self.added, entry })
    }
}
