use super::EntryError;
use data_encoding::BASE32_NOPAD;
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Far beyond every real secret (the largest hash block is 128 bytes), so that nobody can make us carry more.
pub const MAX_SECRET_BYTES: usize = 512;

/// Fewer characters than RFC 4226 §4 R6's weakest real-life keys (80 bits) have.
const SHORT_CHARS: usize = 16;

/// A shared secret: raw bytes, wiped on drop, never printed.
#[derive(Clone, PartialEq, Eq, Hash, Zeroize, ZeroizeOnDrop)]
pub struct Secret(Vec<u8>);

impl Secret {
    /// Takes raw bytes.
    ///
    /// # Errors
    /// [`EntryError::SecretEmpty`], [`EntryError::SecretTooLong`].
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, EntryError> {
        let secret = Self(bytes);
        match secret.0.len() {
            0 => Err(EntryError::SecretEmpty),
            1..=MAX_SECRET_BYTES => Ok(secret),
            _ => Err(EntryError::SecretTooLong),
        }
    }

    /// Reads base32 (RFC 4648 §6) as people and portals write it: in either case, with white space,
    /// dashes and padding anywhere.
    ///
    /// Two departures, both for the sake of keys that other programs gave out: bits beyond the last
    /// whole byte may be set when the key is long (RFC 4648 §3.5 lets a decoder choose, and generators of
    /// random letters set them), but not when it is so short that it rather is a word than a key.
    ///
    /// # Errors
    /// One of the `Secret…` variants of [`EntryError`].
    pub fn from_base32(text: &str) -> Result<Self, EntryError> {
        let mut letters = Zeroizing::new(Vec::with_capacity(text.len().min(MAX_SECRET_BYTES * 2)));
        for character in text.chars().map(narrow) {
            if is_separator(character) {
                continue;
            }
            if letters.len() >= MAX_SECRET_BYTES * 2 {
                return Err(EntryError::SecretTooLong);
            }
            let Ok(letter @ (b'A'..=b'Z' | b'2'..=b'7')) =
                u8::try_from(character.to_ascii_uppercase())
            else {
                let position = letters.len().saturating_add(1);
                return Err(EntryError::SecretCharacter { character, position });
            };
            letters.push(letter);
        }
        if letters.is_empty() {
            return Err(EntryError::SecretEmpty);
        }
        let mut specification = BASE32_NOPAD.specification();
        specification.check_trailing_bits = letters.len() < SHORT_CHARS;
        // The specification is RFC 4648's own with one flag turned: it is always a valid one.
        let decoder = specification.encoding().map_err(|_| EntryError::SecretNotWhole)?;
        let bytes = decoder.decode(&letters).map_err(|error| match error.kind {
            data_encoding::DecodeKind::Length => {
                EntryError::SecretLength { characters: letters.len() }
            }
            _ => EntryError::SecretNotWhole,
        })?;
        Self::from_bytes(bytes)
    }

    /// The raw bytes, for the HMAC and the vault.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        &self.0
    }

    /// Base32 without padding, in groups of four as portals print it.
    #[must_use]
    pub fn to_base32_groups(&self) -> Zeroizing<String> {
        let plain = Zeroizing::new(BASE32_NOPAD.encode(&self.0));
        let mut grouped = Zeroizing::new(String::with_capacity(plain.len().saturating_mul(2)));
        for (index, letter) in plain.chars().enumerate() {
            if index > 0 && index % 4 == 0 {
                grouped.push(' ');
            }
            grouped.push(letter);
        }
        grouped
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// What a Japanese keyboard types while it is set to wide letters (Unicode block FF00).
fn narrow(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(character).saturating_sub(0xFEE0)).unwrap_or(character)
        }
        _ => character,
    }
}

fn is_separator(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '=' | '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{200B}' | '\u{FEFF}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(text: &str) -> Result<Vec<u8>, EntryError> {
        Secret::from_base32(text).map(|secret| secret.expose().to_vec())
    }

    /// RFC 4648 §10, and the ways in which people type the same.
    #[test]
    fn reads_base32_however_it_is_written() {
        for text in [
            "MZXW6YTBOI======",
            "mzxw6ytboi",
            "MZXW 6YTB OI",
            "mzxw-6ytb-oi",
            " MZXW\t6YTB\nOI ",
            "MZXW　6YTBOI",
            "ＭＺＸＷ６ｙｔｂｏｉ",
        ] {
            assert_eq!(bytes(text).unwrap(), b"foobar", "{text}");
        }
    }

    #[test]
    fn names_the_character_that_is_wrong() {
        for (text, character, position) in
            [("MZXW0YTB", '0', 5), ("mz1w", '1', 3), ("MZXW 6YT8", '8', 8), ("二", '二', 1)]
        {
            assert_eq!(
                bytes(text),
                Err(EntryError::SecretCharacter { character, position }),
                "{text}"
            );
        }
    }

    #[test]
    fn refuses_what_is_no_key() {
        assert_eq!(bytes(""), Err(EntryError::SecretEmpty));
        assert_eq!(bytes(" - ="), Err(EntryError::SecretEmpty));
        assert_eq!(bytes("hello world"), Err(EntryError::SecretNotWhole));
        for length in [1, 3, 6, 9, 17, 25, 33] {
            assert_eq!(
                bytes(&"A".repeat(length)),
                Err(EntryError::SecretLength { characters: length })
            );
        }
        assert_eq!(bytes(&"A".repeat(10_000)), Err(EntryError::SecretTooLong));
    }

    /// Keys of random letters are given out with 26 or 52 of them; every server drops the last bits.
    #[test]
    fn long_keys_may_end_in_a_set_bit() {
        let key = "JXJQI5OGZ7KOK3ZV2MWUFXBV54BYVSEHOGFQRCLRI3QZJ7UFRDL3";
        assert_eq!(bytes(key).unwrap().len(), 32);
    }

    #[test]
    fn prints_nothing_and_groups_in_fours() {
        let secret = Secret::from_base32("MZXW6YTBOI").unwrap();
        assert_eq!(format!("{secret:?}"), "Secret(…)");
        assert_eq!(secret.to_base32_groups().as_str(), "MZXW 6YTB OI");
    }
}
