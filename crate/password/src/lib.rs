//! Master passwords: the key that comes of one, and how long it resists guessing.

mod derive;
mod password;
pub mod strength;

pub use derive::{Memory, choose, derive};
pub use password::{KdfError, MAX_PASSWORD_BYTES, MIN_PASSWORD_CHARS, Password};
