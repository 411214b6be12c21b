//! Replicas: the state of a vault with a logical stamp beside each field, so that devices that
//! changed the vault at the same time can be merged. `docs/vault-format.md` specifies them.
//!
//! ```text
//! vault + replica of the last pass  → absorb → stamped changes ┐
//! replica of another device ────────────────────────────────── join → apply → vault
//!                                                                └→ seal → replica
//! ```
//!
//! A replica is sealed as a vault is, under the vault key and behind the vault's own header, so
//! that another device opens it by the master password, a passkey or the recovery code. Only the
//! generation is in the sealed content, because it counts all changes since the vault was made.

mod absorb;
mod apply;
mod cbor;
mod chunks;
mod error;
mod keys;
mod pass;
mod register;
mod row;
mod stamp;
mod state;

pub use apply::SyncCounts;
pub use chunks::{ChunkLimits, join_chunks, split_replica};
pub use error::ReplicaError;
pub use pass::{Copies, Pass, Synced};
pub use stamp::DeviceId;

use super::aead::{self, NONCE_BYTES, Nonce};
use super::content::Content;
use super::file::{self, FileKind, Header, MAX_FILE_BYTES};
use super::{Vault, VaultError, VaultKey, key};
use crate::account::Name;
use sha2::{Digest as _, Sha256};
use state::State;

/// The version of the format that is written.
const VERSION: u16 = 1;

/// The generation in the header of every replica. The vault's own is in the sealed content.
const OUTER_GENERATION: u64 = 0;

/// The first bytes of the SHA-256 digest of a sealed replica.
type Digest = [u8; 16];

/// An open replica. The entries' secrets are wiped on drop.
#[derive(Debug)]
struct Replica {
    /// That of the device's vault.
    header: Header,
    /// The device that sealed it.
    device: DeviceId,
    /// The digest of the copy of another device that was joined last.
    seen: Option<Digest>,
    state: State,
}

impl Replica {
    /// Opens a sealed replica with its key.
    ///
    /// # Errors
    /// [`ReplicaError::NotAReplica`], [`ReplicaError::Version`], [`ReplicaError::Damaged`].
    /// [`ReplicaError::Locked`] if the key is another or a byte was changed.
    fn open(sealed: &[u8], key: &VaultKey) -> Result<Self, ReplicaError> {
        let file = file::parse(sealed).map_err(of_file)?;
        if file.kind != FileKind::Replica {
            return Err(ReplicaError::NotAReplica);
        }
        if file.header.generation != OUTER_GENERATION {
            return Err(ReplicaError::Damaged);
        }
        let plain = aead::open(key.expose(), file.nonce, file.associated_data, file.sealed)
            .map_err(|_| ReplicaError::Locked)?;
        let replica = Self::decode(&plain, file.header).map_err(|_| ReplicaError::Damaged)?;
        if replica.state.epoch.mark != key::mark(key, &replica.header.vault) {
            return Err(ReplicaError::Damaged);
        }
        Ok(replica)
    }

    /// Seals the replica. `nonce` must never have been used before with this key.
    fn seal(&self, key: &VaultKey, nonce: [u8; NONCE_BYTES]) -> Result<Vec<u8>, ReplicaError> {
        let plain = self.encode()?;
        let kind = (FileKind::Replica, VERSION);
        let outer = Header { generation: OUTER_GENERATION, ..self.header.clone() };
        let sealed = file::write(kind, &outer, key, Nonce(nonce), &plain)?;
        if sealed.len() > MAX_FILE_BYTES {
            return Err(VaultError::TooLarge.into());
        }
        // A file that cannot be opened again must never replace one that can.
        file::parse(&sealed)?;
        Ok(sealed)
    }
}

impl Vault {
    /// Makes the vault of a sealed replica, on a device that does not have it yet.
    ///
    /// # Errors
    /// Those of an unreadable replica; [`ReplicaError::Locked`] if the key is another.
    pub fn of_replica(sealed: &[u8], key: VaultKey) -> Result<Self, ReplicaError> {
        let Replica { mut header, state, .. } = Replica::open(sealed, &key)?;
        header.slots = state.epoch.present().into_iter().cloned().collect();
        let content = state.content(&Content::new(Name::default()))?;
        Ok(Self { header, key, content })
    }
}

/// The error of a file that cannot be parsed.
fn of_file(error: VaultError) -> ReplicaError {
    match error {
        VaultError::NotAVault => ReplicaError::NotAReplica,
        VaultError::Version { version } => ReplicaError::Version { version },
        VaultError::Damaged => ReplicaError::Damaged,
        error => error.into(),
    }
}

fn digest(sealed: &[u8]) -> Digest {
    let digest: [u8; 32] = Sha256::digest(sealed).into();
    digest.first_chunk().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests;
