//! The timing patterns of a symbol (ISO/IEC 18004 §6.3.5) on a black-and-white picture. They tell
//! three finder patterns of one symbol from look-alikes, at a small part of the cost of sampling.

use rxing::Point;
use rxing::common::BitMatrix;
use rxing::common::cpp_essentials::ConcentricPattern;
use rxing::qrcode::cpp_port::detector::FinderPatternSet;

/// From a finder pattern's middle to the timing pattern, in modules. The widths of finder patterns
/// are whole pixels, so its neighbourhood is tried too.
const DISTANCES: [f32; 3] = [3.0, 2.6, 3.4];

/// The least and the most changes between dark and light, as a fraction of the modules.
const CHANGES: std::ops::RangeInclusive<f32> = 0.6..=1.4;

/// Whether modules alternate between the top left finder pattern and one of the others.
pub(super) fn is_visible(bits: &BitMatrix, set: &FinderPatternSet) -> bool {
    let FinderPatternSet { bl, tl, tr } = set;
    DISTANCES.into_iter().any(|distance| {
        alternates(bits, [tl, tr], bl.p, distance) || alternates(bits, [tl, bl], tr.p, distance)
    })
}

/// `distance` is in modules, from the line between the `ends` towards the point `inner`.
fn alternates(
    bits: &BitMatrix,
    ends: [&ConcentricPattern; 2],
    inner: Point,
    distance: f32,
) -> bool {
    let [from, to] = ends.map(|end| end.p);
    let along = direction(from, to);
    let inwards = direction(from, inner);
    let [from_module, to_module] = ends.map(|end| end.size as f32 / 7.0);
    let begin = from + (inwards * distance + along * 3.0) * from_module;
    let end = to + (inwards * distance - along * 3.0) * to_module;
    let length = Point::distance(begin, end);
    // One point a pixel, and at least two.
    let steps = length.ceil().max(1.0);
    let points = (1..=steps as u32).map(|step| begin + (end - begin) * (step as f32 / steps));
    let (mut changes, mut last) = (0_u32, is_dark(bits, begin));
    for colour in points.map(|point| is_dark(bits, point)) {
        changes += u32::from(colour != last);
        last = colour;
    }
    CHANGES.contains(&(changes as f32 / (length / f32::midpoint(from_module, to_module))))
}

fn direction(from: Point, to: Point) -> Point {
    (to - from) / Point::distance(from, to).max(1.0)
}

/// Light outside the picture.
fn is_dark(bits: &BitMatrix, point: Point) -> bool {
    let is_inside = point.x >= 0.0
        && point.y >= 0.0
        && point.x < bits.width() as f32
        && point.y < bits.height() as f32;
    is_inside && bits.get(point.x as u32, point.y as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rxing::point;

    const MODULE: u32 = 3;
    const SIDE: u32 = 29;

    /// Finder patterns 22 modules apart, with or without timing patterns. The rest is `filled`.
    fn picture(has_timing: bool, filled: impl Fn(u32, u32) -> bool) -> BitMatrix {
        let mut bits = BitMatrix::new(SIDE * MODULE, SIDE * MODULE).unwrap();
        for (x, y) in (0..SIDE * MODULE).flat_map(|y| (0..SIDE * MODULE).map(move |x| (x, y))) {
            let (column, row) = (x / MODULE, y / MODULE);
            let (left, top) = (column.min(SIDE - 1 - column), row.min(SIDE - 1 - row));
            let is_corner = left < 8 && top < 8 && !(column > 20 && row > 20);
            let is_dark = if is_corner {
                left < 7 && top < 7 && left.abs_diff(3).max(top.abs_diff(3)) != 2
            } else if has_timing && (column == 6 || row == 6) {
                (column + row).is_multiple_of(2)
            } else {
                filled(column, row)
            };
            if is_dark {
                bits.set(x, y);
            }
        }
        bits
    }

    fn set() -> FinderPatternSet {
        let pattern = |column: u32, row: u32| ConcentricPattern {
            p: point(
                (column * MODULE) as f32 + MODULE as f32 / 2.0,
                (row * MODULE) as f32 + MODULE as f32 / 2.0,
            ),
            size: 7 * MODULE as i32,
        };
        FinderPatternSet { bl: pattern(3, 25), tl: pattern(3, 3), tr: pattern(25, 3) }
    }

    #[test]
    fn alternating_modules_are_seen() {
        assert!(is_visible(&picture(true, |_, _| false), &set()));
        assert!(is_visible(&picture(true, |column, row| (column * row).is_multiple_of(3)), &set()));
    }

    #[test]
    fn empty_space_and_other_finder_patterns_are_no_timing_pattern() {
        assert!(!is_visible(&picture(false, |_, _| false), &set()));
        let tiled = |column: u32, row: u32| {
            let (x, y) = (column % 8, row % 8);
            x < 7 && y < 7 && x.abs_diff(3).max(y.abs_diff(3)) != 2
        };
        assert!(!is_visible(&picture(false, tiled), &set()));
    }
}
