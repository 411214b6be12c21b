//! Entries written as addresses for other programs, and read back.

#![allow(clippy::expect_used, reason = "a failure here is a failed test")]

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use warifu_base::failure::Field;
use warifu_core::account::{Account, Algorithm, Digits, Icon, Kind, Name, Period, Secret};
use warifu_core::otpauth;
use warifu_reader::charset::shift_jis;

fn config() -> ProptestConfig {
    // The smallest failing input is printed, so no file of seeds is needed.
    ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() }
}

/// Any name without U+FFFD, which marks unreadable bytes. It neither begins nor ends with a
/// separator of addresses, because such ones are removed when an address is read.
fn name() -> impl Strategy<Value = Name> {
    prop_oneof!["[^\u{FFFD}]{0,40}", "[A-Za-z:%+&=?#/ @]{0,40}", "[ぁ-ん山田太郎：＠]{0,20}"]
        .prop_map(|text| {
            let is_stray = |end: char| end.is_whitespace() || [':', '/'].contains(&end);
            let name = Name::new(&text, Field::Account).expect("it is short");
            Name::new(name.as_str().trim_matches(is_stray), Field::Account).expect("it is shorter")
        })
}

fn account() -> impl Strategy<Value = Account> {
    let kind = prop_oneof![
        (1..=u32::MAX)
            .prop_map(|seconds| Kind::Totp { period: Period::new(seconds).expect("it is not 0") }),
        any::<u64>().prop_map(|counter| Kind::Hotp { counter }),
        Just(Kind::Steam),
    ];
    let algorithm = select(&[Algorithm::Sha1, Algorithm::Sha256, Algorithm::Sha512][..]);
    (name(), name(), vec(any::<u8>(), 1..70), kind, 6..=10_u32, algorithm).prop_map(
        |(issuer, account, secret, kind, digits, algorithm)| {
            let is_steam = kind == Kind::Steam;
            Account {
                issuer,
                account,
                secret: Secret::from_bytes(secret).expect("it is short"),
                algorithm: if is_steam { Algorithm::Sha1 } else { algorithm },
                digits: if is_steam {
                    Digits::STEAM
                } else {
                    Digits::new(digits).expect("it is one of them")
                },
                kind,
                icon: Icon::default(),
            }
        },
    )
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_entry_is_read_back(account in account()) {
        let address = otpauth::write(&account);
        prop_assert!(address.is_ascii());
        let parsed = otpauth::parse(&address, &shift_jis).expect("a written address can be read");
        prop_assert_eq!(&parsed.account, &account);
        prop_assert!(parsed.notices.is_empty());
    }
}

#[test]
fn addresses_have_the_form_of_the_key_uri_format() {
    for (read, written) in [
        (
            "otpauth://totp/わりふ:山田 太郎?secret=jbsw y3dp ehpk 3pxp&digits=8",
            "otpauth://totp/%E3%82%8F%E3%82%8A%E3%81%B5:%E5%B1%B1%E7%94%B0%20%E5%A4%AA%E9%83%8E?secret=JBSWY3DPEHPK3PXP\
             &issuer=%E3%82%8F%E3%82%8A%E3%81%B5&algorithm=SHA1&digits=8&period=30",
        ),
        (
            "otpauth://hotp/alice?secret=JBSWY3DPEHPK3PXP&counter=42",
            "otpauth://hotp/alice?secret=JBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&counter=42",
        ),
        (
            "steam://JBSWY3DPEHPK3PXP",
            "otpauth://steam/Steam:?secret=JBSWY3DPEHPK3PXP&issuer=Steam&algorithm=SHA1&digits=5&period=30",
        ),
        (
            "otpauth://totp/:a%3Ab?secret=JBSWY3DPEHPK3PXP",
            "otpauth://totp/:a%3Ab?secret=JBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30",
        ),
    ] {
        let parsed = otpauth::parse(read, &shift_jis).expect("it is good");
        assert_eq!(otpauth::write(&parsed.account).as_str(), written);
    }
}
