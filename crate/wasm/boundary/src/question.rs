use crate::Refusal;
use serde::{Deserialize, Serialize};
use tsify::Tsify;
use warifu_base::cost::{Cost, SALT_BYTES};

/// The salt and the cost with which the key of a password slot is derived. The codes module reads
/// them from the vault, and the password module returns the key.
#[derive(Debug, Clone, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct PasswordQuestion {
    /// 16 bytes.
    #[serde(with = "serde_bytes")]
    #[tsify(type = "Uint8Array")]
    pub salt: Vec<u8>,
    /// Memory in blocks of 1 KiB.
    pub memory_kib: u32,
    /// Passes over all of the memory.
    pub passes: u32,
    /// Parts of the memory that can be filled in parallel.
    pub lanes: u32,
}

impl PasswordQuestion {
    /// Converts a question for JavaScript.
    #[must_use]
    pub fn new(salt: &[u8; SALT_BYTES], cost: Cost) -> Self {
        let (memory_kib, passes, lanes) = (cost.memory_kib(), cost.passes(), cost.lanes());
        Self { salt: salt.to_vec(), memory_kib, passes, lanes }
    }

    /// Returns the salt and the cost, after a check of their bounds.
    ///
    /// # Errors
    /// `kdf_too_cheap`, `kdf_too_costly`; `platform_boundary` for a salt of another length.
    pub fn check(&self) -> Result<([u8; SALT_BYTES], Cost), Refusal> {
        Ok((salt_of(&self.salt)?, Cost::new(self.memory_kib, self.passes, self.lanes)?))
    }
}

/// Converts a salt from JavaScript.
///
/// # Errors
/// `platform_boundary` for another length.
pub fn salt_of(bytes: &[u8]) -> Result<[u8; SALT_BYTES], Refusal> {
    bytes.try_into().map_err(|_| Refusal::of("platform_boundary"))
}
