//! Texts that are not UTF-8 and declare no character set, by the tables of the WHATWG Encoding
//! Standard.

use encoding_rs::{EUC_KR, Encoding, GB18030, SHIFT_JIS};
use std::borrow::Cow;
use warifu_base::charset::{decode, decode_only_gb_18030};

/// The text of bytes that declare no character set; `None` if none fits them alone. Shift_JIS comes
/// before the others, because most portals that do not write UTF-8 write it.
#[must_use]
pub fn undeclared(bytes: &[u8]) -> Option<String> {
    decode(bytes, &shift_jis)
        .or_else(|| decode_only_gb_18030(bytes, &|bytes| strict(GB18030, bytes), &euc_kr))
}

/// `None` if the bytes are not Shift_JIS.
#[must_use]
pub fn shift_jis(bytes: &[u8]) -> Option<String> {
    strict(SHIFT_JIS, bytes)
}

fn euc_kr(bytes: &[u8]) -> Option<String> {
    strict(EUC_KR, bytes)
}

fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::{shift_jis, undeclared};
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

    /// `text.encode("gb18030")` of Python; `cp932` and `cp949` refuse these bytes.
    #[test]
    fn gb_18030_is_read_if_nothing_else_fits() {
        let rows: &[(&[u8], &str)] = &[
            (b"\xCF\xC8\xC9\xFA", "先生"),
            (b"\xC9\xBD\xCC\xEF", "山田"),
            (b"\xD1\xA7\xC9\xFA\xBB\xE1", "学生会"),
            (b"\xC9\xD9\xC4\xEA\xB9\xAC", "少年宫"),
            (b"\xC9\xFA\xBB\xEE", "生活"),
            (b"\x95\x34\xB2\x35\xCC\xEF", "𠮷田"),
        ];
        for (bytes, text) in rows {
            assert_eq!(undeclared(bytes).as_deref(), Some(*text));
        }
    }

    /// Python's `gb18030` and `cp949` both read these bytes.
    #[test]
    fn bytes_that_fit_gb_18030_and_euc_kr_are_not_guessed() {
        for (text, bytes) in [
            ("中国 in GB 18030", &b"\xD6\xD0\xB9\xFA"[..]),
            ("张三 in GB 18030", b"\xD5\xC5\xC8\xFD"),
            ("국민건강보험 in EUC-KR", b"\xB1\xB9\xB9\xCE\xB0\xC7\xB0\xAD\xBA\xB8\xC7\xE8"),
        ] {
            assert_eq!(undeclared(bytes), None, "{text}");
        }
    }

    /// `text.encode("shift_jis")` of Python. `gb18030` reads them too, with other characters.
    #[test]
    fn shift_jis_comes_before_gb_18030() {
        for (bytes, text) in
            [(&b"\x8C\x92\x8D\x4E\x95\xDB\x8C\xAF"[..], "健康保険"), (b"\xB9\xDD\xCE\xDF", "ｹﾝﾎﾟ")]
        {
            assert!(super::strict(encoding_rs::GB18030, bytes).is_some());
            assert_eq!(undeclared(bytes).as_deref(), Some(text));
        }
    }

    /// `cp1252` and `cp1251` of Python.
    #[test]
    fn accented_and_cyrillic_letters_are_no_ideographs() {
        for bytes in [&b"M\xFCller"[..], b"Espa\xF1a", b"Caf\xE9:taro", b"\xC9\xEE\xF0\xEA"] {
            assert_eq!(undeclared(bytes), None, "{bytes:X?}");
        }
    }
}
