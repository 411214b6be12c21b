//! Computes the one-time code of an account, and how long it is valid.

use crate::account::{Account, Algorithm, Kind, Period};
use std::num::{NonZeroU32, NonZeroU64};
use zeroize::Zeroizing;

/// A one-time code.
#[derive(Clone)]
pub struct Code {
    /// Decimal digits with leading zeros, or Steam's letters and digits. No separators.
    pub text: Zeroizing<String>,
    /// The moving factor (RFC 4226 §5.1): the number of the time step (RFC 6238 §4.2), or the
    /// counter. For one account, equal moving factors give equal codes.
    pub moving_factor: u64,
    /// Whole seconds until the next code, at least 1. `None` if the code does not depend on the
    /// time.
    pub seconds_left: Option<u32>,
}

impl Code {
    /// The code for display: digits in two groups of equal or nearly equal length (`066 474`, `123
    /// 4567`), Steam's five characters in one group.
    #[must_use]
    pub fn grouped(&self) -> Zeroizing<String> {
        match self.text.split_at_checked(self.text.len() / 2) {
            Some((left, right)) if self.text.len() > STEAM_LENGTH => {
                Zeroizing::new(format!("{left} {right}"))
            }
            _ => self.text.clone(),
        }
    }
}

/// The code of `account` at `unix_seconds` (RFC 6238 §4.2, T0 = 0).
///
/// For a counter-based account it is the code of the account's counter (RFC 4226), and the time is
/// ignored. Such a code must not be shown twice, so use [`crate::vault::Vault::advance`], which
/// also increments the counter.
#[must_use]
pub fn code(account: &Account, unix_seconds: u64) -> Code {
    let period = match account.kind {
        Kind::Totp { period } => period,
        Kind::Steam => Period::default(),
        Kind::Hotp { counter } => {
            let text = hotp(account, counter);
            return Code { text, moving_factor: counter, seconds_left: None };
        }
    };
    let time_step = unix_seconds / NonZeroU64::from(period.get());
    let text = hotp(account, time_step);
    let seconds_left = Some(seconds_left(unix_seconds, period.get()));
    Code { text, moving_factor: time_step, seconds_left }
}

#[expect(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "a remainder is below its divisor, which has 32 bits"
)]
fn seconds_left(unix_seconds: u64, period: NonZeroU32) -> u32 {
    period.get() - (unix_seconds % NonZeroU64::from(period)) as u32
}

/// The code after the one at `unix_seconds`. `None` for a counter-based account, and if its time
/// exceeds 64 bits.
#[must_use]
pub fn next_code(account: &Account, unix_seconds: u64) -> Option<Code> {
    let left = code(account, unix_seconds).seconds_left?;
    Some(code(account, unix_seconds.checked_add(u64::from(left))?))
}

/// HOTP(K, C) of RFC 4226 §5.3 with the account's hash function, in digits or in Steam's alphabet.
fn hotp(account: &Account, moving_factor: u64) -> Zeroizing<String> {
    let generator = totp_rs::Builder::new()
        .with_algorithm(match account.algorithm {
            Algorithm::Sha1 => totp_rs::Algorithm::SHA1,
            Algorithm::Sha256 => totp_rs::Algorithm::SHA256,
            Algorithm::Sha512 => totp_rs::Algorithm::SHA512,
        })
        .with_secret(account.secret.expose().to_vec())
        // With steps of one second, the time that the library expects is the moving factor itself.
        .with_step_duration(1)
        // RFC 4226 requires at least 128 bits, but some portals issue shorter secrets.
        .build_noncompliant();
    let word = truncate(generator.sign(moving_factor).as_ref());
    match account.kind {
        Kind::Steam => steam_text(word),
        Kind::Totp { .. } | Kind::Hotp { .. } => decimal_text(word, account.digits.get()),
    }
}

/// Dynamic truncation to 31 bits (RFC 4226 §5.3). The library's own code generation is limited to 9
/// digits, because 10¹⁰ does not fit 32 bits.
#[expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "an HMAC has at least 20 bytes, and the offset is at most 15"
)]
fn truncate(mac: &[u8]) -> u32 {
    let offset = usize::from(mac[mac.len() - 1] & 0x0F);
    let four = &mac[offset..offset + 4];
    four.iter().fold(0, |word, &byte| (word << 8) | u32::from(byte)) & 0x7FFF_FFFF
}

#[expect(clippy::arithmetic_side_effects, reason = "10¹⁰, of the most digits, fits 64 bits")]
fn decimal_text(word: u32, digits: u8) -> Zeroizing<String> {
    let value = u64::from(word) % 10_u64.pow(u32::from(digits));
    Zeroizing::new(format!("{value:0width$}", width = usize::from(digits)))
}

/// Characters in one of Steam's codes.
const STEAM_LENGTH: usize = 5;
/// Steam's digits of base 26. Characters that look alike and most vowels are left out.
const STEAM_ALPHABET: &[u8; 26] = b"23456789BCDFGHJKMNPQRTVWXY";

/// Writes five digits of base 26 in Steam's alphabet, the least significant first.
#[expect(
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "a remainder of 26 is an index into 26 letters"
)]
fn steam_text(mut word: u32) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(STEAM_LENGTH));
    for _ in 0..STEAM_LENGTH {
        text.push(char::from(STEAM_ALPHABET[(word % 26) as usize]));
        word /= 26;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::{Digits, Icon, Name, Secret};

    fn account(secret: &[u8], algorithm: Algorithm, digits: u32, period: u32) -> Account {
        Account {
            issuer: Name::default(),
            account: Name::default(),
            secret: Secret::from_bytes(secret.to_vec()).unwrap(),
            algorithm,
            digits: Digits::new(digits).unwrap(),
            kind: Kind::Totp { period: Period::new(period).unwrap() },
            icon: Icon::General,
        }
    }

    const RFC_SHA1: &[u8] = b"12345678901234567890";
    const RFC_SHA256: &[u8] = b"12345678901234567890123456789012";
    const RFC_SHA512: &[u8] = b"1234567890123456789012345678901234567890123456789012345678901234";

    /// RFC 4226 appendix D. With a period of one second, the time is the counter.
    #[test]
    fn rfc_4226_appendix_d() {
        let expected = [
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583",
            "399871", "520489",
        ];
        for (counter, expected) in (0..).zip(expected) {
            assert_eq!(*code(&account(RFC_SHA1, Algorithm::Sha1, 6, 1), counter).text, expected);
        }
    }

    /// RFC 6238 appendix B, with the key lengths of erratum 2866.
    #[test]
    fn rfc_6238_appendix_b() {
        for (time, sha1, sha256, sha512) in [
            (59, "94287082", "46119246", "90693936"),
            (1_111_111_109, "07081804", "68084774", "25091201"),
            (1_111_111_111, "14050471", "67062674", "99943326"),
            (1_234_567_890, "89005924", "91819424", "93441116"),
            (2_000_000_000, "69279037", "90698825", "38618901"),
            (20_000_000_000, "65353130", "77737706", "47863826"),
        ] {
            assert_eq!(*code(&account(RFC_SHA1, Algorithm::Sha1, 8, 30), time).text, sha1);
            assert_eq!(*code(&account(RFC_SHA256, Algorithm::Sha256, 8, 30), time).text, sha256);
            assert_eq!(*code(&account(RFC_SHA512, Algorithm::Sha512, 8, 30), time).text, sha512);
        }
    }

    /// The column "Decimal" of RFC 4226 appendix D. Ten digits hold all 31 bits.
    #[test]
    fn ten_digits_hold_the_whole_truncated_value() {
        let expected = [
            "1284755224",
            "1094287082",
            "0137359152",
            "1726969429",
            "1640338314",
            "0868254676",
            "1918287922",
            "0082162583",
            "0673399871",
            "0645520489",
        ];
        for (counter, expected) in (0..).zip(expected) {
            assert_eq!(*code(&account(RFC_SHA1, Algorithm::Sha1, 10, 1), counter).text, expected);
        }
    }

    #[test]
    fn seconds_left_count_down_to_one() {
        let usual = account(RFC_SHA1, Algorithm::Sha1, 6, 30);
        for (time, left) in [(0, 30), (1, 29), (29, 1), (30, 30), (59, 1)] {
            assert_eq!(code(&usual, time).seconds_left, Some(left));
        }
        let longest = account(RFC_SHA1, Algorithm::Sha1, 6, u32::MAX);
        assert_eq!(code(&longest, u64::MAX).text.len(), 6);
    }

    /// RFC 4226 appendix D with counter-based accounts.
    #[test]
    fn counter_based_codes_depend_on_the_counter_alone() {
        for (counter, expected) in [(0, "755224"), (1, "287082"), (9, "520489")] {
            let account = Account {
                kind: Kind::Hotp { counter },
                ..account(RFC_SHA1, Algorithm::Sha1, 6, 30)
            };
            for time in [0, 59, u64::MAX] {
                let code = code(&account, time);
                assert_eq!(
                    (code.text.as_str(), code.moving_factor, code.seconds_left),
                    (expected, counter, None)
                );
                assert!(next_code(&account, time).is_none());
            }
        }
        let last = Account {
            kind: Kind::Hotp { counter: u64::MAX },
            ..account(RFC_SHA1, Algorithm::Sha1, 6, 30)
        };
        assert_eq!(code(&last, 0).moving_factor, u64::MAX);
    }

    /// The codes that Steam's app showed for a test account at these times, according to the tests
    /// of `KeePassXC`.
    #[test]
    fn steam_codes_agree_with_the_steam_app() {
        let secret = Secret::from_base32("63BEDWCQZKTQWPESARIERL5DTTQFCJTK").unwrap();
        let steam = Account {
            secret,
            kind: Kind::Steam,
            digits: Digits::STEAM,
            ..account(b"x", Algorithm::Sha1, 6, 60)
        };
        for (time, expected) in [(1_511_200_518, "FR8RV"), (1_511_200_714, "9P3VP")] {
            let code = code(&steam, time);
            assert_eq!(
                (code.text.as_str(), code.grouped().as_str(), code.moving_factor),
                (expected, expected, time / 30)
            );
            assert_eq!(code.seconds_left, Some(30 - u32::try_from(time % 30).unwrap()));
        }
    }

    #[test]
    fn the_next_code_is_the_code_of_the_next_period() {
        let minute = account(RFC_SHA1, Algorithm::Sha256, 8, 60);
        for time in [0, 1, 59, 60, 1_111_111_109] {
            let (now, next) = (code(&minute, time), next_code(&minute, time).unwrap());
            assert_eq!(next.moving_factor, now.moving_factor + 1);
            assert_eq!(next.text, code(&minute, time + 60).text);
        }
        assert!(next_code(&minute, u64::MAX).is_none());
    }

    #[test]
    fn digits_are_displayed_in_two_groups_of_nearly_equal_length() {
        for (digits, expected) in [(6, (3, 3)), (7, (3, 4)), (8, (4, 4)), (9, (4, 5)), (10, (5, 5))]
        {
            let grouped = code(&account(RFC_SHA1, Algorithm::Sha1, digits, 30), 59).grouped();
            let (left, right) = grouped.split_once(' ').unwrap();
            assert_eq!((left.len(), right.len()), expected);
        }
    }
}
