//! QR codes that hold a sealed vault or a recovery code.

use js_sys::JsString;
use serde::Serialize;
use tsify::{Ts, Tsify};
use warifu_boundary::{Refusal, to_js};
use warifu_core::draw::draw;
use warifu_core::parts::{self, Part, PartSet};
use warifu_core::recovery::RecoveryCode;
use warifu_vault_boundary::{QrView, decode_sealed, encode_sealed};
use wasm_bindgen::prelude::wasm_bindgen;

/// The QR codes of a set. Both lists count from 1 and ascend.
#[derive(Debug, Serialize, Tsify)]
pub struct PartProgress {
    /// The QR codes that were read.
    pub have: Vec<usize>,
    /// The other QR codes.
    pub missing: Vec<usize>,
}

/// The QR codes that hold a sealed vault, in order.
///
/// # Errors
/// `part_too_many` with the number of QR codes that it needs.
#[wasm_bindgen(js_name = vaultParts)]
pub fn vault_parts(
    #[wasm_bindgen(unchecked_param_type = "string")] sealed: &JsString,
) -> Result<Vec<Ts<QrView>>, Refusal> {
    let texts = parts::split(&decode_sealed(sealed)?)?;
    texts.iter().map(|text| to_js(&QrView::from(draw(text)?))).collect()
}

/// A recovery code as a QR code.
///
/// # Errors
/// A `recovery_…` refusal.
#[wasm_bindgen(js_name = recoveryQr)]
pub fn recovery_qr(code: &str) -> Result<Ts<QrView>, Refusal> {
    let text = RecoveryCode::parse(code)?.to_text();
    to_js(&QrView::from(draw(&text)?))
}

/// The recovery code in the UTF-8 bytes of a QR code's text; `undefined` if it is none.
#[wasm_bindgen(js_name = recoveryIn)]
#[must_use]
pub fn recovery_in(text: &[u8]) -> Option<String> {
    let code = RecoveryCode::parse(&String::from_utf8_lossy(text)).ok()?;
    Some(code.to_text().to_string())
}

/// Reads the QR codes of one sealed vault, in any order.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct PartReader(PartSet);

#[wasm_bindgen]
impl PartReader {
    /// A reader without any QR code.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads the UTF-8 bytes of a QR code's text. Returns whether it is new.
    ///
    /// # Errors
    /// `part_not_a_part`, `part_damaged`, `part_other_set`. Nothing has changed then.
    pub fn take(&mut self, text: &[u8]) -> Result<bool, Refusal> {
        Ok(self.0.take(Part::parse(&String::from_utf8_lossy(text))?)?)
    }

    /// The QR codes that were read and those that are missing.
    ///
    /// # Errors
    /// `platform_boundary`.
    pub fn progress(&self) -> Result<Ts<PartProgress>, Refusal> {
        to_js(&PartProgress { have: self.0.have(), missing: self.0.missing() })
    }

    /// The sealed vault; `undefined` while a QR code is missing.
    ///
    /// # Errors
    /// `part_mixed`.
    pub fn sealed(&self) -> Result<Option<String>, Refusal> {
        Ok(self.0.file()?.map(|file| encode_sealed(&file)))
    }
}
