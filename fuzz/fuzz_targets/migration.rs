//! Reads any text, and any bytes as the message of a transfer. Checks that nothing panics, that
//! every value is within its bounds, and that a batch contains each part that was added.

#![no_main]

use data_encoding::BASE64;
use libfuzzer_sys::fuzz_target;
use percent_encoding::{NON_ALPHANUMERIC, percent_encode};
use warifu_base::failure::Failure as _;
use warifu_core::account::{MAX_NAME_CHARS, MAX_SECRET_BYTES};
use warifu_core::code::code;
use warifu_core::import::google::{self, MAX_ACCOUNTS, MAX_PARTS};
use warifu_core::import::{Format, PartSet};
use warifu_reader::charset::shift_jis;

fuzz_target!(|bytes: &[u8]| {
    check(&String::from_utf8_lossy(bytes));
    let data = BASE64.encode(bytes);
    check(&format!(
        "otpauth-migration://offline?data={}",
        percent_encode(data.as_bytes(), NON_ALPHANUMERIC)
    ));
});

fn check(text: &str) {
    let part = match google::parse(text, &shift_jis) {
        Ok(part) => part,
        Err(error) => return assert!(error.code().starts_with("import_")),
    };
    assert_eq!(Format::detect(text), Some(Format::GoogleTransfer));
    assert!((1..=MAX_PARTS).contains(&part.parts) && (1..=part.parts).contains(&part.number()));
    assert!((1..=MAX_ACCOUNTS).contains(&part.accounts.len()));
    for account in &part.accounts {
        let names = match account {
            Ok(parsed) => {
                assert!((1..=MAX_SECRET_BYTES).contains(&parsed.account.secret.expose().len()));
                assert_eq!(
                    code(&parsed.account, 59).text.len(),
                    usize::from(parsed.account.digits.get())
                );
                [&parsed.account.issuer, &parsed.account.account]
            }
            Err(refused) => {
                assert!(refused.reason.code().contains('_'));
                [&refused.issuer, &refused.account]
            }
        };
        assert!(names.iter().all(|name| name.as_str().chars().count() <= MAX_NAME_CHARS));
    }
    let mut batch = PartSet::new();
    assert_eq!(batch.take(part.clone()), Ok(true));
    assert_eq!(batch.take(part.clone()), Ok(false));
    assert_eq!(batch.have(), [part.number()]);
    assert!(!batch.missing().contains(&part.number()));
    assert!(batch.accounts().eq(&part.accounts));
}
