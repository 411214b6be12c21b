use super::EntryError;
use strum::{EnumString, IntoStaticStr, VariantArray};
use unicode_normalization::UnicodeNormalization as _;

/// The hash under the HMAC (RFC 6238 §1.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "UPPERCASE")]
pub enum Algorithm {
    /// HMAC-SHA-1, the default of RFC 4226 and of nearly every portal.
    #[default]
    Sha1,
    /// HMAC-SHA-256.
    Sha256,
    /// HMAC-SHA-512.
    Sha512,
}

impl Algorithm {
    /// Reads the name in the spellings that are met: `SHA1`, `sha-1`, `HmacSHA1`, `HMAC-SHA256`, `SHA_512`,
    /// `Algorithm.sha1`.
    ///
    /// # Errors
    /// [`EntryError::Algorithm`] for anything else: guessing would give wrong codes for ever.
    pub fn parse(text: &str) -> Result<Self, EntryError> {
        let plain: String =
            typed(text).filter(|character| !matches!(character, '-' | '_' | '.' | ' ')).collect();
        let plain = plain.to_ascii_uppercase();
        let plain = plain.strip_prefix("ALGORITHM").unwrap_or(&plain);
        match plain.strip_prefix("HMAC").unwrap_or(plain) {
            "SHA1" => Ok(Self::Sha1),
            "SHA256" => Ok(Self::Sha256),
            "SHA512" => Ok(Self::Sha512),
            _ => Err(EntryError::Algorithm),
        }
    }

    /// The name in an `otpauth` address.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// How many digits a code has: 6 to 10 (RFC 4226 §5.3 gives 6 as the least; 31 bits fill at most 10). Steam's codes alone
/// have 5 letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digits(u8);

impl Digits {
    /// The length of Steam's codes.
    pub const STEAM: Self = Self(5);

    /// # Errors
    /// [`EntryError::Digits`].
    pub fn new(digits: u32) -> Result<Self, EntryError> {
        match u8::try_from(digits) {
            Ok(digits @ 6..=10) => Ok(Self(digits)),
            _ => Err(EntryError::Digits),
        }
    }

    /// Reads decimal digits, full-width ones included.
    ///
    /// # Errors
    /// [`EntryError::Digits`].
    pub fn parse(text: &str) -> Result<Self, EntryError> {
        number(text)
            .and_then(|digits| digits.try_into().ok())
            .ok_or(EntryError::Digits)
            .and_then(Self::new)
    }

    /// 6 to 10, or 5 of Steam's.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }
}

impl Default for Digits {
    fn default() -> Self {
        Self(6)
    }
}

/// How long a code holds, in whole seconds from 1 up (RFC 6238 §4.1, "time step X").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period(u32);

impl Period {
    /// # Errors
    /// [`EntryError::Period`].
    pub fn new(seconds: u32) -> Result<Self, EntryError> {
        if seconds == 0 { Err(EntryError::Period) } else { Ok(Self(seconds)) }
    }

    /// Reads decimal digits, full-width ones included.
    ///
    /// # Errors
    /// [`EntryError::Period`].
    pub fn parse(text: &str) -> Result<Self, EntryError> {
        number(text)
            .and_then(|seconds| seconds.try_into().ok())
            .ok_or(EntryError::Period)
            .and_then(Self::new)
    }

    /// Seconds.
    #[must_use]
    pub fn seconds(self) -> u32 {
        self.0
    }
}

impl Default for Period {
    fn default() -> Self {
        Self(30)
    }
}

/// The picture beside a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Icon {
    /// 全般
    #[default]
    General,
    /// Health insurance.
    Health,
    /// Office.
    Work,
    /// School and university.
    School,
    /// Bank.
    Bank,
    /// Mail.
    Mail,
    /// Shop.
    Shop,
    /// Anything on the web.
    Web,
}

impl Icon {
    /// # Errors
    /// [`EntryError::Icon`].
    pub fn parse(name: &str) -> Result<Self, EntryError> {
        name.parse().map_err(|_| EntryError::Icon)
    }

    /// The icon's stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// What a person typed, with full-width letters and digits made plain (UAX #15, NFKC).
fn typed(text: &str) -> impl Iterator<Item = char> {
    text.trim().nfkc()
}

/// The most digits that a number is read of; 2⁶⁴ has 20.
const MAX_NUMBER_DIGITS: usize = 32;

/// A decimal number without sign, below 2⁶⁴.
pub(super) fn number(text: &str) -> Option<u64> {
    let plain: String = typed(text).take(MAX_NUMBER_DIGITS.saturating_add(1)).collect();
    let is_one =
        plain.len() <= MAX_NUMBER_DIGITS && plain.bytes().all(|byte| byte.is_ascii_digit());
    if is_one { plain.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn algorithm_names_are_read_in_every_spelling_or_refused() {
        for name in ["SHA1", "sha1", "SHA-1", "HmacSHA1", "HMAC-SHA-1", "ＳＨＡ１"] {
            assert_eq!(Algorithm::parse(name), Ok(Algorithm::Sha1), "{name}");
        }
        assert_eq!(Algorithm::parse("HMAC-SHA256"), Ok(Algorithm::Sha256));
        assert_eq!(Algorithm::parse("Sha_512"), Ok(Algorithm::Sha512));
        for name in ["", "MD5", "SHA", "SHA224", "SHA3-256", "SHA2", "GOST"] {
            assert_eq!(Algorithm::parse(name), Err(EntryError::Algorithm), "{name}");
        }
    }

    #[test]
    fn numbers_are_read_within_their_bounds_or_refused() {
        assert_eq!(Digits::parse("８").map(Digits::get), Ok(8));
        assert_eq!(Digits::parse("10").map(Digits::get), Ok(10));
        for text in
            ["", "0", "5", "11", "-6", "+6", "6.0", "six", "4294967302", "99999999999999999999"]
        {
            assert_eq!(Digits::parse(text), Err(EntryError::Digits), "{text}");
        }
        assert_eq!(Period::parse(" 60 ").map(Period::seconds), Ok(60));
        assert_eq!(Period::parse("1").map(Period::seconds), Ok(1));
        assert_eq!(
            Period::parse("000000000000060").map(Period::seconds),
            Ok(60),
            "no digit is cut off"
        );
        assert_eq!(Period::parse("0000000000000000000000000000000060"), Err(EntryError::Period));
        for text in ["", "0", "-30", "30s", "1e3", "4294967296"] {
            assert_eq!(Period::parse(text), Err(EntryError::Period), "{text}");
        }
    }

    #[test]
    fn names_go_there_and_back() {
        for &algorithm in Algorithm::VARIANTS {
            assert_eq!(Algorithm::parse(algorithm.name()), Ok(algorithm));
        }
        for &icon in Icon::VARIANTS {
            assert_eq!(Icon::parse(icon.name()), Ok(icon));
        }
        assert_eq!(Icon::parse("skull"), Err(EntryError::Icon));
    }
}
