//! Decoded samples → brightness, on a white and on a black background.

use super::brightness::{brightness, put, put_rgb, shown_on};
use super::colours::Colours;
use super::{Luma, MAX_SIDE, Picture, PictureError};

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
    colours: Option<Colours>,
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
        let on_white = Vec::with_capacity(area);
        Ok(Self { width, height, row, on_white, on_black: None, colours: None })
    }

    /// Keeps the colours of the pixels that will be added, if they are not too many.
    pub(super) fn keep_colours(&mut self, samples: Samples) {
        self.colours = Colours::new(self.row, self.on_white.capacity(), samples);
    }

    /// Makes every pixel black, for pictures whose pixels come in another order than from the top.
    pub(super) fn fill(&mut self) {
        self.on_white.resize(self.on_white.capacity(), 0);
    }

    /// Replaces pixels after [`Self::fill`]: the first one at `place`, each of the others `step`
    /// pixels behind the one before. Pixels outside the picture are left out.
    pub(super) fn replace(&mut self, samples: Samples, bytes: &[u8], place: usize, step: usize) {
        let (on_white, on_black, colours) = (Vec::new(), None, None);
        let mut new = Self { width: 0, height: 0, row: 0, on_white, on_black, colours };
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

    /// Adds the next rows from the top.
    pub(super) fn extend(&mut self, samples: Samples, bytes: &[u8]) {
        if let Some(colours) = &mut self.colours {
            colours.extend(bytes);
        }
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

    /// Adds the next row. If it does not differ from the row above, the brightness of that is
    /// copied, as for most rows of captures and drawn QR codes.
    pub(super) fn extend_row(&mut self, samples: Samples, row: &[u8], differs: bool) {
        if self.on_white.is_empty() || differs {
            return self.extend(samples, row);
        }
        if let Some(colours) = &mut self.colours {
            colours.repeat();
        }
        for layer in [Some(&mut self.on_white), self.on_black.as_mut()].into_iter().flatten() {
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
    pub(super) fn finish(self) -> Result<Picture, PictureError> {
        let layer =
            |pixels| Luma::new(self.width, self.height, pixels).ok_or(PictureError::Damaged);
        let layers = [Some(self.on_white), self.on_black].into_iter().flatten().map(layer);
        Ok(Picture { layers: layers.collect::<Result<_, _>>()?, colours: self.colours })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_transparent_pixel_gives_two_layers() {
        let mut layers = Layers::new(3, 2).unwrap();
        layers.extend(Samples::Rgba, &[9, 9, 9, 255].repeat(3));
        layers.extend(Samples::Rgba, &[9, 9, 9, 255, 9, 9, 9, 0, 9, 9, 9, 255]);
        let layers = layers.finish().unwrap().layers;
        assert_eq!(
            layers.iter().map(Luma::pixels).collect::<Vec<_>>(),
            [[9, 9, 9, 9, 255, 9], [9, 9, 9, 9, 0, 9]]
        );
    }

    #[test]
    fn the_first_row_is_not_copied_from_above() {
        let mut layers = Layers::new(2, 1).unwrap();
        layers.extend_row(Samples::Rgb, &[0; 6], false);
        assert_eq!(layers.finish().unwrap().layers[0].pixels(), [0, 0]);
    }

    #[test]
    fn an_equal_row_is_copied_in_both_layers() {
        let mut layers = Layers::new(2, 3).unwrap();
        let rows = [[9, 255, 9, 0], [7, 255, 7, 0], [7, 255, 7, 0]];
        layers.extend_row(Samples::GrayAlpha, &rows[0], true);
        layers.extend_row(Samples::GrayAlpha, &rows[1], true);
        layers.extend_row(Samples::GrayAlpha, &rows[2], false);
        let layers = layers.finish().unwrap().layers;
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
