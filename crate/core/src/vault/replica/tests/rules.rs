//! The rules of the join, one test each.

use super::*;
use crate::account::Groups;
use crate::vault::TRASH_SECONDS;

const DAY: u64 = 24 * 60 * 60;

/// Two devices that have merged a vault with the entries 2 to 5.
fn pair() -> (Device, Device, Option<Vec<u8>>) {
    let mut one = Device::new(1, empty());
    (2..6).for_each(|number| one.add(number));
    let mut remote = None;
    one.sync(&mut remote);
    let two = Device::of_replica(2, remote.as_deref().unwrap(), one.vault.key());
    (one, two, remote)
}

/// Passes until both have everything.
fn exchange(one: &mut Device, two: &mut Device, remote: &mut Option<Vec<u8>>) {
    one.sync(remote);
    two.sync(remote);
    one.sync(remote);
    assert_eq!(one.vault.content.entries, two.vault.content.entries);
    for device in [one, two] {
        let synced = device.sync(remote);
        assert!(!synced.is_vault_changed && !synced.is_remote_behind && !synced.is_replica_changed);
    }
}

fn counter(vault: &Vault, number: u8) -> u64 {
    vault.entry(id(number)).unwrap().account.kind.counter().unwrap()
}

#[test]
fn a_counter_never_falls() {
    let (mut one, mut two, mut remote) = pair();
    (0..5).for_each(|_| drop(one.vault.advance(id(3)).unwrap()));
    (0..3).for_each(|_| drop(two.vault.advance(id(3)).unwrap()));
    exchange(&mut one, &mut two, &mut remote);
    assert_eq!(counter(&one.vault, 3), 5);
    one.edit(3, &Edits { counter: Some("1"), ..Edits::default() });
    exchange(&mut one, &mut two, &mut remote);
    assert_eq!(counter(&one.vault, 3), 5, "a counter that a user lowers rises again");
}

#[test]
fn of_two_values_the_later_wins_and_other_fields_stay() {
    let (mut one, mut two, mut remote) = pair();
    one.edit(2, &Edits { issuer: Some("first"), note: Some("one's"), ..Edits::default() });
    one.sync(&mut remote);
    two.sync(&mut remote);
    two.edit(2, &Edits { issuer: Some("later"), ..Edits::default() });
    two.vault.use_on(id(2), crate::account::Host::parse("a.example").unwrap()).unwrap();
    one.vault.pin(id(2), true).unwrap();
    exchange(&mut one, &mut two, &mut remote);
    let entry = one.vault.entry(id(2)).unwrap();
    assert_eq!((entry.account.issuer.as_str(), entry.note.as_str()), ("later", "one's"));
    assert!(entry.pinned && entry.hosts.len() == 1);
}

#[test]
fn an_edit_beside_a_deletion_is_kept_in_the_trash() {
    let (mut one, mut two, mut remote) = pair();
    one.vault.delete(id(4), BEGIN).unwrap();
    two.edit(4, &Edits { note: Some("written meanwhile"), ..Edits::default() });
    exchange(&mut one, &mut two, &mut remote);
    for vault in [&one.vault, &two.vault] {
        assert_eq!(vault.trash()[0].entry.note.as_str(), "written meanwhile");
    }
    two.vault.restore(id(4)).unwrap();
    exchange(&mut one, &mut two, &mut remote);
    assert_eq!(ids(&one.vault), [2, 3, 5, 4]);
}

/// Deletes an entry on both devices and lets the first purge it.
fn purge(one: &mut Device, two: &mut Device, remote: &mut Option<Vec<u8>>) {
    one.vault.delete(id(4), BEGIN).unwrap();
    exchange(one, two, remote);
    one.pass.unix_seconds = BEGIN + TRASH_SECONDS + 2 * DAY;
    one.add(6);
    one.pass.unix_seconds = BEGIN + TRASH_SECONDS + 4 * DAY;
    one.add(7);
    one.vault.purge_trash(one.pass.unix_seconds);
    assert!(one.vault.trash().is_empty());
}

#[test]
fn a_purged_entry_leaves_a_tombstone() {
    let (mut one, mut two, mut remote) = pair();
    purge(&mut one, &mut two, &mut remote);
    exchange(&mut one, &mut two, &mut remote);
    assert!(two.vault.trash().is_empty());
    let replica = Replica::open(remote.as_deref().unwrap(), one.vault.key()).unwrap();
    let row = replica.state.row(id(4)).unwrap();
    assert_eq!(row.kept, None);
}

#[test]
fn an_entry_that_was_restored_meanwhile_survives_the_purge() {
    let (mut one, mut two, mut remote) = pair();
    purge(&mut one, &mut two, &mut remote);
    two.vault.restore(id(4)).unwrap();
    exchange(&mut one, &mut two, &mut remote);
    assert_eq!(ids(&one.vault), [2, 3, 5, 4, 6, 7]);
}

#[test]
fn a_restored_older_vault_loses_no_entry() {
    let (mut one, mut two, mut remote) = pair();
    let backup = one.vault.seal([3; 12]).unwrap();
    one.add(6);
    purge_later(&mut one);
    exchange(&mut one, &mut two, &mut remote);
    one.vault = Vault::open(&backup, VaultKey::new(Zeroizing::new(KEY))).unwrap();
    exchange(&mut one, &mut two, &mut remote);
    assert_eq!(ids(&two.vault), [2, 3, 4, 5, 6, 8, 9], "6 was added since, 2 was purged since");
}

/// Entry 2 is deleted and purged.
fn purge_later(device: &mut Device) {
    device.vault.delete(id(2), BEGIN).unwrap();
    device.try_sync(None, &[]).unwrap();
    device.pass.unix_seconds = BEGIN + TRASH_SECONDS + 2 * DAY;
    device.add(8);
    device.pass.unix_seconds = BEGIN + TRASH_SECONDS + 4 * DAY;
    device.add(9);
    device.vault.purge_trash(device.pass.unix_seconds);
}

#[test]
fn a_vault_that_joins_yields_but_adds_what_is_missing() {
    let (mut one, _, mut remote) = pair();
    let copy = one.vault.seal([3; 12]).unwrap();
    let copy = Vault::open(&copy, one.vault.key().clone()).unwrap();
    one.edit(2, &Edits { issuer: Some("shared"), ..Edits::default() });
    one.vault.delete(id(5), BEGIN).unwrap();
    one.sync(&mut remote);
    let mut joining = Device::new(3, copy);
    joining.edit(2, &Edits { issuer: Some("older"), ..Edits::default() });
    (0..4).for_each(|_| drop(joining.vault.advance(id(3)).unwrap()));
    joining.add(6);
    let synced = joining.sync(&mut remote);
    assert!(synced.is_vault_changed && synced.is_remote_behind);
    one.sync(&mut remote);
    assert_eq!(one.vault.content, joining.vault.content);
    assert_eq!(one.vault.entry(id(2)).unwrap().account.issuer.as_str(), "shared");
    assert_eq!((ids(&one.vault), counter(&one.vault, 3)), (vec![2, 3, 4, 6], 4));
}

#[test]
fn the_last_order_wins_and_new_entries_follow_in_their_order() {
    let (mut one, mut two, mut remote) = pair();
    one.vault.move_before(id(5), Some(id(2))).unwrap();
    for number in [9, 8, 7] {
        two.add(number);
    }
    exchange(&mut one, &mut two, &mut remote);
    assert_eq!(ids(&one.vault), [5, 2, 3, 4, 9, 8, 7]);
    one.vault.move_before(id(7), Some(id(5))).unwrap();
    one.sync(&mut remote);
    two.vault.move_before(id(9), Some(id(5))).unwrap();
    exchange(&mut one, &mut two, &mut remote);
    assert_eq!(ids(&one.vault), [9, 5, 2, 3, 4, 8, 7]);
}

#[test]
fn the_same_account_added_on_two_devices_becomes_one() {
    let (mut one, mut two, mut remote) = pair();
    one.vault.add(account(7), id(70), BEGIN).unwrap();
    one.vault.advance(id(70)).unwrap();
    two.vault.add(account(7), id(71), BEGIN).unwrap();
    (0..3).for_each(|_| drop(two.vault.advance(id(71)).unwrap()));
    two.vault.add(account(9), id(91), BEGIN).unwrap();
    one.vault.add(account(9), id(90), BEGIN).unwrap();
    let note = Edits { note: Some("only here"), ..Edits::default() };
    two.vault.edit(id(91), &note).unwrap();
    exchange(&mut one, &mut two, &mut remote);
    assert_eq!(counter(&one.vault, 70), 3, "its codes were used under the other id");
    assert_eq!(ids(&one.vault), [2, 3, 4, 5, 70, 90, 91], "an entry with a note of its own stays");
    let trash: Vec<_> = one.vault.trash().iter().map(|item| item.entry.id).collect();
    assert_eq!(trash, [id(71)]);
}

#[test]
fn the_same_secret_with_other_values_is_another_entry() {
    let (mut one, mut two, mut remote) = pair();
    one.vault.add(account(7), id(70), BEGIN).unwrap();
    two.vault.add(account(7), id(71), BEGIN).unwrap();
    two.vault.edit(id(71), &Edits { issuer: Some("mine"), ..Edits::default() }).unwrap();
    exchange(&mut one, &mut two, &mut remote);
    assert_eq!(ids(&one.vault), [2, 3, 4, 5, 70, 71]);
}

#[test]
fn a_vault_with_one_id_twice_is_refused_and_stays() {
    let (mut one, _, remote) = pair();
    let entry = one.vault.content.entries[0].clone();
    one.vault.content.entries.push(entry);
    let refused = one.try_sync(remote.as_deref(), &[]);
    assert_eq!(refused, Err(ReplicaError::Vault(VaultError::Damaged)));
    assert_eq!(one.vault.entries().len(), 5);
}

#[test]
fn groups_and_names_of_the_vault_are_merged() {
    let (mut one, mut two, mut remote) = pair();
    let groups = Groups::parse("work", &|_, text: &str| text.to_owned()).unwrap();
    one.edit(2, &Edits { groups: Some(&groups), ..Edits::default() });
    two.vault.rename(Name::new("office", warifu_base::failure::Field::Issuer).unwrap());
    exchange(&mut one, &mut two, &mut remote);
    assert_eq!((one.vault.name(), two.vault.name()), (two.vault.name(), one.vault.name()));
    assert!(two.vault.entry(id(2)).unwrap().groups.contains("work"));
    assert_eq!(one.vault.name().as_str(), "office");
}
