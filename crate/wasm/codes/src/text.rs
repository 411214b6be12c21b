//! Converts ids, keys and sealed vaults to the text that the browser stores, and back.

use data_encoding::{BASE64, HEXLOWER};
use warifu_boundary::Refusal;
use warifu_core::vault::{VaultError, VaultKey};
use zeroize::Zeroizing;

pub(crate) fn encode_id(id: &[u8; 16]) -> String {
    HEXLOWER.encode(id)
}

pub(crate) fn decode_id(text: &str) -> Result<[u8; 16], Refusal> {
    let bytes = HEXLOWER.decode(text.as_bytes()).map_err(|_| VaultError::NoSuchEntry)?;
    bytes.try_into().map_err(|_| VaultError::NoSuchEntry.into())
}

pub(crate) fn encode_key(key: &VaultKey) -> String {
    BASE64.encode(key.expose())
}

pub(crate) fn decode_key(text: &str) -> Result<VaultKey, Refusal> {
    let bytes =
        BASE64.decode(text.as_bytes()).map(Zeroizing::new).map_err(|_| VaultError::Damaged)?;
    let key = <[u8; 32]>::try_from(bytes.as_slice()).map_err(|_| VaultError::Damaged)?;
    Ok(VaultKey::new(Zeroizing::new(key)))
}

pub(crate) fn encode_sealed(sealed: &[u8]) -> String {
    BASE64.encode(sealed)
}

pub(crate) fn decode_sealed(text: &str) -> Result<Vec<u8>, Refusal> {
    BASE64.decode(text.as_bytes()).map_err(|_| VaultError::Damaged.into())
}
