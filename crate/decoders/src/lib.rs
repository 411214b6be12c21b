//! The decoders of JPEG, WebP, GIF and BMP.
//!
//! They are generic over the file, so that they are compiled in the crate that names them, and as
//! fast as that crate. This one is small: these formats are rare beside PNG.

use image::codecs::{bmp::BmpDecoder, gif::GifDecoder, jpeg::JpegDecoder, webp::WebPDecoder};
use image::{ImageDecoder, ImageFormat, ImageResult};
use std::io::Cursor;

/// Reads a file's header. `None` for any other format.
///
/// `image::ImageReader` would also link a second decoder of PNG.
#[must_use]
pub fn decoder(
    file: &[u8],
    format: ImageFormat,
) -> Option<ImageResult<Box<dyn ImageDecoder + '_>>> {
    fn boxed<'a>(decoder: impl ImageDecoder + 'a) -> Box<dyn ImageDecoder + 'a> {
        Box::new(decoder)
    }
    let file = Cursor::new(file);
    match format {
        ImageFormat::Jpeg => Some(JpegDecoder::new(file).map(boxed)),
        ImageFormat::WebP => Some(WebPDecoder::new(file).map(boxed)),
        ImageFormat::Gif => Some(GifDecoder::new(file).map(boxed)),
        ImageFormat::Bmp => Some(BmpDecoder::new(file).map(boxed)),
        _ => None,
    }
}
