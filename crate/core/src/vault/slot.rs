use super::aead::{self, NONCE_BYTES, Nonce, TAG_BYTES};
use super::key::{KEY_BYTES, VaultKey};
use super::{VAULT_ID_BYTES, VaultError, cbor};
use serde::{Deserialize, Serialize};
use warifu_base::cost::{Cost, CostError, SALT_BYTES};
use zeroize::Zeroizing;

const SEALED_KEY_BYTES: usize = KEY_BYTES + TAG_BYTES;

/// A way to unlock the vault. `key` is the vault key, sealed under the slot's own key:
/// `AES-256-GCM[slot key, nonce, associated data](vault key)`. The associated data are a label, the
/// vault's id, and this slot with 48 zero bytes as `key`. A slot therefore opens only in its vault
/// and with its parameters.
///
/// The fields are in the order of RFC 8949 §4.2.1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Slot {
    /// Slot key = `Argon2id[salt, cost](password)`.
    Password {
        #[serde(with = "serde_bytes")]
        key: [u8; SEALED_KEY_BYTES],
        cost: ClaimedCost,
        #[serde(with = "serde_bytes")]
        salt: [u8; SALT_BYTES],
        #[serde(with = "serde_bytes")]
        nonce: [u8; NONCE_BYTES],
    },
    /// Slot key = `HKDF-SHA-256[salt, "warifu/1 passkey"](output of WebAuthn's prf extension)`.
    Passkey {
        #[serde(with = "serde_bytes")]
        key: [u8; SEALED_KEY_BYTES],
        #[serde(with = "serde_bytes")]
        salt: [u8; SALT_BYTES],
        #[serde(with = "serde_bytes")]
        nonce: [u8; NONCE_BYTES],
        /// WebAuthn's id of the passkey.
        #[serde(with = "serde_bytes")]
        credential: Vec<u8>,
    },
    /// Slot key = `HKDF-SHA-256[salt, "warifu/1 recovery"](recovery code)`.
    Recovery {
        #[serde(with = "serde_bytes")]
        key: [u8; SEALED_KEY_BYTES],
        #[serde(with = "serde_bytes")]
        salt: [u8; SALT_BYTES],
        #[serde(with = "serde_bytes")]
        nonce: [u8; NONCE_BYTES],
    },
}

const LABEL: &[u8] = b"warifu/1 slot";

/// The cost in a file, before its bounds are checked: memory in KiB (`m`), lanes (`p`), passes
/// (`t`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClaimedCost {
    m: u32,
    p: u32,
    t: u32,
}

impl From<Cost> for ClaimedCost {
    fn from(cost: Cost) -> Self {
        Self { m: cost.memory_kib(), p: cost.lanes(), t: cost.passes() }
    }
}

/// The kind of a new slot, with the parameters that only this kind has.
pub(super) enum SlotParameters {
    Password(Cost),
    Passkey(Vec<u8>),
    Recovery,
}

impl Slot {
    pub(super) fn seal(
        parameters: SlotParameters,
        vault: &[u8; VAULT_ID_BYTES],
        vault_key: &VaultKey,
        slot_key: &[u8; KEY_BYTES],
        salt: [u8; SALT_BYTES],
        nonce: [u8; NONCE_BYTES],
    ) -> Result<Self, VaultError> {
        let key = [0; SEALED_KEY_BYTES];
        let mut slot = match parameters {
            SlotParameters::Password(cost) => {
                Self::Password { key, cost: cost.into(), salt, nonce }
            }
            SlotParameters::Passkey(credential) => Self::Passkey { key, salt, nonce, credential },
            SlotParameters::Recovery => Self::Recovery { key, salt, nonce },
        };
        let associated_data = slot.associated_data(vault)?;
        let sealed = aead::seal(slot_key, Nonce(nonce), &associated_data, vault_key.expose())?;
        *slot.sealed_key_mut() = sealed.try_into().map_err(|_| VaultError::Damaged)?;
        Ok(slot)
    }

    pub(super) fn open(
        &self,
        vault: &[u8; VAULT_ID_BYTES],
        slot_key: &[u8; KEY_BYTES],
    ) -> Option<VaultKey> {
        let (Self::Password { key, nonce, .. }
        | Self::Passkey { key, nonce, .. }
        | Self::Recovery { key, nonce, .. }) = self;
        let associated_data = self.associated_data(vault).ok()?;
        let opened = aead::open(slot_key, Nonce(*nonce), &associated_data, key).ok()?;
        let bytes = <[u8; KEY_BYTES]>::try_from(opened.as_slice()).ok()?;
        Some(VaultKey::new(Zeroizing::new(bytes)))
    }

    /// The salt of the slot's key derivation. It is random, so it is also the slot's id within its
    /// vault.
    pub(super) fn salt(&self) -> &[u8; SALT_BYTES] {
        let (Self::Password { salt, .. }
        | Self::Passkey { salt, .. }
        | Self::Recovery { salt, .. }) = self;
        salt
    }

    /// The cost of a password slot, after a check of its bounds. `None` for other slots.
    pub(super) fn cost(&self) -> Option<Result<Cost, CostError>> {
        match self {
            Self::Password { cost: ClaimedCost { m, p, t }, .. } => Some(Cost::new(*m, *t, *p)),
            _ => None,
        }
    }

    fn sealed_key_mut(&mut self) -> &mut [u8; SEALED_KEY_BYTES] {
        let (Self::Password { key, .. } | Self::Passkey { key, .. } | Self::Recovery { key, .. }) =
            self;
        key
    }

    fn associated_data(&self, vault: &[u8; VAULT_ID_BYTES]) -> Result<Vec<u8>, VaultError> {
        let mut without_key = self.clone();
        *without_key.sealed_key_mut() = [0; SEALED_KEY_BYTES];
        let parameters = cbor::encode(&without_key, 2048)?;
        Ok([LABEL, vault, &parameters].concat())
    }

    #[cfg(test)]
    pub(super) fn with_cost(&self, other: Cost) -> Self {
        let mut slot = self.clone();
        if let Self::Password { cost, .. } = &mut slot {
            *cost = other.into();
        }
        slot
    }
}
