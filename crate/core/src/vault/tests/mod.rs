use super::*;
use crate::account::{Account, Draft, Edits};
use sha2::{Digest as _, Sha256};
use warifu_base::cost::{Cost, CostError};
use warifu_base::failure::Field;

mod details;
mod groups;
mod kinds;
mod marks;
mod slots;

const PASSWORD: &str = "correct horse battery";

/// Replaces Argon2id, which would take too long here.
fn derived(password: &str, PasswordQuestion { salt, cost }: &PasswordQuestion) -> PasswordKey {
    let hash = Sha256::new().chain_update(format!("{password} {salt:?} {cost:?}"));
    PasswordKey::new(Zeroizing::new(hash.finalize().into()))
}

fn unlock(sealed: &[impl AsRef<[u8]>], password: &str) -> Result<(usize, VaultKey), VaultError> {
    super::unlock(sealed, |question| Ok(derived(password, question)))
}

fn question(byte: u8) -> PasswordQuestion {
    PasswordQuestion { salt: [byte; 16], cost: Cost::LEAST }
}

fn seed(byte: u8) -> Seed {
    Seed { key: Zeroizing::new([byte; 32]), id: [byte; 16], nonce: [byte; 12] }
}

fn empty(title: &str, byte: u8) -> Vault {
    Vault::create(name(title), &question(byte), &derived(PASSWORD, &question(byte)), seed(byte))
        .unwrap()
}

fn slot_seed(byte: u8) -> SlotSeed {
    SlotSeed { salt: [byte; 16], nonce: [byte; 12] }
}

fn name(text: &str) -> Name {
    Name::new(text, Field::Issuer).unwrap()
}

fn account(account: &str) -> Account {
    let secret = "JBSWY3DPEHPK3PXP";
    Draft {
        secret,
        kind: "totp",
        fields: Edits {
            issuer: Some("わりふ健康保険組合"),
            account: Some(account),
            digits: Some("8"),
            period: Some("60"),
            counter: Some(""),
            algorithm: Some("SHA256"),
            icon: Some("health"),
            ..Edits::default()
        },
    }
    .check()
    .unwrap()
}

fn vault() -> Vault {
    let mut vault = empty("家族", 7);
    vault.add(account("taro"), EntryId([1; 16]), 1_700_000_000).unwrap();
    vault
}

#[test]
fn a_vault_opens_with_its_password_and_no_other() {
    let mut vault = vault();
    let sealed = vault.seal([9; 12]).unwrap();
    let (index, key) = unlock(&[&sealed], PASSWORD).unwrap();
    assert_eq!(index, 0);
    let opened = Vault::open(&sealed, key).unwrap();
    assert_eq!(opened.entries(), vault.entries());
    assert_eq!(opened.generation(), 1);
    assert_eq!(unlock(&[&sealed], "correct horse batterY").unwrap_err(), VaultError::WrongPassword);
    assert_eq!(Vault::open(&sealed, VaultKey::new(seed(8).key)).unwrap_err(), VaultError::Damaged);
}

#[test]
fn sealed_bytes_contain_no_plain_text() {
    let sealed = vault().seal([9; 12]).unwrap();
    for plain in [
        "わりふ".as_bytes(),
        "家族".as_bytes(),
        b"taro",
        b"SHA256",
        b"Hello!\xDE\xAD\xBE\xEF",
        &[7; 32],
    ] {
        assert!(!sealed.windows(plain.len()).any(|window| window == plain));
    }
}

/// Opens with the vault key, so that an error cannot come from a slot.
#[test]
fn every_flipped_byte_is_an_error() {
    let mut vault = vault();
    let sealed = vault.seal([9; 12]).unwrap();
    for index in 0..sealed.len() {
        for flip in [0x01, 0x80, 0xFF] {
            let mut changed = sealed.clone();
            changed[index] ^= flip;
            assert!(
                Vault::open(&changed, vault.key().clone()).is_err(),
                "byte {index} ^ {flip:#x}"
            );
        }
    }
    for length in 0..sealed.len() {
        assert!(Vault::open(&sealed[..length], vault.key().clone()).is_err(), "cut to {length}");
    }
    assert!(Vault::open(&[sealed, vec![0]].concat(), vault.key().clone()).is_err());
}

#[test]
fn a_slot_opens_in_its_own_vault_only() {
    let (mut one, mut other) = (vault(), vault());
    other.header.vault = [8; 16];
    let _ = one.seal([9; 12]).unwrap();
    let sealed = other.seal([9; 12]).unwrap();
    assert_eq!(unlock(&[&sealed], PASSWORD).unwrap_err(), VaultError::WrongPassword);
}

#[test]
fn costs_are_checked_before_a_key_is_derived() {
    let sealed = vault().seal([9; 12]).unwrap();
    let at = sealed.windows(2).position(|window| window == b"am").unwrap() + 2;
    assert_eq!(sealed[at..at + 3], [0x19, 0x4C, 0x00]);
    let with_memory = |memory: &[u8]| {
        let mut changed = sealed.clone();
        changed.splice(at..at + 3, memory.iter().copied());
        let length = u32::from_be_bytes(changed[10..14].try_into().unwrap());
        let grown = u32::try_from(memory.len()).unwrap();
        changed[10..14].copy_from_slice(&(length + grown - 3).to_be_bytes());
        unlock(&[&changed], PASSWORD).unwrap_err()
    };
    assert_eq!(with_memory(&[0x08]), CostError::TooCheap.into());
    assert_eq!(
        with_memory(&[0x19, 0x00, 0x08]),
        VaultError::Damaged,
        "a longer form of 8 is not canonical"
    );
    assert_eq!(with_memory(&[0x19, 0x04, 0x00]), CostError::TooCheap.into());
    let four_gib = with_memory(&[0x1A, 0x00, 0x40, 0x00, 0x00]);
    assert_eq!(four_gib, CostError::TooCostly { memory_mib: 4096, passes: 2 }.into());
}

#[test]
fn the_sum_of_all_costs_is_bounded() {
    let mut vault = vault();
    let costly = Cost::new(Cost::MAX_MEMORY_KIB, 4, 1).unwrap();
    let one = vault.header.slots[0].with_cost(costly);
    vault.header.slots = vec![one.clone()];
    assert_eq!(file::parse(&vault.seal([9; 12]).unwrap()).map(|_| ()), Ok(()));
    vault.header.slots = vec![one.clone(), one];
    let sum = vault.seal([9; 12]);
    assert_eq!(sum, Err(CostError::TooCostly { memory_mib: 1024, passes: 4 }.into()));
}

#[test]
fn other_files_are_refused_with_their_own_errors() {
    let sealed = vault().seal([9; 12]).unwrap();
    assert_eq!(unlock(&[b""], PASSWORD).unwrap_err(), VaultError::NotAVault);
    assert_eq!(unlock(&[b"{\"version\":1}"], PASSWORD).unwrap_err(), VaultError::NotAVault);
    let mut later = sealed.clone();
    later[9] = 3;
    assert_eq!(unlock(&[&later], PASSWORD).unwrap_err(), VaultError::Version { version: 3 });
    assert_eq!(unlock(&[&sealed[..40]], PASSWORD).unwrap_err(), VaultError::Damaged);
}

#[test]
fn the_same_account_is_refused_and_another_secret_with_equal_names_is_added() {
    let mut vault = vault();
    let again = vault.add(account("taro"), EntryId([2; 16]), 0);
    assert_eq!(again.unwrap_err(), VaultError::AlreadyThere { id: EntryId([1; 16]) });
    let mut namesake = account("taro");
    namesake.secret = crate::account::Secret::from_base32("MZXW6YTBOI").unwrap();
    vault.add(namesake, EntryId([3; 16]), 0).unwrap();
    assert_eq!(vault.entries().len(), 2);
}

#[test]
fn each_seal_raises_the_generation_and_uses_its_nonce() {
    let mut vault = vault();
    let one = vault.seal([1; 12]).unwrap();
    let two = vault.seal([2; 12]).unwrap();
    assert_ne!(one, two);
    let key = vault.key().clone();
    assert_eq!(Vault::open(&two, key).unwrap().generation(), 2);
}
