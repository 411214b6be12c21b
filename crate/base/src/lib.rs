//! Types that Warifu's cores share. Each core becomes a WebAssembly module:
//!
//! ```text
//! reader    picture → QR code → text
//! password  password → key, and an estimate of the password's strength
//! core      text → entry ⇄ vault, entry → code      (the codes module)
//! import    another program's file → accounts
//! ```
//!
//! The first three do not depend on each other; `import` uses the accounts of `core`. They contain
//! no JavaScript, no clock and no random generator: time and random bytes are arguments.

pub mod append;
pub mod charset;
pub mod cost;
pub mod failure;
pub mod normalisation;
