//! Entries ⇄ sealed bytes, version 1.
//!
//! ```text
//! file    = magic ‖ version ‖ length ‖ header ‖ nonce ‖ sealed entries
//! magic   = 89 57 41 52 49 46 55 0A                      ("\x89WARIFU\n")
//! version = 00 01, length = the header's, big-endian in 4 bytes
//! header  = CBOR {"slots": [slot, …], "vault": id, "generation": number}
//! slot    = {"password": {"key": sealed vault key, "cost": {"m","p","t"}, "salt": 16 bytes, "nonce": 12 bytes}}
//! ```
//!
//! Sealing is AES-256-GCM (NIST SP 800-38D) with 96-bit random nonces and 128-bit tags. The entries, names included, are
//! one message under the vault key; the associated data is everything before the nonce, so that no byte of the header
//! can be changed. Each slot seals the vault key under a key of its own, bound to this vault and to the slot's
//! own parameters. CBOR is written deterministically (RFC 8949 §4.2.1), and what is not written so is refused.

mod aead;
mod cbor;
mod file;
mod payload;
mod slot;

pub use payload::{MAX_ENTRIES, Record, RecordId};
pub use slot::VaultKey;

use crate::entry::{Entry, EntryError};
use crate::failure::{Failure, Field};
use crate::kdf::{Cost, KdfError, Password, SALT_BYTES};
use aead::{NONCE_BYTES, Nonce};
use file::Header;
use slot::Slot;
use strum::{IntoStaticStr, VariantNames};
use zeroize::Zeroizing;

/// Bytes of a vault's own name.
pub const VAULT_ID_BYTES: usize = 16;

/// A vault that is open: its entries in plain, and the key to seal them again. Wiped on drop.
#[derive(Debug)]
pub struct Vault {
    header: Header,
    key: VaultKey,
    records: Vec<Record>,
}

/// The random bytes that a new vault takes.
pub struct Seed {
    /// The vault key.
    pub key: Zeroizing<[u8; 32]>,
    /// The vault's name.
    pub id: [u8; VAULT_ID_BYTES],
    /// The password's salt.
    pub salt: [u8; SALT_BYTES],
    /// The nonce under which the slot seals the key.
    pub slot_nonce: [u8; NONCE_BYTES],
}

/// Why a vault does not open, or does not take an entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr, VariantNames)]
#[strum(prefix = "vault_", serialize_all = "snake_case")]
#[non_exhaustive]
pub enum VaultError {
    /// The bytes do not begin as a vault does.
    #[error("not a vault")]
    NotAVault,
    /// Written by a later version of this program.
    #[error("vault version {version} is not known")]
    Version {
        /// The file's.
        version: u16,
    },
    /// Cut, changed or not written as version 1 prescribes.
    #[error("the vault is damaged")]
    Damaged,
    /// No slot opens with this password.
    #[error("the password is wrong")]
    WrongPassword,
    /// The vault opens with other means than a password.
    #[error("the vault has no password slot")]
    NoPassword,
    /// The same secret for the same account is there already.
    #[error("the entry is already in the vault")]
    AlreadyThere {
        /// The entry that is.
        id: RecordId,
    },
    /// [`MAX_ENTRIES`] are there.
    #[error("the vault holds {MAX_ENTRIES} entries")]
    Full,
    /// An entry without any name.
    #[error(transparent)]
    #[strum(disabled)]
    Entry(#[from] EntryError),
    /// The key derivation's own.
    #[error(transparent)]
    #[strum(disabled)]
    Kdf(#[from] KdfError),
}

impl Failure for VaultError {
    fn code(&self) -> &'static str {
        match self {
            Self::Entry(error) => error.code(),
            Self::Kdf(error) => error.code(),
            error => error.into(),
        }
    }

    fn fields(&self) -> Vec<Field> {
        match self {
            Self::WrongPassword => vec![Field::Password],
            Self::Entry(error) => error.fields(),
            Self::Kdf(error) => error.fields(),
            _ => Vec::new(),
        }
    }

    fn values(&self) -> Vec<String> {
        match self {
            Self::Version { version } => vec![version.to_string()],
            Self::Full => vec![MAX_ENTRIES.to_string()],
            Self::Entry(error) => error.values(),
            Self::Kdf(error) => error.values(),
            _ => Vec::new(),
        }
    }
}

/// The key of the vault in `sealed`, by its master password.
///
/// # Errors
/// [`VaultError::WrongPassword`]; [`VaultError::Kdf`] before the cost that a file dictates is paid; the format's own.
pub fn unlock(sealed: &[u8], password: &Password) -> Result<VaultKey, VaultError> {
    let file = file::parse(sealed)?;
    let mut outcome = Err(VaultError::NoPassword);
    for slot in &file.header.slots {
        outcome = slot.open(&file.header.vault, password);
        if outcome.is_ok() {
            break;
        }
    }
    outcome
}

impl Vault {
    /// An empty vault behind a master password.
    ///
    /// # Errors
    /// [`VaultError::Kdf`].
    pub fn create(password: &Password, cost: Cost, seed: Seed) -> Result<Self, VaultError> {
        let key = VaultKey::new(seed.key);
        let slot = Slot::for_password(&seed.id, &key, password, cost, seed.salt, Nonce(seed.slot_nonce))?;
        let header = Header { slots: vec![slot], vault: seed.id, generation: 0 };
        Ok(Self { header, key, records: Vec::new() })
    }

    /// Opens a sealed vault with its key.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] where a byte was changed or the key is another vault's; the format's own.
    pub fn open(sealed: &[u8], key: VaultKey) -> Result<Self, VaultError> {
        let file = file::parse(sealed)?;
        let plain = aead::open(key.expose(), file.nonce, file.associated_data, file.sealed)?;
        let records = payload::decode(&plain)?;
        Ok(Self { header: file.header, key, records })
    }

    /// The sealed bytes of the next generation. `nonce` must never have been used before.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] where the platform cannot write what the format prescribes; it never should.
    pub fn seal(&mut self, nonce: [u8; NONCE_BYTES]) -> Result<Vec<u8>, VaultError> {
        self.header.generation = self.header.generation.checked_add(1).ok_or(VaultError::Damaged)?;
        let plain = payload::encode(&self.records)?;
        file::write(&self.header, &self.key, Nonce(nonce), &plain)
    }

    /// How often the vault was sealed.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.header.generation
    }

    /// The vault's key, to be kept while it is unlocked.
    #[must_use]
    pub fn key(&self) -> &VaultKey {
        &self.key
    }

    /// The entries, in the order in which they were added.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// Adds an entry under a new, random `id`. Another account of the same name stays beside it; nothing is ever replaced.
    ///
    /// # Errors
    /// [`VaultError::AlreadyThere`], [`VaultError::Full`], [`VaultError::Entry`] where it has no name.
    pub fn add(&mut self, entry: Entry, id: RecordId, unix_seconds: u64) -> Result<(), VaultError> {
        if entry.issuer.is_empty() && entry.account.is_empty() {
            return Err(EntryError::NameEmpty.into());
        }
        if let Some(there) = self.records.iter().find(|record| record.entry.is_same_account(&entry)) {
            return Err(VaultError::AlreadyThere { id: there.id });
        }
        if self.records.len() >= MAX_ENTRIES {
            return Err(VaultError::Full);
        }
        self.records.push(Record { id, added: unix_seconds, entry });
        Ok(())
    }
}

#[cfg(test)]
mod tests;
