//! The content of a file, parsed once for all formats.

use crate::FileError;
use serde_json::Value;

/// The largest file: a database of `KeePass` with some attachments.
pub const MAX_FILE_BYTES: usize = 64 * 1024 * 1024;
/// The largest JSON text. Parsed, it takes up to about ten times as much memory.
pub const MAX_JSON_BYTES: usize = 16 * 1024 * 1024;

const MIB: usize = 1024 * 1024;
/// The header of a first part, and the end of an archive without parts.
const ZIP_BEGINNINGS: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// A file, as far as all formats parse it in the same way.
pub(crate) enum Source<'a> {
    /// A JSON object or array (RFC 8259), at most 128 levels deep.
    Json(Value),
    /// Any other UTF-8, without a byte order mark and white space at its ends.
    Text(&'a str),
    /// An archive (APPNOTE.TXT §4.3.6), as far as its beginning tells.
    Zip(&'a [u8]),
    /// None of these.
    Binary(&'a [u8]),
}

impl<'a> Source<'a> {
    /// Checks the size, and parses JSON.
    pub(crate) fn parse(bytes: &'a [u8]) -> Result<Self, FileError> {
        if bytes.len() > MAX_FILE_BYTES {
            return Err(FileError::TooLarge { max_mib: MAX_FILE_BYTES / MIB });
        }
        if ZIP_BEGINNINGS.iter().any(|beginning| bytes.starts_with(beginning)) {
            return Ok(Self::Zip(bytes));
        }
        let Ok(text) = str::from_utf8(bytes) else { return Ok(Self::Binary(bytes)) };
        let text = text.trim_matches(|edge: char| edge.is_whitespace() || edge == '\u{FEFF}');
        if !text.starts_with(['{', '[']) {
            return Ok(Self::Text(text));
        }
        if text.len() > MAX_JSON_BYTES {
            return Err(FileError::TooLarge { max_mib: MAX_JSON_BYTES / MIB });
        }
        Ok(serde_json::from_str(text).map_or(Self::Text(text), Self::Json))
    }

    /// The JSON of the file; `None` if it is something else.
    pub(crate) fn json(&self) -> Option<&Value> {
        match self {
            Self::Json(value) => Some(value),
            _ => None,
        }
    }

    /// The text of the file; `None` if it is something else.
    pub(crate) fn text(&self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The bytes of the file; `None` if it is something else.
    pub(crate) fn binary(&self) -> Option<&'a [u8]> {
        match self {
            Self::Binary(bytes) => Some(bytes),
            _ => None,
        }
    }
}
