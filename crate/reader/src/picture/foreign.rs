//! Files that are no picture in a known format.

use super::PictureError;

/// Recognises a file that is not a picture in a known format, by its first bytes (WHATWG MIME
/// Sniffing §7.1).
pub(super) fn named(file: &[u8]) -> PictureError {
    let start = file.get(..512).unwrap_or(file);
    let text = String::from_utf8_lossy(start).to_ascii_lowercase();
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    match start {
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..]
            if HEIC.iter().any(|name| brand.starts_with(name)) =>
        {
            PictureError::Heic
        }
        _ if start.starts_with(b"%PDF-") => PictureError::Pdf,
        _ if text.starts_with("<!doctype html") || text.starts_with("<html") => PictureError::Html,
        _ => PictureError::Format,
    }
}

/// Brands of HEIF files whose pictures are HEVC.
const HEIC: [&[u8]; 4] = [b"heic", b"heix", b"mif1", b"msf1"];
