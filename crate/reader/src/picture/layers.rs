//! Decoded samples → brightness, on a white and on a black background.

use super::{Luma, MAX_SIDE, PictureError};

/// The bytes of a pixel, one each.
#[derive(Debug, Clone, Copy)]
pub(super) enum Samples {
    Gray,
    GrayAlpha,
    Rgb,
    Rgba,
}

/// The layers of a picture while it is decoded. The one on black is begun at the first pixel that
/// is transparent.
pub(super) struct Layers {
    width: u32,
    height: u32,
    row: usize,
    on_white: Vec<u8>,
    on_black: Option<Vec<u8>>,
}

impl Layers {
    /// Allocates a byte a pixel. The size is one that [`check_size`] accepted.
    ///
    /// # Errors
    /// [`PictureError::TooLarge`] if the machine cannot address so many pixels.
    pub(super) fn new(width: u32, height: u32) -> Result<Self, PictureError> {
        let size = usize::try_from(width).ok().zip(usize::try_from(height).ok());
        let area = size.and_then(|(row, rows)| Some((row, row.checked_mul(rows)?)));
        let (row, area) = area.ok_or(PictureError::TooLarge { width, height })?;
        Ok(Self { width, height, row, on_white: Vec::with_capacity(area), on_black: None })
    }

    /// Makes every pixel black, for pictures whose pixels come in another order than from the top.
    pub(super) fn fill(&mut self) {
        self.on_white.resize(self.on_white.capacity(), 0);
    }

    /// Replaces pixels after [`Self::fill`]: the first one at `place`, each of the others `step`
    /// pixels behind the one before. Pixels outside the picture are left out.
    pub(super) fn replace(&mut self, samples: Samples, bytes: &[u8], place: usize, step: usize) {
        let mut new = Self { width: 0, height: 0, row: 0, on_white: Vec::new(), on_black: None };
        new.extend(samples, bytes);
        if new.on_black.is_some() && self.on_black.is_none() {
            self.on_black = Some(self.on_white.clone());
        }
        let put = |layer: &mut Vec<u8>, pixels: &[u8]| {
            let places = layer.iter_mut().skip(place).step_by(step);
            for (pixel, &new) in places.zip(pixels) {
                *pixel = new;
            }
        };
        put(&mut self.on_white, &new.on_white);
        if let Some(on_black) = &mut self.on_black {
            put(on_black, new.on_black.as_ref().unwrap_or(&new.on_white));
        }
    }

    /// Adds the next pixels: rows or parts of rows, from the top.
    pub(super) fn extend(&mut self, samples: Samples, bytes: &[u8]) {
        match samples {
            Samples::Gray => {
                self.extend_opaque(bytes.len(), |brightness| brightness.copy_from_slice(bytes));
            }
            Samples::Rgb => {
                self.extend_opaque(bytes.len() / 3, |brightness| put_rgb(brightness, bytes));
            }
            Samples::GrayAlpha => {
                let (pixels, _) = bytes.as_chunks();
                self.extend_shown(pixels.iter().map(|&[gray, alpha]| (gray, alpha)));
            }
            Samples::Rgba => {
                let (pixels, _) = bytes.as_chunks();
                if pixels.iter().fold(u8::MAX, |all, &[_, _, _, alpha]| all & alpha) == u8::MAX {
                    let of = |&[red, green, blue, _]: &[u8; 4]| brightness([red, green, blue]);
                    self.extend_opaque(pixels.len(), |brightness| put(brightness, pixels, of));
                } else {
                    let of = |&[red, green, blue, alpha]: &[u8; 4]| {
                        (brightness([red, green, blue]), alpha)
                    };
                    self.extend_shown(pixels.iter().map(of));
                }
            }
        }
    }

    /// Adds the next row. If it equals the row `above`, its brightness is copied: in captures and
    /// drawn QR codes most rows do.
    pub(super) fn extend_row(&mut self, samples: Samples, row: &[u8], above: &[u8]) {
        if self.on_white.is_empty() || !is_same(row, above) {
            return self.extend(samples, row);
        }
        for layer in [Some(&mut self.on_white), self.on_black.as_mut()].into_iter().flatten() {
            // `above` is the last row that was added.
            if let Some(last) = layer.len().checked_sub(self.row) {
                layer.extend_from_within(last..);
            }
        }
    }

    fn extend_opaque(&mut self, pixels: usize, put: impl FnOnce(&mut [u8])) {
        let before = self.on_white.len();
        self.on_white.extend(std::iter::repeat_n(0, pixels));
        let (_, new) = self.on_white.split_at_mut(before);
        put(new);
        if let Some(on_black) = &mut self.on_black {
            on_black.extend_from_slice(new);
        }
    }

    fn extend_shown(&mut self, pixels: impl Iterator<Item = (u8, u8)> + Clone) {
        if self.on_black.is_none() && pixels.clone().any(|(_, alpha)| alpha != u8::MAX) {
            let mut on_black = Vec::with_capacity(self.on_white.capacity());
            on_black.extend_from_slice(&self.on_white);
            self.on_black = Some(on_black);
        }
        if let Some(on_black) = &mut self.on_black {
            on_black
                .extend(pixels.clone().map(|(brightness, alpha)| shown_on(0, brightness, alpha)));
        }
        self.on_white
            .extend(pixels.map(|(brightness, alpha)| shown_on(u8::MAX, brightness, alpha)));
    }

    /// # Errors
    /// [`PictureError::Damaged`] if too many or too few pixels were added.
    pub(super) fn finish(self) -> Result<Vec<Luma>, PictureError> {
        let layer =
            |pixels| Luma::new(self.width, self.height, pixels).ok_or(PictureError::Damaged);
        [Some(self.on_white), self.on_black].into_iter().flatten().map(layer).collect()
    }
}

/// Checks the size in a file's header, before pixels are allocated.
///
/// # Errors
/// [`PictureError::TooLarge`] over `most` pixels or with an edge over [`MAX_SIDE`],
/// [`PictureError::Damaged`] without any pixel.
pub(super) fn check_size(width: u32, height: u32, most: u64) -> Result<(), PictureError> {
    match u64::from(width).checked_mul(u64::from(height)) {
        Some(0) => Err(PictureError::Damaged),
        Some(pixels) if pixels <= most && width.max(height) <= MAX_SIDE => Ok(()),
        _ => Err(PictureError::TooLarge { width, height }),
    }
}

/// Compares whole rows, so that the loop uses vectors: in WebAssembly `==` compares byte by byte.
fn is_same(row: &[u8], other: &[u8]) -> bool {
    row.len() == other.len()
        && row.iter().zip(other).fold(0, |differing, (one, other)| differing | (one ^ other)) == 0
}

/// Sixteen pixels at a time, each colour in an array, so that the loops use vectors.
#[allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "16 pixels of 3 bytes are 48"
)]
fn put_rgb(brightnesses: &mut [u8], bytes: &[u8]) {
    const LANES: usize = 16;
    let (parts, rest) = bytes.as_chunks::<{ 3 * LANES }>();
    let (of_parts, of_rest) = brightnesses.as_chunks_mut::<LANES>();
    for (brightnesses, part) in of_parts.iter_mut().zip(parts) {
        let colour =
            |offset| -> [u8; LANES] { std::array::from_fn(|lane| part[3 * lane + offset]) };
        let (red, green, blue) = (colour(0), colour(1), colour(2));
        *brightnesses =
            std::array::from_fn(|lane| brightness([red[lane], green[lane], blue[lane]]));
    }
    put(of_rest, rest.as_chunks().0, |&pixel| brightness(pixel));
}

fn put<const N: usize>(brightnesses: &mut [u8], pixels: &[[u8; N]], of: impl Fn(&[u8; N]) -> u8) {
    for (brightness, pixel) in brightnesses.iter_mut().zip(pixels) {
        *brightness = of(pixel);
    }
}

/// The weights of ITU-R BT.601 in 256ths. The sum and 128 for rounding fit 16 bits, because the
/// weights add up to 256. Checked arithmetic would keep the loop from using vectors.
#[allow(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "a byte after the shift"
)]
fn brightness([red, green, blue]: [u8; 3]) -> u8 {
    let weighted = |colour, weight| u16::from(colour).wrapping_mul(weight);
    let sum = weighted(red, 77).wrapping_add(weighted(green, 150)).wrapping_add(weighted(blue, 29));
    (sum.wrapping_add(128) >> 8) as u8
}

/// The mean of both, weighted by `alpha`. The weighted sum is at most 255 · 255, and 127 rounds it.
#[allow(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "a byte after the shift"
)]
fn shown_on(background: u8, brightness: u8, alpha: u8) -> u8 {
    let weighted = |brightness, weight| u16::from(brightness).wrapping_mul(u16::from(weight));
    let sum =
        weighted(background, !alpha).wrapping_add(weighted(brightness, alpha)).wrapping_add(127);
    // The division by 255, exact for all 16-bit numbers but the last.
    (sum.wrapping_add(1).wrapping_add(sum >> 8) >> 8) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transparent_pixel_is_mixed_with_the_background() {
        for (brightness, alpha) in
            (0..=u8::MAX).flat_map(|brightness| (0..=u8::MAX).map(move |alpha| (brightness, alpha)))
        {
            for background in [0, u8::MAX] {
                let of = |brightness, weight| f64::from(brightness) * f64::from(weight) / 255.0;
                let exact = of(background, u8::MAX - alpha) + of(brightness, alpha);
                let shown = f64::from(shown_on(background, brightness, alpha));
                assert!(
                    (shown - exact).abs() <= 0.5,
                    "{brightness} at {alpha} on {background}: {shown}"
                );
            }
        }
    }

    #[test]
    fn brightness_has_the_weights_of_bt_601() {
        let steps = [0, 1, 2, 50, 127, 128, 200, 254, 255];
        let pixels: Vec<u8> = steps
            .iter()
            .flat_map(|&r| steps.iter().flat_map(move |&g| steps.map(|b| [r, g, b])))
            .flatten()
            .collect();
        let mut brightnesses = vec![0; pixels.len() / 3];
        put_rgb(&mut brightnesses, &pixels);
        for (&brightness, &[red, green, blue]) in brightnesses.iter().zip(pixels.as_chunks().0) {
            let exact = 0.299 * f64::from(red) + 0.587 * f64::from(green) + 0.114 * f64::from(blue);
            assert!(
                (f64::from(brightness) - exact).abs() < 1.0,
                "{red} {green} {blue}: {brightness}"
            );
        }
        assert_eq!((brightnesses.first(), brightnesses.last()), (Some(&0), Some(&255)));
    }

    #[test]
    fn a_later_transparent_pixel_gives_two_layers() {
        let mut layers = Layers::new(3, 2).unwrap();
        layers.extend(Samples::Rgba, &[9, 9, 9, 255].repeat(3));
        layers.extend(Samples::Rgba, &[9, 9, 9, 255, 9, 9, 9, 0, 9, 9, 9, 255]);
        let layers = layers.finish().unwrap();
        assert_eq!(
            layers.iter().map(Luma::pixels).collect::<Vec<_>>(),
            [[9, 9, 9, 9, 255, 9], [9, 9, 9, 9, 0, 9]]
        );
    }

    #[test]
    fn the_first_row_is_not_copied_from_above() {
        let mut layers = Layers::new(2, 1).unwrap();
        layers.extend_row(Samples::Rgb, &[0; 6], &[0; 6]);
        assert_eq!(layers.finish().unwrap()[0].pixels(), [0, 0]);
    }

    #[test]
    fn an_equal_row_is_copied_in_both_layers() {
        let mut layers = Layers::new(2, 3).unwrap();
        let rows = [[9, 255, 9, 0], [7, 255, 7, 0], [7, 255, 7, 0]];
        layers.extend_row(Samples::GrayAlpha, &rows[0], &[0; 4]);
        layers.extend_row(Samples::GrayAlpha, &rows[1], &rows[0]);
        layers.extend_row(Samples::GrayAlpha, &rows[2], &rows[1]);
        let layers = layers.finish().unwrap();
        assert_eq!(
            layers.iter().map(Luma::pixels).collect::<Vec<_>>(),
            [[9, 255, 7, 255, 7, 255], [9, 0, 7, 0, 7, 0]]
        );
    }

    #[test]
    fn too_many_or_too_few_pixels_are_damage() {
        for count in [3, 5] {
            let mut layers = Layers::new(2, 2).unwrap();
            layers.extend(Samples::Gray, &vec![0; count]);
            assert_eq!(layers.finish(), Err(PictureError::Damaged), "{count}");
        }
    }
}
