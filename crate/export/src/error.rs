use strum::{IntoStaticStr, VariantNames};
use warifu_base::failure::Failure;

/// Why an account is not in a file. Other programs would refuse it, or compute other codes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr, VariantNames)]
#[strum(prefix = "unfit_", serialize_all = "snake_case")]
#[non_exhaustive]
pub enum UnfitError {
    /// The form holds no counter-based codes.
    #[error("the form holds no counter-based codes")]
    CounterBased,
    /// The form holds no codes of Steam.
    #[error("the form holds no codes of Steam")]
    Steam,
    /// The form does not hold codes of this kind.
    #[error("the form does not hold this kind of codes")]
    Kind,
    /// The form holds no codes of so many digits.
    #[error("the form holds no codes of {digits} digits")]
    Digits {
        /// The number of digits.
        digits: u8,
    },
    /// The form holds no codes of this period.
    #[error("the form holds no codes of {seconds} seconds")]
    Period {
        /// The period.
        seconds: u32,
    },
    /// The counter is higher than the form holds.
    #[error("the counter is too high")]
    Counter,
    /// The names are too long for a QR code.
    #[error("the account does not fit in a QR code")]
    TooLong,
}

impl Failure for UnfitError {
    fn code(&self) -> &'static str {
        self.into()
    }

    fn values(&self) -> Vec<String> {
        match self {
            Self::Digits { digits } => vec![digits.to_string()],
            Self::Period { seconds } => vec![seconds.to_string()],
            _ => Vec::new(),
        }
    }
}

/// Why a file cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr, VariantNames)]
#[strum(prefix = "write_", serialize_all = "snake_case")]
#[non_exhaustive]
pub enum WriteError {
    /// A sealed form needs a password.
    #[error("a sealed file needs a password")]
    PasswordEmpty,
    /// The platform has no random generator.
    #[error("there is no randomness")]
    NoRandomness,
    /// A library refused values of this crate. No input leads here.
    #[error("the file cannot be written")]
    Internal,
}

impl Failure for WriteError {
    fn code(&self) -> &'static str {
        self.into()
    }
}
