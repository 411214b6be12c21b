//! Reads any bytes as a file of another program, without and with a password. Checks that nothing
//! panics, and that every value is within its bounds. The costs of key derivations are bounded low
//! while fuzzing.

#![no_main]

use libfuzzer_sys::fuzz_target;
use warifu_base::failure::Failure as _;
use warifu_core::account::{MAX_NAME_CHARS, MAX_NOTE_CHARS, MAX_SECRET_BYTES};
use warifu_core::code::code;
use warifu_core::otpauth;
use warifu_import::{Content, Imported, MAX_ITEMS, Outcome, read};
use zeroize::Zeroizing;

const PASSWORD: &str = "password";

fuzz_target!(|bytes: &[u8]| {
    let is_sealed = check(bytes, &[]);
    if is_sealed {
        let asks_again = check(bytes, &[Zeroizing::new(PASSWORD.to_owned())]);
        // An archive without a password may contain a sealed file, but never asks for a second one.
        assert!(!asks_again);
    }
});

/// Returns whether a password is needed.
fn check(bytes: &[u8], passwords: &[Zeroizing<String>]) -> bool {
    match read(bytes, passwords) {
        Ok(Outcome::Sealed(sealed)) => {
            assert!(!sealed.app.name().is_empty());
            return true;
        }
        Ok(Outcome::Read(content)) => check_content(&content),
        Err(error) => {
            assert!(error.code().starts_with("import_file_"));
            assert!(error.values().iter().all(|value| value.chars().count() <= 40));
        }
    }
    false
}

fn check_content(content: &Content) {
    assert!(!content.items.is_empty() || !content.locked.is_empty());
    assert!(content.items.len() <= MAX_ITEMS);
    content.items.iter().for_each(check_item);
}

fn check_item(item: &Imported) {
    let names = match item {
        Ok(item) => {
            let account = &item.account;
            assert!((1..=MAX_SECRET_BYTES).contains(&account.secret.expose().len()));
            assert_eq!(code(account, 59).text.len(), usize::from(account.digits.get()));
            assert!(item.note.as_str().chars().count() <= MAX_NOTE_CHARS);
            assert!(otpauth::write(account).starts_with("otpauth://"));
            [&account.issuer, &account.account]
        }
        Err(refused) => {
            assert!(refused.reason.code().contains('_'));
            assert!(refused.reason.values().iter().all(|value| value.chars().count() <= 40));
            [&refused.issuer, &refused.account]
        }
    };
    assert!(names.iter().all(|name| name.as_str().chars().count() <= MAX_NAME_CHARS));
}
