//! The boundary to JavaScript that the WebAssembly modules share. Bytes that may be secret cross it
//! as arrays, so that JavaScript can wipe them.

#[cfg(feature = "notice")]
mod notice;
pub mod platform;
#[cfg(feature = "question")]
mod question;
mod refusal;

#[cfg(feature = "notice")]
pub use notice::{Notice, NoticeCode};
#[cfg(feature = "question")]
pub use question::{PasswordQuestion, salt_of};
pub use refusal::{Refusal, from_js, to_js};
