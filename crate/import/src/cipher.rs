//! Opens sealed data.

use crate::FileError;
use aes::Aes256;
use aes_gcm::aead::{Aead as _, KeyInit as _, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use cbc::cipher::{BlockModeDecrypt as _, KeyIvInit as _, block_padding::Pkcs7};
use hmac::{Hmac, Mac as _};
use orion::hazardous::aead::streaming::{
    ABYTES, Nonce as Header, SecretKey, StreamXChaCha20Poly1305,
};
use sha2::Sha256;
use zeroize::Zeroizing;

/// Opens `AES-256-GCM[key, nonce](sealed, associated_data)` (NIST SP 800-38D). The tag follows the
/// data.
///
/// # Errors
/// [`FileError::Password`] if anything is not as it was sealed.
pub(crate) fn open_gcm(
    key: &[u8; 32],
    nonce: &[u8; 12],
    associated_data: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, FileError> {
    let payload = Payload { msg: sealed, aad: associated_data };
    let opened = Aes256Gcm::new(key.into()).decrypt(&Nonce::from(*nonce), payload);
    opened.map(Zeroizing::new).map_err(|_| FileError::Password)
}

/// Opens `AES-256-CBC[key, iv](sealed)` with the padding of PKCS #7. Nothing authenticates the
/// data: one wrong key in 256 passes, so the caller must check that the content is what it expects.
///
/// # Errors
/// [`FileError::PasswordOrDamaged`] for wrong padding.
pub(crate) fn open_cbc(
    key: &[u8; 32],
    iv: &[u8; 16],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, FileError> {
    let cipher = cbc::Decryptor::<Aes256>::new(key.into(), iv.into());
    let opened = cipher.decrypt_padded_vec::<Pkcs7>(sealed);
    opened.map(Zeroizing::new).map_err(|_| FileError::PasswordOrDamaged)
}

/// Opens the only message of a stream of libsodium's `crypto_secretstream_xchacha20poly1305`. Its
/// tag may be any, because programs write "final" and "message".
///
/// # Errors
/// [`FileError::Password`] if anything is not as it was sealed.
pub(crate) fn open_secretstream(
    key: &[u8; 32],
    header: &[u8; 24],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, FileError> {
    let key = SecretKey::try_from(key.as_slice()).map_err(|_| FileError::Password)?;
    let header = Header::try_from(header.as_slice()).map_err(|_| FileError::Password)?;
    let length = sealed.len().checked_sub(ABYTES).ok_or(FileError::Password)?;
    let mut opened = Zeroizing::new(vec![0; length]);
    StreamXChaCha20Poly1305::new(&key, &header)
        .open_chunk(sealed, None, &mut opened)
        .map_err(|_| FileError::Password)?;
    Ok(opened)
}

/// Whether `tag` is `HMAC-SHA-256[key](parts)` (RFC 2104). Takes the same time for each tag.
pub(crate) fn is_hmac(key: &[u8], parts: &[&[u8]], tag: &[u8]) -> bool {
    // Any length is a key.
    let Ok(mut hmac) = Hmac::<Sha256>::new_from_slice(key) else { return false };
    for part in parts {
        hmac.update(part);
    }
    hmac.verify_slice(tag).is_ok()
}
