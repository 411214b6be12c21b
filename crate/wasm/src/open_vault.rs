//! A vault that is open on a page. Everything here is quick.

use crate::account::Account;
use crate::platform;
use crate::refusal::{Refusal, from_js, to_js};
use crate::text::{decode_id, decode_key, decode_sealed, encode_id, encode_sealed};
use crate::views::{
    CodeView, EntryView, MergeView, PasskeyAnswer, SlotRow, TrashView, bare_code_view, code_view, entry_view, kind,
    passkey_answer, trash_view,
};
use tsify::Ts;
use warifu_core::entry::Name;
use warifu_core::failure::Field;
use warifu_core::recovery::RecoveryCode;
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

    /// The vault's id.
    #[must_use]
    pub fn id(&self) -> String {
        encode_id(self.0.id())
    }

    /// How often it was sealed.
    #[must_use]
    pub fn generation(&self) -> f64 {
        u32::try_from(self.0.generation()).map_or(f64::INFINITY, f64::from)
    }

    /// What people call it. May be empty.
    #[must_use]
    pub fn name(&self) -> String {
        self.0.name().as_str().to_owned()
    }

    /// Names the vault.
    ///
    /// # Errors
    /// `entry_issuer_too_long`.
    pub fn rename(&mut self, name: &str) -> Result<(), Refusal> {
        self.0.rename(Name::new(name, Field::Issuer)?);
        Ok(())
    }

    /// The sealed bytes of the next generation, as text. What was deleted long ago is forgotten.
    ///
    /// # Errors
    /// `platform_no_randomness`.
    pub fn seal(&mut self) -> Result<String, Refusal> {
        self.0.forget_old(platform::unix_seconds());
        Ok(encode_sealed(&self.0.seal(*platform::random()?)?))
    }

    /// Makes the next generation come after that of another copy of this vault, if that can be read.
    pub fn outrank(&mut self, sealed: &str) {
        if let Ok(facts) = decode_sealed(sealed).and_then(|sealed| Ok(vault::facts(&sealed)?)) {
            self.0.outrank(facts.generation);
        }
    }

    /// Adds an account; the vault must then be sealed and stored. Returns the entry's name.
    ///
    /// # Errors
    /// A `vault_…` or `entry_…` refusal.
    pub fn add(&mut self, account: &Account) -> Result<String, Refusal> {
        let id = RecordId(*platform::random()?);
        self.0.add(account.entry().clone(), id, platform::unix_seconds())?;
        Ok(encode_id(&id.0))
    }

    /// The name of the entry that is this very account, if it is there already.
    #[must_use]
    pub fn find(&self, account: &Account) -> Option<String> {
        self.0.find(account.entry()).map(|id| encode_id(&id.0))
    }

    /// Lays an entry into the trash.
    ///
    /// # Errors
    /// `vault_no_such_entry`.
    pub fn delete(&mut self, id: &str) -> Result<(), Refusal> {
        Ok(self.0.delete(RecordId(decode_id(id)?), platform::unix_seconds())?)
    }

    /// Takes an entry back out of the trash.
    ///
    /// # Errors
    /// `vault_no_such_entry`.
    pub fn restore(&mut self, id: &str) -> Result<(), Refusal> {
        Ok(self.0.restore(RecordId(decode_id(id)?))?)
    }

    /// The entries in the order in which they were added.
    ///
    /// # Errors
    /// `platform_boundary`.
    pub fn entries(&self) -> Result<Vec<Ts<EntryView>>, Refusal> {
        self.0.records().iter().map(|record| to_js(&entry_view(record))).collect()
    }

    /// The deleted entries, the last deleted first.
    ///
    /// # Errors
    /// `platform_boundary`.
    pub fn trash(&self) -> Result<Vec<Ts<TrashView>>, Refusal> {
        let now = platform::unix_seconds();
        self.0.trash().iter().map(|trashed| to_js(&trash_view(trashed, now))).collect()
    }

    /// The codes of now, of all entries that have one: a counter-based one's come of `advance` alone.
    ///
    /// # Errors
    /// `platform_boundary`.
    pub fn codes(&self) -> Result<Vec<Ts<CodeView>>, Refusal> {
        let now = platform::unix_seconds();
        self.0.records().iter().filter_map(|record| code_view(record, now)).map(|view| to_js(&view)).collect()
    }

    /// The next code of a counter-based entry, whose counter moves on. The vault must be sealed and stored before the code
    /// is shown, or the same code may be given out again.
    ///
    /// # Errors
    /// `vault_no_such_entry` where no counter-based entry has this name; `vault_counter_at_end`.
    pub fn advance(&mut self, id: &str) -> Result<Ts<CodeView>, Refusal> {
        let id = RecordId(decode_id(id)?);
        to_js(&bare_code_view(id, &self.0.advance(id)?))
    }

    /// The ways to open the vault.
    ///
    /// # Errors
    /// `platform_boundary`.
    pub fn slots(&self) -> Result<Vec<Ts<SlotRow>>, Refusal> {
        let row = |slot: vault::SlotView| SlotRow { id: encode_id(&slot.id.0), kind: kind(slot.kind).to_owned() };
        self.0.slots().into_iter().map(|slot| to_js(&row(slot))).collect()
    }

    /// Removes a way to open the vault.
    ///
    /// # Errors
    /// `vault_last_slot`, `vault_no_such_slot`.
    #[wasm_bindgen(js_name = removeSlot)]
    pub fn remove_slot(&mut self, id: &str) -> Result<(), Refusal> {
        Ok(self.0.remove_slot(SlotId(decode_id(id)?))?)
    }

    /// Adds a passkey.
    ///
    /// # Errors
    /// `vault_too_many_slots`.
    #[wasm_bindgen(js_name = addPasskey)]
    pub fn add_passkey(&mut self, answer: &Ts<PasskeyAnswer>) -> Result<(), Refusal> {
        let (credential, output, salt) = passkey_answer(from_js(answer)?)?;
        let seed = SlotSeed { salt, nonce: *platform::random()? };
        Ok(self.0.add_passkey(credential, &output, &seed)?)
    }

    /// Makes a recovery code, in the place of the one that was, and returns it: this once.
    ///
    /// # Errors
    /// `vault_too_many_slots`.
    #[wasm_bindgen(js_name = makeRecovery)]
    pub fn make_recovery(&mut self) -> Result<String, Refusal> {
        let code = RecoveryCode::new(&platform::random()?);
        let seed = SlotSeed { salt: *platform::random()?, nonce: *platform::random()? };
        self.0.set_recovery(&code, &seed)?;
        Ok(code.to_text().to_string())
    }

    /// What taking over another vault's entries would do.
    ///
    /// # Errors
    /// `platform_boundary`.
    #[wasm_bindgen(js_name = previewMerge)]
    pub fn preview_merge(&self, other: &OpenVault) -> Result<Ts<MergeView>, Refusal> {
        let merged = self.0.preview_merge(&other.0);
        to_js(&MergeView { added: merged.added, same: merged.same })
    }

    /// Takes over another vault's entries that are not here.
    ///
    /// # Errors
    /// `vault_full`.
    pub fn merge(&mut self, other: &OpenVault) -> Result<(), Refusal> {
        self.0.merge(&other.0, || Ok::<_, Refusal>(RecordId(*platform::random()?)))?;
        Ok(())
    }
}

/// A stored vault as the bytes of a backup file.
///
/// # Errors
/// `vault_damaged` where it is no base64.
#[wasm_bindgen(js_name = toFile)]
pub fn to_file(sealed: &str) -> Result<Vec<u8>, Refusal> {
    decode_sealed(sealed)
}

/// The bytes of a backup file as they are stored.
#[wasm_bindgen(js_name = fromFile)]
#[must_use]
pub fn from_file(bytes: &[u8]) -> String {
    encode_sealed(bytes)
}
