//! Bytes → text, for names that other programs wrote in an unknown encoding.

/// Strict Shift_JIS as the WHATWG Encoding Standard defines it; `None` for bytes that are not. Natively
/// this is [`shift_jis`]; in the browser it is `TextDecoder`, which saves the module the tables.
pub type ShiftJis<'a> = &'a dyn Fn(&[u8]) -> Option<String>;

/// Strict UTF-8, else strict Shift_JIS (written by Japanese generators), else `None`.
#[must_use]
pub fn decode(bytes: &[u8], shift_jis: ShiftJis<'_>) -> Option<String> {
    if let Ok(text) = str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    // Shift_JIS has private characters of each vendor. Bytes that decode to them are rather another encoding.
    let is_private = |character: char| ('\u{E000}'..='\u{F8FF}').contains(&character);
    shift_jis(bytes).filter(|text| !text.contains(is_private))
}

/// Like [`decode`], but bytes in no known encoding become U+FFFD, so that the user sees the loss.
#[must_use]
pub fn decode_or_mark(bytes: &[u8], shift_jis: ShiftJis<'_>) -> String {
    decode(bytes, shift_jis).unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned())
}

/// Strict Shift_JIS by `encoding_rs`.
#[cfg(feature = "shift-jis")]
#[must_use]
pub fn shift_jis(bytes: &[u8]) -> Option<String> {
    let text = encoding_rs::SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

#[cfg(all(test, feature = "shift-jis"))]
mod tests {
    use super::{decode, decode_or_mark, shift_jis};

    #[test]
    fn reads_utf_8_then_shift_jis_then_gives_up() {
        assert_eq!(decode("山田".as_bytes(), &shift_jis).as_deref(), Some("山田"));
        assert_eq!(decode(b"\x8E\x52\x93\x63", &shift_jis).as_deref(), Some("山田"));
        assert_eq!(decode(b"\x8E\x52\xFF", &shift_jis), None);
        assert_eq!(decode_or_mark(b"a\xFF", &shift_jis), "a\u{FFFD}");
    }

    #[test]
    fn private_characters_are_no_text() {
        assert_eq!(shift_jis(b"\xF0\x40").as_deref(), Some("\u{E000}"));
        assert_eq!(decode(b"\xF0\x40", &shift_jis), None);
    }
}
