//! A vault that is open on a page. Everything here is quick.

use crate::text::{decode_id, decode_key, decode_sealed, encode_id, encode_sealed};
use crate::views::{MergeView, PasskeyAnswer, SlotRow, passkey_answer};
use std::cell::OnceCell;
use tsify::Ts;
use warifu_base::failure::Field;
use warifu_boundary::{Refusal, from_js, platform, to_js};
use warifu_core::entry::Name;
use warifu_core::recovery::RecoveryCode;
use warifu_core::search::Index;
use warifu_core::vault::{self, RecordId, SlotId, SlotSeed, Vault};
use wasm_bindgen::prelude::wasm_bindgen;

/// Milliseconds until another second begins, by the clock that codes are made with.
#[wasm_bindgen(js_name = msToNextSecond)]
#[must_use]
pub fn ms_to_next_second() -> u32 {
    u32::try_from(platform::unix_ms() % 1000).map_or(1000, |gone| 1000_u32.saturating_sub(gone))
}

/// A vault that is open on this page. `free()` wipes it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct OpenVault {
    vault: Vault,
    /// Made by the first search, and again after a change.
    index: OnceCell<Index>,
}

impl OpenVault {
    pub(crate) fn vault(&self) -> &Vault {
        &self.vault
    }

    /// Drops the index, because the caller changes an entry.
    pub(crate) fn entries_mut(&mut self) -> &mut Vault {
        self.index.take();
        &mut self.vault
    }

    pub(crate) fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(&self.vault))
    }
}

#[wasm_bindgen]
impl OpenVault {
    /// Opens a sealed vault with its key.
    ///
    /// # Errors
    /// A `vault_…` refusal.
    pub fn open(sealed: &str, key: &str) -> Result<Self, Refusal> {
        Ok(Self {
            vault: Vault::open(&decode_sealed(sealed)?, decode_key(key)?)?,
            index: OnceCell::new(),
        })
    }

    /// The vault's id.
    #[must_use]
    pub fn id(&self) -> String {
        encode_id(self.vault.id())
    }

    /// The number of times that it was sealed.
    #[must_use]
    pub fn generation(&self) -> f64 {
        u32::try_from(self.vault.generation()).map_or(f64::INFINITY, f64::from)
    }

    /// The vault's name. May be empty.
    #[must_use]
    pub fn name(&self) -> String {
        self.vault.name().as_str().to_owned()
    }

    /// Names the vault.
    ///
    /// # Errors
    /// `entry_issuer_too_long`.
    pub fn rename(&mut self, name: &str) -> Result<(), Refusal> {
        self.vault.rename(Name::new(name, Field::Issuer)?);
        Ok(())
    }

    /// The sealed bytes of the next generation, in base64. Entries deleted 30 days ago or earlier are
    /// removed for good.
    ///
    /// # Errors
    /// `platform_no_randomness`.
    pub fn seal(&mut self) -> Result<String, Refusal> {
        self.vault.forget_old(platform::unix_seconds());
        Ok(encode_sealed(&self.vault.seal(*platform::random()?)?))
    }

    /// Gives the next generation a higher number than another copy of this vault has. A copy that cannot
    /// be read is ignored.
    pub fn outrank(&mut self, sealed: &str) {
        if let Ok(facts) = decode_sealed(sealed).and_then(|sealed| Ok(vault::facts(&sealed)?)) {
            self.vault.outrank(facts.generation);
        }
    }

    /// The ways to unlock the vault.
    ///
    /// # Errors
    /// `platform_boundary`.
    pub fn slots(&self) -> Result<Vec<Ts<SlotRow>>, Refusal> {
        let row =
            |slot: vault::SlotView| SlotRow { id: encode_id(&slot.id.0), kind: slot.kind.into() };
        self.vault.slots().into_iter().map(|slot| to_js(&row(slot))).collect()
    }

    /// Removes a way to unlock the vault.
    ///
    /// # Errors
    /// `vault_last_slot`, `vault_no_such_slot`.
    #[wasm_bindgen(js_name = removeSlot)]
    pub fn remove_slot(&mut self, id: &str) -> Result<(), Refusal> {
        Ok(self.vault.remove_slot(SlotId(decode_id(id)?))?)
    }

    /// Adds a passkey.
    ///
    /// # Errors
    /// `vault_too_many_slots`.
    #[wasm_bindgen(js_name = addPasskey)]
    pub fn add_passkey(&mut self, answer: &Ts<PasskeyAnswer>) -> Result<(), Refusal> {
        let (credential, output, salt) = passkey_answer(from_js(answer)?)?;
        let seed = SlotSeed { salt, nonce: *platform::random()? };
        Ok(self.vault.add_passkey(credential, &output, &seed)?)
    }

    /// Makes a recovery code, replaces the old one, and returns it. It cannot be read again.
    ///
    /// # Errors
    /// `vault_too_many_slots`.
    #[wasm_bindgen(js_name = makeRecovery)]
    pub fn make_recovery(&mut self) -> Result<String, Refusal> {
        let code = RecoveryCode::new(&platform::random()?);
        let seed = SlotSeed { salt: *platform::random()?, nonce: *platform::random()? };
        self.vault.set_recovery(&code, &seed)?;
        Ok(code.to_text().to_string())
    }

    /// Counts what [`Self::merge`] would do.
    ///
    /// # Errors
    /// `platform_boundary`.
    #[wasm_bindgen(js_name = previewMerge)]
    pub fn preview_merge(&self, other: &OpenVault) -> Result<Ts<MergeView>, Refusal> {
        let merged = self.vault.preview_merge(&other.vault);
        to_js(&MergeView { added: merged.added, same: merged.same })
    }

    /// Adds another vault's entries that are not here.
    ///
    /// # Errors
    /// `vault_full`.
    pub fn merge(&mut self, other: &OpenVault) -> Result<(), Refusal> {
        self.entries_mut()
            .merge(&other.vault, || Ok::<_, Refusal>(RecordId(*platform::random()?)))?;
        Ok(())
    }
}

/// A stored vault as the bytes of a backup file.
///
/// # Errors
/// `vault_damaged` for a text that is not base64.
#[wasm_bindgen(js_name = toFile)]
pub fn to_file(sealed: &str) -> Result<Vec<u8>, Refusal> {
    decode_sealed(sealed)
}

/// The bytes of a backup file in the form in which vaults are stored.
#[wasm_bindgen(js_name = fromFile)]
#[must_use]
pub fn from_file(bytes: &[u8]) -> String {
    encode_sealed(bytes)
}
