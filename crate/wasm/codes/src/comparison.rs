//! The comparison of the vaults of two PCs.

use crate::open_vault::OpenVault;
use std::cmp::Reverse;
use warifu_boundary::{Refusal, platform};
use warifu_core::account::Kind;
use warifu_core::comparison::{check_number, is_check_number, is_code_near};
use warifu_core::vault::EntryId;
use warifu_vault_boundary::{decode_id, encode_id};
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
impl OpenVault {
    /// The id of the entry whose code the user compares on two PCs: of those with time-based digits
    /// the one that was added last, because an older copy of the vault lacks it; else one of
    /// Steam's; `undefined` if the vault has neither.
    #[wasm_bindgen(js_name = entryToCompare)]
    #[must_use]
    pub fn entry_to_compare(&self) -> Option<String> {
        let newest = |is_fit: fn(Kind) -> bool| {
            let fitting = self.vault().shown().filter(|entry| is_fit(entry.account.kind));
            // Of those that were added together, the first in the list.
            fitting.min_by_key(|entry| Reverse(entry.added))
        };
        let entry = newest(|kind| matches!(kind, Kind::Totp { .. }))
            .or_else(|| newest(|kind| kind == Kind::Steam))?;
        Some(encode_id(&entry.id.0))
    }

    /// Whether a typed code is the entry's code now, or the one before or after it.
    ///
    /// # Errors
    /// `vault_no_such_entry`.
    #[wasm_bindgen(js_name = isCodeNear)]
    pub fn is_code_near(&self, id: &str, typed: &str) -> Result<bool, Refusal> {
        let entry = self.vault().entry(EntryId(decode_id(id)?))?;
        Ok(is_code_near(&entry.account, platform::unix_seconds(), typed))
    }

    /// Whether a typed number is this vault's check number.
    #[wasm_bindgen(js_name = isCheckNumber)]
    #[must_use]
    pub fn is_check_number(&self, typed: &str) -> bool {
        is_check_number(self.vault(), typed)
    }

    /// Eight digits that are equal for vaults with the same accounts.
    #[wasm_bindgen(js_name = checkNumber)]
    #[must_use]
    pub fn check_number(&self) -> String {
        check_number(self.vault())
    }
}
