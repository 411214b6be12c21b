//! Detection and decoding by `rxing`, a port of zxing-cpp.

use super::deadline::Deadline;
use super::symbol::{Corner, Symbol, decoded};
use super::timing;
use rxing::common::cpp_essentials::ConcentricPattern;
use rxing::common::{BitMatrix, DetectorRXingResult as _};
use rxing::qrcode::cpp_port::detector::{self, FinderPatternSet};
use std::cmp::Reverse;

/// The library combines so many finder patterns at a time. It takes time and memory for each pair
/// near a pattern, and cannot be interrupted.
const PATTERNS_AT_ONCE: usize = 200;

/// The number of sets of three finder patterns that are sampled without a check, the most plausible
/// first. Further sets must have a timing pattern between them: a page full of look-alikes has
/// thousands of sets.
const MAX_UNCHECKED: usize = 60;

/// The number of sets whose timing patterns are looked for.
const MAX_CHECKED: usize = 8_000;

/// The number of sets that are sampled and give no QR code.
const MAX_FAILED: usize = 2_000;

/// Every QR code on a black-and-white picture with these finder patterns. The library's `Reader` is
/// not used: it stops at the first QR code, and it needs a clock, which a WebAssembly module does
/// not have.
pub(super) fn symbols(
    bits: &BitMatrix,
    patterns: &[ConcentricPattern],
    deadline: &Deadline<'_>,
) -> Vec<Symbol> {
    let mut patterns = patterns.to_vec();
    // The three patterns of a QR code have similar sizes. The windows overlap by half, so that
    // they are in one window.
    patterns.sort_by_key(|pattern| Reverse(pattern.size));
    let mut search = Search::new(bits, deadline);
    search.put_all(&patterns);
    search.found
}

struct Search<'a> {
    bits: &'a BitMatrix,
    deadline: &'a Deadline<'a>,
    found: Vec<Symbol>,
    /// The patterns of the QR codes in `found`.
    used: Vec<ConcentricPattern>,
    /// Sets that were sampled without a check.
    unchecked: usize,
    /// Sets whose timing patterns were looked for.
    checked: usize,
    /// Sets that were sampled without a QR code.
    failed: usize,
}

impl<'a> Search<'a> {
    fn new(bits: &'a BitMatrix, deadline: &'a Deadline<'a>) -> Self {
        let (found, used) = (Vec::new(), Vec::new());
        Self { bits, deadline, found, used, unchecked: 0, checked: 0, failed: 0 }
    }

    fn is_over(&self) -> bool {
        self.failed >= MAX_FAILED || self.checked >= MAX_CHECKED || self.deadline.has_passed()
    }

    /// Adds the QR codes of all `patterns`, the largest of which come first.
    fn put_all(&mut self, patterns: &[ConcentricPattern]) {
        let mut rest = patterns;
        while !rest.is_empty() && !self.is_over() {
            let (window, behind) = rest.split_at(rest.len().min(PATTERNS_AT_ONCE));
            self.put_symbols(window);
            rest = if behind.is_empty() { behind } else { &rest[PATTERNS_AT_ONCE / 2..] };
        }
    }

    /// Adds the QR codes of a window of the patterns.
    fn put_symbols(&mut self, patterns: &[ConcentricPattern]) {
        let sets = detector::GenerateFinderPatternSets(&mut patterns.to_vec());
        for set in &sets {
            if self.is_over() {
                return;
            }
            let finders = [set.bl, set.tl, set.tr];
            if finders.iter().any(|finder| self.used.contains(finder)) {
                continue;
            }
            if !self.may_sample(set) {
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

    fn may_sample(&mut self, set: &FinderPatternSet) -> bool {
        if self.unchecked < MAX_UNCHECKED {
            self.unchecked += 1;
            return true;
        }
        self.checked += 1;
        timing::is_visible(self.bits, set)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::qr::steps::finder_search;

    /// Finder patterns side by side. Every three of them may belong to a QR code.
    fn crowd(columns: u32, rows: u32) -> BitMatrix {
        let (width, height) = (columns * 8, rows * 8);
        let mut bits = BitMatrix::new(width, height).unwrap();
        for (x, y) in (0..height).flat_map(|y| (0..width).map(move |x| (x, y))) {
            let (column, row) = (x % 8, y % 8);
            let ring = column.abs_diff(3).max(row.abs_diff(3));
            if matches!(ring, 0 | 1 | 3) && column < 7 && row < 7 {
                bits.set(x, y);
            }
        }
        bits
    }

    #[test]
    fn a_crowd_of_patterns_is_searched_within_the_bounds() {
        let bits = crowd(60, 40);
        let deadline = Deadline::never();
        let patterns = finder_search::find(&bits, &deadline);
        assert!(patterns.len() > 5 * PATTERNS_AT_ONCE, "{}", patterns.len());
        let mut search = Search::new(&bits, &deadline);
        search.put_all(&patterns);
        assert_eq!(search.unchecked, MAX_UNCHECKED);
        assert!(search.checked <= MAX_CHECKED, "{}", search.checked);
        assert!(search.failed <= MAX_FAILED, "{}", search.failed);
    }
}
