//! An estimate of how long a password resists guessing.

/// A score from 0 (guessed at once) to 4 (very hard to guess), from zxcvbn's estimate of an
/// attacker's guesses. Only the first 100 characters count, because zxcvbn's time grows with the
/// square of the length.
#[must_use]
pub fn strength(password: &str) -> u8 {
    let start: String = password.chars().take(100).collect();
    u8::from(zxcvbn::zxcvbn(&start, &["warifu", "割符"]).score())
}

#[cfg(test)]
mod tests {
    use super::strength;

    #[test]
    fn passwords_that_are_harder_to_guess_score_higher() {
        assert_eq!(strength(""), 0);
        assert_eq!(strength("password"), 0);
        assert!(strength("warifu2026") < 3);
        assert_eq!(strength("ひだり みかん 電柱 とかげ 4271"), 4);
        assert_eq!(strength(&"long and odd 9#".repeat(1000)), 4);
    }
}
