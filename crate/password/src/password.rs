use std::fmt;
use strum::{IntoStaticStr, VariantNames};
use unicode_normalization::UnicodeNormalization as _;
use warifu_base::cost::CostError;
use warifu_base::failure::{Failure, Field};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// The least number of characters in a new master password.
pub const MIN_PASSWORD_CHARS: usize = 8;

/// The length limit of a typed password in bytes of UTF-8. It bounds the time to normalise and hash
/// it.
pub const MAX_PASSWORD_BYTES: usize = 4096;

/// A master password in the form that is hashed: UTF-8 in NFC, with every kind of space replaced by
/// U+0020 (RFC 8265 §4.2, OpaqueString). The same keystrokes give the same bytes on every system.
/// Wiped on drop.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Password(String);

impl Password {
    /// Takes an existing password, typed to unlock a vault.
    ///
    /// # Errors
    /// [`KdfError::PasswordEmpty`], [`KdfError::PasswordTooLong`].
    pub fn existing(typed: &str) -> Result<Self, KdfError> {
        match typed.len() {
            0 => return Err(KdfError::PasswordEmpty),
            1..=MAX_PASSWORD_BYTES => {}
            _ => return Err(KdfError::PasswordTooLong),
        }
        // NFC makes a text at most three times as long (UAX #15, table 9). With that capacity, no
        // reallocation leaves a copy behind.
        let mut plain = String::with_capacity(typed.len().saturating_mul(3));
        plain.extend(
            typed.chars().map(|c| if c.is_whitespace() && !c.is_control() { ' ' } else { c }).nfc(),
        );
        Ok(Self(plain))
    }

    /// Takes a new password. It needs at least [`MIN_PASSWORD_CHARS`] characters.
    ///
    /// # Errors
    /// Those of [`Password::existing`], and [`KdfError::PasswordTooShort`].
    pub fn new(typed: &str) -> Result<Self, KdfError> {
        let password = Self::existing(typed)?;
        if password.0.chars().count() < MIN_PASSWORD_CHARS {
            return Err(KdfError::PasswordTooShort);
        }
        Ok(password)
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// Why no key can be derived from a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr, VariantNames)]
#[strum(prefix = "kdf_", serialize_all = "snake_case")]
#[non_exhaustive]
pub enum KdfError {
    /// The password is empty.
    #[error("the password is empty")]
    PasswordEmpty,
    /// A new password has fewer than [`MIN_PASSWORD_CHARS`] characters.
    #[error("a new password needs {MIN_PASSWORD_CHARS} characters")]
    PasswordTooShort,
    /// The password is longer than [`MAX_PASSWORD_BYTES`].
    #[error("the password is longer than {MAX_PASSWORD_BYTES} bytes")]
    PasswordTooLong,
    /// The memory cannot be allocated.
    #[error("the machine has not enough memory")]
    Memory,
    /// The cost is out of bounds.
    #[error(transparent)]
    #[strum(disabled)]
    Cost(#[from] CostError),
}

impl Failure for KdfError {
    fn code(&self) -> &'static str {
        match self {
            Self::Cost(error) => error.code(),
            error => error.into(),
        }
    }

    fn fields(&self) -> Vec<Field> {
        match self {
            Self::PasswordEmpty | Self::PasswordTooShort | Self::PasswordTooLong => {
                vec![Field::Password]
            }
            _ => Vec::new(),
        }
    }

    fn values(&self) -> Vec<String> {
        match self {
            Self::PasswordTooShort => vec![MIN_PASSWORD_CHARS.to_string()],
            Self::Cost(error) => error.values(),
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_keystrokes_give_the_same_password() {
        let typed = Password::existing("ガ　é").unwrap();
        assert_eq!(typed, Password::existing("カ\u{3099} e\u{301}").unwrap());
        assert_ne!(typed, Password::existing("カ é").unwrap());
        assert_eq!(format!("{typed:?}"), "Password(…)");
    }

    #[test]
    fn new_passwords_need_eight_characters() {
        assert_eq!(Password::new("1234567"), Err(KdfError::PasswordTooShort));
        assert!(Password::new("山田太郎の合言葉").is_ok());
        assert_eq!(Password::new(""), Err(KdfError::PasswordEmpty));
        let too_long = "x".repeat(MAX_PASSWORD_BYTES + 1);
        assert_eq!(Password::existing(&too_long), Err(KdfError::PasswordTooLong));
    }
}
