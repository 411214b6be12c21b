//! Unlocks vaults with keys of passwords, with passkeys and with recovery codes.

#![allow(clippy::needless_pass_by_value, reason = "wasm-bindgen passes lists by value")]

use crate::names::SlotKind;
use crate::views::{PasskeyAnswer, passkey_answer};
use js_sys::JsString;
use serde::Serialize;
use tsify::{Ts, Tsify};
use warifu_base::failure::Field;
use warifu_boundary::{PasswordQuestion, Refusal, from_js, platform, to_js};
use warifu_core::account::Name;
use warifu_core::recovery::RecoveryCode;
use warifu_core::vault::{self, PasswordKey, Seed, Vault, VaultKey};
use warifu_vault_boundary::{
    decode_beginning, decode_key, decode_sealed, encode_id, encode_key, encode_sealed,
};
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

/// The id and the key of a vault that was unlocked.
#[derive(Serialize, Tsify)]
pub struct Unlocked {
    /// The vault's id.
    pub id: String,
    /// The vault's key. It may be stored only in memory, for the session.
    pub key: String,
}

/// A vault with a new key. It must be stored now.
#[derive(Serialize, Tsify)]
pub struct Rekeyed {
    /// The vault's id.
    pub id: String,
    /// The sealed vault.
    pub sealed: String,
    /// The vault's key. It may be stored only in memory, for the session.
    pub key: String,
    /// The kinds of the slots that were removed, because they cannot open the vault with its new
    /// key.
    #[serde(rename = "removedSlots")]
    pub removed_slots: Vec<SlotKind>,
}

/// The part of a sealed vault's header that identifies a copy of the vault. It is readable without
/// a key.
#[derive(Debug, Serialize, Tsify)]
pub struct SealedInfo {
    /// The vault's id.
    pub id: String,
    /// The generation: the number of times that the vault was sealed. `Infinity` from 2³² on.
    pub generation: f64,
}

/// A passkey that opens a vault.
#[derive(Debug, Serialize, Tsify)]
pub struct PasskeyQuestion {
    /// WebAuthn's credential id.
    #[serde(with = "serde_bytes")]
    #[tsify(type = "Uint8Array")]
    pub credential: Vec<u8>,
    /// The input of its `prf` extension.
    #[serde(with = "serde_bytes")]
    #[tsify(type = "Uint8Array")]
    pub salt: Vec<u8>,
}

macro_rules! redacted {
    ($($name:ident),*) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )*};
}
redacted!(Unlocked, Rekeyed);

/// Returns the distinct questions of all password slots, the cheapest first. The password module
/// derives a key for each, which [`unlock_with_password`] takes.
///
/// # Errors
/// `vault_no_password`. If no vault can be read, the refusal of the first.
#[wasm_bindgen(js_name = passwordQuestions)]
pub fn password_questions(
    #[wasm_bindgen(unchecked_param_type = "string[]")] sealed: Vec<JsString>,
) -> Result<Vec<Ts<PasswordQuestion>>, Refusal> {
    let questions = vault::password_questions(&decode_all(&sealed))?.into_iter();
    questions.map(|question| to_js(&PasswordQuestion::new(&question.salt, question.cost))).collect()
}

/// Checks that a password can be tried on all of these vaults within the bound of the work.
///
/// # Errors
/// `kdf_too_costly`. If no vault can be read, the refusal of the first.
#[wasm_bindgen(js_name = checkCosts)]
pub fn check_costs(
    #[wasm_bindgen(unchecked_param_type = "string[]")] sealed: Vec<JsString>,
) -> Result<(), Refusal> {
    Ok(vault::check_costs(&decode_all(&sealed))?)
}

/// Whether this version could have chosen the question's cost. A new vault beside it may share the
/// question.
///
/// # Errors
/// A `kdf_…` refusal.
#[wasm_bindgen(js_name = isUsualQuestion)]
pub fn is_usual_question(question: &Ts<PasswordQuestion>) -> Result<bool, Refusal> {
    let (_, cost) = from_js(question)?.check()?;
    Ok(cost.is_usual())
}

/// Returns the vault that a password's key opens; `undefined` if it opens no slot of this question.
///
/// # Errors
/// If no vault can be read, the refusal of the first.
#[wasm_bindgen(js_name = unlockWithPassword)]
pub fn unlock_with_password(
    #[wasm_bindgen(unchecked_param_type = "string[]")] sealed: Vec<JsString>,
    question: &Ts<PasswordQuestion>,
    key: Vec<u8>,
) -> Result<Option<Ts<Unlocked>>, Refusal> {
    let (question, key) = question_and_key(question, key)?;
    let sealed = decode_all(&sealed);
    let found = vault::unlock_with_password(&sealed, &question, &key)?;
    found.map(|found| unlocked(&sealed, found)).transpose()
}

/// Creates an empty vault with a new master password. `key` is the key that was derived from it for
/// the question.
///
/// # Errors
/// `entry_issuer_too_long` for the vault's name; a `kdf_…` refusal.
#[wasm_bindgen(js_name = createVault)]
pub fn create_vault(
    name: &str,
    question: &Ts<PasswordQuestion>,
    key: Vec<u8>,
) -> Result<Ts<Rekeyed>, Refusal> {
    let (question, key) = question_and_key(question, key)?;
    let seed =
        Seed { key: platform::random()?, id: *platform::random()?, nonce: *platform::random()? };
    rekeyed(Vault::create(Name::new(name, Field::Issuer)?, &question, &key, seed)?, Vec::new())
}

/// Changes the master password and the key of a sealed vault. `key` is the key that was derived
/// from the new password.
///
/// # Errors
/// A `kdf_…` or `vault_…` refusal.
#[wasm_bindgen(js_name = changePassword)]
pub fn change_password(
    #[wasm_bindgen(unchecked_param_type = "string")] sealed: &JsString,
    vault_key: &str,
    question: &Ts<PasswordQuestion>,
    key: Vec<u8>,
) -> Result<Ts<Rekeyed>, Refusal> {
    let (question, key) = question_and_key(question, key)?;
    let mut vault = Vault::open(&decode_sealed(sealed)?, decode_key(vault_key)?)?;
    let removed =
        vault.change_password(&question, &key, platform::random()?, *platform::random()?)?;
    rekeyed(vault, removed.into_iter().map(SlotKind::from).collect())
}

/// Returns the vault that a recovery code opens.
///
/// # Errors
/// A `recovery_…` or `vault_…` refusal.
#[wasm_bindgen(js_name = unlockWithRecovery)]
pub fn unlock_with_recovery(
    #[wasm_bindgen(unchecked_param_type = "string[]")] sealed: Vec<JsString>,
    code: &str,
) -> Result<Ts<Unlocked>, Refusal> {
    let code = RecoveryCode::parse(code)?;
    let sealed = decode_all(&sealed);
    unlocked(&sealed, vault::unlock_with_recovery(&sealed, &code)?)
}

/// Returns the vault that a passkey opens.
///
/// # Errors
/// A `vault_…` refusal.
#[wasm_bindgen(js_name = unlockWithPasskey)]
pub fn unlock_with_passkey(
    #[wasm_bindgen(unchecked_param_type = "string[]")] sealed: Vec<JsString>,
    answer: &Ts<PasskeyAnswer>,
) -> Result<Ts<Unlocked>, Refusal> {
    let (credential, output, _) = passkey_answer(from_js(answer)?)?;
    let sealed = decode_all(&sealed);
    unlocked(&sealed, vault::unlock_with_passkey(&sealed, &credential, &output)?)
}

/// The passkeys of all sealed vaults that can be read.
///
/// # Errors
/// `platform_boundary`.
#[wasm_bindgen(js_name = passkeysOf)]
pub fn passkeys_of(
    #[wasm_bindgen(unchecked_param_type = "string[]")] sealed: Vec<JsString>,
) -> Result<Vec<Ts<PasskeyQuestion>>, Refusal> {
    let passkeys = vault::passkeys(&decode_all(&sealed));
    let question = |passkey: vault::Passkey| PasskeyQuestion {
        credential: passkey.credential,
        salt: passkey.salt.to_vec(),
    };
    passkeys.into_iter().map(|passkey| to_js(&question(passkey))).collect()
}

/// Returns 16 random bytes, for the salt of a new slot.
///
/// # Errors
/// `platform_no_randomness`.
#[wasm_bindgen(js_name = newSalt)]
pub fn new_salt() -> Result<Vec<u8>, Refusal> {
    Ok(platform::random::<16>()?.to_vec())
}

/// Reads the id and the generation of a sealed vault, without its key.
///
/// # Errors
/// A `vault_…` refusal.
#[wasm_bindgen(js_name = sealedInfo)]
pub fn sealed_info(
    #[wasm_bindgen(unchecked_param_type = "string")] sealed: &JsString,
) -> Result<Ts<SealedInfo>, Refusal> {
    let info = vault::sealed_info(&decode_sealed(sealed)?)?;
    to_js(&SealedInfo { id: encode_id(&info.id), generation: number(info.generation) })
}

/// Reads the generation from the beginning of a sealed vault, without its key. The rest may be
/// damaged.
///
/// # Errors
/// A `vault_…` refusal.
#[wasm_bindgen(js_name = sealedGeneration)]
pub fn sealed_generation(
    #[wasm_bindgen(unchecked_param_type = "string")] sealed: &JsString,
) -> Result<f64, Refusal> {
    Ok(number(vault::sealed_generation(&decode_beginning(sealed)?)?))
}

fn number(generation: u64) -> f64 {
    u32::try_from(generation).map_or(f64::INFINITY, f64::from)
}

/// Converts a question and the key that was derived for it from JavaScript.
fn question_and_key(
    question: &Ts<PasswordQuestion>,
    key: Vec<u8>,
) -> Result<(vault::PasswordQuestion, PasswordKey), Refusal> {
    let key = Zeroizing::new(key);
    let (salt, cost) = from_js(question)?.check()?;
    let key = <[u8; 32]>::try_from(key.as_slice()).map_err(|_| Refusal::of("platform_boundary"))?;
    Ok((vault::PasswordQuestion { salt, cost }, PasswordKey::new(Zeroizing::new(key))))
}

fn rekeyed(mut vault: Vault, removed_slots: Vec<SlotKind>) -> Result<Ts<Rekeyed>, Refusal> {
    let key = encode_key(vault.key());
    let sealed = encode_sealed(&vault.seal(*platform::random()?)?);
    to_js(&Rekeyed { id: encode_id(vault.id()), sealed, key, removed_slots })
}

fn unlocked(sealed: &[Vec<u8>], (index, key): (usize, VaultKey)) -> Result<Ts<Unlocked>, Refusal> {
    let opened = sealed.get(index).ok_or_else(|| Refusal::of("platform_boundary"))?;
    to_js(&Unlocked { id: encode_id(&vault::sealed_info(opened)?.id), key: encode_key(&key) })
}

/// A text that is not base64 becomes an empty file, which is skipped like any other that cannot be
/// read.
fn decode_all(sealed: &[JsString]) -> Vec<Vec<u8>> {
    sealed.iter().map(|sealed| decode_sealed(sealed).unwrap_or_default()).collect()
}
