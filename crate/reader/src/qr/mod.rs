//! Luma → every QR code on it (ISO/IEC 18004), with its corners.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::indexing_slicing,
    reason = "loops over at most 40 million pixels, so that coordinates fit 32 bits. Sums and \
              indices are checked in the product too: a bug panics and ends the strategy, instead \
              of giving a wrong pixel. Hostile files are parsed in `picture` and in the libraries"
)]

pub(crate) mod deadline;
pub(crate) mod filters;
mod hidden;
mod lattice;
mod library;
mod rqrr_reader;
mod runs;
pub(crate) mod steps;
mod strategies;
mod symbol;
mod timing;

pub use symbol::{Corner, Symbol};

use crate::picture::{Luma, Picture};
use deadline::Deadline;
use strategies::{CHANNEL_STRATEGIES, STRATEGIES, Strategy, View};
use strum::{IntoStaticStr, VariantNames};
use warifu_base::failure::Failure;

/// Why a search found nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr, VariantNames)]
#[strum(prefix = "qr_", serialize_all = "snake_case")]
#[non_exhaustive]
pub enum QrError {
    /// Every strategy was tried, and no QR code was found.
    #[error("no QR code was found")]
    NotFound,
    /// The search was stopped before every strategy was tried, and no QR code was found until then.
    #[error("no QR code was found within the time")]
    OutOfTime,
}

impl Failure for QrError {
    fn code(&self) -> &'static str {
        self.into()
    }
}

/// Pixels along the edge of the smallest QR code, whose modules are a pixel each. Thinner pictures
/// are not searched: black-and-white copies take at least a word of memory for each row.
const MIN_SIDE: u32 = 21;

/// The caller's decision about a strategy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Try it.
    Try,
    /// Skip it.
    Skip,
    /// End the search.
    Stop,
}

/// Searches for QR codes, the cheapest strategy first. `go_on` is called before each strategy with
/// the QR codes found so far, so that the caller can stop at the first one. `|_| true` finds every
/// QR code.
///
/// # Errors
/// [`QrError`] if nothing was found.
pub fn find(
    picture: &Picture,
    mut go_on: impl FnMut(&[Symbol]) -> bool,
) -> Result<Vec<Symbol>, QrError> {
    let decide = |_, found: &[Symbol]| if go_on(found) { Decision::Try } else { Decision::Stop };
    search(picture, &|| false, decide)
}

/// Like [`find`], but `decide` may also skip a strategy. It gets the strategy's number, from 0.
///
/// `is_over` tells whether the time is up. It is asked within the strategies too. The search then
/// ends with the QR codes found so far.
///
/// # Errors
/// [`QrError`] if nothing was found.
pub fn search(
    picture: &Picture,
    is_over: &dyn Fn() -> bool,
    mut decide: impl FnMut(usize, &[Symbol]) -> Decision,
) -> Result<Vec<Symbol>, QrError> {
    let mut found = Vec::new();
    let deadline = Deadline::new(is_over);
    let mut try_all = |number: usize, strategy: Strategy, views: &[View<'_>]| {
        for view in views {
            match decide(number, &symbol::joined(&found)) {
                _ if deadline.has_passed() => return false,
                Decision::Try => {
                    add_new(&mut found, guarded(|| strategy(view)).unwrap_or_default());
                }
                Decision::Skip => {}
                Decision::Stop => return false,
            }
        }
        true
    };
    let layers = views(&picture.layers, &deadline);
    let mut is_complete =
        (0..).zip(STRATEGIES).all(|(number, strategy)| try_all(number, strategy, &layers));
    drop(layers);
    if is_complete && let Some(brightness) = picture.layers.first() {
        let channels = hidden::telling(brightness, picture.channels());
        let channels = views(&channels, &deadline);
        is_complete = (STRATEGIES.len()..)
            .zip(CHANNEL_STRATEGIES)
            .all(|(number, strategy)| try_all(number, strategy, &channels));
    }
    let is_complete = is_complete && !deadline.has_passed();
    ended(&found, if is_complete { QrError::NotFound } else { QrError::OutOfTime })
}

fn views<'a>(layers: &'a [Luma], deadline: &'a Deadline<'a>) -> Vec<View<'a>> {
    layers
        .iter()
        .filter(|layer| layer.width().min(layer.height()) >= MIN_SIDE)
        .map(|layer| View::new(layer, deadline))
        .collect()
}

fn ended(found: &[Symbol], without_any: QrError) -> Result<Vec<Symbol>, QrError> {
    if found.is_empty() { Err(without_any) } else { Ok(symbol::joined(found).into_owned()) }
}

/// `None` if `search` panics: the libraries index by values that they read from the picture.
/// Natively a panic skips this strategy. In WebAssembly it traps, and the page retries in a new
/// worker without it.
fn guarded<T>(search: impl FnOnce() -> T) -> Option<T> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(search)).ok()
}

/// Several strategies find the same QR code. It is kept once.
fn add_new(kept: &mut Vec<Symbol>, symbols: Vec<Symbol>) {
    for symbol in symbols {
        if !kept.iter().any(|other| other.is_same_place(&symbol)) {
            kept.push(symbol);
        }
    }
}
