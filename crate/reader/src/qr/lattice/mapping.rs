use super::brightness::Brightness;
use super::placement::Placement;
use crate::qr::symbol::Corner;
use rxing::Point;
use rxing::common::{PerspectiveTransform, Quadrilateral};

/// Modules → pixels, as a plane is seen.
#[derive(Clone)]
pub(super) struct Mapping {
    transform: PerspectiveTransform,
    pub(super) size: u32,
}

/// How far the bottom right alignment pattern is looked for, in modules, and in what steps.
const ALIGNMENT_REACH: i32 = 12;
const ALIGNMENT_STEP: f32 = 0.5;

/// Of a perfect alignment pattern's contrast.
const LEAST_ALIGNMENT: f32 = 0.45;

impl Mapping {
    /// By the bottom right alignment pattern where there is one, and by the three finder patterns alone.
    pub(super) fn guesses(picture: &Brightness<'_>, placement: &Placement) -> Vec<Self> {
        let Placement { top_left, top_right, bottom_left, size, .. } = *placement;
        let far = size as f32 - 3.5;
        let plain = Self::from_corners(placement, far, top_right + bottom_left - top_left);
        let alignment = plain.as_ref().filter(|_| size > 21).and_then(|plain| {
            let found = find_alignment(picture, plain)?;
            Self::from_corners(placement, far - 3.0, found)
        });
        alignment.into_iter().chain(plain).collect()
    }

    /// `fourth` is where the point at (`module`, `module`) lies.
    fn from_corners(placement: &Placement, module: f32, fourth: Point) -> Option<Self> {
        let Placement { top_left, top_right, bottom_left, size, .. } = *placement;
        let (near, far) = (3.5, size as f32 - 3.5);
        let at = |x, y| Point { x, y };
        let modules =
            Quadrilateral([at(near, near), at(far, near), at(module, module), at(near, far)]);
        let pixels = Quadrilateral([top_left, top_right, fourth, bottom_left]);
        let transform = PerspectiveTransform::quadrilateralToQuadrilateral(modules, pixels).ok()?;
        Some(Self { transform, size })
    }

    /// Where the point at (x, y) modules from the symbol's top left lies.
    pub(super) fn at(&self, x: f32, y: f32) -> Point {
        self.transform.transform_point(Point { x, y })
    }

    /// Clockwise from the top left.
    pub(super) fn corners(&self) -> [Corner; 4] {
        let size = self.size as f32;
        [(0.0, 0.0), (size, 0.0), (size, size), (0.0, size)].map(|(x, y)| {
            let Point { x, y } = self.at(x, y);
            Corner { x, y }
        })
    }
}

/// A dark ring of 5 × 5 modules with a dark module in it (ISO/IEC 18004 §6.3.6), near where a plane would have it.
fn find_alignment(picture: &Brightness<'_>, plain: &Mapping) -> Option<Point> {
    let expected = plain.size as f32 - 6.5;
    // The slant of a view shifts the far corner the more the larger the symbol is.
    let reach = ALIGNMENT_REACH.min(plain.size as i32 / 4);
    let offsets = || (-reach..=reach).map(|steps| steps as f32 * ALIGNMENT_STEP);
    let mut best = (LEAST_ALIGNMENT, None);
    for dy in offsets() {
        for dx in offsets() {
            // A farther one must be so much the clearer.
            let score =
                alignment_at(picture, plain, expected + dx, expected + dy) - dx.hypot(dy) * 0.01;
            if score > best.0 {
                best = (score, Some(plain.at(expected + dx, expected + dy)));
            }
        }
    }
    best.1
}

/// From -1 to 1: by how much the light modules are lighter than the dark ones, to the span of both.
fn alignment_at(picture: &Brightness<'_>, plain: &Mapping, x: f32, y: f32) -> f32 {
    let (mut light, mut dark) = (0.0, 0.0);
    let (mut lightest, mut darkest) = (0.0_f32, 255.0_f32);
    for row in -2..=2_i32 {
        for column in -2..=2_i32 {
            let value = picture.at(plain.at(x + column as f32, y + row as f32));
            lightest = lightest.max(value);
            darkest = darkest.min(value);
            if row.abs().max(column.abs()) == 1 {
                light += value / 8.0
            } else {
                dark += value / 17.0
            }
        }
    }
    if lightest - darkest < 8.0 { 0.0 } else { (light - dark) / (lightest - darkest) }
}
