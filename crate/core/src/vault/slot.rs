use super::aead::{self, NONCE_BYTES, Nonce, TAG_BYTES};
use super::{VAULT_ID_BYTES, VaultError, cbor};
use crate::kdf::{self, Cost, KdfError, Password, SALT_BYTES};
use serde::{Deserialize, Serialize};
use std::fmt;
use zeroize::{ZeroizeOnDrop, Zeroizing};

/// The key that seals a vault's entries. Never printed.
#[derive(Clone, ZeroizeOnDrop)]
pub struct VaultKey(Zeroizing<[u8; 32]>);

impl VaultKey {
    /// Takes 32 random bytes, or those of a key that was kept.
    #[must_use]
    pub fn new(bytes: Zeroizing<[u8; 32]>) -> Self {
        Self(bytes)
    }

    /// The bytes.
    #[must_use]
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for VaultKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VaultKey(…)")
    }
}

/// One way to the vault key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub(super) enum Slot {
    Password(PasswordSlot),
}

/// `AES-256-GCM[Argon2id[salt, cost](password), nonce, context](vault key)`, where context is the label, the vault's
/// id and this slot with 48 zero bytes in place of the sealed key: a slot opens nowhere else and under no other cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PasswordSlot {
    #[serde(with = "serde_bytes")]
    key: [u8; SEALED_KEY_BYTES],
    cost: ClaimedCost,
    #[serde(with = "serde_bytes")]
    salt: [u8; SALT_BYTES],
    #[serde(with = "serde_bytes")]
    nonce: [u8; NONCE_BYTES],
}

const SEALED_KEY_BYTES: usize = 32 + TAG_BYTES;
const CONTEXT_LABEL: &[u8] = b"warifu/1 password slot";

/// A cost as the file claims it: memory in KiB, lanes, passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClaimedCost {
    m: u32,
    p: u32,
    t: u32,
}

impl Slot {
    pub(super) fn for_password(
        vault: &[u8; VAULT_ID_BYTES],
        vault_key: &VaultKey,
        password: &Password,
        cost: Cost,
        salt: [u8; SALT_BYTES],
        nonce: Nonce,
    ) -> Result<Self, VaultError> {
        let claimed = ClaimedCost { m: cost.memory_kib(), p: cost.lanes(), t: cost.passes() };
        let mut slot = PasswordSlot { key: [0; SEALED_KEY_BYTES], cost: claimed, salt, nonce: nonce.0 };
        let key = kdf::derive(password, &salt, cost)?;
        let sealed = aead::seal(&key, nonce, &slot.context(vault)?, vault_key.expose())?;
        slot.key = sealed.try_into().map_err(|_| VaultError::Damaged)?;
        Ok(Self::Password(slot))
    }

    /// Compares the claimed cost with the bounds; nothing is spent yet.
    pub(super) fn check_cost(&self) -> Result<Cost, KdfError> {
        let Self::Password(PasswordSlot { cost: ClaimedCost { m, p, t }, .. }) = *self;
        Cost::new(m, t, p)
    }

    #[cfg(test)]
    pub(super) fn with_cost(&self, cost: Cost) -> Self {
        let Self::Password(slot) = self;
        let cost = ClaimedCost { m: cost.memory_kib(), p: cost.lanes(), t: cost.passes() };
        Self::Password(PasswordSlot { cost, ..slot.clone() })
    }

    pub(super) fn open(&self, vault: &[u8; VAULT_ID_BYTES], password: &Password) -> Result<VaultKey, VaultError> {
        let Self::Password(slot) = self;
        let key = kdf::derive(password, &slot.salt, self.check_cost()?)?;
        // A changed slot and a wrong password cannot be told apart: that is what authentication means.
        let opened = aead::open(&key, Nonce(slot.nonce), &slot.context(vault)?, &slot.key);
        let opened = opened.map_err(|_| VaultError::WrongPassword)?;
        let bytes = <[u8; 32]>::try_from(opened.as_slice()).map_err(|_| VaultError::Damaged)?;
        Ok(VaultKey::new(Zeroizing::new(bytes)))
    }
}

impl PasswordSlot {
    fn context(&self, vault: &[u8; VAULT_ID_BYTES]) -> Result<Vec<u8>, VaultError> {
        let without_key = Self { key: [0; SEALED_KEY_BYTES], ..self.clone() };
        let parameters = cbor::encode(&without_key, 256)?;
        Ok([CONTEXT_LABEL, vault, &parameters].concat())
    }
}
