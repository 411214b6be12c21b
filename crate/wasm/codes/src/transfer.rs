//! Google Authenticator's transfers: several accounts in a QR code, several QR codes in a transfer.

use crate::account::{Account, Preview, preview};
use crate::charset::shift_jis;
use serde::Serialize;
use tsify::{Ts, Tsify};
use warifu_boundary::{Refusal, to_js};
use warifu_core::import::google::{self, Batch};
use warifu_core::import::{Imported, Refused};
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

/// The parts of a transfer that were read so far.
#[derive(Debug, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct TransferView {
    /// The number of its QR codes: 1 to 100, or 0 before the first was read.
    pub parts: u32,
    /// The numbers of the QR codes that were read, counted from 1.
    pub have: Vec<u32>,
    /// The numbers of the missing ones.
    pub missing: Vec<u32>,
    /// The accounts of the QR codes that were read, in the order of the QR codes.
    pub accounts: Vec<TransferAccount>,
}

/// An account of a transfer: either its preview, or the reason why it cannot be added.
#[derive(Debug, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct TransferAccount {
    /// May be empty.
    pub issuer: String,
    /// May be empty.
    pub account: String,
    /// For an account that can be added.
    pub preview: Option<Preview>,
    /// For one that cannot.
    pub refused: Option<Refusal>,
}

/// A transfer whose QR codes are read one by one, in any order. `free()` wipes it.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Transfer(Batch);

#[wasm_bindgen]
impl Transfer {
    /// Whether the UTF-8 text of a QR code has the scheme of a transfer. `take` checks the rest.
    #[wasm_bindgen(js_name = isTransfer)]
    #[must_use]
    pub fn is_transfer(text: Vec<u8>) -> bool {
        google::is_transfer(&String::from_utf8_lossy(&Zeroizing::new(text)))
    }

    /// An empty transfer. The first QR code decides which transfer it is.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the UTF-8 text of a QR code. One that was read before changes nothing, and neither does a refused
    /// one.
    ///
    /// # Errors
    /// An `import_…` refusal.
    pub fn take(&mut self, text: Vec<u8>) -> Result<(), Refusal> {
        let text = Zeroizing::new(text);
        Ok(self.0.take(google::parse(&String::from_utf8_lossy(&text), &shift_jis)?)?)
    }

    /// The parts and accounts read so far.
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

    /// The account at an index of the view's list. Indices change when another QR code is read.
    ///
    /// # Errors
    /// The account's own refusal; `platform_boundary` for an index beyond the list.
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
