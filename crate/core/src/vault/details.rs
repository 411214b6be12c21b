//! What a person changes of an entry once it is there: its names, its note, its place, where it is used. Never its secret.

use super::{MAX_HOSTS, Record, RecordId, Vault, VaultError};
use crate::entry::{
    Algorithm, Digits, Entry, EntryError, Host, Icon, Kind, Name, Note, Period, parse_counter,
};
use warifu_base::failure::Field;

/// What is to be otherwise, as it is typed. `None` stays as it is, and so does what the entry's kind does not have.
#[derive(Debug, Clone, Copy, Default)]
pub struct Changes<'a> {
    /// Who issued it.
    pub issuer: Option<&'a str>,
    /// Whose it is.
    pub account: Option<&'a str>,
    /// An icon's name.
    pub icon: Option<&'a str>,
    /// Lines of text.
    pub note: Option<&'a str>,
    /// A decimal number. Not of Steam's.
    pub digits: Option<&'a str>,
    /// A decimal number of seconds. Of time-based codes.
    pub period: Option<&'a str>,
    /// A decimal number. Of counter-based codes.
    pub counter: Option<&'a str>,
    /// A hash's name. Not of Steam's.
    pub algorithm: Option<&'a str>,
}

impl Changes<'_> {
    /// Checks field by field, in the order of [`crate::entry::Draft`].
    fn apply(&self, record: &Record) -> Result<Record, EntryError> {
        let mut changed = record.clone();
        let Record {
            entry: Entry { issuer, account, icon, algorithm, digits, kind, .. },
            note,
            ..
        } = &mut changed;
        set(account, self.account, |text| Name::new(text, Field::Account))?;
        set(issuer, self.issuer, |text| Name::new(text, Field::Issuer))?;
        if account.is_empty() && issuer.is_empty() {
            return Err(EntryError::NameEmpty);
        }
        if *kind != Kind::Steam {
            set(digits, self.digits, Digits::parse)?;
            match kind {
                Kind::Totp { period } => set(period, self.period, Period::parse)?,
                Kind::Hotp { counter } => set(counter, self.counter, parse_counter)?,
                Kind::Steam => {}
            }
            set(algorithm, self.algorithm, Algorithm::parse)?;
        }
        set(icon, self.icon, Icon::parse)?;
        set(note, self.note, Note::new)?;
        Ok(changed)
    }
}

fn set<T>(
    place: &mut T,
    typed: Option<&str>,
    parse: impl FnOnce(&str) -> Result<T, EntryError>,
) -> Result<(), EntryError> {
    if let Some(typed) = typed {
        *place = parse(typed)?;
    }
    Ok(())
}

impl Vault {
    /// The entries in the order in which they are shown: those that are pinned first, each part in the person's order.
    pub fn shown(&self) -> impl Iterator<Item = &Record> {
        let (pinned, others) = (self.records().iter(), self.records().iter());
        pinned.filter(|record| record.pinned).chain(others.filter(|record| !record.pinned))
    }

    /// The entry of that name.
    ///
    /// # Errors
    /// [`VaultError::NoSuchEntry`].
    pub fn record(&self, id: RecordId) -> Result<&Record, VaultError> {
        self.records().iter().find(|record| record.id == id).ok_or(VaultError::NoSuchEntry)
    }

    /// Changes an entry. Its secret and its kind stay.
    ///
    /// # Errors
    /// [`VaultError::Entry`] with the first field that is wrong; [`VaultError::AlreadyThere`] where it would become the
    /// same account as another; [`VaultError::NoSuchEntry`]. Then nothing has changed.
    pub fn edit(&mut self, id: RecordId, changes: &Changes<'_>) -> Result<(), VaultError> {
        let record = self.record(id)?;
        let edited = changes.apply(record)?;
        let is_renamed = !edited.entry.is_same_account(&record.entry);
        if let (true, Some(there)) = (is_renamed, self.find(&edited.entry)) {
            return Err(VaultError::AlreadyThere { id: there });
        }
        *self.record_mut(id)? = edited;
        Ok(())
    }

    /// Puts an entry among those that stand first, or takes it from there.
    ///
    /// # Errors
    /// [`VaultError::NoSuchEntry`].
    pub fn pin(&mut self, id: RecordId, pinned: bool) -> Result<(), VaultError> {
        self.record_mut(id)?.pinned = pinned;
        Ok(())
    }

    /// Moves an entry before another in the order in which they are shown; to the end, where there is none. Pinned ones
    /// stay before the others.
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
        records.sort_by_key(|record| !record.pinned);
        let place = |records: &[Record], id| records.iter().position(|record| record.id == id);
        if let Some(from) = place(records, id) {
            let moved = records.remove(from);
            let to = before.and_then(|before| place(records, before)).unwrap_or(records.len());
            records.insert(to, moved);
        }
        Ok(())
    }

    /// Remembers that an entry was used on a host; the one that was not used for longest is forgotten for it.
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

    /// Forgets where an entry was used.
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
