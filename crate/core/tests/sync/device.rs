//! A device: its vault, the replica of its last pass, and its clock.

use std::collections::BTreeMap;
use warifu_core::vault::{
    Copies, DeviceId, Entry, EntryId, Pass, ReplicaError, Synced, Vault, VaultKey,
};

/// A field of an entry, or of the vault itself.
pub(crate) type Field = (Option<EntryId>, &'static str);

/// The field that says whether an entry is in the list or in the trash.
pub(crate) const PLACE: &str = "place";
/// The beginning of that field's value for a deleted entry. The time of its deletion follows.
pub(crate) const TRASH: &str = "trash";
/// The vault key.
pub(crate) const KEY: &str = "key";

pub(crate) struct Device {
    pub(crate) vault: Vault,
    pub(crate) local: Option<Vec<u8>>,
    pub(crate) id: DeviceId,
    /// The time that its clock shows, in Unix seconds.
    pub(crate) clock: u64,
    /// The user's actions that it knows, one bit each.
    pub(crate) known: u128,
    pub(crate) backup: Option<(Vec<u8>, VaultKey)>,
}

/// A shared replica that a device wrote.
pub(crate) struct Copy {
    pub(crate) sealed: Vec<u8>,
    pub(crate) known: u128,
}

/// All values of a vault but its counters.
pub(crate) fn values(vault: &Vault) -> BTreeMap<Field, String> {
    let mut values = BTreeMap::new();
    values.insert((None, "name"), vault.name().as_str().to_owned());
    values.insert((None, KEY), format!("{:?}", vault.key().expose()));
    let trashed = vault.trash().iter();
    let trashed = trashed.map(|item| (&item.entry, format!("{TRASH} {}", item.deleted)));
    let listed = vault.entries().iter().map(|entry| (entry, "list".to_owned()));
    for (entry, place) in listed.chain(trashed) {
        let account = &entry.account;
        let fields = [
            ("issuer", account.issuer.as_str().to_owned()),
            ("account", account.account.as_str().to_owned()),
            ("icon", account.icon.name().to_owned()),
            ("note", entry.note.as_str().to_owned()),
            ("hosts", format!("{:?}", entry.hosts)),
            ("digits", account.digits.get().to_string()),
            ("groups", format!("{:?}", entry.groups)),
            ("pinned", entry.pinned.to_string()),
            ("algorithm", account.algorithm.name().to_owned()),
            ("period", format!("{:?}", account.kind.period())),
            (PLACE, place),
        ];
        for (field, value) in fields {
            assert_eq!(values.insert((Some(entry.id), field), value), None, "one id twice");
        }
    }
    values
}

/// The counters of a vault's counter-based entries.
pub(crate) fn counters(vault: &Vault) -> BTreeMap<EntryId, u64> {
    let trashed = vault.trash().iter().map(|item| &item.entry);
    let counter = |entry: &Entry| Some((entry.id, entry.account.kind.counter()?));
    vault.entries().iter().chain(trashed).filter_map(counter).collect()
}

impl Device {
    pub(crate) fn new(vault: Vault, id: DeviceId, clock: u64) -> Self {
        Self { vault, local: None, id, clock, known: 0, backup: None }
    }

    /// A pass. `keys` are all keys that the vault ever had: the user types the master password of
    /// the other device where it is asked for.
    pub(crate) fn sync(
        &mut self,
        remote: Option<&Copy>,
        other_keys: &[VaultKey],
        keys: &[VaultKey],
        nonce: [u8; 12],
    ) -> Synced {
        let pass = Pass { device: self.id, unix_seconds: self.clock, nonce };
        let copies = Copies {
            local: self.local.as_deref(),
            remote: remote.map(|copy| &*copy.sealed),
            other_keys,
        };
        let before = counters(&self.vault);
        let mut result = self.vault.sync(&copies, &pass);
        if result == Err(ReplicaError::Locked) {
            result = self.vault.sync(&Copies { other_keys: keys, ..copies }, &pass);
        }
        let synced = result.unwrap();
        let after = counters(&self.vault);
        for (id, counter) in before {
            assert!(after.get(&id).is_none_or(|after| *after >= counter), "a counter fell");
        }
        self.local = Some(synced.replica.clone());
        self.known |= remote.map_or(0, |copy| copy.known);
        synced
    }
}
