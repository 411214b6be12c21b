//! The pure part of Warifu. Data goes one way:
//!
//! ```text
//! picture  →  qr  →  otpauth, import  →  entry  ⇄  vault  →  search
//! pixels      text   parsed              │         sealed bytes
//!                                        ↓
//!                                       code
//! ```
//!
//! No JavaScript, no clock and no randomness of its own: time and random bytes are arguments.
//! Each stage has one error enum, holds no secret in it, and names itself by a stable code
//! (see [`failure::Failure`]).

mod charset;
pub mod code;
pub mod entry;
pub mod failure;
pub mod import;
pub mod kdf;
pub mod otpauth;
pub mod picture;
pub mod qr;
pub mod recovery;
pub mod search;
pub mod strength;
pub mod vault;
