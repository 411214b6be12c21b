//! Luma → every QR code found (ISO/IEC 18004), with its corners.

mod filter;
mod ladder;
mod rqrr_rung;
mod symbol;

pub use symbol::{Corner, Symbol};

use crate::failure::Failure;
use crate::picture::{Luma, Picture};
use ladder::RUNGS;
use strum::{IntoStaticStr, VariantNames};

/// Why a search gave nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr, VariantNames)]
#[strum(prefix = "qr_", serialize_all = "snake_case")]
#[non_exhaustive]
pub enum QrError {
    /// The whole ladder was climbed, and no code was found.
    #[error("no QR code was found")]
    NotFound,
    /// The time was up before every rung was tried.
    #[error("no QR code was found within the time")]
    OutOfTime,
}

impl Failure for QrError {
    fn code(&self) -> &'static str {
        self.into()
    }
}

/// Every code on the picture. Each way of looking costs more than the one before; the first that finds any
/// code ends the search. `go_on` is asked between them, so that a caller with a clock can end it too.
///
/// # Errors
/// [`QrError`].
pub fn find(picture: &Picture, mut go_on: impl FnMut() -> bool) -> Result<Vec<Symbol>, QrError> {
    for rung in RUNGS {
        for layer in &picture.layers {
            if !go_on() {
                return Err(QrError::OutOfTime);
            }
            let found = distinct(guarded(|| rung(layer)).unwrap_or_default());
            if !found.is_empty() {
                return Ok(found);
            }
        }
    }
    Err(QrError::NotFound)
}

/// A way of looking.
type Rung = fn(&Luma) -> Vec<Symbol>;

/// Decoders index by what a picture tells them. Where panics unwind, one costs that rung alone; in the browser it ends
/// the worker, which holds nothing but the picture.
fn guarded<T>(search: impl FnOnce() -> T) -> Option<T> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(search)).ok()
}

/// The same symbol may be seen twice, as it is and inverted.
fn distinct(symbols: Vec<Symbol>) -> Vec<Symbol> {
    let mut kept: Vec<Symbol> = Vec::with_capacity(symbols.len());
    for symbol in symbols {
        if !kept.iter().any(|other| other.is_same_place(&symbol)) {
            kept.push(symbol);
        }
    }
    kept
}
