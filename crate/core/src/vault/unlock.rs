//! Sealed vaults → the key of the one that a password, a passkey or a recovery code opens.

use super::slot::Slot;
use super::{Facts, PasskeyOutput, PasswordKey, VaultError, VaultKey, file, key};
use crate::recovery::RecoveryCode;
use warifu_base::cost::{Cost, SALT_BYTES};
use zeroize::Zeroizing;

/// A passkey that can be asked, and the salt to ask with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// WebAuthn's credential id.
    pub credential: Vec<u8>,
    /// The input of its prf extension.
    pub salt: [u8; SALT_BYTES],
}

/// The salt and the cost with which a password slot derives its key. Slots with equal questions share one
/// derivation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PasswordQuestion {
    /// The salt.
    pub salt: [u8; SALT_BYTES],
    /// The cost.
    pub cost: Cost,
}

/// Facts that are readable without a key.
///
/// # Errors
/// The format's own.
pub fn facts(sealed: &[u8]) -> Result<Facts, VaultError> {
    let header = file::parse(sealed)?.header;
    Ok(Facts { id: header.vault, generation: header.generation })
}

/// The distinct questions of all password slots, the cheapest first, because a costly vault must not
/// delay the owner of a cheaper one. A vault that cannot be read is skipped.
///
/// # Errors
/// [`VaultError::NoPassword`] where no vault has a password slot; where none can be read, why the first
/// cannot.
pub fn password_questions(
    sealed: &[impl AsRef<[u8]>],
) -> Result<Vec<PasswordQuestion>, VaultError> {
    let mut questions: Vec<PasswordQuestion> = Vec::new();
    for (_, file) in &readable(sealed)? {
        for slot in &file.header.slots {
            let Some(cost) = slot.cost().transpose()? else { continue };
            let question = PasswordQuestion { salt: *slot.salt(), cost };
            if !questions.contains(&question) {
                questions.push(question);
            }
        }
    }
    if questions.is_empty() {
        return Err(VaultError::NoPassword);
    }
    questions.sort_by_key(|question| question.cost.work());
    Ok(questions)
}

/// The index and the key of the first sealed vault with a slot of this question that `key` opens. `None`
/// for a wrong password and for a changed slot alike: authentication cannot tell them apart.
///
/// # Errors
/// Where no vault can be read, why the first cannot.
pub fn unlock_with_password(
    sealed: &[impl AsRef<[u8]>],
    question: &PasswordQuestion,
    key: &PasswordKey,
) -> Result<Option<(usize, VaultKey)>, VaultError> {
    let PasswordQuestion { salt, cost } = *question;
    let key_of = |slot: &Slot| {
        let fits = *slot.salt() == salt && slot.cost() == Some(Ok(cost));
        fits.then(|| Zeroizing::new(*key.expose()))
    };
    Ok(open_first(&readable(sealed)?, key_of))
}

/// Unlocks in one go: `derive` gives the password's key for each question, until one opens a vault.
///
/// # Errors
/// Those of [`password_questions`] and of `derive`; [`VaultError::WrongPassword`].
pub fn unlock<E: From<VaultError>>(
    sealed: &[impl AsRef<[u8]>],
    mut derive: impl FnMut(&PasswordQuestion) -> Result<PasswordKey, E>,
) -> Result<(usize, VaultKey), E> {
    for question in password_questions(sealed)? {
        if let Some(found) = unlock_with_password(sealed, &question, &derive(&question)?)? {
            return Ok(found);
        }
    }
    Err(VaultError::WrongPassword.into())
}

/// The passkeys of the sealed vaults.
#[must_use]
pub fn passkeys(sealed: &[impl AsRef<[u8]>]) -> Vec<Passkey> {
    let slots = sealed
        .iter()
        .filter_map(|sealed| file::parse(sealed.as_ref()).ok())
        .flat_map(|file| file.header.slots);
    slots
        .filter_map(|slot| match slot {
            Slot::Passkey { credential, salt, .. } => Some(Passkey { credential, salt }),
            _ => None,
        })
        .collect()
}

/// The index and the key of the sealed vault that a passkey opens. `output` is what the prf extension
/// gave for that passkey's salt.
///
/// # Errors
/// [`VaultError::WrongPasskey`]; where no vault can be read, why the first cannot.
pub fn unlock_with_passkey(
    sealed: &[impl AsRef<[u8]>],
    credential: &[u8],
    output: &PasskeyOutput,
) -> Result<(usize, VaultKey), VaultError> {
    let key_of = |slot: &Slot| match slot {
        Slot::Passkey { credential: of_slot, salt, .. } if of_slot == credential => {
            Some(key::of_passkey(output, salt))
        }
        _ => None,
    };
    open_first(&readable(sealed)?, key_of).ok_or(VaultError::WrongPasskey)
}

/// The index and the key of the sealed vault that a recovery code opens.
///
/// # Errors
/// [`VaultError::WrongRecovery`]; where no vault can be read, why the first cannot.
pub fn unlock_with_recovery(
    sealed: &[impl AsRef<[u8]>],
    code: &RecoveryCode,
) -> Result<(usize, VaultKey), VaultError> {
    let key_of = |slot: &Slot| match slot {
        Slot::Recovery { salt, .. } => Some(key::of_recovery(code, salt)),
        _ => None,
    };
    open_first(&readable(sealed)?, key_of).ok_or(VaultError::WrongRecovery)
}

/// The vaults that can be read, with their indices. If none can, why the first cannot.
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
        let opened = file
            .header
            .slots
            .iter()
            .find_map(|slot| slot.open(&file.header.vault, &*key_of(slot)?));
        Some((*index, opened?))
    })
}
