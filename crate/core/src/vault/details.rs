//! Changes of an entry: its fields, its place in the list, and the hosts on which it was used. The
//! secret and the kind never change.

use super::{Entry, EntryId, MAX_HOSTS, Vault, VaultError};
use crate::account::{Edits, Host};

impl Vault {
    /// The entries in the order of the list: pinned ones first, each group in the user's order.
    pub fn shown(&self) -> impl Iterator<Item = &Entry> {
        let (pinned, others) = (self.entries().iter(), self.entries().iter());
        pinned.filter(|entry| entry.pinned).chain(others.filter(|entry| !entry.pinned))
    }

    /// The entry with that id.
    ///
    /// # Errors
    /// [`VaultError::NoSuchEntry`].
    pub fn entry(&self, id: EntryId) -> Result<&Entry, VaultError> {
        self.entries().iter().find(|entry| entry.id == id).ok_or(VaultError::NoSuchEntry)
    }

    /// Changes an entry. Its secret and its kind stay.
    ///
    /// # Errors
    /// [`VaultError::Entry`] with the first field that is wrong; [`VaultError::AlreadyThere`] if it
    /// would become the same account as another entry; [`VaultError::NoSuchEntry`]. Then nothing
    /// has changed.
    pub fn edit(&mut self, id: EntryId, edits: &Edits<'_>) -> Result<(), VaultError> {
        let entry = self.entry(id)?;
        let mut edited = entry.clone();
        edits.apply(&mut edited.account, &mut edited.note, &mut edited.groups)?;
        let is_renamed = !edited.account.is_same_account(&entry.account);
        if let (true, Some(there)) = (is_renamed, self.find(&edited.account)) {
            return Err(VaultError::AlreadyThere { id: there });
        }
        *self.entry_mut(id)? = edited;
        Ok(())
    }

    /// Pins an entry to the top of the list, or unpins it.
    ///
    /// # Errors
    /// [`VaultError::NoSuchEntry`].
    pub fn pin(&mut self, id: EntryId, pinned: bool) -> Result<(), VaultError> {
        self.entry_mut(id)?.pinned = pinned;
        Ok(())
    }

    /// Moves an entry before another in the order of [`Self::shown`], or to the end without one.
    /// Pinned entries stay before the others.
    ///
    /// # Errors
    /// [`VaultError::NoSuchEntry`]; then nothing has changed.
    pub fn move_before(&mut self, id: EntryId, before: Option<EntryId>) -> Result<(), VaultError> {
        self.entry(id)?;
        before.map(|before| self.entry(before)).transpose()?;
        if before == Some(id) {
            return Ok(());
        }
        let entries = &mut self.content.entries;
        let (pinned, others): (Vec<Entry>, Vec<Entry>) =
            entries.drain(..).partition(|entry| entry.pinned);
        entries.extend(pinned.into_iter().chain(others));
        let place = |entries: &[Entry], id| entries.iter().position(|entry| entry.id == id);
        if let Some(from) = place(entries, id) {
            let moved = entries.remove(from);
            let to = before.and_then(|before| place(entries, before)).unwrap_or(entries.len());
            entries.insert(to, moved);
        }
        Ok(())
    }

    /// Moves entries to the top of the list, in the order that they have there. Pinned entries stay
    /// before the others.
    ///
    /// # Errors
    /// [`VaultError::NoSuchEntry`]; then nothing has changed.
    pub fn move_to_top(&mut self, ids: &[EntryId]) -> Result<(), VaultError> {
        for id in ids {
            self.entry(*id)?;
        }
        // A set would be faster from some thousand ids on, and make the module 2 KB larger.
        let entries = &mut self.content.entries;
        let (top, rest): (Vec<_>, Vec<_>) =
            entries.drain(..).partition(|entry| ids.contains(&entry.id));
        entries.extend(top.into_iter().chain(rest));
        Ok(())
    }

    /// Records that an entry was used on a host. Beyond [`MAX_HOSTS`], the host that was not used
    /// for longest is removed.
    ///
    /// # Errors
    /// [`VaultError::NoSuchEntry`].
    pub fn use_on(&mut self, id: EntryId, host: Host) -> Result<(), VaultError> {
        let hosts = &mut self.entry_mut(id)?.hosts;
        hosts.retain(|other| *other != host);
        hosts.insert(0, host);
        hosts.truncate(MAX_HOSTS);
        Ok(())
    }

    /// Removes all hosts of an entry.
    ///
    /// # Errors
    /// [`VaultError::NoSuchEntry`].
    pub fn forget_hosts(&mut self, id: EntryId) -> Result<(), VaultError> {
        self.entry_mut(id)?.hosts.clear();
        Ok(())
    }

    pub(super) fn entry_mut(&mut self, id: EntryId) -> Result<&mut Entry, VaultError> {
        self.content.entries.iter_mut().find(|entry| entry.id == id).ok_or(VaultError::NoSuchEntry)
    }
}
