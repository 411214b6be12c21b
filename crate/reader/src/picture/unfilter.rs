//! The filters of PNG undone (ISO/IEC 15948 §9), for rows of whole bytes. A row replaces the one
//! above it in place. Where the two are equal, as in most of a drawing or a screen, the filtered
//! bytes are 0, and comparing them with 0 is all that is done.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "arrays of a pixel's bytes, and sums of three bytes"
)]

use super::layers::Samples;

/// Pixels that are compared with 0 at once.
const PART: usize = 16;

/// Replaces the row above, which is in `row`, by the one whose filtered bytes these are, with the
/// filter's number before them. Above the first row all bytes are 0. Returns whether the rows may
/// differ; `None` if there is no such filter.
pub(super) fn unfilter(samples: Samples, filtered: &[u8], row: &mut [u8]) -> Option<bool> {
    match samples {
        Samples::Gray => of_pixels::<1>(filtered, row),
        Samples::GrayAlpha => of_pixels::<2>(filtered, row),
        Samples::Rgb => of_pixels::<3>(filtered, row),
        Samples::Rgba => of_pixels::<4>(filtered, row),
    }
}

fn of_pixels<const BYTES: usize>(filtered: &[u8], row: &mut [u8]) -> Option<bool> {
    let (filter, filtered) = filtered.split_first()?;
    match filter {
        0 => {
            let differs = row.iter().zip(filtered).fold(0, |all, (one, other)| all | (one ^ other));
            row.iter_mut().zip(filtered).for_each(|(byte, &new)| *byte = new);
            return Some(differs != 0);
        }
        1 => undo_left::<BYTES>(filtered, row),
        2 if is_zero(filtered) => return Some(false),
        2 => row.iter_mut().zip(filtered).for_each(|(byte, new)| *byte = byte.wrapping_add(*new)),
        3 => undo_mean::<BYTES>(filtered, row),
        4 => undo_paeth::<BYTES>(filtered, row),
        _ => return None,
    }
    Some(*filter != 4 || !is_zero(filtered))
}

fn undo_left<const BYTES: usize>(filtered: &[u8], row: &mut [u8]) {
    let mut left = [0; BYTES];
    for (part, filtered) in parts::<BYTES>(filtered, row) {
        let (pixels, _) = part.as_chunks_mut();
        if is_zero(filtered) {
            pixels.fill(left);
            continue;
        }
        for (pixel, filtered) in pixels.iter_mut().zip(filtered.as_chunks().0) {
            left = sum(*filtered, left);
            *pixel = left;
        }
    }
}

fn undo_mean<const BYTES: usize>(filtered: &[u8], row: &mut [u8]) {
    let mut left = [0_u8; BYTES];
    for (pixel, filtered) in row.as_chunks_mut().0.iter_mut().zip(filtered.as_chunks().0) {
        let above = *pixel;
        left = sum(*filtered, std::array::from_fn(|byte| left[byte].midpoint(above[byte])));
        *pixel = left;
    }
}

fn undo_paeth<const BYTES: usize>(filtered: &[u8], row: &mut [u8]) {
    // The pixel to the left, and the one above that.
    let (mut left, mut corner) = ([0; BYTES], [0; BYTES]);
    for (part, filtered) in parts::<BYTES>(filtered, row) {
        let (pixels, _) = part.as_chunks_mut();
        // If these two are equal, the pixel above is predicted. If it is right, the next two are
        // equal too.
        if left == corner && is_zero(filtered) {
            left = pixels.last().copied().unwrap_or(left);
            corner = left;
            continue;
        }
        for (pixel, filtered) in pixels.iter_mut().zip(filtered.as_chunks().0) {
            let above = *pixel;
            let nearest = |byte| paeth(left[byte], above[byte], corner[byte]);
            *pixel = sum(*filtered, std::array::from_fn(nearest));
            (left, corner) = (*pixel, above);
        }
    }
}

/// The predictor of Paeth (PNG §9.4): of the three bytes the one that is nearest to the estimate
/// `left + above − corner`, and of equally near ones the first. This is `corner` only if the
/// estimate is between the other two; otherwise it is the lesser or the greater of these.
fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let (less, more) = (left.min(above), left.max(above));
    // Checked arithmetic would take longer than the rest.
    let three = i16::from(corner).wrapping_mul(3);
    let bound = three.wrapping_sub(i16::from(left)).wrapping_sub(i16::from(above));
    match (i16::from(more) <= bound, bound <= i16::from(less)) {
        (_, true) => more,
        (true, _) => less,
        _ => corner,
    }
}

fn sum<const BYTES: usize>(filtered: [u8; BYTES], predicted: [u8; BYTES]) -> [u8; BYTES] {
    std::array::from_fn(|byte| filtered[byte].wrapping_add(predicted[byte]))
}

/// Both in parts of [`PART`] pixels.
fn parts<'a, const BYTES: usize>(
    filtered: &'a [u8],
    row: &'a mut [u8],
) -> impl Iterator<Item = (&'a mut [u8], &'a [u8])> {
    row.chunks_mut(PART * BYTES).zip(filtered.chunks(PART * BYTES))
}

/// Without an early end, so that the loop uses vectors.
fn is_zero(bytes: &[u8]) -> bool {
    bytes.iter().fold(0, |all, byte| all | byte) == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// As the standard words it.
    fn by_distances(left: u8, above: u8, corner: u8) -> u8 {
        let [a, b, c] = [left, above, corner].map(i32::from);
        let [to_left, to_above, to_corner] = [a, b, c].map(|byte| (a + b - c - byte).abs());
        if to_left <= to_above && to_left <= to_corner {
            left
        } else if to_above <= to_corner {
            above
        } else {
            corner
        }
    }

    #[test]
    fn the_nearest_byte_is_that_of_the_standard() {
        for (left, above) in
            (0..=u8::MAX).flat_map(|left| (0..=u8::MAX).map(move |above| (left, above)))
        {
            for corner in 0..=u8::MAX {
                let expected = by_distances(left, above, corner);
                assert_eq!(paeth(left, above, corner), expected, "{left} {above} {corner}");
            }
        }
    }

    /// Byte by byte, as the standard words it.
    fn expected(filter: u8, bytes: usize, filtered: &[u8], above: &[u8]) -> Vec<u8> {
        let mut row: Vec<u8> = Vec::new();
        for (at, &byte) in filtered.iter().enumerate() {
            let left = at.checked_sub(bytes).map_or((0, 0), |left| (row[left], above[left]));
            row.push(byte.wrapping_add(match filter {
                0 => 0,
                1 => left.0,
                2 => above[at],
                3 => u8::try_from(u16::midpoint(left.0.into(), above[at].into())).unwrap(),
                _ => by_distances(left.0, above[at], left.1),
            }));
        }
        row
    }

    const SAMPLES: [Samples; 4] = [Samples::Gray, Samples::GrayAlpha, Samples::Rgb, Samples::Rgba];

    proptest! {
        /// Long runs of zeros with some other bytes among them, as in drawings.
        #[test]
        fn each_filter_is_undone(
            above in prop::collection::vec(prop_oneof![Just(255), any::<u8>()], 100),
            changes in prop::collection::vec((0..8_usize, any::<u8>()), 100),
            pixels in 1..100_usize,
            kind in 0..4_usize,
            filter in 0..5_u8,
            is_zero: bool,
        ) {
            let bytes = kind + 1;
            let above: Vec<u8> = above.iter().cycle().take(pixels * bytes).copied().collect();
            let sparse = |&(rare, byte): &(usize, u8)| if rare == 0 { byte } else { 0 };
            let filtered: Vec<u8> = changes.iter().map(sparse).cycle().take(above.len()).collect();
            let filtered = if is_zero { vec![0; above.len()] } else { filtered };
            let expected = expected(filter, bytes, &filtered, &above);
            let mut row = above.clone();
            let differs = unfilter(SAMPLES[kind], &[&[filter][..], &filtered].concat(), &mut row);
            prop_assert_eq!(&row, &expected);
            prop_assert!(differs == Some(true) || (differs == Some(false) && row == above));
        }
    }

    #[test]
    fn an_equal_row_is_recognised() {
        for (filter, byte) in [(0, 9), (2, 0), (4, 0)] {
            let mut row = [9; 60];
            let filtered = [&[filter][..], &[byte; 60]].concat();
            assert_eq!(unfilter(Samples::Rgb, &filtered, &mut row), Some(false), "{filter}");
            assert_eq!(row, [9; 60]);
        }
    }

    #[test]
    fn unknown_filters_are_refused() {
        for filtered in [&[][..], &[5, 0], &[255, 0]] {
            assert_eq!(unfilter(Samples::Gray, filtered, &mut [0]), None);
        }
    }
}
