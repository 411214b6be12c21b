//! Bytes → text, for names that other programs wrote in whatever they had.

use encoding_rs::SHIFT_JIS;

/// Strict UTF-8, else strict Shift_JIS (what Japanese generators write), else nothing.
pub(crate) fn decode(bytes: &[u8]) -> Option<String> {
    if let Ok(text) = str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    let text = SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes)?;
    // Shift_JIS has letters of every vendor's own. What decodes to them was rather written in something else.
    let is_private = |character: char| ('\u{E000}'..='\u{F8FF}').contains(&character);
    (!text.contains(is_private)).then(|| text.into_owned())
}

/// The same; bytes in no known encoding become U+FFFD, so that whoever shows the text sees that some of it is lost.
pub(crate) fn decode_or_mark(bytes: &[u8]) -> String {
    decode(bytes).unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn reads_utf_8_then_shift_jis_then_gives_up() {
        assert_eq!(decode("山田".as_bytes()).as_deref(), Some("山田"));
        assert_eq!(decode(b"\x8E\x52\x93\x63").as_deref(), Some("山田"));
        assert_eq!(decode(b"\x8E\x52\xFF"), None);
    }
}
