//! The texts of QR codes.

use crate::entries::{entries, named};
use crate::random;
use warifu_core::account::{Account, Algorithm};
use warifu_core::import::PartSet;
use warifu_core::import::google;
use warifu_core::otpauth;
use warifu_export::{CodeForm, Entry, UnfitError, draw, texts};

fn reasons(form: CodeForm, entries: &[Entry]) -> Vec<(String, UnfitError)> {
    let unfit = texts(form, entries, &mut random).unwrap().unfit;
    let name = |index: usize| entries[index].account.account.as_str().to_owned();
    unfit.into_iter().map(|one| (name(one.index), one.reason)).collect()
}

/// The accounts of a transfer, and the number of its QR codes.
fn transferred(entries: &[Entry]) -> (Vec<Account>, usize) {
    let written = texts(CodeForm::GoogleTransfer, entries, &mut random).unwrap();
    let mut set = PartSet::new();
    let mut named: Vec<usize> = Vec::new();
    for code in &written.codes {
        let part = google::parse(&code.content, &|_| None).unwrap();
        assert_eq!(part.accounts.len(), code.entries.len());
        named.extend(&code.entries);
        assert!(set.take(part).unwrap());
    }
    assert!(set.missing().is_empty());
    let left = |index: &usize| written.unfit.iter().any(|one| one.index == *index);
    let expected: Vec<usize> = (0..entries.len()).filter(|index| !left(index)).collect();
    assert_eq!(named, expected);
    let accounts = set.accounts().map(|one| one.as_ref().unwrap().account.clone()).collect();
    (accounts, written.codes.len())
}

#[test]
fn a_qr_code_of_one_account_is_its_address() {
    let entries = entries();
    let written = texts(CodeForm::Single, &entries, &mut random).unwrap();
    let left = reasons(CodeForm::Single, &entries);
    assert_eq!(left, []);
    for (code, entry) in written.codes.iter().zip(&entries) {
        let parsed = otpauth::parse(&code.content, &|_| None).unwrap();
        assert_eq!(parsed.account, entry.account);
    }
}

#[test]
fn a_transfer_has_the_accounts_that_it_can_hold_and_names_the_others() {
    let entries = entries();
    let (accounts, _) = transferred(&entries);
    let mut accounts = accounts.into_iter();
    let left = reasons(CodeForm::GoogleTransfer, &entries);
    for entry in &entries {
        if left.iter().all(|(name, _)| *name != entry.account.account.as_str()) {
            assert_eq!(accounts.next().unwrap(), entry.account);
        }
    }
    let named = |name: &str, reason| (name.to_owned(), reason);
    assert_eq!(
        left,
        [
            named("sha512", UnfitError::Period { seconds: 60 }),
            named("ten digits", UnfitError::Digits { digits: 10 }),
            named("odd period", UnfitError::Period { seconds: 45 }),
            named("long period", UnfitError::Period { seconds: 86_400 }),
            named("player", UnfitError::Steam),
        ]
    );
}

/// Programs take the part of a name before a colon for the issuer.
#[test]
fn a_name_with_a_colon_is_not_split() {
    for entry in [named("a:b").into(), named("c:d").issuer("").into()] {
        let entries: [Entry; 1] = [entry];
        assert_eq!(transferred(&entries).0, [entries[0].account.clone()]);
    }
}

#[test]
fn a_hundred_accounts_take_at_least_ten_qr_codes() {
    let short = |at| named(&format!("{at}")).into();
    let entries: Vec<Entry> = (0..100).map(short).collect();
    let (accounts, codes) = transferred(&entries);
    assert_eq!((accounts.len(), codes), (100, 10));
    let long = |at| named(&format!("{}{at}", "山".repeat(50))).into();
    let entries: Vec<Entry> = (0..100).map(long).collect();
    let (accounts, codes) = transferred(&entries);
    assert_eq!(accounts.len(), 100);
    assert!((20..=50).contains(&codes), "{codes}");
}

/// Both names of the longest kind, and the longest secret.
#[test]
fn an_account_that_no_qr_code_has_room_for_is_named() {
    let long = named(&"山".repeat(256)).issuer(&"川".repeat(256)).secret(&[0xFF; 512]);
    let entries = [Entry::from(named("before")), long.into(), named("after").into()];
    for form in [CodeForm::Single, CodeForm::GoogleTransfer] {
        let drawn = draw(form, &entries, &mut random).unwrap();
        assert_eq!(drawn.unfit.len(), 1, "{form:?}");
        assert_eq!((drawn.unfit[0].index, &drawn.unfit[0].reason), (1, &UnfitError::TooLong));
        let places: Vec<usize> = drawn.codes.into_iter().flat_map(|code| code.entries).collect();
        assert_eq!(places, [0, 2]);
    }
}

/// As far as a phone reads from a screen: version 25 of 117 modules, unless one account needs more.
#[test]
fn qr_codes_of_several_accounts_are_not_too_fine() {
    let entry = |at| {
        named(&format!("taro.yamada.{at}@example.jp"))
            .totp(Algorithm::Sha512, 8, 30)
            .secret(&[0xFB; 64])
            .into()
    };
    let entries: Vec<Entry> = (0..40).map(entry).collect();
    let drawn = draw(CodeForm::GoogleTransfer, &entries, &mut random).unwrap();
    let largest = drawn.codes.iter().map(|code| code.content.size).max();
    assert!(largest <= Some(117), "{largest:?}");
}
