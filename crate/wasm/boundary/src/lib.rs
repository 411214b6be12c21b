//! What the WebAssembly modules share at their boundary to JavaScript. Bytes that may be a secret cross
//! as arrays, so that JavaScript can wipe them.

pub mod platform;
#[cfg(feature = "question")]
mod question;
mod refusal;

#[cfg(feature = "question")]
pub use question::{PasswordQuestion, salt_of};
pub use refusal::{Refusal, from_js, to_js};
