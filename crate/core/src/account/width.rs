/// Replaces a full-width character of a Japanese keyboard by the ASCII one (Unicode block U+FF00).
/// Returns any other character unchanged.
pub(crate) fn to_half_width(character: char) -> char {
    match character {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(character).saturating_sub(0xFEE0)).unwrap_or(character)
        }
        _ => character,
    }
}
