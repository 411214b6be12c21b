//! The library's decoder (ISO/IEC 18004 §12) with a faster correction of errors. The library finds
//! format, version and blocks, and reads the corrected data.

use super::{model1, reed_solomon};
use rxing::common::BitMatrix;
use rxing::common::cpp_essentials::DecoderResult;
use rxing::qrcode::common::{FormatInformation, Version, VersionRef};
use rxing::qrcode::cpp_port::{Type, decoder};
use rxing::qrcode::decoder::{DataBlock, DataMask};
use zeroize::Zeroizing;

/// Of the dark modules of a symbol. `None` if they are no symbol, or if too many are wrong.
pub(crate) fn decoded(modules: &BitMatrix) -> Option<DecoderResult<bool>> {
    if !Version::HasValidSizeType(modules, Type::Model2) {
        return decoder::Decode(modules).ok();
    }
    let format = format(modules);
    if format.qr_type() == Type::Model1 {
        return model1::decoded(modules, &format);
    }
    let version = Version::Model2(Version::Number(modules)).ok()?;
    let level = format.error_correction_level;
    let codewords = codewords(modules, version, &format)?;
    let mut data = Zeroizing::new(Vec::with_capacity(codewords.len()));
    for block in DataBlock::getDataBlocks(&codewords, version, level).ok()? {
        let mut codewords = Zeroizing::new(block.getCodewords().to_vec());
        let length = block.getNumDataCodewords() as usize;
        let checks = codewords.len().checked_sub(length)?;
        reed_solomon::correct(&mut codewords, checks)?;
        data.extend_from_slice(&codewords[..length]);
    }
    decoder::DecodeBitStream(&data, version, level).ok()
}

/// From its two copies (§7.9). The library takes the second with the module that is always dark,
/// by which it recognises a mirrored symbol.
fn format(modules: &BitMatrix) -> FormatInformation {
    let far = modules.width() - 8;
    let bits = |places: &mut dyn Iterator<Item = (u32, u32)>| {
        places.fold(0, |bits, (column, row)| bits << 1 | u32::from(modules.get(column, row)))
    };
    let beside = [0, 1, 2, 3, 4, 5, 7, 8].into_iter().map(|column| (column, 8));
    let above = [7, 5, 4, 3, 2, 1, 0].into_iter().map(|row| (8, row));
    let below = (far..far + 8).rev().map(|row| (8, row));
    let right = (far..far + 8).map(|column| (column, 8));
    FormatInformation::DecodeQR(bits(&mut beside.chain(above)), bits(&mut below.chain(right)))
}

/// The codewords in their order, without the mask.
fn codewords(
    modules: &BitMatrix,
    version: VersionRef,
    format: &FormatInformation,
) -> Option<Zeroizing<Vec<u8>>> {
    let mask = DataMask::try_from(format.data_mask).ok()?;
    let total = version.getTotalCodewords() as usize;
    let mut codewords = Zeroizing::new(Vec::with_capacity(total));
    let (mut codeword, mut bits) = (0, 0);
    for (column, row) in data_modules(version)? {
        let is_dark =
            if format.isMirrored { modules.get(row, column) } else { modules.get(column, row) };
        codeword = codeword << 1 | u8::from(is_dark != mask.isMasked(row, column));
        bits += 1;
        if bits == 8 {
            codewords.push(codeword);
            (codeword, bits) = (0, 0);
        }
    }
    Some(codewords)
}

/// The columns and rows of the modules with data, in the order of their bits (§7.7.3): pairs of
/// columns from the right, upwards and downwards in turn. The column of the timing pattern is left
/// out.
pub(in crate::qr) fn data_modules(version: VersionRef) -> Option<Vec<(u32, u32)>> {
    let function = version.buildFunctionPattern().ok()?;
    let size = function.width();
    let mut modules = Vec::with_capacity(version.getTotalCodewords() as usize * 8 + 7);
    for turn in 0..size / 2 {
        let right = size - 1 - 2 * turn - u32::from(size - 1 - 2 * turn <= 6);
        for count in 0..size {
            let row = if turn.is_multiple_of(2) { size - 1 - count } else { count };
            for column in [right, right - 1] {
                if !function.get(column, row) {
                    modules.push((column, row));
                }
            }
        }
    }
    Some(modules)
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
        let places = (0..size).flat_map(|row| (0..size).map(move |column| (column, row)));
        for ((column, row), color) in places.zip(code.to_colors()) {
            if color == Color::Dark {
                modules.set(column, row);
            }
        }
        modules
    }

    fn mirrored(modules: &BitMatrix) -> BitMatrix {
        let size = modules.width();
        let mut mirrored = BitMatrix::with_single_dimension(size).unwrap();
        for (column, row) in (0..size).flat_map(|row| (0..size).map(move |column| (column, row))) {
            if modules.get(row, column) {
                mirrored.set(column, row);
            }
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
            for modules in [&modules, &mirrored(&modules)] {
                let bytes = bytes(decoded(modules));
                assert_eq!(bytes.as_deref(), Some(&b"Warifu"[..]), "{version} {level:?}");
            }
        }
    }

    proptest! {
        /// From a few errors to more than can be corrected.
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
            for (column, row) in damage {
                if column < size && row < size {
                    modules.flip_coords(column, row);
                }
            }
            prop_assert_eq!(bytes(decoded(&modules)), bytes(decoder::Decode(&modules).ok()));
        }
    }
}
