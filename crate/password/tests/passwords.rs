//! Passwords as anybody may type them.

#![allow(clippy::arithmetic_side_effects, reason = "small, known fixtures")]

use proptest::prelude::*;
use warifu_password::{KdfError, MAX_PASSWORD_BYTES, Password};

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_password_is_taken_or_refused_by_its_length(typed in any::<String>()) {
        match Password::enter(&typed) {
            Ok(_) => prop_assert!((1..=MAX_PASSWORD_BYTES).contains(&typed.len())),
            Err(KdfError::PasswordEmpty) => prop_assert!(typed.is_empty()),
            Err(error) => prop_assert!(typed.len() > MAX_PASSWORD_BYTES, "{error}"),
        }
        prop_assert!(Password::choose(&typed).is_err() || Password::enter(&typed).is_ok());
    }
}

/// Composing makes some letters longer: U+1D160 three times.
#[test]
fn passwords_that_grow() {
    let longest = "\u{1D160}".repeat(MAX_PASSWORD_BYTES / 4);
    assert!(Password::choose(&longest).is_ok());
    assert_eq!(Password::enter(&(longest + "x")), Err(KdfError::PasswordTooLong));
}
