use super::*;

fn filled(ids: &[u8]) -> Vault {
    let mut vault = empty("", 1);
    for &id in ids {
        let entry_id = EntryId([id; 16]);
        vault.add(account(&id.to_string()), entry_id, 0).unwrap();
    }
    vault
}

#[test]
fn a_mark_is_the_beginning_of_an_id() {
    assert_eq!(filled(&[7, 9]).entry_marks(), [7, 7, 7, 7, 9, 9, 9, 9]);
    assert!(filled(&[]).entry_marks().is_empty());
}

#[test]
fn entries_that_were_added_since_are_counted() {
    let marks = filled(&[1, 2]).entry_marks();
    assert_eq!(filled(&[1, 2]).count_missing(&marks), 0);
    assert_eq!(filled(&[2]).count_missing(&marks), 0);
    assert_eq!(filled(&[2, 3, 4]).count_missing(&marks), 2);
    assert_eq!(filled(&[1, 2]).count_missing(&[]), 2);
    assert_eq!(filled(&[1, 2]).count_missing(&[1, 1, 1, 1, 2, 2, 2]), 1, "the last mark is cut");
}

#[test]
fn an_entry_in_the_trash_has_a_mark_and_is_not_counted() {
    let mut vault = filled(&[1, 2]);
    vault.delete(EntryId([1; 16]), 0).unwrap();
    let marks = vault.entry_marks();
    assert_eq!(vault.count_missing(&[]), 1);
    vault.restore(EntryId([1; 16])).unwrap();
    assert_eq!(vault.count_missing(&marks), 0);
}
