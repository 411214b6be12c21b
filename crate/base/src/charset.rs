//! Bytes → text, for names that other programs wrote in an unknown encoding.

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

/// Like [`decode`], but bytes in no known encoding become U+FFFD, so that the user sees the loss.
#[must_use]
pub fn decode_or_mark(bytes: &[u8], shift_jis: ShiftJis<'_>) -> String {
    decode(bytes, shift_jis).unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned())
}
