//! Limits that only a file of several megabytes reaches. Such files are not in the kit.

use crate::kit;
use aes_gcm::aead::{Aead as _, Payload};
use aes_gcm::{Aes256Gcm, KeyInit as _};
use minicbor::Encoder;
use minicbor::encode::Error;
use std::convert::Infallible;
use warifu_core::vault::{MAX_ENTRIES, Vault, VaultError, password_questions, sealed_info};

const NONCE: [u8; 12] = [3; 12];

/// Returns a vault of `count` entries, half of them deleted, with the header of the kit's first
/// vault.
fn sealed(count: usize) -> (Vec<u8>, kit::Item) {
    let item = kit::good().remove(0);
    let file = item.read();
    let header_end = kit::header_end(&file);
    let plain = content(count).unwrap();
    let key: [u8; 32] = kit::bytes(&item.key);
    let payload = Payload { msg: &plain, aad: &file[..header_end] };
    let content = Aes256Gcm::new(&key.into()).encrypt(&NONCE.into(), payload).unwrap();
    ([&file[..header_end], &NONCE, &content].concat(), item)
}

fn content(count: usize) -> Result<Vec<u8>, Error<Infallible>> {
    let (kept, deleted) = (count.div_ceil(2), count / 2);
    let mut to = Encoder::new(Vec::new());
    to.map(3)?.str("name")?.str("")?.str("trash")?.array(deleted.try_into().unwrap())?;
    for index in 0..deleted {
        to.map(2)?.str("entry")?;
        account(&mut to, index)?;
        to.str("deleted")?.u8(0)?;
    }
    to.str("entries")?.array(kept.try_into().unwrap())?;
    for index in 0..kept {
        account(&mut to, index)?;
    }
    Ok(to.into_writer())
}

fn account(to: &mut Encoder<Vec<u8>>, index: usize) -> Result<(), Error<Infallible>> {
    let id = u128::try_from(index).unwrap().to_be_bytes();
    to.map(9)?.str("id")?.bytes(&id)?.str("icon")?.str("web")?;
    to.str("kind")?.map(1)?.str("totp")?.map(1)?.str("period")?.u8(30)?;
    to.str("added")?.u8(0)?.str("digits")?.u8(6)?.str("issuer")?.str("")?;
    to.str("secret")?.bytes(&id)?.str("account")?.str("a")?.str("algorithm")?.str("SHA1")?;
    Ok(())
}

#[test]
fn a_vault_opens_with_the_most_entries_and_not_with_one_more() {
    let (file, item) = sealed(MAX_ENTRIES);
    let mut vault = Vault::open(&file, item.vault_key()).unwrap();
    assert_eq!(vault.entries().len() + vault.trash().len(), MAX_ENTRIES);
    let again = vault.seal(NONCE).unwrap();
    assert!(Vault::open(&again, item.vault_key()).is_ok());
    let (file, item) = sealed(MAX_ENTRIES + 1);
    assert_eq!(Vault::open(&file, item.vault_key()).unwrap_err(), VaultError::Damaged);
}

#[test]
fn a_file_of_more_than_64_mib_is_refused() {
    let item = kit::good().remove(0);
    let mut file = item.read();
    file.resize(64 * 1024 * 1024, 0);
    assert!(
        sealed_info(&file).is_ok(),
        "only the header is read, so the damaged content is not noticed"
    );
    file.push(0);
    assert_eq!(sealed_info(&file).unwrap_err(), VaultError::Damaged);
    assert_eq!(password_questions(&[&file]), Err(VaultError::Damaged));
}
