//! Sealed vaults → the key of the one that a password, a passkey or a recovery code belongs to.

use super::slot::Slot;
use super::{Facts, PasskeyOutput, VaultError, VaultKey, file, key};
use crate::kdf::{self, Cost, Password, SALT_BYTES};
use crate::recovery::RecoveryCode;
use zeroize::Zeroizing;

/// A passkey that may be asked for, and the salt to ask with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// WebAuthn's credential id.
    pub credential: Vec<u8>,
    /// The input of its prf extension.
    pub salt: [u8; SALT_BYTES],
}

/// What anybody can read of a sealed vault.
///
/// # Errors
/// The format's own.
pub fn facts(sealed: &[u8]) -> Result<Facts, VaultError> {
    let header = file::parse(sealed)?.header;
    let password = header.slots.iter().find_map(|slot| slot.cost()?.ok().map(|cost| (*slot.salt(), cost)));
    Ok(Facts { id: header.vault, generation: header.generation, password })
}

/// Which of the sealed vaults the password opens, and its key. Vaults that share their salt and cost are tried by one
/// derivation. A vault that cannot be read is passed over, so that it does not keep the others shut.
///
/// # Errors
/// [`VaultError::WrongPassword`]; [`VaultError::Kdf`] before a cost that files dictate is paid; where there is nothing to
/// try, why.
pub fn unlock(sealed: &[impl AsRef<[u8]>], password: &Password) -> Result<(usize, VaultKey), VaultError> {
    let files = readable(sealed)?;
    let mut costs: Vec<([u8; SALT_BYTES], Cost)> = Vec::new();
    for (_, file) in &files {
        for slot in &file.header.slots {
            let Some(cost) = slot.cost().transpose()? else { continue };
            if !costs.contains(&(*slot.salt(), cost)) {
                costs.push((*slot.salt(), cost));
            }
        }
    }
    if costs.is_empty() {
        return Err(VaultError::NoPassword);
    }
    // Each file is bounded by itself; a costly one keeps nobody waiting who owns a cheaper one.
    costs.sort_by_key(|&(_, cost)| cost.work());
    for (salt, cost) in costs {
        let slot_key = kdf::derive(password, &salt, cost)?;
        let fits = |slot: &Slot| *slot.salt() == salt && slot.cost() == Some(Ok(cost));
        if let Some(found) = open_first(&files, |slot| fits(slot).then(|| slot_key.clone())) {
            return Ok(found);
        }
    }
    // A changed slot and a wrong password cannot be told apart: that is what authentication means.
    Err(VaultError::WrongPassword)
}

/// The passkeys that the sealed vaults know.
#[must_use]
pub fn passkeys(sealed: &[impl AsRef<[u8]>]) -> Vec<Passkey> {
    let slots = sealed.iter().filter_map(|sealed| file::parse(sealed.as_ref()).ok()).flat_map(|file| file.header.slots);
    slots
        .filter_map(|slot| match slot {
            Slot::Passkey { credential, salt, .. } => Some(Passkey { credential, salt }),
            _ => None,
        })
        .collect()
}

/// Which of the sealed vaults a passkey opens, and its key. `output` is what the prf extension gave for that
/// passkey's salt.
///
/// # Errors
/// [`VaultError::WrongPasskey`]; where there is nothing to try, why.
pub fn unlock_with_passkey(
    sealed: &[impl AsRef<[u8]>],
    credential: &[u8],
    output: &PasskeyOutput,
) -> Result<(usize, VaultKey), VaultError> {
    let key_of = |slot: &Slot| match slot {
        Slot::Passkey { credential: of_slot, salt, .. } if of_slot == credential => Some(key::of_passkey(output, salt)),
        _ => None,
    };
    open_first(&readable(sealed)?, key_of).ok_or(VaultError::WrongPasskey)
}

/// Which of the sealed vaults a recovery code opens, and its key.
///
/// # Errors
/// [`VaultError::WrongRecovery`]; where there is nothing to try, why.
pub fn unlock_with_recovery(sealed: &[impl AsRef<[u8]>], code: &RecoveryCode) -> Result<(usize, VaultKey), VaultError> {
    let key_of = |slot: &Slot| match slot {
        Slot::Recovery { salt, .. } => Some(key::of_recovery(code, salt)),
        _ => None,
    };
    open_first(&readable(sealed)?, key_of).ok_or(VaultError::WrongRecovery)
}

/// The vaults that can be read, with their places among all. If none can, why the first cannot.
fn readable(sealed: &[impl AsRef<[u8]>]) -> Result<Vec<(usize, file::File<'_>)>, VaultError> {
    let mut first_error = None;
    let mut files = Vec::new();
    for (index, sealed) in sealed.iter().enumerate() {
        match file::parse(sealed.as_ref()) {
            Ok(file) => files.push((index, file)),
            Err(error) => _ = first_error.get_or_insert(error),
        }
    }
    if files.is_empty() { Err(first_error.unwrap_or(VaultError::NotAVault)) } else { Ok(files) }
}

fn open_first(
    files: &[(usize, file::File<'_>)],
    key_of: impl Fn(&Slot) -> Option<Zeroizing<[u8; 32]>>,
) -> Option<(usize, VaultKey)> {
    files.iter().find_map(|(index, file)| {
        let opened = file.header.slots.iter().find_map(|slot| slot.open(&file.header.vault, &*key_of(slot)?));
        Some((*index, opened?))
    })
}
