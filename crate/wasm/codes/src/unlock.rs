//! Passwords, passkeys and recovery codes → keys of vaults. What hashes a password belongs in the worker.

#![allow(clippy::needless_pass_by_value, reason = "wasm-bindgen hands lists over whole")]

use crate::platform;
use crate::refusal::{Refusal, from_js, to_js};
use crate::text::{decode_key, decode_sealed, encode_id, encode_key, encode_sealed};
use crate::views::{PasskeyAnswer, passkey_answer};
use serde::Serialize;
use tsify::{Ts, Tsify};
use warifu_core::entry::Name;
use warifu_core::failure::Field;
use warifu_core::kdf::{self, Cost, KdfError, Password};
use warifu_core::recovery::RecoveryCode;
use warifu_core::strength;
use warifu_core::vault::{self, Facts, Seed, SlotKind, SlotSeed, Vault, VaultKey};
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

/// A vault and the key that opens it, both in the form in which the browser stores them.
#[derive(Serialize, Tsify)]
pub struct Unlocked {
    /// The vault's id.
    pub id: String,
    /// Its key: for the session's memory only.
    pub key: String,
}

/// A vault as it is to be stored now, and its key.
#[derive(Serialize, Tsify)]
pub struct Rekeyed {
    /// The vault's id.
    pub id: String,
    /// The sealed vault.
    pub sealed: String,
    /// Its key: for the session's memory only.
    pub key: String,
    /// The other ways to open it that are no more.
    #[tsify(type = "('passkey' | 'recovery')[]")]
    pub fell: Vec<String>,
}

/// What anybody can read of a sealed vault.
#[derive(Debug, Serialize, Tsify)]
pub struct SealedFacts {
    /// The vault's id.
    pub id: String,
    /// How often it was sealed.
    pub generation: f64,
}

/// A passkey that may be asked for.
#[derive(Debug, Serialize, Tsify)]
pub struct PasskeyQuestion {
    /// WebAuthn's credential id.
    #[serde(with = "serde_bytes")]
    #[tsify(type = "Uint8Array")]
    pub credential: Vec<u8>,
    /// The input of its prf extension.
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

/// Makes an empty vault behind a new master password, given in UTF-8, beside those that are there. A password that opens
/// one of them already would open only that one, and is refused.
///
/// # Errors
/// A `kdf_…` refusal; `unlock_password_taken`.
#[wasm_bindgen(js_name = createVault)]
pub fn create_vault(name: &str, password: Vec<u8>, beside: Vec<String>) -> Result<Ts<Rekeyed>, Refusal> {
    let (password, beside) = free_password(password, &beside)?;
    let shared = beside.iter().find_map(|sealed| vault::facts(sealed).ok()?.password);
    let (salt, cost) = match shared {
        Some(shared) => shared,
        None => (*platform::random()?, affordable(&password)?),
    };
    let slot = SlotSeed { salt, nonce: *platform::random()? };
    let seed = Seed { key: platform::random()?, id: *platform::random()?, slot };
    let vault = Vault::create(Name::new(name, Field::Issuer)?, &password, cost, seed)?;
    rekeyed(vault, Vec::new())
}

/// Changes the master password of a sealed vault, and its key. `beside` are the other vaults.
///
/// # Errors
/// A `kdf_…` or `vault_…` refusal; `unlock_password_taken`.
#[wasm_bindgen(js_name = changePassword)]
pub fn change_password(
    sealed: &str,
    key: &str,
    password: Vec<u8>,
    beside: Vec<String>,
) -> Result<Ts<Rekeyed>, Refusal> {
    let (password, _) = free_password(password, &beside)?;
    let sealed = decode_sealed(sealed)?;
    let mut vault = Vault::open(&sealed, decode_key(key)?)?;
    let Facts { password: before, .. } = vault::facts(&sealed)?;
    // The salt stays, as vaults side by side share it; the key under it is another for another password.
    let (salt, cost) = match before {
        Some(before) => before,
        None => (*platform::random()?, affordable(&password)?),
    };
    let seed = SlotSeed { salt, nonce: *platform::random()? };
    let fell = vault.change_password(&password, cost, platform::random()?, &seed)?;
    let fell = fell.into_iter().map(|kind| if kind == SlotKind::Passkey { "passkey" } else { "recovery" }.to_owned());
    rekeyed(vault, fell.collect())
}

/// Which of the sealed vaults a master password opens, given in UTF-8.
///
/// # Errors
/// A `kdf_…` or `vault_…` refusal.
#[wasm_bindgen(js_name = unlockVault)]
pub fn unlock_vault(sealed: Vec<String>, password: Vec<u8>) -> Result<Ts<Unlocked>, Refusal> {
    let password = Password::enter(&typed(password))?;
    let sealed = decode_all(&sealed);
    unlocked(&sealed, vault::unlock(&sealed, &password)?)
}

/// Which of the sealed vaults a recovery code opens.
///
/// # Errors
/// A `recovery_…` or `vault_…` refusal.
#[wasm_bindgen(js_name = unlockWithRecovery)]
pub fn unlock_with_recovery(sealed: Vec<String>, code: &str) -> Result<Ts<Unlocked>, Refusal> {
    let code = RecoveryCode::parse(code)?;
    let sealed = decode_all(&sealed);
    unlocked(&sealed, vault::unlock_with_recovery(&sealed, &code)?)
}

/// Which of the sealed vaults a passkey opens.
///
/// # Errors
/// A `passkey_…` or `vault_…` refusal.
#[wasm_bindgen(js_name = unlockWithPasskey)]
pub fn unlock_with_passkey(sealed: Vec<String>, answer: &Ts<PasskeyAnswer>) -> Result<Ts<Unlocked>, Refusal> {
    let (credential, output, _) = passkey_answer(from_js(answer)?)?;
    let sealed = decode_all(&sealed);
    unlocked(&sealed, vault::unlock_with_passkey(&sealed, &credential, &output)?)
}

/// The passkeys that the sealed vaults know.
///
/// # Errors
/// `platform_boundary`.
#[wasm_bindgen(js_name = passkeysOf)]
pub fn passkeys_of(sealed: Vec<String>) -> Result<Vec<Ts<PasskeyQuestion>>, Refusal> {
    let passkeys = vault::passkeys(&decode_all(&sealed));
    let question =
        |passkey: vault::Passkey| PasskeyQuestion { credential: passkey.credential, salt: passkey.salt.to_vec() };
    passkeys.into_iter().map(|passkey| to_js(&question(passkey))).collect()
}

/// Random bytes for a new passkey's salt.
///
/// # Errors
/// `platform_no_randomness`.
#[wasm_bindgen(js_name = newSalt)]
pub fn new_salt() -> Result<Vec<u8>, Refusal> {
    Ok(platform::random::<16>()?.to_vec())
}

/// What can be read of a sealed vault without its key.
///
/// # Errors
/// A `vault_…` refusal.
#[wasm_bindgen(js_name = factsOf)]
pub fn facts_of(sealed: &str) -> Result<Ts<SealedFacts>, Refusal> {
    let facts = vault::facts(&decode_sealed(sealed)?)?;
    let generation = u32::try_from(facts.generation).map_or(f64::INFINITY, f64::from);
    to_js(&SealedFacts { id: encode_id(&facts.id), generation })
}

/// How long a password resists guessing, from 0 to 4.
#[wasm_bindgen(js_name = strengthOf)]
#[must_use]
pub fn strength_of(password: &str) -> u8 {
    strength::strength(password)
}

/// A new password that opens none of the vaults beside.
fn free_password(password: Vec<u8>, beside: &[String]) -> Result<(Password, Vec<Vec<u8>>), Refusal> {
    let password = Password::choose(&typed(password))?;
    let beside = decode_all(beside);
    if vault::unlock(&beside, &password).is_ok() {
        return Err(Refusal::about("unlock_password_taken", Field::Password));
    }
    Ok((password, beside))
}

/// The default cost, more where this machine is fast, the least where it has not the memory.
fn affordable(password: &Password) -> Result<Cost, Refusal> {
    let start = platform::unix_ms();
    match kdf::derive(password, &[0; kdf::SALT_BYTES], Cost::DEFAULT) {
        Ok(_) => Ok(Cost::calibrated(platform::unix_ms().saturating_sub(start))),
        Err(KdfError::Memory) => Ok(Cost::LEAST),
        Err(error) => Err(error.into()),
    }
}

fn rekeyed(mut vault: Vault, fell: Vec<String>) -> Result<Ts<Rekeyed>, Refusal> {
    let key = encode_key(vault.key());
    let sealed = encode_sealed(&vault.seal(*platform::random()?)?);
    to_js(&Rekeyed { id: encode_id(vault.id()), sealed, key, fell })
}

fn unlocked(sealed: &[Vec<u8>], (index, key): (usize, VaultKey)) -> Result<Ts<Unlocked>, Refusal> {
    let opened = sealed.get(index).ok_or_else(|| Refusal::of("platform_boundary"))?;
    to_js(&Unlocked { id: encode_id(&vault::facts(opened)?.id), key: encode_key(&key) })
}

/// What is no base64 is no vault either, and is passed over as one that cannot be read.
fn decode_all(sealed: &[String]) -> Vec<Vec<u8>> {
    sealed.iter().map(|sealed| decode_sealed(sealed).unwrap_or_default()).collect()
}

fn typed(password: Vec<u8>) -> Zeroizing<String> {
    let password = Zeroizing::new(password);
    Zeroizing::new(String::from_utf8_lossy(&password).into_owned())
}
