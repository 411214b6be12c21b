//! The vault key's epochs, and the slots of the present one.

use super::stamp::Stamp;
use crate::vault::file::MAX_SLOTS;
use crate::vault::key::MARK_BYTES;
use crate::vault::slot::Slot;

/// A mark of a vault key ([`crate::vault::key::mark`]).
pub(super) type KeyMark = [u8; MARK_BYTES];

/// The most marks of former keys. The smallest are dropped.
pub(super) const MAX_FORMER: usize = 64;

/// The time in which the vault has one key. A change of the master password begins another epoch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Epoch {
    pub(super) begun: Stamp,
    pub(super) mark: KeyMark,
    /// The marks of the keys before, in ascending order. A copy that is sealed under one of them
    /// brings no epoch: who learnt a former password must not become the owner of the new key.
    pub(super) former: Vec<KeyMark>,
    /// In the order of their salts.
    pub(super) slots: Vec<SlotRow>,
}

/// A slot with the stamp of its addition or removal. A removed slot is kept, so that one remains if
/// two devices remove the last two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SlotRow {
    pub(super) slot: Slot,
    pub(super) stamp: Stamp,
    pub(super) is_removed: bool,
}

impl Epoch {
    pub(super) fn new(begun: Stamp, mark: KeyMark, slots: &[Slot]) -> Self {
        let row = |slot: &Slot| SlotRow { slot: slot.clone(), stamp: begun, is_removed: false };
        let mut slots: Vec<_> = slots.iter().map(row).collect();
        slots.sort_by_key(|row| *row.slot.salt());
        slots.dedup_by_key(|row| *row.slot.salt());
        Self { begun, mark, former: Vec::new(), slots }
    }

    /// Takes over the later epoch, or the other's slots if the epoch is the same.
    pub(super) fn join(&mut self, other: &Self) {
        if self.mark == other.mark {
            self.begun = self.begun.min(other.begun);
            other.slots.iter().for_each(|row| self.put(row.clone()));
        } else if self.is_before(other) {
            let mine = std::mem::replace(self, other.clone());
            self.know(&mine.former);
            self.know(&[mine.mark]);
            return;
        } else {
            self.know(&[other.mark]);
        }
        self.know(&other.former);
    }

    fn is_before(&self, other: &Self) -> bool {
        if self.former.contains(&other.mark) {
            return false;
        }
        other.former.contains(&self.mark) || (self.begun, self.mark) < (other.begun, other.mark)
    }

    pub(super) fn know(&mut self, former: &[KeyMark]) {
        self.former.extend_from_slice(former);
        self.former.sort_unstable();
        self.former.dedup();
        let surplus = self.former.len().saturating_sub(MAX_FORMER);
        self.former.drain(..surplus);
    }

    /// Puts a row in, unless the present one for its salt is later.
    pub(super) fn put(&mut self, row: SlotRow) {
        match self.slots.binary_search_by_key(row.slot.salt(), |mine| *mine.slot.salt()) {
            Err(place) => self.slots.insert(place, row),
            Ok(place) => {
                if let Some(mine) = self.slots.get_mut(place)
                    && (mine.stamp, mine.is_removed) < (row.stamp, row.is_removed)
                {
                    *mine = row;
                }
            }
        }
    }

    /// The slots that a vault has: those that were not removed, or else the last removed one. The
    /// oldest if there are too many.
    pub(super) fn present(&self) -> Vec<&Slot> {
        let mut rows: Vec<_> = self.slots.iter().filter(|row| !row.is_removed).collect();
        if rows.is_empty() {
            rows.extend(self.slots.iter().max_by_key(|row| row.stamp));
        }
        rows.sort_by_key(|row| row.stamp);
        rows.truncate(MAX_SLOTS);
        rows.into_iter().map(|row| &row.slot).collect()
    }
}
