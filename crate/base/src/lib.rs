//! What Warifu's cores share. Each core is a WebAssembly module of its own:
//!
//! ```text
//! reader    picture → QR code → text
//! password  password → key, and how strong a password is
//! core      text → entry ⇄ vault, entry → code      (the codes module)
//! ```
//!
//! None of them depends on another. No JavaScript, no clock and no randomness here: time and random
//! bytes are arguments.

pub mod charset;
pub mod cost;
pub mod failure;
