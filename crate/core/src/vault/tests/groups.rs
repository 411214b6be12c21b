use super::*;
use crate::account::{Group, Groups, Icon};
use crate::native::normalise;

const ID: EntryId = EntryId([1; 16]);

fn put_into(vault: &mut Vault, groups: &str) {
    let groups = Groups::parse(groups, &normalise).unwrap();
    vault.edit(ID, &Edits { groups: Some(&groups), ..Edits::default() }).unwrap();
}

fn version(sealed: &[u8]) -> u8 {
    sealed[9]
}

fn reopened(vault: &mut Vault) -> Vault {
    let sealed = vault.seal([9; 12]).unwrap();
    Vault::open(&sealed, vault.key().clone()).unwrap()
}

#[test]
fn groups_are_sealed_and_opened_in_their_order() {
    let mut vault = vault();
    put_into(&mut vault, "仕事,健保,b,a");
    assert_eq!(reopened(&mut vault).entries(), vault.entries());
    vault.edit(ID, &Edits { note: Some("n"), ..Edits::default() }).unwrap();
    let names = vault.entries()[0].groups.as_slice().iter().map(Group::as_str);
    assert_eq!(names.collect::<Vec<_>>(), ["仕事", "健保", "b", "a"], "other edits keep them");
    put_into(&mut vault, "");
    assert!(reopened(&mut vault).entries()[0].groups.is_empty());
}

#[test]
fn a_vault_has_version_2_only_while_it_needs_it() {
    let mut vault = vault();
    assert_eq!(version(&vault.seal([9; 12]).unwrap()), 1);
    put_into(&mut vault, "a");
    assert_eq!(version(&vault.seal([9; 12]).unwrap()), 2);
    vault.delete(ID, 0).unwrap();
    assert_eq!(version(&vault.seal([9; 12]).unwrap()), 2, "in the trash");
    let mut vault = reopened(&mut vault);
    vault.restore(ID).unwrap();
    put_into(&mut vault, "");
    assert_eq!(version(&vault.seal([9; 12]).unwrap()), 1);
    let icons = [(Icon::General, 1), (Icon::Web, 1), (Icon::Government, 2), (Icon::Securities, 2)];
    for (icon, expected) in icons {
        vault.edit(ID, &Edits { icon: Some(icon.name()), ..Edits::default() }).unwrap();
        let sealed = vault.seal([9; 12]).unwrap();
        assert_eq!(version(&sealed), expected, "{icon:?}");
        assert_eq!(Vault::open(&sealed, vault.key().clone()).unwrap().entries(), vault.entries());
    }
}

#[test]
fn the_longest_groups_are_within_the_bound_of_the_bytes() {
    let mut vault = vault();
    let names: Vec<String> = (0..8).map(|digit| format!("{}{digit}", "𠮷".repeat(39))).collect();
    put_into(&mut vault, &names.join(","));
    let plain = vault.content.encode().unwrap();
    let sealed = vault.seal([9; 12]).unwrap();
    assert_eq!(Vault::open(&sealed, vault.key().clone()).unwrap().entries(), vault.entries());
    assert!(plain.len() <= vault.entries()[0].max_bytes() + 64);
}
