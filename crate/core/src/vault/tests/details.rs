use super::*;
use crate::account::{EntryError, Host, Kind, Note};
use warifu_base::failure::Failure as _;

const ID: EntryId = EntryId([1; 16]);

fn host(text: &str) -> Host {
    Host::parse(text).unwrap()
}

fn counted(kind: &str) -> Account {
    Draft {
        secret: "MZXW6YTBOI",
        kind,
        fields: Edits {
            issuer: Some(""),
            account: Some(kind),
            digits: Some("6"),
            period: Some("30"),
            counter: Some("3"),
            algorithm: Some("SHA1"),
            icon: Some("web"),
            ..Edits::default()
        },
    }
    .check()
    .unwrap()
}

/// A vault of five entries with the ids 1 to 5.
fn five() -> Vault {
    let mut vault = vault();
    for byte in 2..=5 {
        vault
            .add(
                Account { account: name(&byte.to_string()), ..account("") },
                EntryId([byte; 16]),
                0,
            )
            .unwrap();
    }
    vault
}

fn order(vault: &Vault) -> Vec<u8> {
    vault.shown().map(|entry| entry.id.0[0]).collect()
}

fn reopened(vault: &mut Vault) -> Vault {
    let sealed = vault.seal([9; 12]).unwrap();
    Vault::open(&sealed, vault.key().clone()).unwrap()
}

#[test]
fn notes_pins_and_hosts_are_sealed_and_opened() {
    let mut vault = five();
    let note = Edits { note: Some("予備の番号：\r\n1234 5678\u{202E}"), ..Edits::default() };
    vault.edit(ID, &note).unwrap();
    vault.pin(EntryId([2; 16]), true).unwrap();
    vault.use_on(EntryId([3; 16]), host("portal.example.jp")).unwrap();
    let again = reopened(&mut vault);
    assert_eq!(again.entries(), vault.entries());
    assert_eq!(again.entry(ID).unwrap().note, Note::new("予備の番号：\n1234 5678").unwrap());
}

#[test]
fn every_field_except_the_secret_can_be_edited() {
    let mut vault = vault();
    let secret = vault.entries()[0].account.secret.clone();
    let changes = Edits {
        issuer: Some(" 正しい健保 "),
        account: Some("hanako"),
        icon: Some("web"),
        note: Some("a\nb"),
        digits: Some("６"),
        period: Some("30"),
        counter: Some("not of this kind"),
        groups: None,
        algorithm: Some("sha-1"),
    };
    vault.edit(ID, &changes).unwrap();
    let entry = reopened(&mut vault).entries()[0].clone();
    let right = Draft {
        secret: "JBSWY3DPEHPK3PXP",
        kind: "totp",
        fields: Edits {
            issuer: Some("正しい健保"),
            account: Some("hanako"),
            digits: Some("6"),
            period: Some("30"),
            counter: Some(""),
            algorithm: Some("SHA1"),
            icon: Some("web"),
            ..Edits::default()
        },
    };
    assert_eq!((entry.account, entry.note.as_str()), (right.check().unwrap(), "a\nb"));
    assert_eq!((entry.id, entry.added), (ID, 1_700_000_000));
    assert_eq!(vault.entries()[0].account.secret, secret);
    let before = vault.entries().to_vec();
    vault.edit(ID, &Edits::default()).unwrap();
    assert_eq!(vault.entries(), before);
}

#[test]
fn a_counter_can_be_edited_and_the_parameters_of_steam_stay() {
    let mut vault = vault();
    let (hotp, steam) = (EntryId([2; 16]), EntryId([3; 16]));
    vault.add(counted("hotp"), hotp, 0).unwrap();
    vault.add(counted("steam"), steam, 0).unwrap();
    let changes = Edits {
        digits: Some("8"),
        period: Some("60"),
        counter: Some("70"),
        algorithm: Some("SHA512"),
        ..Edits::default()
    };
    vault.edit(hotp, &changes).unwrap();
    vault.edit(steam, &changes).unwrap();
    assert_eq!(vault.entry(hotp).unwrap().account.kind, Kind::Hotp { counter: 70 });
    assert_eq!(vault.entry(hotp).unwrap().account.digits.get(), 8);
    assert_eq!(vault.entry(steam).unwrap().account, counted("steam"));
}

#[test]
fn a_refused_change_names_its_field_and_changes_nothing() {
    let mut vault = vault();
    vault.add(counted("hotp"), EntryId([2; 16]), 0).unwrap();
    let before = vault.entries().to_vec();
    let long = "n".repeat(1001);
    let good = Edits { issuer: Some("another"), note: Some("new"), ..Edits::default() };
    for (id, changes, field) in [
        (1, Edits { issuer: Some(&long), ..good }, Field::Issuer),
        (1, Edits { account: Some(&long), ..good }, Field::Account),
        (1, Edits { issuer: Some(""), account: Some("\u{202E} "), ..good }, Field::Account),
        (1, Edits { digits: Some("5"), ..good }, Field::Digits),
        (1, Edits { period: Some("0"), ..good }, Field::Period),
        (2, Edits { counter: Some("-1"), ..good }, Field::Counter),
        (1, Edits { algorithm: Some("MD5"), ..good }, Field::Algorithm),
        (1, Edits { icon: Some("skull"), ..good }, Field::Icon),
        (1, Edits { note: Some(&long), ..good }, Field::Note),
    ] {
        assert_eq!(vault.edit(EntryId([id; 16]), &changes).unwrap_err().fields(), [field]);
        assert_eq!(vault.entries(), before);
    }
    assert_eq!(
        vault.edit(ID, &Edits { issuer: Some(""), account: Some(""), ..good }),
        Err(EntryError::NameEmpty.into())
    );
    assert_eq!(vault.edit(EntryId([9; 16]), &good), Err(VaultError::NoSuchEntry));
}

#[test]
fn an_edit_that_would_duplicate_an_account_is_refused() {
    let mut vault = five();
    let taken = Edits { account: Some("2"), ..Edits::default() };
    assert_eq!(
        vault.edit(EntryId([3; 16]), &taken),
        Err(VaultError::AlreadyThere { id: EntryId([2; 16]) })
    );
    assert_eq!(vault.entry(EntryId([3; 16])).unwrap().account.account.as_str(), "3");
    // If another program wrote two equal entries, their notes can still be edited.
    vault.content.entries[2].account = vault.content.entries[1].account.clone();
    vault.edit(EntryId([3; 16]), &Edits { note: Some("the other"), ..taken }).unwrap();
}

#[test]
fn pinned_entries_come_first_and_each_group_keeps_its_order() {
    let mut vault = five();
    assert_eq!(order(&vault), [1, 2, 3, 4, 5]);
    vault.pin(EntryId([4; 16]), true).unwrap();
    vault.pin(EntryId([2; 16]), true).unwrap();
    assert_eq!(order(&vault), [2, 4, 1, 3, 5]);
    vault.pin(EntryId([2; 16]), false).unwrap();
    assert_eq!(order(&reopened(&mut vault)), [4, 1, 2, 3, 5]);
    assert_eq!(vault.pin(EntryId([9; 16]), true), Err(VaultError::NoSuchEntry));
}

#[test]
fn entries_move_within_the_order_of_display() {
    for (moved, before, expected) in [
        (5, Some(1), [2, 4, 5, 1, 3]),
        (1, None, [2, 4, 3, 5, 1]),
        (4, Some(2), [4, 2, 1, 3, 5]),
        (2, None, [4, 2, 1, 3, 5]),
        // Moved before a pinned entry, an unpinned one becomes the first of the unpinned. Moved
        // before an unpinned entry, a pinned one becomes the last of the pinned.
        (5, Some(4), [2, 4, 5, 1, 3]),
        (2, Some(3), [4, 2, 1, 3, 5]),
        (3, Some(3), [2, 4, 1, 3, 5]),
        (3, Some(5), [2, 4, 1, 3, 5]),
    ] {
        let mut vault = five();
        vault.pin(EntryId([2; 16]), true).unwrap();
        vault.pin(EntryId([4; 16]), true).unwrap();
        vault.move_before(EntryId([moved; 16]), before.map(|byte| EntryId([byte; 16]))).unwrap();
        assert_eq!(order(&reopened(&mut vault)), expected, "{moved} before {before:?}");
    }
    let mut vault = five();
    let before = vault.entries().to_vec();
    for (moved, place) in [(9, Some(1)), (9, None), (1, Some(9))] {
        let place = place.map(|byte| EntryId([byte; 16]));
        assert_eq!(vault.move_before(EntryId([moved; 16]), place), Err(VaultError::NoSuchEntry));
        assert_eq!(vault.entries(), before);
    }
}

#[test]
fn several_entries_move_to_the_top_in_their_order() {
    let ids = |bytes: &[u8]| bytes.iter().map(|byte| EntryId([*byte; 16])).collect::<Vec<_>>();
    for (moved, expected) in [
        (&[5, 1][..], [2, 4, 1, 5, 3]),
        (&[4], [4, 2, 1, 3, 5]),
        (&[3, 4], [4, 2, 3, 1, 5]),
        (&[5, 5], [2, 4, 5, 1, 3]),
        (&[], [2, 4, 1, 3, 5]),
    ] {
        let mut vault = five();
        vault.pin(EntryId([2; 16]), true).unwrap();
        vault.pin(EntryId([4; 16]), true).unwrap();
        vault.move_to_top(&ids(moved)).unwrap();
        assert_eq!(order(&reopened(&mut vault)), expected, "{moved:?}");
    }
    let mut vault = five();
    let before = vault.entries().to_vec();
    assert_eq!(vault.move_to_top(&ids(&[3, 9])), Err(VaultError::NoSuchEntry));
    assert_eq!(vault.entries(), before);
}

#[test]
fn the_latest_hosts_are_kept_until_they_are_forgotten() {
    let mut vault = vault();
    for number in 0..20 {
        vault.use_on(ID, host(&format!("{number}.example.jp"))).unwrap();
    }
    vault.use_on(ID, host("10.Example.jp")).unwrap();
    let entry = reopened(&mut vault).entry(ID).unwrap().clone();
    let hosts: Vec<_> = entry.hosts.iter().map(Host::as_str).collect();
    assert_eq!(
        (hosts.len(), hosts[0], hosts[1], hosts[15]),
        (16, "10.example.jp", "19.example.jp", "4.example.jp")
    );
    vault.forget_hosts(ID).unwrap();
    assert_eq!(vault.entry(ID).unwrap().hosts, []);
    assert_eq!(vault.use_on(EntryId([9; 16]), host("a")), Err(VaultError::NoSuchEntry));
}

#[test]
fn an_entry_keeps_its_details_in_the_trash_and_in_a_merge() {
    let mut vault = vault();
    let groups = crate::account::Groups::accepted(["a", "b"], &crate::native::normalise).0;
    let edits = Edits { note: Some("kept"), groups: Some(&groups), ..Edits::default() };
    vault.edit(ID, &edits).unwrap();
    vault.pin(ID, true).unwrap();
    vault.use_on(ID, host("example.jp")).unwrap();
    let entry = vault.entry(ID).unwrap().clone();
    vault.delete(ID, 0).unwrap();
    let mut vault = reopened(&mut vault);
    vault.restore(ID).unwrap();
    assert_eq!(vault.entries(), std::slice::from_ref(&entry));
    let mut other = empty("", 8);
    other.merge(&vault, || Ok::<_, VaultError>(EntryId([7; 16]))).unwrap();
    assert_eq!(other.entries(), [Entry { id: EntryId([7; 16]), ..entry }]);
}

#[test]
fn a_vault_too_large_for_a_file_is_not_sealed() {
    let mut vault = vault();
    let mut large = vault.entries()[0].clone();
    large.note = Note::new(&"𠮷".repeat(1000)).unwrap();
    vault.content.entries = vec![large; 17_000];
    assert_eq!(vault.seal([9; 12]), Err(VaultError::TooLarge));
}
