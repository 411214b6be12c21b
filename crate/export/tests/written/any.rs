//! Any account is either read back as it was, or named as one that does not fit.

use crate::entries::{compare, named};
use crate::{read_back, written};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use warifu_base::failure::Field;
use warifu_core::account::{Algorithm, Name};
use warifu_export::{Entry, Form};

/// Any name within the bounds that neither begins nor ends with a separator of addresses, because
/// such ones are removed when an address is read.
fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[^\u{FFFD}]{0,40}", "[A-Za-z%+&=?#/ @,;\"']{1,40}", "[ぁ-ん山田太郎＠]{1,20}"]
        .prop_map(|text| {
            let is_stray = |end: char| end.is_whitespace() || [':', '/', '：'].contains(&end);
            // Invisible characters are removed, so a separator may stand before one at the end.
            let visible = Name::new(&text.replace([':', '：'], ""), Field::Account).unwrap();
            visible.as_str().trim_matches(is_stray).to_owned()
        })
}

fn entry() -> impl Strategy<Value = Entry> {
    let algorithm = select(&[Algorithm::Sha1, Algorithm::Sha256, Algorithm::Sha512][..]);
    let kind = prop_oneof![Just(None), any::<u64>().prop_map(Some), (0..100_u64).prop_map(Some)];
    let period = prop_oneof![Just(30_u32), 1..=100_u32, 1..=u32::MAX];
    let names = (name(), name(), "[^:/\u{FFFD}]{0,60}");
    (names, vec(any::<u8>(), 1..70), kind, (algorithm, 6..=10_u32, period)).prop_map(
        |((issuer, account, note), secret, counter, (algorithm, digits, period))| {
            // One of the names must not be empty, also after invisible characters were removed.
            let account = format!("a{account}");
            let made = named(&account).issuer(&issuer).secret(&secret).note(&note);
            let made = made.totp(algorithm, digits, period);
            counter.map_or(made.clone(), |counter| made.hotp(counter)).into()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn any_entry_is_read_back_or_named(
        entry in entry(),
        form in select(&[Form::Otpauth, Form::Aegis, Form::Twofas, Form::Bitwarden, Form::Csv, Form::Cxf][..]),
    ) {
        let written = written(form, std::slice::from_ref(&entry));
        if let Some(file) = written.file {
            prop_assert!(written.unfit.is_empty());
            let items = read_back(form, &file);
            prop_assert_eq!(items.len(), 1);
            compare(form, &items[0], &entry);
        } else {
            prop_assert_eq!(written.unfit.len(), 1);
        }
    }
}
