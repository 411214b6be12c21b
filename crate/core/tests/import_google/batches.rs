//! Transfers of several QR codes.

use crate::writer::{ALONE, Place, Written, address, payload};
use crate::{TARO, read};
use warifu_base::failure::Failure as _;
use warifu_core::import::{ImportError, Part, PartSet, Progress, Session};
use warifu_reader::charset::shift_jis;

fn part(names: &[&'static str], index: i64) -> Part {
    placed(names, Place { parts: Some(3), index: Some(index), batch: Some(-7) })
}

fn placed(names: &[&'static str], place: Place) -> Part {
    let account = |name: &&'static str| Written { name: name.as_bytes(), ..TARO }.bytes();
    read(&payload(&names.iter().map(account).collect::<Vec<_>>(), place))
}

fn names(batch: &PartSet) -> Vec<&str> {
    let accounts = batch.accounts();
    accounts
        .map(|account| account.as_ref().map_or("refused", |parsed| parsed.account.account.as_str()))
        .collect()
}

#[test]
fn parts_come_in_any_order_and_their_accounts_in_theirs() {
    let mut batch = PartSet::new();
    assert_eq!((batch.parts(), batch.have(), batch.missing()), (0, vec![], vec![]));
    batch.take(part(&["e"], 2)).unwrap();
    assert_eq!((batch.parts(), batch.have(), batch.missing()), (3, vec![3], vec![1, 2]));
    batch.take(part(&["a", "b"], 0)).unwrap();
    assert_eq!((batch.parts(), batch.have(), batch.missing()), (3, vec![1, 3], vec![2]));
    assert_eq!(names(&batch), ["a", "b", "e"]);
    batch.take(part(&["c", "d"], 1)).unwrap();
    assert_eq!((batch.parts(), batch.have(), batch.missing()), (3, vec![1, 2, 3], vec![]));
    assert_eq!(names(&batch), ["a", "b", "c", "d", "e"]);
}

#[test]
fn a_transfer_of_one_part_is_whole_at_once() {
    let mut batch = PartSet::new();
    batch.take(placed(&["a"], Place { parts: None, index: None, batch: None })).unwrap();
    assert_eq!((batch.parts(), batch.have(), batch.missing()), (1, vec![1], vec![]));
}

#[test]
fn the_same_part_twice_changes_nothing() {
    let mut batch = PartSet::new();
    for _ in 0..2 {
        batch.take(part(&["a", "b"], 0)).unwrap();
        assert_eq!(
            (batch.have(), batch.missing(), names(&batch)),
            (vec![1], vec![2, 3], vec!["a", "b"])
        );
    }
}

#[test]
fn a_part_of_another_transfer_is_refused_and_the_batch_is_unchanged() {
    let mut batch = PartSet::new();
    batch.take(part(&["a"], 0)).unwrap();
    let place = Place { parts: Some(3), index: Some(1), batch: Some(-7) };
    for (why, other) in [
        ("another batch", placed(&["x"], Place { batch: Some(7), ..place })),
        ("no batch", placed(&["x"], Place { batch: None, ..place })),
        ("more parts", placed(&["x"], Place { parts: Some(4), ..place })),
        ("another transfer of one part", placed(&["x"], ALONE)),
        ("another content in the same place", part(&["x"], 0)),
        ("less in the same place", part(&["a", "x"], 0)),
    ] {
        let error = batch.take(other).unwrap_err();
        assert_eq!(error, ImportError::OtherSet, "{why}");
        assert_eq!(error.code(), "import_other_set");
        assert_eq!((batch.parts(), batch.have(), names(&batch)), (3, vec![1], vec!["a"]), "{why}");
    }
    batch.take(part(&["c"], 2)).unwrap();
    assert_eq!(names(&batch), ["a", "c"]);
}

#[test]
fn a_refused_account_keeps_its_position() {
    let accounts =
        [TARO, Written { kind: Some(3), ..TARO }, Written { algorithm: Some(4), ..TARO }, TARO];
    let mut batch = PartSet::new();
    batch.take(read(&payload(&accounts.map(|account| account.bytes()), ALONE))).unwrap();
    let codes: Vec<_> = batch
        .accounts()
        .map(|account| account.as_ref().err().map(|told| told.reason.code()))
        .collect();
    assert_eq!(codes, [None, Some("otpauth_unknown_type"), Some("import_algorithm"), None]);
}

#[test]
fn debug_hides_the_secrets() {
    let mut batch = PartSet::new();
    batch.take(part(&["a"], 0)).unwrap();
    let printed = format!("{batch:?} {batch:#?}");
    assert!(printed.contains("KOSMO"));
    for secret in ["Hello", "72, 101, 108", "JBSW", "48656c6c6f"] {
        assert!(!printed.contains(secret), "{printed}");
    }
}

#[test]
fn another_transfer_may_begin_once_the_one_before_is_complete_or_was_added() {
    let text = |batch, parts, index| {
        let place = Place { parts: Some(parts), index: Some(index), batch: Some(batch) };
        address(&payload(&[TARO.bytes()], place))
    };
    let mut session = Session::new();
    assert_eq!(session.progress(), None);
    assert!(!session.take(&text(1, 2, 0), &shift_jis).unwrap().is_again);
    assert!(session.take(&text(1, 2, 0), &shift_jis).unwrap().is_again);
    let other = session.take(&text(2, 2, 1), &shift_jis);
    assert_eq!(other.unwrap_err(), ImportError::OtherSet);
    session.mark_added();
    let progress = |have, missing, is_added| Some(Progress { have, missing, is_added });
    assert_eq!(session.progress(), progress(vec![1], vec![2], true));
    session.take(&text(2, 2, 1), &shift_jis).unwrap();
    assert_eq!(session.progress(), progress(vec![2], vec![1], false));
    session.take(&text(2, 2, 0), &shift_jis).unwrap();
    session.take(&text(3, 1, 0), &shift_jis).unwrap();
    assert_eq!(session.progress(), progress(vec![1], vec![], false));
    session.mark_added();
    assert_eq!(session.progress(), None);
}
