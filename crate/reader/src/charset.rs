//! Shift_JIS (WHATWG Encoding Standard), for texts that are not UTF-8 and declare no encoding.

/// `None` if the bytes are not Shift_JIS.
#[must_use]
pub fn shift_jis(bytes: &[u8]) -> Option<String> {
    let text = encoding_rs::SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::shift_jis;
    use warifu_base::charset::{decode, decode_or_mark};

    #[test]
    fn reads_utf_8_then_shift_jis_then_gives_up() {
        assert_eq!(decode("山田".as_bytes(), &shift_jis).as_deref(), Some("山田"));
        assert_eq!(decode(b"\x8E\x52\x93\x63", &shift_jis).as_deref(), Some("山田"));
        assert_eq!(decode(b"\x8E\x52\xFF", &shift_jis), None);
        assert_eq!(decode_or_mark(b"a\xFF", &shift_jis), "a\u{FFFD}");
    }

    #[test]
    fn private_use_characters_are_refused() {
        assert_eq!(shift_jis(b"\xF0\x40").as_deref(), Some("\u{E000}"));
        assert_eq!(decode(b"\xF0\x40", &shift_jis), None);
    }
}
