use super::*;
use crate::account::Kind;

fn counted(account: &str, counter: u64) -> Account {
    Account { kind: Kind::Hotp { counter }, ..super::account(account) }
}

fn counter(vault: &Vault, place: usize) -> Option<u64> {
    vault.entries()[place].account.kind.counter()
}

#[test]
fn every_kind_is_sealed_and_opened() {
    let mut vault = vault();
    let drafted = |kind| Draft {
        secret: "MZXW6YTBOI",
        kind,
        fields: Edits {
            issuer: Some(kind),
            account: Some(""),
            digits: Some("7"),
            period: Some("15"),
            counter: Some("4"),
            algorithm: Some("SHA512"),
            icon: Some("web"),
            ..Edits::default()
        },
    };
    for (id, kind) in [(2, "totp"), (3, "hotp"), (4, "steam")] {
        vault.add(drafted(kind).check().unwrap(), EntryId([id; 16]), 0).unwrap();
    }
    let sealed = vault.seal([9; 12]).unwrap();
    assert_eq!(Vault::open(&sealed, vault.key().clone()).unwrap().entries(), vault.entries());
}

/// RFC 4226 appendix D. The stored counter is that of the next code.
#[test]
fn each_counter_based_code_is_returned_once() {
    let mut vault = vault();
    let id = EntryId([2; 16]);
    let draft = Draft {
        secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
        kind: "hotp",
        fields: Edits {
            issuer: Some(""),
            account: Some("a"),
            digits: Some("6"),
            period: Some(""),
            counter: Some("0"),
            algorithm: Some("SHA1"),
            icon: Some("web"),
            ..Edits::default()
        },
    };
    vault.add(draft.check().unwrap(), id, 0).unwrap();
    for (step, expected) in (0..).zip(["755224", "287082", "359152", "969429", "338314"]) {
        let sealed = vault.seal([u8::try_from(step).unwrap(); 12]).unwrap();
        vault = Vault::open(&sealed, vault.key().clone()).unwrap();
        let code = vault.advance(id).unwrap();
        assert_eq!(
            (code.text.as_str(), code.moving_factor, code.seconds_left),
            (expected, step, None)
        );
        assert_eq!(counter(&vault, 1), Some(step + 1));
    }
}

#[test]
fn a_counter_stops_at_its_last_value() {
    let mut vault = vault();
    let id = EntryId([2; 16]);
    vault.add(counted("hanako", u64::MAX - 1), id, 0).unwrap();
    assert_eq!(vault.advance(id).unwrap().moving_factor, u64::MAX - 1);
    for _ in 0..2 {
        assert_eq!(vault.advance(id).err(), Some(VaultError::CounterAtEnd));
        assert_eq!(counter(&vault, 1), Some(u64::MAX));
    }
}

#[test]
fn only_counter_based_entries_can_advance() {
    let mut vault = vault();
    let before = vault.entries().to_vec();
    assert_eq!(vault.advance(EntryId([1; 16])).err(), Some(VaultError::NoSuchEntry));
    assert_eq!(vault.advance(EntryId([9; 16])).err(), Some(VaultError::NoSuchEntry));
    assert_eq!(vault.entries(), before);
}

#[test]
fn an_account_with_another_counter_is_the_same_account() {
    let mut vault = vault();
    vault.add(counted("hanako", 0), EntryId([2; 16]), 0).unwrap();
    vault.advance(EntryId([2; 16])).unwrap();
    assert_eq!(vault.find(&counted("hanako", 0)), Some(EntryId([2; 16])));
    let again = vault.add(counted("hanako", 7), EntryId([3; 16]), 0);
    assert_eq!(again, Err(VaultError::AlreadyThere { id: EntryId([2; 16]) }));
    assert_eq!(counter(&vault, 1), Some(1), "the existing entry stays unchanged");
    assert_eq!(vault.find(&account("hanako")), None, "another kind is another account");
}

#[test]
fn a_merge_keeps_the_greater_counter() {
    for (here, there, kept) in [(3, 5, 5), (5, 3, 5), (4, 4, 4), (0, u64::MAX, u64::MAX)] {
        let mut ours = empty("", 7);
        ours.add(counted("hanako", here), EntryId([2; 16]), 0).unwrap();
        let mut theirs = empty("", 8);
        theirs.add(counted("renamed elsewhere", there), EntryId([3; 16]), 0).unwrap();
        let merged = ours.merge(&theirs, || Ok::<_, VaultError>(EntryId([4; 16])));
        assert_eq!(merged, Ok(MergeCounts { added: 0, already_there: 1 }));
        assert_eq!(counter(&ours, 0), Some(kept));
        assert_eq!(ours.entries()[0].account.account.as_str(), "hanako");
    }
}

#[test]
fn counters_rise_to_those_of_a_vault_that_is_replaced() {
    for (here, there, kept) in [(3, 5, 5), (5, 3, 5)] {
        let mut ours = empty("", 7);
        ours.add(counted("hanako", here), EntryId([2; 16]), 0).unwrap();
        let mut theirs = empty("", 7);
        theirs.add(counted("renamed", there), EntryId([2; 16]), 0).unwrap();
        theirs.add(account("only there"), EntryId([3; 16]), 0).unwrap();
        ours.raise_counters(&theirs);
        assert_eq!(counter(&ours, 0), Some(kept));
        assert_eq!(ours.entries().len(), 1, "nothing is added");
        assert_eq!(ours.entries()[0].account.account.as_str(), "hanako");
    }
}
