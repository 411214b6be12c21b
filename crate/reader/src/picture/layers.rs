//! Samples as decoders give them → brightness.

use super::{Luma, MAX_PIXELS, PictureError};

/// What a pixel's bytes are.
#[derive(Debug, Clone, Copy)]
pub(super) enum Samples {
    Gray,
    GrayAlpha,
    Rgb,
    Rgba,
}

/// A picture as it looks on white, and, from where it is transparent for the first time, on black.
pub(super) struct Layers {
    width: u32,
    height: u32,
    on_white: Vec<u8>,
    on_black: Option<Vec<u8>>,
}

impl Layers {
    /// Of a picture that a file says is so large.
    ///
    /// # Errors
    /// [`PictureError::TooLarge`] over [`MAX_PIXELS`], [`PictureError::Damaged`] where there are none.
    pub(super) fn new(width: u32, height: u32) -> Result<Self, PictureError> {
        match u64::from(width).checked_mul(u64::from(height)) {
            Some(0) => Err(PictureError::Damaged),
            Some(area @ 1..=MAX_PIXELS) => {
                let on_white = Vec::with_capacity(usize::try_from(area).unwrap_or(0));
                Ok(Self { width, height, on_white, on_black: None })
            }
            _ => Err(PictureError::TooLarge { width, height }),
        }
    }

    /// Takes the next pixels: rows or parts of them, from the top.
    pub(super) fn extend(&mut self, samples: Samples, bytes: &[u8]) {
        match samples {
            Samples::Gray => {
                self.extend_opaque(bytes.len(), |brightness| brightness.copy_from_slice(bytes))
            }
            Samples::Rgb => {
                self.extend_opaque(bytes.len() / 3, |brightness| put_rgb(brightness, bytes))
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

    /// Takes the next row, and looks at its pixels only where they are not those of the row `above`: a module is several rows high, and
    /// most of a screen is the same for many.
    pub(super) fn extend_row(&mut self, samples: Samples, row: &[u8], above: &[u8]) {
        if self.on_white.is_empty() || !is_same(row, above) {
            return self.extend(samples, row);
        }
        let width = usize::try_from(self.width).unwrap_or(usize::MAX);
        for layer in [Some(&mut self.on_white), self.on_black.as_mut()].into_iter().flatten() {
            layer.extend_from_within(layer.len().saturating_sub(width)..);
        }
    }

    fn extend_opaque(&mut self, pixels: usize, put: impl FnOnce(&mut [u8])) {
        let before = self.on_white.len();
        self.on_white.resize(before.saturating_add(pixels), 0);
        if let Some(new) = self.on_white.get_mut(before..) {
            put(new);
            if let Some(on_black) = &mut self.on_black {
                on_black.extend_from_slice(new);
            }
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
    /// [`PictureError::Damaged`] where there were more pixels or fewer than there should be.
    pub(super) fn finish(self) -> Result<Vec<Luma>, PictureError> {
        let layer =
            |pixels| Luma::new(self.width, self.height, pixels).ok_or(PictureError::Damaged);
        [Some(self.on_white), self.on_black].into_iter().flatten().map(layer).collect()
    }
}

/// Compares all of it, which makes it a loop of vectors: in WebAssembly `==` goes byte by byte.
fn is_same(row: &[u8], other: &[u8]) -> bool {
    row.len() == other.len()
        && row.iter().zip(other).fold(0, |differing, (one, other)| differing | (one ^ other)) == 0
}

/// Sixteen pixels at a time, colour by colour: loops over arrays become vectors.
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

/// ITU-R BT.601's weights, in 256ths: three bytes by them are a byte by 256 at the most, which 16 bits hold with the half that rounds.
/// Nothing is checked, for checks would keep this loop from being one of vectors.
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

/// The two weighted by `alpha`, which is 255 times a byte at the most, and half of that to round by.
#[allow(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "a byte after the shift"
)]
fn shown_on(background: u8, brightness: u8, alpha: u8) -> u8 {
    let weighted = |brightness, weight| u16::from(brightness).wrapping_mul(u16::from(weight));
    let sum =
        weighted(background, !alpha).wrapping_add(weighted(brightness, alpha)).wrapping_add(127);
    // A division by 255 without one, right for all that 16 bits hold but their last.
    (sum.wrapping_add(1).wrapping_add(sum >> 8) >> 8) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_transparent_lets_the_background_through() {
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
    fn brightness_is_that_of_the_standard() {
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
    fn a_picture_that_is_transparent_later_has_two_layers() {
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
    fn the_first_row_has_none_above() {
        let mut layers = Layers::new(2, 1).unwrap();
        layers.extend_row(Samples::Rgb, &[0; 6], &[0; 6]);
        assert_eq!(layers.finish().unwrap()[0].pixels(), [0, 0]);
    }

    #[test]
    fn a_row_is_repeated_in_both_layers() {
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
    fn too_many_pixels_or_too_few_are_damage() {
        for count in [3, 5] {
            let mut layers = Layers::new(2, 2).unwrap();
            layers.extend(Samples::Gray, &vec![0; count]);
            assert_eq!(layers.finish(), Err(PictureError::Damaged), "{count}");
        }
    }
}
