//! Adds, replaces and removes the slots of an open vault.

use super::file::MAX_SLOTS;
use super::slot::{Slot, SlotParameters};
use super::{
    NONCE_BYTES, PasskeyOutput, PasswordKey, PasswordQuestion, Vault, VaultError, VaultKey, key,
};
use crate::recovery::RecoveryCode;
use warifu_base::cost::SALT_BYTES;
use zeroize::Zeroizing;

/// Identifies a slot within its vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlotId(pub [u8; SALT_BYTES]);

/// The random bytes of a new slot.
#[derive(Debug, Clone)]
pub struct SlotSeed {
    /// The salt of its key derivation, which is also the slot's id.
    pub salt: [u8; SALT_BYTES],
    /// The nonce with which it seals the vault key. Never used before.
    pub nonce: [u8; NONCE_BYTES],
}

/// The kind of key that a slot takes.
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

/// A slot in a list of slots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlotView {
    /// The slot's id.
    pub id: SlotId,
    /// The slot's kind.
    pub kind: SlotKind,
}

impl Vault {
    /// The slots, in the order of the file.
    #[must_use]
    pub fn slots(&self) -> Vec<SlotView> {
        self.header
            .slots
            .iter()
            .map(|slot| SlotView { id: SlotId(*slot.salt()), kind: slot.kind() })
            .collect()
    }

    /// Replaces the master password. `key` is the key that was derived from the new password for
    /// `question`.
    ///
    /// # Errors
    /// [`VaultError::TooManySlots`].
    pub(super) fn set_password(
        &mut self,
        question: &PasswordQuestion,
        key: &PasswordKey,
        nonce: [u8; NONCE_BYTES],
    ) -> Result<(), VaultError> {
        self.header.slots.retain(|slot| slot.kind() != SlotKind::Password);
        let PasswordQuestion { salt, cost } = *question;
        self.push(SlotParameters::Password(cost), key.expose(), &SlotSeed { salt, nonce })
    }

    /// Changes the master password and the vault key. The old vault key opens nothing that is
    /// sealed afterwards. `key` is the key that was derived from the new password for `question`.
    ///
    /// The other slots are removed, because the new vault key cannot be sealed for them without
    /// their keys. Returns their kinds.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] if the slot cannot be encoded. Then nothing has changed.
    pub fn change_password(
        &mut self,
        question: &PasswordQuestion,
        key: &PasswordKey,
        new_key: Zeroizing<[u8; 32]>,
        nonce: [u8; NONCE_BYTES],
    ) -> Result<Vec<SlotKind>, VaultError> {
        let before = (self.header.slots.clone(), self.key.clone());
        self.key = VaultKey::new(new_key);
        self.header.slots.clear();
        if let Err(error) = self.set_password(question, key, nonce) {
            (self.header.slots, self.key) = before;
            return Err(error);
        }
        Ok(before.0.iter().map(Slot::kind).filter(|&kind| kind != SlotKind::Password).collect())
    }

    /// Adds a passkey. `credential` is its WebAuthn id, and `output` the output of its `prf`
    /// extension for `seed.salt`.
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
        self.push(SlotParameters::Passkey(credential), &slot_key, seed)
    }

    /// Adds a recovery code, or replaces the present one.
    ///
    /// # Errors
    /// [`VaultError::TooManySlots`].
    pub fn set_recovery(&mut self, code: &RecoveryCode, seed: &SlotSeed) -> Result<(), VaultError> {
        let slot_key = key::of_recovery(code, &seed.salt);
        self.header.slots.retain(|slot| slot.kind() != SlotKind::Recovery);
        self.push(SlotParameters::Recovery, &slot_key, seed)
    }

    /// Removes a slot.
    ///
    /// # Errors
    /// [`VaultError::LastSlot`], [`VaultError::NoSuchSlot`].
    pub fn remove_slot(&mut self, id: SlotId) -> Result<(), VaultError> {
        let index = self
            .header
            .slots
            .iter()
            .position(|slot| *slot.salt() == id.0)
            .ok_or(VaultError::NoSuchSlot)?;
        if self.header.slots.len() == 1 {
            return Err(VaultError::LastSlot);
        }
        self.header.slots.remove(index);
        Ok(())
    }

    fn push(
        &mut self,
        parameters: SlotParameters,
        slot_key: &[u8; 32],
        SlotSeed { salt, nonce }: &SlotSeed,
    ) -> Result<(), VaultError> {
        if self.header.slots.len() >= MAX_SLOTS {
            return Err(VaultError::TooManySlots);
        }
        let vault = &self.header.vault;
        let slot = Slot::seal(parameters, vault, &self.key, slot_key, *salt, *nonce)?;
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
