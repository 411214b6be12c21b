//! Opens what `openssl enc -aes-256-cbc -md md5` and `CryptoJS` seal with a passphrase.

use crate::FileError;
use crate::cipher::open_cbc;
use base64ct::{Base64, Encoding as _};
use md5::{Digest as _, Md5};
use zeroize::Zeroizing;

const MAGIC: &[u8] = b"Salted__";

/// Opens `base64("Salted__" ‖ salt[8] ‖ AES-256-CBC[key, iv](data))`, where the key is D₁ ‖ D₂ and
/// the iv is D₃ of `Dᵢ = MD5(Dᵢ₋₁ ‖ passphrase ‖ salt)`. Nothing authenticates the data, so the
/// caller must check that the content is what it expects.
///
/// # Errors
/// [`FileError::PasswordOrDamaged`] for another shape, or wrong padding.
pub(crate) fn open_salted(
    sealed: &str,
    passphrase: &[u8],
) -> Result<Zeroizing<Vec<u8>>, FileError> {
    let bytes = Base64::decode_vec(sealed.trim()).map_err(|_| FileError::PasswordOrDamaged)?;
    let rest = bytes.strip_prefix(MAGIC).ok_or(FileError::PasswordOrDamaged)?;
    let (salt, sealed) = rest.split_first_chunk::<8>().ok_or(FileError::PasswordOrDamaged)?;
    let next = |before: &[u8]| {
        let hash = Md5::new().chain_update(before).chain_update(passphrase).chain_update(salt);
        Zeroizing::new(<[u8; 16]>::from(hash.finalize()))
    };
    let first = next(b"");
    let second = next(first.as_ref());
    let iv = next(second.as_ref());
    let mut key = Zeroizing::new([0; 32]);
    for (to, from) in key.iter_mut().zip(first.iter().chain(second.iter())) {
        *to = *from;
    }
    open_cbc(&key, &iv, sealed)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Written by `printf key | openssl enc -aes-256-cbc -md md5 -salt -a -pass pass:abc`.
    const SEALED: &str = "U2FsdGVkX1+8HJ0F3FPqBynyTIKHrvBcO3IipaGjykY=";

    #[test]
    fn the_output_of_openssl_is_opened() {
        assert_eq!(open_salted(SEALED, b"abc").unwrap().as_slice(), b"key");
    }

    #[test]
    fn another_passphrase_and_other_shapes_are_refused() {
        for (sealed, passphrase) in [
            (SEALED, &b"abd"[..]),
            ("", b"abc"),
            ("U2FsdGVkX18=", b"abc"),
            ("U2FsdGVkX18AAAAAAAAAAA==", b"abc"),
            ("AAAA", b"abc"),
        ] {
            let opened = open_salted(sealed, passphrase);
            assert_eq!(opened.unwrap_err(), FileError::PasswordOrDamaged, "{sealed}");
        }
    }
}
