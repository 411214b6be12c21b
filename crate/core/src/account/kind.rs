use super::EntryError;
use super::parameters::{Period, parse_decimal};

/// The kind of codes, with the parameters that only this kind has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// Time-based codes (RFC 6238).
    Totp {
        /// The time for which each code is valid.
        period: Period,
    },
    /// Counter-based codes (RFC 4226). Each code is used once.
    Hotp {
        /// The counter of the next code.
        counter: u64,
    },
    /// Steam Guard codes: time-based with a period of 30 seconds and HMAC-SHA-1, five characters of
    /// Steam's alphabet.
    Steam,
}

impl Kind {
    /// The type in an `otpauth` address: `totp`, `hotp` or `steam`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Totp { .. } => "totp",
            Self::Hotp { .. } => "hotp",
            Self::Steam => "steam",
        }
    }

    /// The time for which a code is valid. `None` for counter-based codes.
    #[must_use]
    pub fn period(self) -> Option<Period> {
        match self {
            Self::Totp { period } => Some(period),
            Self::Hotp { .. } => None,
            Self::Steam => Some(Period::default()),
        }
    }

    /// The counter of the next code. `None` for time-based codes.
    #[must_use]
    pub fn counter(self) -> Option<u64> {
        match self {
            Self::Hotp { counter } => Some(counter),
            Self::Totp { .. } | Self::Steam => None,
        }
    }

    /// Whether two kinds are equal, without comparing their counters.
    pub(super) fn eq_ignoring_counter(self, other: Self) -> bool {
        matches!((self, other), (Self::Hotp { .. }, Self::Hotp { .. })) || self == other
    }
}

impl Default for Kind {
    fn default() -> Self {
        Self::Totp { period: Period::default() }
    }
}

/// Reads a counter: decimal digits, full-width ones included.
///
/// # Errors
/// [`EntryError::Counter`].
pub fn parse_counter(text: &str) -> Result<u64, EntryError> {
    parse_decimal(text).ok_or(EntryError::Counter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_are_parsed_or_refused() {
        for (text, counter) in
            [("0", 0), ("007", 7), (" ４２ ", 42), ("18446744073709551615", u64::MAX)]
        {
            assert_eq!(parse_counter(text), Ok(counter), "{text}");
        }
        for text in [
            "",
            "-1",
            "+1",
            "1.0",
            "0x1",
            "1e3",
            "null",
            "18446744073709551616",
            "99999999999999999999999",
        ] {
            assert_eq!(parse_counter(text), Err(EntryError::Counter), "{text}");
        }
    }

    #[test]
    fn kinds_with_different_counters_count_as_equal() {
        let minute = Kind::Totp { period: Period::new(60).unwrap() };
        assert!(Kind::Hotp { counter: 1 }.eq_ignoring_counter(Kind::Hotp { counter: 9 }));
        assert!(Kind::Steam.eq_ignoring_counter(Kind::Steam));
        assert!(minute.eq_ignoring_counter(minute));
        for other in [Kind::default(), Kind::Steam, Kind::Hotp { counter: 0 }] {
            assert!(!minute.eq_ignoring_counter(other), "{other:?}");
            assert!(!other.eq_ignoring_counter(minute), "{other:?}");
        }
    }
}
