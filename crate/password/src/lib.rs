//! Master passwords: key derivation, and an estimate of their strength.

mod derive;
pub mod lanes;
mod password;
pub mod strength;

pub use derive::{Memory, derive, derive_calibrated};
pub use password::{KdfError, MAX_PASSWORD_BYTES, MIN_PASSWORD_CHARS, Password};
