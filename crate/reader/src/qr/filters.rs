//! Luma → luma or black and white, for QR codes that the binarizer alone does not show. None of the
//! libraries in use has these filters, except for resizing and sharpening with floating-point
//! numbers (`image`), which takes longer (`scripts/bench steps`).

use super::deadline::Deadline;
use crate::picture::Luma;
use rxing::common::BitMatrix;

/// Pixels to each side: about a finder pattern at a usual scale.
const MEAN_RADIUS: usize = 12;

/// Black where a pixel is darker than the mean of its surroundings. `None` after the deadline.
pub(super) fn local_mean(luma: &Luma, deadline: &Deadline<'_>) -> Option<BitMatrix> {
    let mut bits = BitMatrix::new(luma.width(), luma.height()).ok()?;
    let mut around = Surroundings::new(luma, MEAN_RADIUS);
    for (y, row) in (0_u32..).zip(luma.rows()) {
        if deadline.has_passed() {
            return None;
        }
        let pixels = (0_u32..).zip(row).zip(around.next_row());
        for ((x, &pixel), &(sum, area)) in pixels {
            if (u32::from(pixel) + 2) * area < sum {
                bits.set(x, y);
            }
        }
    }
    Some(bits)
}

/// The sums of the pixels around each pixel, row by row. It keeps one sum for each column: a table
/// of all sums would take four times the memory of the picture.
struct Surroundings<'a> {
    luma: &'a Luma,
    /// Pixels to each side.
    radius: usize,
    /// The next row.
    y: usize,
    /// The sum of each column's pixels in the rows around the last row.
    columns: Vec<u32>,
    /// For each pixel of the last row the sum of the pixels around it, and their number.
    sums: Vec<(u32, u32)>,
}

impl<'a> Surroundings<'a> {
    fn new(luma: &'a Luma, radius: usize) -> Self {
        let (width, _) = luma.size();
        let mut new =
            Self { luma, radius, y: 0, columns: vec![0; width], sums: vec![(0, 0); width] };
        for y in 0..radius {
            new.add_row(y);
        }
        new
    }

    fn next_row(&mut self) -> &[(u32, u32)] {
        let (y, radius) = (self.y, self.radius);
        self.y += 1;
        self.add_row(y + radius);
        if let Some(passed) = y.checked_sub(radius + 1) {
            for (sum, &pixel) in self.columns.iter_mut().zip(row(self.luma, passed)) {
                *sum -= u32::from(pixel);
            }
        }
        let (width, height) = self.luma.size();
        let rows = (y + radius + 1).min(height) - y.saturating_sub(radius);
        let mut sum: u32 = self.columns.iter().take(radius).sum();
        for (x, slot) in self.sums.iter_mut().enumerate() {
            sum += self.columns.get(x + radius).unwrap_or(&0);
            if let Some(passed) = x.checked_sub(radius + 1) {
                sum -= self.columns[passed];
            }
            let columns = (x + radius + 1).min(width) - x.saturating_sub(radius);
            *slot = (sum, (columns * rows) as u32);
        }
        &self.sums
    }

    /// Nothing below the picture.
    fn add_row(&mut self, y: usize) {
        if y < self.luma.size().1 {
            for (sum, &pixel) in self.columns.iter_mut().zip(row(self.luma, y)) {
                *sum += u32::from(pixel);
            }
        }
    }
}

fn row(luma: &Luma, y: usize) -> &[u8] {
    let (width, _) = luma.size();
    &luma.pixels()[y * width..(y + 1) * width]
}

/// Black up to one threshold for all pixels: the one that separates them best (Otsu 1979).
/// `None` after the deadline.
pub(super) fn otsu(luma: &Luma, deadline: &Deadline<'_>) -> Option<BitMatrix> {
    let mut histogram = [0_u32; 256];
    for row in luma.rows() {
        if deadline.has_passed() {
            return None;
        }
        for &pixel in row {
            histogram[usize::from(pixel)] += 1;
        }
    }
    let threshold = otsu_threshold(&histogram);
    let mut bits = BitMatrix::new(luma.width(), luma.height()).ok()?;
    for (y, row) in (0_u32..).zip(luma.rows()) {
        if deadline.has_passed() {
            return None;
        }
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
/// Each pixel's difference from the mean around it is multiplied by this and added to the pixel.
const SHARPENING: i32 = 3;

/// Unsharp masking, for blurred pictures. `None` after the deadline.
pub(crate) fn sharpened(luma: &Luma, deadline: &Deadline<'_>) -> Option<Luma> {
    let mut pixels = Vec::with_capacity(luma.pixels().len());
    let mut around = Surroundings::new(luma, BLUR_RADIUS);
    for row in luma.rows() {
        if deadline.has_passed() {
            return None;
        }
        for (&pixel, &(sum, area)) in row.iter().zip(around.next_row()) {
            let (pixel, mean) = (i32::from(pixel), (sum / area) as i32);
            pixels.push((pixel + SHARPENING * (pixel - mean)).clamp(0, 255) as u8);
        }
    }
    Luma::new(luma.width(), luma.height(), pixels)
}

/// Half the size. Each pixel is the mean of the 4 × 4 pixels around its own 2 × 2, which blurs too.
pub(crate) fn halved(luma: &Luma, deadline: &Deadline<'_>) -> Option<Luma> {
    reduced::<4>(luma, 2, deadline)
}

/// A third of the size.
pub(super) fn thirded(luma: &Luma, deadline: &Deadline<'_>) -> Option<Luma> {
    reduced::<3>(luma, 3, deadline)
}

/// Means of windows of `WINDOW` × `WINDOW` pixels, `step` apart. `None` if nothing remains, and
/// after the deadline.
fn reduced<const WINDOW: usize>(luma: &Luma, step: usize, deadline: &Deadline<'_>) -> Option<Luma> {
    let (width, height) = luma.size();
    let margin = (WINDOW - step) / 2;
    let (new_width, new_height) = (width / step, height / step);
    let mut pixels = Vec::with_capacity(new_width * new_height);
    let mut sums = vec![0_u16; width];
    for y in 0..new_height {
        if deadline.has_passed() {
            return None;
        }
        let top = (y * step).saturating_sub(margin);
        let rows = top..(top + WINDOW).min(height);
        sums.fill(0);
        for y in rows.clone() {
            for (sum, &pixel) in sums.iter_mut().zip(row(luma, y)) {
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

/// Twice the size, bilinear. `None` over [`MAX_DOUBLED_PIXELS`], and after the deadline.
pub(crate) fn doubled(luma: &Luma, deadline: &Deadline<'_>) -> Option<Luma> {
    if luma.pixels().len() > MAX_DOUBLED_PIXELS {
        return None;
    }
    let rows: Vec<&[u8]> = luma.rows().collect();
    let last = rows.len() - 1;
    let mut pixels = Vec::with_capacity(luma.pixels().len() * 4);
    for (y, row) in rows.iter().enumerate() {
        if deadline.has_passed() {
            return None;
        }
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
/// `None` after the deadline.
pub(super) fn closed(bits: &BitMatrix, deadline: &Deadline<'_>) -> Option<BitMatrix> {
    let grown = by_black_around(bits, deadline, |black| black > 0)?;
    by_black_around(&grown, deadline, |black| black == 9)
}

/// `is_black` gets the number of black pixels among a pixel and its eight neighbours.
fn by_black_around(
    bits: &BitMatrix,
    deadline: &Deadline<'_>,
    is_black: impl Fn(u32) -> bool,
) -> Option<BitMatrix> {
    let (width, height) = (bits.width(), bits.height());
    let mut out = BitMatrix::new(width, height).ok()?;
    for y in 0..height {
        if deadline.has_passed() {
            return None;
        }
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
