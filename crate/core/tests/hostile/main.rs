//! Texts and vaults as an attacker, a broken generator or a failing disk makes them: no panic, no work
//! beyond the bounds, and nothing accepted that breaks a promise.

#![allow(
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "small, known fixtures"
)]

mod addresses;
#[path = "../../../base/tests/shared/damage.rs"]
mod damage;
mod vaults;
