use strum::{IntoStaticStr, VariantNames};
use warifu_base::failure::Failure;

/// Why a vault cannot be written as QR codes, or why a QR code is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr, VariantNames)]
#[strum(prefix = "part_", serialize_all = "snake_case")]
#[non_exhaustive]
pub enum PartError {
    /// The text does not begin like a part of a vault.
    #[error("not a part of a vault")]
    NotAPart,
    /// A part that departs from the format.
    #[error("the part is damaged")]
    Damaged,
    /// A part of another file than the parts before it.
    #[error("a part of another vault, or of another time")]
    OtherSet,
    /// All parts are there, but the file that they give is another one.
    #[error("the parts do not belong together")]
    Mixed,
    /// The vault needs more QR codes than the format allows.
    #[error("{count} QR codes are more than {max}")]
    TooMany {
        /// The number of QR codes that it needs.
        count: usize,
        /// The format's limit.
        max: usize,
    },
}

impl Failure for PartError {
    fn code(&self) -> &'static str {
        self.into()
    }

    fn values(&self) -> Vec<String> {
        match self {
            Self::TooMany { count, max } => vec![count.to_string(), max.to_string()],
            _ => Vec::new(),
        }
    }
}
