//! Modules → pixels of a symbol that is not flat: a plane, and knots a few modules apart with their
//! offsets from it.

use super::brightness::Brightness;
use super::mapping::Mapping;
use super::pattern;
use crate::qr::deadline::Deadline;
use crate::qr::symbol::Corner;
use rxing::Point;

pub(super) struct Mesh {
    plane: Mapping,
    /// Knots along an edge, [`SPACING`] modules apart.
    knots: usize,
    /// Row by row, in modules.
    offsets: Vec<Offset>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Offset {
    x: f32,
    y: f32,
}

const SPACING: usize = 4;

/// The mesh of a larger symbol is not bent: it would take too long, and such symbols are seldom
/// photographed.
const MAX_BENT_SIZE: u32 = 73;

/// The steps by which a knot may move in each sweep: their length in modules, and their number to
/// each side.
const SWEEPS: [(f32, i32); 4] = [(0.25, 2), (0.25, 1), (0.15, 1), (0.1, 1)];

/// The fraction of its clarity that a knot loses by moving a module away.
const RELUCTANCE: f32 = 0.15;

impl Mesh {
    pub(super) fn flat(plane: Mapping) -> Self {
        let knots = (plane.size as usize).div_ceil(SPACING) + 1;
        Self { plane, knots, offsets: vec![Offset::default(); knots * knots] }
    }

    pub(super) fn size(&self) -> u32 {
        self.plane.size
    }

    pub(super) fn corners(&self) -> [Corner; 4] {
        self.plane.corners()
    }

    /// The picture's point for (x, y) modules.
    pub(super) fn at(&self, x: f32, y: f32) -> Point {
        let offset = self.offset(x, y);
        self.plane.at(x + offset.x, y + offset.y)
    }

    /// Bilinear between the four knots around it.
    fn offset(&self, x: f32, y: f32) -> Offset {
        let place = |modules: f32| {
            let place = (modules / SPACING as f32).clamp(0.0, (self.knots - 1) as f32);
            let before = (place as usize).min(self.knots - 2);
            (before, place - before as f32)
        };
        let ((left, over), (top, down)) = (place(x), place(y));
        let between = |a: Offset, b: Offset, part: f32| Offset {
            x: a.x + (b.x - a.x) * part,
            y: a.y + (b.y - a.y) * part,
        };
        let above = between(self.knot(left, top), self.knot(left + 1, top), over);
        let below = between(self.knot(left, top + 1), self.knot(left + 1, top + 1), over);
        between(above, below, down)
    }

    fn knot(&self, column: usize, row: usize) -> Offset {
        self.offsets[row * self.knots + column]
    }

    fn set_knot(&mut self, column: usize, row: usize, offset: Offset) {
        self.offsets[row * self.knots + column] = offset;
    }

    /// Moves each knot to the place with the clearest modules around it. The first sweep begins at
    /// the finder patterns, whose places are known, and a knot begins at the mean of its
    /// neighbours' offsets. Later sweeps move all knots by smaller steps.
    pub(super) fn bend(&mut self, picture: &Brightness<'_>, deadline: &Deadline<'_>) {
        if self.plane.size > MAX_BENT_SIZE {
            return;
        }
        let order = self.outwards();
        for (sweep, (step, steps)) in SWEEPS.into_iter().enumerate() {
            for (done, &(column, row)) in order.iter().enumerate() {
                if deadline.has_passed() {
                    return;
                }
                if sweep == 0 {
                    let begin = self.mean_of(order.iter().take(done).copied(), column, row);
                    self.set_knot(column, row, begin);
                }
                self.settle(picture, (column, row), step, steps, sweep == 0);
            }
        }
    }

    /// All knots as (column, row), the nearest to a finder pattern first.
    fn outwards(&self) -> Vec<(usize, usize)> {
        let far = self.plane.size as f32 - 3.5;
        let distance = |&(column, row): &(usize, usize)| {
            let (x, y) = ((column * SPACING) as f32, (row * SPACING) as f32);
            [(3.5, 3.5), (far, 3.5), (3.5, far)]
                .map(|(finder_x, finder_y)| (x - finder_x).hypot(y - finder_y))
                .into_iter()
                .fold(f32::MAX, f32::min)
        };
        let rows = 0..self.knots;
        let mut knots: Vec<_> =
            rows.flat_map(|row| (0..self.knots).map(move |column| (column, row))).collect();
        knots.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
        knots
    }

    /// The mean offset of those `settled` knots that are next to (column, row).
    fn mean_of(
        &self,
        settled: impl Iterator<Item = (usize, usize)>,
        column: usize,
        row: usize,
    ) -> Offset {
        let near = settled.filter(|knot| knot.0.abs_diff(column) <= 1 && knot.1.abs_diff(row) <= 1);
        let (sum, count) =
            near.fold((Offset::default(), 0.0_f32), |(sum, count), (column, row)| {
                let knot = self.knot(column, row);
                (Offset { x: sum.x + knot.x, y: sum.y + knot.y }, count + 1.0)
            });
        Offset { x: sum.x / count.max(1.0), y: sum.y / count.max(1.0) }
    }

    /// Moves the knot to its clearest place. `alone`: not all of its neighbours have been moved
    /// yet, so that all modules around it get its own offset.
    fn settle(
        &mut self,
        picture: &Brightness<'_>,
        (column, row): (usize, usize),
        step: f32,
        steps: i32,
        alone: bool,
    ) {
        let begin = self.knot(column, row);
        let mut best = (f32::MIN, begin);
        for down in -steps..=steps {
            for over in -steps..=steps {
                let (dx, dy) = (over as f32 * step, down as f32 * step);
                let offset = Offset { x: begin.x + dx, y: begin.y + dy };
                self.set_knot(column, row, offset);
                let clarity = self.clarity(picture, (column, row), alone.then_some(offset));
                // Among equally clear places the nearest is right.
                let score = clarity * (1.0 - RELUCTANCE * (dx * dx + dy * dy));
                if score > best.0 {
                    best = (score, offset);
                }
            }
        }
        self.set_knot(column, row, best.1);
    }

    /// The mean difference of the modules around a knot from their mean brightness. Points that lie
    /// between modules give a small one. A known module counts more, and negative if it is wrong.
    fn clarity(
        &self,
        picture: &Brightness<'_>,
        (column, row): (usize, usize),
        offset: Option<Offset>,
    ) -> f32 {
        let around = |knot: usize| {
            let middle = knot * SPACING;
            (middle.saturating_sub(SPACING) as u32)
                ..((middle + SPACING) as u32).min(self.plane.size)
        };
        let mut values = Vec::with_capacity(4 * SPACING * SPACING);
        for row in around(row) {
            for column in around(column) {
                let at = |over: f32, down: f32| {
                    let (x, y) = (column as f32 + over, row as f32 + down);
                    let Offset { x: dx, y: dy } = offset.unwrap_or_else(|| self.offset(x, y));
                    picture.at(self.plane.at(x + dx, y + dy))
                };
                let value = at(0.2, 0.3) + at(0.7, 0.2) + at(0.3, 0.8) + at(0.8, 0.7);
                values.push((value / 4.0, pattern::known(self.plane.size, column, row)));
            }
        }
        let count = values.len() as f32;
        let mean = values.iter().map(|(value, _)| value).sum::<f32>() / count;
        let clarity = |&(value, known): &(f32, Option<bool>)| match known {
            Some(true) => (mean - value) * 1.5,
            Some(false) => (value - mean) * 1.5,
            None => (value - mean).abs(),
        };
        values.iter().map(clarity).sum::<f32>() / count
    }
}
