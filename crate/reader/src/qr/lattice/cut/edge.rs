//! Finder patterns that the picture's edge cuts. Their runs along the edge are whole, 1 : 1 : 3 :
//! 1 : 1. Across the edge, the runs from the inner square inwards are.

use crate::qr::deadline::Deadline;
use crate::qr::lattice::finder::{Finder, is_pattern};
use rxing::Point;
use rxing::common::BitMatrix;

/// The lines along an edge that are read: their distances from it, in pixels. The inner square is
/// between 2 - n and 5 - n modules from the edge if n modules are cut off. One of these lines
/// crosses it if a module has up to 28 pixels.
const DEPTHS: [u32; 11] = [0, 1, 2, 3, 5, 8, 13, 20, 30, 42, 56];

/// The search at an edge ends after this number of patterns, because a picture of noise has many.
const MAX_FOUND: usize = 100;
/// The number of patterns that are kept, the largest first. Letters look like small ones.
const MAX_KEPT: usize = 12;

/// The modules of a finder pattern that may lie outside the picture, by the measured centre. A
/// pattern that is just whole counts too.
const CUT: std::ops::Range<f32> = -0.6..3.8;

/// In percent of a cut pattern's modules. Blur and noise spoil some.
const MIN_RIGHT: u32 = 80;

#[derive(Clone, Copy)]
enum Edge {
    Top,
    Right,
    Bottom,
    Left,
}

/// The cut finder patterns at all edges, and whole ones close to an edge.
pub(super) fn finders(bits: &BitMatrix, deadline: &Deadline<'_>) -> Vec<Finder> {
    let edges = [Edge::Top, Edge::Right, Edge::Bottom, Edge::Left];
    let mut found = Vec::new();
    for edge in edges {
        let mut at_edge = Strip { bits, edge }.finders(deadline);
        at_edge.sort_by(|a, b| b.module.total_cmp(&a.module));
        found.extend(at_edge.into_iter().take(MAX_KEPT));
    }
    found
}

/// The picture along one of its edges.
struct Strip<'a> {
    bits: &'a BitMatrix,
    edge: Edge,
}

impl Strip<'_> {
    fn finders(&self, deadline: &Deadline<'_>) -> Vec<Finder> {
        let mut found: Vec<Finder> = Vec::new();
        for depth in DEPTHS.into_iter().take_while(|&depth| depth < self.depth()) {
            let runs = self.runs(depth);
            let mut passed = runs[0];
            // Light and dark runs in turn. The first of five is dark.
            for pair in (1..runs.len()).step_by(2) {
                let Some(five) = runs[pair..].first_chunk() else { break };
                let core_start = passed + five[0] + five[1];
                passed = core_start;
                if !is_pattern(five) {
                    continue;
                }
                if found.len() >= MAX_FOUND || deadline.has_passed() {
                    return found;
                }
                let finder = self.finder(five, core_start, depth);
                let is_new = |finder: &Finder| {
                    found.iter().all(|old| {
                        Point::distance(old.centre, finder.centre) >= 2.0 * finder.module
                    })
                };
                found.extend(finder.filter(is_new));
            }
        }
        found
    }

    /// `five` runs at a distance of `depth` from the edge. The middle one begins at `core_start`.
    fn finder(&self, five: &[u32; 5], core_start: u32, depth: u32) -> Option<Finder> {
        let [_, before, core, behind, _] = *five;
        let module = (before + core + behind) as f32 / 5.0;
        let core_middle = core_start as f32 + core as f32 / 2.0;
        let ring_middle = core_middle + (behind as f32 - before as f32) / 2.0;
        let along = f32::midpoint(core_middle, ring_middle);
        let column = along as u32;
        let mut inwards = depth;
        let mut end_of_run = |is_dark: bool| {
            while inwards < self.depth() && self.is_dark(column, inwards) == is_dark {
                inwards += 1;
            }
            inwards as f32
        };
        let (core_end, light_end, dark_end) =
            (end_of_run(true), end_of_run(false), end_of_run(true));
        let is_one = |length: f32| (length - module).abs() <= 0.75 * module;
        if !is_one(light_end - core_end) || !is_one(dark_end - light_end) {
            return None;
        }
        // Blur widens or narrows all dark runs alike, which these weights balance.
        let centre = (core_end + 2.0 * light_end + dark_end) / 4.0 - 2.5 * module;
        let cut = 3.5 - centre / module;
        let is_finder = CUT.contains(&cut)
            && self.is_whole_outwards(column, depth, module, core_end)
            && self.has_modules(along, centre, module);
        is_finder.then(|| Finder { centre: self.point(along, centre), module })
    }

    /// Whether most modules of the pattern that are on the picture, and those of the light row
    /// behind it, are as they must be. Letters that the edge cuts seldom pass.
    fn has_modules(&self, along: f32, centre: f32, module: f32) -> bool {
        let (mut right, mut all) = (0, 0);
        for (row, column) in (-3..=4_i32).flat_map(|row| (-3..=3_i32).map(move |one| (row, one))) {
            let (x, y) = (along + column as f32 * module, centre + row as f32 * module);
            let is_inside = x >= 0.0 && y >= 0.0 && x < self.length() as f32;
            if is_inside && y < self.depth() as f32 {
                let ring = row.abs().max(column.abs());
                all += 1;
                right += u32::from(self.is_dark(x as u32, y as u32) == matches!(ring, 0 | 1 | 3));
            }
        }
        right * 100 >= all * MIN_RIGHT
    }

    /// Whether the runs towards the edge, as far as they are there, are those of a finder pattern.
    fn is_whole_outwards(&self, column: u32, depth: u32, module: f32, core_end: f32) -> bool {
        let mut outwards = depth;
        let mut start_of_run = |is_dark: bool| {
            while outwards > 0 && self.is_dark(column, outwards - 1) == is_dark {
                outwards -= 1;
            }
            outwards as f32
        };
        let (core_start, light_start) = (start_of_run(true), start_of_run(false));
        let fits = |start: f32, length: f32, modules: f32| {
            let most = (modules + 1.0) * module;
            length <= most && (start == 0.0 || length >= (modules - 1.0).max(0.3) * module)
        };
        fits(core_start, core_end - core_start, 3.0)
            && fits(light_start, core_start - light_start, 1.0)
    }

    /// The lengths of the runs at a distance of `depth` from the edge, light and dark in turn.
    fn runs(&self, depth: u32) -> Vec<u32> {
        let (mut runs, mut start, mut was_dark) = (Vec::new(), 0, false);
        for along in 0..self.length() {
            let is_dark = self.is_dark(along, depth);
            if is_dark != was_dark {
                runs.push(along - start);
                (start, was_dark) = (along, is_dark);
            }
        }
        runs.push(self.length() - start);
        runs
    }

    /// Pixels along the edge.
    fn length(&self) -> u32 {
        match self.edge {
            Edge::Top | Edge::Bottom => self.bits.width(),
            Edge::Left | Edge::Right => self.bits.height(),
        }
    }

    /// Pixels across the picture.
    fn depth(&self) -> u32 {
        match self.edge {
            Edge::Top | Edge::Bottom => self.bits.height(),
            Edge::Left | Edge::Right => self.bits.width(),
        }
    }

    fn is_dark(&self, along: u32, depth: u32) -> bool {
        match self.edge {
            Edge::Top => self.bits.get(along, depth),
            Edge::Right => self.bits.get(self.bits.width() - 1 - depth, along),
            Edge::Bottom => self.bits.get(along, self.bits.height() - 1 - depth),
            Edge::Left => self.bits.get(depth, along),
        }
    }

    fn point(&self, along: f32, depth: f32) -> Point {
        let (width, height) = (self.bits.width() as f32, self.bits.height() as f32);
        let (x, y) = match self.edge {
            Edge::Top => (along, depth),
            Edge::Right => (width - depth, along),
            Edge::Bottom => (along, height - depth),
            Edge::Left => (depth, along),
        };
        Point { x, y }
    }
}
