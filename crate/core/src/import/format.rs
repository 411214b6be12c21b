use super::google;
use crate::otpauth::{self, trimmed};
use strum::VariantArray;

/// A format of texts that accounts come in. Each is an address with a scheme of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray)]
pub enum Format {
    /// An `otpauth` address, or one of its dialects.
    Address,
    /// Google Authenticator's transfer: several accounts in a text, several texts in a set.
    GoogleTransfer,
}

/// The bounds of a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The longest text, in bytes of UTF-8.
    pub bytes: usize,
    /// The most accounts in a text.
    pub accounts: usize,
    /// The most texts in a set.
    pub parts: u32,
}

impl Format {
    /// The format of a text, by its scheme alone. The text may still be damaged.
    #[must_use]
    pub fn detect(text: &str) -> Option<Self> {
        Self::of_scheme(trimmed(text).split_once("://")?.0)
    }

    /// The format of a scheme, in any case, without `://`.
    #[must_use]
    pub fn of_scheme(scheme: &str) -> Option<Self> {
        let has_scheme =
            |format: &Self| format.schemes().iter().any(|own| scheme.eq_ignore_ascii_case(own));
        Self::VARIANTS.iter().copied().find(has_scheme)
    }

    /// In lower case, without `://`.
    #[must_use]
    pub const fn schemes(self) -> &'static [&'static str] {
        match self {
            Self::Address => otpauth::SCHEMES,
            Self::GoogleTransfer => &[google::SCHEME],
        }
    }

    /// The bounds that its reader keeps.
    #[must_use]
    pub const fn limits(self) -> Limits {
        match self {
            Self::Address => Limits { bytes: otpauth::MAX_ADDRESS_BYTES, accounts: 1, parts: 1 },
            Self::GoogleTransfer => Limits {
                bytes: otpauth::MAX_ADDRESS_BYTES,
                accounts: google::MAX_ACCOUNTS,
                parts: google::MAX_PARTS,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scheme_decides_in_any_case_and_within_blanks() {
        for (text, format) in [
            ("otpauth://totp/a?secret=AA", Some(Format::Address)),
            ("\u{FEFF} OTPAUTH://totp/", Some(Format::Address)),
            ("apple-otpauth://totp/a", Some(Format::Address)),
            ("steam://AA", Some(Format::Address)),
            ("Otpauth-Migration://offline", Some(Format::GoogleTransfer)),
            ("otpauth:totp", None),
            ("my otpauth://totp/a", None),
            ("https://example.com/otpauth://", None),
            ("", None),
        ] {
            assert_eq!(Format::detect(text), format, "{text}");
        }
    }
}
