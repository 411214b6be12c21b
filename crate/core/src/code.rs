//! Entry + Unix time → code, and how long it holds.

use crate::entry::{Algorithm, Entry, Kind};
use zeroize::Zeroizing;

/// A one-time code.
#[derive(Clone)]
pub struct Code {
    /// Decimal digits, leading zeros kept, no separators.
    pub digits: Zeroizing<String>,
    /// Whole seconds until another code takes its place, at least 1.
    pub seconds_left: u32,
}

impl Code {
    /// The digits as they are read aloud: in two groups as equal as may be (`066 474`, `1234 5678`).
    #[must_use]
    pub fn groups(&self) -> (&str, &str) {
        self.digits.split_at(self.digits.len() / 2)
    }
}

/// The code of `entry` at `unix_seconds` (RFC 6238 §4.2, T0 = 0).
#[must_use]
pub fn code(entry: &Entry, unix_seconds: u64) -> Code {
    let Kind::Totp { period } = entry.kind;
    let period = u64::from(period.seconds());
    let generator = totp_rs::Builder::new()
        .with_algorithm(match entry.algorithm {
            Algorithm::Sha1 => totp_rs::Algorithm::SHA1,
            Algorithm::Sha256 => totp_rs::Algorithm::SHA256,
            Algorithm::Sha512 => totp_rs::Algorithm::SHA512,
        })
        .with_secret(entry.secret.expose().to_vec())
        .with_step_duration(period)
        // RFC 4226 wants 128 bits at least, which real portals do not keep to.
        .build_noncompliant();
    let mac = generator.sign(unix_seconds);
    let gone = unix_seconds.checked_rem(period).unwrap_or(0);
    Code {
        digits: truncate(mac.as_ref(), entry.digits.get()),
        seconds_left: u32::try_from(period.saturating_sub(gone)).unwrap_or(u32::MAX),
    }
}

/// RFC 4226 §5.3. The library's own stops at 9 digits, because 10¹⁰ does not fit its 32 bits.
fn truncate(mac: &[u8], digits: u8) -> Zeroizing<String> {
    let offset = usize::from(mac.last().copied().unwrap_or(0) & 0x0F);
    let word = mac.iter().skip(offset).take(4).fold(0_u64, |word, &byte| (word << 8) | u64::from(byte)) & 0x7FFF_FFFF;
    let modulus = 10_u64.saturating_pow(u32::from(digits));
    let value = word.checked_rem(modulus).unwrap_or(word);
    Zeroizing::new(format!("{value:0width$}", width = usize::from(digits)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::{Digits, Icon, Name, Period, Secret};

    fn entry(secret: &[u8], algorithm: Algorithm, digits: u32, period: u32) -> Entry {
        Entry {
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

    /// RFC 4226 appendix D: with a period of one second, the counter is the time.
    #[test]
    fn rfc_4226_appendix_d() {
        let expected =
            ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"];
        for (counter, expected) in (0..).zip(expected) {
            assert_eq!(*code(&entry(RFC_SHA1, Algorithm::Sha1, 6, 1), counter).digits, expected);
        }
    }

    /// RFC 6238 appendix B, with the key lengths of its erratum 2866.
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
            assert_eq!(*code(&entry(RFC_SHA1, Algorithm::Sha1, 8, 30), time).digits, sha1);
            assert_eq!(*code(&entry(RFC_SHA256, Algorithm::Sha256, 8, 30), time).digits, sha256);
            assert_eq!(*code(&entry(RFC_SHA512, Algorithm::Sha512, 8, 30), time).digits, sha512);
        }
    }

    /// RFC 4226 appendix D's column of untruncated decimal values: ten digits are the whole word.
    #[test]
    fn ten_digits_are_the_whole_word() {
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
            assert_eq!(*code(&entry(RFC_SHA1, Algorithm::Sha1, 10, 1), counter).digits, expected);
        }
    }

    #[test]
    fn the_time_left_counts_down_to_one() {
        let thirty = entry(RFC_SHA1, Algorithm::Sha1, 6, 30);
        for (time, left) in [(0, 30), (1, 29), (29, 1), (30, 30), (59, 1)] {
            assert_eq!(code(&thirty, time).seconds_left, left);
        }
        let long = entry(RFC_SHA1, Algorithm::Sha1, 6, u32::MAX);
        assert_eq!(code(&long, u64::MAX).digits.len(), 6);
    }

    #[test]
    fn groups_are_as_equal_as_may_be() {
        for (digits, expected) in [(6, (3, 3)), (7, (3, 4)), (8, (4, 4)), (9, (4, 5)), (10, (5, 5))] {
            let code = code(&entry(RFC_SHA1, Algorithm::Sha1, digits, 30), 59);
            let (left, right) = code.groups();
            assert_eq!((left.len(), right.len()), expected);
        }
    }
}
