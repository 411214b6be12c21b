//! Bytes → text, for names that other programs wrote in an unknown encoding.

/// Strict Shift_JIS as the WHATWG Encoding Standard defines it; `None` for bytes that are not. The reader
/// has one, since its decoders need the tables anyway. The codes module uses the browser's `TextDecoder`,
/// which saves it the tables.
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
