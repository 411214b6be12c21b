//! Luma → every QR code found (ISO/IEC 18004), with its corners.

mod filter;
mod finders;
mod hybrid;
mod ladder;
mod lattice;
mod rqrr_rung;
mod runs;
mod symbol;

pub use symbol::{Corner, Symbol};

use crate::picture::Picture;
use ladder::{RUNGS, View};
use strum::{IntoStaticStr, VariantNames};
use warifu_base::failure::Failure;

/// Why a search found nothing.
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

/// What to do about a way of looking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Look.
    Look,
    /// Leave this one out.
    Skip,
    /// Look no further.
    Stop,
}

/// Looks for codes, the cheapest way first. `go_on` is asked before each way with what was found so far, so that a caller
/// may stop at the first code, at the first that serves, or when a time is up; with `|_| true` every code is found.
///
/// # Errors
/// [`QrError`], where nothing was found.
pub fn find(
    picture: &Picture,
    mut go_on: impl FnMut(&[Symbol]) -> bool,
) -> Result<Vec<Symbol>, QrError> {
    search(picture, |_, found| if go_on(found) { Step::Look } else { Step::Stop })
}

/// The same for callers that may leave ways out: `decide` gets the number of each, from 0.
///
/// # Errors
/// [`QrError`], where nothing was found.
pub fn search(
    picture: &Picture,
    mut decide: impl FnMut(usize, &[Symbol]) -> Step,
) -> Result<Vec<Symbol>, QrError> {
    let mut found = Vec::new();
    let views: Vec<_> = picture.layers.iter().map(View::new).collect();
    for (way, rung) in RUNGS.into_iter().enumerate() {
        for view in &views {
            match decide(way, &found) {
                Step::Look => add_distinct(&mut found, guarded(|| rung(view)).unwrap_or_default()),
                Step::Skip => {}
                Step::Stop if found.is_empty() => return Err(QrError::OutOfTime),
                Step::Stop => return Ok(found),
            }
        }
    }
    if found.is_empty() { Err(QrError::NotFound) } else { Ok(found) }
}

/// Decoders index by what a picture tells them. Where panics unwind, one costs that rung alone; in the browser it ends
/// the worker, which holds nothing but the picture.
fn guarded<T>(search: impl FnOnce() -> T) -> Option<T> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(search)).ok()
}

/// The same symbol may be seen several times, as it is and inverted, by one way and by another.
fn add_distinct(kept: &mut Vec<Symbol>, symbols: Vec<Symbol>) {
    for symbol in symbols {
        if !kept.iter().any(|other| other.is_same_place(&symbol)) {
            kept.push(symbol);
        }
    }
}
