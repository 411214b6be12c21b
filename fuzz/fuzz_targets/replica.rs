//! Opens any bytes as a replica, as its content, and as texts of one. Checks that nothing panics,
//! that no claimed length is trusted, that an opened replica is at rest with itself, and that two
//! devices that join it end in one state.

#![no_main]

use aes_gcm::aead::{Aead as _, Payload};
use aes_gcm::{Aes256Gcm, KeyInit as _};
use libfuzzer_sys::fuzz_target;
use warifu_core::vault::{
    ChunkLimits, Copies, DeviceId, Pass, Vault, VaultKey, header_end, join_chunks, split_replica,
};
use zeroize::Zeroizing;

const MERGED: &[u8] = include_bytes!("../../tests/vault-kit/replicas/merged.warsyn");
const LIST: &str = include_str!("../../tests/vault-kit/replicas.json");
const NONCE: [u8; 12] = [9; 12];
const LIMITS: ChunkLimits = ChunkLimits { key_bytes: 9, item_bytes: 200, total_bytes: 1 << 20 };

fuzz_target!(init: assert!(open(MERGED).is_some(), "the seed opens"), |data: &[u8]| {
    let _ = open(data);
    let sealed = file(data);
    if let Some(vault) = open(&sealed) {
        check(&sealed, vault);
    }
    let text = String::from_utf8_lossy(data);
    let _ = join_chunks(text.lines());
    if let Ok(texts) = split_replica(data, LIMITS) {
        let joined = join_chunks(texts.iter().rev().map(String::as_str));
        assert_eq!(joined.as_deref(), (!data.is_empty()).then_some(data));
    }
});

/// After one pass a replica is at rest. The kit's replica joins it on two ways to one state.
fn check(sealed: &[u8], mut vault: Vault) {
    // Its slots may cost too much together. Then it is refused.
    let Some(synced) = pass(&mut vault, Some(sealed), Some(sealed), 1) else { return };
    let sealed = &*synced.replica;
    let synced = pass(&mut vault, Some(sealed), Some(sealed), 1).expect("it was written here");
    assert!(!synced.is_vault_changed && !synced.is_remote_behind && !synced.is_replica_changed);
    let mut other = open(MERGED).expect("the seed opens");
    let first = pass(&mut vault, Some(sealed), Some(MERGED), 2);
    let second = pass(&mut other, Some(MERGED), Some(sealed), 3);
    if let (Some(first), Some(second)) = (first, second) {
        let again = pass(&mut vault, Some(&first.replica), Some(&second.replica), 4);
        let again = again.expect("joined replicas can be joined");
        let last = pass(&mut other, Some(&second.replica), Some(&again.replica), 5);
        assert!(!last.expect("joined replicas can be joined").is_remote_behind);
        assert_eq!(vault.entries(), other.entries());
        assert_eq!(vault.name(), other.name());
    }
}

fn pass(
    vault: &mut Vault,
    local: Option<&[u8]>,
    remote: Option<&[u8]>,
    number: u8,
) -> Option<warifu_core::vault::Synced> {
    let pass = Pass { device: DeviceId([number; 8]), unix_seconds: 0, nonce: [number; 12] };
    vault.sync(&Copies { local, remote, other_keys: &[] }, &pass).ok()
}

fn key() -> [u8; 32] {
    let item = LIST.split("merged.warsyn").nth(1).expect("the replica is listed");
    let key = item.split("\"key\": \"").nth(1).expect("its key is listed");
    let bytes = data_encoding::HEXLOWER.decode(&key.as_bytes()[..64]).expect("it is hexadecimal");
    bytes.try_into().expect("the key has 32 bytes")
}

fn open(file: &[u8]) -> Option<Vault> {
    Vault::of_replica(file, VaultKey::new(Zeroizing::new(key()))).ok()
}

/// The seed with other content.
fn file(content: &[u8]) -> Vec<u8> {
    let before = &MERGED[..header_end(MERGED).expect("the seed is whole")];
    let payload = Payload { msg: content, aad: before };
    let sealed =
        Aes256Gcm::new(&key().into()).encrypt(&NONCE.into(), payload).expect("inputs are small");
    [before, &NONCE, &sealed].concat()
}
