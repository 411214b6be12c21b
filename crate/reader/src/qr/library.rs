//! Detection and decoding by `rxing`, a port of zxing-cpp.

use super::deadline::Deadline;
use super::steps::finder_search;
use super::symbol::{Corner, Symbol, decoded};
use rxing::common::cpp_essentials::ConcentricPattern;
use rxing::common::{BitMatrix, DetectorRXingResult as _};
use rxing::qrcode::cpp_port::detector;
use std::cmp::Reverse;

/// The library combines so many finder patterns at a time. It takes time and memory for each pair
/// near a pattern, and cannot be interrupted.
const PATTERNS_AT_ONCE: usize = 200;

/// Every QR code on a black-and-white picture. The library's `Reader` is not used: it stops at the
/// first QR code, and it needs a clock, which a WebAssembly module does not have.
pub(super) fn symbols(bits: &BitMatrix, deadline: &Deadline<'_>) -> Vec<Symbol> {
    let mut patterns = finder_search::find(bits, deadline);
    // The three patterns of a QR code have similar sizes. The windows overlap by half, so that
    // they are in one window.
    patterns.sort_by_key(|pattern| Reverse(pattern.size));
    let (mut used, mut found) = (Vec::new(), Vec::new());
    let mut rest = patterns.as_slice();
    while !rest.is_empty() && !deadline.has_passed() {
        let (window, behind) = rest.split_at(rest.len().min(PATTERNS_AT_ONCE));
        put_symbols(&mut found, &mut used, bits, window, deadline);
        rest = if behind.is_empty() { behind } else { &rest[PATTERNS_AT_ONCE / 2..] };
    }
    found
}

/// Adds the QR codes of a window of `patterns`. `used` are the patterns of those found before.
fn put_symbols(
    found: &mut Vec<Symbol>,
    used: &mut Vec<ConcentricPattern>,
    bits: &BitMatrix,
    patterns: &[ConcentricPattern],
    deadline: &Deadline<'_>,
) {
    for set in detector::GenerateFinderPatternSets(&mut patterns.to_vec()) {
        if deadline.has_passed() {
            return;
        }
        let finders = [set.bl, set.tl, set.tr];
        if finders.iter().any(|finder| used.contains(finder)) {
            continue;
        }
        let Ok(sample) = detector::SampleQR(bits, &set) else { continue };
        let Ok([top_left, top_right, bottom_left, bottom_right]) =
            <[rxing::Point; 4]>::try_from(sample.getPoints())
        else {
            continue;
        };
        let corners = [top_left, top_right, bottom_right, bottom_left]
            .map(|point| Corner { x: point.x, y: point.y });
        let Some(symbol) = decoded(sample.getBits(), corners) else { continue };
        found.push(symbol);
        used.extend(finders);
    }
}
