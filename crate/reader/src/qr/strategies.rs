//! The strategies of a search, the cheapest first. Each finds QR codes of the corpus that those
//! before it miss.

use super::deadline::Deadline;
use super::filters;
use super::guarded;
use super::lattice::{self, cut};
use super::library::symbols;
use super::rqrr_reader;
use super::steps::binarizer;
use super::symbol::Symbol;
use crate::picture::Luma;
use rxing::common::{BitMatrix, GlobalHistogramBinarizer};
use rxing::{Binarizer as _, Luma8Source};
use std::cell::OnceCell;

/// A layer of the picture, with its black-and-white copy, which several strategies share.
pub(super) struct View<'a> {
    luma: &'a Luma,
    deadline: &'a Deadline<'a>,
    binarized: OnceCell<Option<BitMatrix>>,
}

/// Finds QR codes in one way.
pub(super) type Strategy = fn(&View<'_>) -> Vec<Symbol>;

/// A strategy's number is its index.
pub(super) const STRATEGIES: [Strategy; 12] = [
    dark_on_light,
    light_on_dark,
    by_local_mean,
    at_half_size,
    closed_at_half_size,
    closed_at_a_third,
    cut_at_an_edge,
    by_lattice,
    by_lattice_and_one_threshold,
    at_double_size,
    by_lattice_sharpened,
    by_rqrr,
];

impl<'a> View<'a> {
    pub(super) fn new(luma: &'a Luma, deadline: &'a Deadline<'a>) -> Self {
        Self { luma, deadline, binarized: OnceCell::new() }
    }

    fn binarized(&self) -> Option<&BitMatrix> {
        self.binarized.get_or_init(|| binarized(self.luma)).as_ref()
    }
}

fn dark_on_light(view: &View<'_>) -> Vec<Symbol> {
    view.binarized().map(|bits| symbols(bits, view.deadline)).unwrap_or_default()
}

fn light_on_dark(view: &View<'_>) -> Vec<Symbol> {
    view.binarized().map(|bits| symbols(&negative(bits), view.deadline)).unwrap_or_default()
}

fn by_local_mean(view: &View<'_>) -> Vec<Symbol> {
    let bits = filters::local_mean(view.luma, view.deadline);
    bits.map(|bits| of_both_polarities(bits, view.deadline)).unwrap_or_default()
}

fn at_half_size(view: &View<'_>) -> Vec<Symbol> {
    let bits = filters::halved(view.luma, view.deadline).and_then(|half| binarized(&half));
    scaled(bits, 2.0, view.deadline)
}

/// The reduced picture has no gaps between modules that are drawn as dots, and no pixel grid of a
/// photographed monitor.
fn closed_at_half_size(view: &View<'_>) -> Vec<Symbol> {
    let bits =
        filters::halved(view.luma, view.deadline).and_then(|half| closed(&half, view.deadline));
    scaled(bits, 2.0, view.deadline)
}

fn closed_at_a_third(view: &View<'_>) -> Vec<Symbol> {
    let bits =
        filters::thirded(view.luma, view.deadline).and_then(|third| closed(&third, view.deadline));
    scaled(bits, 3.0, view.deadline)
}

fn cut_at_an_edge(view: &View<'_>) -> Vec<Symbol> {
    let Some(bits) = view.binarized() else { return Vec::new() };
    let mut found = cut::symbols(view.luma, bits, false, view.deadline);
    found.extend(cut::symbols(view.luma, &negative(bits), true, view.deadline));
    found
}

fn by_lattice(view: &View<'_>) -> Vec<Symbol> {
    view.binarized().map(|bits| on_lattice(view.luma, bits, view.deadline)).unwrap_or_default()
}

fn by_lattice_and_one_threshold(view: &View<'_>) -> Vec<Symbol> {
    let bits = filters::otsu(view.luma, view.deadline);
    bits.map(|bits| on_lattice(view.luma, &bits, view.deadline)).unwrap_or_default()
}

fn at_double_size(view: &View<'_>) -> Vec<Symbol> {
    let bits = filters::doubled(view.luma, view.deadline).and_then(|twice| binarized(&twice));
    scaled(bits, 0.5, view.deadline)
}

fn by_lattice_sharpened(view: &View<'_>) -> Vec<Symbol> {
    let Some(sharp) = filters::sharpened(view.luma, view.deadline) else { return Vec::new() };
    let bits = filters::otsu(&sharp, view.deadline);
    bits.map(|bits| on_lattice(&sharp, &bits, view.deadline)).unwrap_or_default()
}

fn by_rqrr(view: &View<'_>) -> Vec<Symbol> {
    let found = |bits| rqrr_reader::symbols(view.luma, bits, &negative(bits), view.deadline);
    view.binarized().map(found).unwrap_or_default()
}

fn binarized(luma: &Luma) -> Option<BitMatrix> {
    binarizer::binarized(luma).or_else(|| by_histogram(luma))
}

/// For pictures that are too small for blocks: one threshold for all pixels.
fn by_histogram(luma: &Luma) -> Option<BitMatrix> {
    let source = Luma8Source::new_with_slice(luma.pixels(), luma.width(), luma.height()).ok()?;
    GlobalHistogramBinarizer::new(source).get_black_matrix().ok().cloned()
}

fn closed(luma: &Luma, deadline: &Deadline<'_>) -> Option<BitMatrix> {
    binarized(luma).and_then(|bits| filters::closed(&bits, deadline))
}

/// The QR codes on a resized picture. `factor` is the original's size divided by the resized one's.
fn scaled(bits: Option<BitMatrix>, factor: f32, deadline: &Deadline<'_>) -> Vec<Symbol> {
    let found = bits.map(|bits| of_both_polarities(bits, deadline)).unwrap_or_default();
    found.into_iter().map(|symbol| symbol.scaled(factor)).collect()
}

fn of_both_polarities(mut bits: BitMatrix, deadline: &Deadline<'_>) -> Vec<Symbol> {
    let mut found = guarded(|| symbols(&bits, deadline)).unwrap_or_default();
    bits.flip_self();
    found.extend(guarded(|| symbols(&bits, deadline)).unwrap_or_default());
    found
}

fn on_lattice(luma: &Luma, bits: &BitMatrix, deadline: &Deadline<'_>) -> Vec<Symbol> {
    let mut found = lattice::symbols(luma, bits, false, deadline);
    found.extend(lattice::symbols(luma, &negative(bits), true, deadline));
    found
}

fn negative(bits: &BitMatrix) -> BitMatrix {
    let mut negative = bits.clone();
    negative.flip_self();
    negative
}
