//! Google Authenticator's transfer codes: several accounts in a code, several codes in a transfer.

use crate::account::{Account, Preview, preview};
use crate::charset::shift_jis;
use serde::Serialize;
use tsify::{Ts, Tsify};
use warifu_boundary::{Refusal, to_js};
use warifu_core::import::google::{self, Batch};
use warifu_core::import::{Imported, Refused};
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

/// What of a transfer is there.
#[derive(Debug, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct TransferView {
    /// How many codes it has: 1 to 100, or 0 while none was taken.
    pub parts: u32,
    /// The numbers of the codes that were taken, counted from 1.
    pub have: Vec<u32>,
    /// The numbers of the others.
    pub missing: Vec<u32>,
    /// The accounts of the codes that were taken, in the order of the codes.
    pub accounts: Vec<TransferAccount>,
}

/// An account of a transfer: either what to show before it is added, or why it cannot be.
#[derive(Debug, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct TransferAccount {
    /// May be empty.
    pub issuer: String,
    /// May be empty.
    pub account: String,
    /// Of an account that can be added.
    pub preview: Option<Preview>,
    /// Of one that cannot.
    pub refused: Option<Refusal>,
}

/// A transfer whose codes are taken one by one, in any order. `free()` wipes it.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Transfer(Batch);

#[wasm_bindgen]
impl Transfer {
    /// Whether the UTF-8 bytes of a code mean to be a transfer code. Cheap: `take` tells whether they are one.
    #[wasm_bindgen(js_name = isTransfer)]
    #[must_use]
    pub fn is_transfer(text: Vec<u8>) -> bool {
        google::is_transfer(&String::from_utf8_lossy(&Zeroizing::new(text)))
    }

    /// Nothing yet. The first code says which transfer it is.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the UTF-8 bytes of a code. One that is there already changes nothing, and neither does a refused one.
    ///
    /// # Errors
    /// An `import_…` refusal.
    pub fn take(&mut self, text: Vec<u8>) -> Result<(), Refusal> {
        let text = Zeroizing::new(text);
        Ok(self.0.take(google::parse(&String::from_utf8_lossy(&text), &shift_jis)?)?)
    }

    /// What is there.
    ///
    /// # Errors
    /// `platform_boundary`.
    pub fn view(&self) -> Result<Ts<TransferView>, Refusal> {
        to_js(&TransferView {
            parts: self.0.parts(),
            have: self.0.have(),
            missing: self.0.missing(),
            accounts: self.0.accounts().map(transfer_account).collect(),
        })
    }

    /// The account at a place of the view's list, from 0. Places move when another code is taken.
    ///
    /// # Errors
    /// The account's own refusal, or `platform_boundary` where there is none at that place.
    pub fn account(&self, index: usize) -> Result<Account, Refusal> {
        match self.0.accounts().nth(index) {
            Some(Ok(parsed)) => Ok(Account::new(parsed.clone())),
            Some(Err(refused)) => Err(refused.reason.clone().into()),
            None => Err(Refusal::of("platform_boundary")),
        }
    }
}

fn transfer_account(account: &Imported) -> TransferAccount {
    match account {
        Ok(parsed) => {
            let preview = preview(parsed);
            let (issuer, account) = (preview.issuer.clone(), preview.account.clone());
            TransferAccount { issuer, account, preview: Some(preview), refused: None }
        }
        Err(Refused { issuer, account, reason }) => TransferAccount {
            issuer: issuer.as_str().to_owned(),
            account: account.as_str().to_owned(),
            preview: None,
            refused: Some(reason.clone().into()),
        },
    }
}
