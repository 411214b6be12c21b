//! Seals data with keys from passwords, at the costs that each program expects.

use crate::WriteError;
use aes::Aes256;
use aes_gcm::aead::{Aead as _, KeyInit as _};
use aes_gcm::{Aes256Gcm, Nonce};
use cbc::cipher::{BlockModeEncrypt as _, KeyIvInit as _, block_padding::Pkcs7};
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use zeroize::Zeroizing;

/// A key of AES-256, or of HMAC-SHA-256.
pub(crate) type Key = Zeroizing<[u8; 32]>;

/// `scrypt[salt, 2^log_n, r, p](password)` (RFC 7914).
pub(crate) fn scrypt(
    password: &str,
    salt: &[u8],
    (log_n, r, p): (u8, u32, u32),
) -> Result<Key, WriteError> {
    let params = scrypt::Params::new(log_n, r, p).map_err(|_| WriteError::Internal)?;
    let mut key = Zeroizing::new([0; 32]);
    scrypt::scrypt(password.as_bytes(), salt, &params, key.as_mut_slice())
        .map_err(|_| WriteError::Internal)?;
    Ok(key)
}

/// `PBKDF2-HMAC-SHA-256[salt, rounds](password)` (RFC 8018 §5.2).
pub(crate) fn pbkdf2(password: &str, salt: &[u8], rounds: u32) -> Key {
    let mut key = Zeroizing::new([0; 32]);
    pbkdf2::pbkdf2_hmac::<Sha256>(password.as_bytes(), salt, rounds, key.as_mut_slice());
    key
}

/// `HKDF-Expand-SHA-256[info](key)` (RFC 5869 §2.3).
pub(crate) fn expand(key: &Key, info: &str) -> Result<Key, WriteError> {
    let mut expanded = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::from_prk(key.as_slice())
        .map_err(|_| WriteError::Internal)?
        .expand(info.as_bytes(), expanded.as_mut_slice())
        .map_err(|_| WriteError::Internal)?;
    Ok(expanded)
}

/// `AES-256-GCM[key, nonce](data)` (NIST SP 800-38D), with the tag behind the data.
pub(crate) fn gcm(key: &Key, nonce: &[u8; 12], data: &[u8]) -> Result<Vec<u8>, WriteError> {
    let cipher = Aes256Gcm::new((&**key).into());
    cipher.encrypt(&Nonce::from(*nonce), data).map_err(|_| WriteError::Internal)
}

/// `AES-256-CBC[key, iv](data)` (NIST SP 800-38A) with the padding of PKCS #7.
pub(crate) fn cbc(key: &Key, iv: &[u8; 16], data: &[u8]) -> Vec<u8> {
    cbc::Encryptor::<Aes256>::new((&**key).into(), iv.into()).encrypt_padded_vec::<Pkcs7>(data)
}

/// `HMAC-SHA-256[key](parts)` (RFC 2104).
pub(crate) fn hmac(key: &Key, parts: &[&[u8]]) -> Result<[u8; 32], WriteError> {
    let mut hmac =
        Hmac::<Sha256>::new_from_slice(key.as_slice()).map_err(|_| WriteError::Internal)?;
    for part in parts {
        hmac.update(part);
    }
    Ok(hmac.finalize().into_bytes().into())
}
