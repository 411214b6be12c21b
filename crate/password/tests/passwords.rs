//! Passwords of any characters and length.

#![allow(clippy::arithmetic_side_effects, reason = "small, known fixtures")]

use proptest::prelude::*;
use warifu_password::{KdfError, MAX_PASSWORD_BYTES, Password};

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn only_the_length_decides_whether_a_password_is_accepted(typed in any::<String>()) {
        match Password::existing(&typed) {
            Ok(_) => prop_assert!((1..=MAX_PASSWORD_BYTES).contains(&typed.len())),
            Err(KdfError::PasswordEmpty) => prop_assert!(typed.is_empty()),
            Err(error) => prop_assert!(typed.len() > MAX_PASSWORD_BYTES, "{error}"),
        }
        prop_assert!(Password::new(&typed).is_err() || Password::existing(&typed).is_ok());
    }
}

/// NFC makes some characters longer: U+1D160 becomes three characters.
#[test]
fn passwords_that_grow_in_nfc_are_accepted() {
    let longest = "\u{1D160}".repeat(MAX_PASSWORD_BYTES / 4);
    assert!(Password::new(&longest).is_ok());
    assert_eq!(Password::existing(&(longest + "x")), Err(KdfError::PasswordTooLong));
}
