//! Damaged and hostile pictures: no panic, no work beyond the bounds, and no result that breaks a
//! promise of the documentation.

#![allow(
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "small, known fixtures"
)]

#[path = "../../../base/tests/shared/damage.rs"]
mod damage;
mod pictures;
mod time;
