//! Accounts, vaults and codes. Data goes one way:
//!
//! ```text
//! otpauth, import  →  entry  ⇄  vault  →  search
//! text                  │       sealed bytes
//!                       ├→ code
//!                       └→ otpauth::write → draw
//! ```
//!
//! No JavaScript, no clock and no randomness of its own: time, random bytes, keys that come of passwords
//! and the decoder of Shift_JIS are arguments. Each stage has one error enum, which holds no secret and
//! has a stable code (see [`warifu_base::failure::Failure`]).

pub mod code;
pub mod draw;
pub mod entry;
pub mod import;
pub mod otpauth;
pub mod recovery;
pub mod search;
pub mod vault;
