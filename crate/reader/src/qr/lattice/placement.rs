//! Three finder patterns as a symbol of a certain size, and how well its function patterns fit.

use super::brightness::Brightness;
use super::finder::Finder;
use super::pattern;
use crate::qr::deadline::Deadline;
use crate::qr::symbol::Corner;
use rxing::Point;
use rxing::common::cpp_essentials::ConcentricPattern;
use rxing::qrcode::cpp_port::detector::{self, FinderPatternSet};
use std::cmp::Reverse;

pub(super) struct Placement {
    pub(super) top_left: Point,
    pub(super) top_right: Point,
    pub(super) bottom_left: Point,
    /// The depths of the top right and bottom left finder patterns, that of the top left being 1.
    depths: (f32, f32),
    /// Modules along an edge.
    pub(super) size: u32,
    /// How well the function patterns fit, from -1 to 1.
    pub(super) fit: f32,
    /// The fit of the two timing patterns alone.
    pub(super) timing: f32,
}

/// Of a placement. Noise has about 0.
const MIN_FIT: f32 = 0.5;
/// Of each of its finder patterns.
const MIN_FINDER_FIT: f32 = 0.45;

/// The lowest fit of each finder pattern's border towards the symbol. Letters mostly have less.
const MIN_BORDER: f32 = 0.2;

/// The lowest fit of the two timing patterns. QR codes of the corpus have 0.58 or more, and text
/// mostly less than 0.4.
const MIN_TIMING: f32 = 0.5;

/// A depth that differs less from 1 is within the error of a pattern's measured width.
const MIN_SLANT: f32 = 0.1;

/// The number of triples of finder patterns that are measured, the largest first. Letters form many
/// small ones.
const MAX_TRIPLES: usize = 1_500;

/// The number of finder patterns of which all triples are measured, also those that the library
/// leaves out.
const MAX_SLANTED: usize = 8;

/// The best first.
pub(super) fn placements(
    picture: &Brightness<'_>,
    finders: &[Finder],
    deadline: &Deadline<'_>,
) -> Vec<Placement> {
    // The library's widths are whole pixels, which is precise enough for choosing triples.
    let pattern = |finder: &Finder| ConcentricPattern {
        p: finder.centre,
        size: (finder.module * 7.0).round() as i32,
    };
    let module = |point: Point| {
        finders.iter().find(|finder| finder.centre == point).map_or(1.0, |finder| finder.module)
    };
    let patterns: Vec<_> = finders.iter().map(pattern).collect();
    let mut triples = detector::GenerateFinderPatternSets(&mut patterns.clone());
    triples.extend(slanted_triples(&patterns, &triples));
    triples.sort_by_key(|triple| Reverse(triple.bl.size.min(triple.tl.size).min(triple.tr.size)));
    let mut placements: Vec<_> = triples
        .iter()
        .take(MAX_TRIPLES)
        .take_while(|_| !deadline.has_passed())
        .flat_map(|triple| {
            let slanted = depths(triple, module);
            sizes(triple).map(move |size| Placement::best(picture, triple, slanted, size))
        })
        .filter(|placement| placement.fit >= MIN_FIT && placement.timing >= MIN_TIMING)
        .collect();
    placements.sort_by(|a, b| b.fit.total_cmp(&a.fit));
    placements
}

/// The triples of few patterns that the library leaves out. In a strongly slanted view the far edge
/// is too short for it.
fn slanted_triples(
    patterns: &[ConcentricPattern],
    known: &[FinderPatternSet],
) -> Vec<FinderPatternSet> {
    if patterns.len() > MAX_SLANTED {
        return Vec::new();
    }
    let triple = |[tl, b, c]: [ConcentricPattern; 3]| {
        let is_clockwise = Point::cross(b.p - tl.p, c.p - tl.p) >= 0.0;
        let (tr, bl) = if is_clockwise { (b, c) } else { (c, b) };
        let is_known = known.iter().any(|set| set.tl == tl && set.tr == tr && set.bl == bl);
        (!is_known).then_some(FinderPatternSet { bl, tl, tr })
    };
    let mut found = Vec::new();
    for (index, &a) in patterns.iter().enumerate() {
        for (next, &b) in patterns.iter().enumerate().skip(index + 1) {
            for &c in patterns.iter().skip(next + 1) {
                found.extend([[a, b, c], [b, c, a], [c, a, b]].into_iter().filter_map(triple));
            }
        }
    }
    found
}

/// A plane shrinks by the depth in one direction and by its square in the other, so that a finder
/// pattern's width by its area goes with the power of 1.5.
fn depths(triple: &FinderPatternSet, module: impl Fn(Point) -> f32) -> (f32, f32) {
    let depth = |other: Point| (module(triple.tl.p) / module(other)).powf(1.0 / 1.5);
    (depth(triple.tr.p), depth(triple.bl.p))
}

/// The sizes in modules that the distances between the finder patterns allow.
fn sizes(triple: &FinderPatternSet) -> impl Iterator<Item = u32> + use<> {
    let module =
        |a: &ConcentricPattern, b: &ConcentricPattern| (a.size + b.size).max(2) as f32 / 14.0;
    let across = Point::distance(triple.tl.p, triple.tr.p) / module(&triple.tl, &triple.tr) + 7.0;
    let down = Point::distance(triple.tl.p, triple.bl.p) / module(&triple.tl, &triple.bl) + 7.0;
    let estimate = f32::midpoint(across, down);
    // The error from widths in whole pixels and from a slanted view.
    let (a, b, c) = (triple.tl.size, triple.tr.size, triple.bl.size);
    let is_slanted = a.max(b).max(c) * 4 > a.min(b).min(c) * 5;
    let slack = (estimate * if is_slanted { 0.25 } else { 0.15 }).max(4.0);
    (21..=177_u32).step_by(4).filter(move |&size| (size as f32 - estimate).abs() <= slack)
}

impl Placement {
    /// A view from the front that was measured elsewhere. The centres are those of the top left,
    /// the top right and the bottom left finder pattern.
    pub(super) fn from_front(centres: [Point; 3], size: u32, fit: f32) -> Self {
        let [top_left, top_right, bottom_left] = centres;
        Self { top_left, top_right, bottom_left, depths: (1.0, 1.0), size, fit, timing: fit }
    }

    /// The better of a view from the front and one at the `slanted` depths.
    fn best(
        picture: &Brightness<'_>,
        triple: &FinderPatternSet,
        slanted: (f32, f32),
        size: u32,
    ) -> Self {
        let plain = Self::new(picture, triple, (1.0, 1.0), size);
        let is_flat = |depth: f32| (depth - 1.0).abs() < MIN_SLANT;
        if is_flat(slanted.0) && is_flat(slanted.1) {
            return plain;
        }
        let slanted = Self::new(picture, triple, slanted, size);
        if slanted.fit > plain.fit { slanted } else { plain }
    }

    fn new(
        picture: &Brightness<'_>,
        triple: &FinderPatternSet,
        depths: (f32, f32),
        size: u32,
    ) -> Self {
        let (top_left, top_right, bottom_left) = (triple.tl.p, triple.tr.p, triple.bl.p);
        let (fit, timing) = (0.0, 0.0);
        let mut placement = Self { top_left, top_right, bottom_left, depths, size, fit, timing };
        (placement.fit, placement.timing) = placement.measure(picture);
        placement
    }

    pub(super) fn middle(&self) -> Corner {
        let middle = (self.top_right + self.bottom_left) / 2.0;
        Corner { x: middle.x, y: middle.y }
    }

    /// The picture's point for (x, y) modules from the symbol's top left.
    fn at(&self, x: f32, y: f32) -> Point {
        self.plane().at(x, y)
    }

    fn plane(&self) -> Plane {
        let span = self.size as f32 - 7.0;
        let (right, below) = self.depths;
        let over = (self.top_right * right - self.top_left) / span;
        let down = (self.bottom_left * below - self.top_left) / span;
        let depth = ((right - 1.0) / span, (below - 1.0) / span);
        Plane { centre: self.top_left, over, down, depth }
    }

    /// The point where a fourth finder pattern would be.
    pub(super) fn fourth(&self) -> Point {
        let far = self.size as f32 - 3.5;
        self.at(far, far)
    }

    /// The mean fit of the three finder patterns and the two timing patterns, and that of the
    /// timing patterns alone.
    fn measure(&self, picture: &Brightness<'_>) -> (f32, f32) {
        let last = self.size - 7;
        let plane = self.plane();
        let corners = [(0, 0), (last, 0), (0, last)];
        let fits = |corner| self.agreement(picture, &plane, border(corner), 0.0) >= MIN_BORDER;
        if !corners.into_iter().all(fits) {
            return (0.0, 0.0);
        }
        let square =
            |left: u32, top: u32| (0..49).map(move |index| (left + index % 7, top + index / 7));
        let mut finders = 0.0;
        for (left, top) in corners {
            let fit = self.agreement(picture, &plane, square(left, top), 0.0);
            if fit < MIN_FINDER_FIT {
                return (0.0, 0.0);
            }
            finders += fit;
        }
        // On curved paper a timing pattern may lie half a module off the straight line.
        let timing = |is_row: bool| {
            let along = move |module: u32| if is_row { (module, 6) } else { (6, module) };
            let at =
                |shift: f32| self.agreement(picture, &plane, (8..self.size - 8).map(along), shift);
            at(0.0).max(at(-0.5)).max(at(0.5))
        };
        let timings = timing(true) + timing(false);
        ((finders + timings) / 5.0, timings / 2.0)
    }

    /// As [`pattern::agreement`]. `shift` is in modules, across the row or column.
    fn agreement(
        &self,
        picture: &Brightness<'_>,
        plane: &Plane,
        modules: impl Iterator<Item = (u32, u32)>,
        shift: f32,
    ) -> f32 {
        let values = modules.map(|(column, row)| {
            let (x, y) = (column as f32 + 0.5, row as f32 + 0.5);
            let (x, y) = if row == 6 { (x, y + shift) } else { (x + shift, y) };
            (picture.at(plane.at(x, y)), pattern::known(self.size, column, row) == Some(true))
        });
        pattern::agreement(values)
    }
}

/// The modules on both sides of a finder pattern's border where the symbol goes on: its outer ring
/// and its separator.
fn border((left, top): (u32, u32)) -> impl Iterator<Item = (u32, u32)> {
    let ring_and_separator = |begin: u32| match begin.checked_sub(1) {
        None => (6, 7),
        Some(before) => (begin, before),
    };
    let (ring_column, light_column) = ring_and_separator(left);
    let (ring_row, light_row) = ring_and_separator(top);
    (0..7).flat_map(move |along| {
        let (column, row) = (left + along, top + along);
        [(ring_column, row), (light_column, row), (column, ring_row), (column, light_row)]
    })
}

/// Modules → pixels. Each vector and depth is that from a module to the next, seen at the depth of
/// the top left finder pattern.
struct Plane {
    /// Of the top left finder pattern.
    centre: Point,
    over: Point,
    down: Point,
    depth: (f32, f32),
}

impl Plane {
    /// The picture's point for (x, y) modules from the symbol's top left.
    fn at(&self, x: f32, y: f32) -> Point {
        let (x, y) = (x - 3.5, y - 3.5);
        (self.centre + self.over * x + self.down * y) / (1.0 + self.depth.0 * x + self.depth.1 * y)
    }
}
