//! Entries: added, deleted, taken back.

#[cfg(doc)]
use super::TRASH_SECONDS;
use super::{MAX_ENTRIES, Record, RecordId, Trashed, Vault, VaultError};
use crate::code::{self, Code};
use crate::entry::{Entry, EntryError, Kind};

impl Vault {
    /// The entries, in the order in which they were added.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.content.records
    }

    /// The deleted entries that can be taken back, the last deleted first.
    #[must_use]
    pub fn trash(&self) -> &[Trashed] {
        &self.content.trash
    }

    /// Adds an entry under a new, random `id`. Another account of the same name stays beside it; nothing is ever replaced.
    ///
    /// # Errors
    /// [`VaultError::AlreadyThere`], [`VaultError::Full`], [`VaultError::Entry`] where it has no name.
    pub fn add(&mut self, entry: Entry, id: RecordId, unix_seconds: u64) -> Result<(), VaultError> {
        if entry.issuer.is_empty() && entry.account.is_empty() {
            return Err(EntryError::NameEmpty.into());
        }
        if let Some(there) = self.find(&entry) {
            return Err(VaultError::AlreadyThere { id: there });
        }
        if self.content.len() >= MAX_ENTRIES {
            return Err(VaultError::Full);
        }
        self.content.records.push(Record::new(id, unix_seconds, entry));
        Ok(())
    }

    /// The entry that is this very account.
    #[must_use]
    pub fn find(&self, entry: &Entry) -> Option<RecordId> {
        self.content
            .records
            .iter()
            .find(|record| record.entry.is_same_account(entry))
            .map(|record| record.id)
    }

    /// The next code of a counter-based entry, whose counter moves on. The vault must be stored before anybody sees the
    /// code, or the same code may be given out again.
    ///
    /// # Errors
    /// [`VaultError::NoSuchEntry`] where no counter-based entry has this id; [`VaultError::CounterAtEnd`].
    pub fn advance(&mut self, id: RecordId) -> Result<Code, VaultError> {
        let record = self.record_mut(id)?;
        let counter = record.entry.kind.counter().ok_or(VaultError::NoSuchEntry)?;
        let next = counter.checked_add(1).ok_or(VaultError::CounterAtEnd)?;
        // The clock has no say in it.
        let code = code::code(&record.entry, 0);
        record.entry.kind = Kind::Hotp { counter: next };
        Ok(code)
    }

    /// Lays an entry into the trash.
    ///
    /// # Errors
    /// [`VaultError::NoSuchEntry`].
    pub fn delete(&mut self, id: RecordId, unix_seconds: u64) -> Result<(), VaultError> {
        let index = self
            .content
            .records
            .iter()
            .position(|record| record.id == id)
            .ok_or(VaultError::NoSuchEntry)?;
        let record = self.content.records.remove(index);
        self.content.trash.insert(0, Trashed { record, deleted: unix_seconds });
        Ok(())
    }

    /// Takes an entry back out of the trash.
    ///
    /// # Errors
    /// [`VaultError::NoSuchEntry`]; [`VaultError::AlreadyThere`] where the account was added anew meanwhile.
    pub fn restore(&mut self, id: RecordId) -> Result<(), VaultError> {
        let index = self.content.trash.iter().position(|trashed| trashed.record.id == id);
        let index = index.ok_or(VaultError::NoSuchEntry)?;
        if let Some(there) =
            self.content.trash.get(index).and_then(|trashed| self.find(&trashed.record.entry))
        {
            return Err(VaultError::AlreadyThere { id: there });
        }
        let trashed = self.content.trash.remove(index);
        self.content.records.push(trashed.record);
        Ok(())
    }

    /// Forgets for good what was deleted [`TRASH_SECONDS`] ago.
    pub fn forget_old(&mut self, unix_seconds: u64) {
        self.content.trash.retain(|trashed| trashed.seconds_left(unix_seconds) > 0);
    }
}
