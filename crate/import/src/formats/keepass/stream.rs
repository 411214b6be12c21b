//! The inner stream, which hides protected values in the XML. One key stream runs through all of
//! them, in the order of the document.

use super::{APP, DAMAGED};
use crate::FileError;
use chacha20::ChaCha20;
use chacha20::cipher::{KeyIvInit as _, StreamCipher as _};
use salsa20::Salsa20;
use sha2::{Digest as _, Sha256, Sha512};

const SALSA20: u64 = 2;
const CHACHA20: u64 = 3;
/// The format fixes it, because each key is used once.
const SALSA20_NONCE: [u8; 8] = [0xE8, 0x30, 0x09, 0x4B, 0x97, 0x20, 0x5D, 0x2A];

/// A key stream.
pub(super) enum Stream {
    /// Values are hidden by nothing.
    None,
    Salsa20(Box<Salsa20>),
    ChaCha20(Box<ChaCha20>),
}

impl Stream {
    /// `algorithm` is the number of an inner stream.
    pub(super) fn new(algorithm: u64, key: &[u8]) -> Result<Self, FileError> {
        match algorithm {
            0 => Ok(Self::None),
            SALSA20 => {
                let key = Sha256::digest(key);
                Ok(Self::Salsa20(Box::new(Salsa20::new(&key, &SALSA20_NONCE.into()))))
            }
            CHACHA20 => {
                let hash = Sha512::digest(key);
                let (key, rest) = hash.split_first_chunk::<32>().ok_or(DAMAGED)?;
                let nonce = rest.first_chunk::<12>().ok_or(DAMAGED)?;
                Ok(Self::ChaCha20(Box::new(ChaCha20::new(key.into(), nonce.into()))))
            }
            // The first is RC4, which only trial versions used.
            _ => Err(FileError::OtherForm { app: APP }),
        }
    }

    /// Reveals the next value.
    pub(super) fn reveal(&mut self, value: &mut [u8]) -> Result<(), FileError> {
        match self {
            Self::None => Ok(()),
            Self::Salsa20(stream) => stream.try_apply_keystream(value).map_err(|_| DAMAGED),
            Self::ChaCha20(stream) => stream.try_apply_keystream(value).map_err(|_| DAMAGED),
        }
    }
}
