//! Histories of two to five devices that change one vault: in any order, with copies that are lost,
//! delivered late or twice, with wrong clocks, wiped and copied profiles, older vaults restored and
//! master passwords changed. All devices end in one state, come to rest, and no change is lost that
//! no later change of the same field replaced.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a failure here is a failed test"
)]

mod device;
mod history;
mod oracle;
mod user;

use history::{History, Step};
use proptest::collection::vec;
use proptest::prelude::*;

/// Histories of each test. Together 100,000.
const CASES: u32 = 25_000;

fn config() -> ProptestConfig {
    // The smallest failing history is printed, so no file of seeds is needed.
    ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() }
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (0_u8..5, 0_u8..40, any::<u8>(), any::<u8>());
    let step =
        step.prop_map(|(device, action, entry, value)| Step { device, action, entry, value });
    vec(step, 0..36)
}

/// An entry that is deleted again in the second of its first deletion counts as deleted once.
#[test]
fn two_deletions_in_one_second_are_one() {
    let step = |device, action, entry, value| Step { device, action, entry, value };
    History::new(5).run(&[
        step(0, 12, 0, 0),
        step(0, 19, 0, 216),
        step(0, 13, 0, 0),
        step(0, 12, 1, 0),
        step(2, 23, 0, 0),
    ]);
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn two_devices_lose_no_change(steps in steps()) {
        History::new(2).run(&steps);
    }

    #[test]
    fn three_devices_lose_no_change(steps in steps()) {
        History::new(3).run(&steps);
    }

    #[test]
    fn four_devices_lose_no_change(steps in steps()) {
        History::new(4).run(&steps);
    }

    #[test]
    fn five_devices_lose_no_change(steps in steps()) {
        History::new(5).run(&steps);
    }
}
