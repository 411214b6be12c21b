//! Texts and vaults that an attacker, a faulty generator or a failing disk could produce. They must
//! cause no panic and no work beyond the bounds, and accepted values must be valid.

#![allow(
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "small, known fixtures"
)]

mod addresses;
#[path = "../../../base/tests/shared/damage.rs"]
mod damage;
mod replicas;
mod vaults;
