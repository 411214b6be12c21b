use super::{MAX_HOSTS, Record, RecordId, VaultError, cbor};
use crate::entry::{
    Algorithm, Digits, Entry, EntryError, Host, Icon, Kind, Name, Note, Period, Secret,
};
use serde::{Deserialize, Serialize};
use warifu_base::failure::Field;
use zeroize::{Zeroize, Zeroizing};

/// The time for which a deleted entry can be restored: 30 days.
pub const TRASH_SECONDS: u64 = 30 * 24 * 60 * 60;

/// The most entries of a vault, deleted ones included.
pub const MAX_ENTRIES: usize = 20_000;

/// A deleted entry, which can still be restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeletedRecord {
    /// The entry.
    pub record: Record,
    /// The time of deletion in Unix seconds.
    pub deleted: u64,
}

impl DeletedRecord {
    /// The number of seconds for which the entry can still be restored. The full time if the clock
    /// was set back to before the deletion.
    #[must_use]
    pub fn seconds_left(&self, unix_seconds: u64) -> u64 {
        TRASH_SECONDS.saturating_sub(unix_seconds.saturating_sub(self.deleted))
    }
}

/// The part of a vault that is sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) name: Name,
    /// The last deleted first.
    pub(super) trash: Vec<DeletedRecord>,
    pub(super) records: Vec<Record>,
}

/// Content in its CBOR form. Keys are in the order of RFC 8949 §4.2.1: shorter ones first, then
/// alphabetically. Fields with a `default` are left out if they are empty.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EncodedContent {
    name: String,
    trash: Vec<EncodedDeletion>,
    entries: Vec<EncodedEntry>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EncodedDeletion {
    entry: EncodedEntry,
    deleted: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EncodedEntry {
    #[serde(with = "serde_bytes")]
    id: [u8; 16],
    icon: String,
    kind: EncodedKind,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    added: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    hosts: Vec<String>,
    digits: u8,
    issuer: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pinned: Option<u8>,
    #[serde(with = "serde_bytes")]
    secret: Vec<u8>,
    account: String,
    algorithm: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum EncodedKind {
    Hotp { counter: u64 },
    Totp { period: u32 },
    Steam {},
}

impl Drop for EncodedEntry {
    fn drop(&mut self) {
        self.secret.zeroize();
        self.issuer.zeroize();
        self.account.zeroize();
        self.note.zeroize();
    }
}

/// The value of `pinned` for a pinned entry. The format has no booleans.
const PINNED: u8 = 1;

/// An upper bound of the CBOR bytes of an entry without its texts and its secret.
const OVERHEAD_BYTES: usize = 256;

impl Content {
    pub(super) fn new(name: Name) -> Self {
        Self { name, trash: Vec::new(), records: Vec::new() }
    }

    pub(super) fn encode(&self) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let trash = self.trash.iter().map(|DeletedRecord { record, deleted }| EncodedDeletion {
            entry: record.into(),
            deleted: *deleted,
        });
        let encoded = EncodedContent {
            name: self.name.as_str().to_owned(),
            trash: trash.collect(),
            entries: self.records.iter().map(EncodedEntry::from).collect(),
        };
        let deleted = encoded.trash.iter().map(|deletion| &deletion.entry);
        let lengths = encoded.entries.iter().chain(deleted).map(EncodedEntry::max_bytes);
        let own = encoded.name.len().saturating_add(OVERHEAD_BYTES);
        cbor::encode(&encoded, lengths.fold(own, usize::saturating_add))
    }

    /// Checks every value like user input, because another program with the key may have written
    /// the file.
    pub(super) fn decode(bytes: &[u8]) -> Result<Self, VaultError> {
        let encoded: EncodedContent = cbor::decode(bytes)?;
        if encoded.entries.len().saturating_add(encoded.trash.len()) > MAX_ENTRIES {
            return Err(VaultError::Damaged);
        }
        encoded.check().map_err(|_| VaultError::Damaged)
    }

    /// The number of entries, deleted ones included.
    pub(super) fn len(&self) -> usize {
        self.records.len().saturating_add(self.trash.len())
    }
}

impl EncodedContent {
    fn check(&self) -> Result<Content, VaultError> {
        let trash = self.trash.iter().map(|EncodedDeletion { entry, deleted }| {
            entry.check().map(|record| DeletedRecord { record, deleted: *deleted })
        });
        Ok(Content {
            name: Name::new(&self.name, Field::Issuer)?,
            trash: trash.collect::<Result<_, _>>()?,
            records: self.entries.iter().map(EncodedEntry::check).collect::<Result<_, _>>()?,
        })
    }
}

impl From<&Record> for EncodedEntry {
    fn from(Record { id, added, entry, note, pinned, hosts }: &Record) -> Self {
        Self {
            id: id.0,
            icon: entry.icon.name().to_owned(),
            kind: entry.kind.into(),
            note: note.as_str().to_owned(),
            added: *added,
            hosts: hosts.iter().map(|host| host.as_str().to_owned()).collect(),
            digits: entry.digits.get(),
            issuer: entry.issuer.as_str().to_owned(),
            pinned: pinned.then_some(PINNED),
            secret: entry.secret.expose().to_vec(),
            account: entry.account.as_str().to_owned(),
            algorithm: entry.algorithm.name().to_owned(),
        }
    }
}

impl EncodedEntry {
    /// An upper bound of the entry's CBOR bytes.
    fn max_bytes(&self) -> usize {
        let Self { issuer, account, secret, note, hosts, .. } = self;
        let texts = [issuer, account, note].into_iter().chain(hosts);
        let text_bytes = texts.map(|text| text.len().saturating_add(2)).sum::<usize>();
        text_bytes.saturating_add(secret.len()).saturating_add(OVERHEAD_BYTES)
    }

    fn check(&self) -> Result<Record, VaultError> {
        let kind = self.kind.check()?;
        let entry = Entry {
            issuer: Name::new(&self.issuer, Field::Issuer)?,
            account: Name::new(&self.account, Field::Account)?,
            secret: Secret::from_bytes(self.secret.clone())?,
            algorithm: self.algorithm(kind)?,
            digits: self.digits(kind)?,
            kind,
            icon: Icon::parse(&self.icon)?,
        };
        Ok(Record {
            id: RecordId(self.id),
            added: self.added,
            entry,
            note: Note::new(&self.note)?,
            pinned: self.pinned()?,
            hosts: self.hosts()?,
        })
    }

    /// A vault has one spelling of each algorithm. Other spellings occur only in addresses.
    fn algorithm(&self, kind: Kind) -> Result<Algorithm, EntryError> {
        let algorithm = Algorithm::parse(&self.algorithm)?;
        let is_right = algorithm.name() == self.algorithm
            && (kind != Kind::Steam || algorithm == Algorithm::Sha1);
        if is_right { Ok(algorithm) } else { Err(EntryError::Algorithm) }
    }

    fn pinned(&self) -> Result<bool, VaultError> {
        match self.pinned {
            None => Ok(false),
            Some(PINNED) => Ok(true),
            Some(_) => Err(VaultError::Damaged),
        }
    }

    fn hosts(&self) -> Result<Vec<Host>, VaultError> {
        let hosts: Option<Vec<Host>> =
            self.hosts.iter().map(|host| Host::parse_canonical(host)).collect();
        let hosts = hosts.filter(|hosts| hosts.len() <= MAX_HOSTS).ok_or(VaultError::Damaged)?;
        let is_repeated = |(index, host)| hosts.iter().take(index).any(|other| other == host);
        if hosts.iter().enumerate().any(is_repeated) { Err(VaultError::Damaged) } else { Ok(hosts) }
    }

    fn digits(&self, kind: Kind) -> Result<Digits, EntryError> {
        match kind {
            Kind::Steam if self.digits == Digits::STEAM.get() => Ok(Digits::STEAM),
            Kind::Steam => Err(EntryError::Digits),
            Kind::Totp { .. } | Kind::Hotp { .. } => Digits::new(self.digits.into()),
        }
    }
}

impl From<Kind> for EncodedKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Totp { period } => Self::Totp { period: period.seconds() },
            Kind::Hotp { counter } => Self::Hotp { counter },
            Kind::Steam => Self::Steam {},
        }
    }
}

impl EncodedKind {
    fn check(&self) -> Result<Kind, EntryError> {
        Ok(match *self {
            Self::Totp { period } => Kind::Totp { period: Period::new(period)? },
            Self::Hotp { counter } => Kind::Hotp { counter },
            Self::Steam {} => Kind::Steam,
        })
    }
}
