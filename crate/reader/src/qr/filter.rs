//! Luma → luma or black and white, for codes that the plain binarizer does not see.

#![allow(
    clippy::arithmetic_side_effects,
    reason = "coordinates stay below a picture's 40 million pixels, sums of a window below 2^32"
)]

use crate::picture::Luma;
use rxing::common::BitMatrix;

/// The window of the local mean: about the size of a finder pattern at a usual scale.
const MEAN_RADIUS: usize = 12;

/// Black where a pixel is darker than the mean of its surroundings.
pub(super) fn local_mean(luma: &Luma) -> Option<BitMatrix> {
    let (width, height) = size(luma)?;
    let sums = integral(luma, width)?;
    let mut bits = BitMatrix::new(luma.width(), luma.height()).ok()?;
    for (y, row) in luma.rows().enumerate() {
        for (x, &pixel) in row.iter().enumerate() {
            let (sum, area) = window_sum(&sums, (width, height), (x, y), MEAN_RADIUS);
            if (u32::from(pixel) + 2) * area < sum {
                bits.set(u32::try_from(x).ok()?, u32::try_from(y).ok()?);
            }
        }
    }
    Some(bits)
}

/// Summed-area table with one row and one column of zeros before it; sums wrap.
fn integral(luma: &Luma, width: usize) -> Option<Vec<u32>> {
    let stride = width + 1;
    let mut sums = vec![0_u32; stride];
    sums.reserve(luma.pixels().len());
    for row in luma.rows() {
        let above = sums.len() - stride;
        let mut row_sum = 0_u32;
        sums.push(0);
        for (x, &pixel) in row.iter().enumerate() {
            row_sum = row_sum.wrapping_add(u32::from(pixel));
            let over = sums.get(above + x + 1).copied()?;
            sums.push(over.wrapping_add(row_sum));
        }
    }
    Some(sums)
}

/// Black below the threshold that parts all pixels best (Otsu 1979).
pub(super) fn otsu(luma: &Luma) -> Option<BitMatrix> {
    let mut histogram = [0_u32; 256];
    for &pixel in luma.pixels() {
        if let Some(count) = histogram.get_mut(usize::from(pixel)) {
            *count += 1;
        }
    }
    let threshold = otsu_threshold(&histogram);
    let mut bits = BitMatrix::new(luma.width(), luma.height()).ok()?;
    for (y, row) in (0_u32..).zip(luma.rows()) {
        for (x, _) in (0_u32..).zip(row).filter(|&(_, &pixel)| pixel <= threshold) {
            bits.set(x, y);
        }
    }
    Some(bits)
}

fn otsu_threshold(histogram: &[u32; 256]) -> u8 {
    let weighted = |values: &[u32]| {
        (0_u32..).zip(values).map(|(v, &n)| f64::from(v) * f64::from(n)).sum::<f64>()
    };
    let total: f64 = histogram.iter().copied().map(f64::from).sum();
    let all = weighted(histogram);
    let (mut best, mut best_spread) = (127, 0.0);
    let (mut below, mut below_sum) = (0.0, 0.0);
    for (value, &count) in (0_u8..=u8::MAX).zip(histogram) {
        below += f64::from(count);
        below_sum += f64::from(value) * f64::from(count);
        let above = total - below;
        if below > 0.0 && above > 0.0 {
            let distance = below_sum / below - (all - below_sum) / above;
            let spread = below * above * distance * distance;
            if spread > best_spread {
                (best, best_spread) = (value, spread);
            }
        }
    }
    best
}

/// The window whose mean a blurred pixel is drawn away from.
const BLUR_RADIUS: usize = 2;
/// By how many times its distance from that mean.
const SHARPENING: i32 = 3;

/// Edges drawn out of a blur (unsharp masking).
pub(super) fn sharpened(luma: &Luma) -> Option<Luma> {
    let (width, height) = size(luma)?;
    let sums = integral(luma, width)?;
    let mut pixels = Vec::with_capacity(luma.pixels().len());
    for (y, row) in luma.rows().enumerate() {
        for (x, &pixel) in row.iter().enumerate() {
            let (sum, area) = window_sum(&sums, (width, height), (x, y), BLUR_RADIUS);
            let mean = i32::try_from(sum / area.max(1)).ok()?;
            let pixel = i32::from(pixel);
            pixels.push(u8::try_from((pixel + SHARPENING * (pixel - mean)).clamp(0, 255)).ok()?);
        }
    }
    Luma::new(luma.width(), luma.height(), pixels)
}

/// The sum of the pixels around (x, y), and how many they are.
fn window_sum(
    sums: &[u32],
    (width, height): (usize, usize),
    (x, y): (usize, usize),
    radius: usize,
) -> (u32, u32) {
    let stride = width + 1;
    let sum_at = |x: usize, y: usize| sums.get(y * stride + x).copied().unwrap_or(0);
    let (left, right) = (x.saturating_sub(radius), (x + radius + 1).min(width));
    let (top, bottom) = (y.saturating_sub(radius), (y + radius + 1).min(height));
    // Wrapping differences of wrapping sums are right as long as a window's own sum fits.
    let sum = sum_at(right, bottom)
        .wrapping_sub(sum_at(left, bottom))
        .wrapping_sub(sum_at(right, top))
        .wrapping_add(sum_at(left, top));
    (sum, u32::try_from((right - left) * (bottom - top)).unwrap_or(1))
}

/// Half the size, each pixel the mean of the 4 × 4 around its own 2 × 2: a blur and a reduction in one.
pub(super) fn halved(luma: &Luma) -> Option<Luma> {
    reduced::<4>(luma, 2)
}

/// A third of the size.
pub(super) fn thirded(luma: &Luma) -> Option<Luma> {
    reduced::<3>(luma, 3)
}

/// Means of `WINDOW`² pixels, `step` apart.
fn reduced<const WINDOW: usize>(luma: &Luma, step: usize) -> Option<Luma> {
    let (width, height) = size(luma)?;
    let rows: Vec<&[u8]> = luma.rows().collect();
    let margin = (WINDOW - step) / 2;
    let (new_width, new_height) = (width / step, height / step);
    let mut pixels = Vec::with_capacity(new_width * new_height);
    for y in 0..new_height {
        let top = (y * step).saturating_sub(margin);
        let window_rows = rows.get(top..(top + WINDOW).min(height))?;
        for x in 0..new_width {
            let left = (x * step).saturating_sub(margin);
            let columns = left..(left + WINDOW).min(width);
            let (mut sum, mut count) = (0_u32, 0_u32);
            for &pixel in window_rows.iter().filter_map(|row| row.get(columns.clone())).flatten() {
                sum += u32::from(pixel);
                count += 1;
            }
            pixels.push(u8::try_from(sum.checked_div(count)?).ok()?);
        }
    }
    Luma::new(u32::try_from(new_width).ok()?, u32::try_from(new_height).ok()?, pixels)
}

/// Pictures above this are not doubled: their codes are not too small, and four times the pixels cost too much.
const MAX_DOUBLED_PIXELS: usize = 4_000_000;

/// Twice the size, bilinear.
pub(super) fn doubled(luma: &Luma) -> Option<Luma> {
    if luma.pixels().len() > MAX_DOUBLED_PIXELS {
        return None;
    }
    let rows: Vec<&[u8]> = luma.rows().collect();
    let mut pixels = Vec::with_capacity(luma.pixels().len() * 4);
    for (y, row) in rows.iter().enumerate() {
        let above = rows.get(y.saturating_sub(1))?;
        let below = rows.get(y + 1).unwrap_or(row);
        for other in [above, below] {
            for x in 0..row.len() {
                let at = |line: &[u8], x: usize| {
                    line.get(x).or(line.last()).copied().map_or(0, u32::from)
                };
                for beside in [x.saturating_sub(1), x + 1] {
                    let near = at(row, x) * 9 + at(row, beside) * 3;
                    let far = at(other, x) * 3 + at(other, beside);
                    pixels.push(u8::try_from((near + far + 8) / 16).ok()?);
                }
            }
        }
    }
    Luma::new(luma.width() * 2, luma.height() * 2, pixels)
}

/// Morphological closing with a 3 × 3 square: black grows by a pixel, then shrinks by one.
pub(super) fn closed(bits: &BitMatrix) -> Option<BitMatrix> {
    let grown = around(bits, |black| black > 0)?;
    around(&grown, |black| black == 9)
}

fn around(bits: &BitMatrix, keep: impl Fn(u32) -> bool) -> Option<BitMatrix> {
    let (width, height) = (bits.width(), bits.height());
    let mut out = BitMatrix::new(width, height).ok()?;
    for y in 0..height {
        let lines = [y.saturating_sub(1), y, (y + 1).min(height - 1)];
        let column = |x: u32| lines.iter().map(|&line| u32::from(bits.get(x, line))).sum::<u32>();
        let (mut left, mut middle) = (column(0), column(0));
        for x in 0..width {
            let right = column((x + 1).min(width - 1));
            if keep(left + middle + right) {
                out.set(x, y);
            }
            (left, middle) = (middle, right);
        }
    }
    Some(out)
}

fn size(luma: &Luma) -> Option<(usize, usize)> {
    Some((usize::try_from(luma.width()).ok()?, usize::try_from(luma.height()).ok()?))
}
