//! Luma → luma or black and white, for QR codes that the binarizer alone does not show. None of the
//! libraries in use has these filters, except for resizing and sharpening with floating-point
//! numbers (`image`), which takes longer (`scripts/bench steps`).

use crate::picture::Luma;
use rxing::common::BitMatrix;

/// Pixels to each side: about a finder pattern at a usual scale.
const MEAN_RADIUS: usize = 12;

/// Black where a pixel is darker than the mean of its surroundings.
pub(super) fn local_mean(luma: &Luma) -> Option<BitMatrix> {
    let sums = Sums::new(luma);
    let mut bits = BitMatrix::new(luma.width(), luma.height()).ok()?;
    for (y, row) in luma.rows().enumerate() {
        for (x, &pixel) in row.iter().enumerate() {
            let (sum, area) = sums.around(x, y, MEAN_RADIUS);
            if (u32::from(pixel) + 2) * area < sum {
                bits.set(x as u32, y as u32);
            }
        }
    }
    Some(bits)
}

/// A summed-area table: at (x, y) the sum of all pixels above and to the left of that corner.
struct Sums {
    width: usize,
    height: usize,
    /// One column and one row more than pixels. Sums may wrap, see [`Self::around`].
    table: Vec<u32>,
}

impl Sums {
    fn new(luma: &Luma) -> Self {
        let (width, height) = luma.size();
        let stride = width + 1;
        let mut table = vec![0_u32; stride];
        table.reserve(stride * height);
        for row in luma.rows() {
            let above = table.len() - stride;
            let mut row_sum = 0_u32;
            table.push(0);
            for (x, &pixel) in row.iter().enumerate() {
                row_sum = row_sum.wrapping_add(u32::from(pixel));
                table.push(table[above + x + 1].wrapping_add(row_sum));
            }
        }
        Self { width, height, table }
    }

    /// The sum of the pixels up to `radius` away, and their number.
    fn around(&self, x: usize, y: usize, radius: usize) -> (u32, u32) {
        let (left, right) = (x.saturating_sub(radius), (x + radius + 1).min(self.width));
        let (top, bottom) = (y.saturating_sub(radius), (y + radius + 1).min(self.height));
        let at = |x: usize, y: usize| self.table[y * (self.width + 1) + x];
        // The sum of a window fits 32 bits. The differences are right even where the sums wrapped.
        let sum = at(right, bottom)
            .wrapping_sub(at(left, bottom))
            .wrapping_sub(at(right, top))
            .wrapping_add(at(left, top));
        (sum, ((right - left) * (bottom - top)) as u32)
    }
}

/// Black up to one threshold for all pixels: the one that separates them best (Otsu 1979).
pub(super) fn otsu(luma: &Luma) -> Option<BitMatrix> {
    let mut histogram = [0_u32; 256];
    for &pixel in luma.pixels() {
        histogram[usize::from(pixel)] += 1;
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
    for (value, &count) in (0..=u8::MAX).zip(histogram) {
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

/// Pixels to each side.
const BLUR_RADIUS: usize = 2;
/// So many times its difference from the mean around it is added to a pixel.
const SHARPENING: i32 = 3;

/// Unsharp masking, for blurred pictures.
pub(crate) fn sharpened(luma: &Luma) -> Option<Luma> {
    let sums = Sums::new(luma);
    let mut pixels = Vec::with_capacity(luma.pixels().len());
    for (y, row) in luma.rows().enumerate() {
        for (x, &pixel) in row.iter().enumerate() {
            let (sum, area) = sums.around(x, y, BLUR_RADIUS);
            let (pixel, mean) = (i32::from(pixel), (sum / area) as i32);
            pixels.push((pixel + SHARPENING * (pixel - mean)).clamp(0, 255) as u8);
        }
    }
    Luma::new(luma.width(), luma.height(), pixels)
}

/// Half the size. Each pixel is the mean of the 4 × 4 pixels around its own 2 × 2, which blurs too.
pub(crate) fn halved(luma: &Luma) -> Option<Luma> {
    reduced::<4>(luma, 2)
}

/// A third of the size.
pub(super) fn thirded(luma: &Luma) -> Option<Luma> {
    reduced::<3>(luma, 3)
}

/// Means of windows of `WINDOW` × `WINDOW` pixels, `step` apart. `None` if nothing remains.
fn reduced<const WINDOW: usize>(luma: &Luma, step: usize) -> Option<Luma> {
    let (width, height) = luma.size();
    let rows: Vec<&[u8]> = luma.rows().collect();
    let margin = (WINDOW - step) / 2;
    let (new_width, new_height) = (width / step, height / step);
    let mut pixels = Vec::with_capacity(new_width * new_height);
    let mut sums = vec![0_u16; width];
    for y in 0..new_height {
        let top = (y * step).saturating_sub(margin);
        let rows = &rows[top..(top + WINDOW).min(height)];
        sums.fill(0);
        for row in rows {
            for (sum, &pixel) in sums.iter_mut().zip(*row) {
                // At most 4 bytes. A checked sum would keep the loop from using vectors.
                *sum = sum.wrapping_add(pixel.into());
            }
        }
        for x in 0..new_width {
            let left = (x * step).saturating_sub(margin);
            let sums = &sums[left..(left + WINDOW).min(width)];
            pixels.push((sums.iter().sum::<u16>() as usize / (rows.len() * sums.len())) as u8);
        }
    }
    Luma::new(new_width as u32, new_height as u32, pixels)
}

/// The QR codes of larger pictures are large enough, and four times the pixels would take too long.
const MAX_DOUBLED_PIXELS: usize = 4_000_000;

/// Twice the size, bilinear. `None` over [`MAX_DOUBLED_PIXELS`].
pub(crate) fn doubled(luma: &Luma) -> Option<Luma> {
    if luma.pixels().len() > MAX_DOUBLED_PIXELS {
        return None;
    }
    let rows: Vec<&[u8]> = luma.rows().collect();
    let last = rows.len() - 1;
    let mut pixels = Vec::with_capacity(luma.pixels().len() * 4);
    for (y, row) in rows.iter().enumerate() {
        for other in [rows[y.saturating_sub(1)], rows[(y + 1).min(last)]] {
            for x in 0..row.len() {
                for beside in [x.saturating_sub(1), (x + 1).min(row.len() - 1)] {
                    let weighted = |line: &[u8]| u32::from(line[x]) * 3 + u32::from(line[beside]);
                    pixels.push(((weighted(row) * 3 + weighted(other) + 8) / 16) as u8);
                }
            }
        }
    }
    Luma::new(luma.width() * 2, luma.height() * 2, pixels)
}

/// Morphological closing with a square of 3 × 3: black grows by a pixel, then shrinks by one.
pub(super) fn closed(bits: &BitMatrix) -> Option<BitMatrix> {
    let grown = by_black_around(bits, |black| black > 0)?;
    by_black_around(&grown, |black| black == 9)
}

/// `is_black` gets the number of black pixels among a pixel and its eight neighbours.
fn by_black_around(bits: &BitMatrix, is_black: impl Fn(u32) -> bool) -> Option<BitMatrix> {
    let (width, height) = (bits.width(), bits.height());
    let mut out = BitMatrix::new(width, height).ok()?;
    for y in 0..height {
        let lines = [y.saturating_sub(1), y, (y + 1).min(height - 1)];
        let column = |x: u32| lines.iter().map(|&line| u32::from(bits.get(x, line))).sum::<u32>();
        let (mut left, mut middle) = (column(0), column(0));
        for x in 0..width {
            let right = column((x + 1).min(width - 1));
            if is_black(left + middle + right) {
                out.set(x, y);
            }
            (left, middle) = (middle, right);
        }
    }
    Some(out)
}
