//! The ways of looking, cheapest first. What each adds was measured on rendered captures and on photographs.

use super::filter;
use super::lattice;
use super::rqrr_rung;
use super::symbol::{Corner, Symbol, symbol};
use super::{Rung, guarded};
use crate::picture::Luma;
use rxing::common::{BitMatrix, DetectorRXingResult as _, HybridBinarizer};
use rxing::qrcode::cpp_port::detector;
use rxing::{Binarizer as _, Luma8Source};

pub(super) const RUNGS: [Rung; 10] = [
    |luma| hybrid(luma).map(both_polarities).unwrap_or_default(),
    |luma| filter::local_mean(luma).map(both_polarities).unwrap_or_default(),
    |luma| filter::halved(luma).map(|half| enlarged(hybrid(&half), 2.0)).unwrap_or_default(),
    // Dots and gaps between modules, and the grid of a photographed monitor, close up when the picture shrinks.
    |luma| filter::halved(luma).map(|half| enlarged(closed_hybrid(&half), 2.0)).unwrap_or_default(),
    |luma| filter::thirded(luma).map(|third| enlarged(closed_hybrid(&third), 3.0)).unwrap_or_default(),
    |luma| on_lattice(luma, hybrid(luma)),
    |luma| on_lattice(luma, filter::otsu(luma)),
    |luma| filter::doubled(luma).map(|twice| enlarged(hybrid(&twice), 0.5)).unwrap_or_default(),
    |luma| filter::sharpened(luma).map(|sharp| on_lattice(&sharp, filter::otsu(&sharp))).unwrap_or_default(),
    rqrr_rung::search,
];

/// With the own reader.
fn on_lattice(luma: &Luma, bits: Option<BitMatrix>) -> Vec<Symbol> {
    let Some(mut bits) = bits else { return Vec::new() };
    let mut found = lattice::search(luma, &bits, false);
    bits.flip_self();
    found.extend(lattice::search(luma, &bits, true));
    found
}

fn hybrid(luma: &Luma) -> Option<BitMatrix> {
    let source = Luma8Source::new_with_slice(luma.pixels(), luma.width(), luma.height()).ok()?;
    HybridBinarizer::new(source).get_black_matrix().ok().cloned()
}

fn closed_hybrid(luma: &Luma) -> Option<BitMatrix> {
    hybrid(luma).and_then(|bits| filter::closed(&bits))
}

/// What is found on a reduced picture, as it lies on the picture itself.
fn enlarged(bits: Option<BitMatrix>, factor: f32) -> Vec<Symbol> {
    let found = bits.map(both_polarities).unwrap_or_default();
    found.into_iter().map(|symbol| symbol.scaled(factor)).collect()
}

fn both_polarities(mut bits: BitMatrix) -> Vec<Symbol> {
    let mut found = guarded(|| symbols(&bits)).unwrap_or_default();
    bits.flip_self();
    found.extend(guarded(|| symbols(&bits)).unwrap_or_default());
    found
}

/// Every symbol on a black-and-white picture. The library's own reader stops at the first, and asks for a clock
/// that a bare WebAssembly module does not have.
fn symbols(bits: &BitMatrix) -> Vec<Symbol> {
    let mut patterns = detector::FindFinderPatterns(bits, true, 0);
    let sets = detector::GenerateFinderPatternSets(&mut patterns);
    let mut used = Vec::new();
    let mut found = Vec::new();
    for set in sets {
        let finders = [set.bl, set.tl, set.tr];
        if finders.iter().any(|finder| used.contains(finder)) {
            continue;
        }
        let Ok(sample) = detector::SampleQR(bits, &set) else { continue };
        let Ok([top_left, top_right, bottom_left, bottom_right]) = <[rxing::Point; 4]>::try_from(sample.getPoints())
        else {
            continue;
        };
        let corners = [top_left, top_right, bottom_right, bottom_left].map(|point| Corner { x: point.x, y: point.y });
        let Some(symbol) = symbol(sample.getBits(), corners) else { continue };
        found.push(symbol);
        used.extend(finders);
    }
    found
}
