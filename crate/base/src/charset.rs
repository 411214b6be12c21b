//! Bytes → text, for names that other programs wrote in an unknown encoding.

/// Some programs put it before a text.
const BYTE_ORDER_MARK: char = '\u{FEFF}';
/// Its UTF-8.
const UTF8_MARK: &[u8] = &[0xEF, 0xBB, 0xBF];

/// A strict Shift_JIS decoder (WHATWG Encoding Standard). Returns `None` for invalid bytes. The
/// reader brings its own, because its QR decoders need the tables anyway. The codes module uses the
/// browser's `TextDecoder`, so that it need not contain the tables.
pub type ShiftJis<'a> = &'a dyn Fn(&[u8]) -> Option<String>;

/// Decodes strict UTF-8, or else strict Shift_JIS, which some Japanese generators write. Returns
/// `None` for bytes that are neither.
#[must_use]
pub fn decode(bytes: &[u8], shift_jis: ShiftJis<'_>) -> Option<String> {
    if let Ok(text) = str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    // Shift_JIS has private-use characters, which differ between vendors. Bytes that decode to them
    // are more likely in another encoding.
    let is_private = |character: char| ('\u{E000}'..='\u{F8FF}').contains(&character);
    shift_jis(bytes).filter(|text| !text.contains(is_private))
}

/// A strict decoder of another character set. Returns `None` for invalid bytes.
pub type Decoder<'a> = &'a dyn Fn(&[u8]) -> Option<String>;

/// Decodes bytes that are neither UTF-8 nor Shift_JIS as GB 18030 if they are no EUC-KR and each
/// character that is not ASCII has four bytes or is a punctuation mark, a full-width letter or one
/// of the 3,755 most frequent ideographs (rows 1, 3 and 16 to 55 of GB 2312). Other pairs of bytes
/// are more likely accented or Cyrillic letters.
///
/// There is no such rule for EUC-KR: the bytes of Hangul are ideographs in GB 18030, so only a
/// declaration (ECI) tells them apart.
#[must_use]
pub fn decode_only_gb_18030(
    bytes: &[u8],
    gb_18030: Decoder<'_>,
    euc_kr: Decoder<'_>,
) -> Option<String> {
    let is_likely = has_likely_groups(bytes) && euc_kr(bytes).is_none();
    if is_likely { gb_18030(bytes) } else { None }
}

/// Whether the bytes are ASCII and the groups that [`decode_only_gb_18030`] accepts.
fn has_likely_groups(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] => return true,
            [0..=0x7F, rest @ ..]
            | [0xA1 | 0xA3 | 0xB0..=0xD7, 0xA1..=0xFE, rest @ ..]
            | [0x81..=0xFE, 0x30..=0x39, 0x81..=0xFE, 0x30..=0x39, rest @ ..] => rest,
            _ => return false,
        };
    }
}

/// Decodes the text of a file. It is UTF-16 if it has the byte order mark or if most of its
/// characters are ASCII in UTF-16; otherwise it is decoded as by [`decode`].
#[must_use]
pub fn decode_file(bytes: &[u8], shift_jis: ShiftJis<'_>) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let is_half = |zeros: usize| !pairs.is_empty() && zeros > pairs.len() / 2;
    let is_big_endian = match pairs.first() {
        Some([0xFE, 0xFF]) => true,
        Some([0xFF, 0xFE]) => false,
        _ if is_half(pairs.iter().filter(|[first, _]| *first == 0).count()) => true,
        _ if is_half(pairs.iter().filter(|[_, second]| *second == 0).count()) => false,
        _ => {
            return decode(bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes), shift_jis);
        }
    };
    let unit = if is_big_endian { u16::from_be_bytes } else { u16::from_le_bytes };
    let text: Result<String, _> =
        char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect();
    let text = text.ok().filter(|_| rest.is_empty())?;
    Some(text.trim_start_matches(BYTE_ORDER_MARK).to_owned())
}

/// Like [`decode`], but bytes in no known encoding become U+FFFD, so that the user sees the loss.
#[must_use]
pub fn decode_or_mark(bytes: &[u8], shift_jis: ShiftJis<'_>) -> String {
    decode(bytes, shift_jis).unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::decode_file;

    const TEXT: &str = "otpauth://totp/割符:taro?secret=AA";

    fn read(bytes: &[u8]) -> Option<String> {
        decode_file(bytes, &|_| None)
    }

    #[test]
    fn files_are_read_in_utf_8_and_utf_16_with_a_mark_or_without() {
        assert_eq!(read(TEXT.as_bytes()).as_deref(), Some(TEXT));
        assert_eq!(read(format!("\u{FEFF}{TEXT}").as_bytes()).as_deref(), Some(TEXT));
        for text in [TEXT.to_owned(), format!("\u{FEFF}{TEXT}")] {
            let units: Vec<u16> = text.encode_utf16().collect();
            let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            assert_eq!(read(&little).as_deref(), Some(TEXT));
            assert_eq!(read(&big).as_deref(), Some(TEXT));
        }
    }

    #[test]
    fn other_bytes_are_no_text() {
        assert_eq!(read(b"").as_deref(), Some(""));
        assert_eq!(read(b"\xFF\xFE\x00"), None);
        assert_eq!(read(b"\xFF\xFE\x00\xD8"), None);
        assert_eq!(read(b"\x93\x8C\x8B\x9E"), None);
        assert_eq!(decode_file(b"\x93\x8C", &|_| Some("東".to_owned())).as_deref(), Some("東"));
    }
}
