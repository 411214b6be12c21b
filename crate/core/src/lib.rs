//! Accounts, vaults and one-time codes. Data flows one way:
//!
//! ```text
//! otpauth, import  →  account  ⇄  vault  →  search
//! text                   │        sealed bytes  ⇄  parts, replicas
//!                        ├→ code
//!                        └→ otpauth::write → draw
//! ```
//!
//! The crate contains no JavaScript, no clock and no random generator. Time, random bytes, keys
//! derived from passwords, the Shift_JIS decoder and Unicode normalisation are arguments. Each
//! stage has one error enum. Errors contain no secrets and have stable codes (see
//! [`warifu_base::failure::Failure`]).

pub mod account;
pub mod code;
pub mod comparison;
pub mod draw;
pub mod import;
pub mod otpauth;
pub mod parts;
pub mod recovery;
pub mod search;
pub mod vault;

#[cfg(test)]
#[path = "../../base/tests/shared/normalise.rs"]
mod native;
