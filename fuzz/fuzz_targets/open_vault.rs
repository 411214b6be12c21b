//! Opens any bytes as a file, as a header, and as content. Checks that nothing panics, that no
//! claimed length or cost is trusted, and that an opened vault can be sealed and opened again.
//! Never derives a key from a password.

#![no_main]

use aes_gcm::aead::{Aead as _, Payload};
use aes_gcm::{Aes256Gcm, KeyInit as _};
use libfuzzer_sys::fuzz_target;
use warifu_core::recovery::RecoveryCode;
use warifu_core::vault::{self, PasskeyOutput, Vault, VaultKey};
use zeroize::Zeroizing;

const KEY: [u8; 32] = [7; 32];
const NONCE: [u8; 12] = [9; 12];
const MAGIC_AND_VERSION: &[u8] = b"\x89WARIFU\n\x00\x01";

fuzz_target!(init: check_header(), |data: &[u8]| {
    open(data);
    open(&file(data, b""));
    if let Some(mut vault) = open(&file(&header(), data)) {
        let again = vault.seal([1; 12]).expect("an opened vault can be sealed");
        let key = VaultKey::new(Zeroizing::new(KEY));
        let opened = Vault::open(&again, key).expect("a sealed vault can be opened");
        assert_eq!(opened.entries(), vault.entries());
        assert_eq!(opened.trash(), vault.trash());
        assert_eq!(opened.name(), vault.name());
        let counts = opened.preview_merge(&vault);
        assert_eq!(counts.added, 0, "a vault has no new entries for itself");
    }
});

/// A header with one recovery slot of zeros.
fn header() -> Vec<u8> {
    let begin: &[u8] = b"\xa3\x65slots\x81\xa1\x68recovery\xa3\x63key\x58\x30";
    let zeros = |count: usize| vec![0; count];
    [
        begin,
        &zeros(48),
        b"\x64salt\x50",
        &zeros(16),
        b"\x65nonce\x4c",
        &zeros(12),
        b"\x65vault\x50",
        &zeros(16),
    ]
    .into_iter()
    .chain([b"\x6ageneration\x00".as_slice()])
    .collect::<Vec<_>>()
    .concat()
}

fn check_header() {
    let empty = b"\xa3\x64name\x60\x65trash\x80\x67entries\x80";
    assert!(open(&file(&header(), empty)).is_some(), "content passes authentication");
}

fn file(header: &[u8], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(header.len()).expect("inputs are small").to_be_bytes();
    let before = [MAGIC_AND_VERSION, &length, header].concat();
    let payload = Payload { msg: content, aad: &before };
    let sealed =
        Aes256Gcm::new(&KEY.into()).encrypt(&NONCE.into(), payload).expect("inputs are small");
    [before.as_slice(), &NONCE, &sealed].concat()
}

fn open(file: &[u8]) -> Option<Vault> {
    let files = [file];
    let info = vault::sealed_info(file);
    let passkeys = vault::passkeys(&files);
    for passkey in &passkeys {
        let output = PasskeyOutput::new(Zeroizing::new([1; 32]));
        let _ = vault::unlock_with_passkey(&files, &passkey.credential, &output);
    }
    let _ = vault::unlock_with_recovery(&files, &RecoveryCode::new(&Zeroizing::new([2; 20])));
    let opened = Vault::open(file, VaultKey::new(Zeroizing::new(KEY)));
    match (&info, &opened) {
        (Ok(info), Ok(vault)) => {
            assert_eq!((info.id, info.generation), (*vault.id(), vault.generation()))
        }
        (Err(of_info), Err(of_vault)) => assert_eq!(of_info, of_vault),
        (Err(error), Ok(_)) => panic!("it opens, and yet: {error}"),
        (Ok(_), Err(_)) => {}
    }
    assert!(passkeys.is_empty() || info.is_ok());
    opened.ok()
}
