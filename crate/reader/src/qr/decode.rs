//! Modules → what a symbol says (ISO/IEC 18004 §12): the library's decoder, but for how codewords are corrected, which takes it most of
//! its time.

#![allow(
    clippy::arithmetic_side_effects,
    reason = "a symbol has at most 177 modules along an edge"
)]

use super::reed_solomon;
use rxing::common::BitMatrix;
use rxing::common::cpp_essentials::DecoderResult;
use rxing::qrcode::common::{FormatInformation, Version};
use rxing::qrcode::cpp_port::{Type, decoder};
use rxing::qrcode::decoder::DataBlock;

/// The column that the vertical timing pattern stands in.
const TIMING: u32 = 6;

/// What the modules say, dark ones being set; `None` where they are no symbol, or more is damaged than can be corrected.
pub(super) fn decoded(modules: &BitMatrix) -> Option<DecoderResult<bool>> {
    if !Version::HasValidSizeType(modules, Type::Model2) {
        return decoder::Decode(modules).ok();
    }
    let format = format(modules);
    if format.qr_type() != Type::Model2 {
        return decoder::Decode(modules).ok();
    }
    let version = Version::Model2(Version::Number(modules)).ok()?;
    let function = version.buildFunctionPattern().ok()?;
    let codewords = codewords(modules, &function, &format);
    let blocks =
        DataBlock::getDataBlocks(&codewords, version, format.error_correction_level).ok()?;
    let mut content = Vec::with_capacity(codewords.len());
    for block in blocks {
        let data = usize::try_from(block.getNumDataCodewords()).ok()?;
        let mut codewords = block.getCodewords().to_vec();
        let checks = codewords.len().checked_sub(data)?;
        reed_solomon::correct(&mut codewords, checks)?;
        content.extend(codewords.get(..data)?);
    }
    decoder::DecodeBitStream(&content, version, format.error_correction_level).ok()
}

/// What the two copies of the format information say (§7.9). The library takes the second with the module that is always dark, by
/// which it knows a mirrored symbol.
fn format(modules: &BitMatrix) -> FormatInformation {
    let far = modules.width() - 8;
    let bits = |places: &mut dyn Iterator<Item = (u32, u32)>| {
        places.fold(0, |bits, (x, y)| (bits << 1) | u32::from(modules.get(x, y)))
    };
    let beside = [0, 1, 2, 3, 4, 5, 7, 8].into_iter().map(|x| (x, 8));
    let above = [7, 5, 4, 3, 2, 1, 0].into_iter().map(|y| (8, y));
    let below = (far..far + 8).rev().map(|y| (8, y));
    let right = (far..far + 8).map(|x| (x, 8));
    FormatInformation::DecodeQR(bits(&mut beside.chain(above)), bits(&mut below.chain(right)))
}

/// The codewords, unmasked, in the order in which they are placed (§7.7.3): up and down in pairs of columns from the right.
fn codewords(modules: &BitMatrix, function: &BitMatrix, format: &FormatInformation) -> Vec<u8> {
    let size = modules.width();
    let is_dark = |x, y| if format.isMirrored { modules.get(y, x) } else { modules.get(x, y) };
    let pairs = (1..size - TIMING).rev().step_by(2).map(|x| x + TIMING).chain([5, 3, 1]);
    let mut codewords = Vec::new();
    let (mut codeword, mut bits) = (0, 0);
    for (pair, right) in pairs.enumerate() {
        for step in 0..size {
            let y = if pair % 2 == 0 { size - 1 - step } else { step };
            for x in [right, right - 1] {
                if function.get(x, y) {
                    continue;
                }
                codeword =
                    (codeword << 1) | u8::from(is_dark(x, y) != is_masked(format.data_mask, x, y));
                bits += 1;
                if bits == 8 {
                    codewords.push(std::mem::take(&mut codeword));
                    bits = 0;
                }
            }
        }
    }
    codewords
}

/// Whether the mask turns that module over (§7.8.2, table 10).
fn is_masked(mask: u8, x: u32, y: u32) -> bool {
    let condition = match mask {
        0 => (x + y) % 2,
        1 => y % 2,
        2 => x % 3,
        3 => (x + y) % 3,
        4 => (y / 2 + x / 3) % 2,
        5 => (x * y) % 2 + (x * y) % 3,
        6 => ((x * y) % 2 + (x * y) % 3) % 2,
        _ => ((x + y) % 2 + (x * y) % 3) % 2,
    };
    condition == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use qrcode::{Color, EcLevel, QrCode, Version as Drawn};

    const LEVELS: [EcLevel; 4] = [EcLevel::L, EcLevel::M, EcLevel::Q, EcLevel::H];

    fn drawn(version: i16, level: EcLevel) -> BitMatrix {
        let code = QrCode::with_version(b"Warifu", Drawn::Normal(version), level).unwrap();
        let size = u32::try_from(code.width()).unwrap();
        let mut modules = BitMatrix::with_single_dimension(size).unwrap();
        let places = (0..size).flat_map(|y| (0..size).map(move |x| (x, y)));
        places
            .zip(code.to_colors())
            .filter(|&(_, color)| color == Color::Dark)
            .for_each(|((x, y), _)| modules.set(x, y));
        modules
    }

    fn mirrored(modules: &BitMatrix) -> BitMatrix {
        let mut mirrored = BitMatrix::with_single_dimension(modules.width()).unwrap();
        for y in 0..modules.width() {
            (0..modules.width()).filter(|&x| modules.get(y, x)).for_each(|x| mirrored.set(x, y));
        }
        mirrored
    }

    fn bytes(decoded: Option<DecoderResult<bool>>) -> Option<Vec<u8>> {
        decoded.filter(DecoderResult::isValid).map(|decoded| decoded.content().bytes().to_vec())
    }

    #[test]
    fn every_version_is_read_at_every_level_and_mirrored() {
        for (version, level) in (1..=40).flat_map(|version| LEVELS.map(|level| (version, level))) {
            let modules = drawn(version, level);
            assert_eq!(
                bytes(decoded(&modules)).as_deref(),
                Some(&b"Warifu"[..]),
                "{version} {level:?}"
            );
            assert_eq!(
                bytes(decoded(&mirrored(&modules))).as_deref(),
                Some(&b"Warifu"[..]),
                "{version} {level:?}"
            );
        }
    }

    proptest! {
        /// Read and refused alike, until nothing can be read.
        #[test]
        fn agrees_with_the_library(
            version in 1_i16..=20,
            level in 0_usize..4,
            is_mirrored: bool,
            damage in prop::collection::vec((0_u32..97, 0_u32..97), 0..250),
        ) {
            let mut modules = drawn(version, LEVELS[level]);
            if is_mirrored {
                modules = mirrored(&modules);
            }
            let size = modules.width();
            damage.into_iter().filter(|&(x, y)| x < size && y < size).for_each(|(x, y)| modules.flip_coords(x, y));
            prop_assert_eq!(bytes(decoded(&modules)), bytes(decoder::Decode(&modules).ok()));
        }
    }
}
