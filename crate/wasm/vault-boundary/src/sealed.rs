//! Converts ids, keys and sealed vaults to the text that the browser stores, and back.

use base16ct::lower;
use base64ct::{Base64, Encoding as _};
use js_sys::{JsString, Uint8Array};
use warifu_boundary::Refusal;
use warifu_core::vault::{self, VaultError, VaultKey};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

/// The hexadecimal text of an id.
#[must_use]
pub fn encode_id(id: &[u8; 16]) -> String {
    lower::encode_string(id)
}

/// Decodes an id.
///
/// # Errors
/// `vault_no_such_entry`.
pub fn decode_id(text: &str) -> Result<[u8; 16], Refusal> {
    let mut id = [0; 16];
    match lower::decode(text, &mut id) {
        Ok(bytes) if bytes.len() == 16 => Ok(id),
        _ => Err(VaultError::NoSuchEntry.into()),
    }
}

/// The text of a vault's key. It may be stored only in memory, for the session.
#[must_use]
pub fn encode_key(key: &VaultKey) -> String {
    Base64::encode_string(key.expose())
}

/// Decodes a vault's key.
///
/// # Errors
/// `vault_damaged`.
pub fn decode_key(text: &str) -> Result<VaultKey, Refusal> {
    let mut key = Zeroizing::new([0; 32]);
    match Base64::decode(text, key.as_mut_slice()) {
        Ok(bytes) if bytes.len() == 32 => Ok(VaultKey::new(key)),
        _ => Err(VaultError::Damaged.into()),
    }
}

/// The text of a sealed vault.
#[must_use]
pub fn encode_sealed(sealed: &[u8]) -> String {
    Base64::encode_string(sealed)
}

/// The text of the marks of a vault's entries.
#[must_use]
pub fn encode_marks(marks: &[u8]) -> String {
    Base64::encode_string(marks)
}

/// Decodes the marks of a vault's entries. Text that is no base64 gives no marks.
#[must_use]
pub fn decode_marks(text: &str) -> Vec<u8> {
    Base64::decode_vec(text).unwrap_or_default()
}

#[wasm_bindgen]
extern "C" {
    /// Decodes base64. Throws if the browser lacks the function (Chromium up to 139), or if the
    /// text is damaged.
    #[wasm_bindgen(catch, js_namespace = Uint8Array, js_name = fromBase64)]
    fn from_base64(text: &JsString) -> Result<Uint8Array, JsValue>;
}

/// Decodes a sealed vault in the browser if it can. For a thousand entries, copying the text into
/// this module's memory and decoding it here takes nearly half of the time of opening.
///
/// # Errors
/// `vault_damaged` for a text that is not base64.
pub fn decode_sealed(text: &JsString) -> Result<Vec<u8>, Refusal> {
    from_base64(text).map(|bytes| bytes.to_vec()).or_else(|_| {
        Base64::decode_vec(&String::from(text)).map_err(|_| VaultError::Damaged.into())
    })
}

/// Decodes a sealed vault up to the end of its header. The rest, which is most of it, is not looked
/// at.
///
/// # Errors
/// A `vault_…` refusal.
pub fn decode_beginning(text: &JsString) -> Result<Vec<u8>, Refusal> {
    let beginning = |bytes: usize| {
        let characters = bytes.div_ceil(3).saturating_mul(4);
        let end = u32::try_from(characters).map_err(|_| VaultError::Damaged)?;
        decode_sealed(&text.slice(0, end))
    };
    beginning(vault::header_end(&beginning(vault::PREFIX_BYTES)?)?)
}
