use super::EntryError;
use super::width::to_half_width;
use base32ct::{Base32UpperUnpadded, Encoding as _};
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// The most bytes in a secret. Real secrets are far shorter: the largest block of a hash function
/// has 128 bytes.
pub const MAX_SECRET_BYTES: usize = 512;

/// Base32 characters of 80 bits, the shortest secret that portals commonly issue. A shorter text
/// may be a word.
const SHORT_CHARS: usize = 16;

/// A shared secret as raw bytes. Wiped on drop, never printed.
#[derive(Clone, PartialEq, Eq, Hash, Zeroize, ZeroizeOnDrop)]
pub struct Secret(Vec<u8>);

impl Secret {
    /// Takes 1 to [`MAX_SECRET_BYTES`] raw bytes.
    ///
    /// # Errors
    /// [`EntryError::SecretEmpty`], [`EntryError::SecretTooLong`].
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, EntryError> {
        Self(bytes).within_bounds()
    }

    /// Reads base32 (RFC 4648 §6) in the forms that users and portals write: in either case, in
    /// full-width letters, with white space, dashes and padding anywhere.
    ///
    /// In a text of 16 or more characters, bits after the last whole byte may be set. RFC 4648 §3.5
    /// leaves this to the decoder, and generators of random letters set them. In a shorter text
    /// they are refused, because it is more likely a word than a key.
    ///
    /// # Errors
    /// One of the `Secret…` variants of [`EntryError`].
    pub fn from_base32(text: &str) -> Result<Self, EntryError> {
        let letters = letters_of(text)?;
        let secret = Self::decode(&letters)?;
        if letters.len() < SHORT_CHARS && secret.to_base32().as_bytes() != letters.as_slice() {
            return Err(EntryError::SecretNotWhole);
        }
        Ok(secret)
    }

    /// Reads base32 that another program has stored. Unlike a typed text, it is no word, so that
    /// bits after the last whole byte are dropped at any length.
    ///
    /// # Errors
    /// As of [`Self::from_base32`], without [`EntryError::SecretNotWhole`].
    pub fn from_stored_base32(text: &str) -> Result<Self, EntryError> {
        Self::decode(&letters_of(text)?)
    }

    /// Decodes letters of the alphabet. Drops the bits after the last whole byte.
    fn decode(letters: &[u8]) -> Result<Self, EntryError> {
        let mut secret = Self(vec![0; letters.len().saturating_mul(5) / 8]);
        // Fails only for letters outside the alphabet and impossible lengths.
        Base32UpperUnpadded::decode(letters, &mut secret.0)
            .map_err(|_| EntryError::SecretNotWhole)?;
        secret.within_bounds()
    }

    fn within_bounds(self) -> Result<Self, EntryError> {
        match self.0.len() {
            0 => Err(EntryError::SecretEmpty),
            1..=MAX_SECRET_BYTES => Ok(self),
            _ => Err(EntryError::SecretTooLong),
        }
    }

    /// The raw bytes, for the HMAC and the vault.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        &self.0
    }

    /// Base32 without padding.
    #[must_use]
    pub fn to_base32(&self) -> Zeroizing<String> {
        Zeroizing::new(Base32UpperUnpadded::encode_string(&self.0))
    }

    /// Base32 without padding, in groups of four characters.
    #[must_use]
    pub fn to_base32_groups(&self) -> Zeroizing<String> {
        let plain = self.to_base32();
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

/// The letters of a text, without separators, if they have a length that base32 can have.
fn letters_of(text: &str) -> Result<Zeroizing<Vec<u8>>, EntryError> {
    let mut letters = Zeroizing::new(Vec::with_capacity(text.len().min(MAX_SECRET_BYTES * 2)));
    for character in text.chars().map(to_half_width) {
        if is_separator(character) {
            continue;
        }
        if letters.len() >= MAX_SECRET_BYTES * 2 {
            return Err(EntryError::SecretTooLong);
        }
        let Ok(letter @ (b'A'..=b'Z' | b'2'..=b'7')) = u8::try_from(character.to_ascii_uppercase())
        else {
            let position = letters.len().saturating_add(1);
            return Err(EntryError::SecretCharacter { character, position });
        };
        letters.push(letter);
    }
    if letters.is_empty() {
        return Err(EntryError::SecretEmpty);
    }
    if matches!(letters.len() % 8, 1 | 3 | 6) {
        return Err(EntryError::SecretLength { characters: letters.len() });
    }
    Ok(letters)
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
    use proptest::{prop_assert_eq, proptest};

    fn bytes(text: &str) -> Result<Vec<u8>, EntryError> {
        Secret::from_base32(text).map(|secret| secret.expose().to_vec())
    }

    /// A test vector of RFC 4648 §10, in other spellings too.
    #[test]
    fn reads_base32_in_every_usual_spelling() {
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
    fn names_the_wrong_character() {
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
    fn refuses_texts_that_are_not_keys() {
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

    /// `data-encoding` decodes independently.
    #[test]
    fn any_letters_decode_as_by_another_library() {
        let letters = proptest::string::string_regex("[A-Z2-7]{1,70}").unwrap();
        proptest!(|(text in letters)| {
            let mut lenient = data_encoding::BASE32_NOPAD.specification();
            lenient.check_trailing_bits = text.len() < SHORT_CHARS;
            let expected = lenient.encoding().unwrap().decode(text.as_bytes());
            prop_assert_eq!(bytes(&text).ok(), expected.ok());
        });
    }

    /// Some portals issue keys of 26 or 52 random letters. Servers ignore the bits after the last
    /// byte.
    #[test]
    fn long_keys_may_have_bits_after_the_last_byte() {
        let key = "JXJQI5OGZ7KOK3ZV2MWUFXBV54BYVSEHOGFQRCLRI3QZJ7UFRDL3";
        assert_eq!(bytes(key).unwrap().len(), 32);
    }

    #[test]
    fn short_stored_keys_may_have_bits_after_the_last_byte() {
        assert_eq!(bytes("DFDFDEF"), Err(EntryError::SecretNotWhole));
        let stored = |text| Secret::from_stored_base32(text).map(|it| it.expose().to_vec());
        assert_eq!(stored("DFDF DEF="), Ok(b"\x19\x46\x51\x90".to_vec()));
        assert_eq!(stored("DFDFDE"), Err(EntryError::SecretLength { characters: 6 }));
    }

    #[test]
    fn debug_hides_the_secret_and_base32_is_grouped() {
        let secret = Secret::from_base32("MZXW6YTBOI").unwrap();
        assert_eq!(format!("{secret:?}"), "Secret(…)");
        assert_eq!(secret.to_base32_groups().as_str(), "MZXW 6YTB OI");
    }
}
