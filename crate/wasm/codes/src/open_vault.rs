//! A vault that is open on a page.

use crate::normalisation::normalise;
use crate::views::{MergeView, PasskeyAnswer, SlotRow, passkey_answer};
use js_sys::JsString;
use std::cell::OnceCell;
use tsify::Ts;
use warifu_base::failure::Field;
use warifu_boundary::{Refusal, from_js, platform, to_js};
use warifu_core::account::Name;
use warifu_core::recovery::RecoveryCode;
use warifu_core::search::{self, Hit, Index};
use warifu_core::vault::{self, EntryId, SlotId, SlotSeed, Vault};
use warifu_vault_boundary::{
    decode_id, decode_key, decode_marks, decode_sealed, encode_id, encode_marks, encode_sealed,
};
use wasm_bindgen::prelude::wasm_bindgen;

/// Milliseconds until the next second begins, from 1 to 1000, by the clock that codes use.
#[wasm_bindgen(js_name = msToNextSecond)]
#[must_use]
pub fn ms_to_next_second() -> u32 {
    let elapsed = u32::try_from(platform::unix_ms() % 1000).unwrap_or(0);
    1000_u32.saturating_sub(elapsed)
}

/// A vault that is open on this page. `free()` wipes its key and the entries' secrets. Names, notes
/// and the search index are not wiped.
#[wasm_bindgen]
#[derive(Debug)]
pub struct OpenVault {
    vault: Vault,
    /// Built by the first search for a word after the vault was opened or changed.
    index: OnceCell<Index>,
}

impl OpenVault {
    pub(crate) fn vault(&self) -> &Vault {
        &self.vault
    }

    /// The vault, for a change of its entries. Drops the search index, which would be out of date.
    pub(crate) fn entries_mut(&mut self) -> &mut Vault {
        self.index.take();
        &mut self.vault
    }

    /// Searches without an index for an empty query, with which each page begins.
    pub(crate) fn hits(&self, query: &str, host: &str) -> Vec<Hit> {
        if query.is_empty() {
            return search::all(&self.vault, host, &normalise);
        }
        let index = self.index.get_or_init(|| Index::new(&self.vault, &normalise));
        index.search(query, host, &normalise)
    }
}

#[wasm_bindgen]
impl OpenVault {
    /// Opens a sealed vault with its key.
    ///
    /// # Errors
    /// A `vault_…` refusal.
    pub fn open(
        #[wasm_bindgen(unchecked_param_type = "string")] sealed: &JsString,
        key: &str,
    ) -> Result<Self, Refusal> {
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

    /// The generation: the number of times that the vault was sealed. `Infinity` from 2³² on.
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

    /// Seals the vault as its next generation and returns it in base64. Empties the trash as
    /// `Vault::purge_trash` describes.
    ///
    /// # Errors
    /// `platform_no_randomness`; `vault_too_large`.
    pub fn seal(&mut self) -> Result<String, Refusal> {
        self.vault.purge_trash(platform::unix_seconds());
        Ok(encode_sealed(&self.vault.seal(*platform::random()?)?))
    }

    /// Raises the generation to that of another copy of this vault, so that the next `seal` makes
    /// the newer copy. A copy that cannot be read is ignored.
    #[wasm_bindgen(js_name = raiseGeneration)]
    pub fn raise_generation(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "string")] copy: &JsString,
    ) {
        if let Ok(info) = decode_sealed(copy).and_then(|copy| Ok(vault::sealed_info(&copy)?)) {
            self.vault.raise_generation(info.generation);
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

    /// Makes a new recovery code and returns it. It replaces the old one and cannot be read again.
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

    /// The marks of the vault's entries, in base64. They are no secret.
    #[wasm_bindgen(js_name = entryMarks)]
    #[must_use]
    pub fn entry_marks(&self) -> String {
        encode_marks(&self.vault.entry_marks())
    }

    /// Counts the entries that are not among the marks. Text that is no base64 has no marks.
    #[wasm_bindgen(js_name = countMissing)]
    #[must_use]
    pub fn count_missing(&self, marks: &str) -> usize {
        self.vault.count_missing(&decode_marks(marks))
    }

    /// Counts the effect of [`Self::merge`] without changing the vault.
    ///
    /// # Errors
    /// `platform_boundary`.
    #[wasm_bindgen(js_name = previewMerge)]
    pub fn preview_merge(&self, other: &OpenVault) -> Result<Ts<MergeView>, Refusal> {
        let counts = self.vault.preview_merge(&other.vault);
        to_js(&MergeView { added: counts.added, same: counts.already_there })
    }

    /// Adds another vault's entries whose secrets this vault does not have. Raises the counters of
    /// the others.
    ///
    /// # Errors
    /// `vault_full`.
    pub fn merge(&mut self, other: &OpenVault) -> Result<(), Refusal> {
        self.entries_mut()
            .merge(&other.vault, || Ok::<_, Refusal>(EntryId(*platform::random()?)))?;
        Ok(())
    }

    /// Raises each counter to the greatest one that another vault has for the same secret.
    #[wasm_bindgen(js_name = raiseCounters)]
    pub fn raise_counters(&mut self, other: &OpenVault) {
        self.entries_mut().raise_counters(&other.vault);
    }
}

/// Converts a stored vault to the bytes of a backup file.
///
/// # Errors
/// `vault_damaged` for a text that is not base64.
#[wasm_bindgen(js_name = toFile)]
pub fn to_file(
    #[wasm_bindgen(unchecked_param_type = "string")] sealed: &JsString,
) -> Result<Vec<u8>, Refusal> {
    decode_sealed(sealed)
}

/// Converts the bytes of a backup file to the form in which vaults are stored.
#[wasm_bindgen(js_name = fromFile)]
#[must_use]
pub fn from_file(bytes: &[u8]) -> String {
    encode_sealed(bytes)
}
