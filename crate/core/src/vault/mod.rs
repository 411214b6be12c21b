//! Vaults: entries in memory, and their sealed file format, versions 1 and 2, which
//! `docs/vault-format.md` specifies.
//!
//! ```text
//! file    = magic ‖ version ‖ length ‖ header ‖ nonce ‖ sealed content
//! header  = CBOR {"slots": [slot, …], "vault": id, "generation": number}
//! content = CBOR {"name": text, "trash": [{"entry", "deleted"}, …], "entries": [entry, …]}
//! ```
//!
//! Content is sealed as one message by AES-256-GCM (NIST SP 800-38D) under the vault key, with a
//! random 96-bit nonce and a 128-bit tag. Its associated data is everything before the nonce, so
//! that a change to the header is detected. Each slot seals the vault key under a key of its own.
//! CBOR is written deterministically (RFC 8949 §4.2.1), and other encodings are refused.

mod aead;
mod cbor;
mod content;
mod details;
mod entries;
mod entry;
mod entry_cbor;
mod error;
mod file;
mod key;
mod marks;
mod merge;
mod replica;
mod slot;
mod slots;
mod unlock;

pub use content::{CONFIRMING_SECONDS, DeletedEntry, MAX_ENTRIES, TRASH_SECONDS};
pub use entry::{Entry, EntryId, MAX_HOSTS};
pub use error::VaultError;
pub use file::{PREFIX_BYTES, header_end};
pub use key::{PasskeyOutput, PasswordKey, VaultKey};
pub use merge::MergeCounts;
pub use replica::{
    ChunkLimits, Copies, DeviceId, Pass, ReplicaError, SyncCounts, Synced, join_chunks,
    split_replica,
};
pub use slots::{SlotId, SlotKind, SlotSeed, SlotView};
pub use unlock::{
    Passkey, PasswordQuestion, check_costs, passkeys, password_questions, sealed_generation,
    sealed_info, unlock, unlock_with_passkey, unlock_with_password, unlock_with_recovery,
};

use crate::account::Name;
use aead::{NONCE_BYTES, Nonce};
use content::Content;
use file::{FileKind, Header, MAX_FILE_BYTES};
use zeroize::Zeroizing;

/// The length of a vault's id in bytes.
pub const VAULT_ID_BYTES: usize = 16;

/// An open vault: its content and the key to seal it again. The key and the entries' secrets are
/// wiped on drop. Names, notes, groups and hosts are not.
#[derive(Debug)]
pub struct Vault {
    header: Header,
    key: VaultKey,
    content: Content,
}

/// The random bytes of a new vault.
pub struct Seed {
    /// The vault key.
    pub key: Zeroizing<[u8; 32]>,
    /// The vault's id.
    pub id: [u8; VAULT_ID_BYTES],
    /// The nonce with which the password slot seals the vault key. Never used before.
    pub nonce: [u8; NONCE_BYTES],
}

/// The part of a sealed vault's header that identifies a copy of the vault. It is readable without
/// a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedInfo {
    /// The vault's id. All copies and generations of a vault have the same id.
    pub id: [u8; VAULT_ID_BYTES],
    /// The generation: the number of times that the vault was sealed. Of several copies, the
    /// highest is the newest.
    pub generation: u64,
}

impl Vault {
    /// Creates an empty vault with a password slot. `key` is the key that was derived from the
    /// password for `question`. Vaults that are stored together share their question, so that one
    /// derivation serves all of them.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] if the slot cannot be encoded.
    pub fn create(
        name: Name,
        question: &PasswordQuestion,
        key: &PasswordKey,
        seed: Seed,
    ) -> Result<Self, VaultError> {
        let header = Header { slots: Vec::new(), vault: seed.id, generation: 0 };
        let mut vault = Self { header, key: VaultKey::new(seed.key), content: Content::new(name) };
        vault.set_password(question, key, seed.nonce)?;
        Ok(vault)
    }

    /// Opens a sealed vault with its key.
    ///
    /// # Errors
    /// [`VaultError::NotAVault`], [`VaultError::Version`], [`VaultError::Cost`].
    /// [`VaultError::Damaged`] if a byte was changed, the key is wrong, or the file breaks a rule
    /// of the format.
    pub fn open(sealed: &[u8], key: VaultKey) -> Result<Self, VaultError> {
        let file = file::parse(sealed)?;
        if file.kind != FileKind::Vault {
            return Err(VaultError::NotAVault);
        }
        let plain = aead::open(key.expose(), file.nonce, file.associated_data, file.sealed)?;
        let content = Content::decode(&plain)?;
        if content.version() != file.version {
            return Err(VaultError::Damaged);
        }
        Ok(Self { header: file.header, key, content })
    }

    /// Seals the vault as its next generation. `nonce` must never have been used before.
    ///
    /// # Errors
    /// [`VaultError::TooLarge`] if the file exceeds its size limit; [`VaultError::Damaged`] if the
    /// header exceeds its own.
    pub fn seal(&mut self, nonce: [u8; NONCE_BYTES]) -> Result<Vec<u8>, VaultError> {
        self.header.generation =
            self.header.generation.checked_add(1).ok_or(VaultError::Damaged)?;
        let plain = self.content.encode()?;
        let kind = (FileKind::Vault, self.content.version());
        let sealed = file::write(kind, &self.header, &self.key, Nonce(nonce), &plain)?;
        if sealed.len() > MAX_FILE_BYTES {
            return Err(VaultError::TooLarge);
        }
        // A file that cannot be opened again must never replace one that can.
        file::parse(&sealed)?;
        Ok(sealed)
    }

    /// The vault's id.
    #[must_use]
    pub fn id(&self) -> &[u8; VAULT_ID_BYTES] {
        &self.header.vault
    }

    /// The number of times that the vault was sealed.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.header.generation
    }

    /// Raises the generation to at least `generation`. The next [`Vault::seal`] then makes a newer
    /// copy than the one with that generation.
    pub fn raise_generation(&mut self, generation: u64) {
        self.header.generation = self.header.generation.max(generation);
    }

    /// The vault's key, which the session keeps while the vault is unlocked.
    #[must_use]
    pub fn key(&self) -> &VaultKey {
        &self.key
    }

    /// The vault's name. Empty if it was never named.
    #[must_use]
    pub fn name(&self) -> &Name {
        &self.content.name
    }

    /// Names the vault.
    pub fn rename(&mut self, name: Name) {
        self.content.name = name;
    }
}

#[cfg(test)]
mod tests;
