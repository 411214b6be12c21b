use crate::vault::VaultError;
use strum::{IntoStaticStr, VariantNames};
use warifu_base::failure::{Failure, Field};

/// Why a replica cannot be read, joined or split.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr, VariantNames)]
#[strum(prefix = "replica_", serialize_all = "snake_case")]
#[non_exhaustive]
pub enum ReplicaError {
    /// The file does not begin with a replica's magic bytes.
    #[error("not a replica")]
    NotAReplica,
    /// The file has a version of the format that this program does not know.
    #[error("replica version {version} is not known")]
    Version {
        /// The file's version.
        version: u16,
    },
    /// The file was cut, or breaks a rule of its version.
    #[error("the replica is damaged")]
    Damaged,
    /// The replica does not open with the key: it was sealed under another key, or was changed.
    #[error("the replica does not open with this key")]
    Locked,
    /// The replica belongs to another vault.
    #[error("the replica belongs to another vault")]
    OtherVault,
    /// The replica needs more room than there is.
    #[error("the replica needs {bytes} of {limit} bytes")]
    TooLarge {
        /// The bytes that it needs.
        bytes: usize,
        /// The bytes that there are.
        limit: usize,
    },
    /// The merged vault breaks a bound of vaults.
    #[error(transparent)]
    #[strum(disabled)]
    Vault(#[from] VaultError),
}

impl Failure for ReplicaError {
    fn code(&self) -> &'static str {
        match self {
            Self::Vault(error) => error.code(),
            error => error.into(),
        }
    }

    fn fields(&self) -> Vec<Field> {
        match self {
            Self::Vault(error) => error.fields(),
            _ => Vec::new(),
        }
    }

    fn values(&self) -> Vec<String> {
        match self {
            Self::Version { version } => vec![version.to_string()],
            Self::TooLarge { bytes, limit } => vec![bytes.to_string(), limit.to_string()],
            Self::Vault(error) => error.values(),
            _ => Vec::new(),
        }
    }
}
