//! What a file may ask of the machine.

use crate::config;
use proptest::prelude::*;
use proptest::sample::select;
use warifu_core::kdf::{Cost, KdfError, MAX_PASSWORD_BYTES, Password};

/// Around each bound, and anything.
fn number() -> impl Strategy<Value = u32> {
    let bounds = [0, 1, 2, 3, 4, 15, 16, 17, 19_455, 19_456, 19_457, 65_536, 1 << 20, (1 << 20) + 1, 1 << 31, u32::MAX];
    prop_oneof![select(bounds.to_vec()), any::<u32>(), 0..64_u32, 19_000..1_100_000_u32]
}

proptest! {
    #![proptest_config(config(20_000))]

    #[test]
    fn a_cost_is_within_its_bounds_or_none(memory in number(), passes in number(), lanes in number()) {
        let work = u64::from(memory) * u64::from(passes);
        let is_enough = memory >= 19 * 1024 && passes >= 2 && lanes >= 1;
        let is_bearable = memory <= 1024 * 1024 && lanes <= 16 && work <= 4 * 1024 * 1024;
        match Cost::new(memory, passes, lanes) {
            Ok(cost) => {
                prop_assert!(is_enough && is_bearable);
                prop_assert_eq!((cost.memory_kib(), cost.passes(), cost.lanes()), (memory, passes, lanes));
            }
            Err(KdfError::TooCheap) => prop_assert!(!is_enough),
            Err(KdfError::TooCostly { .. }) => prop_assert!(is_enough && !is_bearable),
            Err(error) => prop_assert!(false, "{error} of a cost"),
        }
    }
}

proptest! {
    #![proptest_config(config(1000))]

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
