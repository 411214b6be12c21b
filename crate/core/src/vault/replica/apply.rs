//! Brings a merged state into a vault.

use super::row::Row;
use super::state::{Clock, State, sorted};
use crate::vault::content::Content;
use crate::vault::{DeletedEntry, Entry, EntryId, MAX_ENTRIES, VaultError};

/// The numbers of entries in the list that a pass changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SyncCounts {
    /// Entries that were added.
    pub added: usize,
    /// Entries whose fields were changed.
    pub changed: usize,
    /// Entries that were moved to the trash or purged.
    pub removed: usize,
}

impl State {
    /// Moves an entry to the trash if another device added the same account: the one that was
    /// created last, unless it has a note or groups that the other lacks.
    pub(super) fn collapse_twins(&mut self, clock: &mut Clock, unix_seconds: u64) {
        let listed = self.rows.iter().filter_map(|row| Some((row.id, row.listed()?)));
        let keys = listed.map(|(id, kept)| (kept.entry.account.secret.expose(), kept.created, id));
        let listed: Vec<_> = sorted(keys)
            .into_iter()
            .filter_map(|(_, _, id)| Some((id, self.row(id)?.listed()?)))
            .collect();
        let mut twins = Vec::new();
        for (index, (id, later)) in listed.iter().enumerate() {
            let same_secret = listed.get(..index).unwrap_or_default().iter().rev();
            let same_secret = same_secret
                .take_while(|(_, one)| one.entry.account.secret == later.entry.account.secret);
            let is_twin = |(other, one): &&(EntryId, &super::row::Kept)| {
                one.created.device != later.created.device
                    && later.entry.adds_nothing_to(&one.entry)
                    && !twins.iter().any(|(_, twin)| twin == other)
            };
            if let Some((first, _)) = { same_secret }.find(is_twin) {
                twins.push((*first, *id));
            }
        }
        for (first, twin) in twins {
            self.collapse(first, twin, clock, unix_seconds);
        }
        self.clock = clock.time;
    }

    fn collapse(&mut self, first: EntryId, twin: EntryId, clock: &mut Clock, unix_seconds: u64) {
        let Some(later) = self.row(twin).and_then(Row::listed).map(|kept| kept.entry.clone())
        else {
            return;
        };
        for row in &mut self.rows {
            match &mut row.kept {
                Some(kept) if row.id == first => kept.entry.raise_counter(&later),
                Some(kept) if row.id == twin => {
                    kept.deleted = Some(unix_seconds);
                    row.deletion = clock.tick();
                }
                _ => {}
            }
        }
    }

    /// The content of a vault in this state. The trash keeps the order that it has in `present`;
    /// what is new in it is placed by the time of deletion.
    ///
    /// # Errors
    /// [`VaultError::Full`].
    pub(super) fn content(&self, present: &Content) -> Result<Content, VaultError> {
        let mut content = Content::new(self.name.clone());
        content.entries = self.list().cloned().collect();
        let known = sorted(present.trash.iter().map(|item| item.entry.id));
        let kept = present.trash.iter().filter_map(|item| trashed(self.row(item.entry.id)?));
        content.trash = kept.collect();
        for item in self.rows.iter().filter_map(trashed) {
            if known.binary_search(&item.entry.id).is_err() {
                let trash = &mut content.trash;
                let place = trash.iter().position(|other| other.deleted <= item.deleted);
                trash.insert(place.unwrap_or(trash.len()), item);
            }
        }
        if content.len() > MAX_ENTRIES { Err(VaultError::Full) } else { Ok(content) }
    }
}

fn trashed(row: &Row) -> Option<DeletedEntry> {
    let kept = row.kept.as_ref()?;
    kept.deleted.map(|deleted| DeletedEntry { entry: kept.entry.clone(), deleted })
}

impl Entry {
    /// Whether nothing is lost if this entry is deleted and the other stays.
    fn adds_nothing_to(&self, other: &Self) -> bool {
        self.account.is_same_account(&other.account)
            && (self.note.is_empty() || self.note == other.note)
            && (self.groups.is_empty() || self.groups == other.groups)
    }
}

/// Counts the differences between two lists.
pub(super) fn count(before: &[Entry], after: &[Entry]) -> SyncCounts {
    let known = sorted(before.iter().map(|entry| entry.id).zip(0_usize..));
    let mut counts = SyncCounts { removed: before.len(), ..SyncCounts::default() };
    for entry in after {
        let place = known.binary_search_by_key(&entry.id, |(id, _)| *id).ok();
        let place = place.and_then(|place| known.get(place));
        match place.and_then(|(_, place)| before.get(*place)) {
            Some(one) => {
                counts.removed = counts.removed.saturating_sub(1);
                counts.changed = counts.changed.saturating_add(usize::from(one != entry));
            }
            None => counts.added = counts.added.saturating_add(1),
        }
    }
    counts
}
