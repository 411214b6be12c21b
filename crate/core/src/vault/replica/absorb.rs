//! Finds the changes that were made to a vault since the last pass, by comparing it with the
//! replica. Thus no writer of vaults can forget to record a change.

use super::keys::{Epoch, KeyMark, SlotRow};
use super::register::Register;
use super::row::Row;
use super::stamp::Stamp;
use super::state::{Clock, State, sorted};
use crate::account::Name;
use crate::vault::slot::Slot;
use crate::vault::{Entry, EntryId, TRASH_SECONDS, Vault, VaultError};
use std::cmp::Ordering;

impl State {
    /// The state of a vault that was never merged.
    pub(super) fn new(vault: &Vault, mark: KeyMark, clock: &mut Clock) -> Self {
        let begun = clock.tick();
        Self {
            clock: 0,
            name: vault.name().clone(),
            named: begun,
            order: Vec::new(),
            ordered: begun,
            epoch: Epoch::new(begun, mark, &vault.header.slots),
            rows: Vec::new(),
        }
    }

    /// Stamps the differences between the vault and this state as changes. If `is_joining`, the
    /// state is that of other devices and the vault was never merged with it: then only the
    /// entries and slots that the state lacks are changes, and in other differences the vault
    /// yields.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] if two entries of the vault have one id.
    pub(super) fn absorb(
        &mut self,
        vault: &Vault,
        mark: KeyMark,
        clock: &mut Clock,
        (is_joining, unix_seconds): (bool, u64),
    ) -> Result<(), VaultError> {
        let listed = vault.entries().iter().map(|entry| (entry, None));
        let trashed = vault.trash().iter().map(|item| (&item.entry, Some(item.deleted)));
        let ids = sorted(listed.clone().chain(trashed.clone()).map(|(entry, _)| entry.id));
        if ids.is_sorted_by(|one, next| one < next) {
            for (entry, deleted) in listed.chain(trashed) {
                self.absorb_entry(entry, deleted, clock, is_joining);
            }
        } else {
            return Err(VaultError::Damaged);
        }
        if !is_joining {
            self.bury(&ids, unix_seconds);
            self.absorb_name(vault.name(), clock);
            self.absorb_order(vault.entries(), clock);
        }
        self.absorb_keys(&vault.header.slots, mark, clock, is_joining);
        self.clock = clock.time;
        Ok(())
    }

    fn absorb_entry(
        &mut self,
        entry: &Entry,
        deleted: Option<u64>,
        clock: &mut Clock,
        is_joining: bool,
    ) {
        let place = match self.place(entry.id) {
            Ok(place) => place,
            Err(place) => {
                self.rows.insert(place, Row::new(entry, deleted, clock.tick()));
                return;
            }
        };
        let Some(row) = self.rows.get_mut(place) else { return };
        match &mut row.kept {
            Some(kept) if kept.entry.has_same_secret(entry) => {
                kept.entry.raise_counter(entry);
                if is_joining {
                    return;
                }
                for (register, stamp) in Register::ALL.into_iter().zip(&mut kept.stamps) {
                    if register.compare(&kept.entry, entry) != Ordering::Equal {
                        register.copy(&mut kept.entry, entry);
                        *stamp = clock.tick();
                    }
                }
                if kept.deleted != deleted {
                    kept.deleted = deleted;
                    row.deletion = clock.tick();
                }
            }
            Some(_) if is_joining => {}
            // A tombstone whose entry is there again, because an older copy of the vault was
            // restored. It is never lost a second time without a deletion.
            _ => *row = Row::new(entry, deleted, clock.tick()),
        }
    }

    /// Makes tombstones of the entries that the vault purged from its trash. An entry that is
    /// missing for another reason (an older copy of the vault was restored) stays.
    fn bury(&mut self, there: &[EntryId], unix_seconds: u64) {
        for row in &mut self.rows {
            let deleted = row.kept.as_ref().and_then(|kept| kept.deleted);
            let is_old = |deleted: u64| deleted.saturating_add(TRASH_SECONDS) <= unix_seconds;
            if deleted.is_some_and(is_old) && there.binary_search(&row.id).is_err() {
                row.kept = None;
            }
        }
        self.forget_order_of_tombstones();
    }

    fn absorb_name(&mut self, name: &Name, clock: &mut Clock) {
        if self.name != *name {
            self.name = name.clone();
            self.named = clock.tick();
        }
    }

    fn absorb_order(&mut self, entries: &[Entry], clock: &mut Clock) {
        let there = sorted(entries.iter().map(|entry| entry.id));
        let is_there = |entry: &&Entry| there.binary_search(&entry.id).is_ok();
        let expected = self.list().filter(is_there).map(|entry| entry.id);
        if !expected.eq(entries.iter().map(|entry| entry.id)) {
            self.order = entries.iter().map(|entry| entry.id).collect();
            self.ordered = clock.tick();
        }
    }

    fn absorb_keys(&mut self, slots: &[Slot], mark: KeyMark, clock: &mut Clock, is_joining: bool) {
        if mark != self.epoch.mark {
            // An older copy of the vault, with a former key, begins no epoch.
            if !is_joining && !self.epoch.former.contains(&mark) {
                let mut epoch = Epoch::new(clock.tick(), mark, slots);
                epoch.know(&self.epoch.former);
                epoch.know(&[self.epoch.mark]);
                self.epoch = epoch;
            }
            return;
        }
        let row = |slot: &Slot, stamp: Stamp, is_removed| SlotRow {
            slot: slot.clone(),
            stamp,
            is_removed,
        };
        let present: Vec<Slot> = self.epoch.present().into_iter().cloned().collect();
        for slot in slots.iter().filter(|slot| !present.contains(slot)) {
            let is_known = self.epoch.slots.iter().any(|row| row.slot.salt() == slot.salt());
            if !(is_joining && is_known) {
                self.epoch.put(row(slot, clock.tick(), false));
            }
        }
        if !is_joining {
            let is_missing = |slot: &&Slot| !slots.iter().any(|one| one.salt() == slot.salt());
            for slot in present.iter().filter(is_missing) {
                self.epoch.put(row(slot, clock.tick(), true));
            }
        }
    }
}
