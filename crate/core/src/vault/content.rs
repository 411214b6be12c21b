use super::{MAX_HOSTS, Record, RecordId, VaultError, cbor};
use crate::entry::{
    Algorithm, Digits, Entry, EntryError, Host, Icon, Kind, Name, Note, Period, Secret,
};
use serde::{Deserialize, Serialize};
use warifu_base::failure::Field;
use zeroize::{Zeroize, Zeroizing};

/// How long a deleted entry can be taken back: 30 days.
pub const TRASH_SECONDS: u64 = 30 * 24 * 60 * 60;

/// More accounts than anybody has, deleted ones included; bounds the size of a vault.
pub const MAX_ENTRIES: usize = 20_000;

/// An entry that a person deleted, and may take back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trashed {
    /// The entry as it was.
    pub record: Record,
    /// When it was deleted, in Unix seconds.
    pub deleted: u64,
}

impl Trashed {
    /// How long it can still be taken back. A clock that was set back takes nothing away.
    #[must_use]
    pub fn seconds_left(&self, unix_seconds: u64) -> u64 {
        TRASH_SECONDS.saturating_sub(unix_seconds.saturating_sub(self.deleted))
    }
}

/// What is sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) name: Name,
    pub(super) trash: Vec<Trashed>,
    pub(super) records: Vec<Record>,
}

/// Content as CBOR. What is empty is left out where a default is said here. Keys in the order of RFC 8949 §4.2.1: shorter ones first, then by letter.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    trash: Vec<WrittenTrashed>,
    entries: Vec<WrittenEntry>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenTrashed {
    entry: WrittenEntry,
    deleted: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenEntry {
    #[serde(with = "serde_bytes")]
    id: [u8; 16],
    icon: String,
    kind: WrittenKind,
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
enum WrittenKind {
    Hotp { counter: u64 },
    Totp { period: u32 },
    Steam {},
}

impl Drop for WrittenEntry {
    fn drop(&mut self) {
        self.secret.zeroize();
        self.issuer.zeroize();
        self.account.zeroize();
        self.note.zeroize();
    }
}

/// What stands for it: the format has neither true nor false.
const PINNED: u8 = 1;

/// More than the keys and numbers of an entry take.
const ROOM_PER_ENTRY: usize = 256;

impl Content {
    pub(super) fn new(name: Name) -> Self {
        Self { name, trash: Vec::new(), records: Vec::new() }
    }

    pub(super) fn encode(&self) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let trash = self.trash.iter().map(|Trashed { record, deleted }| WrittenTrashed {
            entry: record.into(),
            deleted: *deleted,
        });
        let written = Written {
            name: self.name.as_str().to_owned(),
            trash: trash.collect(),
            entries: self.records.iter().map(WrittenEntry::from).collect(),
        };
        let entries =
            written.entries.iter().chain(written.trash.iter().map(|trashed| &trashed.entry));
        let lengths =
            entries.map(|WrittenEntry { issuer, account, secret, note, hosts, .. }| {
                let texts = [issuer, account, note]
                    .into_iter()
                    .chain(hosts)
                    .map(|text| text.len().saturating_add(2));
                texts.sum::<usize>().saturating_add(secret.len()).saturating_add(ROOM_PER_ENTRY)
            });
        let room =
            lengths.fold(written.name.len().saturating_add(ROOM_PER_ENTRY), usize::saturating_add);
        cbor::encode(&written, room)
    }

    /// Everything is checked as if a person had typed it: whoever has the key may have made the file with another program.
    pub(super) fn decode(bytes: &[u8]) -> Result<Self, VaultError> {
        let written: Written = cbor::decode(bytes)?;
        if written.entries.len().saturating_add(written.trash.len()) > MAX_ENTRIES {
            return Err(VaultError::Damaged);
        }
        written.check().map_err(|_| VaultError::Damaged)
    }

    /// How many entries there are, deleted ones included.
    pub(super) fn len(&self) -> usize {
        self.records.len().saturating_add(self.trash.len())
    }
}

impl Written {
    fn check(&self) -> Result<Content, VaultError> {
        let trash = self.trash.iter().map(|WrittenTrashed { entry, deleted }| {
            entry.check().map(|record| Trashed { record, deleted: *deleted })
        });
        Ok(Content {
            name: Name::new(&self.name, Field::Issuer)?,
            trash: trash.collect::<Result<_, _>>()?,
            records: self.entries.iter().map(WrittenEntry::check).collect::<Result<_, _>>()?,
        })
    }
}

impl From<&Record> for WrittenEntry {
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

impl WrittenEntry {
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

    /// A vault has one spelling of each; the others are for addresses. Steam has but one.
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
        let hosts: Option<Vec<Host>> = self.hosts.iter().map(|host| Host::read(host)).collect();
        let hosts = hosts.filter(|hosts| hosts.len() <= MAX_HOSTS).ok_or(VaultError::Damaged)?;
        let is_double = |(place, host)| hosts.iter().take(place).any(|other| other == host);
        if hosts.iter().enumerate().any(is_double) { Err(VaultError::Damaged) } else { Ok(hosts) }
    }

    fn digits(&self, kind: Kind) -> Result<Digits, EntryError> {
        match kind {
            Kind::Steam if self.digits == Digits::STEAM.get() => Ok(Digits::STEAM),
            Kind::Steam => Err(EntryError::Digits),
            Kind::Totp { .. } | Kind::Hotp { .. } => Digits::new(self.digits.into()),
        }
    }
}

impl From<Kind> for WrittenKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Totp { period } => Self::Totp { period: period.seconds() },
            Kind::Hotp { counter } => Self::Hotp { counter },
            Kind::Steam => Self::Steam {},
        }
    }
}

impl WrittenKind {
    fn check(&self) -> Result<Kind, EntryError> {
        Ok(match *self {
            Self::Totp { period } => Kind::Totp { period: Period::new(period)? },
            Self::Hotp { counter } => Kind::Hotp { counter },
            Self::Steam {} => Kind::Steam,
        })
    }
}
