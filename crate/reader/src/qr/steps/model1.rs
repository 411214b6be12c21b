//! The codewords of a QR code Model 1 (AIM ITS 97-001), the form before ISO/IEC 18004. The library
//! deinterleaves its blocks as in Model 2, but here they follow one another.

use super::reed_solomon;
use rxing::common::BitMatrix;
use rxing::common::cpp_essentials::DecoderResult;
use rxing::qrcode::common::{FormatInformation, Version};
use rxing::qrcode::cpp_port::decoder;
use rxing::qrcode::decoder::DataMask;
use zeroize::Zeroizing;

/// The corner of the symbol takes half of the first codeword.
const CORNER: u8 = 0xF0;

/// As [`super::decoder::decoded`].
pub(super) fn decoded(
    modules: &BitMatrix,
    format: &FormatInformation,
) -> Option<DecoderResult<bool>> {
    let version = Version::Model1(Version::Number(modules)).ok()?;
    let level = format.error_correction_level;
    let codewords = codewords(modules, format)?;
    let blocks = version.getECBlocksForLevel(level);
    let checks = usize::try_from(blocks.getECCodewordsPerBlock()).ok()?;
    // All blocks of a version and level are equally long.
    let length = usize::try_from(blocks.getECBlocks().first()?.getDataCodewords()).ok()?;
    let (data, check) = codewords.split_at_checked(length * blocks.getNumBlocks() as usize)?;
    let mut corrected = Zeroizing::new(Vec::with_capacity(data.len()));
    for (data, check) in data.chunks_exact(length).zip(check.chunks_exact(checks)) {
        let mut block = Zeroizing::new([data, check].concat());
        reed_solomon::correct(&mut block, checks)?;
        corrected.extend_from_slice(&block[..length]);
    }
    decoder::DecodeBitStream(&corrected, version, level).ok()
}

/// The codewords in their order, without the mask.
fn codewords(modules: &BitMatrix, format: &FormatInformation) -> Option<Zeroizing<Vec<u8>>> {
    let mask = DataMask::try_from(format.data_mask).ok()?;
    let bit = |(column, row)| u8::from(modules.get(column, row) != mask.isMasked(row, column));
    let codeword = |place: Place| place.modules().fold(0, |word, module| word << 1 | bit(module));
    let mut codewords: Zeroizing<Vec<u8>> =
        Zeroizing::new(places(modules.width()).into_iter().map(codeword).collect());
    *codewords.first_mut()? &= !CORNER;
    Some(codewords)
}

/// The modules of a codeword: a rectangle, read from its bottom right to the left and upwards.
struct Place {
    right: u32,
    bottom: u32,
    /// In columns: 2, with 4 rows, or 4, with 2 rows.
    width: u32,
}

impl Place {
    fn modules(&self) -> impl Iterator<Item = (u32, u32)> {
        let Self { right, bottom, width } = *self;
        (0..8).map(move |bit| (right - bit % width, bottom - bit / width))
    }
}

/// In the order of the codewords, from the right to the left and upwards. The extension patterns at
/// the right and the lower edge take the place of some.
fn places(size: u32) -> Vec<Place> {
    let last = size - 1;
    let mut places = Vec::with_capacity(size as usize * size as usize / 8);
    // Below the top right finder pattern and the format information.
    let upright = (size - 8) / 4;
    for pair in 0..2 {
        for up in 0..upright {
            let is_extension = pair == 0 && up.is_multiple_of(2) && up > 0 && up < upright - 1;
            if !is_extension {
                places.push(Place { right: last - 2 * pair, bottom: last - 4 * up, width: 2 });
            }
        }
    }
    // From the lower edge to the upper one, without the row of the timing pattern.
    let (groups, flat) = (size / 4 - 3, size / 2);
    for group in 0..groups {
        let is_below_finder = group == 0;
        for up in 0..if is_below_finder { flat - 4 } else { flat } {
            let is_extension = up == 0 && group % 2 == 1 && group < groups - 1;
            if !is_extension {
                let timing = u32::from(up >= flat - 3);
                let bottom = last - 2 * up - timing;
                places.push(Place { right: last - 4 - 4 * group, bottom, width: 4 });
            }
        }
    }
    // Between the two finder patterns at the left, without the column of the timing pattern.
    for right in [8, 5, 3, 1] {
        let beside = (size - 16) / 4;
        places.extend((0..beside).map(|up| Place { right, bottom: last - 8 - 4 * up, width: 2 }));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::qr::steps::decoder::decoded;
    use rxing::common::reedsolomon::{PredefinedGenericGF, ReedSolomonEncoder};
    use rxing::qrcode::common::ErrorCorrectionLevel;
    use rxing::qrcode::cpp_port::Type;

    const TEXT: &[u8] = b"Warifu";
    const VERSIONS: std::ops::RangeInclusive<u32> = 1..=14;
    const LEVELS: [ErrorCorrectionLevel; 4] = [
        ErrorCorrectionLevel::L,
        ErrorCorrectionLevel::M,
        ErrorCorrectionLevel::Q,
        ErrorCorrectionLevel::H,
    ];

    /// The data and the check codewords.
    type Block = (Vec<u8>, Vec<u8>);

    /// A byte segment with the text, and fill.
    fn blocks(version: u32, level: ErrorCorrectionLevel) -> Vec<Block> {
        let version = Version::Model1(version).unwrap();
        let blocks = version.getECBlocksForLevel(level);
        let length = blocks.getECBlocks()[0].getDataCodewords() as usize;
        let count: &[u8] = if version.getVersionNumber() < 10 { &[] } else { &[0] };
        let segment = [&[0b0100][..], count, &[TEXT.len() as u8], TEXT, &[0]].concat();
        let mut data = segment.clone();
        data.resize(length * blocks.getNumBlocks() as usize, 0x11);
        let checks = blocks.getECCodewordsPerBlock() as usize;
        let mut encoder =
            ReedSolomonEncoder::new(PredefinedGenericGF::QrCodeField256.into()).unwrap();
        let mut with_checks = |data: &[u8]| {
            let mut block: Vec<i32> = data.iter().map(|&byte| i32::from(byte)).collect();
            block.resize(length + checks, 0);
            encoder.encode(&mut block, checks).unwrap();
            let bytes: Vec<u8> = block.into_iter().map(|byte| byte as u8).collect();
            (bytes[..length].to_vec(), bytes[length..].to_vec())
        };
        data.chunks(length).map(&mut with_checks).collect()
    }

    fn one_by_one(blocks: &[Block]) -> Vec<u8> {
        let data = blocks.iter().flat_map(|(data, _)| data);
        data.chain(blocks.iter().flat_map(|(_, checks)| checks)).copied().collect()
    }

    fn interleaved(blocks: &[Block]) -> Vec<u8> {
        let take = |part: fn(&Block) -> &Vec<u8>| {
            let length = part(&blocks[0]).len();
            (0..length).flat_map(move |index| blocks.iter().map(move |block| part(block)[index]))
        };
        take(|(data, _)| data).chain(take(|(_, checks)| checks)).collect()
    }

    /// The format information (ISO/IEC 18004 §7.9) with the mask of Model 1.
    fn format(level: ErrorCorrectionLevel, mask: u32) -> u32 {
        let data = u32::from(level.get_value()) << 3 | mask;
        let check = (0..5).rev().fold(data << 10, |rest, bit| {
            if rest >> (bit + 10) & 1 == 1 { rest ^ 0x537 << bit } else { rest }
        });
        (data << 10 | check) ^ 0x2825
    }

    fn drawn(version: u32, level: ErrorCorrectionLevel, mask: u32, codewords: &[u8]) -> BitMatrix {
        let size = 17 + 4 * version;
        let mut modules = BitMatrix::with_single_dimension(size).unwrap();
        let mut set = |(column, row), is_dark| {
            if is_dark {
                modules.set(column, row);
            }
        };
        let masked = DataMask::try_from(mask as u8).unwrap();
        for (place, codeword) in places(size).iter().zip(codewords) {
            for (bit, (column, row)) in place.modules().enumerate() {
                set(
                    (column, row),
                    (codeword >> (7 - bit) & 1 == 1) != masked.isMasked(row, column),
                );
            }
        }
        let format = format(level, mask);
        let beside = [0, 1, 2, 3, 4, 5, 7, 8].map(|column| (column, 8));
        let above = [7, 5, 4, 3, 2, 1, 0].map(|row| (8, row));
        let below = (size - 7..size).rev().map(|row| (8, row));
        let right = (size - 8..size).map(|column| (column, 8));
        for places in
            [beside.into_iter().chain(above).collect(), below.chain(right).collect::<Vec<_>>()]
        {
            for (bit, place) in places.into_iter().enumerate() {
                set(place, format >> (14 - bit) & 1 == 1);
            }
        }
        set((8, size - 8), true);
        modules
    }

    fn bytes(decoded: Option<DecoderResult<bool>>) -> Option<Vec<u8>> {
        decoded.filter(DecoderResult::isValid).map(|decoded| decoded.content().bytes().to_vec())
    }

    fn each(mut check: impl FnMut(u32, ErrorCorrectionLevel, u32)) {
        for (version, level) in
            VERSIONS.flat_map(|version| LEVELS.map(move |level| (version, level)))
        {
            check(version, level, version % 8);
        }
    }

    #[test]
    fn every_version_is_read_at_every_level() {
        each(|version, level, mask| {
            let modules = drawn(version, level, mask, &one_by_one(&blocks(version, level)));
            assert_eq!(bytes(decoded(&modules)).as_deref(), Some(TEXT), "{version} {level:?}");
        });
    }

    /// It interleaves the blocks, and knows where the codewords of the versions up to 12 are.
    #[test]
    fn the_library_agrees_about_the_places() {
        each(|version, level, mask| {
            if version > 12 {
                return;
            }
            let codewords = interleaved(&blocks(version, level));
            let modules = drawn(version, level, mask, &codewords);
            let read = bytes(decoder::Decode(&modules).ok());
            assert_eq!(read.as_deref(), Some(TEXT), "{version} {level:?}");
        });
    }

    #[test]
    fn damage_is_corrected_or_noticed() {
        each(|version, level, mask| {
            let mut blocks = blocks(version, level);
            let half = blocks[0].1.len() / 2;
            for (errors, is_read) in [(half, true), (half + 1, false)] {
                for (data, checks) in &mut blocks {
                    let places = data.iter_mut().skip(1).chain(checks);
                    places.take(errors).for_each(|byte| *byte ^= 0x5A);
                }
                let modules = drawn(version, level, mask, &one_by_one(&blocks));
                let read = bytes(decoded(&modules));
                assert_eq!(read.as_deref() == Some(TEXT), is_read, "{version} {level:?}");
                blocks = self::blocks(version, level);
            }
        });
    }

    /// Up to four are not used.
    #[test]
    fn there_are_enough_places() {
        each(|version, level, _| {
            let places = places(17 + 4 * version).len();
            let used = one_by_one(&blocks(version, level)).len();
            assert!((used..=used + 4).contains(&places), "{version} {level:?}: {places} {used}");
        });
    }

    #[test]
    fn a_symbol_of_model_2_is_none() {
        let format = FormatInformation::DecodeQR(0x5412, 0xA812);
        assert_eq!(format.qr_type(), Type::Model2);
        assert!(super::decoded(&BitMatrix::with_single_dimension(21).unwrap(), &format).is_none());
    }
}
