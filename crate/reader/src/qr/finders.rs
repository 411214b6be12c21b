//! The library's search for finder patterns. Its rows are read by runs here, not pixel by pixel; whether what a row shows is a
//! pattern the library decides.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "positions in a row of at most 40 million pixels"
)]

use super::runs;
use rxing::common::BitMatrix;
use rxing::common::cpp_essentials::{
    ConcentricPattern, FixedPattern, IsPattern, LocateConcentricPattern, PatternType, PatternView,
};
use rxing::{Point, point};

/// ISO/IEC 18004 §6.3.3.
const FINDER: FixedPattern<5, 7> = FixedPattern::new([1, 1, 3, 1, 1]);

/// The inner square is three modules high, and a module at least a pixel.
const EVERY: usize = 3;

/// Modules of light that must stand before a pattern.
const QUIET: f32 = 0.1;

pub(super) fn find(bits: &BitMatrix) -> Vec<ConcentricPattern> {
    let mut found: Vec<ConcentricPattern> = Vec::new();
    let mut row = Vec::new();
    for y in (0..bits.height()).skip(EVERY - 1).step_by(EVERY) {
        runs::read(bits, y, &mut row);
        // In front of a light run and the five that may be a pattern, the first of them dark.
        let (mut runs, mut passed) = (row.as_slice(), 0);
        while let Some((space, five)) =
            runs.split_first().and_then(|(&space, after)| Some((space, after.first_chunk()?)))
        {
            let space_before = if passed == 0 { f32::MAX } else { space as f32 };
            let is_finder = is_finder(*five, space_before);
            if is_finder {
                let [dark, light, core, ..] = *five;
                let x = (passed + space + dark + light) as f32 + core as f32 / 2.0;
                put_located(&mut found, bits, point(x, y as f32 + 0.5), five.iter().sum());
            }
            // The last dark run of a pattern may be the first of another.
            let (past, next) = runs.split_at(if is_finder { 4 } else { 2 });
            passed += past.iter().sum::<u32>();
            runs = next;
        }
    }
    found
}

fn is_finder(five: [u32; 5], space_before: f32) -> bool {
    let [before, left, core, right, behind] = five;
    core >= 3
        && core >= 2 * before.max(behind)
        && core >= left.max(right)
        && is_pattern(five, space_before)
}

fn is_pattern(five: [u32; 5], space_before: f32) -> bool {
    let five = five.map(|run| PatternType::try_from(run).unwrap_or(PatternType::MAX));
    IsPattern::<true, 5, 7, false>(
        &PatternView::from_slice(&five),
        &FINDER,
        Some(space_before),
        QUIET,
        0.0,
        0.0,
    ) != 0.0
}

fn put_located(found: &mut Vec<ConcentricPattern>, bits: &BitMatrix, centre: Point, length: u32) {
    let is_inside =
        |old: &ConcentricPattern| Point::distance(centre, old.p) < old.size as f32 / 2.0;
    // Three times as far as in the row: it may be skewed.
    let reach = length.saturating_mul(3);
    if !found.iter().any(is_inside) && may_cross(bits, centre, reach) {
        let reach = i32::try_from(reach).unwrap_or(i32::MAX);
        found.extend(LocateConcentricPattern::<true, 5, 7>(bits, &FINDER.into(), centre, reach));
    }
}

/// The first of what the library looks at, which refuses most of what a symbol's data show: whether the pattern is one up and down too.
/// It divides at each pixel to get there. What runs into the picture's edge is left to it.
fn may_cross(bits: &BitMatrix, centre: Point, reach: u32) -> bool {
    let (x, y) = (centre.x as u32, centre.y as u32);
    match (three(bits, x, (0..y).rev(), reach), three(bits, x, y + 1..bits.height(), reach)) {
        (Some([core, above, before]), Some([core_on, below, behind])) => {
            is_pattern([before, above, core + core_on - 1, below, behind], f32::MAX)
        }
        _ => true,
    }
}

/// Lengths dark, light and dark from a dark pixel on, which counts; `None` where they go on to the edge.
fn three(
    bits: &BitMatrix,
    x: u32,
    rows: impl Iterator<Item = u32>,
    reach: u32,
) -> Option<[u32; 3]> {
    let mut lengths = [1, 0, 0];
    let mut part = 0;
    for y in rows {
        if bits.get(x, y) == (part == 1) {
            part += 1;
        }
        match lengths.get_mut(part) {
            Some(length) if *length <= reach => *length += 1,
            _ => return Some(lengths),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rxing::qrcode::cpp_port::detector::FindFinderPatterns;

    proptest! {
        /// Wherever finder patterns stand, also where they touch the edge, among dots that are none.
        #[test]
        fn agrees_with_the_library(
            patterns in prop::collection::vec((0_u32..90, 0_u32..90, 1_u32..4), 0..5),
            dots in prop::collection::vec((0_u32..100, 0_u32..100), 0..40),
        ) {
            let mut bits = BitMatrix::new(100, 100).unwrap();
            for (left, top, module) in patterns {
                for (x, y) in (0..7 * module).flat_map(|y| (0..7 * module).map(move |x| (x, y))) {
                    let ring = (x / module).abs_diff(3).max((y / module).abs_diff(3));
                    if ring != 2 && left + x < 100 && top + y < 100 {
                        bits.set(left + x, top + y);
                    }
                }
            }
            for (x, y) in dots {
                bits.flip_coords(x, y);
            }
            prop_assert_eq!(find(&bits), FindFinderPatterns(&bits, true, 0));
        }
    }
}
