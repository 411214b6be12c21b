//! Keys, slots, and copies that do not open.

use super::*;
use crate::recovery::RecoveryCode;
use crate::vault::{
    PasskeyOutput, SlotId, SlotKind, SlotSeed, sealed_info, unlock_with_password,
    unlock_with_recovery,
};

fn device() -> (Device, Option<Vec<u8>>) {
    let mut device = Device::new(1, empty());
    device.add(2);
    let mut remote = None;
    device.sync(&mut remote);
    (device, remote)
}

fn other(remote: Option<&[u8]>) -> Device {
    Device::of_replica(2, remote.unwrap(), &VaultKey::new(Zeroizing::new(KEY)))
}

/// Changes the master password and returns the key before.
fn change_password(device: &mut Device, byte: u8) -> VaultKey {
    let before = device.vault.key().clone();
    let key = Zeroizing::new([byte; 32]);
    device.vault.change_password(&question(byte), &password(byte), key, [byte; 12]).unwrap();
    before
}

fn seed(byte: u8) -> SlotSeed {
    SlotSeed { salt: [byte; 16], nonce: [byte; 12] }
}

fn code(byte: u8) -> RecoveryCode {
    RecoveryCode::new(&Zeroizing::new([byte; 20]))
}

#[test]
fn another_device_opens_the_copy_with_the_master_password() {
    let (one, remote) = device();
    let files = [remote.unwrap()];
    let (_, key) = unlock_with_password(&files, &question(1), &password(1)).unwrap().unwrap();
    assert_eq!(sealed_info(&files[0]).unwrap().id, *one.vault.id());
    assert_eq!(Vault::open(&files[0], key.clone()).map(drop), Err(VaultError::NotAVault));
    let vault = Vault::of_replica(&files[0], key).unwrap();
    assert_eq!(vault.content, one.vault.content);
}

#[test]
fn a_change_of_the_password_reaches_the_others() {
    let (mut one, mut remote) = device();
    let mut two = other(remote.as_deref());
    let before = change_password(&mut one, 9);
    let synced = one.try_sync(remote.as_deref(), &[before]).unwrap();
    assert!(synced.is_remote_behind);
    remote = Some(synced.replica);
    two.add(3);
    assert_eq!(two.try_sync(remote.as_deref(), &[]), Err(ReplicaError::Locked));
    assert_eq!(ids(&two.vault), [2, 3], "a refused pass changes nothing");
    let files = [remote.clone().unwrap()];
    let (_, key) = unlock_with_password(&files, &question(9), &password(9)).unwrap().unwrap();
    let synced = two.try_sync(remote.as_deref(), &[key]).unwrap();
    assert_eq!(two.vault.key().expose(), &[9; 32]);
    assert_eq!(two.vault.header.slots, one.vault.header.slots);
    remote = Some(synced.replica);
    one.sync(&mut remote);
    assert_eq!(ids(&one.vault), [2, 3]);
    assert!(!two.sync(&mut remote).is_vault_changed);
}

#[test]
fn a_copy_that_was_joined_before_the_password_changed_is_replaced_without_asking() {
    let (mut one, remote) = device();
    let before = change_password(&mut one, 9);
    one.try_sync(remote.as_deref(), &[before]).unwrap();
    one.add(3);
    let synced = one.try_sync(remote.as_deref(), &[]).unwrap();
    assert!(synced.is_remote_behind && !synced.is_vault_changed);
}

#[test]
fn without_a_pass_at_the_change_of_the_password_the_former_key_is_asked_for() {
    let (mut one, remote) = device();
    one.add(3);
    let before = change_password(&mut one, 9);
    assert_eq!(one.try_sync(None, &[]), Err(ReplicaError::Locked));
    assert_eq!(one.try_sync(remote.as_deref(), &[]), Err(ReplicaError::Locked));
    let synced = one.try_sync(remote.as_deref(), &[before]).unwrap();
    assert!(synced.is_remote_behind);
    assert_eq!((ids(&one.vault), one.vault.key().expose()), (vec![2, 3], &[9; 32]));
}

#[test]
fn who_knows_a_former_password_does_not_get_the_new_key() {
    let (mut one, remote) = device();
    let mut thief = other(remote.as_deref());
    let before = change_password(&mut one, 9);
    one.try_sync(remote.as_deref(), std::slice::from_ref(&before)).unwrap();
    // Its stamps are later than all others, and its epoch begins again.
    let thiefs = VaultKey::new(Zeroizing::new(KEY));
    for _ in 0..20 {
        thief.edit(2, &Edits { note: Some("x"), ..Edits::default() });
        thief.try_sync(None, &[]).unwrap();
        thief.edit(2, &Edits { note: Some("y"), ..Edits::default() });
        thief.try_sync(None, &[]).unwrap();
    }
    let mut forged = Replica::open(thief.local.as_deref().unwrap(), &thiefs).unwrap();
    forged.state.clock += 1;
    forged.state.epoch.begun.time = forged.state.clock;
    let forged = forged.seal(&thiefs, [77; 12]).unwrap();
    let synced = one.try_sync(Some(&forged), &[before]).unwrap();
    assert_eq!(one.vault.key().expose(), &[9; 32]);
    assert!(Vault::of_replica(&synced.replica, thiefs).is_err());
}

#[test]
fn recovery_codes_and_passkeys_of_both_devices_are_kept() {
    let (mut one, mut remote) = device();
    let mut two = other(remote.as_deref());
    one.vault.set_recovery(&code(1), &seed(21)).unwrap();
    two.vault.set_recovery(&code(2), &seed(22)).unwrap();
    let output = PasskeyOutput::new(Zeroizing::new([1; 32]));
    two.vault.add_passkey(vec![1; 64], &output, &seed(23)).unwrap();
    one.sync(&mut remote);
    two.sync(&mut remote);
    one.sync(&mut remote);
    let file = one.vault.seal([9; 12]).unwrap();
    for code in [code(1), code(2)] {
        assert!(unlock_with_recovery(&[&file], &code).is_ok());
    }
    assert_eq!(one.vault.slots().len(), 4);
    one.vault.set_recovery(&code(3), &seed(24)).unwrap();
    one.sync(&mut remote);
    assert!(two.sync(&mut remote).is_vault_changed);
    let kinds: Vec<_> = two.vault.slots().iter().map(|slot| slot.kind).collect();
    assert_eq!(kinds, [SlotKind::Password, SlotKind::Passkey, SlotKind::Recovery]);
    assert!(!one.sync(&mut remote).is_vault_changed && !two.sync(&mut remote).is_remote_behind);
}

#[test]
fn one_slot_remains_if_each_device_removes_another() {
    let (mut one, mut remote) = device();
    one.vault.set_recovery(&code(1), &seed(21)).unwrap();
    one.sync(&mut remote);
    let mut two = other(remote.as_deref());
    one.vault.remove_slot(SlotId([1; 16])).unwrap();
    two.vault.remove_slot(SlotId([21; 16])).unwrap();
    one.sync(&mut remote);
    two.sync(&mut remote);
    one.sync(&mut remote);
    assert_eq!(one.vault.slots(), two.vault.slots());
    assert_eq!(one.vault.slots().len(), 1);
    assert!(!two.sync(&mut remote).is_remote_behind && !one.sync(&mut remote).is_vault_changed);
}

#[test]
fn damaged_and_foreign_copies_are_refused() {
    let (mut one, remote) = device();
    let remote = remote.unwrap();
    let changed = |place: usize| {
        let mut changed = remote.clone();
        changed[place] ^= 1;
        changed
    };
    let sealed = one.vault.seal([8; 12]).unwrap();
    for (copy, error) in [
        (sealed.clone(), ReplicaError::NotAReplica),
        (b"nothing".to_vec(), ReplicaError::NotAReplica),
        (changed(9), ReplicaError::Version { version: 0 }),
        (changed(11), ReplicaError::Damaged),
        (changed(remote.len() - 1), ReplicaError::Locked),
        (remote[..remote.len() - 1].to_vec(), ReplicaError::Locked),
        (remote[..20].to_vec(), ReplicaError::Damaged),
    ] {
        assert_eq!(one.try_sync(Some(&copy), &[]), Err(error));
    }
    let seed = Seed { key: Zeroizing::new(KEY), id: [2; 16], nonce: [1; 12] };
    let foreign = Vault::create(Name::default(), &question(1), &password(1), seed).unwrap();
    let mut foreign = Device::new(3, foreign);
    assert_eq!(foreign.try_sync(Some(&remote), &[]), Err(ReplicaError::OtherVault));
    // A damaged replica of its own counts as none.
    one.local = Some(sealed);
    assert!(!one.try_sync(Some(&remote), &[]).unwrap().is_remote_behind);
    assert!(format!("{:?}", Replica::open(&remote, one.vault.key()).unwrap()).len() > 100);
}
