//! Three finder patterns, one of them cut at least, as a flat symbol of a certain size.

use crate::qr::deadline::Deadline;
use crate::qr::lattice::brightness::Brightness;
use crate::qr::lattice::finder::Finder;
use crate::qr::lattice::pattern;
use crate::qr::lattice::placement::Placement;
use crate::qr::symbol::Corner;
use rxing::Point;

/// The centres of the finder patterns.
#[derive(Clone)]
pub(super) struct Frame {
    top_left: Point,
    top_right: Point,
    bottom_left: Point,
    /// Modules along an edge.
    size: u32,
    /// How well the function patterns fit, from -1 to 1.
    fit: f32,
}

/// The lowest fit of a frame. Noise has about 0.
const MIN_FIT: f32 = 0.5;
/// The lowest fit of each finder pattern and each timing pattern.
const MIN_PART: f32 = 0.3;

/// The number of frames that are measured. It bounds the time for a page full of patterns.
const MAX_MEASURED: usize = 300;
/// The number of frames whose centres are moved to where they fit best.
const MAX_SETTLED: usize = 12;
/// The number of finder patterns that are combined with each cut one, the most similar first.
const MAX_SIMILAR: usize = 20;
/// The ratio of the sizes of two finder patterns of a flat symbol, which are measured to a pixel.
const MAX_RATIO: f32 = 1.4;

/// The best first.
pub(super) fn frames(
    picture: &Brightness<'_>,
    cut: &[Finder],
    whole: &[Finder],
    deadline: &Deadline<'_>,
) -> Vec<Frame> {
    let mut frames: Vec<Frame> = candidates(cut, whole)
        .take(MAX_MEASURED)
        .take_while(|_| !deadline.has_passed())
        .filter_map(|frame| frame.measured(picture))
        .collect();
    sort(&mut frames);
    let mut settled: Vec<Frame> = frames
        .into_iter()
        .take(MAX_SETTLED)
        .take_while(|_| !deadline.has_passed())
        .map(|frame| frame.settled(picture))
        .filter(|frame| frame.fit >= MIN_FIT)
        .collect();
    sort(&mut settled);
    settled
}

fn sort(frames: &mut [Frame]) {
    frames.sort_by(|a, b| b.fit.total_cmp(&a.fit));
}

/// Every three finder patterns that may belong together, with each size that they may have.
fn candidates(cut: &[Finder], whole: &[Finder]) -> impl Iterator<Item = Frame> {
    cut.iter().enumerate().flat_map(move |(index, one)| {
        // Those before it were combined with it.
        let similar = similar(one, cut[index + 1..].iter().chain(whole));
        let pairs =
            (0..similar.len()).flat_map(|first| (0..first).map(move |other| (first, other)));
        pairs
            .filter_map(|(a, b)| Corners::new(one, similar[a], similar[b]))
            .flat_map(|corners| corners.sizes().map(move |size| corners.frame(size)))
            .collect::<Vec<_>>()
    })
}

fn similar<'a>(one: &Finder, others: impl Iterator<Item = &'a Finder>) -> Vec<&'a Finder> {
    let ratio =
        |other: &Finder| one.module.max(other.module) / one.module.min(other.module).max(0.1);
    let is_apart = |other: &Finder| Point::distance(one.centre, other.centre) > 7.0 * one.module;
    let mut similar: Vec<_> =
        others.filter(|other| ratio(other) <= MAX_RATIO && is_apart(other)).collect();
    similar.sort_by(|a, b| ratio(a).total_cmp(&ratio(b)));
    similar.truncate(MAX_SIMILAR);
    similar
}

/// Three finder patterns at a right angle.
struct Corners {
    top_left: Point,
    top_right: Point,
    bottom_left: Point,
    module: f32,
}

impl Corners {
    /// `None` unless the three are the corners of half a square.
    fn new(one: &Finder, second: &Finder, third: &Finder) -> Option<Self> {
        let module = (one.module + second.module + third.module) / 3.0;
        let three = [one.centre, second.centre, third.centre];
        (0..3).find_map(|index| {
            let (middle, a, b) = (three[index], three[(index + 1) % 3], three[(index + 2) % 3]);
            let (to_a, to_b) = (a - middle, b - middle);
            let (length_a, length_b) = (to_a.x.hypot(to_a.y), to_b.x.hypot(to_b.y));
            let cosine = (to_a.x * to_b.x + to_a.y * to_b.y) / (length_a * length_b).max(1.0);
            let ratio = length_a.max(length_b) / length_a.min(length_b).max(1.0);
            if cosine.abs() > 0.1 || ratio > 1.15 {
                return None;
            }
            let is_clockwise = to_a.x * to_b.y > to_a.y * to_b.x;
            let (top_right, bottom_left) = if is_clockwise { (a, b) } else { (b, a) };
            Some(Self { top_left: middle, top_right, bottom_left, module })
        })
    }

    /// The sizes in modules that the distances allow.
    fn sizes(&self) -> impl Iterator<Item = u32> + use<> {
        let across = Point::distance(self.top_left, self.top_right);
        let down = Point::distance(self.top_left, self.bottom_left);
        let estimate = f32::midpoint(across, down) / self.module.max(0.1) + 7.0;
        // The error from widths in whole pixels.
        let slack = (estimate * 0.15).max(4.0);
        (21..=177_u32).step_by(4).filter(move |&size| (size as f32 - estimate).abs() <= slack)
    }

    fn frame(&self, size: u32) -> Frame {
        let Self { top_left, top_right, bottom_left, .. } = *self;
        Frame { top_left, top_right, bottom_left, size, fit: 0.0 }
    }
}

/// The steps by which a finder pattern's centre may move, in modules.
const STEPS: [f32; 4] = [0.3, 0.15, 0.08, 0.04];

impl Frame {
    pub(super) fn placement(&self) -> Placement {
        let Self { top_left, top_right, bottom_left, size, fit } = *self;
        Placement::from_front([top_left, top_right, bottom_left], size, fit)
    }

    pub(super) fn middle(&self) -> Corner {
        self.placement().middle()
    }

    /// `None` if the function patterns do not fit.
    fn measured(mut self, picture: &Brightness<'_>) -> Option<Self> {
        self.fit = self.measure(picture)?;
        Some(self)
    }

    /// Moves the centres to where the function patterns fit best: a cut pattern's centre is known
    /// to about a pixel.
    fn settled(mut self, picture: &Brightness<'_>) -> Self {
        for step in STEPS {
            for index in 0..6 {
                for sign in [-1.0, 1.0] {
                    let mut moved = self.clone();
                    moved.shift(index, sign * step);
                    let better = moved.measured(picture).filter(|moved| moved.fit > self.fit);
                    if let Some(better) = better {
                        self = better;
                        break;
                    }
                }
            }
        }
        self
    }

    /// `index` counts the coordinates of the three centres.
    fn shift(&mut self, index: usize, modules: f32) {
        let [over, down] = self.steps();
        let (x, y) = if index.is_multiple_of(2) { (over.x, over.y) } else { (down.x, down.y) };
        let centre = match index / 2 {
            0 => &mut self.top_left,
            1 => &mut self.top_right,
            _ => &mut self.bottom_left,
        };
        *centre = Point { x: centre.x + x * modules, y: centre.y + y * modules };
    }

    /// From a module to the next in its row, and in its column.
    fn steps(&self) -> [Point; 2] {
        let span = self.size as f32 - 7.0;
        [(self.top_right - self.top_left) / span, (self.bottom_left - self.top_left) / span]
    }

    /// The mean fit of the three finder patterns, the two timing patterns and the bottom right
    /// alignment pattern. `None` if one of the first five has less than [`MIN_PART`].
    fn measure(&self, picture: &Brightness<'_>) -> Option<f32> {
        let last = self.size - 7;
        let square = |left: u32, top: u32, side: u32| {
            (0..side * side).map(move |index| (left + index % side, top + index / side))
        };
        let mut sum = 0.0;
        for (left, top) in [(0, 0), (last, 0), (0, last)] {
            let fit = self.agreement(picture, square(left, top, 7));
            if fit < MIN_PART {
                return None;
            }
            sum += fit;
        }
        let row = self.agreement(picture, (8..self.size - 8).map(|module| (module, 6)));
        let column = self.agreement(picture, (8..self.size - 8).map(|module| (6, module)));
        if row.min(column) < MIN_PART {
            return None;
        }
        if self.size == 21 {
            return Some((sum + row + column) / 5.0);
        }
        let alignment = self.agreement(picture, square(self.size - 9, self.size - 9, 5));
        Some((sum + row + column + alignment) / 6.0)
    }

    /// As [`pattern::agreement`], of the modules on the picture.
    fn agreement(
        &self,
        picture: &Brightness<'_>,
        modules: impl Iterator<Item = (u32, u32)>,
    ) -> f32 {
        let [over, down] = self.steps();
        let values = modules.filter_map(|(column, row)| {
            let at = self.top_left + over * (column as f32 - 3.0) + down * (row as f32 - 3.0);
            let is_dark = pattern::known(self.size, column, row) == Some(true);
            picture.covers(at).then(|| (picture.at(at), is_dark))
        });
        pattern::agreement(values)
    }
}
