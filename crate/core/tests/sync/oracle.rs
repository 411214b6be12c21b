//! What a user may expect: of the values that were given to a field, only those are superseded that
//! a later action replaced whose device knew of them.

use crate::device::{Device, Field, KEY, PLACE, TRASH, counters, values};
use std::collections::{BTreeMap, BTreeSet};
use warifu_core::vault::{EntryId, Vault};

/// A user's action.
struct Action {
    /// The actions that the device knew before.
    past: u128,
    writes: BTreeMap<Field, String>,
    /// Entries that left the trash for good.
    purged: BTreeSet<EntryId>,
    counters: BTreeMap<EntryId, u64>,
}

#[derive(Default)]
pub(crate) struct Oracle {
    actions: Vec<Action>,
    /// Entries whose counter a user lowered.
    lowered: BTreeSet<EntryId>,
    /// Whether a vault with a former key was restored. Its key is not taken over.
    pub(crate) has_former_key: bool,
}

impl Oracle {
    pub(crate) fn is_full(&self) -> bool {
        self.actions.len() >= 120
    }

    /// Records the differences that an action of the user made.
    pub(crate) fn record(&mut self, device: &mut Device, act: impl FnOnce(&mut Device)) {
        let (before, counted) = (values(&device.vault), counters(&device.vault));
        act(device);
        let mut writes = values(&device.vault);
        let gone = before.iter().filter(|(field, _)| !writes.contains_key(field));
        let purged = gone
            .filter(|((_, name), value)| *name == PLACE && value.starts_with(TRASH))
            .filter_map(|((id, _), _)| *id)
            .collect();
        writes.retain(|field, value| before.get(field) != Some(value));
        let counters = counters(&device.vault);
        let is_lowered = |(id, counter): &(&EntryId, &u64)| counters.get(id) < Some(counter);
        self.lowered.extend(counted.iter().filter(is_lowered).map(|(id, _)| *id));
        let past = device.known;
        device.known |= 1 << self.actions.len();
        self.actions.push(Action { past, writes, purged, counters });
    }

    /// The actions that a device still knows.
    fn surviving(&self, known: u128) -> impl Iterator<Item = &Action> {
        let is_known = move |(number, _): &(usize, &Action)| known >> number & 1 == 1;
        self.actions.iter().enumerate().filter(is_known).map(|(_, action)| action)
    }

    /// The values of a field that no known later action replaced, and which actions gave them.
    fn latest(&self, field: &Field, known: u128) -> Vec<(usize, &str)> {
        let writes = |number: usize| known >> number & 1 == 1;
        let numbers: Vec<usize> = (0..self.actions.len())
            .filter(|&number| writes(number) && self.actions[number].writes.contains_key(field))
            .collect();
        let is_replaced = |number: usize| {
            numbers.iter().any(|&later| self.actions[later].past >> number & 1 == 1)
        };
        let latest = numbers.iter().filter(|&&number| !is_replaced(number));
        latest.map(|&number| (number, self.actions[number].writes[field].as_str())).collect()
    }

    /// Compares the vault at the end with all actions that a device still knows.
    pub(crate) fn check(&self, vault: &Vault, known: u128) {
        let (end, counted) = (values(vault), counters(vault));
        let fields: BTreeSet<&Field> =
            self.surviving(known).flat_map(|action| action.writes.keys()).collect();
        let purged: BTreeSet<EntryId> =
            self.surviving(known).flat_map(|action| action.purged.iter().copied()).collect();
        for field in fields {
            let latest = self.latest(field, known);
            let (id, name) = field;
            let is_purged = id.is_some_and(|id| purged.contains(&id));
            match end.get(field) {
                Some(value)
                    if is_purged && *name != PLACE || *name == KEY && self.has_former_key =>
                {
                    assert!(!value.is_empty() || is_purged);
                }
                Some(value) => {
                    let is_latest = latest.iter().any(|(_, one)| one == value);
                    assert!(is_latest, "{field:?} is {value}, not one of {latest:?}");
                }
                None => self.check_purge(id.unwrap(), known),
            }
        }
        for action in self.surviving(known) {
            for (id, counter) in &action.counters {
                let is_exempt = purged.contains(id) || self.lowered.contains(id);
                assert!(is_exempt || counted[id] >= *counter, "{id:?} has a lower counter");
            }
        }
    }

    /// An entry may be missing only if it was purged after a deletion that nothing superseded. Two
    /// deletions in one second are one.
    fn check_purge(&self, id: EntryId, known: u128) {
        let place = (Some(id), PLACE);
        let latest = self.latest(&place, known);
        let is_known_to = |past: u128, value: &str| {
            let known = self.surviving(known & past);
            known.filter_map(|action| action.writes.get(&place)).any(|known| known == value)
        };
        let purges = self.surviving(known).filter(|action| action.purged.contains(&id));
        let is_purged = purges.map(|purge| purge.past).any(|past| {
            let mut deletions = latest.iter().filter(|(_, place)| place.starts_with(TRASH));
            deletions.any(|(_, deletion)| is_known_to(past, deletion))
        });
        assert!(is_purged, "{id:?} is lost; its place: {latest:?}");
    }
}
