//! Detection and decoding by `rxing`, a port of zxing-cpp.

use super::deadline::Deadline;
use super::steps::finder_search;
use super::symbol::{Corner, Symbol, decoded};
use super::timing;
use rxing::common::cpp_essentials::ConcentricPattern;
use rxing::common::{BitMatrix, DetectorRXingResult as _};
use rxing::qrcode::cpp_port::detector::{self, FinderPatternSet};
use std::cmp::Reverse;

/// The library combines so many finder patterns at a time. It takes time and memory for each pair
/// near a pattern, and cannot be interrupted.
const PATTERNS_AT_ONCE: usize = 200;

/// The number of sets of three finder patterns in a window that are sampled without a check, the
/// most plausible first. Further sets must have a timing pattern between them: a page full of
/// look-alikes has thousands of sets.
const MAX_UNCHECKED: usize = 60;

/// The search of a black-and-white picture ends after this number of sets without a QR code.
const MAX_FAILED: usize = 2_000;

/// Every QR code on a black-and-white picture. The library's `Reader` is not used: it stops at the
/// first QR code, and it needs a clock, which a WebAssembly module does not have.
pub(super) fn symbols(bits: &BitMatrix, deadline: &Deadline<'_>) -> Vec<Symbol> {
    let mut patterns = finder_search::find(bits, deadline);
    // The three patterns of a QR code have similar sizes. The windows overlap by half, so that
    // they are in one window.
    patterns.sort_by_key(|pattern| Reverse(pattern.size));
    let mut search = Search { bits, deadline, found: Vec::new(), used: Vec::new(), failed: 0 };
    let mut rest = patterns.as_slice();
    while !rest.is_empty() && !search.is_over() {
        let (window, behind) = rest.split_at(rest.len().min(PATTERNS_AT_ONCE));
        search.put_symbols(window);
        rest = if behind.is_empty() { behind } else { &rest[PATTERNS_AT_ONCE / 2..] };
    }
    search.found
}

struct Search<'a> {
    bits: &'a BitMatrix,
    deadline: &'a Deadline<'a>,
    found: Vec<Symbol>,
    /// The patterns of the QR codes in `found`.
    used: Vec<ConcentricPattern>,
    /// Sets that were sampled without a QR code.
    failed: usize,
}

impl Search<'_> {
    fn is_over(&self) -> bool {
        self.failed >= MAX_FAILED || self.deadline.has_passed()
    }

    /// Adds the QR codes of a window of the patterns.
    fn put_symbols(&mut self, patterns: &[ConcentricPattern]) {
        let sets = detector::GenerateFinderPatternSets(&mut patterns.to_vec());
        for (number, set) in sets.iter().enumerate() {
            if self.is_over() {
                return;
            }
            let finders = [set.bl, set.tl, set.tr];
            if finders.iter().any(|finder| self.used.contains(finder)) {
                continue;
            }
            if number >= MAX_UNCHECKED && !timing::is_visible(self.bits, set) {
                continue;
            }
            match sampled(self.bits, set) {
                Some(symbol) => {
                    self.found.push(symbol);
                    self.used.extend(finders);
                }
                None => self.failed += 1,
            }
        }
    }
}

fn sampled(bits: &BitMatrix, set: &FinderPatternSet) -> Option<Symbol> {
    let sample = detector::SampleQR(bits, set).ok()?;
    let [top_left, top_right, bottom_left, bottom_right] =
        <[rxing::Point; 4]>::try_from(sample.getPoints()).ok()?;
    let corners = [top_left, top_right, bottom_right, bottom_left]
        .map(|point| Corner { x: point.x, y: point.y });
    decoded(sample.getBits(), corners)
}
