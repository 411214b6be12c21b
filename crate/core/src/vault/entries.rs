//! Adds, deletes and restores entries, and counts the codes of counter-based ones.

#[cfg(doc)]
use super::TRASH_SECONDS;
use super::{DeletedRecord, MAX_ENTRIES, Record, RecordId, Vault, VaultError};
use crate::code::{self, Code};
use crate::entry::{Entry, EntryError, Kind};

impl Vault {
    /// The entries in the user's order. New ones are last.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.content.records
    }

    /// The deleted entries that can be restored, the last deleted first.
    #[must_use]
    pub fn trash(&self) -> &[DeletedRecord] {
        &self.content.trash
    }

    /// Adds an entry with a new random `id`. Never replaces an entry, not even one with the same
    /// names.
    ///
    /// # Errors
    /// [`VaultError::Entry`] for an entry without a name; [`VaultError::AlreadyThere`] if the vault
    /// has the same account with the same secret; [`VaultError::Full`].
    pub fn add(&mut self, entry: Entry, id: RecordId, unix_seconds: u64) -> Result<(), VaultError> {
        if entry.issuer.is_empty() && entry.account.is_empty() {
            return Err(EntryError::NameEmpty.into());
        }
        if let Some(id) = self.find(&entry) {
            return Err(VaultError::AlreadyThere { id });
        }
        if self.content.len() >= MAX_ENTRIES {
            return Err(VaultError::Full);
        }
        self.content.records.push(Record::new(id, unix_seconds, entry));
        Ok(())
    }

    /// Returns the id of the entry for the same account ([`Entry::is_same_account`]).
    #[must_use]
    pub fn find(&self, entry: &Entry) -> Option<RecordId> {
        self.content
            .records
            .iter()
            .find(|record| record.entry.is_same_account(entry))
            .map(|record| record.id)
    }

    /// Returns the next code of a counter-based entry and increments its counter. The vault must be
    /// stored before the code is shown. Otherwise the same code could be shown twice.
    ///
    /// # Errors
    /// [`VaultError::NoSuchEntry`] if no counter-based entry has this id;
    /// [`VaultError::CounterAtEnd`].
    pub fn advance(&mut self, id: RecordId) -> Result<Code, VaultError> {
        let record = self.record_mut(id)?;
        let counter = record.entry.kind.counter().ok_or(VaultError::NoSuchEntry)?;
        let next = counter.checked_add(1).ok_or(VaultError::CounterAtEnd)?;
        // The time is ignored for a counter-based entry.
        let code = code::code(&record.entry, 0);
        record.entry.kind = Kind::Hotp { counter: next };
        Ok(code)
    }

    /// Moves an entry to the trash.
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
        self.content.trash.insert(0, DeletedRecord { record, deleted: unix_seconds });
        Ok(())
    }

    /// Moves an entry from the trash back to the end of the entries.
    ///
    /// # Errors
    /// [`VaultError::NoSuchEntry`]; [`VaultError::AlreadyThere`] if the account was added again
    /// after its deletion.
    pub fn restore(&mut self, id: RecordId) -> Result<(), VaultError> {
        let index = self.content.trash.iter().position(|deleted| deleted.record.id == id);
        let index = index.ok_or(VaultError::NoSuchEntry)?;
        if let Some(id) =
            self.content.trash.get(index).and_then(|deleted| self.find(&deleted.record.entry))
        {
            return Err(VaultError::AlreadyThere { id });
        }
        let deleted = self.content.trash.remove(index);
        self.content.records.push(deleted.record);
        Ok(())
    }

    /// Removes entries that were deleted [`TRASH_SECONDS`] ago or earlier for good.
    pub fn purge_trash(&mut self, unix_seconds: u64) {
        self.content.trash.retain(|deleted| deleted.seconds_left(unix_seconds) > 0);
    }
}
