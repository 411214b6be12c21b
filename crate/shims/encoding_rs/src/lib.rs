//! Replaces the crate `encoding_rs` under rxing and the reader (see `[patch.crates-io]` in the
//! workspace's Cargo.toml).
//!
//! The tables of Chinese, Japanese and Korean characters are 230 KB that compress badly, and every
//! browser has the same tables behind `TextDecoder`, which implements the same WHATWG Encoding
//! Standard. This crate has the part of the API that rxing and the reader call.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod native;

#[cfg(target_arch = "wasm32")]
use browser::decode;
#[cfg(not(target_arch = "wasm32"))]
use native::decode;
use std::borrow::Cow;

/// A character set, by its label in the WHATWG Encoding Standard.
#[derive(Debug)]
pub struct Encoding {
    label: &'static str,
}

macro_rules! encodings {
    ($($name:ident: $label:literal,)*) => {
        $(
            #[doc = concat!("`", $label, "`.")]
            pub static $name: &Encoding = &Encoding { label: $label };
        )*
    };
}

encodings! {
    BIG5: "big5",
    EUC_KR: "euc-kr",
    GB18030: "gb18030",
    GBK: "gbk",
    ISO_8859_2: "iso-8859-2",
    ISO_8859_3: "iso-8859-3",
    ISO_8859_4: "iso-8859-4",
    ISO_8859_5: "iso-8859-5",
    ISO_8859_6: "iso-8859-6",
    ISO_8859_7: "iso-8859-7",
    ISO_8859_8: "iso-8859-8",
    ISO_8859_10: "iso-8859-10",
    ISO_8859_13: "iso-8859-13",
    ISO_8859_14: "iso-8859-14",
    ISO_8859_15: "iso-8859-15",
    ISO_8859_16: "iso-8859-16",
    SHIFT_JIS: "shift_jis",
    UTF_8: "utf-8",
    UTF_16BE: "utf-16be",
    UTF_16LE: "utf-16le",
    WINDOWS_874: "windows-874",
    WINDOWS_1250: "windows-1250",
    WINDOWS_1251: "windows-1251",
    WINDOWS_1252: "windows-1252",
    WINDOWS_1254: "windows-1254",
    WINDOWS_1256: "windows-1256",
}

impl Encoding {
    /// The encoding of `ascii`, the one label that rxing asks for: the standard reads it as
    /// windows-1252.
    #[must_use]
    pub fn for_label(label: &[u8]) -> Option<&'static Self> {
        (label == b"ascii").then_some(WINDOWS_1252)
    }

    /// The text, the encoding that was used, and whether bytes were replaced by U+FFFD. A byte
    /// order mark takes precedence over the encoding asked for, and is left out of the text.
    #[must_use]
    pub fn decode<'a>(&'static self, bytes: &'a [u8]) -> (Cow<'a, str>, &'static Self, bool) {
        let (encoding, bytes) = match bytes {
            [0xEF, 0xBB, 0xBF, rest @ ..] => (UTF_8, rest),
            [0xFE, 0xFF, rest @ ..] => (UTF_16BE, rest),
            [0xFF, 0xFE, rest @ ..] => (UTF_16LE, rest),
            _ => (self, bytes),
        };
        if let Some(text) = decode(encoding.label, bytes, true) {
            return (Cow::Owned(text), encoding, false);
        }
        let text = decode(encoding.label, bytes, false).unwrap_or_default();
        (Cow::Owned(text), encoding, true)
    }

    /// Strict decoding; `None` for bytes that are no text in this encoding. Only for encodings
    /// without a byte order mark, which the browser would remove.
    #[must_use]
    pub fn decode_without_bom_handling_and_without_replacement<'a>(
        &'static self,
        bytes: &'a [u8],
    ) -> Option<Cow<'a, str>> {
        decode(self.label, bytes, true).map(Cow::Owned)
    }

    /// Reports every text as unencodable. Only the encoders of rxing call it, which nothing calls.
    #[must_use]
    pub fn encode<'a>(&'static self, _text: &'a str) -> (Cow<'a, [u8]>, &'static Self, bool) {
        (Cow::Borrowed(&[]), self, true)
    }
}

#[cfg(test)]
mod tests {
    use super::{EUC_KR, GBK, SHIFT_JIS, UTF_16BE};

    #[test]
    fn decodes_and_reports_bytes_that_are_no_text() {
        let (text, encoding, had_errors) = SHIFT_JIS.decode(b"\x8E\x52\x93\x63");
        assert_eq!((&*text, encoding.label, had_errors), ("山田", "shift_jis", false));
        assert_eq!(GBK.decode(b"\xC9\xBD\xCC\xEF").0, "山田");
        assert_eq!(EUC_KR.decode(b"\xC7\xD1").0, "한");
        let (text, _, had_errors) = SHIFT_JIS.decode(b"a\xFF");
        assert_eq!((&*text, had_errors), ("a\u{FFFD}", true));
        assert_eq!(SHIFT_JIS.decode_without_bom_handling_and_without_replacement(b"a\xFF"), None);
    }

    #[test]
    fn a_byte_order_mark_takes_precedence() {
        let (text, encoding, _) = SHIFT_JIS.decode("\u{FEFF}山".as_bytes());
        assert_eq!((&*text, encoding.label), ("山", "utf-8"));
        let (text, encoding, _) = SHIFT_JIS.decode(b"\xFE\xFF\x5C\x71");
        assert_eq!((&*text, encoding.label), ("山", UTF_16BE.label));
    }
}
