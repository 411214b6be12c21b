//! Changes of an entry: its fields, its place in the list, and the hosts on which it was used. The
//! secret and the kind never change.

use super::{MAX_HOSTS, Record, RecordId, Vault, VaultError};
use crate::entry::{Edits, Host};

impl Vault {
    /// The entries in the order of the list: pinned ones first, each group in the user's order.
    pub fn shown(&self) -> impl Iterator<Item = &Record> {
        let (pinned, others) = (self.records().iter(), self.records().iter());
        pinned.filter(|record| record.pinned).chain(others.filter(|record| !record.pinned))
    }

    /// The entry with that id.
    ///
    /// # Errors
    /// [`VaultError::NoSuchEntry`].
    pub fn record(&self, id: RecordId) -> Result<&Record, VaultError> {
        self.records().iter().find(|record| record.id == id).ok_or(VaultError::NoSuchEntry)
    }

    /// Changes an entry. Its secret and its kind stay.
    ///
    /// # Errors
    /// [`VaultError::Entry`] with the first field that is wrong; [`VaultError::AlreadyThere`] if it
    /// would become the same account as another entry; [`VaultError::NoSuchEntry`]. Then nothing
    /// has changed.
    pub fn edit(&mut self, id: RecordId, edits: &Edits<'_>) -> Result<(), VaultError> {
        let record = self.record(id)?;
        let mut edited = record.clone();
        edits.apply(&mut edited.entry, &mut edited.note)?;
        let is_renamed = !edited.entry.is_same_account(&record.entry);
        if let (true, Some(there)) = (is_renamed, self.find(&edited.entry)) {
            return Err(VaultError::AlreadyThere { id: there });
        }
        *self.record_mut(id)? = edited;
        Ok(())
    }

    /// Pins an entry to the top of the list, or unpins it.
    ///
    /// # Errors
    /// [`VaultError::NoSuchEntry`].
    pub fn pin(&mut self, id: RecordId, pinned: bool) -> Result<(), VaultError> {
        self.record_mut(id)?.pinned = pinned;
        Ok(())
    }

    /// Moves an entry before another in the order of [`Self::shown`], or to the end without one.
    /// Pinned entries stay before the others.
    ///
    /// # Errors
    /// [`VaultError::NoSuchEntry`]; then nothing has changed.
    pub fn move_before(
        &mut self,
        id: RecordId,
        before: Option<RecordId>,
    ) -> Result<(), VaultError> {
        self.record(id)?;
        before.map(|before| self.record(before)).transpose()?;
        if before == Some(id) {
            return Ok(());
        }
        let records = &mut self.content.records;
        let (pinned, others): (Vec<Record>, Vec<Record>) =
            records.drain(..).partition(|record| record.pinned);
        records.extend(pinned.into_iter().chain(others));
        let place = |records: &[Record], id| records.iter().position(|record| record.id == id);
        if let Some(from) = place(records, id) {
            let moved = records.remove(from);
            let to = before.and_then(|before| place(records, before)).unwrap_or(records.len());
            records.insert(to, moved);
        }
        Ok(())
    }

    /// Records that an entry was used on a host. Beyond [`MAX_HOSTS`], the host that was not used
    /// for longest is removed.
    ///
    /// # Errors
    /// [`VaultError::NoSuchEntry`].
    pub fn use_on(&mut self, id: RecordId, host: Host) -> Result<(), VaultError> {
        let hosts = &mut self.record_mut(id)?.hosts;
        hosts.retain(|other| *other != host);
        hosts.insert(0, host);
        hosts.truncate(MAX_HOSTS);
        Ok(())
    }

    /// Removes all hosts of an entry.
    ///
    /// # Errors
    /// [`VaultError::NoSuchEntry`].
    pub fn forget_hosts(&mut self, id: RecordId) -> Result<(), VaultError> {
        self.record_mut(id)?.hosts.clear();
        Ok(())
    }

    pub(super) fn record_mut(&mut self, id: RecordId) -> Result<&mut Record, VaultError> {
        self.content
            .records
            .iter_mut()
            .find(|record| record.id == id)
            .ok_or(VaultError::NoSuchEntry)
    }
}
