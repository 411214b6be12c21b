//! Rows of a black-and-white picture by the lengths of what is alike.

#![allow(
    clippy::arithmetic_side_effects,
    reason = "positions in a row of at most 40 million pixels"
)]

use rxing::common::BitMatrix;

/// Lengths in turn light and dark, light first, which may be 0.
pub(super) fn read(bits: &BitMatrix, y: u32, runs: &mut Vec<u32>) {
    runs.clear();
    let width = bits.width();
    let (mut first, mut start, mut before) = (0, 0, 0);
    for &word in bits.getRow(y).getBitArray() {
        // Set where a pixel is not as the one before it.
        let mut edges = word ^ (word << 1 | before);
        before = word >> (usize::BITS - 1);
        while edges != 0 {
            let x = first + edges.trailing_zeros();
            // What stands in the last word beyond the row is light.
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
        fn runs_make_the_row_again(row in vec(prop_oneof![3 => Just(false), 1 => any::<bool>()], 1..200), inverted: bool) {
            let mut bits = BitMatrix::parse_bools(&[vec![true; row.len()], row.clone()]);
            if inverted {
                bits.flip_self();
            }
            let mut runs = vec![7];
            read(&bits, 1, &mut runs);
            let pixels = |(run, &length): (usize, &u32)| vec![run % 2 == 1; usize::try_from(length).unwrap()];
            let again: Vec<bool> = runs.iter().enumerate().flat_map(pixels).map(|dark| dark != inverted).collect();
            prop_assert_eq!(again, row);
            prop_assert!(runs.iter().skip(1).all(|&length| length > 0));
        }
    }
}
