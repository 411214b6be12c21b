//! The Reed–Solomon code of ISO/IEC 18004 §7.5, over GF(2⁸) with the polynomial 0x11D. The
//! generator's roots are α⁰, α¹, …, and the first codeword is the highest coefficient. The
//! library's decoder serves all fields, and compares their whole tables at each addition.

/// The elements but 0, which are the powers of α.
const POWERS: usize = 255;

/// The powers of α twice, so that the sum of two logarithms needs no modulo, and zeros for sums
/// with [`LOG_OF_ZERO`].
const EXP: [u8; 4 * POWERS + 1] = tables().0;
const LOG: [usize; 256] = tables().1;
const LOG_OF_ZERO: usize = 2 * POWERS;

const fn tables() -> ([u8; 4 * POWERS + 1], [usize; 256]) {
    let (mut exp, mut log) = ([0; 4 * POWERS + 1], [LOG_OF_ZERO; 256]);
    let (mut power, mut element) = (0, 1_usize);
    while power < POWERS {
        exp[power] = element as u8;
        exp[power + POWERS] = element as u8;
        log[element] = power;
        element <<= 1;
        if element > 0xFF {
            element ^= 0x11D;
        }
        power += 1;
    }
    (exp, log)
}

fn log(element: u8) -> usize {
    LOG[usize::from(element)]
}

fn product(one: u8, other: u8) -> u8 {
    EXP[log(one) + log(other)]
}

/// `divisor` is not 0.
fn quotient(dividend: u8, divisor: u8) -> u8 {
    EXP[log(dividend) + POWERS - log(divisor)]
}

/// Corrects up to half as many codewords as there are check codewords, which are the last `checks`
/// ones. `None` if the block is not that near to one of the code.
pub(super) fn correct(block: &mut [u8], checks: usize) -> Option<()> {
    if block.len() > POWERS || checks > block.len() {
        return None;
    }
    let syndromes = syndromes(block, checks);
    if syndromes.iter().all(|&syndrome| syndrome == 0) {
        return Some(());
    }
    let locator = locator(&syndromes)?;
    let evaluator = evaluator(&syndromes, &locator);
    // The derivative of the locator has its odd coefficients, each one degree lower.
    let is_odd = [0, u8::MAX].iter().cycle();
    let odd: Vec<u8> = locator.iter().zip(is_odd).map(|(one, mask)| one & mask).collect();
    let mut errors = 0;
    for (power, codeword) in block.iter_mut().rev().enumerate() {
        // The codeword of αⁿ is wrong if α⁻ⁿ is a root of the locator. Forney's formula gives
        // the difference.
        let inverse = POWERS - power;
        if value(&locator, inverse) == 0 {
            let slope = Some(value(&odd, inverse)).filter(|&slope| slope != 0)?;
            *codeword ^= quotient(value(&evaluator, inverse), slope);
            errors += 1;
        }
    }
    let is_whole = || self::syndromes(block, checks).iter().all(|&syndrome| syndrome == 0);
    (errors + 1 == locator.len() && is_whole()).then_some(())
}

/// The block as a polynomial at each root of the generator: all 0 if nothing is wrong.
fn syndromes(block: &[u8], checks: usize) -> Vec<u8> {
    let at_root = |root| block.iter().fold(0, |sum, &codeword| EXP[log(sum) + root] ^ codeword);
    (0..checks).map(at_root).collect()
}

/// The shortest recurrence of the syndromes, by Berlekamp and Massey, lowest coefficient first.
/// `None` if it has more errors than can be corrected.
fn locator(syndromes: &[u8]) -> Option<Vec<u8>> {
    let (mut locator, mut errors) = (vec![1_u8], 0);
    // The recurrence before the last one that became longer, its discrepancy, and the number of
    // syndromes since then.
    let (mut shorter, mut missed_by, mut steps) = (vec![1_u8], 1, 0);
    for step in 0..syndromes.len() {
        steps += 1;
        let discrepancy = coefficient(syndromes, &locator, step);
        if discrepancy == 0 {
            continue;
        }
        let scale = quotient(discrepancy, missed_by);
        let mut next = locator.clone();
        next.resize(next.len().max(shorter.len() + steps), 0);
        for (coefficient, &one) in next.iter_mut().skip(steps).zip(&shorter) {
            *coefficient ^= product(scale, one);
        }
        if 2 * errors <= step {
            errors = step + 1 - errors;
            (shorter, missed_by, steps) = (locator, discrepancy, 0);
        }
        locator = next;
    }
    locator.truncate(locator.iter().rposition(|&coefficient| coefficient != 0)? + 1);
    (2 * errors <= syndromes.len() && locator.len() == errors + 1).then_some(locator)
}

/// The product of both, up to the number of syndromes.
fn evaluator(syndromes: &[u8], locator: &[u8]) -> Vec<u8> {
    (0..syndromes.len()).map(|degree| coefficient(syndromes, locator, degree)).collect()
}

/// A coefficient of the product.
fn coefficient(syndromes: &[u8], locator: &[u8], degree: usize) -> u8 {
    let pairs = locator.iter().zip(syndromes[..=degree].iter().rev());
    pairs.fold(0, |sum, (&one, &other)| sum ^ product(one, other))
}

/// The polynomial at αⁿ, lowest coefficient first.
fn value(polynomial: &[u8], power: usize) -> u8 {
    polynomial.iter().rev().fold(0, |sum, &coefficient| EXP[log(sum) + power] ^ coefficient)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::{btree_map, vec};
    use proptest::prelude::*;
    use rxing::common::reedsolomon::{PredefinedGenericGF, ReedSolomonEncoder};

    /// As the library encodes it.
    fn block(data: &[u8], checks: usize) -> Vec<u8> {
        let mut block: Vec<i32> = data.iter().copied().map(i32::from).collect();
        block.resize(data.len() + checks, 0);
        let field = PredefinedGenericGF::QrCodeField256.into();
        ReedSolomonEncoder::new(field).unwrap().encode(&mut block, checks).unwrap();
        block.into_iter().map(|codeword| u8::try_from(codeword).unwrap()).collect()
    }

    fn differing(one: &[u8], other: &[u8]) -> usize {
        one.iter().zip(other).filter(|(one, other)| one != other).count()
    }

    /// ISO/IEC 18004 annex I: version 1-M, `01234567`.
    const STANDARD: [u8; 26] = [
        0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC,
        0x11, 0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55,
    ];

    #[test]
    fn the_example_of_the_standard_is_corrected_at_any_place() {
        for first in 0..STANDARD.len() {
            let mut damaged = STANDARD;
            (0..5).for_each(|step| damaged[(first + 3 * step) % 26] ^= 0x5A);
            assert_eq!(differing(&damaged, &STANDARD), 5);
            assert_eq!(correct(&mut damaged, 10), Some(()));
            assert_eq!(damaged, STANDARD);
        }
    }

    #[test]
    fn blocks_of_another_size_are_refused() {
        assert_eq!(correct(&mut [0; 256], 10), None);
        assert_eq!(correct(&mut [0; 9], 10), None);
        assert_eq!(correct(&mut [0; 255], 10), Some(()));
    }

    /// Data, as many check codewords as a block may have, and errors by their places.
    fn damaged_block() -> impl Strategy<Value = (Vec<u8>, usize, Vec<(usize, u8)>)> {
        (vec(any::<u8>(), 1..120), 3_usize..16).prop_flat_map(|(data, half)| {
            let length = data.len() + 2 * half;
            let damage = btree_map(0..length, 1..=u8::MAX, 0..=(half + 8).min(length));
            let damage = damage.prop_map(|damage| damage.into_iter().collect());
            (Just(block(&data, 2 * half)), Just(2 * half), damage)
        })
    }

    proptest! {
        #[test]
        fn errors_are_corrected_up_to_the_bound((whole, checks, damage) in damaged_block()) {
            let mut damaged = whole.clone();
            for (place, error) in &damage {
                damaged[*place] ^= error;
            }
            let mut corrected = damaged.clone();
            let outcome = correct(&mut corrected, checks);
            if damage.len() <= checks / 2 {
                prop_assert_eq!(outcome, Some(()));
                prop_assert_eq!(&corrected, &whole);
            } else if outcome.is_some() {
                // Another block of the code may be nearer, but within the bound.
                let (data, _) = corrected.split_at(corrected.len() - checks);
                prop_assert_eq!(&block(data, checks), &corrected);
                prop_assert!(differing(&corrected, &damaged) <= checks / 2);
            }
        }
    }
}
