//! Limits that only a file of several megabytes reaches. Such files are not in the kit.

use crate::kit;
use aes_gcm::aead::{Aead as _, Payload};
use aes_gcm::{Aes256Gcm, KeyInit as _};
use ciborium::Value;
use warifu_core::vault::{MAX_ENTRIES, Vault, VaultError, password_questions, sealed_info};

const NONCE: [u8; 12] = [3; 12];

/// Returns a vault of `count` entries, half of them deleted, with the header of the kit's first
/// vault.
fn sealed(count: usize) -> (Vec<u8>, kit::Item) {
    let item = kit::good().remove(0);
    let file = item.read();
    let header_end = kit::header_end(&file);
    let entries = Value::Array((0..count.div_ceil(2)).map(entry).collect());
    let deleted =
        |index| Value::Map(vec![("entry".into(), entry(index)), ("deleted".into(), 0.into())]);
    let trash = Value::Array((0..count / 2).map(deleted).collect());
    let content = Value::Map(vec![
        ("name".into(), "".into()),
        ("trash".into(), trash),
        ("entries".into(), entries),
    ]);
    let mut plain = Vec::new();
    ciborium::into_writer(&content, &mut plain).unwrap();
    let key: [u8; 32] = kit::bytes(&item.key);
    let payload = Payload { msg: &plain, aad: &file[..header_end] };
    let content = Aes256Gcm::new(&key.into()).encrypt(&NONCE.into(), payload).unwrap();
    ([&file[..header_end], &NONCE, &content].concat(), item)
}

fn entry(index: usize) -> Value {
    let id = u128::try_from(index).unwrap().to_be_bytes().to_vec();
    let kind = Value::Map(vec![("totp".into(), Value::Map(vec![("period".into(), 30.into())]))]);
    let fields: [(&str, Value); 9] = [
        ("id", Value::Bytes(id.clone())),
        ("icon", "web".into()),
        ("kind", kind),
        ("added", 0.into()),
        ("digits", 6.into()),
        ("issuer", "".into()),
        ("secret", Value::Bytes(id)),
        ("account", "a".into()),
        ("algorithm", "SHA1".into()),
    ];
    Value::Map(fields.map(|(key, value)| (key.into(), value)).to_vec())
}

#[test]
fn a_vault_opens_with_the_most_entries_and_not_with_one_more() {
    let (file, item) = sealed(MAX_ENTRIES);
    let mut vault = Vault::open(&file, item.vault_key()).unwrap();
    assert_eq!(vault.records().len() + vault.trash().len(), MAX_ENTRIES);
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
