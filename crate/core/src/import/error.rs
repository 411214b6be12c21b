use super::google::{MAX_ACCOUNTS, MAX_PARTS};
use crate::otpauth::OtpauthError;
use strum::{IntoStaticStr, VariantNames};
use warifu_base::failure::{Failure, Field};

/// Why a transfer, or one of its accounts, is not taken over.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr, VariantNames)]
#[strum(prefix = "import_", serialize_all = "snake_case")]
#[non_exhaustive]
pub enum ImportError {
    /// Some other text.
    #[error("not a transfer of accounts")]
    NotATransfer,
    /// More text than a code can carry.
    #[error("longer than a code can be")]
    TooLong,
    /// What it holds is not what the format says.
    #[error("damaged: {0}")]
    Damaged(Damage),
    /// Beyond [`MAX_PARTS`].
    #[error("{parts} parts are more than {MAX_PARTS}")]
    TooManyParts {
        /// How many it claims to have.
        parts: u32,
    },
    /// Beyond [`MAX_ACCOUNTS`].
    #[error("{accounts} accounts in one code are more than {MAX_ACCOUNTS}")]
    TooManyAccounts {
        /// How many it holds.
        accounts: usize,
    },
    /// A part of another transfer than the parts before it.
    #[error("a part of another transfer")]
    OtherTransfer,
    /// An account without a secret, or with one beyond [`crate::entry::MAX_SECRET_BYTES`].
    #[error("the account's secret is empty or too long")]
    Secret,
    /// An account with a name beyond [`crate::entry::MAX_NAME_CHARS`].
    #[error("the account's name is too long")]
    NameTooLong {
        /// Issuer or account.
        field: Field,
    },
    /// An account whose codes have a number of digits that the format does not define.
    #[error("the account's number of digits is unknown")]
    Digits,
    /// An account under MD5 or a hash that the format does not define.
    #[error("the account's algorithm is none of SHA-1, SHA-256 and SHA-512")]
    Algorithm,
    /// A counter-based account whose counter is below nought.
    #[error("the account's counter is negative")]
    Counter,
    /// An account that would be refused as an address, too.
    #[error(transparent)]
    #[strum(disabled)]
    Otpauth(#[from] OtpauthError),
}

/// What is wrong with a damaged transfer. A person is told the same of each: to have it shown anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Damage {
    /// What follows the scheme.
    #[error("the address is not one of a transfer")]
    Address,
    /// The parameter that holds everything is absent or empty.
    #[error("there is no data")]
    NoData,
    /// It stands there more than once: there is no telling which is meant.
    #[error("there is data twice")]
    DataTwice,
    /// Not RFC 4648 §4 or §5.
    #[error("the data is no base64")]
    Base64,
    /// Not a message of Protocol Buffers, or fields of other types.
    #[error("the data is no such message")]
    Message,
    /// A message without an account.
    #[error("there is no account")]
    NoAccounts,
    /// A part that the transfer cannot have.
    #[error("the part's number is not below the number of parts")]
    PartNumber,
}

impl Failure for ImportError {
    fn code(&self) -> &'static str {
        match self {
            Self::Otpauth(error) => error.code(),
            error => error.into(),
        }
    }

    fn fields(&self) -> Vec<Field> {
        match self {
            Self::Secret => vec![Field::Secret],
            Self::NameTooLong { field } => vec![*field],
            Self::Digits => vec![Field::Digits],
            Self::Algorithm => vec![Field::Algorithm],
            Self::Counter => vec![Field::Counter],
            Self::Otpauth(error) => error.fields(),
            _ => Vec::new(),
        }
    }

    fn values(&self) -> Vec<String> {
        match self {
            Self::TooManyParts { parts } => vec![parts.to_string(), MAX_PARTS.to_string()],
            Self::TooManyAccounts { accounts } => {
                vec![accounts.to_string(), MAX_ACCOUNTS.to_string()]
            }
            Self::Otpauth(error) => error.values(),
            _ => Vec::new(),
        }
    }
}
