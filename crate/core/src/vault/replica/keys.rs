//! The vault key's epochs, and the slots of the present one.

use super::stamp::Stamp;
use super::state::sorted;
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
        let mut epoch = Self { begun, mark, former: Vec::new(), slots: Vec::new() };
        for slot in slots {
            epoch.put(SlotRow { slot: slot.clone(), stamp: begun, is_removed: false });
        }
        epoch
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
        for mark in former.iter().filter(|mark| **mark != self.mark) {
            if let Err(place) = self.former.binary_search(mark) {
                self.former.insert(place, *mark);
            }
        }
        let surplus = self.former.len().saturating_sub(MAX_FORMER);
        self.former.drain(..surplus);
    }

    /// Puts a row in, unless the present one for its salt is later.
    pub(super) fn put(&mut self, row: SlotRow) {
        match self.slots.binary_search_by_key(row.slot.salt(), |mine| *mine.slot.salt()) {
            Err(place) => self.slots.insert(place, row),
            Ok(place) => {
                if let Some(mine) = self.slots.get_mut(place)
                    && (mine.stamp, mine.is_removed, &mine.slot)
                        < (row.stamp, row.is_removed, &row.slot)
                {
                    *mine = row;
                }
            }
        }
    }

    /// The slots that a vault has: those that were not removed, or else the last removed one. The
    /// oldest if there are too many.
    pub(super) fn present(&self) -> Vec<&Slot> {
        let by_stamp = sorted(self.slots.iter().map(|row| row.stamp).zip(0_usize..));
        let rows: Vec<_> =
            by_stamp.into_iter().filter_map(|(_, place)| self.slots.get(place)).collect();
        let present = rows.iter().filter(|row| !row.is_removed);
        let present: Vec<_> = present.take(MAX_SLOTS).map(|row| &row.slot).collect();
        if present.is_empty() {
            return rows.last().map(|row| &row.slot).into_iter().collect();
        }
        present
    }
}
