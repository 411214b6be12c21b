//! An account with its secret and the parameters of its codes.

mod draft;
mod edits;
mod group;
mod host;
mod kind;
mod lookalike;
mod name;
mod note;
mod parameters;
mod secret;
mod visible;
mod width;

pub use draft::Draft;
pub use edits::Edits;
pub use group::{Group, Groups, MAX_GROUP_CHARS, MAX_GROUPS};
pub use host::Host;
pub use kind::{Kind, parse_counter};
pub use lookalike::imitates_latin;
pub use name::{MAX_NAME_CHARS, Name};
pub use note::{MAX_NOTE_CHARS, Note};
pub use parameters::{Algorithm, Digits, Icon, Period};
pub use secret::{MAX_SECRET_BYTES, Secret};
pub(crate) use visible::is_visible;
pub(crate) use width::to_half_width;

use strum::{IntoStaticStr, VariantNames};
use warifu_base::failure::{Failure, Field};

/// An account, complete enough to compute its codes. Every value has been checked. Only the secret
/// is wiped on drop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The name of the service that issued the secret. May be empty if the account is not.
    pub issuer: Name,
    /// The account's name at that service. May be empty if the issuer is not.
    pub account: Name,
    /// The shared secret.
    pub secret: Secret,
    /// The hash function of the HMAC. SHA-1 for [`Kind::Steam`].
    pub algorithm: Algorithm,
    /// The number of digits of a code. [`Digits::STEAM`] for [`Kind::Steam`].
    pub digits: Digits,
    /// The kind of codes.
    pub kind: Kind,
    /// The icon beside the name.
    pub icon: Icon,
}

impl Account {
    /// Whether both have the same names, the same secret and the same parameters. Icons and
    /// counters are not compared.
    #[must_use]
    pub fn is_same_account(&self, other: &Self) -> bool {
        let Self { issuer, account, secret, algorithm, digits, kind, icon: _ } = self;
        (issuer, account, algorithm, digits)
            == (&other.issuer, &other.account, &other.algorithm, &other.digits)
            && kind.eq_ignoring_counter(other.kind)
            && *secret == other.secret
    }

    /// The same account with the codes that nearly every portal uses: six digits, of SHA-1, for 30
    /// seconds.
    #[must_use]
    pub fn ordinary(self) -> Self {
        let (kind, algorithm, digits) = Default::default();
        Self { algorithm, digits, kind, ..self }
    }
}

/// Why a value is not accepted in an entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr, VariantNames)]
#[strum(prefix = "entry_", serialize_all = "snake_case")]
#[non_exhaustive]
pub enum EntryError {
    /// The secret is empty.
    #[error("the secret is empty")]
    SecretEmpty,
    /// The secret has a character outside the base32 alphabet (RFC 4648 §6).
    #[error("the secret's character {position} is not a base32 character")]
    SecretCharacter {
        /// The character. It is not confidential, because no secret can contain it.
        character: char,
        /// Its position, counted from 1 without separators.
        position: usize,
    },
    /// No base32 text has this length (RFC 4648 §6). A character is missing, or there is one too
    /// many.
    #[error("no base32 text has {characters} characters")]
    SecretLength {
        /// The number of base32 characters.
        characters: usize,
    },
    /// The text is shorter than 16 characters, and bits after the last whole byte are set (RFC 4648
    /// §3.5).
    #[error("the secret is not base32 of whole bytes")]
    SecretNotWhole,
    /// The secret is longer than [`MAX_SECRET_BYTES`].
    #[error("the secret is longer than {MAX_SECRET_BYTES} bytes")]
    SecretTooLong,
    /// Issuer and account are both empty.
    #[error("a name is needed")]
    NameEmpty,
    /// The issuer is longer than [`MAX_NAME_CHARS`].
    #[error("the issuer is longer than {MAX_NAME_CHARS} characters")]
    IssuerTooLong,
    /// The account is longer than [`MAX_NAME_CHARS`].
    #[error("the account is longer than {MAX_NAME_CHARS} characters")]
    AccountTooLong,
    /// The note is longer than [`MAX_NOTE_CHARS`].
    #[error("the note is longer than {MAX_NOTE_CHARS} characters")]
    NoteTooLong,
    /// A group's name is longer than [`MAX_GROUP_CHARS`].
    #[error("the name of a group is longer than {MAX_GROUP_CHARS} characters")]
    GroupTooLong,
    /// There are more groups than [`MAX_GROUPS`].
    #[error("there are more than {MAX_GROUPS} groups")]
    TooManyGroups,
    /// The number of digits is not from 6 to 10.
    #[error("the number of digits is not from 6 to 10")]
    Digits,
    /// The period is not a number of seconds from 1 to 2³² − 1.
    #[error("the period is not a number of seconds from 1 to 2^32 - 1")]
    Period,
    /// The kind is not `totp`, `hotp` or `steam`.
    #[error("the kind of code is unknown")]
    Kind,
    /// The counter is not a number from 0 to 2⁶⁴ − 1.
    #[error("the counter is not a number from 0 to 2^64 - 1")]
    Counter,
    /// The algorithm is not SHA-1, SHA-256 or SHA-512.
    #[error("the algorithm is not SHA-1, SHA-256 or SHA-512")]
    Algorithm,
    /// This version does not know the icon.
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
            Self::GroupTooLong | Self::TooManyGroups => Field::Groups,
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
