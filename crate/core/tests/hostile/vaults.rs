//! Damaged, cut and forged vaults.

use crate::damage::{config, damage, damaged};
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::LazyLock;
use warifu_base::cost::Cost;
use warifu_core::account::Name;
use warifu_core::account::{Draft, Edits};
use warifu_core::vault::{
    EntryId, PasswordKey, PasswordQuestion, Seed, Vault, VaultError, VaultKey, password_questions,
};
use zeroize::Zeroizing;

struct Sealed {
    earlier: Vec<u8>,
    bytes: Vec<u8>,
    key: VaultKey,
}

static SEALED: LazyLock<Sealed> = LazyLock::new(|| {
    let seed = Seed { key: Zeroizing::new([7; 32]), id: [7; 16], nonce: [7; 12] };
    let question = PasswordQuestion { salt: [7; 16], cost: Cost::LEAST };
    let key = PasswordKey::new(Zeroizing::new([6; 32]));
    let mut vault = Vault::create(Name::default(), &question, &key, seed).expect("is made");
    for (id, account) in [(1, "taro"), (2, "hanako")] {
        let draft = Draft {
            secret: "JBSWY3DPEHPK3PXP",
            kind: "totp",
            fields: Edits {
                issuer: Some("わりふ健康保険組合"),
                account: Some(account),
                digits: Some("6"),
                period: Some("30"),
                counter: Some(""),
                algorithm: Some("SHA1"),
                icon: Some("health"),
                ..Edits::default()
            },
        };
        vault
            .add(draft.check().expect("is good"), EntryId([id; 16]), 1_700_000_000)
            .expect("is new");
    }
    let earlier = vault.seal([8; 12]).expect("is sealed");
    let bytes = vault.seal([9; 12]).expect("is sealed");
    Sealed { earlier, bytes, key: vault.key().clone() }
});

/// The offset of the header, after magic bytes, version and the header's length.
const HEADER_AT: usize = 14;

fn opened(bytes: &[u8]) -> Result<Vault, VaultError> {
    Vault::open(bytes, SEALED.key.clone())
}

fn with_header(header: &[u8]) -> Vec<u8> {
    let length = u32::try_from(header.len()).expect("is small").to_be_bytes();
    [&SEALED.bytes[..10], &length, header, &[0; 64]].concat()
}

fn header_end(bytes: &[u8]) -> usize {
    let length = u32::from_be_bytes([bytes[10], bytes[11], bytes[12], bytes[13]]);
    HEADER_AT + usize::try_from(length).expect("is small")
}

#[test]
fn the_vault_opens_before_it_is_damaged() {
    assert_eq!(opened(&SEALED.bytes).expect("opens").entries().len(), 2);
    assert_eq!(opened(&SEALED.earlier).expect("opens").generation(), 1);
}

proptest! {
    #![proptest_config(config(3000))]

    #[test]
    fn damaged_files_do_not_open(all in vec(damage(), 1..6)) {
        let changed = damaged(SEALED.bytes.clone(), &all);
        prop_assume!(changed != SEALED.bytes);
        prop_assert!(opened(&changed).is_err());
    }

    #[test]
    fn random_bytes_do_not_open(bytes in vec(any::<u8>(), 0..400)) {
        prop_assert!(matches!(opened(&bytes), Err(VaultError::NotAVault)));
        for keep in [8, 10, HEADER_AT] {
            prop_assert!(opened(&[&SEALED.bytes[..keep], &bytes].concat()).is_err());
        }
        prop_assert!(opened(&with_header(&bytes)).is_err());
    }

    /// Only the header is damaged. Its length and the rest of the file are right.
    #[test]
    fn damaged_headers_do_not_open(all in vec(damage(), 1..4)) {
        let end = header_end(&SEALED.bytes);
        let header = damaged(SEALED.bytes[HEADER_AT..end].to_vec(), &all);
        prop_assume!(header != SEALED.bytes[HEADER_AT..end]);
        let length = u32::try_from(header.len()).expect("is small").to_be_bytes();
        let changed = [&SEALED.bytes[..10], &length, &header, &SEALED.bytes[end..]].concat();
        prop_assert!(opened(&changed).is_err());
    }

    #[test]
    fn a_wrong_key_does_not_open(key in any::<[u8; 32]>()) {
        prop_assume!(key != [7; 32]);
        let outcome = Vault::open(&SEALED.bytes, VaultKey::new(Zeroizing::new(key)));
        prop_assert_eq!(outcome.unwrap_err(), VaultError::Damaged);
    }
}

/// Old content with a new header would restore deleted entries.
#[test]
fn header_and_content_of_different_generations_do_not_open() {
    let (earlier, later) = (&SEALED.earlier, &SEALED.bytes);
    let (earlier_end, later_end) = (header_end(earlier), header_end(later));
    for mixed in [
        [&later[..later_end], &earlier[earlier_end..]].concat(),
        [&earlier[..earlier_end], &later[later_end..]].concat(),
    ] {
        assert_eq!(opened(&mixed).unwrap_err(), VaultError::Damaged);
    }
}

/// CBOR that claims a huge length or nests very deeply. It is refused without that much memory,
/// stack or time.
#[test]
fn headers_with_huge_lengths_or_deep_nesting_are_refused() {
    let long = |begin: &[u8], byte: u8, count: usize| [begin, &vec![byte; count]].concat();
    for header in [
        vec![0x9B, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
        vec![0xBB, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
        vec![0x5B, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
        long(b"\xA3\x65slots\x9B\x00\x00\x00\x7F\xFF\xFF\xFF\xFF", 0xA1, 60_000),
        long(b"\xA3\x65slots\x5A\xFF\xFF\xFF\xFF", 0x00, 60_000),
        long(b"\xA3\x65slots\x9F", 0x9F, 60_000),
        long(b"", 0x81, 65_000),
        long(b"", 0xA1, 65_000),
        long(b"", 0xC1, 65_000),
        long(b"\x7F", 0x7F, 65_000),
    ] {
        let file = with_header(&header);
        assert_eq!(
            opened(&file).unwrap_err(),
            VaultError::Damaged,
            "{:02x?}…",
            &header[..header.len().min(16)]
        );
        assert_eq!(password_questions(&[&file]), Err(VaultError::Damaged));
    }
}

#[test]
fn a_wrong_header_length_is_refused() {
    for length in [0, 1, 0x0000_FFFF, 0x0001_0000, 0x7FFF_FFFF, u32::MAX] {
        let mut changed = SEALED.bytes.clone();
        changed[10..HEADER_AT].copy_from_slice(&length.to_be_bytes());
        assert_eq!(opened(&changed).unwrap_err(), VaultError::Damaged, "{length:#x}");
    }
}
