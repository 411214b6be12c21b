//! Picture → QR codes → texts:
//!
//! ```text
//! picture  →  qr
//! pixels      symbols, each with its text
//! ```
//!
//! No JavaScript and no clock: the caller decides after each strategy whether to go on.

pub mod charset;
pub mod picture;
pub mod qr;
