//! Encodes a text as a QR code (ISO/IEC 18004) for drawing.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use strum::{IntoStaticStr, VariantNames};
use warifu_base::failure::Failure;

/// A QR code, without the quiet zone of four modules that must surround it.
#[derive(Clone, PartialEq, Eq)]
pub struct Drawing {
    /// Modules per side, from 21 to 177.
    pub size: usize,
    /// `size` × `size` modules, row by row. `true` is dark.
    pub modules: Vec<bool>,
}

impl std::fmt::Debug for Drawing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Drawing").field("size", &self.size).finish_non_exhaustive()
    }
}

/// Why a text cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr, VariantNames)]
#[strum(prefix = "qr_", serialize_all = "snake_case")]
#[non_exhaustive]
pub enum DrawError {
    /// The text exceeds the largest QR code with error correction level M.
    #[error("the text is too long for a QR code")]
    TooLong,
}

impl Failure for DrawError {
    fn code(&self) -> &'static str {
        self.into()
    }
}

/// Returns the smallest QR code for the text with error correction level M (15 %). That level
/// suffices, because a code on a screen has little damage.
///
/// # Errors
/// [`DrawError::TooLong`].
pub fn draw(text: &str) -> Result<Drawing, DrawError> {
    let segments = QrSegment::make_segments(text);
    let (least, most) = (Version::MIN, Version::MAX);
    let symbol =
        QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, least, most, None, false)
            .map_err(|_| DrawError::TooLong)?;
    let side = 0..symbol.size();
    let modules = side.clone().flat_map(|y| side.clone().map(move |x| (x, y)));
    Ok(Drawing {
        size: usize::try_from(symbol.size()).map_err(|_| DrawError::TooLong)?,
        modules: modules.map(|(x, y)| symbol.get_module(x, y)).collect(),
    })
}
