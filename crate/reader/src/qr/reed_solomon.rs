//! Reed and Solomon's code over GF(2⁸) as ISO/IEC 18004 §7.5 has it: the field's polynomial is 0x11D, the generator's roots are
//! α⁰, α¹, …, and the first codeword is the highest coefficient.

#![allow(
    clippy::arithmetic_side_effects,
    reason = "logarithms below 512, and positions in a block of at most 255 codewords"
)]

/// The elements but 0, which are the powers of α.
const POWERS: usize = 255;

/// αⁿ, twice round, so that the sum of two logarithms needs no modulo.
const EXP: [u8; 2 * POWERS] = tables().0;

/// 0 has no logarithm: with this one any sum leads beyond `EXP`.
const LOG_OF_ZERO: usize = 2 * POWERS;
const LOG: [usize; 256] = tables().1;

#[allow(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::indexing_slicing,
    reason = "evaluated by the compiler"
)]
const fn tables() -> ([u8; 2 * POWERS], [usize; 256]) {
    let (mut exp, mut log) = ([0; 2 * POWERS], [LOG_OF_ZERO; 256]);
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

fn exp(power: usize) -> u8 {
    EXP.get(power).copied().unwrap_or(0)
}

fn log(element: u8) -> usize {
    LOG.get(usize::from(element)).copied().unwrap_or(LOG_OF_ZERO)
}

fn product(one: u8, other: u8) -> u8 {
    exp(log(one) + log(other))
}

/// `divisor` is not 0.
fn quotient(dividend: u8, divisor: u8) -> u8 {
    exp(log(dividend) + POWERS.saturating_sub(log(divisor)))
}

/// Corrects up to half as many codewords as there are check codewords, which stand last. `None`, and nothing changed, where that
/// gives no codeword of the code.
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
    // The locator's derivative has its odd coefficients only, each a degree lower.
    let odd: Vec<u8> =
        locator.iter().zip([0, u8::MAX].iter().cycle()).map(|(each, mask)| each & mask).collect();
    let mut corrected = block.to_vec();
    let mut errors = 0;
    for (power, codeword) in corrected.iter_mut().rev().enumerate() {
        // What is wrong at αᵖ is a root of the locator at α⁻ᵖ, by as much as Forney has it.
        let inverse = POWERS - power;
        if value(&locator, inverse) == 0 {
            *codeword ^= quotient(value(&evaluator, inverse), value(&odd, inverse));
            errors += 1;
        }
    }
    if errors + 1 != locator.len()
        || self::syndromes(&corrected, checks).iter().any(|&syndrome| syndrome != 0)
    {
        return None;
    }
    block.copy_from_slice(&corrected);
    Some(())
}

/// The block as a polynomial at each of the generator's roots: all 0 where nothing is wrong.
fn syndromes(block: &[u8], checks: usize) -> Vec<u8> {
    let mut syndromes = vec![0; checks];
    for &codeword in block {
        for (power, syndrome) in syndromes.iter_mut().enumerate() {
            *syndrome = exp(log(*syndrome) + power) ^ codeword;
        }
    }
    syndromes
}

/// The shortest recurrence that the syndromes follow (Berlekamp and Massey), lowest coefficient first; `None` where it takes more
/// errors than can be corrected.
fn locator(syndromes: &[u8]) -> Option<Vec<u8>> {
    let (mut locator, mut errors) = (vec![1_u8], 0);
    // The recurrence before it last became longer, what that one was wrong by, and how many syndromes ago that was.
    let (mut shorter, mut wrong_by, mut steps) = (vec![1_u8], 1, 0);
    for step in 0..syndromes.len() {
        steps += 1;
        let known = syndromes.get(..=step)?.iter().rev();
        let discrepancy = locator
            .iter()
            .zip(known)
            .fold(0, |sum, (&each, &syndrome)| sum ^ product(each, syndrome));
        if discrepancy == 0 {
            continue;
        }
        let scale = quotient(discrepancy, wrong_by);
        let mut next = locator.clone();
        next.resize(next.len().max(shorter.len() + steps), 0);
        for (coefficient, &each) in next.iter_mut().skip(steps).zip(&shorter) {
            *coefficient ^= product(scale, each);
        }
        if 2 * errors <= step {
            errors = step + 1 - errors;
            (shorter, wrong_by, steps) = (locator, discrepancy, 0);
        }
        locator = next;
    }
    locator.truncate(locator.iter().rposition(|&coefficient| coefficient != 0)? + 1);
    (2 * errors <= syndromes.len() && locator.len() == errors + 1).then_some(locator)
}

/// Locator times syndromes, as far as there are syndromes.
fn evaluator(syndromes: &[u8], locator: &[u8]) -> Vec<u8> {
    let coefficient = |degree: usize| {
        let known = syndromes.iter().take(degree + 1).rev();
        locator.iter().zip(known).fold(0, |sum, (&each, &syndrome)| sum ^ product(each, syndrome))
    };
    (0..syndromes.len()).map(coefficient).collect()
}

/// The polynomial at αⁿ, lowest coefficient first.
fn value(polynomial: &[u8], power: usize) -> u8 {
    polynomial.iter().rev().fold(0, |sum, &coefficient| exp(log(sum) + power) ^ coefficient)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::{btree_map, vec};
    use proptest::prelude::*;
    use rxing::common::reedsolomon::{PredefinedGenericGF, ReedSolomonEncoder};

    /// As the library's encoder makes it.
    fn block(data: &[u8], checks: usize) -> Vec<u8> {
        let mut block: Vec<i32> = data.iter().copied().map(i32::from).collect();
        block.resize(data.len() + checks, 0);
        ReedSolomonEncoder::new(PredefinedGenericGF::QrCodeField256.into())
            .unwrap()
            .encode(&mut block, checks)
            .unwrap();
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
    fn the_standards_example_is_corrected_wherever_it_is_damaged() {
        for first in 0..STANDARD.len() {
            let mut damaged = STANDARD;
            (0..5).for_each(|step| damaged[(first + 3 * step) % 26] ^= 0x5A);
            assert_eq!(differing(&damaged, &STANDARD), 5);
            assert_eq!(correct(&mut damaged, 10), Some(()));
            assert_eq!(damaged, STANDARD);
        }
    }

    #[test]
    fn what_is_no_block_is_refused() {
        assert_eq!(correct(&mut [0; 256], 10), None);
        assert_eq!(correct(&mut [0; 9], 10), None);
        assert_eq!(correct(&mut [0; 255], 10), Some(()));
    }

    /// Data, check codewords as many as the standard has in any block, and what is wrong by position.
    fn damaged_block() -> impl Strategy<Value = (Vec<u8>, usize, Vec<(usize, u8)>)> {
        (vec(any::<u8>(), 1..120), 3_usize..16).prop_flat_map(|(data, half)| {
            let length = data.len() + 2 * half;
            let damage = btree_map(0..length, 1..=u8::MAX, 0..=(half + 8).min(length));
            (
                Just(block(&data, 2 * half)),
                Just(2 * half),
                damage.prop_map(|damage| damage.into_iter().collect()),
            )
        })
    }

    proptest! {
        #[test]
        fn damage_is_corrected_as_far_as_the_code_reaches((whole, checks, damage) in damaged_block()) {
            let mut damaged = whole.clone();
            for (position, by) in &damage {
                damaged[*position] ^= by;
            }
            let mut corrected = damaged.clone();
            let outcome = correct(&mut corrected, checks);
            if damage.len() <= checks / 2 {
                prop_assert_eq!(outcome, Some(()));
                prop_assert_eq!(&corrected, &whole);
            } else if outcome.is_some() {
                // Beyond that another block may lie nearer than the one that was meant: still no farther than the code reaches.
                let (data, _) = corrected.split_at(corrected.len() - checks);
                prop_assert_eq!(&block(data, checks), &corrected);
                prop_assert!(differing(&corrected, &damaged) <= checks / 2);
            } else {
                prop_assert_eq!(&corrected, &damaged);
            }
        }
    }
}
