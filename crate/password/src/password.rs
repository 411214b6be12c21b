use std::fmt;
use strum::{IntoStaticStr, VariantNames};
use unicode_normalization::UnicodeNormalization as _;
use warifu_base::cost::CostError;
use warifu_base::failure::{Failure, Field};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// The fewest characters of a new master password.
pub const MIN_PASSWORD_CHARS: usize = 8;

/// Longer than anybody types. Bounds the cost of hashing it.
pub const MAX_PASSWORD_BYTES: usize = 4096;

/// A master password in the form in which it is hashed: UTF-8, every kind of space made U+0020, NFC
/// (RFC 8265 §4.2, OpaqueString), so that the same keys give the same bytes on every system.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Password(String);

impl Password {
    /// A password that is typed to unlock something.
    ///
    /// # Errors
    /// [`KdfError::PasswordEmpty`], [`KdfError::PasswordTooLong`].
    pub fn enter(typed: &str) -> Result<Self, KdfError> {
        match typed.len() {
            0 => return Err(KdfError::PasswordEmpty),
            1..=MAX_PASSWORD_BYTES => {}
            _ => return Err(KdfError::PasswordTooLong),
        }
        // Composing makes a text at most three times as long (UAX #15, table 9), so that no
        // reallocation leaves a copy behind.
        let mut plain = String::with_capacity(typed.len().saturating_mul(3));
        plain.extend(
            typed.chars().map(|c| if c.is_whitespace() && !c.is_control() { ' ' } else { c }).nfc(),
        );
        Ok(Self(plain))
    }

    /// A password that is chosen for something new.
    ///
    /// # Errors
    /// Those of [`Password::enter`], and [`KdfError::PasswordTooShort`].
    pub fn choose(typed: &str) -> Result<Self, KdfError> {
        let password = Self::enter(typed)?;
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

/// Why a password gives no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr, VariantNames)]
#[strum(prefix = "kdf_", serialize_all = "snake_case")]
#[non_exhaustive]
pub enum KdfError {
    /// Nothing was typed.
    #[error("the password is empty")]
    PasswordEmpty,
    /// A new password of fewer than [`MIN_PASSWORD_CHARS`] characters.
    #[error("a new password needs {MIN_PASSWORD_CHARS} characters")]
    PasswordTooShort,
    /// Over [`MAX_PASSWORD_BYTES`].
    #[error("the password is longer than {MAX_PASSWORD_BYTES} bytes")]
    PasswordTooLong,
    /// The machine lacks that much memory now.
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
    fn the_same_keys_give_the_same_password() {
        let typed = Password::enter("ガ　é").unwrap();
        assert_eq!(typed, Password::enter("カ\u{3099} e\u{301}").unwrap());
        assert_ne!(typed, Password::enter("カ é").unwrap());
        assert_eq!(format!("{typed:?}"), "Password(…)");
    }

    #[test]
    fn new_passwords_need_eight_characters() {
        assert_eq!(Password::choose("1234567"), Err(KdfError::PasswordTooShort));
        assert!(Password::choose("山田太郎の合言葉").is_ok());
        assert_eq!(Password::choose(""), Err(KdfError::PasswordEmpty));
        let too_long = "x".repeat(MAX_PASSWORD_BYTES + 1);
        assert_eq!(Password::enter(&too_long), Err(KdfError::PasswordTooLong));
    }
}
