use super::{EntryError, is_shown};

/// Longer texts are documents.
pub const MAX_NOTE_CHARS: usize = 1000;

/// What a person wrote beside an entry: lines of text, without invisible characters that could disguise it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Note(String);

impl Note {
    /// Keeps line feeds; drops other control characters, the marks that turn the writing direction, and outer white space.
    ///
    /// # Errors
    /// [`EntryError::NoteTooLong`].
    pub fn new(text: &str) -> Result<Self, EntryError> {
        let shown: String =
            text.chars().filter(|&character| character == '\n' || is_shown(character)).collect();
        let shown = shown.trim();
        if shown.chars().count() > MAX_NOTE_CHARS {
            return Err(EntryError::NoteTooLong);
        }
        Ok(Self(shown.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_lines_and_drops_what_cannot_be_seen() {
        for (raw, shown) in [
            ("  one\r\ntwo\r\n\r\nthree\n ", "one\ntwo\n\nthree"),
            ("a\u{202E}b\u{0}c\u{200B}d\te", "abcde"),
            ("\n\u{3000}\n", ""),
            ("予備の番号：\n１２３４　５６７８", "予備の番号：\n１２３４　５６７８"),
        ] {
            assert_eq!(Note::new(raw).unwrap().as_str(), shown);
        }
    }

    #[test]
    fn refuses_what_is_too_long() {
        let longest = "山".repeat(MAX_NOTE_CHARS);
        assert_eq!(Note::new(&format!("{longest}\n\u{202E}")).unwrap().as_str(), longest);
        assert_eq!(Note::new(&format!("{longest}山")), Err(EntryError::NoteTooLong));
    }
}
