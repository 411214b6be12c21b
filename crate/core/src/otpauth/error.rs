use super::MAX_ADDRESS_BYTES;
use crate::account::EntryError;
use strum::{IntoStaticStr, VariantNames};
use warifu_base::failure::{Failure, Field};

/// Why a text is not accepted as an account.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr, VariantNames)]
#[strum(prefix = "otpauth_", serialize_all = "snake_case")]
#[non_exhaustive]
pub enum OtpauthError {
    /// Another kind of text, for example a web address. [`super::Foreign`] recognises the kind.
    #[error("not an otpauth address")]
    NotOtpauth,
    /// Longer than [`MAX_ADDRESS_BYTES`].
    #[error("longer than {MAX_ADDRESS_BYTES} bytes")]
    TooLong,
    /// Google Authenticator's transfer of several accounts, which [`crate::import::google`] reads.
    #[error("a transfer of several accounts instead of one account")]
    Migration,
    /// A registration that only another vendor's app supports.
    #[error("only for another vendor's app")]
    OtherApp,
    /// A type of code that is not defined.
    #[error("an unknown type of code")]
    UnknownType,
    /// A parameter occurs twice with different values, so its meaning is unknown.
    #[error("a parameter occurs twice with different values")]
    Conflict {
        /// The parameter.
        field: Field,
    },
    /// Parameters are out of bounds.
    #[error("parameters are out of bounds")]
    Parameters {
        /// All of these parameters.
        fields: Vec<Field>,
    },
    /// There is no secret.
    #[error("there is no secret")]
    SecretMissing,
    /// The secret has a character outside the base32 alphabet (RFC 4648 §6).
    #[error("the secret's character {position} is not a base32 character")]
    SecretCharacter {
        /// The character. It is not confidential, because no secret can contain it.
        character: char,
        /// Its position, counted from 1 without separators.
        position: usize,
    },
    /// The secret is hexadecimal.
    #[error("the secret is hexadecimal")]
    SecretHexadecimal,
    /// The secret has a question mark: another address begins in it.
    #[error("the secret contains parameters of another address")]
    SecretTwoAddresses,
    /// No base32 text has the secret's length, or bits are left after its last whole byte.
    #[error("the secret is cut")]
    SecretCut,
    /// The secret is longer than [`crate::account::MAX_SECRET_BYTES`].
    #[error("the secret is too long")]
    SecretTooLong,
    /// A name is wrong.
    #[error(transparent)]
    #[strum(disabled)]
    Entry(EntryError),
}

impl Failure for OtpauthError {
    fn code(&self) -> &'static str {
        match self {
            Self::Entry(error) => error.code(),
            error => error.into(),
        }
    }

    fn fields(&self) -> Vec<Field> {
        match self {
            Self::Conflict { field } => vec![*field],
            Self::Parameters { fields } => fields.clone(),
            Self::SecretMissing
            | Self::SecretCharacter { .. }
            | Self::SecretHexadecimal
            | Self::SecretTwoAddresses
            | Self::SecretCut
            | Self::SecretTooLong => vec![Field::Secret],
            Self::Entry(error) => error.fields(),
            _ => Vec::new(),
        }
    }

    fn values(&self) -> Vec<String> {
        match self {
            Self::SecretCharacter { character, position } => {
                vec![character.to_string(), position.to_string()]
            }
            Self::Entry(error) => error.values(),
            _ => Vec::new(),
        }
    }
}

impl From<EntryError> for OtpauthError {
    fn from(error: EntryError) -> Self {
        match error {
            EntryError::SecretEmpty => Self::SecretMissing,
            EntryError::SecretCharacter { character, position } => {
                Self::SecretCharacter { character, position }
            }
            EntryError::SecretLength { .. } | EntryError::SecretNotWhole => Self::SecretCut,
            EntryError::SecretTooLong => Self::SecretTooLong,
            error => Self::Entry(error),
        }
    }
}
