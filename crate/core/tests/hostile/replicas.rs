//! Damaged replicas, and replicas that another program with the key wrote.

use crate::damage::{config, damage, damaged};
use aes_gcm::aead::{Aead as _, Payload};
use aes_gcm::{Aes256Gcm, KeyInit as _};
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::LazyLock;
use warifu_core::vault::{
    ChunkLimits, Copies, DeviceId, Pass, ReplicaError, Synced, Vault, VaultError, VaultKey,
    header_end, join_chunks, split_replica,
};
use zeroize::Zeroizing;

const KIT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vault-kit");

struct Sealed {
    file: Vec<u8>,
    content: Vec<u8>,
    key: [u8; 32],
}

/// The kit's replica that has everything.
static MERGED: LazyLock<Sealed> = LazyLock::new(|| {
    let name = "replicas/merged.warsyn";
    let list = std::fs::read_to_string(format!("{KIT}/replicas.json")).expect("the kit is there");
    let list: serde_json::Value = serde_json::from_str(&list).expect("the list is JSON");
    let items = list.as_array().expect("the list is an array");
    let item = items.iter().find(|item| item["file"] == name).expect("the replica is listed");
    let key = item["key"].as_str().expect("its key is listed");
    let key = data_encoding::HEXLOWER.decode(key.as_bytes()).expect("the key is hexadecimal");
    let key: [u8; 32] = key.try_into().expect("the key has 32 bytes");
    let file = std::fs::read(format!("{KIT}/{name}")).expect("the replica is there");
    let (before, rest) = file.split_at(header_end(&file).expect("is whole"));
    let (nonce, sealed) = rest.split_first_chunk::<12>().expect("is whole");
    let payload = Payload { msg: sealed, aad: before };
    let content = Aes256Gcm::new(&key.into()).decrypt(nonce.into(), payload).expect("opens");
    Sealed { file, content, key }
});

fn opened(file: &[u8]) -> Option<Vault> {
    Vault::of_replica(file, VaultKey::new(Zeroizing::new(MERGED.key))).ok()
}

/// The kit's replica with other content.
fn with_content(content: &[u8]) -> Vec<u8> {
    let before = &MERGED.file[..header_end(&MERGED.file).expect("is whole")];
    let payload = Payload { msg: content, aad: before };
    let sealed = Aes256Gcm::new(&MERGED.key.into()).encrypt(&[9; 12].into(), payload);
    [before, &[9; 12], &sealed.expect("is small")].concat()
}

fn pass(
    vault: &mut Vault,
    local: &[u8],
    remote: &[u8],
    number: u8,
) -> Result<Synced, ReplicaError> {
    let pass = Pass { device: DeviceId([number; 8]), unix_seconds: 0, nonce: [number; 12] };
    let copies = Copies { local: Some(local), remote: Some(remote), other_keys: &[] };
    vault.sync(&copies, &pass)
}

/// Two devices, one with the kit's replica and one with this, end in one state and at rest. A
/// second password slot may make the vault too costly to open: then the join is refused.
fn joins(file: &[u8], mut vault: Vault) {
    let mut other = opened(&MERGED.file).expect("opens");
    let first = match pass(&mut vault, file, &MERGED.file, 1) {
        Err(ReplicaError::Vault(VaultError::Cost(_))) => return,
        first => first.expect("opens"),
    };
    let second = pass(&mut other, &MERGED.file, &first.replica, 2).expect("opens");
    let third = pass(&mut vault, &first.replica, &second.replica, 1).expect("opens");
    let last = pass(&mut other, &second.replica, &third.replica, 2).expect("opens");
    assert!(!last.is_remote_behind);
    assert_eq!(vault.entries(), other.entries());
    assert_eq!(vault.name(), other.name());
    let again = pass(&mut vault, &third.replica, &last.replica, 1).expect("opens");
    assert!(!again.is_vault_changed && !again.is_remote_behind);
}

#[test]
fn the_replica_opens_before_it_is_damaged() {
    let again = with_content(&MERGED.content);
    joins(&again, opened(&again).expect("opens"));
}

/// Each single bit of the content. Most changes are refused; the rest are other states.
#[test]
fn content_with_one_other_bit_is_refused_or_joins() {
    let mut joined = 0;
    for (place, bit) in (0..MERGED.content.len()).flat_map(|place| [(place, 1), (place, 16)]) {
        let mut content = MERGED.content.clone();
        content[place] ^= bit;
        let file = with_content(&content);
        if let Some(vault) = opened(&file) {
            joins(&file, vault);
            joined += 1;
        }
    }
    assert!(joined > 100, "only {joined} other states");
}

proptest! {
    #![proptest_config(config(3000))]

    #[test]
    fn damaged_files_do_not_open(all in vec(damage(), 1..6)) {
        let changed = damaged(MERGED.file.clone(), &all);
        prop_assume!(changed != MERGED.file);
        prop_assert!(opened(&changed).is_none());
    }

    #[test]
    fn damaged_content_is_refused_or_joins(all in vec(damage(), 1..4)) {
        let file = with_content(&damaged(MERGED.content.clone(), &all));
        if let Some(vault) = opened(&file) {
            joins(&file, vault);
        }
    }

    #[test]
    fn any_bytes_are_split_and_joined(bytes in vec(any::<u8>(), 1..2000), size in 40_usize..400) {
        let limits = ChunkLimits { key_bytes: 1, item_bytes: size, total_bytes: 1 << 20 };
        let texts = split_replica(&bytes, limits).expect("fits");
        prop_assert!(texts.iter().all(|text| text.len() + 3 <= size));
        prop_assert_eq!(join_chunks(texts.iter().rev().map(String::as_str)), Some(bytes));
    }

    #[test]
    fn any_texts_are_not_joined(texts in vec("[0-9a-f]{16}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[A-Za-z0-9+/=]{0,8}", 0..20)) {
        prop_assert_eq!(join_chunks(texts.iter().map(String::as_str)), None);
    }
}
