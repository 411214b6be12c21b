use super::QrError;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// A symbol to be drawn (ISO/IEC 18004), without the quiet zone of four modules that must stand around it.
#[derive(Clone, PartialEq, Eq)]
pub struct Drawing {
    /// Modules a side: 21 to 177.
    pub size: usize,
    /// Row by row, `size` each: whether the module is dark.
    pub modules: Vec<bool>,
}

impl std::fmt::Debug for Drawing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Drawing").field("size", &self.size).finish_non_exhaustive()
    }
}

/// The smallest symbol that holds the text with error correction of level M (15 %): what a phone reads off a screen has
/// little to be corrected.
///
/// # Errors
/// [`QrError::TooLong`].
pub fn draw(text: &str) -> Result<Drawing, QrError> {
    let segments = QrSegment::make_segments(text);
    let (least, most) = (Version::MIN, Version::MAX);
    let symbol = QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, least, most, None, false)
        .map_err(|_| QrError::TooLong)?;
    let side = 0..symbol.size();
    let modules = side.clone().flat_map(|y| side.clone().map(move |x| (x, y)));
    Ok(Drawing {
        size: usize::try_from(symbol.size()).map_err(|_| QrError::TooLong)?,
        modules: modules.map(|(x, y)| symbol.get_module(x, y)).collect(),
    })
}
