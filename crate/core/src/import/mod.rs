//! Accounts that another program hands over → entries, each for itself: what can be kept is kept, and what cannot is
//! told of with its reason. One module a format.

mod error;
pub mod google;

pub use error::{Damage, ImportError};

use crate::entry::Name;
use crate::otpauth::Parsed;

/// What becomes of one account.
pub type Imported = Result<Parsed, Refused>;

/// An account that cannot be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Who issued it. May be empty; cut where it is too long.
    pub issuer: Name,
    /// Whose it is. May be empty; cut where it is too long.
    pub account: Name,
    /// Why.
    pub reason: ImportError,
}
