use crate::otpauth::{Foreign, OtpauthError};
use strum::{IntoStaticStr, VariantNames};
use warifu_base::failure::{Failure, Field};

/// Why a text, or one of its accounts, is not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr, VariantNames)]
#[strum(prefix = "import_", serialize_all = "snake_case")]
#[non_exhaustive]
pub enum ImportError {
    /// A text of another format than the one that was asked for.
    #[error("the text has another format")]
    OtherFormat,
    /// Beyond [`super::Limits::bytes`], or more than a QR code can carry.
    #[error("longer than a QR code can be")]
    TooLong,
    /// A text that departs from its format.
    #[error("damaged: {0}")]
    Damaged(Damage),
    /// Beyond [`super::Limits::parts`].
    #[error("{parts} parts are more than {max}")]
    TooManyParts {
        /// The number of parts that it claims to have.
        parts: u32,
        /// The format's limit.
        max: u32,
    },
    /// Beyond [`super::Limits::accounts`].
    #[error("{accounts} accounts in one text are more than {max}")]
    TooManyAccounts {
        /// The number of accounts that it holds.
        accounts: usize,
        /// The format's limit.
        max: usize,
    },
    /// A part of another set than the parts before it.
    #[error("a part of another set")]
    OtherSet,
    /// One of the QR codes over which a text is spread (ISO/IEC 18004 §8). Others are missing.
    #[error("part {number} of {count}")]
    Appended {
        /// From 1 to `count`.
        number: u8,
        /// The number of QR codes in the set.
        count: u8,
    },
    /// All of these QR codes, but they belong to different texts.
    #[error("the parts do not belong together")]
    AppendedMixed,
    /// A line of a list without an address.
    #[error("the line has no address")]
    NoAddress,
    /// An address of a list that may be broken over lines.
    #[error("the address may be broken over lines")]
    Broken,
    /// An account without a secret, or with one beyond [`crate::account::MAX_SECRET_BYTES`].
    #[error("the account's secret is empty or too long")]
    Secret,
    /// An account with a name beyond [`crate::account::MAX_NAME_CHARS`].
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
    /// A counter-based account whose counter is below 0.
    #[error("the account's counter is negative")]
    Counter,
    /// An account that would be refused as an address, too.
    #[error(transparent)]
    #[strum(disabled)]
    Otpauth(#[from] OtpauthError),
    /// A text without accounts that is known to be something else.
    #[error(transparent)]
    #[strum(disabled)]
    Foreign(#[from] Foreign),
}

/// How a text departs from its format. The user gets the same advice for each: show the QR code
/// again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Damage {
    /// An unknown host.
    #[error("the address has another host")]
    Address,
    /// The parameter of the data is absent or empty.
    #[error("there is no data")]
    NoData,
    /// The parameter of the data occurs more than once.
    #[error("there is data twice")]
    DataTwice,
    /// Not RFC 4648 §4 or §5.
    #[error("the data is not base64")]
    Base64,
    /// Not a message of Protocol Buffers, or fields of other types.
    #[error("the data is not a message of the format")]
    Message,
    /// A message without an account.
    #[error("there is no account")]
    NoAccounts,
    /// A number of a part that the set cannot have.
    #[error("the part's number is not below the number of parts")]
    PartNumber,
}

impl Failure for ImportError {
    fn code(&self) -> &'static str {
        match self {
            Self::Otpauth(error) => error.code(),
            Self::Foreign(foreign) => foreign.code(),
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
            Self::TooManyParts { parts, max } => vec![parts.to_string(), max.to_string()],
            Self::Appended { number, count } => vec![number.to_string(), count.to_string()],
            Self::TooManyAccounts { accounts, max } => vec![accounts.to_string(), max.to_string()],
            Self::Otpauth(error) => error.values(),
            Self::Foreign(foreign) => foreign.values(),
            _ => Vec::new(),
        }
    }
}
