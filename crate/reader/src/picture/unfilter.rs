//! PNG's filters undone (ISO/IEC 15948 §9), for rows of whole bytes. The library does so too, but its loops are slow in WebAssembly.

use super::layers::Samples;

/// The pixels of a row, from what was filtered, its filter's number first, and the pixels of the row above, which are 0 above the first.
/// All are as long, but for that number. `None` for a filter that does not exist.
pub(super) fn unfilter(
    samples: Samples,
    filtered: &[u8],
    above: &[u8],
    row: &mut [u8],
) -> Option<()> {
    match samples {
        Samples::Gray => of_pixels::<1>(filtered, above, row),
        Samples::GrayAlpha => of_pixels::<2>(filtered, above, row),
        Samples::Rgb => of_pixels::<3>(filtered, above, row),
        Samples::Rgba => of_pixels::<4>(filtered, above, row),
    }
}

fn of_pixels<const BYTES: usize>(filtered: &[u8], above: &[u8], row: &mut [u8]) -> Option<()> {
    let (filter, filtered) = filtered.split_first()?;
    match filter {
        0 => {
            for (byte, &filtered) in row.iter_mut().zip(filtered) {
                *byte = filtered;
            }
        }
        1 => undo::<BYTES>(filtered, above, row, |left, _, _| left),
        2 => {
            for ((byte, filtered), above) in row.iter_mut().zip(filtered).zip(above) {
                *byte = filtered.wrapping_add(*above);
            }
        }
        3 => undo::<BYTES>(filtered, above, row, |left, above, _| left.midpoint(above)),
        4 => undo::<BYTES>(filtered, above, row, paeth),
        _ => return None,
    }
    Some(())
}

/// `predict` gets what stands to the left, above, and above to the left.
fn undo<const BYTES: usize>(
    filtered: &[u8],
    above: &[u8],
    row: &mut [u8],
    predict: impl Fn(u8, u8, u8) -> u8,
) {
    let (mut left, mut corner) = ([0; BYTES], [0; BYTES]);
    let pixels =
        row.as_chunks_mut().0.iter_mut().zip(filtered.as_chunks().0).zip(above.as_chunks().0);
    for ((pixel, &filtered), above) in pixels {
        let mut bytes: [u8; BYTES] = filtered;
        for (byte, ((&left, &above), &corner)) in
            bytes.iter_mut().zip(left.iter().zip(above).zip(&corner))
        {
            *byte = byte.wrapping_add(predict(left, above, corner));
        }
        (*pixel, left, corner) = (bytes, bytes, *above);
    }
}

/// Which of the three is nearest to left + above − corner; of those as near the first (§9.4). Without the distances: the lesser of the
/// two where the corner is so much more than both that the sum lies nearest to it, the greater where it is so much less, else the corner.
#[allow(clippy::arithmetic_side_effects, reason = "bytes, and three times a byte")]
fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let (less, more) = (left.min(above), left.max(above));
    let bound = 3 * i16::from(corner) - i16::from(left) - i16::from(above);
    match (i16::from(more) <= bound, bound <= i16::from(less)) {
        (_, true) => more,
        (true, _) => less,
        _ => corner,
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "bytes, in numbers of 32 bits")]
mod tests {
    use super::*;

    /// As the standard tells it.
    fn told(left: u8, above: u8, corner: u8) -> u8 {
        let [a, b, c] = [left, above, corner].map(i32::from);
        let estimate = a + b - c;
        let [pa, pb, pc] = [a, b, c].map(|value| (estimate - value).abs());
        if pa <= pb && pa <= pc {
            left
        } else if pb <= pc {
            above
        } else {
            corner
        }
    }

    #[test]
    fn paeths_choice_is_the_standards() {
        for (left, above) in
            (0..=u8::MAX).flat_map(|left| (0..=u8::MAX).map(move |above| (left, above)))
        {
            for corner in 0..=u8::MAX {
                assert_eq!(
                    paeth(left, above, corner),
                    told(left, above, corner),
                    "{left} {above} {corner}"
                );
            }
        }
    }

    #[test]
    fn each_filter_is_undone() {
        let above = [8, 200, 30, 7, 201, 90];
        let cases: [(u8, [u8; 6]); 5] = [
            (0, [1, 2, 3, 250, 5, 255]),
            (1, [1, 2, 3, 251, 7, 2]),
            (2, [9, 202, 33, 1, 206, 89]),
            (3, [5, 102, 18, 0, 156, 53]),
            // The corner, the left and what is above, once each.
            (4, [9, 202, 33, 2, 207, 89]),
        ];
        for (filter, expected) in cases {
            let mut row = [0; 6];
            assert_eq!(
                unfilter(Samples::Rgb, &[filter, 1, 2, 3, 250, 5, 255], &above, &mut row),
                Some(())
            );
            assert_eq!(row, expected, "filter {filter}");
        }
        assert_eq!(unfilter(Samples::Rgb, &[5, 1, 2, 3], &[0; 3], &mut [0; 3]), None);
        assert_eq!(unfilter(Samples::Rgb, &[], &[], &mut []), None);
    }
}
