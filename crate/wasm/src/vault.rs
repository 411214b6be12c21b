//! The vault. Creating and unlocking hash a password and belong in the worker; the rest is quick.

use crate::account::{Account, period};
use crate::platform;
use crate::refusal::{Refusal, to_js};
use data_encoding::{BASE64, HEXLOWER};
use serde::Serialize;
use tsify::{Ts, Tsify};
use warifu_core::code;
use warifu_core::kdf::{Cost, Password};
use warifu_core::vault::{self, Record, RecordId, Seed, Vault, VaultError, VaultKey};
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

/// A vault and the key that opens it, both in the form in which the browser stores them.
#[derive(Serialize, Tsify)]
pub struct Unlocked {
    /// The sealed vault.
    pub sealed: String,
    /// Its key: for the session's memory only.
    pub key: String,
}

impl std::fmt::Debug for Unlocked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Unlocked(…)")
    }
}

/// An entry as a list shows it: without its secret.
#[derive(Debug, Serialize, Tsify)]
pub struct EntryView {
    /// Its name among the entries.
    pub id: String,
    /// May be empty.
    pub issuer: String,
    /// May be empty.
    pub account: String,
    /// An icon's name.
    pub icon: String,
}

/// An entry's code now.
#[derive(Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct CodeView {
    /// The entry's name.
    pub id: String,
    /// What is copied: digits alone.
    pub code: String,
    /// What is shown: digits in two groups.
    pub shown: String,
    /// Whole seconds that it still holds.
    pub seconds_left: u32,
    /// Seconds that each code holds.
    pub period: u32,
}

/// Makes an empty vault behind a new master password, given in UTF-8.
///
/// # Errors
/// A `kdf_…` refusal.
#[wasm_bindgen(js_name = createVault)]
pub fn create_vault(password: Vec<u8>) -> Result<Ts<Unlocked>, Refusal> {
    let password = Password::choose(&typed(password))?;
    let seed = Seed {
        key: platform::random()?,
        id: *platform::random()?,
        salt: *platform::random()?,
        slot_nonce: *platform::random()?,
    };
    let vault = Vault::create(&password, Cost::DEFAULT, seed)?;
    let key = encode_key(vault.key());
    let sealed = OpenVault(vault).seal()?;
    to_js(&Unlocked { sealed, key })
}

/// The key of a sealed vault, by its master password in UTF-8.
///
/// # Errors
/// A `kdf_…` or `vault_…` refusal.
#[wasm_bindgen(js_name = unlockVault)]
pub fn unlock_vault(sealed: &str, password: Vec<u8>) -> Result<String, Refusal> {
    let password = Password::enter(&typed(password))?;
    Ok(encode_key(&vault::unlock(&decode_sealed(sealed)?, &password)?))
}

/// Milliseconds until another second begins, by the clock that codes are made with.
#[wasm_bindgen(js_name = msToNextSecond)]
#[must_use]
pub fn ms_to_next_second() -> u32 {
    u32::try_from(platform::unix_ms() % 1000).map_or(1000, |gone| 1000_u32.saturating_sub(gone))
}

/// A vault that is open on this page. `free()` wipes it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct OpenVault(Vault);

#[wasm_bindgen]
impl OpenVault {
    /// Opens a sealed vault with its key.
    ///
    /// # Errors
    /// A `vault_…` refusal.
    pub fn open(sealed: &str, key: &str) -> Result<Self, Refusal> {
        Ok(Self(Vault::open(&decode_sealed(sealed)?, decode_key(key)?)?))
    }

    /// Adds an account; the vault must then be sealed and stored. Returns the entry's name.
    ///
    /// # Errors
    /// A `vault_…` or `entry_…` refusal.
    pub fn add(&mut self, account: &Account) -> Result<String, Refusal> {
        let id = RecordId(*platform::random()?);
        self.0.add(account.entry().clone(), id, platform::unix_seconds())?;
        Ok(encode_id(id))
    }

    /// The name of the entry that is this very account, if it is there already.
    #[must_use]
    pub fn find(&self, account: &Account) -> Option<String> {
        let same = |record: &&Record| record.entry.is_same_account(account.entry());
        self.0.records().iter().find(same).map(|record| encode_id(record.id))
    }

    /// The sealed bytes of the next generation, as text.
    ///
    /// # Errors
    /// `platform_no_randomness`.
    pub fn seal(&mut self) -> Result<String, Refusal> {
        Ok(BASE64.encode(&self.0.seal(*platform::random()?)?))
    }

    /// The entries in the order in which they were added.
    ///
    /// # Errors
    /// `platform_boundary`.
    pub fn entries(&self) -> Result<Vec<Ts<EntryView>>, Refusal> {
        self.0.records().iter().map(|record| to_js(&entry_view(record))).collect()
    }

    /// Every entry's code now, in the same order.
    ///
    /// # Errors
    /// `platform_boundary`.
    pub fn codes(&self) -> Result<Vec<Ts<CodeView>>, Refusal> {
        let now = platform::unix_seconds();
        self.0.records().iter().map(|record| to_js(&code_view(record, now))).collect()
    }
}

fn entry_view(Record { id, entry, .. }: &Record) -> EntryView {
    EntryView {
        id: encode_id(*id),
        issuer: entry.issuer.as_str().to_owned(),
        account: entry.account.as_str().to_owned(),
        icon: entry.icon.name().to_owned(),
    }
}

fn code_view(Record { id, entry, .. }: &Record, now: u64) -> CodeView {
    let code = code::code(entry, now);
    let (left, right) = code.groups();
    CodeView {
        id: encode_id(*id),
        code: code.digits.to_string(),
        shown: format!("{left} {right}"),
        seconds_left: code.seconds_left,
        period: period(entry).seconds(),
    }
}

fn typed(password: Vec<u8>) -> Zeroizing<String> {
    let password = Zeroizing::new(password);
    Zeroizing::new(String::from_utf8_lossy(&password).into_owned())
}

fn encode_id(id: RecordId) -> String {
    HEXLOWER.encode(&id.0)
}

fn encode_key(key: &VaultKey) -> String {
    BASE64.encode(key.expose())
}

fn decode_key(text: &str) -> Result<VaultKey, Refusal> {
    let bytes = BASE64.decode(text.as_bytes()).map(Zeroizing::new).map_err(|_| VaultError::Damaged)?;
    let key = <[u8; 32]>::try_from(bytes.as_slice()).map_err(|_| VaultError::Damaged)?;
    Ok(VaultKey::new(Zeroizing::new(key)))
}

fn decode_sealed(text: &str) -> Result<Vec<u8>, Refusal> {
    BASE64.decode(text.as_bytes()).map_err(|_| VaultError::Damaged.into())
}
