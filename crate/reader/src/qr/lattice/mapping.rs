use super::brightness::Brightness;
use super::placement::Placement;
use crate::qr::symbol::Corner;
use rxing::Point;
use rxing::common::{PerspectiveTransform, Quadrilateral};

/// Modules → pixels of a flat symbol, by a perspective transform.
#[derive(Clone)]
pub(super) struct Mapping {
    transform: PerspectiveTransform,
    pub(super) size: u32,
}

/// The bottom right alignment pattern is searched in so many steps to each side.
const ALIGNMENT_STEPS: i32 = 12;
/// In modules.
const ALIGNMENT_STEP: f32 = 0.5;

/// As a fraction of a perfect alignment pattern's contrast.
const MIN_ALIGNMENT: f32 = 0.45;

impl Mapping {
    /// By the bottom right alignment pattern, if one is found, and by the finder patterns alone.
    pub(super) fn guesses(picture: &Brightness<'_>, placement: &Placement) -> Vec<Self> {
        let size = placement.size;
        let far = size as f32 - 3.5;
        let plain = Self::from_corners(placement, far, placement.fourth());
        let alignment = plain.as_ref().filter(|_| size > 21).and_then(|plain| {
            let found = find_alignment(picture, plain)?;
            Self::from_corners(placement, far - 3.0, found)
        });
        alignment.into_iter().chain(plain).collect()
    }

    /// `fourth` is the picture's point for (`module`, `module`).
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

    /// The picture's point for (x, y) modules from the symbol's top left.
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

/// The alignment pattern, a dark ring of 5 × 5 modules around a dark module (ISO/IEC 18004 §6.3.6),
/// near its place on a plane.
fn find_alignment(picture: &Brightness<'_>, plain: &Mapping) -> Option<Point> {
    let expected = plain.size as f32 - 6.5;
    // A slanted view shifts the far corner, in a larger symbol by more modules.
    let reach = ALIGNMENT_STEPS.min(plain.size as i32 / 4);
    let offsets = || (-reach..=reach).map(|steps| steps as f32 * ALIGNMENT_STEP);
    let mut best = (MIN_ALIGNMENT, None);
    for dy in offsets() {
        for dx in offsets() {
            // A more distant one must be clearer.
            let score =
                alignment_at(picture, plain, expected + dx, expected + dy) - dx.hypot(dy) * 0.01;
            if score > best.0 {
                best = (score, Some(plain.at(expected + dx, expected + dy)));
            }
        }
    }
    best.1
}

/// From -1 to 1: the difference between light and dark modules, divided by the span of brightness.
fn alignment_at(picture: &Brightness<'_>, plain: &Mapping, x: f32, y: f32) -> f32 {
    let (mut light, mut dark) = (0.0, 0.0);
    let (mut lightest, mut darkest) = (0.0_f32, 255.0_f32);
    for row in -2..=2_i32 {
        for column in -2..=2_i32 {
            let value = picture.at(plain.at(x + column as f32, y + row as f32));
            lightest = lightest.max(value);
            darkest = darkest.min(value);
            if row.abs().max(column.abs()) == 1 {
                light += value / 8.0;
            } else {
                dark += value / 17.0;
            }
        }
    }
    if lightest - darkest < 8.0 { 0.0 } else { (light - dark) / (lightest - darkest) }
}
