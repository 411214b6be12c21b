use super::EntryError;
use super::visible::visible;

/// The most characters in a note.
pub const MAX_NOTE_CHARS: usize = 1000;

/// The user's note for an entry: lines of text without invisible characters. Not wiped on drop.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Note(String);

impl Note {
    /// Keeps line feeds. Removes other control characters, invisible characters, and white space at
    /// both ends.
    ///
    /// # Errors
    /// [`EntryError::NoteTooLong`].
    pub fn new(text: &str) -> Result<Self, EntryError> {
        let visible = visible(text, &['\n']);
        let visible = visible.trim();
        if visible.chars().count() > MAX_NOTE_CHARS {
            return Err(EntryError::NoteTooLong);
        }
        Ok(Self(visible.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the note is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_lines_and_removes_invisible_characters() {
        for (raw, note) in [
            ("  one\r\ntwo\r\n\r\nthree\n ", "one\ntwo\n\nthree"),
            ("a\u{202E}b\u{0}c\u{200B}d\te", "abcde"),
            ("\n\u{3000}\n", ""),
            ("予備の番号：\n１２３４　５６７８", "予備の番号：\n１２３４　５６７８"),
        ] {
            assert_eq!(Note::new(raw).unwrap().as_str(), note);
        }
    }

    #[test]
    fn refuses_notes_that_are_too_long() {
        let longest = "山".repeat(MAX_NOTE_CHARS);
        assert_eq!(Note::new(&format!("{longest}\n\u{202E}")).unwrap().as_str(), longest);
        assert_eq!(Note::new(&format!("{longest}山")), Err(EntryError::NoteTooLong));
    }
}
