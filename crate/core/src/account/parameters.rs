use super::EntryError;
use super::width::to_half_width;
use std::num::NonZeroU32;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// The hash function of the HMAC (RFC 6238 §1.2).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "UPPERCASE")]
pub enum Algorithm {
    /// HMAC-SHA-1, as in RFC 4226. Nearly every portal uses it.
    #[default]
    Sha1,
    /// HMAC-SHA-256.
    Sha256,
    /// HMAC-SHA-512.
    Sha512,
}

impl Algorithm {
    /// Reads a name in the spellings that generators use: `SHA1`, `sha-1`, `HmacSHA1`,
    /// `HMAC-SHA256`, `SHA_512`, `Algorithm.sha1`.
    ///
    /// # Errors
    /// [`EntryError::Algorithm`] for any other name, because a guess could give wrong codes.
    pub fn parse(text: &str) -> Result<Self, EntryError> {
        let plain: String = normalised(text)
            .filter(|character| !matches!(character, '-' | '_' | '.' | ' '))
            .collect();
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

/// The number of digits of a code: from 6 (RFC 4226 §5.3) to 10, because a code comes from 31 bits.
/// Steam's codes have 5 characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digits(u8);

impl Digits {
    /// The length of Steam's codes.
    pub const STEAM: Self = Self(5);

    /// Takes a number from 6 to 10.
    ///
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
        parse_decimal(text)
            .and_then(|digits| digits.try_into().ok())
            .ok_or(EntryError::Digits)
            .and_then(Self::new)
    }

    /// The number: 6 to 10, or 5 for Steam's codes.
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

/// The time for which a code is valid, in whole seconds from 1 to 2³² − 1 (RFC 6238 §4.1, "time
/// step X").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period(NonZeroU32);

impl Period {
    /// Takes a number of seconds.
    ///
    /// # Errors
    /// [`EntryError::Period`] for 0.
    pub fn new(seconds: u32) -> Result<Self, EntryError> {
        NonZeroU32::new(seconds).map(Self).ok_or(EntryError::Period)
    }

    /// Reads decimal digits, full-width ones included.
    ///
    /// # Errors
    /// [`EntryError::Period`].
    pub fn parse(text: &str) -> Result<Self, EntryError> {
        parse_decimal(text)
            .and_then(|seconds| seconds.try_into().ok())
            .ok_or(EntryError::Period)
            .and_then(Self::new)
    }

    /// The number of seconds.
    #[must_use]
    pub fn seconds(self) -> u32 {
        self.0.get()
    }

    /// The number of seconds, as a divisor.
    pub(crate) fn get(self) -> NonZeroU32 {
        self.0
    }
}

impl Default for Period {
    /// 30 seconds.
    fn default() -> Self {
        Self(NonZeroU32::MIN.saturating_add(29))
    }
}

/// The icon beside an entry's name.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Default,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum Icon {
    /// None was chosen.
    #[default]
    General,
    /// Health insurance.
    Health,
    /// Office.
    Work,
    /// School.
    School,
    /// Bank.
    Bank,
    /// Mail.
    Mail,
    /// Shop.
    Shop,
    /// Anything on the web.
    Web,
    /// The state, a prefecture or a municipality.
    Government,
    /// Pension and insurance.
    Pension,
    /// University.
    University,
    /// Cloud services.
    Cloud,
    /// A private network, and other remote access.
    Vpn,
    /// Securities.
    Securities,
}

impl Icon {
    /// Reads an icon's stable name.
    ///
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

    /// Whether version 1 of the vault format does not know the icon.
    pub(crate) fn is_of_version_2(self) -> bool {
        matches!(
            self,
            Self::Government
                | Self::Pension
                | Self::University
                | Self::Cloud
                | Self::Vpn
                | Self::Securities
        )
    }
}

/// Trims a typed text, and replaces its full-width characters by ASCII ones.
fn normalised(text: &str) -> impl Iterator<Item = char> {
    text.trim().chars().map(to_half_width)
}

/// The most digits of a typed number, leading zeros included. 2⁶⁴ has 20 digits.
const MAX_NUMBER_DIGITS: usize = 32;

/// Reads a decimal number from 0 to 2⁶⁴ − 1, without a sign.
pub(super) fn parse_decimal(text: &str) -> Option<u64> {
    let plain: String = normalised(text).take(MAX_NUMBER_DIGITS.saturating_add(1)).collect();
    let is_decimal =
        plain.len() <= MAX_NUMBER_DIGITS && plain.bytes().all(|byte| byte.is_ascii_digit());
    if is_decimal { plain.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn algorithms_are_parsed_in_every_known_spelling_or_refused() {
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
    fn numbers_within_the_bounds_are_parsed_and_others_refused() {
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
    fn each_name_is_parsed_back() {
        for &algorithm in Algorithm::VARIANTS {
            assert_eq!(Algorithm::parse(algorithm.name()), Ok(algorithm));
        }
        for &icon in Icon::VARIANTS {
            assert_eq!(Icon::parse(icon.name()), Ok(icon));
        }
        assert_eq!(Icon::parse("skull"), Err(EntryError::Icon));
    }
}
