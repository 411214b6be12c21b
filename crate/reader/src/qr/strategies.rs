//! The strategies of a search, the cheapest first. Each finds QR codes of the corpus that those
//! before it miss.

use super::deadline::Deadline;
use super::filters;
use super::guarded;
use super::lattice::{self, Finder, cut};
use super::library;
use super::rqrr_reader;
use super::steps::{binarizer, finder_search};
use super::symbol::Symbol;
use crate::picture::Luma;
use rxing::common::cpp_essentials::ConcentricPattern;
use rxing::common::{BitMatrix, GlobalHistogramBinarizer};
use rxing::{Binarizer as _, Luma8Source};
use std::cell::OnceCell;

/// A layer of the picture, with the copies of it that several strategies share.
pub(super) struct View<'a> {
    luma: &'a Luma,
    deadline: &'a Deadline<'a>,
    /// Dark pixels are set.
    dark: OnceCell<Option<Bilevel>>,
    /// Light pixels are set.
    light: OnceCell<Option<Bilevel>>,
    halved: OnceCell<Option<Luma>>,
}

/// A black-and-white copy, with the finder patterns on it.
struct Bilevel {
    bits: BitMatrix,
    /// As the library finds them.
    patterns: OnceCell<Vec<ConcentricPattern>>,
    /// As the second reader finds them.
    finders: OnceCell<Vec<Finder>>,
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

/// The strategies for red, green and blue where the brightness hides a contrast. Their numbers
/// follow those of [`STRATEGIES`].
pub(super) const CHANNEL_STRATEGIES: [Strategy; 5] =
    [dark_on_light, light_on_dark, by_local_mean, at_half_size, by_lattice];

impl<'a> View<'a> {
    pub(super) fn new(luma: &'a Luma, deadline: &'a Deadline<'a>) -> Self {
        let (dark, light, halved) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Self { luma, deadline, dark, light, halved }
    }

    fn dark(&self) -> Option<&Bilevel> {
        self.dark.get_or_init(|| binarized(self.luma).map(Bilevel::new)).as_ref()
    }

    fn light(&self) -> Option<&Bilevel> {
        let negative = || self.dark().map(|dark| Bilevel::new(negative(&dark.bits)));
        self.light.get_or_init(negative).as_ref()
    }

    fn halved(&self) -> Option<&Luma> {
        self.halved.get_or_init(|| filters::halved(self.luma, self.deadline)).as_ref()
    }
}

impl Bilevel {
    fn new(bits: BitMatrix) -> Self {
        Self { bits, patterns: OnceCell::new(), finders: OnceCell::new() }
    }

    fn patterns(&self, deadline: &Deadline<'_>) -> &[ConcentricPattern] {
        self.patterns.get_or_init(|| finder_search::find(&self.bits, deadline))
    }

    fn finders(&self, deadline: &Deadline<'_>) -> &[Finder] {
        self.finders.get_or_init(|| lattice::finders(&self.bits, deadline))
    }

    fn symbols(&self, deadline: &Deadline<'_>) -> Vec<Symbol> {
        library::symbols(&self.bits, self.patterns(deadline), deadline)
    }

    /// `luma` is that of which this is a copy.
    fn on_lattice(&self, luma: &Luma, inverted: bool, deadline: &Deadline<'_>) -> Vec<Symbol> {
        lattice::symbols(luma, self.finders(deadline), inverted, deadline)
    }
}

fn dark_on_light(view: &View<'_>) -> Vec<Symbol> {
    view.dark().map(|dark| dark.symbols(view.deadline)).unwrap_or_default()
}

fn light_on_dark(view: &View<'_>) -> Vec<Symbol> {
    view.light().map(|light| light.symbols(view.deadline)).unwrap_or_default()
}

fn by_local_mean(view: &View<'_>) -> Vec<Symbol> {
    let bits = filters::local_mean(view.luma, view.deadline);
    bits.map(|bits| of_both_polarities(bits, view.deadline)).unwrap_or_default()
}

fn at_half_size(view: &View<'_>) -> Vec<Symbol> {
    scaled(view.halved().and_then(binarized), 2.0, view.deadline)
}

/// The reduced picture has no gaps between modules that are drawn as dots, and no pixel grid of a
/// photographed monitor.
fn closed_at_half_size(view: &View<'_>) -> Vec<Symbol> {
    let bits = view.halved().and_then(binarized);
    closed(bits, 2.0, view.deadline)
}

fn closed_at_a_third(view: &View<'_>) -> Vec<Symbol> {
    let bits = filters::thirded(view.luma, view.deadline).and_then(|third| binarized(&third));
    closed(bits, 3.0, view.deadline)
}

fn cut_at_an_edge(view: &View<'_>) -> Vec<Symbol> {
    let found = |copy: &Bilevel, inverted| {
        let whole = || copy.finders(view.deadline);
        cut::symbols(view.luma, &copy.bits, whole, inverted, view.deadline)
    };
    let dark = view.dark().map(|dark| found(dark, false));
    let light = view.light().map(|light| found(light, true));
    [dark, light].into_iter().flatten().flatten().collect()
}

fn by_lattice(view: &View<'_>) -> Vec<Symbol> {
    let dark = view.dark().map(|dark| dark.on_lattice(view.luma, false, view.deadline));
    let light = view.light().map(|light| light.on_lattice(view.luma, true, view.deadline));
    [dark, light].into_iter().flatten().flatten().collect()
}

fn by_lattice_and_one_threshold(view: &View<'_>) -> Vec<Symbol> {
    let bits = filters::otsu(view.luma, view.deadline);
    bits.map(|bits| on_lattice(view.luma, bits, view.deadline)).unwrap_or_default()
}

fn at_double_size(view: &View<'_>) -> Vec<Symbol> {
    let bits = filters::doubled(view.luma, view.deadline).and_then(|twice| binarized(&twice));
    scaled(bits, 0.5, view.deadline)
}

fn by_lattice_sharpened(view: &View<'_>) -> Vec<Symbol> {
    let Some(sharp) = filters::sharpened(view.luma, view.deadline) else { return Vec::new() };
    let bits = filters::otsu(&sharp, view.deadline);
    bits.map(|bits| on_lattice(&sharp, bits, view.deadline)).unwrap_or_default()
}

fn by_rqrr(view: &View<'_>) -> Vec<Symbol> {
    let found = |copy: &Bilevel, inverted| {
        let patterns = copy.patterns(view.deadline);
        rqrr_reader::symbols(view.luma, &copy.bits, patterns, inverted, view.deadline)
    };
    let dark = view.dark().map(|dark| found(dark, false));
    let light = view.light().map(|light| found(light, true));
    [dark, light].into_iter().flatten().flatten().collect()
}

fn binarized(luma: &Luma) -> Option<BitMatrix> {
    binarizer::binarized(luma).or_else(|| by_histogram(luma))
}

/// For pictures that are too small for blocks: one threshold for all pixels.
fn by_histogram(luma: &Luma) -> Option<BitMatrix> {
    let source = Luma8Source::new_with_slice(luma.pixels(), luma.width(), luma.height()).ok()?;
    GlobalHistogramBinarizer::new(source).get_black_matrix().ok().cloned()
}

/// The QR codes on a resized picture. `factor` is the original's size divided by the resized one's.
fn scaled(bits: Option<BitMatrix>, factor: f32, deadline: &Deadline<'_>) -> Vec<Symbol> {
    let found = bits.map(|bits| of_both_polarities(bits, deadline)).unwrap_or_default();
    found.into_iter().map(|symbol| symbol.scaled(factor)).collect()
}

/// Like [`scaled`], with the gaps between the dark modules closed, and in the negative those
/// between the light ones.
fn closed(bits: Option<BitMatrix>, factor: f32, deadline: &Deadline<'_>) -> Vec<Symbol> {
    let closed = |bits: &BitMatrix| filters::closed(bits, deadline);
    let searched = |bits: &BitMatrix| closed(bits).map(|closed| searched(&closed, deadline));
    let found =
        bits.map(|bits| in_both_polarities(bits, |bits| searched(bits).unwrap_or_default()));
    found.unwrap_or_default().into_iter().map(|symbol| symbol.scaled(factor)).collect()
}

fn of_both_polarities(bits: BitMatrix, deadline: &Deadline<'_>) -> Vec<Symbol> {
    in_both_polarities(bits, |bits| searched(bits, deadline))
}

fn in_both_polarities(
    mut bits: BitMatrix,
    search: impl Fn(&BitMatrix) -> Vec<Symbol>,
) -> Vec<Symbol> {
    let mut found = Vec::new();
    for _ in 0..2 {
        found.extend(guarded(|| search(&bits)).unwrap_or_default());
        bits.flip_self();
    }
    found
}

fn searched(bits: &BitMatrix, deadline: &Deadline<'_>) -> Vec<Symbol> {
    let patterns = finder_search::find(bits, deadline);
    library::symbols(bits, &patterns, deadline)
}

fn on_lattice(luma: &Luma, mut bits: BitMatrix, deadline: &Deadline<'_>) -> Vec<Symbol> {
    let mut found = Vec::new();
    for inverted in [false, true] {
        let finders = lattice::finders(&bits, deadline);
        found.extend(lattice::symbols(luma, &finders, inverted, deadline));
        bits.flip_self();
    }
    found
}

fn negative(bits: &BitMatrix) -> BitMatrix {
    let mut negative = bits.clone();
    negative.flip_self();
    negative
}
