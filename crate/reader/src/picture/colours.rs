//! The colours of a picture, for QR codes whose two colours are equally bright.

use super::brightness::shown_on;
use super::layers::Samples;
use super::{Luma, Region};

/// The colours of a larger picture are not kept: they take up to four bytes a pixel.
const MAX_PIXELS: usize = 4_000_000;

/// Pixels whose red, green and blue differ less are grey.
const MIN_DIFFERENCE: u8 = 16;

/// The samples of a coloured picture as they were decoded, row by row from the top.
#[derive(Debug, Clone, Default)]
pub(super) struct Colours {
    /// Pixels in a row.
    row: usize,
    /// Bytes of a pixel: red, green, blue and perhaps alpha.
    size: usize,
    /// Of rows that equal the one above, only the first.
    bytes: Vec<u8>,
    /// For each row of the picture, where it begins in `bytes`.
    starts: Vec<usize>,
}

impl PartialEq for Colours {
    fn eq(&self, other: &Self) -> bool {
        (self.row, self.size) == (other.row, other.size) && self.rows().eq(other.rows())
    }
}

impl Eq for Colours {}

impl Colours {
    /// `None` if the picture is grey or over [`MAX_PIXELS`].
    pub(super) fn new(row: usize, area: usize, samples: Samples) -> Option<Self> {
        let size = match samples {
            Samples::Rgb => 3,
            Samples::Rgba => 4,
            Samples::Gray | Samples::GrayAlpha => return None,
        };
        let bytes = area.checked_mul(size).filter(|_| area <= MAX_PIXELS)?;
        Some(Self { row, size, bytes: Vec::with_capacity(bytes), starts: Vec::new() })
    }

    /// Adds the samples of the next rows.
    pub(super) fn extend(&mut self, bytes: &[u8]) {
        for row in bytes.chunks_exact(self.row.saturating_mul(self.size).max(1)) {
            self.starts.push(self.bytes.len());
            self.bytes.extend_from_slice(row);
        }
    }

    /// Adds a row that equals the last one.
    pub(super) fn repeat(&mut self) {
        self.starts.extend(self.starts.last().copied());
    }

    fn rows(&self) -> impl Iterator<Item = &[u8]> {
        let length = self.row.saturating_mul(self.size);
        self.starts.iter().filter_map(move |&start| self.bytes.get(start..)?.get(..length))
    }

    /// The part in `region`, whose ends may be outside the picture.
    pub(super) fn crop(&self, region: Region) -> Option<Self> {
        let [x, y, width, height] = [region.x, region.y, region.width, region.height]
            .map(|pixels| usize::try_from(pixels).unwrap_or(usize::MAX));
        let right = x.saturating_add(width).min(self.row);
        let columns = x.checked_mul(self.size)?..right.checked_mul(self.size)?;
        let mut part = Self { row: right.checked_sub(x)?, size: self.size, ..Self::default() };
        for row in self.rows().skip(y).take(height) {
            part.extend(row.get(columns.clone())?);
        }
        Some(part)
    }

    /// Red, green and blue as three pictures on a white background. None if all pixels are grey.
    pub(super) fn channels(&self) -> Vec<Luma> {
        match self.size {
            3 => self.channels_of(|&[red, green, blue]: &[u8; 3]| [red, green, blue]),
            _ => self.channels_of(|&[red, green, blue, alpha]: &[u8; 4]| {
                [red, green, blue].map(|colour| shown_on(u8::MAX, colour, alpha))
            }),
        }
    }

    fn channels_of<const N: usize>(&self, shown: impl Fn(&[u8; N]) -> [u8; 3]) -> Vec<Luma> {
        // A row that occurs several times is looked at once.
        let is_coloured = self.bytes.as_chunks().0.iter().map(&shown).any(|[red, green, blue]| {
            red.abs_diff(green).max(green.abs_diff(blue)) >= MIN_DIFFERENCE
        });
        if !is_coloured {
            return Vec::new();
        }
        let size = u32::try_from(self.row).ok().zip(u32::try_from(self.starts.len()).ok());
        let area = self.row.saturating_mul(self.starts.len());
        let mut planes = [(); 3].map(|()| Vec::with_capacity(area));
        for colours in self.rows().flat_map(|row| row.as_chunks().0).map(shown) {
            for (plane, colour) in planes.iter_mut().zip(colours) {
                plane.push(colour);
            }
        }
        let plane = |plane| size.and_then(|(width, height)| Luma::new(width, height, plane));
        planes.into_iter().filter_map(plane).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colours(row: usize, samples: Samples, bytes: &[u8]) -> Colours {
        let mut colours = Colours::new(row, bytes.len(), samples).unwrap();
        colours.extend(bytes);
        colours
    }

    #[test]
    fn each_channel_is_a_picture() {
        let rgb = [[1, 2, 30], [4, 5, 6], [7, 8, 9], [10, 11, 12]];
        let channels = colours(2, Samples::Rgb, rgb.as_flattened()).channels();
        let pixels: Vec<_> = channels.iter().map(Luma::pixels).collect();
        assert_eq!(pixels, [[1, 4, 7, 10], [2, 5, 8, 11], [30, 6, 9, 12]]);
        assert!(channels.iter().all(|channel| (channel.width(), channel.height()) == (2, 2)));
    }

    #[test]
    fn a_repeated_row_is_a_row_of_the_picture() {
        let mut repeated = colours(1, Samples::Rgb, &[1, 2, 30, 4, 5, 60]);
        repeated.repeat();
        assert_eq!(repeated, colours(1, Samples::Rgb, &[1, 2, 30, 4, 5, 60, 4, 5, 60]));
        assert_eq!(repeated.channels().last().map(Luma::pixels), Some(&[30, 60, 60][..]));
        let part = repeated.crop(Region { x: 0, y: 2, width: 1, height: 1 }).unwrap();
        assert_eq!(part, colours(1, Samples::Rgb, &[4, 5, 60]));
    }

    #[test]
    fn transparent_pixels_are_white() {
        let rgba = [[200, 0, 0, 255], [200, 0, 0, 0]];
        let channels = colours(2, Samples::Rgba, rgba.as_flattened()).channels();
        let pixels: Vec<_> = channels.iter().map(Luma::pixels).collect();
        assert_eq!(pixels, [[200, 255], [0, 255], [0, 255]]);
    }

    #[test]
    fn grey_and_large_pictures_have_none() {
        assert!(Colours::new(2, 4, Samples::Gray).is_none());
        assert!(Colours::new(2, 4, Samples::GrayAlpha).is_none());
        assert!(Colours::new(2_000, MAX_PIXELS + 1, Samples::Rgb).is_none());
        assert!(colours(1, Samples::Rgb, &[9, 9, 20, 0, 15, 0]).channels().is_empty());
        assert!(colours(1, Samples::Rgba, &[200, 0, 0, 0]).channels().is_empty());
    }

    #[test]
    fn a_part_has_the_pixels_of_its_region() {
        let rgb: Vec<u8> = (0..3 * 4 * 3).map(|byte| byte * 7).collect();
        let part = colours(4, Samples::Rgb, &rgb)
            .crop(Region { x: 1, y: 1, width: 2, height: u32::MAX })
            .unwrap();
        assert_eq!(part.row, 2);
        assert_eq!(part.bytes, [&rgb[15..21], &rgb[27..33]].concat());
    }
}
