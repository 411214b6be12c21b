use super::*;

mod chunks;
mod keys;
mod rules;

use crate::account::{Account, Draft, Edits};
use crate::vault::{EntryId, PasswordKey, PasswordQuestion, Seed};
use warifu_base::cost::Cost;
use zeroize::Zeroizing;

const KEY: [u8; 32] = [7; 32];
const BEGIN: u64 = 1_800_000_000;

fn question(byte: u8) -> PasswordQuestion {
    PasswordQuestion { salt: [byte; 16], cost: Cost::LEAST }
}

fn password(byte: u8) -> PasswordKey {
    PasswordKey::new(Zeroizing::new([byte; 32]))
}

fn empty() -> Vault {
    let seed = Seed { key: Zeroizing::new(KEY), id: [1; 16], nonce: [1; 12] };
    Vault::create(Name::default(), &question(1), &password(1), seed).unwrap()
}

fn account(number: u8) -> Account {
    let account = format!("user {number}");
    let fields = Edits {
        issuer: Some("Example"),
        account: Some(&account),
        counter: Some("0"),
        ..Edits::default()
    };
    let secret = data_encoding::BASE32.encode(&[number; 20]);
    Draft { secret: &secret, kind: if number % 2 == 1 { "hotp" } else { "totp" }, fields }
        .check()
        .unwrap()
}

fn id(number: u8) -> EntryId {
    EntryId([number; 16])
}

/// A device with its vault and the replica of its last pass.
struct Device {
    vault: Vault,
    local: Option<Vec<u8>>,
    pass: Pass,
}

impl Device {
    fn new(number: u8, vault: Vault) -> Self {
        let device = DeviceId([number; 8]);
        Self { vault, local: None, pass: Pass { device, unix_seconds: BEGIN, nonce: [0; 12] } }
    }

    /// A device that begins with the shared replica.
    fn of_replica(number: u8, remote: &[u8], key: &VaultKey) -> Self {
        let vault = Vault::of_replica(remote, key.clone()).unwrap();
        Self { local: Some(remote.to_vec()), ..Self::new(number, vault) }
    }

    fn sync(&mut self, remote: &mut Option<Vec<u8>>) -> Synced {
        let synced = self.try_sync(remote.as_deref(), &[]).unwrap();
        if synced.is_remote_behind {
            *remote = Some(synced.replica.clone());
        }
        synced
    }

    fn try_sync(
        &mut self,
        remote: Option<&[u8]>,
        other_keys: &[VaultKey],
    ) -> Result<Synced, ReplicaError> {
        self.pass.nonce[0] = self.pass.nonce[0].wrapping_add(1);
        self.pass.nonce[1] = self.pass.device.0[0];
        let copies = Copies { local: self.local.as_deref(), remote, other_keys };
        let synced = self.vault.sync(&copies, &self.pass)?;
        self.local = Some(synced.replica.clone());
        Ok(synced)
    }

    fn add(&mut self, number: u8) {
        self.vault.add(account(number), id(number), self.pass.unix_seconds).unwrap();
    }

    fn edit(&mut self, number: u8, edits: &Edits<'_>) {
        self.vault.edit(id(number), edits).unwrap();
    }
}

fn ids(vault: &Vault) -> Vec<u8> {
    vault.entries().iter().map(|entry| entry.id.0[0]).collect()
}

#[test]
fn two_devices_get_each_others_changes_and_come_to_rest() {
    let mut one = Device::new(1, empty());
    (2..6).for_each(|number| one.add(number));
    let mut remote = None;
    let synced = one.sync(&mut remote);
    assert!(!synced.is_vault_changed && synced.is_remote_behind);
    let mut two = Device::of_replica(2, remote.as_deref().unwrap(), one.vault.key());
    assert_eq!((ids(&two.vault), two.vault.id()), (vec![2, 3, 4, 5], one.vault.id()));
    assert_eq!(two.vault.header.slots, one.vault.header.slots);

    one.add(6);
    one.edit(2, &Edits { issuer: Some("Renamed"), ..Edits::default() });
    two.add(7);
    two.edit(2, &Edits { note: Some("beside it"), ..Edits::default() });
    two.vault.delete(id(3), BEGIN).unwrap();
    one.sync(&mut remote);
    let synced = two.sync(&mut remote);
    assert_eq!(synced.counts, SyncCounts { added: 1, changed: 1, removed: 0 });
    assert!(one.sync(&mut remote).is_vault_changed);
    assert_eq!(one.vault.content, two.vault.content);
    assert_eq!(ids(&one.vault), [2, 4, 5, 6, 7]);
    let entry = one.vault.entry(id(2)).unwrap();
    assert_eq!((entry.account.issuer.as_str(), entry.note.as_str()), ("Renamed", "beside it"));
    for device in [&mut one, &mut two] {
        let Synced { is_vault_changed, is_remote_behind, .. } = device.sync(&mut remote);
        assert_eq!((is_vault_changed, is_remote_behind), (false, false));
        assert!(!device.sync(&mut remote).is_replica_changed);
    }
}
