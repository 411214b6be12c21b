use super::*;
use crate::recovery::{RECOVERY_BYTES, RecoveryCode};

fn output(byte: u8) -> PasskeyOutput {
    PasskeyOutput::new(Zeroizing::new([byte; 32]))
}

fn code(byte: u8) -> RecoveryCode {
    RecoveryCode::new(&Zeroizing::new([byte; RECOVERY_BYTES]))
}

fn kinds(vault: &Vault) -> Vec<SlotKind> {
    vault.slots().iter().map(|slot| slot.kind).collect()
}

#[test]
fn each_slot_opens_the_vault_with_its_own_key_only() {
    let mut vault = vault();
    vault.add_passkey(b"credential".to_vec(), &output(1), &slot_seed(21)).unwrap();
    vault.set_recovery(&code(2), &slot_seed(22)).unwrap();
    assert_eq!(kinds(&vault), [SlotKind::Password, SlotKind::Passkey, SlotKind::Recovery]);
    let sealed = [vault.seal([9; 12]).unwrap()];
    assert_eq!(passkeys(&sealed), [Passkey { credential: b"credential".to_vec(), salt: [21; 16] }]);

    let keys = [
        unlock(&sealed, PASSWORD).unwrap().1,
        unlock_with_passkey(&sealed, b"credential", &output(1)).unwrap().1,
        unlock_with_recovery(&sealed, &code(2)).unwrap().1,
    ];
    for key in keys {
        assert_eq!(Vault::open(&sealed[0], key).unwrap().entries(), vault.entries());
    }
    let wrong = |result: Result<(usize, VaultKey), VaultError>| result.unwrap_err();
    assert_eq!(
        wrong(unlock_with_passkey(&sealed, b"credential", &output(2))),
        VaultError::WrongPasskey
    );
    assert_eq!(
        wrong(unlock_with_passkey(&sealed, b"another", &output(1))),
        VaultError::WrongPasskey
    );
    assert_eq!(wrong(unlock_with_recovery(&sealed, &code(1))), VaultError::WrongRecovery);
}

#[test]
fn any_slot_except_the_last_can_be_removed() {
    let mut vault = vault();
    vault.set_recovery(&code(2), &slot_seed(22)).unwrap();
    let password_slot = vault.slots()[0].id;
    vault.remove_slot(password_slot).unwrap();
    assert_eq!(vault.remove_slot(password_slot), Err(VaultError::NoSuchSlot));
    assert_eq!(vault.remove_slot(SlotId([22; 16])), Err(VaultError::LastSlot));
    let sealed = [vault.seal([9; 12]).unwrap()];
    assert_eq!(unlock(&sealed, PASSWORD).unwrap_err(), VaultError::NoPassword);
    assert!(unlock_with_recovery(&sealed, &code(2)).is_ok());
}

#[test]
fn a_new_recovery_code_replaces_the_old_one() {
    let mut vault = vault();
    vault.set_recovery(&code(1), &slot_seed(21)).unwrap();
    vault.set_recovery(&code(2), &slot_seed(22)).unwrap();
    let sealed = [vault.seal([9; 12]).unwrap()];
    assert_eq!(unlock_with_recovery(&sealed, &code(1)).unwrap_err(), VaultError::WrongRecovery);
    assert!(unlock_with_recovery(&sealed, &code(2)).is_ok());
}

#[test]
fn a_vault_has_at_most_sixteen_slots() {
    let mut vault = vault();
    for byte in 0..15 {
        vault.add_passkey(vec![byte], &output(byte), &slot_seed(100 + byte)).unwrap();
    }
    let one_more = vault.add_passkey(vec![99], &output(99), &slot_seed(99));
    assert_eq!(one_more, Err(VaultError::TooManySlots));
}

#[test]
fn a_password_change_changes_the_key_and_returns_the_removed_slots() {
    let mut vault = vault();
    vault.add_passkey(b"credential".to_vec(), &output(1), &slot_seed(21)).unwrap();
    vault.set_recovery(&code(2), &slot_seed(22)).unwrap();
    let old_key = vault.key().clone();
    let new = "an entirely new one";
    let key = derived(new, &question(30));
    let removed =
        vault.change_password(&question(30), &key, Zeroizing::new([42; 32]), [30; 12]).unwrap();
    assert_eq!(removed, [SlotKind::Passkey, SlotKind::Recovery]);
    let sealed = [vault.seal([9; 12]).unwrap()];
    assert_eq!(Vault::open(&sealed[0], old_key).unwrap_err(), VaultError::Damaged);
    assert_eq!(unlock(&sealed, PASSWORD).unwrap_err(), VaultError::WrongPassword);
    let (_, key) = unlock(&sealed, new).unwrap();
    assert_eq!(Vault::open(&sealed[0], key).unwrap().entries().len(), 1);
}

#[test]
fn a_password_opens_its_own_vault_among_several() {
    let mut ours = vault();
    let theirs_password = "somebody else's words";
    let questions = password_questions(&[ours.seal([1; 12]).unwrap()]).unwrap();
    let key = derived(theirs_password, &questions[0]);
    let mut theirs = Vault::create(name("同僚"), &questions[0], &key, seed(50)).unwrap();
    let damaged = b"not a vault at all".to_vec();
    let sealed = [damaged, ours.seal([2; 12]).unwrap(), theirs.seal([3; 12]).unwrap()];
    let (index, key) = unlock(&sealed, theirs_password).unwrap();
    assert_eq!(index, 2);
    assert_eq!(Vault::open(&sealed[2], key.clone()).unwrap().name(), &name("同僚"));
    assert_eq!(Vault::open(&sealed[1], key).unwrap_err(), VaultError::Damaged);
    assert_eq!(unlock(&sealed, PASSWORD).unwrap().0, 1);
    assert_eq!(password_questions(&sealed), Ok(questions), "one derivation serves both");
    assert_eq!(unlock(&sealed, "neither of the two").unwrap_err(), VaultError::WrongPassword);
}

#[test]
fn a_deleted_entry_can_be_restored_for_thirty_days() {
    let mut vault = vault();
    let id = vault.entries()[0].id;
    vault.delete(id, 1_000).unwrap();
    assert_eq!(vault.delete(id, 1_000), Err(VaultError::NoSuchEntry));
    assert!(vault.entries().is_empty());
    vault.purge_trash(0);
    vault.purge_trash(999 + TRASH_SECONDS);
    let sealed = vault.seal([9; 12]).unwrap();
    let mut again = Vault::open(&sealed, vault.key().clone()).unwrap();
    assert_eq!(again.trash()[0].deleted, 1_000);
    again.restore(id).unwrap();
    assert_eq!(again.entries().len(), 1);
    let end = 1_000 + TRASH_SECONDS;
    vault.add(account("first"), EntryId([21; 16]), end).unwrap();
    vault.add(account("second"), EntryId([22; 16]), end + CONFIRMING_SECONDS).unwrap();
    vault.purge_trash(end + CONFIRMING_SECONDS);
    assert_eq!(vault.restore(id), Err(VaultError::NoSuchEntry));
}

#[test]
fn a_clock_that_is_far_ahead_for_less_than_a_day_purges_no_trash() {
    let mut vault = vault();
    let id = vault.entries()[0].id;
    vault.delete(id, 1_000).unwrap();
    let ahead = 1_000 + 12 * TRASH_SECONDS;
    vault.add(account("before"), EntryId([20; 16]), 2_000).unwrap();
    for (byte, later) in [(21, 0), (22, 60), (23, CONFIRMING_SECONDS - 1)] {
        vault.add(account(&format!("at {byte}")), EntryId([byte; 16]), ahead + later).unwrap();
        vault.purge_trash(ahead + later);
    }
    // The times that the wrong clock left behind are no evidence while they are in the future.
    vault.purge_trash(3_000);
    vault.restore(id).unwrap();
}

#[test]
fn a_namesake_has_the_same_names_and_another_secret() {
    let mut vault = vault();
    let there = vault.entries()[0].clone();
    assert_eq!(vault.find_namesake(&there.account), None);
    let mut renewed = there.account.clone();
    renewed.secret = crate::account::Secret::from_base32("GEZDGNBVGY3TQOJQ").unwrap();
    assert_eq!(vault.find_namesake(&renewed), Some(there.id));
    let mut other = renewed.clone();
    other.account = name("somebody else");
    assert_eq!(vault.find_namesake(&other), None);
    vault.add(renewed.clone(), EntryId([21; 16]), there.added + 1).unwrap();
    renewed.secret = crate::account::Secret::from_base32("MFRGGZDFMZTWQ2LK").unwrap();
    assert_eq!(vault.find_namesake(&renewed), Some(EntryId([21; 16])), "the newest");
}

#[test]
fn a_merge_adds_entries_with_new_secrets_and_keeps_the_others() {
    let mut here = vault();
    let mut other = vault();
    other.content.entries[0].account.account = name("renamed elsewhere");
    let mut new = account("jiro");
    new.secret = crate::account::Secret::from_base32("MZXW6YTBOI").unwrap();
    other.add(new, EntryId([5; 16]), 0).unwrap();
    assert_eq!(here.preview_merge(&other), MergeCounts { added: 1, already_there: 1 });
    let new_id = || Ok::<_, VaultError>(EntryId([77; 16]));
    assert_eq!(here.merge(&other, new_id), Ok(MergeCounts { added: 1, already_there: 1 }));
    let accounts: Vec<_> =
        here.entries().iter().map(|entry| entry.account.account.as_str()).collect();
    assert_eq!(accounts, ["taro", "jiro"]);
    assert_eq!(here.entries()[1].id, EntryId([77; 16]), "merged entries get new ids");
    assert_eq!(here.merge(&other, new_id), Ok(MergeCounts { added: 0, already_there: 2 }));
}

#[test]
fn an_entry_that_was_added_again_cannot_be_restored() {
    let mut here = vault();
    let id = here.entries()[0].id;
    let deleted = here.entries()[0].account.clone();
    here.delete(id, 0).unwrap();
    here.add(deleted, EntryId([8; 16]), 0).unwrap();
    assert_eq!(here.restore(id), Err(VaultError::AlreadyThere { id: EntryId([8; 16]) }));
    assert_eq!((here.entries().len(), here.trash().len()), (1, 1));
}

#[test]
fn a_vault_that_could_not_be_opened_again_is_not_sealed() {
    let mut vault = vault();
    vault.add_passkey(vec![7; 70_000], &output(1), &slot_seed(21)).unwrap();
    assert_eq!(vault.seal([9; 12]), Err(VaultError::Damaged));
}

#[test]
fn the_cheapest_question_is_tried_first() {
    let mut ours = vault();
    let mut costly = vault();
    let cost = Cost::new(Cost::MIN_MEMORY_KIB, 200, 1).unwrap();
    costly.header.slots = vec![costly.header.slots[0].with_cost(cost)];
    let sealed = [costly.seal([1; 12]).unwrap(), ours.seal([2; 12]).unwrap()];
    let costs = password_questions(&sealed).unwrap().into_iter().map(|question| question.cost);
    assert_eq!(costs.collect::<Vec<_>>(), [Cost::LEAST, cost]);
    let derived_once = |question: &PasswordQuestion| {
        assert_eq!(
            question.cost,
            Cost::LEAST,
            "the cheap vault opens before the costly key is derived"
        );
        Ok::<_, VaultError>(derived(PASSWORD, question))
    };
    assert_eq!(super::super::unlock(&sealed, derived_once).unwrap().0, 1);
}

#[test]
fn a_vault_that_costs_too_much_beside_others_is_left_out() {
    let cost = |passes| Cost::new(Cost::MIN_MEMORY_KIB, passes, 1).unwrap();
    let costs_of = |passes| {
        let mut costly = vault();
        costly.header.slots = vec![costly.header.slots[0].with_cost(cost(passes))];
        let sealed = [costly.seal([1; 12]).unwrap(), vault().seal([2; 12]).unwrap()];
        let questions = password_questions(&sealed).unwrap();
        let costs: Vec<_> = questions.into_iter().map(|question| question.cost).collect();
        (costs, check_costs(&sealed))
    };
    assert_eq!(costs_of(213), (vec![Cost::LEAST, cost(213)], Ok(())));
    let (costs, checked) = costs_of(214);
    assert_eq!(costs, [Cost::LEAST]);
    assert!(matches!(checked, Err(VaultError::Cost(_))));
}

#[test]
fn a_key_opens_only_slots_of_its_question() {
    let sealed = [vault().seal([9; 12]).unwrap()];
    let key = derived(PASSWORD, &question(7));
    assert!(unlock_with_password(&sealed, &question(7), &key).unwrap().is_some());
    let costlier = PasswordQuestion { cost: Cost::DEFAULT, ..question(7) };
    for other in [question(8), costlier] {
        assert!(unlock_with_password(&sealed, &other, &key).unwrap().is_none());
    }
    let wrong = derived("another password", &question(7));
    assert!(unlock_with_password(&sealed, &question(7), &wrong).unwrap().is_none());
    assert_eq!(
        unlock_with_password(&[b""], &question(7), &key).unwrap_err(),
        VaultError::NotAVault
    );
    assert_eq!(format!("{key:?}"), "PasswordKey(…)");
}
