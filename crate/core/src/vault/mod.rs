//! Entries ⇄ sealed bytes, version 1. `docs/vault-format.md` specifies it.
//!
//! ```text
//! file    = magic ‖ version ‖ length ‖ header ‖ nonce ‖ sealed content
//! header  = CBOR {"slots": [slot, …], "vault": id, "generation": number}
//! content = CBOR {"name": text, "trash": [{"entry", "deleted"}, …], "entries": [entry, …]}
//! ```
//!
//! Sealing is AES-256-GCM (NIST SP 800-38D) with 96-bit random nonces and 128-bit tags. The content is one
//! message under the vault key. Its associated data is everything before the nonce, so that no byte of the
//! header can be changed.
//! Each slot seals the vault key under a key of its own. CBOR is written deterministically (RFC 8949
//! §4.2.1), and other encodings are refused.

mod aead;
mod cbor;
mod content;
mod details;
mod entries;
mod error;
mod file;
mod key;
mod merge;
mod record;
mod slot;
mod slots;
mod unlock;

pub use content::{MAX_ENTRIES, TRASH_SECONDS, Trashed};
pub use details::Changes;
pub use error::VaultError;
pub use key::{PasskeyOutput, PasswordKey, VaultKey};
pub use merge::Merged;
pub use record::{MAX_HOSTS, Record, RecordId};
pub use slots::{SlotId, SlotKind, SlotSeed, SlotView};
pub use unlock::{
    Passkey, PasswordQuestion, facts, passkeys, password_questions, unlock, unlock_with_passkey,
    unlock_with_password, unlock_with_recovery,
};

use crate::entry::Name;
use aead::{NONCE_BYTES, Nonce};
use content::Content;
use file::{Header, MAX_FILE_BYTES};
use zeroize::Zeroizing;

/// Bytes of a vault's own id.
pub const VAULT_ID_BYTES: usize = 16;

/// A vault that is open: its content in plain, and the key to seal it again. Wiped on drop.
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

/// Facts of a sealed vault that are readable without a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The vault's id. Copies and generations of one vault share it.
    pub id: [u8; VAULT_ID_BYTES],
    /// The number of times that it was sealed.
    pub generation: u64,
}

impl Vault {
    /// An empty vault behind a master password. `key` is what the password gives for `question`.
    /// Vaults side by side share their question, so that one derivation serves all of them.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] where the slot cannot be encoded.
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
    /// [`VaultError::Damaged`] if a byte was changed or the key is another vault's; the format's own.
    pub fn open(sealed: &[u8], key: VaultKey) -> Result<Self, VaultError> {
        let file = file::parse(sealed)?;
        let plain = aead::open(key.expose(), file.nonce, file.associated_data, file.sealed)?;
        let content = Content::decode(&plain)?;
        Ok(Self { header: file.header, key, content })
    }

    /// The sealed bytes of the next generation. `nonce` must never have been used before.
    ///
    /// # Errors
    /// [`VaultError::TooLarge`] for a content beyond the limit of a file; [`VaultError::Damaged`] for a header
    /// beyond its own.
    pub fn seal(&mut self, nonce: [u8; NONCE_BYTES]) -> Result<Vec<u8>, VaultError> {
        self.header.generation =
            self.header.generation.checked_add(1).ok_or(VaultError::Damaged)?;
        let plain = self.content.encode()?;
        let sealed = file::write(&self.header, &self.key, Nonce(nonce), &plain)?;
        if sealed.len() > MAX_FILE_BYTES {
            return Err(VaultError::TooLarge);
        }
        // Bytes that would not open again must never replace those that do.
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

    /// Makes the next generation greater than `generation`, because the newest of several copies wins.
    pub fn outrank(&mut self, generation: u64) {
        self.header.generation = self.header.generation.max(generation);
    }

    /// The vault's key, to be kept while it is unlocked.
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
