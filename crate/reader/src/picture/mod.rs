//! Bytes of a picture file → luma, within limits that are checked before a pixel is allocated.

mod layers;
mod png;
mod unfilter;

use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};
use layers::{Layers, Samples};
use std::io::Cursor;
use strum::{IntoStaticStr, VariantNames};
use warifu_base::failure::Failure;

/// A capture of an 8K screen has 33 million pixels.
pub const MAX_PIXELS: u64 = 40_000_000;

/// A file of more bytes than raw pixels of the largest picture need is no picture.
pub const MAX_FILE_BYTES: usize = 256 * 1024 * 1024;

/// What decoders may allocate: the largest picture at 8 bytes a pixel, and as much again to work in.
const MAX_DECODER_BYTES: u64 = MAX_PIXELS * 16;

/// Brightness, one byte a pixel, row by row from the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Luma {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

/// A picture as a reader of codes needs it.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The picture as it looks on white, and, where it is transparent anywhere, on black.
    pub layers: Vec<Luma>,
}

/// A rectangle in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// From the left edge.
    pub x: u32,
    /// From the top edge.
    pub y: u32,
    /// At least 1 to hold anything.
    pub width: u32,
    /// At least 1 to hold anything.
    pub height: u32,
}

/// Why a file is not a picture that we can read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr, VariantNames)]
#[strum(prefix = "picture_", serialize_all = "snake_case")]
#[non_exhaustive]
pub enum PictureError {
    /// No bytes.
    #[error("the file is empty")]
    Empty,
    /// None of PNG, JPEG, WebP, GIF and BMP.
    #[error("the file is none of PNG, JPEG, WebP, GIF and BMP")]
    Format,
    /// Over [`MAX_PIXELS`] or [`MAX_FILE_BYTES`].
    #[error("the picture has {width} × {height} pixels, more than can be read")]
    TooLarge {
        /// As its header says; 0 where the file itself is too long.
        width: u32,
        /// As its header says; 0 where the file itself is too long.
        height: u32,
    },
    /// A header that is followed by something else, or cut.
    #[error("the picture is damaged")]
    Damaged,
    /// A region that lies outside the picture.
    #[error("nothing of the picture lies in the region")]
    Region,
}

impl Failure for PictureError {
    fn code(&self) -> &'static str {
        self.into()
    }

    fn values(&self) -> Vec<String> {
        match self {
            Self::TooLarge { width, height } => vec![width.to_string(), height.to_string()],
            _ => Vec::new(),
        }
    }
}

/// Reads a PNG, JPEG, WebP, GIF (its first frame) or BMP file.
///
/// # Errors
/// [`PictureError`]; [`PictureError::TooLarge`] before anything of that size is allocated.
pub fn read(file: &[u8]) -> Result<Picture, PictureError> {
    if file.is_empty() {
        return Err(PictureError::Empty);
    }
    if file.len() > MAX_FILE_BYTES {
        return Err(PictureError::TooLarge { width: 0, height: 0 });
    }
    let layers = match image::guess_format(file).map_err(|_| PictureError::Format)? {
        ImageFormat::Png => png::layers(file)?,
        format @ (ImageFormat::Jpeg | ImageFormat::WebP | ImageFormat::Gif | ImageFormat::Bmp) => {
            decoded(file, format)?
        }
        _ => return Err(PictureError::Format),
    };
    Ok(Picture { layers })
}

fn decoded(file: &[u8], format: ImageFormat) -> Result<Vec<Luma>, PictureError> {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_DECODER_BYTES);
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(|_| PictureError::Damaged)?;
    let (width, height) = decoder.dimensions();
    let mut layers = Layers::new(width, height)?;
    match DynamicImage::from_decoder(decoder).map_err(|_| PictureError::Damaged)? {
        DynamicImage::ImageLuma8(image) => layers.extend(Samples::Gray, image.as_raw()),
        DynamicImage::ImageLumaA8(image) => layers.extend(Samples::GrayAlpha, image.as_raw()),
        DynamicImage::ImageRgb8(image) => layers.extend(Samples::Rgb, image.as_raw()),
        image if image.color().has_alpha() => {
            layers.extend(Samples::Rgba, image.into_rgba8().as_raw())
        }
        image => layers.extend(Samples::Rgb, image.into_rgb8().as_raw()),
    }
    layers.finish()
}

impl Picture {
    /// The part of the picture that lies in `region`.
    ///
    /// # Errors
    /// [`PictureError::Region`] where that is nothing.
    pub fn crop(&self, region: Region) -> Result<Self, PictureError> {
        let layers = self.layers.iter().map(|layer| layer.crop(region)).collect::<Option<_>>();
        layers.map(|layers| Self { layers }).ok_or(PictureError::Region)
    }
}

impl Luma {
    /// `None` where `pixels` is not `width · height` long, or the picture is empty.
    #[must_use]
    pub fn new(width: u32, height: u32, pixels: Vec<u8>) -> Option<Self> {
        let area = usize::try_from(width).ok()?.checked_mul(usize::try_from(height).ok()?)?;
        (area > 0 && pixels.len() == area).then_some(Self { width, height, pixels })
    }

    /// In pixels, at least 1.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.width
    }

    /// In pixels, at least 1.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Row by row.
    #[must_use]
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// The rows from the top.
    pub fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.pixels.chunks_exact(usize::try_from(self.width).unwrap_or(usize::MAX))
    }

    /// What of the picture lies in `region`; `None` where nothing does.
    #[must_use]
    pub fn crop(&self, region: Region) -> Option<Self> {
        let right = region.x.saturating_add(region.width).min(self.width);
        let bottom = region.y.saturating_add(region.height).min(self.height);
        let (width, height) = (right.checked_sub(region.x)?, bottom.checked_sub(region.y)?);
        let columns = usize::try_from(region.x).ok()?..usize::try_from(right).ok()?;
        let pixels = self
            .rows()
            .skip(usize::try_from(region.y).ok()?)
            .take(usize::try_from(height).ok()?)
            .filter_map(|row| row.get(columns.clone()))
            .flatten()
            .copied()
            .collect();
        Self::new(width, height, pixels)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{GrayImage, Luma as Gray, Rgba, RgbaImage};

    fn file(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    fn steps() -> DynamicImage {
        GrayImage::from_fn(64, 48, |x, y| {
            Gray([if (x / 16) % 2 == (y / 16) % 2 { 0 } else { 255 }])
        })
        .into()
    }

    #[test]
    fn reads_all_five_formats_alike() {
        let lossless = [ImageFormat::Png, ImageFormat::Gif, ImageFormat::Bmp, ImageFormat::WebP];
        let expected = read(&file(&steps(), ImageFormat::Png)).unwrap().layers;
        assert_eq!(expected.len(), 1);
        for format in lossless {
            let rgba: DynamicImage = steps().into_rgba8().into();
            assert_eq!(read(&file(&rgba, format)).unwrap().layers, expected, "{format:?}");
        }
        let jpeg = read(&file(&steps(), ImageFormat::Jpeg)).unwrap().layers;
        assert!(
            jpeg[0].pixels().iter().zip(expected[0].pixels()).all(|(a, b)| a.abs_diff(*b) < 64)
        );
    }

    #[test]
    fn transparent_pictures_are_seen_on_white_and_on_black() {
        let image = RgbaImage::from_fn(2, 1, |x, _| Rgba([0, 0, 0, if x == 0 { 255 } else { 0 }]));
        let picture = read(&file(&image.into(), ImageFormat::Png)).unwrap();
        assert_eq!(picture.layers.iter().map(Luma::pixels).collect::<Vec<_>>(), [[0, 255], [0, 0]]);
    }

    #[test]
    fn a_header_that_asks_for_too_much_is_refused_before_it_costs() {
        // IHDR of a 16000 × 16000 picture with almost nothing behind it.
        let mut png = file(&steps(), ImageFormat::Png);
        png[16..20].copy_from_slice(&16_000_u32.to_be_bytes());
        png[20..24].copy_from_slice(&16_000_u32.to_be_bytes());
        let check = crc32(&png[12..29]);
        png[29..33].copy_from_slice(&check.to_be_bytes());
        assert_eq!(
            read(&png).unwrap_err(),
            PictureError::TooLarge { width: 16_000, height: 16_000 }
        );
    }

    /// ISO/IEC 15948 (PNG) annex D.
    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |crc, &byte| {
            (0..8).fold(crc ^ u32::from(byte), |crc, _| {
                if crc & 1 == 1 { 0xEDB8_8320 ^ (crc >> 1) } else { crc >> 1 }
            })
        })
    }

    #[test]
    fn what_is_no_picture_is_refused_by_name() {
        assert_eq!(read(b"").unwrap_err(), PictureError::Empty);
        assert_eq!(
            read(b"<svg xmlns='http://www.w3.org/2000/svg'/>").unwrap_err(),
            PictureError::Format
        );
        assert_eq!(read(b"II*\0\x08\0\0\0").unwrap_err(), PictureError::Format);
        for format in [
            ImageFormat::Png,
            ImageFormat::Jpeg,
            ImageFormat::Gif,
            ImageFormat::WebP,
            ImageFormat::Bmp,
        ] {
            let whole = file(&steps().into_rgb8().into(), format);
            assert_eq!(
                read(&whole[..whole.len() / 4]).unwrap_err(),
                PictureError::Damaged,
                "{format:?}"
            );
        }
    }

    #[test]
    fn a_region_is_cut_to_the_picture() {
        let luma = Luma::new(3, 2, vec![1, 2, 3, 4, 5, 6]).unwrap();
        let picture = Picture { layers: vec![luma] };
        let cut = picture.crop(Region { x: 1, y: 0, width: 9, height: u32::MAX }).unwrap();
        assert_eq!(cut.layers[0].pixels(), [2, 3, 5, 6]);
        for (x, y, width, height) in [(3, 0, 1, 1), (0, 2, 1, 1), (0, 0, 0, 5), (u32::MAX, 0, 1, 1)]
        {
            assert_eq!(
                picture.crop(Region { x, y, width, height }).unwrap_err(),
                PictureError::Region
            );
        }
    }
}
