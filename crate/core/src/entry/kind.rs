use super::EntryError;
use super::parameters::{Period, number};

/// What moves the codes on, and what they are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// The time (RFC 6238).
    Totp {
        /// How long each code holds.
        period: Period,
    },
    /// A counter (RFC 4226): every code is used once.
    Hotp {
        /// That of the next code.
        counter: u64,
    },
    /// Steam Guard: the time in steps of 30 seconds, HMAC-SHA-1, and five letters of an alphabet of Steam's own.
    Steam,
}

impl Kind {
    /// `totp`, `hotp` or `steam`, as an `otpauth` address calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Totp { .. } => "totp",
            Self::Hotp { .. } => "hotp",
            Self::Steam => "steam",
        }
    }

    /// How long a code holds, where the time decides it.
    #[must_use]
    pub fn period(self) -> Option<Period> {
        match self {
            Self::Totp { period } => Some(period),
            Self::Hotp { .. } => None,
            Self::Steam => Some(Period::default()),
        }
    }

    /// The counter of the next code, where one decides it.
    #[must_use]
    pub fn counter(self) -> Option<u64> {
        match self {
            Self::Hotp { counter } => Some(counter),
            Self::Totp { .. } | Self::Steam => None,
        }
    }

    /// Whether the two differ in nothing but in how far they have come.
    pub(super) fn is_same(self, other: Self) -> bool {
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
    number(text).ok_or(EntryError::Counter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_are_read_within_their_bounds_or_refused() {
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
    fn a_counter_that_has_moved_on_is_the_same_kind() {
        let minute = Kind::Totp { period: Period::new(60).unwrap() };
        assert!(Kind::Hotp { counter: 1 }.is_same(Kind::Hotp { counter: 9 }));
        assert!(Kind::Steam.is_same(Kind::Steam) && minute.is_same(minute));
        for other in [Kind::default(), Kind::Steam, Kind::Hotp { counter: 0 }] {
            assert!(!minute.is_same(other) && !other.is_same(minute), "{other:?}");
        }
    }
}
