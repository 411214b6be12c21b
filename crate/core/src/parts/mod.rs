//! A sealed vault as the texts of several QR codes, which `docs/vault-format.md` specifies in “A
//! vault as QR codes”.
//!
//! ```text
//! text = "WARIFU:" set ":" number ":" count ":" Base45(piece of the file)
//! ```
//!
//! All characters belong to the alphanumeric mode of QR codes (ISO/IEC 18004 §7.4.4), so that a QR
//! code holds 97 % of the bytes that it could hold in byte mode. The texts hold ciphertext only.

mod base45;
mod error;
mod part;
mod set;

pub use error::PartError;
pub use part::{MAX_PART_BYTES, MAX_PARTS, Part, is_part};
pub use set::PartSet;

use part::set_of;

/// The texts of the QR codes that hold the file, in order. Their pieces have equal lengths, except
/// that the last one may be shorter, so that all QR codes have about the same size.
///
/// # Errors
/// [`PartError::TooMany`]; [`PartError::Damaged`] for an empty file.
pub fn split(file: &[u8]) -> Result<Vec<String>, PartError> {
    let count = file.len().div_ceil(MAX_PART_BYTES);
    if count > MAX_PARTS {
        return Err(PartError::TooMany { count, max: MAX_PARTS });
    }
    if file.is_empty() {
        return Err(PartError::Damaged);
    }
    let set = set_of(file);
    let pieces = file.chunks(file.len().div_ceil(count));
    let part =
        |(index, data): (usize, &[u8])| Part { set, index, count, data: data.to_vec() }.to_text();
    Ok(pieces.enumerate().map(part).collect())
}
