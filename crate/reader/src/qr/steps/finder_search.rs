//! The library's search for finder patterns (ISO/IEC 18004 §6.3.3). This version reads rows by run
//! lengths instead of by pixels, and rejects most candidates before the library divides for them.
//! The library decides which candidates are patterns.

use crate::qr::deadline::Deadline;
use crate::qr::runs;
use rxing::common::BitMatrix;
use rxing::common::cpp_essentials::{
    ConcentricPattern, FixedPattern, IsPattern, LocateConcentricPattern, PatternType, PatternView,
};
use rxing::{Point, point};

/// The lengths of a row through the pattern's middle, in modules: dark, light, dark, light, dark.
const FINDER: FixedPattern<5, 7> = FixedPattern::new([1, 1, 3, 1, 1]);

/// Every third row: the inner square is three modules high, and a module is at least a pixel.
const ROW_STEP: usize = 3;

/// The least light space before a pattern, in modules.
const QUIET_ZONE: f32 = 0.1;

pub(crate) fn find(bits: &BitMatrix, deadline: &Deadline<'_>) -> Vec<ConcentricPattern> {
    let mut found: Vec<ConcentricPattern> = Vec::new();
    // Those of `found` that reach down to the row.
    let mut near: Vec<ConcentricPattern> = Vec::new();
    let mut row = Vec::new();
    for y in (0..bits.height()).skip(ROW_STEP - 1).step_by(ROW_STEP) {
        if deadline.has_passed_lately() {
            break;
        }
        near.retain(|pattern| pattern.p.y + pattern.size as f32 / 2.0 > y as f32);
        runs::read(bits, y, &mut row);
        // The runs from a light one on, and the number of pixels before them.
        let (mut runs, mut passed) = (row.as_slice(), 0);
        while let Some((space, five)) =
            runs.split_first().and_then(|(&space, after)| Some((space, after.first_chunk()?)))
        {
            // The picture's edge counts as a quiet zone.
            let space_before = if passed == 0 { f32::MAX } else { space as f32 };
            let is_finder = is_finder(*five, space_before);
            if is_finder && !deadline.has_passed_lately() {
                let [dark, light, core, ..] = *five;
                let x = (passed + space + dark + light) as f32 + core as f32 / 2.0;
                let centre = point(x, y as f32 + 0.5);
                let pattern = located(&near, bits, centre, five.iter().sum());
                found.extend(pattern);
                near.extend(pattern);
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

/// The library's lengths have 16 bits. A pattern with a longer run does not fit 40 megapixels.
fn is_pattern(five: [u32; 5], space_before: f32) -> bool {
    if five.iter().any(|&run| run > PatternType::MAX.into()) {
        return false;
    }
    let five = five.map(|run| run as PatternType);
    IsPattern::<true, 5, 7, false>(
        &PatternView::from_slice(&five),
        &FINDER,
        Some(space_before),
        QUIET_ZONE,
        0.0,
        0.0,
    ) != 0.0
}

/// `None` if it is one of `known`, or if the library finds no pattern there.
fn located(
    known: &[ConcentricPattern],
    bits: &BitMatrix,
    centre: Point,
    length: u32,
) -> Option<ConcentricPattern> {
    let is_inside =
        |old: &ConcentricPattern| Point::distance(centre, old.p) < old.size as f32 / 2.0;
    // Three times the length in the row: the pattern may be skewed.
    let reach = length * 3;
    if known.iter().any(is_inside) || !may_cross(bits, centre, reach) {
        return None;
    }
    let pattern = &FINDER.into();
    LocateConcentricPattern::<true, 5, 7>(bits, pattern, centre, reach as i32)
}

/// Whether the column through the centre is a pattern too. The library checks this first, and it
/// rejects most candidates, but the library divides at each pixel. A candidate that reaches the
/// picture's edge is left to the library.
fn may_cross(bits: &BitMatrix, centre: Point, reach: u32) -> bool {
    let (x, y) = (centre.x as u32, centre.y as u32);
    let up = three_runs(bits, x, (0..y).rev(), reach);
    let down = three_runs(bits, x, y + 1..bits.height(), reach);
    match (up, down) {
        (Some([core_up, above, before]), Some([core_down, below, behind])) => {
            is_pattern([before, above, core_up + core_down - 1, below, behind], f32::MAX)
        }
        _ => true,
    }
}

/// The lengths of the dark, light and dark runs from a dark pixel on, which counts. `None` if they
/// reach the edge.
fn three_runs(
    bits: &BitMatrix,
    x: u32,
    rows: impl Iterator<Item = u32>,
    reach: u32,
) -> Option<[u32; 3]> {
    let mut lengths = [1, 0, 0];
    let mut run = 0;
    for y in rows {
        if bits.get(x, y) == (run == 1) {
            run += 1;
        }
        match lengths.get_mut(run) {
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
        /// Patterns anywhere, at the edge too, among single pixels.
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
            prop_assert_eq!(find(&bits, &Deadline::never()), FindFinderPatterns(&bits, true, 0));
        }
    }
}
