//! Master passwords: key derivation, an estimate of their strength, and suggestions.

mod derive;
pub mod lanes;
mod password;
pub mod strength;
pub mod words;

pub use derive::{Memory, derive, derive_calibrated};
pub use password::{KdfError, MAX_PASSWORD_BYTES, MIN_PASSWORD_CHARS, Password};
