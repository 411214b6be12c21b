//! The state that devices merge: the name, the order of the list, the key's epoch, and the rows.

use super::keys::Epoch;
use super::row::{Kept, Row};
use super::stamp::{DeviceId, Stamp};
use crate::account::Name;
use crate::vault::{Entry, EntryId};
use std::collections::BinaryHeap;

/// The state of a vault with the stamps of its registers. Equal states are equal files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct State {
    /// The greatest time of a stamp that was seen.
    pub(super) clock: u64,
    pub(super) name: Name,
    pub(super) named: Stamp,
    /// The list's order at `ordered`, of rows that are kept. Other entries follow in the order of
    /// their creation.
    pub(super) order: Vec<EntryId>,
    pub(super) ordered: Stamp,
    pub(super) epoch: Epoch,
    /// In the order of their ids, each once.
    pub(super) rows: Vec<Row>,
}

/// Gives stamps: each is later than all that were seen.
pub(super) struct Clock {
    pub(super) time: u64,
    pub(super) device: DeviceId,
}

impl Clock {
    pub(super) fn tick(&mut self) -> Stamp {
        self.time = self.time.saturating_add(1);
        Stamp { time: self.time, device: self.device }
    }
}

impl State {
    pub(super) fn place(&self, id: EntryId) -> Result<usize, usize> {
        self.rows.binary_search_by_key(&id, |row| row.id)
    }

    pub(super) fn row(&self, id: EntryId) -> Option<&Row> {
        self.rows.get(self.place(id).ok()?)
    }

    /// The rows with an entry, in the order of the file: those in `order`, then the others in the
    /// order of their creation.
    pub(super) fn in_order(&self) -> Vec<(&Row, &Kept)> {
        let kept = |row| Row::with_kept(row);
        let ordered = self.order.iter().filter_map(|id| kept(self.row(*id)?));
        let known = sorted(self.order.iter().copied());
        let others = self.rows.iter().filter(|row| known.binary_search(&row.id).is_err());
        let others = others.filter_map(|row| Some((row.kept.as_ref()?.created, row.id)));
        let others = sorted(others).into_iter().filter_map(|(_, id)| kept(self.row(id)?));
        ordered.chain(others).collect()
    }

    /// The entries of the list.
    pub(super) fn list(&self) -> impl Iterator<Item = &Entry> {
        let listed = |(_, kept): (_, &Kept)| kept.deleted.is_none();
        let rows = self.in_order().into_iter().filter(move |&row| listed(row));
        rows.map(|(_, kept)| &kept.entry)
    }

    /// Takes over what is later in the other state. The result does not depend on the order in
    /// which states are joined, nor on how often, with one exception: edits that were made beside
    /// a deletion are lost with the entry when it is purged.
    pub(super) fn join(&mut self, other: &Self) {
        self.clock = self.clock.max(other.clock);
        if (self.named, &self.name) < (other.named, &other.name) {
            (self.named, self.name) = (other.named, other.name.clone());
        }
        if (self.ordered, &self.order) < (other.ordered, &other.order) {
            (self.ordered, self.order) = (other.ordered, other.order.clone());
        }
        self.epoch.join(&other.epoch);
        for row in &other.rows {
            match self.place(row.id) {
                Ok(place) => self.rows.get_mut(place).into_iter().for_each(|mine| mine.join(row)),
                // Both are in ascending order, so that the first join appends.
                Err(place) => self.rows.insert(place, row.clone()),
            }
        }
        self.forget_order_of_tombstones();
    }

    pub(super) fn forget_order_of_tombstones(&mut self) {
        let order = std::mem::take(&mut self.order);
        let is_kept = |id: &EntryId| self.row(*id).is_some_and(|row| row.kept.is_some());
        self.order = order.into_iter().filter(is_kept).collect();
    }

    /// The devices of all stamps in ascending order, and the greatest time.
    pub(super) fn devices(&self) -> (Vec<DeviceId>, u64) {
        let (mut devices, mut time) = (Vec::new(), 0);
        let mut add = |stamp: &Stamp| {
            time = stamp.time.max(time);
            if let Err(place) = devices.binary_search(&stamp.device) {
                devices.insert(place, stamp.device);
            }
        };
        [&self.named, &self.ordered, &self.epoch.begun].into_iter().for_each(&mut add);
        self.epoch.slots.iter().for_each(|row| add(&row.stamp));
        for row in &self.rows {
            add(&row.deletion);
            if let Some(kept) = &row.kept {
                add(&kept.created);
                kept.stamps.iter().for_each(&mut add);
            }
        }
        (devices, time)
    }
}

impl Row {
    fn with_kept(&self) -> Option<(&Self, &Kept)> {
        self.kept.as_deref().map(|kept| (self, kept))
    }
}

/// Sorts by a heap, whose code has a tenth of the size of that of `slice::sort`, for each type.
pub(super) fn sorted<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    items.collect::<BinaryHeap<T>>().into_sorted_vec()
}
