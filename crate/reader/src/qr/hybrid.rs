//! Luma → black and white by the contrast around each block of pixels: the first look at every picture, and so the one whose speed
//! counts. The method is that of the library's own `HybridBinarizer`, a row of blocks at a time.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "coordinates of a picture of 40 million pixels; each sum says how large it may be"
)]

use crate::picture::Luma;
use rxing::common::{BitArray, BitMatrix};
use wide::{u8x16, u16x8};

/// Pixels along a block's edge, and blocks to each side over which the threshold is averaged.
const BLOCK: usize = 8;
const REACH: usize = 2;
const AROUND: usize = 2 * REACH + 1;

/// Bytes in a vector: two blocks' rows.
const LANES: usize = 16;

/// Bits in a word of the library's rows.
const WORD: usize = usize::BITS as usize;

/// What a block must span to hold both dark and light.
const LEAST_SPAN: u8 = 24;

/// `None` where the picture is smaller than the blocks around one.
pub(super) fn binarized(luma: &Luma) -> Option<BitMatrix> {
    let (width, height) =
        (usize::try_from(luma.width()).ok()?, usize::try_from(luma.height()).ok()?);
    if width.min(height) < BLOCK * AROUND {
        return None;
    }
    let (columns, lines) = (width.div_ceil(BLOCK), height.div_ceil(BLOCK));
    let levels = levels(luma.pixels(), (width, height), (columns, lines))?;
    let mut bits = BitMatrix::new(luma.width(), luma.height()).ok()?;
    let mut row_bits = BitArray::with_size(width);
    let (mut sums, mut thresholds) = (vec![0; columns], vec![0; columns * BLOCK]);
    let mut rows = (0_u32..).zip(luma.rows());
    for line in 0..lines {
        let first = line.saturating_sub(REACH).min(lines - AROUND);
        average(
            levels.get(first * columns..(first + AROUND) * columns)?,
            &mut sums,
            &mut thresholds,
        )?;
        for (y, row) in rows.by_ref().take(BLOCK) {
            set_darker(&mut row_bits, row, thresholds.get(..width)?);
            bits.setRow(y, &row_bits);
        }
    }
    Some(bits)
}

/// The level between dark and light in each block: its mean, or, where all of it is alike, half of its darkest, unless the blocks
/// before it say that this is still dark.
fn levels(
    pixels: &[u8],
    (width, height): (usize, usize),
    (columns, lines): (usize, usize),
) -> Option<Vec<u8>> {
    let mut levels = vec![0; columns * lines];
    let mut blocks = Vec::with_capacity(columns);
    let mut above: &[u8] = &[];
    for (line, levels) in levels.chunks_exact_mut(columns).enumerate() {
        // The last block reaches back into the one before, so that it has as many pixels.
        let top = (line * BLOCK).min(height - BLOCK);
        put_blocks(&mut blocks, pixels.get(top * width..(top + BLOCK) * width)?, width)?;
        let mut before = None;
        for (column, (level, block)) in levels.iter_mut().zip(&blocks).enumerate() {
            let above = above.get(column).copied();
            *level = match (above, before) {
                _ if block.most - block.least > LEAST_SPAN => block.mean,
                (Some(above), Some((left, above_left))) => {
                    let near = u16::from(above) + 2 * u16::from(left) + u16::from(above_left);
                    Some((near / 4) as u8)
                        .filter(|&near| block.least < near)
                        .unwrap_or(block.least / 2)
                }
                _ => block.least / 2,
            };
            before = above.map(|above| (*level, above));
        }
        above = levels;
    }
    Some(levels)
}

#[derive(Clone, Copy)]
struct Block {
    mean: u8,
    least: u8,
    most: u8,
}

/// The blocks of a band of rows that is as high as they are.
fn put_blocks(blocks: &mut Vec<Block>, band: &[u8], width: usize) -> Option<()> {
    blocks.clear();
    for left in (0..=width - LANES).step_by(LANES) {
        blocks.extend(Block::two(band, width, left)?);
    }
    for column in blocks.len()..width.div_ceil(BLOCK) {
        let left = (column * BLOCK).min(width - BLOCK);
        let [_, block] = Block::two(band, width, left - BLOCK)?;
        blocks.push(block);
    }
    Some(())
}

impl Block {
    /// The block whose left column is `left`, and the next.
    #[inline]
    fn two(band: &[u8], width: usize, left: usize) -> Option<[Self; 2]> {
        let (mut least, mut most) = (u8x16::splat(u8::MAX), u8x16::splat(0));
        let (mut sums, mut next_sums) = (u16x8::splat(0), u16x8::splat(0));
        for row in band.chunks_exact(width) {
            let pixels = u8x16::new(*row.get(left..)?.first_chunk()?);
            (least, most) = (least.min(pixels), most.max(pixels));
            sums += u16x8::from_u8x16_low(pixels);
            next_sums += u16x8::from_u8x16_high(pixels);
        }
        let (least, most) = (least.to_array(), most.to_array());
        let (least, most) = (least.as_chunks().0, most.as_chunks().0);
        let block = |half: usize, sums: u16x8| {
            let fold = |bytes: &[u8; BLOCK], first, by: fn(u8, u8) -> u8| {
                bytes.iter().copied().fold(first, by)
            };
            // A block has 64 bytes, which sixteen bits can sum.
            let mean = (sums.reduce_add() / 64) as u8;
            Some(Self {
                mean,
                least: fold(least.get(half)?, u8::MAX, u8::min),
                most: fold(most.get(half)?, 0, u8::max),
            })
        };
        Some([block(0, sums)?, block(1, next_sums)?])
    }
}

/// The mean of the 5 × 5 blocks around each, or around the nearest that has so many, once for each of a block's columns. `levels`
/// are five lines; `sums` is room for one.
fn average(levels: &[u8], sums: &mut [u16], thresholds: &mut [u8]) -> Option<()> {
    let columns = sums.len();
    sums.fill(0);
    for line in levels.chunks_exact(columns) {
        for (sum, &level) in sums.iter_mut().zip(line) {
            // 25 bytes at the most, here and below.
            *sum = sum.wrapping_add(u16::from(level));
        }
    }
    for (column, thresholds) in thresholds.chunks_exact_mut(BLOCK).enumerate() {
        let first = column.saturating_sub(REACH).min(columns - AROUND);
        let near = sums.get(first..first + AROUND)?;
        thresholds.fill((near.iter().fold(0_u16, |sum, &more| sum.wrapping_add(more)) / 25) as u8);
    }
    Some(())
}

/// Sets a bit for each pixel that is no lighter than its threshold, and clears the others.
fn set_darker(bits: &mut BitArray, row: &[u8], thresholds: &[u8]) {
    for (index, (pixels, thresholds)) in row.chunks(WORD).zip(thresholds.chunks(WORD)).enumerate() {
        let mut word = 0;
        for (part, (pixels, thresholds)) in
            pixels.chunks(LANES).zip(thresholds.chunks(LANES)).enumerate()
        {
            let (pixels, thresholds) = (vector(pixels, u8::MAX), vector(thresholds, 0));
            let is_darker = pixels.min(thresholds).simd_eq(pixels);
            word |= (is_darker.to_bitmask() as usize) << (part * LANES);
        }
        bits.setBulk(index * WORD, word);
    }
}

/// As many bytes as a vector has; `rest` where they end before.
fn vector(bytes: &[u8], rest: u8) -> u8x16 {
    let full = bytes.first_chunk().copied().unwrap_or_else(|| {
        let mut padded = [rest; LANES];
        for (lane, &byte) in padded.iter_mut().zip(bytes) {
            *lane = byte;
        }
        padded
    });
    u8x16::new(full)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rxing::common::HybridBinarizer;
    use rxing::{Binarizer as _, Luma8Source};

    /// Letters of light and dark on a shaded page.
    fn page(width: u32, height: u32) -> Luma {
        let pixel = |x: u32, y: u32| {
            let ink = if (x * 7 + y * 13) % 11 < 4 && !(x / 16 + y / 24).is_multiple_of(3) {
                90
            } else {
                0
            };
            u8::try_from(250 - x / 4 - y / 3 - ink).unwrap()
        };
        let pixels = (0..height).flat_map(|y| (0..width).map(move |x| pixel(x, y))).collect();
        Luma::new(width, height, pixels).unwrap()
    }

    #[test]
    fn agrees_with_the_library() {
        for (width, height) in [(40_u32, 40_u32), (104, 64), (200, 136)] {
            let page = page(width, height);
            let source = Luma8Source::new_with_slice(page.pixels(), width, height).unwrap();
            let theirs = HybridBinarizer::new(source).get_black_matrix().unwrap().clone();
            assert_eq!(binarized(&page).unwrap(), theirs, "{width} × {height}");
        }
        assert!(binarized(&page(39, 200)).is_none());
    }

    /// Pixel by pixel, as the method is told. (Where blocks overlap the library sets what either of them takes for dark.)
    fn told(luma: &Luma) -> BitMatrix {
        let [width, height] =
            [luma.width(), luma.height()].map(|size| usize::try_from(size).unwrap());
        let (columns, lines) = (width.div_ceil(8), height.div_ceil(8));
        let mut levels = vec![vec![0_u32; columns]; lines];
        for (line, column) in
            (0..lines).flat_map(|line| (0..columns).map(move |column| (line, column)))
        {
            let (left, top) = ((column * 8).min(width - 8), (line * 8).min(height - 8));
            let block: Vec<u32> = (0..64)
                .map(|i| luma.pixels()[(top + i / 8) * width + left + i % 8].into())
                .collect();
            let (least, most) = (*block.iter().min().unwrap(), *block.iter().max().unwrap());
            levels[line][column] = if most - least > 24 {
                block.iter().sum::<u32>() / 64
            } else if line > 0 && column > 0 {
                let before = levels[line - 1][column]
                    + 2 * levels[line][column - 1]
                    + levels[line - 1][column - 1];
                if least < before / 4 { before / 4 } else { least / 2 }
            } else {
                least / 2
            };
        }
        let mut bits = BitMatrix::new(luma.width(), luma.height()).unwrap();
        for (y, x) in (0..height).flat_map(|y| (0..width).map(move |x| (y, x))) {
            let (line, column) = ((y / 8).clamp(2, lines - 3), (x / 8).clamp(2, columns - 3));
            let sum: u32 = levels[line - 2..=line + 2]
                .iter()
                .flat_map(|line| &line[column - 2..=column + 2])
                .sum();
            if u32::from(luma.pixels()[y * width + x]) <= sum / 25 {
                bits.set(u32::try_from(x).unwrap(), u32::try_from(y).unwrap());
            }
        }
        bits
    }

    #[test]
    fn whatever_the_size_is_left_with_beside_whole_vectors_is_parted_too() {
        for (width, height) in
            (40..=72).flat_map(|width| [40, 43, 48, 55].map(|height| (width, height)))
        {
            let page = page(width, height);
            assert_eq!(binarized(&page).unwrap(), told(&page), "{width} × {height}");
        }
    }
}
