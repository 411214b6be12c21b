//! One account's one-time code: what is shared, and how a code is made of it.

mod draft;
mod host;
mod kind;
mod lookalike;
mod name;
mod note;
mod parameters;
mod secret;

pub use draft::Draft;
pub use host::Host;
pub use kind::{Kind, parse_counter};
pub use lookalike::imitates_latin;
pub(crate) use name::is_shown;
pub use name::{MAX_NAME_CHARS, Name};
pub use note::{MAX_NOTE_CHARS, Note};
pub use parameters::{Algorithm, Digits, Icon, Period};
pub use secret::{MAX_SECRET_BYTES, Secret};

use strum::{IntoStaticStr, VariantNames};
use warifu_base::failure::{Failure, Field};

/// An account, complete enough to make codes. Holds only values that were checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Who issued the secret, as a person would say it. May be empty.
    pub issuer: Name,
    /// Whose account it is. May be empty when the issuer is not.
    pub account: Name,
    /// The shared secret.
    pub secret: Secret,
    /// The hash under the HMAC; SHA-1 of [`Kind::Steam`].
    pub algorithm: Algorithm,
    /// How many digits a code has; [`Digits::STEAM`] of [`Kind::Steam`].
    pub digits: Digits,
    /// What moves the code on.
    pub kind: Kind,
    /// The picture beside the name.
    pub icon: Icon,
}

impl Entry {
    /// Whether the other makes the same codes under the same names: the same account, read once more. How far a counter
    /// has come is no difference.
    #[must_use]
    pub fn is_same_account(&self, other: &Self) -> bool {
        let Self { issuer, account, secret, algorithm, digits, kind, icon: _ } = self;
        (issuer, account, algorithm, digits)
            == (&other.issuer, &other.account, &other.algorithm, &other.digits)
            && kind.is_same(other.kind)
            && *secret == other.secret
    }
}

/// Why a value does not make an entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr, VariantNames)]
#[strum(prefix = "entry_", serialize_all = "snake_case")]
#[non_exhaustive]
pub enum EntryError {
    /// No secret at all.
    #[error("the secret is empty")]
    SecretEmpty,
    /// A character outside RFC 4648's base32 alphabet.
    #[error("the secret's character {position} is not a base32 character")]
    SecretCharacter {
        /// The character: by definition no part of any secret.
        character: char,
        /// Counted from 1, separators left out.
        position: usize,
    },
    /// A length that no encoder of whole bytes writes (RFC 4648 §6): a character is missing or too many.
    #[error("no base32 text has {characters} characters")]
    SecretLength {
        /// How many base32 characters there are.
        characters: usize,
    },
    /// A short word whose last character carries bits beyond its last byte (RFC 4648 §3.5).
    #[error("the secret is no base32 of whole bytes")]
    SecretNotWhole,
    /// Longer than any real secret.
    #[error("the secret is longer than {MAX_SECRET_BYTES} bytes")]
    SecretTooLong,
    /// Neither issuer nor account.
    #[error("a name is needed")]
    NameEmpty,
    /// An issuer beyond [`MAX_NAME_CHARS`].
    #[error("the issuer is longer than {MAX_NAME_CHARS} characters")]
    IssuerTooLong,
    /// An account beyond [`MAX_NAME_CHARS`].
    #[error("the account is longer than {MAX_NAME_CHARS} characters")]
    AccountTooLong,
    /// A note beyond [`MAX_NOTE_CHARS`].
    #[error("the note is longer than {MAX_NOTE_CHARS} characters")]
    NoteTooLong,
    /// Not a number from 6 to 10.
    #[error("the number of digits is not from 6 to 10")]
    Digits,
    /// Not a number of seconds from 1 up.
    #[error("the period is not a number of seconds from 1 up")]
    Period,
    /// Neither time-based nor counter-based nor Steam's.
    #[error("the kind of code is unknown")]
    Kind,
    /// Not a number from 0 to 2⁶⁴ − 1.
    #[error("the counter is not a number from 0 up")]
    Counter,
    /// Not SHA-1, SHA-256 or SHA-512.
    #[error("the algorithm is none of SHA-1, SHA-256 and SHA-512")]
    Algorithm,
    /// An icon that this version does not know.
    #[error("the icon is unknown")]
    Icon,
}

impl Failure for EntryError {
    fn code(&self) -> &'static str {
        self.into()
    }

    fn fields(&self) -> Vec<Field> {
        vec![match self {
            Self::SecretEmpty
            | Self::SecretCharacter { .. }
            | Self::SecretLength { .. }
            | Self::SecretNotWhole
            | Self::SecretTooLong => Field::Secret,
            Self::NameEmpty | Self::AccountTooLong => Field::Account,
            Self::IssuerTooLong => Field::Issuer,
            Self::Digits => Field::Digits,
            Self::Period => Field::Period,
            Self::Kind => Field::Kind,
            Self::Counter => Field::Counter,
            Self::Algorithm => Field::Algorithm,
            Self::Icon => Field::Icon,
            Self::NoteTooLong => Field::Note,
        }]
    }

    fn values(&self) -> Vec<String> {
        match self {
            Self::SecretCharacter { character, position } => {
                vec![character.to_string(), position.to_string()]
            }
            Self::SecretLength { characters } => vec![characters.to_string()],
            _ => Vec::new(),
        }
    }
}
