//! Reads any text as an address and as every typed value. Checks that nothing panics, and that a
//! written address is read back as the same entry.

#![no_main]

use libfuzzer_sys::fuzz_target;
use warifu_base::failure::{Failure as _, Field};
use warifu_core::account::{Algorithm, Digits, Name, Period, Secret};
use warifu_core::code::code;
use warifu_core::otpauth::{self, MAX_ADDRESS_BYTES};
use warifu_core::recovery::RecoveryCode;
use warifu_password::Password;
use warifu_reader::charset::shift_jis;

fuzz_target!(|text: &str| {
    match otpauth::parse(text, &shift_jis) {
        Ok(parsed) => {
            let account = parsed.account;
            assert!(code(&account, 59).text.len() == usize::from(account.digits.get()));
            let address = otpauth::write(&account);
            let names = [account.issuer.as_str(), account.account.as_str()];
            // A name with U+FFFD, which marks unreadable bytes, is left out when it is read.
            if address.len() <= MAX_ADDRESS_BYTES
                && !names.iter().any(|name| name.contains('\u{FFFD}'))
            {
                let again = otpauth::parse(&address, &shift_jis)
                    .expect("what was read can be written")
                    .account;
                assert_eq!(again, account);
            }
        }
        Err(error) => assert!(error.code().contains('_')),
    }
    let _ = Password::existing(text);
    let _ = Algorithm::parse(text);
    let _ = Digits::parse(text);
    let _ = Period::parse(text);
    if let Ok(secret) = Secret::from_base32(text) {
        assert_eq!(Secret::from_base32(&secret.to_base32_groups()), Ok(secret));
    }
    if let Ok(name) = Name::new(text, Field::Issuer) {
        assert_eq!(Name::new(name.as_str(), Field::Issuer), Ok(name));
    }
    if let Ok(code) = RecoveryCode::parse(text) {
        assert_eq!(RecoveryCode::parse(&code.to_text()), Ok(code));
    }
});
