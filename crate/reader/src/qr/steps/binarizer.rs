//! Luma → black and white, with a threshold for each block of pixels. The method is that of the
//! library's `HybridBinarizer`; this version works on a row of blocks at a time, with vectors.

use crate::picture::Luma;
use rxing::common::{BitArray, BitMatrix};
use wide::{u8x16, u16x8};

/// Pixels along a block's edge.
const BLOCK: usize = 8;
/// A threshold is averaged over so many blocks to each side.
const REACH: usize = 2;
const AROUND: usize = 2 * REACH + 1;

/// Pixels in a vector: a row of two blocks.
const LANES: usize = 16;

/// Bits in a word of the library's rows.
const WORD: usize = usize::BITS as usize;

/// A block with a smaller span of brightness is all dark or all light.
const MIN_SPAN: u8 = 24;

/// `None` if the picture is smaller than 5 × 5 blocks.
pub(crate) fn binarized(luma: &Luma) -> Option<BitMatrix> {
    let (width, height) = luma.size();
    if width.min(height) < BLOCK * AROUND {
        return None;
    }
    let (columns, lines) = (width.div_ceil(BLOCK), height.div_ceil(BLOCK));
    let levels = levels(luma, (columns, lines));
    let mut bits = BitMatrix::new(luma.width(), luma.height()).ok()?;
    let mut row_bits = BitArray::with_size(width);
    let (mut sums, mut thresholds) = (vec![0; columns], vec![0; columns * BLOCK]);
    let mut rows = (0_u32..).zip(luma.rows());
    for line in 0..lines {
        let first = line.saturating_sub(REACH).min(lines - AROUND);
        let near = &levels[first * columns..(first + AROUND) * columns];
        average(near, &mut sums, &mut thresholds);
        for (y, row) in rows.by_ref().take(BLOCK) {
            set_dark(&mut row_bits, row, &thresholds[..width]);
            bits.setRow(y, &row_bits);
        }
    }
    Some(bits)
}

/// The level between dark and light of each block: the mean of its pixels. In a block of a small
/// span it is half of the darkest pixel, unless the blocks before it make it dark.
fn levels(luma: &Luma, (columns, lines): (usize, usize)) -> Vec<u8> {
    let (width, height) = luma.size();
    let mut levels = vec![0; columns * lines];
    let mut blocks = Vec::with_capacity(columns);
    let mut above: &[u8] = &[];
    for (line, levels) in levels.chunks_exact_mut(columns).enumerate() {
        // The last block overlaps the one before it, so that it is full.
        let top = (line * BLOCK).min(height - BLOCK);
        put_blocks(&mut blocks, &luma.pixels()[top * width..(top + BLOCK) * width], width);
        let mut before = None;
        for (column, (level, block)) in levels.iter_mut().zip(&blocks).enumerate() {
            let above = above.get(column).copied();
            *level = match (above, before) {
                _ if block.most - block.least > MIN_SPAN => block.mean,
                (Some(above), Some((left, above_left))) => {
                    let near = u16::from(above) + 2 * u16::from(left) + u16::from(above_left);
                    let near = (near / 4) as u8;
                    if block.least < near { near } else { block.least / 2 }
                }
                _ => block.least / 2,
            };
            before = above.map(|above| (*level, above));
        }
        above = levels;
    }
    levels
}

#[derive(Clone, Copy)]
struct Block {
    mean: u8,
    least: u8,
    most: u8,
}

/// The blocks of `band`, which is a block high.
fn put_blocks(blocks: &mut Vec<Block>, band: &[u8], width: usize) {
    blocks.clear();
    for left in (0..=width - LANES).step_by(LANES) {
        blocks.extend(Block::two(band, width, left));
    }
    for column in blocks.len()..width.div_ceil(BLOCK) {
        let left = (column * BLOCK).min(width - BLOCK);
        let [_, block] = Block::two(band, width, left - BLOCK);
        blocks.push(block);
    }
}

impl Block {
    /// The block whose left column is `left`, and the block to its right.
    #[inline]
    fn two(band: &[u8], width: usize, left: usize) -> [Self; 2] {
        let (mut least, mut most) = (u8x16::splat(u8::MAX), u8x16::splat(0));
        let (mut sums, mut right_sums) = (u16x8::splat(0), u16x8::splat(0));
        for row in band.chunks_exact(width) {
            let pixels = vector(&row[left..left + LANES], 0);
            (least, most) = (least.min(pixels), most.max(pixels));
            sums += u16x8::from_u8x16_low(pixels);
            right_sums += u16x8::from_u8x16_high(pixels);
        }
        let (least, most) = (least.to_array(), most.to_array());
        let block = |columns: std::ops::Range<usize>, sums: u16x8| Self {
            // 64 bytes: their sum fits 16 bits.
            mean: (sums.reduce_add() / 64) as u8,
            least: least[columns.clone()].iter().copied().fold(u8::MAX, u8::min),
            most: most[columns].iter().copied().fold(0, u8::max),
        };
        [block(0..BLOCK, sums), block(BLOCK..LANES, right_sums)]
    }
}

/// The mean of the 5 × 5 blocks around each block, for each of its columns. At the edges it is that
/// of the nearest block with 5 × 5 around it. `levels` are five lines of blocks; `sums` is scratch
/// space of a line.
fn average(levels: &[u8], sums: &mut [u16], thresholds: &mut [u8]) {
    let columns = sums.len();
    sums.fill(0);
    for line in levels.chunks_exact(columns) {
        for (sum, &level) in sums.iter_mut().zip(line) {
            // At most 25 bytes, here and below. A checked sum would keep the loop from using
            // vectors.
            *sum = sum.wrapping_add(u16::from(level));
        }
    }
    for (column, thresholds) in thresholds.chunks_exact_mut(BLOCK).enumerate() {
        let first = column.saturating_sub(REACH).min(columns - AROUND);
        let sum =
            sums[first..first + AROUND].iter().fold(0_u16, |sum, &near| sum.wrapping_add(near));
        thresholds.fill((sum / 25) as u8);
    }
}

/// Sets the bit of each pixel that is not lighter than its threshold, and clears the others.
fn set_dark(bits: &mut BitArray, row: &[u8], thresholds: &[u8]) {
    for (index, (pixels, thresholds)) in row.chunks(WORD).zip(thresholds.chunks(WORD)).enumerate() {
        let mut word = 0;
        let parts = pixels.chunks(LANES).zip(thresholds.chunks(LANES));
        for (part, (pixels, thresholds)) in parts.enumerate() {
            let (pixels, thresholds) = (vector(pixels, u8::MAX), vector(thresholds, 0));
            let is_dark = pixels.min(thresholds).simd_eq(pixels);
            word |= (is_dark.to_bitmask() as usize) << (part * LANES);
        }
        bits.setBulk(index * WORD, word);
    }
}

/// A vector of the first bytes, filled up with `padding` if there are too few.
fn vector(bytes: &[u8], padding: u8) -> u8x16 {
    let full = bytes.first_chunk().copied().unwrap_or_else(|| {
        let mut padded = [padding; LANES];
        padded[..bytes.len()].copy_from_slice(bytes);
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
            let is_ink = (x * 7 + y * 13) % 11 < 4 && !(x / 16 + y / 24).is_multiple_of(3);
            u8::try_from(250 - x / 4 - y / 3 - if is_ink { 90 } else { 0 }).unwrap()
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

    /// The same method pixel by pixel. It differs from the library only where blocks overlap: there
    /// the library sets a pixel that is dark by either block.
    fn by_pixel(luma: &Luma) -> BitMatrix {
        let (width, height) = luma.size();
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
                bits.set(x as u32, y as u32);
            }
        }
        bits
    }

    #[test]
    fn sizes_that_are_no_multiple_of_a_vector() {
        for (width, height) in
            (40..=72).flat_map(|width| [40, 43, 48, 55].map(|height| (width, height)))
        {
            let page = page(width, height);
            assert_eq!(binarized(&page).unwrap(), by_pixel(&page), "{width} × {height}");
        }
    }
}
