use super::aead::{self, NONCE_BYTES, Nonce, TAG_BYTES};
use super::cbor::{self, Reader, Writer, Written};
use super::key::{KEY_BYTES, VaultKey};
use super::{VAULT_ID_BYTES, VaultError};
use warifu_base::cost::{Cost, CostError, SALT_BYTES};
use zeroize::Zeroizing;

const SEALED_KEY_BYTES: usize = KEY_BYTES + TAG_BYTES;

/// A way to unlock the vault. `key` is the vault key, sealed under the slot's own key:
/// `AES-256-GCM[slot key, nonce, associated data](vault key)`. The associated data are a label, the
/// vault's id, and this slot with 48 zero bytes as `key`. A slot therefore opens only in its vault
/// and with its parameters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slot {
    /// Slot key = `Argon2id[salt, cost](password)`.
    Password {
        key: [u8; SEALED_KEY_BYTES],
        cost: ClaimedCost,
        salt: [u8; SALT_BYTES],
        nonce: [u8; NONCE_BYTES],
    },
    /// Slot key = `HKDF-SHA-256[salt, "warifu/1 passkey"](output of WebAuthn's prf extension)`.
    Passkey {
        key: [u8; SEALED_KEY_BYTES],
        salt: [u8; SALT_BYTES],
        nonce: [u8; NONCE_BYTES],
        /// WebAuthn's id of the passkey.
        credential: Vec<u8>,
    },
    /// Slot key = `HKDF-SHA-256[salt, "warifu/1 recovery"](recovery code)`.
    Recovery { key: [u8; SEALED_KEY_BYTES], salt: [u8; SALT_BYTES], nonce: [u8; NONCE_BYTES] },
}

const LABEL: &[u8] = b"warifu/1 slot";

/// The cost in a file, before its bounds are checked: memory in KiB (`m`), lanes (`p`), passes
/// (`t`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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

impl ClaimedCost {
    fn read(from: &mut Reader<'_>) -> Result<Self, VaultError> {
        from.map_of(3)?;
        let (m, p, t) = (
            from.pair("m", Reader::number)?,
            from.pair("p", Reader::number)?,
            from.pair("t", Reader::number)?,
        );
        Ok(Self { m, p, t })
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

    /// Writes the slot. The keys are in the order of RFC 8949 §4.2.1.
    pub(super) fn write(&self, to: &mut Writer<'_>) -> Written {
        let (kind, pairs) = match self {
            Self::Password { .. } => ("password", 4),
            Self::Passkey { .. } => ("passkey", 4),
            Self::Recovery { .. } => ("recovery", 3),
        };
        let (Self::Password { key, salt, nonce, .. }
        | Self::Passkey { key, salt, nonce, .. }
        | Self::Recovery { key, salt, nonce }) = self;
        to.map(1)?.str(kind)?.map(pairs)?.str("key")?.bytes(key)?;
        if let Self::Password { cost: ClaimedCost { m, p, t }, .. } = self {
            to.str("cost")?.map(3)?.str("m")?.u32(*m)?.str("p")?.u32(*p)?.str("t")?.u32(*t)?;
        }
        to.str("salt")?.bytes(salt)?.str("nonce")?.bytes(nonce)?;
        if let Self::Passkey { credential, .. } = self {
            to.str("credential")?.bytes(credential)?;
        }
        Ok(())
    }

    /// Reads the form that [`Self::write`] writes.
    pub(super) fn read(from: &mut Reader<'_>) -> Result<Self, VaultError> {
        from.map_of(1)?;
        let kind = from.text()?;
        from.map_of(match kind {
            "password" | "passkey" => 4,
            "recovery" => 3,
            _ => return Err(VaultError::Damaged),
        })?;
        let key = from.pair("key", Reader::fixed_bytes)?;
        let cost = match kind {
            "password" => Some(from.pair("cost", ClaimedCost::read)?),
            _ => None,
        };
        let salt = from.pair("salt", Reader::fixed_bytes)?;
        let nonce = from.pair("nonce", Reader::fixed_bytes)?;
        Ok(match (kind, cost) {
            (_, Some(cost)) => Self::Password { key, cost, salt, nonce },
            ("passkey", None) => {
                let credential = from.pair("credential", Reader::bytes)?.to_vec();
                Self::Passkey { key, salt, nonce, credential }
            }
            _ => Self::Recovery { key, salt, nonce },
        })
    }

    fn sealed_key_mut(&mut self) -> &mut [u8; SEALED_KEY_BYTES] {
        let (Self::Password { key, .. } | Self::Passkey { key, .. } | Self::Recovery { key, .. }) =
            self;
        key
    }

    fn associated_data(&self, vault: &[u8; VAULT_ID_BYTES]) -> Result<Vec<u8>, VaultError> {
        let mut without_key = self.clone();
        *without_key.sealed_key_mut() = [0; SEALED_KEY_BYTES];
        let parameters = cbor::encode(2048, |to| without_key.write(to))?;
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
