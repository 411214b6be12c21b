use super::EntryError;
use warifu_base::failure::Field;

/// Longer names are no names; a QR code or a form could carry thousands of characters.
pub const MAX_NAME_CHARS: usize = 256;

/// A name as it is shown: one line, without invisible characters that could disguise it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name(String);

impl Name {
    /// Keeps the case and the script; drops control characters, the marks that turn the writing direction, and
    /// outer white space.
    ///
    /// # Errors
    /// [`EntryError::IssuerTooLong`] or [`EntryError::AccountTooLong`], whichever `field` asks for.
    pub fn new(text: &str, field: Field) -> Result<Self, EntryError> {
        let shown: String = text.chars().filter(|&character| is_shown(character)).collect();
        let shown = shown.trim();
        if shown.chars().count() > MAX_NAME_CHARS {
            return Err(match field {
                Field::Issuer => EntryError::IssuerTooLong,
                _ => EntryError::AccountTooLong,
            });
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

/// UAX #9's explicit directional marks and the invisible ones, but not the joiners that scripts and emoji need.
pub(crate) fn is_shown(character: char) -> bool {
    !(character.is_control()
        || matches!(character,
            '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_what_cannot_be_seen_and_keeps_the_rest() {
        for (raw, shown) in [
            ("  KOSMO\u{0} ", "KOSMO"),
            ("bank\u{202E}moc.elpmaxe", "bankmoc.elpmaxe"),
            ("\u{2066}x\u{2069}\u{200F}", "x"),
            ("健康保険組合　加入者ページ", "健康保険組合　加入者ページ"),
            ("<img onerror=alert(1)>", "<img onerror=alert(1)>"),
            ("👩\u{200D}💻", "👩\u{200D}💻"),
            ("line\nbreak", "linebreak"),
        ] {
            assert_eq!(Name::new(raw, Field::Issuer).unwrap().as_str(), shown);
        }
    }

    #[test]
    fn refuses_what_is_too_long_to_be_a_name() {
        let longest = "山".repeat(MAX_NAME_CHARS);
        assert!(Name::new(&longest, Field::Issuer).is_ok());
        let long = format!("{longest}山");
        assert_eq!(Name::new(&long, Field::Issuer), Err(EntryError::IssuerTooLong));
        assert_eq!(Name::new(&long, Field::Account), Err(EntryError::AccountTooLong));
    }
}
