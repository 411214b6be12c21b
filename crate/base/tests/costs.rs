//! Costs that a hostile file may claim.

use proptest::prelude::*;
use proptest::sample::select;
use warifu_base::cost::{Cost, CostError};

/// Numbers around each bound, and any other.
fn number() -> impl Strategy<Value = u32> {
    let bounds = [
        0,
        1,
        2,
        3,
        4,
        15,
        16,
        17,
        19_455,
        19_456,
        19_457,
        65_536,
        1 << 20,
        (1 << 20) + 1,
        1 << 31,
        u32::MAX,
    ];
    prop_oneof![select(bounds.to_vec()), any::<u32>(), 0..64_u32, 19_000..1_100_000_u32]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 20_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_cost_is_within_the_bounds_or_refused(
        memory in number(),
        passes in number(),
        lanes in number(),
    ) {
        let work = u64::from(memory).saturating_mul(u64::from(passes));
        let is_enough = memory >= 19 * 1024 && passes >= 2 && lanes >= 1;
        let is_affordable = memory <= 1024 * 1024 && lanes <= 16 && work <= 4 * 1024 * 1024;
        match Cost::new(memory, passes, lanes) {
            Ok(cost) => {
                prop_assert!(is_enough && is_affordable);
                let accepted = (cost.memory_kib(), cost.passes(), cost.lanes());
                prop_assert_eq!(accepted, (memory, passes, lanes));
            }
            Err(CostError::TooCheap) => prop_assert!(!is_enough),
            Err(_) => prop_assert!(is_enough && !is_affordable),
        }
    }
}
