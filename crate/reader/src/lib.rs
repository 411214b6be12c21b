//! Picture → QR codes → texts:
//!
//! ```text
//! picture  →  qr
//! pixels      symbols, each with its text
//! ```
//!
//! It needs no JavaScript and no clock: the caller decides before each strategy whether to go on.

#[cfg(feature = "bench")]
pub mod bench;
pub mod charset;
pub mod picture;
pub mod qr;
