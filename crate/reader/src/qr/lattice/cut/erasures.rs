//! Modules, some of which are unknown → text. The library corrects errors, which take two check
//! codewords each. An erasure, whose place is known, takes one.

use crate::qr::steps::decoder::data_modules;
use crate::qr::symbol::{Corner, Symbol, of_content};
use rxing::common::BitMatrix;
use rxing::common::reedsolomon::{GenericGFRef, PredefinedGenericGF, ReedSolomonDecoder};
use rxing::qrcode::common::{FormatInformation, Version, VersionRef};
use rxing::qrcode::cpp_port::decoder::DecodeBitStream;
use rxing::qrcode::decoder::{DataBlock, DataMask};
use zeroize::Zeroizing;

/// The number of check codewords of each block that must be left over after the correction of
/// erasures and errors. A block of random bytes then passes with a probability below 2⁻³², even if
/// the library corrects errors. A false text is worse than none.
const MIN_SPARE: usize = 4;

/// The modules of a symbol: the dark ones, and those that are known.
pub(super) struct Modules<'a> {
    pub(super) bits: &'a BitMatrix,
    pub(super) seen: &'a BitMatrix,
}

impl Modules<'_> {
    /// `None` unless every block can be restored with [`MIN_SPARE`] check codewords left over.
    pub(super) fn decoded(&self, corners: [Corner; 4]) -> Option<Symbol> {
        let version = Version::getProvisionalVersionForDimension(self.bits.width()).ok()?;
        let format = self.format()?;
        let level = format.getErrorCorrectionLevel();
        let (codewords, lost) = self.codewords(version, format.getDataMask())?;
        let blocks = DataBlock::getDataBlocks(&codewords, version, level).ok()?;
        let losses = DataBlock::getDataBlocks(&lost, version, level).ok()?;
        let mut data = Zeroizing::new(Vec::with_capacity(codewords.len()));
        for (block, lost) in blocks.iter().zip(&losses) {
            let checks = block.getCodewords().len() - block.getNumDataCodewords() as usize;
            let restored = restored(block.getCodewords(), lost.getCodewords(), checks)?;
            data.extend_from_slice(&restored[..block.getNumDataCodewords() as usize]);
        }
        of_content(&DecodeBitStream(&data, version, level).ok()?, corners)
    }

    fn known(&self, column: u32, row: u32) -> Option<bool> {
        self.seen.get(column, row).then(|| self.bits.get(column, row))
    }

    /// From those of the two copies that are whole (ISO/IEC 18004 §7.9). One edge cuts one copy.
    fn format(&self) -> Option<FormatInformation> {
        let size = self.bits.width();
        let near = [0, 1, 2, 3, 4, 5, 7, 8].map(|column| (column, 8)).into_iter();
        let near = near.chain([7, 5, 4, 3, 2, 1, 0].map(|row| (8, row)));
        let far = (size - 7..size).rev().map(|row| (8, row));
        let far = far.chain((size - 8..size).map(|column| (column, 8)));
        let near = self.number(near);
        let far = self.number(far);
        let (near, far) = (near.or(far)?, far.or(near)?);
        FormatInformation::decodeFormatInformation(near, far)
    }

    /// `None` if one of the modules is unknown.
    fn number(&self, mut modules: impl Iterator<Item = (u32, u32)>) -> Option<u32> {
        modules.try_fold(0, |number, (column, row)| {
            Some(number << 1 | u32::from(self.known(column, row)?))
        })
    }

    /// The codewords in their order, and a 1 for each that is not known whole.
    fn codewords(&self, version: VersionRef, mask: u8) -> Option<(Zeroizing<Vec<u8>>, Vec<u8>)> {
        let mask = DataMask::try_from(mask).ok()?;
        let data = data_modules(version)?;
        let total = version.getTotalCodewords() as usize;
        let mut codewords = Zeroizing::new(Vec::with_capacity(total));
        let mut lost = Vec::with_capacity(total);
        for eight in data.chunks_exact(8).take(total) {
            let (mut codeword, mut is_lost) = (0, false);
            for &(column, row) in eight {
                let bit = self.known(column, row);
                is_lost |= bit.is_none();
                let is_set = bit.unwrap_or_default() != mask.isMasked(row, column);
                codeword = codeword << 1 | u8::from(is_set);
            }
            codewords.push(codeword);
            lost.push(u8::from(is_lost));
        }
        Some((codewords, lost))
    }
}

/// The block with its erasures filled in and its errors corrected.
///
/// Let Γ be the polynomial whose roots are the locators of the erasures. Each codeword times Γ at
/// its own locator gives a word in which the erasures are 0. It belongs to the code with as many
/// check codewords less as there are erasures, so that the library corrects its errors.
fn restored(codewords: &[u8], lost: &[u8], checks: usize) -> Option<Zeroizing<Vec<u8>>> {
    let field = Field::new();
    let locators: Vec<u8> = (0..codewords.len()).rev().map(|power| field.power(power)).collect();
    let erased: Vec<usize> = (0..lost.len()).filter(|&index| lost[index] != 0).collect();
    let left = checks.checked_sub(erased.len()).filter(|&left| left >= MIN_SPARE)?;
    // Γ at a locator, without the root of one erasure.
    let gamma = |at: usize, without: Option<usize>| {
        let others = erased.iter().filter(|&&root| Some(root) != without);
        others.fold(1, |product, &root| field.times(product, locators[at] ^ locators[root]))
    };
    let mut word = Zeroizing::new(codewords.to_vec());
    for (at, codeword) in word.iter_mut().enumerate() {
        *codeword = field.times(*codeword, gamma(at, None));
    }
    let errors = ReedSolomonDecoder::new(field.0).decode(&mut word, left as i32).ok()?;
    if left < 2 * errors + MIN_SPARE || erased.iter().any(|&at| word[at] != 0) {
        return None;
    }
    for at in (0..word.len()).filter(|at| !erased.contains(at)) {
        word[at] = field.times(word[at], field.inverse(gamma(at, None))?);
    }
    for &at in &erased {
        let sum = (0..word.len())
            .filter(|other| !erased.contains(other))
            .fold(0, |sum, other| sum ^ field.times(word[other], gamma(other, Some(at))));
        word[at] = field.times(sum, field.inverse(gamma(at, Some(at)))?);
    }
    Some(word)
}

/// GF(256) of QR codes (ISO/IEC 18004 §7.5.2). Addition is `^`.
struct Field(GenericGFRef);

impl Field {
    fn new() -> Self {
        Self(PredefinedGenericGF::QrCodeField256.into())
    }

    /// Two to the power of `exponent`, which is below 255.
    fn power(&self, exponent: usize) -> u8 {
        self.0.exp(exponent as i32) as u8
    }

    fn times(&self, a: u8, b: u8) -> u8 {
        self.0.multiply(a.into(), b.into()) as u8
    }

    /// `None` for 0.
    fn inverse(&self, a: u8) -> Option<u8> {
        Some(self.0.inverse(a.into()).ok()? as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rxing::common::reedsolomon::ReedSolomonEncoder;

    const CHECKS: usize = 20;

    fn block(data: &[u8]) -> Vec<u8> {
        let mut word: Vec<i32> = data.iter().map(|&byte| byte.into()).collect();
        word.extend([0; CHECKS]);
        let field = PredefinedGenericGF::QrCodeField256.into();
        ReedSolomonEncoder::new(field).unwrap().encode(&mut word, CHECKS).unwrap();
        word.into_iter().map(|codeword| u8::try_from(codeword).unwrap()).collect()
    }

    /// `block` with a codeword less for each of `lost`, and a wrong one for each of `wrong`.
    fn damaged(block: &[u8], lost: &[usize], wrong: &[usize]) -> (Vec<u8>, Vec<u8>) {
        let (mut damaged, mut flags) = (block.to_vec(), vec![0; block.len()]);
        for &at in lost {
            (damaged[at], flags[at]) = (0, 1);
        }
        for &at in wrong {
            damaged[at] ^= 0x5A;
        }
        (damaged, flags)
    }

    proptest! {
        /// Up to the bound the block comes back, for any places of the erasures. Beyond it nothing
        /// does.
        #[test]
        fn a_block_comes_back_or_nothing(
            data in prop::collection::vec(any::<u8>(), 1..100),
            places in Just((0..CHECKS).collect::<Vec<_>>()).prop_shuffle(),
            lost in 0..=CHECKS,
            wrong in 0..6_usize,
        ) {
            let block = block(&data);
            let places: Vec<usize> = places.into_iter().map(|at| at * 7 % block.len()).collect();
            prop_assume!((1..places.len()).all(|at| !places[..at].contains(&places[at])));
            let wrong = wrong.min(CHECKS - lost);
            let (damaged, flags) =
                damaged(&block, &places[..lost], &places[lost..lost + wrong]);
            let result = restored(&damaged, &flags, CHECKS);
            if lost + 2 * wrong + MIN_SPARE <= CHECKS {
                prop_assert_eq!(result.as_deref(), Some(&block));
            } else {
                prop_assert!(result.is_none());
            }
        }

        #[test]
        fn random_bytes_are_no_block(
            bytes in prop::collection::vec(any::<u8>(), 30..120),
            lost in 0..CHECKS,
        ) {
            let flags: Vec<u8> = (0..bytes.len()).map(|at| u8::from(at < lost)).collect();
            prop_assert!(restored(&bytes, &flags, CHECKS).is_none());
        }
    }
}
