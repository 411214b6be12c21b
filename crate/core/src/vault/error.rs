use super::{EntryId, MAX_ENTRIES};
use crate::account::EntryError;
use crate::recovery::RecoveryError;
use strum::{IntoStaticStr, VariantNames};
use warifu_base::cost::CostError;
use warifu_base::failure::{Failure, Field};

/// Why a vault cannot be opened, changed or sealed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr, VariantNames)]
#[strum(prefix = "vault_", serialize_all = "snake_case")]
#[non_exhaustive]
pub enum VaultError {
    /// The file does not begin with a vault's magic bytes.
    #[error("not a vault")]
    NotAVault,
    /// The file has a version of the format that this program does not know.
    #[error("vault version {version} is not known")]
    Version {
        /// The file's version.
        version: u16,
    },
    /// The file was cut or changed, or breaks a rule of its version.
    #[error("the vault is damaged")]
    Damaged,
    /// No slot opens with this password.
    #[error("the password is wrong")]
    WrongPassword,
    /// No slot opens with this passkey.
    #[error("the passkey belongs to no slot")]
    WrongPasskey,
    /// No slot opens with this recovery code.
    #[error("the recovery code belongs to no slot")]
    WrongRecovery,
    /// The vault has no password slot.
    #[error("the vault has no password slot")]
    NoPassword,
    /// The last slot cannot be removed, because nothing else would open the vault.
    #[error("the last slot cannot be removed")]
    LastSlot,
    /// The vault has the most slots that the format allows.
    #[error("the vault has no room for another slot")]
    TooManySlots,
    /// The vault has the same account with the same secret.
    #[error("the entry is already in the vault")]
    AlreadyThere {
        /// The id of that entry.
        id: EntryId,
    },
    /// No entry has this id. Another page may have removed it.
    #[error("there is no such entry")]
    NoSuchEntry,
    /// The entry's counter is 2⁶⁴ − 1, the last value.
    #[error("the counter has its last value")]
    CounterAtEnd,
    /// No slot has this id. Another page may have removed it.
    #[error("there is no such slot")]
    NoSuchSlot,
    /// The vault has [`MAX_ENTRIES`] entries.
    #[error("the vault has {MAX_ENTRIES} entries, the maximum")]
    Full,
    /// The file would exceed the size limit of the format.
    #[error("the vault is too large for a file")]
    TooLarge,
    /// A name or another value of an entry is wrong.
    #[error(transparent)]
    #[strum(disabled)]
    Entry(#[from] EntryError),
    /// A password slot's cost is out of bounds.
    #[error(transparent)]
    #[strum(disabled)]
    Cost(#[from] CostError),
    /// The recovery code is mistyped.
    #[error(transparent)]
    #[strum(disabled)]
    Recovery(#[from] RecoveryError),
}

impl Failure for VaultError {
    fn code(&self) -> &'static str {
        match self {
            Self::Entry(error) => error.code(),
            Self::Cost(error) => error.code(),
            Self::Recovery(error) => error.code(),
            error => error.into(),
        }
    }

    fn fields(&self) -> Vec<Field> {
        match self {
            Self::WrongPassword => vec![Field::Password],
            Self::WrongRecovery => vec![Field::Recovery],
            Self::Entry(error) => error.fields(),
            Self::Cost(error) => error.fields(),
            Self::Recovery(error) => error.fields(),
            _ => Vec::new(),
        }
    }

    fn values(&self) -> Vec<String> {
        match self {
            Self::Version { version } => vec![version.to_string()],
            Self::Full => vec![MAX_ENTRIES.to_string()],
            Self::Entry(error) => error.values(),
            Self::Cost(error) => error.values(),
            Self::Recovery(error) => error.values(),
            _ => Vec::new(),
        }
    }
}
