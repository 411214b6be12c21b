//! Bytes of a picture file → luma. The limits are checked before any pixel is allocated.

mod brightness;
mod colours;
mod foreign;
mod jpeg;
mod layers;
mod luma;
mod pixels;
mod png;
pub(crate) mod png_rows;
mod unfilter;

pub use luma::{Luma, Region};
pub use pixels::from_pixels;

use colours::Colours;
use image::{ColorType, ImageDecoder, ImageFormat, Limits};
use layers::{Layers, Samples, check_size};
use strum::{IntoStaticStr, VariantNames};
use warifu_base::failure::Failure;

/// The largest picture. A capture of an 8K screen has 33 million pixels.
pub const MAX_PIXELS: u64 = 40_000_000;

/// The longest edge of a picture, in pixels. That of JPEG and GIF, whose lengths have 16 bits.
pub const MAX_SIDE: u32 = 65_535;

/// The largest file. `MAX_FILE_BYTES` in `extension/add/import-texts.js` is the same.
pub const MAX_FILE_BYTES: usize = 16 * 1024 * 1024;

/// The largest capture: more than the raw pixels of an 8K screen.
pub const MAX_CAPTURE_BYTES: usize = 96 * 1024 * 1024;

// Reading a picture takes less than 256 MB, with the file. The bounds below follow from that:
// `tests/memory.rs` measures the largest picture of each kind.

/// Decoders of other formats than PNG may allocate so much beside the pixels.
const MAX_DECODER_BYTES: u64 = 192 * 1024 * 1024;

/// A progressive JPEG takes up to 12 bytes a pixel: the coefficients of each colour are kept.
const MAX_PROGRESSIVE_PIXELS: u64 = 18_000_000;

/// WebP and GIF take up to 13 bytes a pixel: planes or a frame, the canvas and two layers.
const MAX_CANVAS_PIXELS: u64 = 17_000_000;

/// A picture as the search for QR codes needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The picture on a white background; if any pixel is transparent, on a black one too.
    pub layers: Vec<Luma>,
    /// `None` if they are not known.
    colours: Option<Colours>,
}

/// Why a picture could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr, VariantNames)]
#[strum(prefix = "picture_", serialize_all = "snake_case")]
#[non_exhaustive]
pub enum PictureError {
    /// No bytes.
    #[error("the file is empty")]
    Empty,
    /// Not PNG, JPEG, WebP, GIF or BMP.
    #[error("the file is none of PNG, JPEG, WebP, GIF and BMP")]
    Format,
    /// HEIF with HEVC, the format of photographs on iPhones (ISO/IEC 23008-12).
    #[error("the file is a HEIC picture")]
    Heic,
    /// A document that may contain pictures (ISO 32000-2).
    #[error("the file is a PDF document")]
    Pdf,
    /// A saved web page.
    #[error("the file is a web page")]
    Html,
    /// Over a bound of this module.
    #[error("the picture has {width} × {height} pixels, more than can be read")]
    TooLarge {
        /// From its header; 0 if the file itself is too long.
        width: u32,
        /// From its header; 0 if the file itself is too long.
        height: u32,
    },
    /// The file ends early or breaks its format.
    #[error("the picture is damaged")]
    Damaged,
    /// The region is outside the picture.
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
    let format = image::guess_format(file).map_err(|_| foreign::named(file))?;
    if format == ImageFormat::Png {
        return png::read(file);
    }
    let most = match format {
        ImageFormat::Jpeg if jpeg::is_progressive(file) => MAX_PROGRESSIVE_PIXELS,
        ImageFormat::WebP | ImageFormat::Gif => MAX_CANVAS_PIXELS,
        _ => MAX_PIXELS,
    };
    let decoder = warifu_decoders::decoder(file, format).ok_or(PictureError::Format)?;
    decoded(decoder.map_err(|_| PictureError::Damaged)?, most)
}

/// Reads a capture of the screen. A PNG file may have [`MAX_CAPTURE_BYTES`].
///
/// # Errors
/// As [`read`].
pub fn read_capture(file: &[u8]) -> Result<Picture, PictureError> {
    match image::guess_format(file) {
        Ok(ImageFormat::Png) if file.len() <= MAX_CAPTURE_BYTES => png::read(file),
        _ => read(file),
    }
}

fn decoded(mut decoder: Box<dyn ImageDecoder + '_>, most: u64) -> Result<Picture, PictureError> {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_DECODER_BYTES);
    decoder.set_limits(limits).map_err(|_| PictureError::Damaged)?;
    let (width, height) = decoder.dimensions();
    check_size(width, height, most)?;
    let samples = match decoder.color_type() {
        ColorType::L8 => Samples::Gray,
        ColorType::La8 => Samples::GrayAlpha,
        ColorType::Rgb8 => Samples::Rgb,
        ColorType::Rgba8 => Samples::Rgba,
        // The decoders of these formats give eight bits a sample.
        _ => return Err(PictureError::Damaged),
    };
    let bytes = usize::try_from(decoder.total_bytes()).map_err(|_| PictureError::Damaged)?;
    let mut pixels = vec![0; bytes];
    decoder.read_image_boxed(&mut pixels).map_err(|_| PictureError::Damaged)?;
    let mut layers = Layers::new(width, height)?;
    layers.keep_colours(samples);
    layers.extend(samples, &pixels);
    layers.finish()
}

impl Picture {
    /// The part of the picture in `region`.
    ///
    /// # Errors
    /// [`PictureError::Region`] if that is nothing.
    pub fn crop(&self, region: Region) -> Result<Self, PictureError> {
        let layers = self.layers.iter().map(|layer| layer.crop(region)).collect::<Option<_>>();
        let colours = self.colours.as_ref().and_then(|colours| colours.crop(region));
        layers.map(|layers| Self { layers, colours }).ok_or(PictureError::Region)
    }

    /// Red, green and blue, each as a picture on a white background. None if the picture is grey or
    /// too large for them.
    pub(crate) fn channels(&self) -> Vec<Luma> {
        self.colours.as_ref().map(Colours::channels).unwrap_or_default()
    }
}

/// A picture without colours.
impl From<Luma> for Picture {
    fn from(layer: Luma) -> Self {
        Self { layers: vec![layer], colours: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{DynamicImage, GrayImage, Luma as Gray, Rgba, RgbaImage};
    use std::io::Cursor;

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
    fn all_five_formats_give_the_same_pixels() {
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
    fn a_transparent_picture_has_a_layer_on_white_and_one_on_black() {
        let image = RgbaImage::from_fn(2, 1, |x, _| Rgba([0, 0, 0, if x == 0 { 255 } else { 0 }]));
        let picture = read(&file(&image.into(), ImageFormat::Png)).unwrap();
        assert_eq!(picture.layers.iter().map(Luma::pixels).collect::<Vec<_>>(), [[0, 255], [0, 0]]);
    }

    #[test]
    fn a_header_of_a_large_picture_is_refused_without_its_pixels() {
        // The header of 16,000 × 16,000 pixels, followed by a small picture's data.
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
    fn files_that_are_no_picture_are_refused() {
        assert_eq!(read(b"").unwrap_err(), PictureError::Empty);
        assert_eq!(
            read(b"<svg xmlns='http://www.w3.org/2000/svg'/>").unwrap_err(),
            PictureError::Format
        );
        assert_eq!(read(b"II*\0\x08\0\0\0").unwrap_err(), PictureError::Format);
        for (file, error) in [
            (&b"\0\0\0\x18ftypheic\0\0\0\0"[..], PictureError::Heic),
            (b"\0\0\0\x18ftypmif1\0\0\0\0", PictureError::Heic),
            (b"\0\0\0\x18ftypavif\0\0\0\0", PictureError::Format),
            (b"%PDF-1.7\n", PictureError::Pdf),
            (b"\xEF\xBB\xBF\n<!DOCTYPE HTML>", PictureError::Html),
            (b"<html lang=ja>", PictureError::Html),
        ] {
            assert_eq!(read(file).unwrap_err(), error);
        }
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
        let picture = Picture::from(luma);
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
