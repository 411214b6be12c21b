//! The ways of looking, cheapest first. What each adds was measured on rendered captures and on photographs.

use super::filter;
use super::finders;
use super::guarded;
use super::hybrid;
use super::lattice;
use super::rqrr_rung;
use super::symbol::{Corner, Symbol, symbol};
use crate::picture::Luma;
use rxing::common::{BitMatrix, DetectorRXingResult as _, GlobalHistogramBinarizer};
use rxing::qrcode::cpp_port::detector;
use rxing::{Binarizer as _, Luma8Source};
use std::cell::OnceCell;

/// A picture, and its black-and-white copy that several ways share.
pub(super) struct View<'a> {
    luma: &'a Luma,
    hybrid: OnceCell<Option<BitMatrix>>,
}

/// A way of looking.
pub(super) type Rung = fn(&View<'_>) -> Vec<Symbol>;

pub(super) const RUNGS: [Rung; 11] = [
    |view| view.hybrid().map(symbols).unwrap_or_default(),
    |view| view.hybrid().map(|bits| symbols(&negative(bits))).unwrap_or_default(),
    |view| filter::local_mean(view.luma).map(both_polarities).unwrap_or_default(),
    |view| filter::halved(view.luma).map(|half| enlarged(hybrid(&half), 2.0)).unwrap_or_default(),
    // Dots and gaps between modules, and the grid of a photographed monitor, close up when the picture shrinks.
    |view| {
        filter::halved(view.luma)
            .map(|half| enlarged(closed_hybrid(&half), 2.0))
            .unwrap_or_default()
    },
    |view| {
        filter::thirded(view.luma)
            .map(|third| enlarged(closed_hybrid(&third), 3.0))
            .unwrap_or_default()
    },
    |view| view.hybrid().map(|bits| on_lattice(view.luma, bits)).unwrap_or_default(),
    |view| filter::otsu(view.luma).map(|bits| on_lattice(view.luma, &bits)).unwrap_or_default(),
    |view| {
        filter::doubled(view.luma).map(|twice| enlarged(hybrid(&twice), 0.5)).unwrap_or_default()
    },
    |view| filter::sharpened(view.luma).map(|sharp| sharp_lattice(&sharp)).unwrap_or_default(),
    |view| rqrr_rung::search(view.luma),
];

impl<'a> View<'a> {
    pub(super) fn new(luma: &'a Luma) -> Self {
        Self { luma, hybrid: OnceCell::new() }
    }

    fn hybrid(&self) -> Option<&BitMatrix> {
        self.hybrid.get_or_init(|| hybrid(self.luma)).as_ref()
    }
}

/// With the own reader, dark on light and light on dark.
fn on_lattice(luma: &Luma, bits: &BitMatrix) -> Vec<Symbol> {
    let mut found = lattice::search(luma, bits, false);
    found.extend(lattice::search(luma, &negative(bits), true));
    found
}

fn sharp_lattice(sharp: &Luma) -> Vec<Symbol> {
    filter::otsu(sharp).map(|bits| on_lattice(sharp, &bits)).unwrap_or_default()
}

fn hybrid(luma: &Luma) -> Option<BitMatrix> {
    hybrid::binarized(luma).or_else(|| by_histogram(luma))
}

/// What is too small for blocks is parted by all of its pixels.
fn by_histogram(luma: &Luma) -> Option<BitMatrix> {
    let source = Luma8Source::new_with_slice(luma.pixels(), luma.width(), luma.height()).ok()?;
    GlobalHistogramBinarizer::new(source).get_black_matrix().ok().cloned()
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

fn negative(bits: &BitMatrix) -> BitMatrix {
    let mut negative = bits.clone();
    negative.flip_self();
    negative
}

/// Every symbol on a black-and-white picture. The library's own reader stops at the first, and asks for a clock
/// that a bare WebAssembly module does not have.
fn symbols(bits: &BitMatrix) -> Vec<Symbol> {
    let mut patterns = finders::find(bits);
    let sets = detector::GenerateFinderPatternSets(&mut patterns);
    let mut used = Vec::new();
    let mut found = Vec::new();
    for set in sets {
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
        let Some(symbol) = symbol(sample.getBits(), corners) else { continue };
        found.push(symbol);
        used.extend(finders);
    }
    found
}
