//! The vaults of `tests/vault-kit`, which another program made from `docs/vault-format.md`. Good
//! vaults open and have the expected entries. Vaults with one fault are refused with the error code
//! of that fault.

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
#[path = "vault_kit/replicas.rs"]
mod replicas;

use kit::{Entry, Item};
use warifu_base::failure::Failure as _;
use warifu_core::account::MAX_NAME_CHARS;
use warifu_core::otpauth;
use warifu_core::recovery::RecoveryCode;
use warifu_core::vault::{
    PasskeyOutput, PasswordKey, PasswordQuestion, Vault, VaultError, VaultKey, passkeys,
    sealed_info, unlock, unlock_with_passkey, unlock_with_recovery,
};
use warifu_password::Password;
use warifu_reader::charset::shift_jis;

/// Derives the key of the item's password for a question.
fn derived(item: &Item) -> impl Fn(&PasswordQuestion) -> Result<PasswordKey, VaultError> {
    let password = Password::existing(item.password.as_deref().unwrap()).unwrap();
    move |PasswordQuestion { salt, cost }| {
        Ok(PasswordKey::new(warifu_password::derive(&password, salt, *cost).unwrap()))
    }
}

/// Opens the vault with each password, passkey or recovery code that the item has.
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
fn good_vaults_open_in_every_way_and_have_the_expected_entries() {
    for item in kit::good() {
        let file = item.read();
        let ways = ways(&item, &file);
        assert!(!ways.is_empty(), "{} has neither password, passkey nor recovery code", item.file);
        assert_eq!(
            sealed_info(&file).unwrap().generation,
            item.generation.unwrap(),
            "{}",
            item.file
        );
        for (way, opened) in ways {
            let vault = opened.unwrap_or_else(|error| panic!("{} by {way}: {error}", item.file));
            assert_eq!(Some(vault.generation()), item.generation, "{}", item.file);
            assert_eq!(Some(vault.name().as_str()), item.name.as_deref(), "{}", item.file);
            let entries: Vec<Entry> =
                vault.entries().iter().map(|entry| Entry::of(entry, None)).collect();
            assert_eq!(Some(entries), item.entries, "{}", item.file);
            let trash = vault
                .trash()
                .iter()
                .map(|deleted| Entry::of(&deleted.entry, Some(deleted.deleted)));
            assert_eq!(Some(trash.collect::<Vec<_>>()), item.trash, "{}", item.file);
            assert_eq!(vault.key().expose(), &kit::bytes(&item.key), "{}", item.file);
        }
    }
}

/// Sealing an opened vault again gives the same content, byte for byte. So both programs write the
/// same encoding.
#[test]
fn good_vaults_can_be_sealed_and_opened_again() {
    for item in kit::good() {
        let file = item.read();
        let mut vault = Vault::open(&file, item.vault_key()).unwrap();
        match vault.seal([1; 12]) {
            Ok(sealed) => {
                let again = Vault::open(&sealed, item.vault_key()).unwrap();
                assert_eq!(again.generation(), item.generation.unwrap() + 1, "{}", item.file);
                assert_eq!(
                    (again.entries(), again.trash()),
                    (vault.entries(), vault.trash()),
                    "{}",
                    item.file
                );
                assert_eq!(passkeys(&[&sealed]), passkeys(&[&file]), "{}", item.file);
                // Invisible characters of names and notes are removed by the reader.
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
fn faulty_vaults_are_refused_with_the_code_of_their_fault() {
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

/// Opens with the vault key, so that a fault is not hidden by a slot that does not open.
#[test]
fn faulty_vaults_do_not_open_with_the_vault_key() {
    for item in kit::faulty() {
        // The vault key opens a vault whose only fault is a well-formed slot with wrong contents.
        let is_slot_fault = item.expect.contains("_wrong_") || item.expect == "vault_no_password";
        let opened = Vault::open(&item.read(), item.vault_key());
        assert!(opened.is_err() || is_slot_fault, "{} opened: {}", item.file, item.fault());
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
            assert!(opened.is_err(), "byte {index} with the password");
        }
    }
}

#[test]
fn entries_written_as_addresses_are_read_back() {
    for item in kit::good() {
        let vault = Vault::open(&item.read(), item.vault_key()).unwrap();
        for entry in vault.entries() {
            // The longest names are too long for an address.
            if entry.account.issuer.as_str().chars().count() == MAX_NAME_CHARS {
                continue;
            }
            let address = otpauth::write(&entry.account).to_string();
            let parsed = otpauth::parse(&address, &shift_jis)
                .unwrap_or_else(|error| panic!("{}: {error}: {address}", item.file));
            assert!(parsed.account.is_same_account(&entry.account), "{}: {address}", item.file);
            assert_eq!(parsed.notices, [], "{}: {address}", item.file);
        }
    }
}
