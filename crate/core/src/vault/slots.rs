//! Slots: the ways to the vault key, added, changed, removed.

use super::file::MAX_SLOTS;
use super::slot::{Slot, Way};
use super::{NONCE_BYTES, PasskeyOutput, Vault, VaultError, VaultKey, key};
use crate::kdf::{self, Cost, Password, SALT_BYTES};
use crate::recovery::RecoveryCode;
use zeroize::Zeroizing;

/// A slot's name within its vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlotId(pub [u8; SALT_BYTES]);

/// The random bytes that a slot takes.
#[derive(Debug, Clone)]
pub struct SlotSeed {
    /// The salt of its key derivation; it is the slot's name too. Vaults side by side share their passwords'.
    pub salt: [u8; SALT_BYTES],
    /// The nonce under which it seals the vault key. Never used before.
    pub nonce: [u8; NONCE_BYTES],
}

/// What kind of way a slot is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SlotKind {
    /// The master password.
    Password,
    /// A passkey.
    Passkey,
    /// The recovery code.
    Recovery,
}

/// A slot as a list shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlotView {
    /// Its name.
    pub id: SlotId,
    /// Its kind.
    pub kind: SlotKind,
}

impl Vault {
    /// The ways to this vault.
    #[must_use]
    pub fn slots(&self) -> Vec<SlotView> {
        self.header.slots.iter().map(|slot| SlotView { id: SlotId(*slot.salt()), kind: slot.kind() }).collect()
    }

    /// Puts a master password in the place of the one that was.
    ///
    /// # Errors
    /// [`VaultError::Kdf`].
    pub(super) fn set_password(&mut self, password: &Password, cost: Cost, seed: &SlotSeed) -> Result<(), VaultError> {
        let slot_key = kdf::derive(password, &seed.salt, cost)?;
        self.header.slots.retain(|slot| slot.kind() != SlotKind::Password);
        self.push(Way::Password(cost), &slot_key, seed)
    }

    /// Changes the master password and the vault key with it: whoever had the old key has nothing of what is sealed from
    /// now on. Only this vault's own password can be put under the new key, so that all other slots fall; they are returned.
    ///
    /// # Errors
    /// [`VaultError::Kdf`]; then nothing has changed.
    pub fn change_password(
        &mut self,
        password: &Password,
        cost: Cost,
        new_key: Zeroizing<[u8; 32]>,
        seed: &SlotSeed,
    ) -> Result<Vec<SlotKind>, VaultError> {
        let before = (self.header.slots.clone(), self.key.clone());
        self.key = VaultKey::new(new_key);
        self.header.slots.clear();
        if let Err(error) = self.set_password(password, cost, seed) {
            (self.header.slots, self.key) = before;
            return Err(error);
        }
        Ok(before.0.iter().map(Slot::kind).filter(|&kind| kind != SlotKind::Password).collect())
    }

    /// Adds a passkey. `output` is what the prf extension gave for `seed.salt`.
    ///
    /// # Errors
    /// [`VaultError::TooManySlots`].
    pub fn add_passkey(
        &mut self,
        credential: Vec<u8>,
        output: &PasskeyOutput,
        seed: &SlotSeed,
    ) -> Result<(), VaultError> {
        let slot_key = key::of_passkey(output, &seed.salt);
        self.push(Way::Passkey(credential), &slot_key, seed)
    }

    /// Puts a recovery code in the place of the one that was, if there was one.
    ///
    /// # Errors
    /// [`VaultError::TooManySlots`].
    pub fn set_recovery(&mut self, code: &RecoveryCode, seed: &SlotSeed) -> Result<(), VaultError> {
        let slot_key = key::of_recovery(code, &seed.salt);
        self.header.slots.retain(|slot| slot.kind() != SlotKind::Recovery);
        self.push(Way::Recovery, &slot_key, seed)
    }

    /// Removes a way to this vault.
    ///
    /// # Errors
    /// [`VaultError::LastSlot`], [`VaultError::NoSuchSlot`].
    pub fn remove_slot(&mut self, id: SlotId) -> Result<(), VaultError> {
        let index = self.header.slots.iter().position(|slot| *slot.salt() == id.0).ok_or(VaultError::NoSuchSlot)?;
        if self.header.slots.len() == 1 {
            return Err(VaultError::LastSlot);
        }
        self.header.slots.remove(index);
        Ok(())
    }

    fn push(&mut self, way: Way, slot_key: &[u8; 32], seed: &SlotSeed) -> Result<(), VaultError> {
        if self.header.slots.len() >= MAX_SLOTS {
            return Err(VaultError::TooManySlots);
        }
        let slot = Slot::seal(way, &self.header.vault, &self.key, slot_key, seed.salt, seed.nonce)?;
        self.header.slots.push(slot);
        Ok(())
    }
}

impl Slot {
    fn kind(&self) -> SlotKind {
        match self {
            Self::Password { .. } => SlotKind::Password,
            Self::Passkey { .. } => SlotKind::Passkey,
            Self::Recovery { .. } => SlotKind::Recovery,
        }
    }
}
