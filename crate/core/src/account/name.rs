use super::EntryError;
use super::visible::visible;
use warifu_base::failure::Field;

/// The most characters in a name. A QR code or a form could contain thousands.
pub const MAX_NAME_CHARS: usize = 256;

/// A name on one line, without invisible characters that could disguise it. Not wiped on drop.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Name(String);

impl Name {
    /// Removes control characters, invisible characters, and white space at both ends. Keeps case
    /// and script.
    ///
    /// # Errors
    /// [`EntryError::IssuerTooLong`] if `field` is [`Field::Issuer`], otherwise
    /// [`EntryError::AccountTooLong`].
    pub fn new(text: &str, field: Field) -> Result<Self, EntryError> {
        let visible = visible(text, &[]);
        let visible = visible.trim();
        if visible.chars().count() > MAX_NAME_CHARS {
            return Err(match field {
                Field::Issuer => EntryError::IssuerTooLong,
                _ => EntryError::AccountTooLong,
            });
        }
        Ok(Self(visible.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the name is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removes_invisible_characters_and_keeps_the_rest() {
        for (raw, name) in [
            ("  KOSMO\u{0} ", "KOSMO"),
            ("bank\u{202E}moc.elpmaxe", "bankmoc.elpmaxe"),
            ("\u{2066}x\u{2069}\u{200F}", "x"),
            ("健康保険組合　加入者ページ", "健康保険組合　加入者ページ"),
            ("<img onerror=alert(1)>", "<img onerror=alert(1)>"),
            ("👩\u{200D}💻", "👩\u{200D}💻"),
            ("line\nbreak", "linebreak"),
            (" \u{3164}\u{2800} \u{200D}", ""),
        ] {
            assert_eq!(Name::new(raw, Field::Issuer).unwrap().as_str(), name);
        }
    }

    #[test]
    fn refuses_names_that_are_too_long() {
        let longest = "山".repeat(MAX_NAME_CHARS);
        assert!(Name::new(&longest, Field::Issuer).is_ok());
        let long = format!("{longest}山");
        assert_eq!(Name::new(&long, Field::Issuer), Err(EntryError::IssuerTooLong));
        assert_eq!(Name::new(&long, Field::Account), Err(EntryError::AccountTooLong));
    }
}
