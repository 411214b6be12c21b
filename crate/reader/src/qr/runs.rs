//! Run lengths of a row of a black-and-white picture.

use rxing::common::BitMatrix;

/// Puts the row's run lengths into `runs`: light and dark in turn. The first is light and may be 0.
pub(super) fn read(bits: &BitMatrix, y: u32, runs: &mut Vec<u32>) {
    runs.clear();
    let width = bits.width();
    let (mut first, mut start, mut last_pixel) = (0, 0, 0);
    for &word in bits.getRow(y).getBitArray() {
        // A bit is set where a pixel differs from the one to its left.
        let mut edges = word ^ (word << 1 | last_pixel);
        last_pixel = word >> (usize::BITS - 1);
        while edges != 0 {
            let x = first + edges.trailing_zeros();
            // The last word may have more bits than the row has pixels.
            if x < width {
                runs.push(x - start);
                start = x;
            }
            edges &= edges - 1;
        }
        first += usize::BITS;
    }
    runs.push(width - start);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_runs_give_the_row_again(
            row in vec(prop_oneof![3 => Just(false), 1 => any::<bool>()], 1..200),
            inverted: bool,
        ) {
            let mut bits = BitMatrix::parse_bools(&[vec![true; row.len()], row.clone()]);
            if inverted {
                bits.flip_self();
            }
            let mut runs = vec![7];
            read(&bits, 1, &mut runs);
            let pixels = |(run, &length): (usize, &u32)| vec![run % 2 == 1; length as usize];
            let again: Vec<bool> =
                runs.iter().enumerate().flat_map(pixels).map(|dark| dark != inverted).collect();
            prop_assert_eq!(again, row);
            prop_assert!(runs.iter().skip(1).all(|&length| length > 0));
        }
    }
}
