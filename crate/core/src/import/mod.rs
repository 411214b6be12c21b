//! Texts of other programs → accounts. Each account is read by itself: those that can be kept are
//! kept, the others are refused with the reason. One module per format that is not `otpauth`.

mod error;
mod format;
pub mod google;
mod list;
mod part;
mod part_set;
mod session;

pub use error::{Damage, ImportError};
pub use format::{Format, Limits};
pub use list::{Line, holds_accounts, lines};
pub use part::Part;
pub use part_set::PartSet;
pub use session::{Session, Taken};

use crate::account::Name;
use crate::otpauth::{self, Foreign, OtpauthError, Parsed};
use warifu_base::charset::ShiftJis;

/// One account of a text.
pub type Imported = Result<Parsed, Refused>;

/// An account that cannot be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The service. May be empty; cut if it is too long.
    pub issuer: Name,
    /// The account's name at the service. May be empty; cut if it is too long.
    pub account: Name,
    /// Why it is refused.
    pub reason: ImportError,
}

/// The content of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Document {
    /// One account, complete by itself.
    Account(Parsed),
    /// A part of a set of accounts. Some sets have one part only.
    Part(Part),
}

/// The parts of a set. Both lists count from 1 and ascend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The parts that were read.
    pub have: Vec<u32>,
    /// The other parts.
    pub missing: Vec<u32>,
    /// Whether the accounts of the parts that were read are in the vault.
    pub is_added: bool,
}

impl Document {
    /// The accounts that can be added, in the order of the text.
    #[must_use]
    pub fn accounts(&self) -> Vec<&Parsed> {
        match self {
            Self::Account(parsed) => vec![parsed],
            Self::Part(part) => part.accounts.iter().flatten().collect(),
        }
    }

    /// The accounts that cannot be added, in the order of the text.
    #[must_use]
    pub fn refused(&self) -> Vec<&Refused> {
        match self {
            Self::Account(_) => Vec::new(),
            Self::Part(part) => part.accounts.iter().filter_map(|one| one.as_ref().err()).collect(),
        }
    }

    /// The place of a part in its set; `None` for an account that is complete by itself.
    #[must_use]
    pub fn progress(&self) -> Option<Progress> {
        let Self::Part(part) = self else { return None };
        let missing = (1..=part.parts).filter(|number| *number != part.number()).collect();
        Some(Progress { have: vec![part.number()], missing, is_added: false })
    }

    /// Whether both are the same account, or the same part of the same set.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Account(one), Self::Account(other)) => {
                one.account.is_same_account(&other.account)
            }
            _ => self == other,
        }
    }
}

/// Reads a text in whichever format it has. `shift_jis` decodes names that are not UTF-8.
///
/// # Errors
/// [`ImportError`]; of a text without accounts, what it is instead. An account that cannot be kept
/// is no error of the text.
pub fn read(text: &str, shift_jis: ShiftJis<'_>) -> Result<Document, ImportError> {
    match Format::detect(text) {
        Some(Format::GoogleTransfer) => google::parse(text, shift_jis).map(Document::Part),
        Some(Format::Address) | None => match otpauth::parse(text, shift_jis) {
            Ok(parsed) => Ok(Document::Account(parsed)),
            Err(OtpauthError::NotOtpauth) => Err(Foreign::recognise(text)
                .map_or(OtpauthError::NotOtpauth.into(), ImportError::Foreign)),
            Err(error) => Err(error.into()),
        },
    }
}

/// Reads an address that [`read`] refuses only for its period or digits, with the usual values:
/// [`otpauth::parse_with_usual`].
#[must_use]
pub fn read_with_usual(text: &str, shift_jis: ShiftJis<'_>) -> Option<Document> {
    match Format::detect(text) {
        Some(Format::GoogleTransfer) => None,
        Some(Format::Address) | None => {
            otpauth::parse_with_usual(text, shift_jis).map(Document::Account)
        }
    }
}
