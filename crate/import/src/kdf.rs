//! Derives keys from passwords at the costs that files name. Each cost is compared with its bound
//! before anything is allocated or computed.

use crate::FileError;
use aes::Aes256;
use aes::cipher::{Array, BlockCipherEncrypt as _, KeyInit as _};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use sha1::Sha1;
use sha2::{Digest as _, Sha256, Sha512};
use zeroize::{Zeroize as _, Zeroizing};

/// The fuzzer reads thousands of files a second, so it accepts less work.
const DIVISOR: u64 = if cfg!(fuzzing) { 512 } else { 1 };
/// The most memory of a derivation: 1 GiB, which Ente Auth asks for on large machines.
pub(crate) const MAX_MEMORY_KIB: u64 = 1024 * 1024 / DIVISOR;
/// The most work of Argon2: memory in KiB × passes.
const MAX_ARGON2_WORK: u64 = 4 * MAX_MEMORY_KIB;
/// The most work of scrypt: N × r × p, in blocks of 128 bytes. Four passes over 1 GiB.
const MAX_SCRYPT_WORK: u64 = 32 * 1024 * 1024 / DIVISOR;
/// The most iterations of PBKDF2. Programs use up to two million.
pub(crate) const MAX_PBKDF2_ROUNDS: u64 = 10_000_000 / DIVISOR;
/// The most rounds of AES-KDF. `KeePass` proposes those of one second, up to some 40 million.
const MAX_AES_ROUNDS: u64 = 50_000_000 / DIVISOR;

/// Work above this takes more than a second or two on a slow machine.
const SLOW_ARGON2_WORK: u64 = 512 * 1024;
const SLOW_SCRYPT_WORK: u64 = 2 * 1024 * 1024;
const SLOW_PBKDF2_ROUNDS: u32 = 1_000_000;
const SLOW_AES_ROUNDS: u64 = 2_000_000;

/// A key derivation with a cost within the bounds.
#[derive(Clone)]
pub(crate) enum Kdf {
    /// RFC 9106.
    Argon2 { algorithm: Algorithm, version: Version, params: Params },
    /// RFC 7914.
    Scrypt { params: scrypt::Params, work: u64 },
    /// RFC 8018 §5.2.
    Pbkdf2 { hash: Hash, rounds: u32 },
    /// `KeePass`'s own: the password's hash, encrypted with AES-256 again and again.
    Aes { rounds: u64 },
}

/// The hash function of PBKDF2's HMAC.
#[derive(Clone, Copy)]
pub(crate) enum Hash {
    Sha1,
    Sha256,
    Sha512,
}

impl Kdf {
    /// Argon2id version 1.3. `memory_kib`: memory in blocks of 1 KiB.
    pub(crate) fn argon2id(memory_kib: u64, passes: u64, lanes: u64) -> Result<Self, FileError> {
        Self::argon2(Algorithm::Argon2id, Version::V0x13, memory_kib, passes, lanes)
    }

    /// Any Argon2. Small memory is accepted, because only the program that wrote the file is weak.
    pub(crate) fn argon2(
        algorithm: Algorithm,
        version: Version,
        memory_kib: u64,
        passes: u64,
        lanes: u64,
    ) -> Result<Self, FileError> {
        if memory_kib > MAX_MEMORY_KIB {
            return Err(too_much_memory(memory_kib / 1024));
        }
        let work = memory_kib.saturating_mul(passes);
        if work > MAX_ARGON2_WORK {
            let max = MAX_ARGON2_WORK.checked_div(memory_kib).unwrap_or(passes);
            return Err(FileError::TooManyRounds { rounds: passes, max });
        }
        let narrow = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        let params = Params::new(narrow(memory_kib), narrow(passes), narrow(lanes), None);
        let params = params.map_err(|_| FileError::PasswordOrDamaged)?;
        Ok(Self::Argon2 { algorithm, version, params })
    }

    /// scrypt with cost `n`, block size `r` and parallelisation `p` (RFC 7914 §2).
    pub(crate) fn scrypt(n: u64, r: u64, p: u64) -> Result<Self, FileError> {
        // Memory: 128 · N · r bytes.
        let memory_kib = n.saturating_mul(r) / 8;
        if memory_kib > MAX_MEMORY_KIB {
            return Err(too_much_memory(memory_kib / 1024));
        }
        let work = n.saturating_mul(r).saturating_mul(p);
        if work > MAX_SCRYPT_WORK {
            return Err(FileError::TooManyRounds { rounds: work, max: MAX_SCRYPT_WORK });
        }
        let log_n = u8::try_from(n.checked_ilog2().unwrap_or(0));
        let (log_n, r, p) = match (log_n, u32::try_from(r), u32::try_from(p)) {
            (Ok(log_n), Ok(r), Ok(p)) if n.is_power_of_two() => (log_n, r, p),
            _ => return Err(FileError::PasswordOrDamaged),
        };
        let params = scrypt::Params::new(log_n, r, p);
        Ok(Self::Scrypt { params: params.map_err(|_| FileError::PasswordOrDamaged)?, work })
    }

    /// PBKDF2 with HMAC.
    pub(crate) fn pbkdf2(hash: Hash, rounds: u64) -> Result<Self, FileError> {
        match u32::try_from(rounds) {
            Ok(rounds) if u64::from(rounds) <= MAX_PBKDF2_ROUNDS && rounds > 0 => {
                Ok(Self::Pbkdf2 { hash, rounds })
            }
            _ => Err(FileError::TooManyRounds { rounds, max: MAX_PBKDF2_ROUNDS }),
        }
    }

    /// AES-KDF. The salt is the key of AES.
    pub(crate) fn aes(rounds: u64) -> Result<Self, FileError> {
        if rounds > MAX_AES_ROUNDS {
            return Err(FileError::TooManyRounds { rounds, max: MAX_AES_ROUNDS });
        }
        Ok(Self::Aes { rounds })
    }

    /// Whether a derivation may take a minute.
    pub(crate) fn is_slow(&self) -> bool {
        match self {
            Self::Argon2 { params, .. } => {
                u64::from(params.m_cost()).saturating_mul(u64::from(params.t_cost()))
                    > SLOW_ARGON2_WORK
            }
            Self::Scrypt { work, .. } => *work > SLOW_SCRYPT_WORK,
            Self::Pbkdf2 { rounds, .. } => *rounds > SLOW_PBKDF2_ROUNDS,
            Self::Aes { rounds } => *rounds > SLOW_AES_ROUNDS,
        }
    }

    /// The key of a password.
    ///
    /// # Errors
    /// [`FileError::NoMemory`]; [`FileError::PasswordOrDamaged`] for a salt that the function does
    /// not accept.
    pub(crate) fn derive<const N: usize>(
        &self,
        password: &[u8],
        salt: &[u8],
    ) -> Result<Zeroizing<[u8; N]>, FileError> {
        let mut key = Zeroizing::new([0; N]);
        self.derive_into(password, salt, key.as_mut())?;
        Ok(key)
    }

    /// As [`Kdf::derive`], for a length that is not known before.
    pub(crate) fn derive_into(
        &self,
        password: &[u8],
        salt: &[u8],
        key: &mut [u8],
    ) -> Result<(), FileError> {
        match self {
            Self::Argon2 { algorithm, version, params } => {
                let mut memory = Vec::new();
                let blocks = params.block_count();
                memory.try_reserve_exact(blocks).map_err(|_| FileError::NoMemory)?;
                memory.resize(blocks, Block::default());
                let argon2 = Argon2::new(*algorithm, *version, params.clone());
                let memory_in = memory.as_mut_slice();
                let derived = argon2.hash_password_into_with_memory(password, salt, key, memory_in);
                memory.zeroize();
                derived.map_err(|_| FileError::PasswordOrDamaged)?;
            }
            Self::Scrypt { params, .. } => {
                scrypt::scrypt(password, salt, params, key)
                    .map_err(|_| FileError::PasswordOrDamaged)?;
            }
            Self::Pbkdf2 { hash, rounds } => {
                let derive = match hash {
                    Hash::Sha1 => pbkdf2::pbkdf2_hmac::<Sha1>,
                    Hash::Sha256 => pbkdf2::pbkdf2_hmac::<Sha256>,
                    Hash::Sha512 => pbkdf2::pbkdf2_hmac::<Sha512>,
                };
                derive(password, salt, *rounds, key);
            }
            Self::Aes { rounds } => aes_kdf(password, salt, *rounds, key)?,
        }
        Ok(())
    }
}

/// `SHA-256(AES-256[salt]^rounds(hash))`, both blocks of the hash side by side (KDBX 3.1, "key
/// derivation").
fn aes_kdf(hash: &[u8], salt: &[u8], rounds: u64, key: &mut [u8]) -> Result<(), FileError> {
    let mut blocks = Zeroizing::new([[0; 16]; 2]);
    let salt = <&[u8; 32]>::try_from(salt).map_err(|_| FileError::PasswordOrDamaged)?;
    if hash.len() != 32 || key.len() != 32 {
        return Err(FileError::PasswordOrDamaged);
    }
    blocks.as_flattened_mut().copy_from_slice(hash);
    let cipher = Aes256::new(salt.into());
    let blocks_of_cipher = Array::cast_slice_from_core_mut(blocks.as_mut_slice());
    for _ in 0..rounds {
        cipher.encrypt_blocks(blocks_of_cipher);
    }
    key.copy_from_slice(&Sha256::digest(blocks.as_flattened()));
    Ok(())
}

fn too_much_memory(mib: u64) -> FileError {
    FileError::TooMuchMemory { mib, max: MAX_MEMORY_KIB / 1024 }
}
