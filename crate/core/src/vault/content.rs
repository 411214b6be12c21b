use super::cbor::{self, Reader};
use super::{Entry, VaultError};
use crate::account::Name;
use warifu_base::failure::Field;
use zeroize::Zeroizing;

/// The time for which a deleted entry can be restored: 30 days.
pub const TRASH_SECONDS: u64 = 30 * 24 * 60 * 60;

/// A clock that is wrong for a shorter time than this purges no trash: one day.
pub const CONFIRMING_SECONDS: u64 = 24 * 60 * 60;

/// The most entries of a vault, deleted ones included.
pub const MAX_ENTRIES: usize = 20_000;

/// An upper bound of the CBOR bytes of the content without its name and its entries.
const OVERHEAD_BYTES: usize = 64;

/// A deleted entry, which can still be restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeletedEntry {
    /// The entry.
    pub entry: Entry,
    /// The time of deletion in Unix seconds.
    pub deleted: u64,
}

impl DeletedEntry {
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
    pub(super) trash: Vec<DeletedEntry>,
    pub(super) entries: Vec<Entry>,
}

impl Content {
    pub(super) fn new(name: Name) -> Self {
        Self { name, trash: Vec::new(), entries: Vec::new() }
    }

    /// The times at which entries were added or deleted, in Unix seconds.
    pub(super) fn times(&self) -> impl Iterator<Item = u64> {
        let deleted =
            self.trash.iter().flat_map(|DeletedEntry { entry, deleted }| [entry.added, *deleted]);
        deleted.chain(self.entries.iter().map(|entry| entry.added))
    }

    pub(super) fn encode(&self) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let deleted = self.trash.iter().map(|deletion| &deletion.entry);
        let lengths = self.entries.iter().chain(deleted).map(Entry::max_bytes);
        let own = self.name.as_str().len().saturating_add(OVERHEAD_BYTES);
        cbor::encode(lengths.fold(own, usize::saturating_add), |to| {
            to.map(3)?.str("name")?.str(self.name.as_str())?.str("trash")?;
            cbor::write_array(to, &self.trash, |to, DeletedEntry { entry, deleted }| {
                to.map(2)?.str("entry")?;
                entry.write(to)?;
                to.str("deleted")?.u64(*deleted)?;
                Ok(())
            })?;
            to.str("entries")?;
            cbor::write_array(to, &self.entries, |to, entry| entry.write(to))
        })
    }

    /// Checks every value like user input, because another program with the key may have written
    /// the file.
    pub(super) fn decode(bytes: &[u8]) -> Result<Self, VaultError> {
        let content = cbor::decode(bytes, |from| {
            from.map_of(3)?;
            let name = from.pair("name", Reader::text)?;
            let trash = from.pair("trash", |from| from.array(MAX_ENTRIES, DeletedEntry::read))?;
            let entries = from.pair("entries", |from| from.array(MAX_ENTRIES, Entry::read))?;
            Ok(Self { name: Name::new(name, Field::Issuer)?, trash, entries })
        });
        match content {
            Ok(content) if content.len() <= MAX_ENTRIES => Ok(content),
            _ => Err(VaultError::Damaged),
        }
    }

    /// The first version of the format that has all that the content has. It is written in that
    /// version, so that older programs can read vaults without groups and newer icons.
    pub(super) fn version(&self) -> u16 {
        let deleted = self.trash.iter().map(|deletion| &deletion.entry);
        self.entries.iter().chain(deleted).map(Entry::version).max().unwrap_or(1)
    }

    /// The number of entries, deleted ones included.
    pub(super) fn len(&self) -> usize {
        self.entries.len().saturating_add(self.trash.len())
    }
}

impl DeletedEntry {
    fn read(from: &mut Reader<'_>) -> Result<Self, VaultError> {
        from.map_of(2)?;
        let entry = from.pair("entry", Entry::read)?;
        Ok(Self { entry, deleted: from.pair("deleted", Reader::number)? })
    }
}
