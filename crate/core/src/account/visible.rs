//! Which characters of names and notes are kept. `docs/vault-format.md` has the same lists.

use std::ops::RangeInclusive;

/// Characters that cannot be seen: Unicode's `Default_Ignorable_Code_Point` (UAX #44), among them
/// the marks of UAX #9 that change the writing direction, and the joiners.
const IGNORABLE: [RangeInclusive<char>; 17] = [
    '\u{00AD}'..='\u{00AD}',
    '\u{034F}'..='\u{034F}',
    '\u{061C}'..='\u{061C}',
    '\u{115F}'..='\u{1160}',
    '\u{17B4}'..='\u{17B5}',
    '\u{180B}'..='\u{180F}',
    '\u{200B}'..='\u{200F}',
    '\u{202A}'..='\u{202E}',
    '\u{2060}'..='\u{206F}',
    '\u{3164}'..='\u{3164}',
    '\u{FE00}'..='\u{FE0F}',
    '\u{FEFF}'..='\u{FEFF}',
    '\u{FFA0}'..='\u{FFA0}',
    '\u{FFF0}'..='\u{FFF8}',
    '\u{1BCA0}'..='\u{1BCA3}',
    '\u{1D173}'..='\u{1D17A}',
    '\u{E0000}'..='\u{E0FFF}',
];

/// Others that show nothing: separators of lines, an empty Braille pattern, and the controls of
/// annotations.
const OTHERS: [RangeInclusive<char>; 3] =
    ['\u{2028}'..='\u{2029}', '\u{2800}'..='\u{2800}', '\u{FFF9}'..='\u{FFFB}'];

const NON_JOINER: char = '\u{200C}';
const JOINER: char = '\u{200D}';

/// Scripts whose letters take other forms with a joiner or a non-joiner between them: Arabic to
/// Sinhala, Tibetan and Myanmar, Khmer and Mongolian.
const JOINING: [RangeInclusive<char>; 3] =
    ['\u{0600}'..='\u{0DFF}', '\u{0F00}'..='\u{109F}', '\u{1780}'..='\u{18AF}'];

/// Symbols, of which a joiner makes one: 👩 and 💻.
const SYMBOLS: [RangeInclusive<char>; 2] = ['\u{2190}'..='\u{27BF}', '\u{1F000}'..='\u{1FAFF}'];

/// Whether a character is kept wherever it is: neither a control character nor invisible.
pub(crate) fn is_visible(character: char) -> bool {
    !(character.is_control() || is_in(&IGNORABLE, character) || is_in(&OTHERS, character))
}

/// The text without the characters that are not visible. Control characters in `kept` remain, and
/// a joiner between two characters that need it.
pub(super) fn visible(text: &str, kept: &[char]) -> String {
    // Most names are such, and a vault is opened with thousands of them.
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return text.to_owned();
    }
    let mut visible = String::with_capacity(text.len());
    let mut joiner = None;
    for character in text.chars() {
        if matches!(character, JOINER | NON_JOINER) {
            joiner = joiner.or(Some(character));
        } else if is_visible(character) || kept.contains(&character) {
            let between = joiner.take().zip(visible.chars().next_back());
            if let Some((joiner, before)) = between
                && is_needed(joiner, before, character)
            {
                visible.push(joiner);
            }
            visible.push(character);
        }
    }
    visible
}

fn is_needed(joiner: char, before: char, behind: char) -> bool {
    let are_both = |ranges: &[_]| is_in(ranges, before) && is_in(ranges, behind);
    are_both(&JOINING) || joiner == JOINER && are_both(&SYMBOLS)
}

fn is_in(ranges: &[RangeInclusive<char>], character: char) -> bool {
    ranges.iter().any(|range| range.contains(&character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_characters_are_removed() {
        for (name, text, expected) in [
            ("soft hyphen", "kos\u{AD}mo", "kosmo"),
            ("combining grapheme joiner", "a\u{34F}b", "ab"),
            ("Hangul fillers", "\u{3164}\u{115F}a\u{1160}\u{FFA0}", "a"),
            ("empty Braille pattern", "\u{2800}a\u{2800}", "a"),
            ("Khmer inherent vowels", "ក\u{17B4}\u{17B5}", "ក"),
            ("Mongolian selectors", "ᠠ\u{180B}\u{180E}\u{180F}", "ᠠ"),
            ("variation selectors", "葛\u{E0100}⚠\u{FE0F}", "葛⚠"),
            ("direction", "a\u{202E}b\u{2066}c\u{61C}d\u{200E}e\u{200F}", "abcde"),
            ("zero width", "a\u{200B}b\u{2060}c\u{FEFF}", "abc"),
            ("tags", "a\u{E0001}\u{E0041}\u{E007F}", "a"),
            ("musical beams", "a\u{1D173}\u{1D17A}", "a"),
            ("shorthand controls", "a\u{1BCA0}\u{1BCA3}", "a"),
            ("annotations", "a\u{FFF9}b\u{FFFA}c\u{FFFB}", "abc"),
            ("unassigned ignorable ones", "a\u{2065}\u{FFF0}\u{E0FFF}", "a"),
            ("controls", "a\u{0}\n\t\u{7F}\u{85}b", "ab"),
            ("nothing else", "\u{200D}\u{3164}\u{2800}\u{200C}", ""),
        ] {
            assert_eq!(visible(text, &[]), expected, "{name}");
        }
        assert_eq!(visible("a\r\nb", &['\n']), "a\nb");
    }

    #[test]
    fn joiners_are_kept_where_a_script_needs_them() {
        for text in ["نامه\u{200C}ای", "क्\u{200D}ष", "ශ්\u{200D}රී", "👩\u{200D}💻", "❤\u{200D}🔥"]
        {
            assert_eq!(visible(text, &[]), text);
        }
        for (name, text, expected) in [
            ("Latin", "a\u{200D}b\u{200C}c", "abc"),
            ("Japanese", "健\u{200C}保\u{200D}わ", "健保わ"),
            ("at the ends", "\u{200D}ش\u{200C}", "ش"),
            ("between scripts", "a\u{200C}ش\u{200D}b", "aشb"),
            ("several", "ش\u{200C}\u{200D}\u{200C}ش", "ش\u{200C}ش"),
            ("around an invisible one", "ش\u{200C}\u{AD}ش", "ش\u{200C}ش"),
            ("a non-joiner of symbols", "👩\u{200C}💻", "👩💻"),
        ] {
            assert_eq!(visible(text, &[]), expected, "{name}");
        }
    }
}
