//! Another vault's entries taken over, as when a backup is restored beside what is there.

use super::{MAX_ENTRIES, Record, RecordId, Vault, VaultError};
use crate::entry::{Kind, Secret};
use std::collections::{HashMap, HashSet};

/// What a merge did, or would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Merged {
    /// Entries that were not there.
    pub added: usize,
    /// Entries whose secret was there already, under whatever name.
    pub same: usize,
}

impl Vault {
    /// What [`Vault::merge`] would do.
    #[must_use]
    pub fn preview_merge(&self, other: &Self) -> Merged {
        let added = self.missing(other).count();
        Merged { added, same: other.records().len().saturating_sub(added) }
    }

    /// Adds the other's entries that are not here, under new, random ids. The secret decides: a renamed entry is the same
    /// entry. Nothing that is here is changed, but that a counter goes on to where the other's is: what was used there must
    /// not be used again. The other's trash is left alone.
    ///
    /// # Errors
    /// [`VaultError::Full`], or that of `new_id`; then nothing has changed.
    pub fn merge<E: From<VaultError>>(
        &mut self,
        other: &Self,
        mut new_id: impl FnMut() -> Result<RecordId, E>,
    ) -> Result<Merged, E> {
        let merged = self.preview_merge(other);
        if self.content.len().saturating_add(merged.added) > MAX_ENTRIES {
            return Err(VaultError::Full.into());
        }
        let renamed =
            self.missing(other).map(|record| Ok(Record { id: new_id()?, ..record.clone() }));
        let renamed = renamed.collect::<Result<Vec<_>, E>>()?;
        self.catch_up(other);
        self.content.records.extend(renamed);
        Ok(merged)
    }

    /// Moves each counter to the greatest that either has for its secret.
    fn catch_up(&mut self, other: &Self) {
        let mut greatest: HashMap<&Secret, u64> = HashMap::new();
        for Record { entry, .. } in other.records() {
            if let Some(counter) = entry.kind.counter() {
                greatest
                    .entry(&entry.secret)
                    .and_modify(|known| *known = counter.max(*known))
                    .or_insert(counter);
            }
        }
        for Record { entry, .. } in &mut self.content.records {
            if let (Kind::Hotp { counter }, Some(&greater)) =
                (&mut entry.kind, greatest.get(&entry.secret))
            {
                *counter = greater.max(*counter);
            }
        }
    }

    /// The other's entries whose secrets are not here, each secret once.
    fn missing<'a>(&self, other: &'a Self) -> impl Iterator<Item = &'a Record> {
        let mut there: HashSet<Secret> =
            self.records().iter().map(|record| record.entry.secret.clone()).collect();
        other.records().iter().filter(move |record| there.insert(record.entry.secret.clone()))
    }
}
