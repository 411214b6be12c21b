//! Short marks of entries, by which an extension knows which entries a backup holds without opening
//! it again.

use super::{EntryId, Vault};
use std::collections::HashSet;

/// The length of an entry's mark in bytes. Two of a thousand entries have equal marks with a
/// probability of about 10⁻⁴.
const MARK_BYTES: usize = 4;

type Mark = [u8; MARK_BYTES];

impl Vault {
    /// The marks of all entries, those in the trash included, joined. A mark is the beginning of
    /// the entry's random id and tells nothing about the entry.
    #[must_use]
    pub fn entry_marks(&self) -> Vec<u8> {
        let deleted = self.trash().iter().map(|deleted| &deleted.entry);
        self.entries().iter().chain(deleted).flat_map(|entry| mark_of(entry.id)).collect()
    }

    /// Counts the entries whose mark is not among `marks`. The trash is not counted. Bytes after
    /// the last whole mark are ignored.
    #[must_use]
    pub fn count_missing(&self, marks: &[u8]) -> usize {
        let (known, _) = marks.as_chunks::<MARK_BYTES>();
        let known: HashSet<&Mark> = known.iter().collect();
        self.entries().iter().filter(|entry| !known.contains(&mark_of(entry.id))).count()
    }
}

fn mark_of(EntryId([first, second, third, fourth, ..]): EntryId) -> Mark {
    [first, second, third, fourth]
}
