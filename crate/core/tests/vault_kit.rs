//! The kit of `tests/vault-kit`, made by another program from `docs/vault-format.md`: what is right opens and holds what
//! it should, and what has one fault is refused by that fault's code.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a failure here is a failed test"
)]

#[path = "vault_kit/kit.rs"]
mod kit;
#[path = "vault_kit/limits.rs"]
mod limits;

use kit::{Item, Record};
use warifu_base::failure::Failure as _;
use warifu_core::entry::MAX_NAME_CHARS;
use warifu_core::otpauth;
use warifu_core::recovery::RecoveryCode;
use warifu_core::vault::{
    PasskeyOutput, PasswordKey, PasswordQuestion, Vault, VaultError, VaultKey, sealed_info, passkeys,
    unlock, unlock_with_passkey, unlock_with_recovery,
};
use warifu_password::Password;
use warifu_reader::charset::shift_jis;

/// What Argon2id gives for the item's password, for each question that it is asked.
fn derived(item: &Item) -> impl Fn(&PasswordQuestion) -> Result<PasswordKey, VaultError> {
    let password = Password::existing(item.password.as_deref().unwrap()).unwrap();
    move |PasswordQuestion { salt, cost }| {
        Ok(PasswordKey::new(warifu_password::derive(&password, salt, *cost).unwrap()))
    }
}

/// Every way that the item names, each by its name.
fn ways(item: &Item, file: &[u8]) -> Vec<(&'static str, Result<Vault, VaultError>)> {
    let files = [file];
    let opened = |found: Result<(usize, VaultKey), VaultError>| {
        found.and_then(|(_, key)| Vault::open(file, key))
    };
    let mut ways = Vec::new();
    if item.password.is_some() {
        ways.push(("password", opened(unlock(&files, derived(item)))));
    }
    if let Some(passkey) = &item.passkey {
        let output = PasskeyOutput::new(kit::bytes(&passkey.output).into());
        ways.push((
            "passkey",
            opened(unlock_with_passkey(&files, &kit::any_bytes(&passkey.credential), &output)),
        ));
    }
    if let Some(recovery) = &item.recovery {
        let code = RecoveryCode::parse(recovery).unwrap();
        ways.push(("recovery", opened(unlock_with_recovery(&files, &code))));
    }
    ways
}

#[test]
fn good_vaults_open_by_every_way_and_hold_what_they_should() {
    for item in kit::good() {
        let file = item.read();
        let ways = ways(&item, &file);
        assert!(!ways.is_empty(), "{} names no way", item.file);
        assert_eq!(sealed_info(&file).unwrap().generation, item.generation.unwrap(), "{}", item.file);
        for (way, opened) in ways {
            let vault = opened.unwrap_or_else(|error| panic!("{} by {way}: {error}", item.file));
            assert_eq!(Some(vault.generation()), item.generation, "{}", item.file);
            assert_eq!(Some(vault.name().as_str()), item.name.as_deref(), "{}", item.file);
            let records: Vec<Record> =
                vault.records().iter().map(|record| Record::of(record, None)).collect();
            assert_eq!(Some(records), item.entries, "{}", item.file);
            let trash = vault
                .trash()
                .iter()
                .map(|trashed| Record::of(&trashed.record, Some(trashed.deleted)));
            assert_eq!(Some(trash.collect::<Vec<_>>()), item.trash, "{}", item.file);
            assert_eq!(vault.key().expose(), &kit::bytes(&item.key), "{}", item.file);
        }
    }
}

/// The writer here and the writer there agree byte by byte: what is opened and sealed again is the same content.
#[test]
fn good_vaults_are_sealed_again_and_open() {
    for item in kit::good() {
        let file = item.read();
        let mut vault = Vault::open(&file, item.vault_key()).unwrap();
        match vault.seal([1; 12]) {
            Ok(sealed) => {
                let again = Vault::open(&sealed, item.vault_key()).unwrap();
                assert_eq!(again.generation(), item.generation.unwrap() + 1, "{}", item.file);
                assert_eq!(
                    (again.records(), again.trash()),
                    (vault.records(), vault.trash()),
                    "{}",
                    item.file
                );
                assert_eq!(passkeys(&[&sealed]), passkeys(&[&file]), "{}", item.file);
                // What a reader drops of names and notes is not written again.
                if !item.file.contains("invisible-") {
                    assert_eq!(item.content(&sealed), item.content(&file), "{}", item.file);
                }
            }
            Err(error) => assert_eq!(
                (error, item.generation),
                (VaultError::Damaged, Some(u64::MAX)),
                "{}",
                item.file
            ),
        }
    }
}

#[test]
fn faulty_vaults_are_refused_by_their_fault() {
    let mut wrong = Vec::new();
    for item in kit::faulty() {
        for (way, opened) in ways(&item, &item.read()) {
            let code = opened.map_or_else(|error| error.code(), |_| "ok");
            if code != item.expect {
                wrong.push(format!(
                    "{} by {way}: {code}, not {}: {}",
                    item.file,
                    item.expect,
                    item.fault()
                ));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// With the key at hand no byte hides behind a wrong password: whatever is not for a slot to find out is found out here.
#[test]
fn faulty_vaults_give_nothing_to_who_has_the_key() {
    for item in kit::faulty() {
        // A slot that is well-formed and opens by nothing is not in the way of the key itself.
        let of_a_slot = item.expect.contains("_wrong_") || item.expect == "vault_no_password";
        let opened = Vault::open(&item.read(), item.vault_key());
        assert!(opened.is_err() || of_a_slot, "{} opened: {}", item.file, item.fault());
    }
}

#[test]
fn every_flipped_byte_of_the_smallest_vault_is_an_error() {
    let item = kit::good()
        .into_iter()
        .filter(|item| item.password.is_some())
        .min_by_key(|item| item.read().len());
    let item = item.unwrap();
    let file = item.read();
    assert!(unlock(&[&file], derived(&item)).is_ok());
    let header_end = kit::header_end(&file);
    for index in 0..file.len() {
        for flip in 1..=u8::MAX {
            let mut changed = file.clone();
            changed[index] ^= flip;
            let opened = Vault::open(&changed, item.vault_key());
            assert!(opened.is_err(), "byte {index} ^ {flip:#04x}");
        }
        if index < header_end {
            let mut changed = file.clone();
            changed[index] ^= 1;
            let opened =
                unlock(&[&changed], derived(&item)).and_then(|(_, key)| Vault::open(&changed, key));
            assert!(opened.is_err(), "byte {index} by password");
        }
    }
}

/// What is written for other programs is what this one reads.
#[test]
fn addresses_of_entries_lead_back_to_them() {
    for item in kit::good() {
        let vault = Vault::open(&item.read(), item.vault_key()).unwrap();
        for record in vault.records() {
            // The longest names are too long for an address, and the longest period is one that nobody types.
            if record.entry.issuer.as_str().chars().count() == MAX_NAME_CHARS {
                continue;
            }
            let address = otpauth::write(&record.entry).to_string();
            let parsed = otpauth::parse(&address, &shift_jis)
                .unwrap_or_else(|error| panic!("{}: {error}: {address}", item.file));
            assert!(parsed.entry.is_same_account(&record.entry), "{}: {address}", item.file);
            assert_eq!(parsed.notices, [], "{}: {address}", item.file);
        }
    }
}
