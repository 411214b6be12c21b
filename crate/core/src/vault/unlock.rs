//! Finds the sealed vault that a password, a passkey or a recovery code opens, and its key.

#[cfg(doc)]
use super::header_end;
use super::slot::Slot;
use super::{PasskeyOutput, PasswordKey, SealedInfo, VaultError, VaultKey, file, key};
use crate::recovery::RecoveryCode;
use warifu_base::cost::{Cost, SALT_BYTES};
use zeroize::Zeroizing;

/// A passkey that opens a vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// WebAuthn's credential id.
    pub credential: Vec<u8>,
    /// The input of its `prf` extension.
    pub salt: [u8; SALT_BYTES],
}

/// The salt and the cost with which a password slot derives its key. Slots with equal questions
/// share one derivation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PasswordQuestion {
    /// The salt.
    pub salt: [u8; SALT_BYTES],
    /// The cost.
    pub cost: Cost,
}

/// Reads the id and the generation of a sealed vault, without its key.
///
/// # Errors
/// [`VaultError::NotAVault`], [`VaultError::Version`], [`VaultError::Damaged`],
/// [`VaultError::Cost`].
pub fn sealed_info(sealed: &[u8]) -> Result<SealedInfo, VaultError> {
    let header = file::parse(sealed)?.header;
    Ok(SealedInfo { id: header.vault, generation: header.generation })
}

/// Reads the generation of a sealed vault from its beginning, which may be cut at [`header_end`].
///
/// # Errors
/// As of [`sealed_info`].
pub fn sealed_generation(beginning: &[u8]) -> Result<u64, VaultError> {
    Ok(file::parse_beginning(beginning)?.0.generation)
}

/// Returns the distinct questions of all password slots. The cheapest comes first, so that a costly
/// vault does not delay the opening of a cheaper one, and the last ones are left out where all
/// together would cost too much work. Vaults that cannot be read are skipped.
///
/// # Errors
/// [`VaultError::NoPassword`] if no vault has a password slot. If no vault can be read, the error
/// of the first.
pub fn password_questions(
    sealed: &[impl AsRef<[u8]>],
) -> Result<Vec<PasswordQuestion>, VaultError> {
    let mut questions = distinct_questions(sealed)?;
    if questions.is_empty() {
        return Err(VaultError::NoPassword);
    }
    let mut work = 0_u64;
    questions.retain(|question| {
        work = work.saturating_add(question.cost.work());
        work <= Cost::MAX_WORK_KIB
    });
    Ok(questions)
}

/// Checks that [`password_questions`] leaves nothing out.
///
/// # Errors
/// [`VaultError::Cost`] if all vaults together cost too much work. If no vault can be read, the
/// error of the first.
pub fn check_costs(sealed: &[impl AsRef<[u8]>]) -> Result<(), VaultError> {
    let questions = distinct_questions(sealed)?;
    let costs: Vec<Cost> = questions.iter().map(|question| question.cost).collect();
    Ok(Cost::check_sum(&costs)?)
}

/// The distinct questions of all password slots, the cheapest first.
fn distinct_questions(sealed: &[impl AsRef<[u8]>]) -> Result<Vec<PasswordQuestion>, VaultError> {
    let mut questions: Vec<PasswordQuestion> = Vec::new();
    for (_, file) in &readable(sealed)? {
        for slot in &file.header.slots {
            let Some(cost) = slot.cost().transpose()? else { continue };
            let question = PasswordQuestion { salt: *slot.salt(), cost };
            if !questions.contains(&question) {
                let is_before = |known: &PasswordQuestion| known.cost.work() <= cost.work();
                questions.insert(questions.partition_point(is_before), question);
            }
        }
    }
    Ok(questions)
}

/// Returns the index and the key of the first sealed vault with a slot of this question that `key`
/// opens. Returns `None` if the password is wrong or the slot was changed, because authentication
/// cannot tell these apart.
///
/// # Errors
/// If no vault can be read, the error of the first.
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

/// Tries a password on all sealed vaults. `derive` derives the password's key for a question.
/// Returns the index and the key of the first vault that opens.
///
/// # Errors
/// The errors of [`password_questions`] and of `derive`; [`VaultError::WrongPassword`].
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

/// The passkeys of all sealed vaults that can be read.
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

/// Returns the index and the key of the sealed vault that a passkey opens. `output` is the output
/// of the passkey's `prf` extension for its salt.
///
/// # Errors
/// [`VaultError::WrongPasskey`]. If no vault can be read, the error of the first.
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

/// Returns the index and the key of the sealed vault that a recovery code opens.
///
/// # Errors
/// [`VaultError::WrongRecovery`]. If no vault can be read, the error of the first.
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

/// Returns the vaults that can be read, with their indices. If none can be read, returns the error
/// of the first.
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
