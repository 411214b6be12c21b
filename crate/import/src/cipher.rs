//! Opens sealed data.

use crate::FileError;
use aes::Aes256;
use aes_gcm::aead::{Aead as _, KeyInit as _, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use cbc::cipher::{BlockModeDecrypt as _, KeyIvInit as _, block_padding::Pkcs7};
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
