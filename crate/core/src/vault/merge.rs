//! Merges the entries of another vault, for example of a backup.

use super::{Entry, EntryId, MAX_ENTRIES, Vault, VaultError};
use crate::account::{Kind, Secret};
use std::collections::{HashMap, HashSet};

/// The numbers of entries in a merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MergeCounts {
    /// The other vault's entries that are added.
    pub added: usize,
    /// The other vault's entries whose secret this vault already has.
    pub already_there: usize,
}

impl Vault {
    /// Counts the effect of [`Vault::merge`] without changing the vault.
    #[must_use]
    pub fn preview_merge(&self, other: &Self) -> MergeCounts {
        let added = self.missing(other).count();
        MergeCounts { added, already_there: other.entries().len().saturating_sub(added) }
    }

    /// Adds the other vault's entries whose secrets are missing here, with new random ids. Entries
    /// with equal secrets count as the same entry, even if they have different names. The existing
    /// entries stay unchanged, except that a counter rises to the other's counter, because codes
    /// that were used there must not be used again. The other vault's trash is ignored.
    ///
    /// # Errors
    /// [`VaultError::Full`], or the error of `new_id`. Then nothing has changed.
    pub fn merge<E: From<VaultError>>(
        &mut self,
        other: &Self,
        mut new_id: impl FnMut() -> Result<EntryId, E>,
    ) -> Result<MergeCounts, E> {
        let counts = self.preview_merge(other);
        if self.content.len().saturating_add(counts.added) > MAX_ENTRIES {
            return Err(VaultError::Full.into());
        }
        let added = self.missing(other).map(|entry| Ok(Entry { id: new_id()?, ..entry.clone() }));
        let added = added.collect::<Result<Vec<_>, E>>()?;
        self.raise_counters(other);
        self.content.entries.extend(added);
        Ok(counts)
    }

    /// Raises each counter to the greatest counter that the other vault has for the same secret.
    /// Nothing else changes.
    pub fn raise_counters(&mut self, other: &Self) {
        let mut greatest: HashMap<&Secret, u64> = HashMap::new();
        for Entry { account, .. } in other.entries() {
            if let Some(counter) = account.kind.counter() {
                greatest
                    .entry(&account.secret)
                    .and_modify(|known| *known = counter.max(*known))
                    .or_insert(counter);
            }
        }
        for Entry { account, .. } in &mut self.content.entries {
            if let (Kind::Hotp { counter }, Some(&greater)) =
                (&mut account.kind, greatest.get(&account.secret))
            {
                *counter = greater.max(*counter);
            }
        }
    }

    /// The other vault's entries whose secrets are missing here. Of entries with equal secrets,
    /// only the first.
    fn missing<'a>(&self, other: &'a Self) -> impl Iterator<Item = &'a Entry> {
        let mut known: HashSet<Secret> =
            self.entries().iter().map(|entry| entry.account.secret.clone()).collect();
        other.entries().iter().filter(move |entry| known.insert(entry.account.secret.clone()))
    }
}
