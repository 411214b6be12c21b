//! Adds, deletes and restores entries, and counts the codes of counter-based ones.

#[cfg(doc)]
use super::TRASH_SECONDS;
use super::{CONFIRMING_SECONDS, DeletedEntry, Entry, EntryId, MAX_ENTRIES, Vault, VaultError};
use crate::account::{Account, EntryError, Kind};
use crate::code::{self, Code};

impl Vault {
    /// The entries in the user's order. New ones are last.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.content.entries
    }

    /// The deleted entries that can be restored, the last deleted first.
    #[must_use]
    pub fn trash(&self) -> &[DeletedEntry] {
        &self.content.trash
    }

    /// Adds an entry with a new random `id`. Never replaces an entry, not even one with the same
    /// names.
    ///
    /// # Errors
    /// [`VaultError::Entry`] for an entry without a name; [`VaultError::AlreadyThere`] if the vault
    /// has the same account with the same secret; [`VaultError::Full`].
    pub fn add(
        &mut self,
        account: Account,
        id: EntryId,
        unix_seconds: u64,
    ) -> Result<(), VaultError> {
        if account.issuer.is_empty() && account.account.is_empty() {
            return Err(EntryError::NameEmpty.into());
        }
        if let Some(id) = self.find(&account) {
            return Err(VaultError::AlreadyThere { id });
        }
        if self.content.len() >= MAX_ENTRIES {
            return Err(VaultError::Full);
        }
        self.content.entries.push(Entry::new(id, unix_seconds, account));
        Ok(())
    }

    /// Returns the id of the entry for the same account ([`Account::is_same_account`]).
    #[must_use]
    pub fn find(&self, account: &Account) -> Option<EntryId> {
        self.content
            .entries
            .iter()
            .find(|entry| entry.account.is_same_account(account))
            .map(|entry| entry.id)
    }

    /// Returns the newest entry of the same issuer and account with another secret.
    #[must_use]
    pub fn find_namesake(&self, account: &Account) -> Option<EntryId> {
        let is_namesake = |entry: &&Entry| {
            let Account { issuer, account: name, secret, .. } = &entry.account;
            (issuer, name) == (&account.issuer, &account.account) && *secret != account.secret
        };
        let newest = self.entries().iter().filter(is_namesake).max_by_key(|entry| entry.added);
        newest.map(|entry| entry.id)
    }

    /// Returns the next code of a counter-based entry and increments its counter. The vault must be
    /// stored before the code is shown. Otherwise the same code could be shown twice.
    ///
    /// # Errors
    /// [`VaultError::NoSuchEntry`] if no counter-based entry has this id;
    /// [`VaultError::CounterAtEnd`].
    pub fn advance(&mut self, id: EntryId) -> Result<Code, VaultError> {
        let entry = self.entry_mut(id)?;
        let counter = entry.account.kind.counter().ok_or(VaultError::NoSuchEntry)?;
        let next = counter.checked_add(1).ok_or(VaultError::CounterAtEnd)?;
        // The time is ignored for a counter-based entry.
        let code = code::code(&entry.account, 0);
        entry.account.kind = Kind::Hotp { counter: next };
        Ok(code)
    }

    /// Moves an entry to the trash.
    ///
    /// # Errors
    /// [`VaultError::NoSuchEntry`].
    pub fn delete(&mut self, id: EntryId, unix_seconds: u64) -> Result<(), VaultError> {
        let index = self
            .content
            .entries
            .iter()
            .position(|entry| entry.id == id)
            .ok_or(VaultError::NoSuchEntry)?;
        let entry = self.content.entries.remove(index);
        self.content.trash.insert(0, DeletedEntry { entry, deleted: unix_seconds });
        Ok(())
    }

    /// Moves an entry from the trash back to the end of the entries.
    ///
    /// # Errors
    /// [`VaultError::NoSuchEntry`]; [`VaultError::AlreadyThere`] if the account was added again
    /// after its deletion.
    pub fn restore(&mut self, id: EntryId) -> Result<(), VaultError> {
        let index = self.content.trash.iter().position(|deleted| deleted.entry.id == id);
        let index = index.ok_or(VaultError::NoSuchEntry)?;
        if let Some(id) =
            self.content.trash.get(index).and_then(|deleted| self.find(&deleted.entry.account))
        {
            return Err(VaultError::AlreadyThere { id });
        }
        let deleted = self.content.trash.remove(index);
        self.content.entries.push(deleted.entry);
        Ok(())
    }

    /// Removes entries that were deleted [`TRASH_SECONDS`] ago or earlier for good. One reading of
    /// the clock is not enough, because it may be wrong: entries must have been added or deleted
    /// since then at two times at least [`CONFIRMING_SECONDS`] apart. The earlier of the last such
    /// two tells what is old.
    pub fn purge_trash(&mut self, unix_seconds: u64) {
        let past = || self.content.times().filter(|&time| time <= unix_seconds);
        let Some(confirming) = past().max().and_then(|last| last.checked_sub(CONFIRMING_SECONDS))
        else {
            return;
        };
        let Some(confirmed) = past().filter(|&time| time <= confirming).max() else { return };
        self.content.trash.retain(|deletion| deletion.seconds_left(confirmed) > 0);
    }
}
