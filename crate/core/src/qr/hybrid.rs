//! Luma → black and white by the contrast around each block of pixels: the first look at every picture, and so the one whose speed
//! counts. The method is that of the library's own `HybridBinarizer`, a row of blocks at a time.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    reason = "coordinates of a picture of 40 million pixels, sums of a block's 64 bytes"
)]

use crate::picture::Luma;
use rxing::common::{BitArray, BitMatrix};

/// Pixels along a block's edge, and blocks to each side over which the threshold is averaged.
const BLOCK: usize = 8;
const REACH: usize = 2;

/// Bits in a word of the library's rows.
const WORD: usize = usize::BITS as usize;

/// What a block must span to hold both dark and light.
const LEAST_SPAN: u8 = 24;

/// `None` where the picture is smaller than the blocks around one.
pub(super) fn binarized(luma: &Luma) -> Option<BitMatrix> {
    let (width, height) = (usize::try_from(luma.width()).ok()?, usize::try_from(luma.height()).ok()?);
    let (columns, lines) = (width.div_ceil(BLOCK), height.div_ceil(BLOCK));
    if width < BLOCK * (2 * REACH + 1) || height < BLOCK * (2 * REACH + 1) {
        return None;
    }
    let levels = levels(luma, (width, height), (columns, lines))?;
    let mut bits = BitMatrix::new(luma.width(), luma.height()).ok()?;
    let mut thresholds = vec![0_u8; columns];
    for line in 0..lines {
        let middle = line.clamp(REACH, lines - 1 - REACH);
        let near = levels.get((middle - REACH) * columns..(middle + REACH + 1) * columns)?;
        for (column, threshold) in thresholds.iter_mut().enumerate() {
            let middle = column.clamp(REACH, columns - 1 - REACH);
            let rows = near.chunks_exact(columns).filter_map(|row| row.get(middle - REACH..=middle + REACH));
            let sum: u32 = rows.flatten().copied().map(u32::from).sum();
            *threshold = u8::try_from(sum / 25).ok()?;
        }
        for (y, row) in luma.rows().enumerate().skip(line * BLOCK).take(BLOCK) {
            bits.setRow(u32::try_from(y).ok()?, &darker(row, &thresholds));
        }
    }
    Some(bits)
}

/// The level between dark and light in each block: its mean, or, where all of it is alike, half of its darkest, unless the blocks
/// before it say that this is still dark.
fn levels(luma: &Luma, (width, height): (usize, usize), (columns, lines): (usize, usize)) -> Option<Vec<u8>> {
    let mut levels: Vec<u8> = Vec::with_capacity(columns * lines);
    let mut sums = vec![Block::default(); columns];
    for line in 0..lines {
        // The last block reaches back into the one before, so that it has as many pixels.
        let top = (line * BLOCK).min(height - BLOCK);
        sums.fill(Block::default());
        for row in luma.rows().skip(top).take(BLOCK) {
            for (block, pixels) in sums.iter_mut().zip(row.chunks_exact(BLOCK)) {
                block.add(pixels);
            }
            if width % BLOCK != 0 {
                sums.last_mut()?.add(row.get(width - BLOCK..)?);
            }
        }
        for (column, block) in sums.iter().enumerate() {
            let level = match (line, column) {
                _ if block.most - block.least > LEAST_SPAN => block.sum / 64,
                (1.., 1..) => {
                    let at =
                        |line: usize, column: usize| levels.get(line * columns + column).copied().map_or(0, u32::from);
                    let before = at(line - 1, column) + 2 * at(line, column - 1) + at(line - 1, column - 1);
                    let (least, before) = (u32::from(block.least), before / 4);
                    if least < before { before } else { least / 2 }
                }
                _ => u32::from(block.least) / 2,
            };
            levels.push(u8::try_from(level).ok()?);
        }
    }
    Some(levels)
}

#[derive(Clone, Copy)]
struct Block {
    sum: u32,
    least: u8,
    most: u8,
}

impl Default for Block {
    fn default() -> Self {
        Self { sum: 0, least: u8::MAX, most: 0 }
    }
}

impl Block {
    fn add(&mut self, pixels: &[u8]) {
        for &pixel in pixels {
            // 64 bytes at the most: there is nothing to check, and checks are what this loop would spend its time on.
            self.sum = self.sum.wrapping_add(u32::from(pixel));
            self.least = self.least.min(pixel);
            self.most = self.most.max(pixel);
        }
    }
}

/// A bit for each pixel, set where it is no lighter than its block's threshold.
fn darker(row: &[u8], thresholds: &[u8]) -> BitArray {
    let mut bits = BitArray::with_size(row.len());
    let words = row.chunks(WORD).zip(thresholds.chunks(WORD / BLOCK));
    for (index, (pixels, thresholds)) in words.enumerate() {
        let mut word = 0;
        for (block, (pixels, &threshold)) in pixels.chunks(BLOCK).zip(thresholds).enumerate() {
            let flags = pixels.iter().rev().fold(0, |flags, &pixel| (flags << 1) | usize::from(pixel <= threshold));
            word |= flags << (block * BLOCK);
        }
        bits.setBulk(index * WORD, word);
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;
    use rxing::common::HybridBinarizer;
    use rxing::{Binarizer as _, Luma8Source};

    /// Letters of light and dark on a shaded page, as the library sees them.
    #[test]
    fn agrees_with_the_library() {
        for (width, height) in [(40_u32, 40_u32), (104, 64), (200, 136)] {
            let pixel = |x: u32, y: u32| {
                let ink = if (x * 7 + y * 13) % 11 < 4 && !(x / 16 + y / 24).is_multiple_of(3) { 90 } else { 0 };
                u8::try_from(250 - x / 4 - y / 3 - ink).unwrap()
            };
            let pixels: Vec<u8> = (0..height).flat_map(|y| (0..width).map(move |x| pixel(x, y))).collect();
            let source = Luma8Source::new_with_slice(&pixels, width, height).unwrap();
            let theirs = HybridBinarizer::new(source).get_black_matrix().unwrap().clone();
            let ours = binarized(&Luma::new(width, height, pixels).unwrap()).unwrap();
            assert_eq!(ours, theirs, "{width} × {height}");
        }
        assert!(binarized(&Luma::new(39, 200, vec![0; 39 * 200]).unwrap()).is_none());
    }
}
