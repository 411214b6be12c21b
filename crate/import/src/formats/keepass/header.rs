//! The outer header of KDBX, which is not sealed.

use super::{APP, DAMAGED, MAGIC};
use crate::FileError;
use crate::bytes::{Bytes, number_le};
use crate::kdf::Kdf;
use argon2::{Algorithm, Version};
use sha2::{Digest as _, Sha256};

/// The second signature of `KeePass` 2. The others are of `KeePass` 1 and of trial versions.
const KDBX: [u8; 4] = [0x67, 0xFB, 0x4B, 0xB5];

/// The fields by their numbers, which both versions share.
mod field {
    pub(super) const END: u8 = 0;
    pub(super) const CIPHER: u8 = 2;
    pub(super) const COMPRESSION: u8 = 3;
    pub(super) const SEED: u8 = 4;
    pub(super) const KDF_SEED: u8 = 5;
    pub(super) const KDF_ROUNDS: u8 = 6;
    pub(super) const IV: u8 = 7;
    pub(super) const STREAM_KEY: u8 = 8;
    pub(super) const START: u8 = 9;
    pub(super) const STREAM: u8 = 10;
    pub(super) const KDF: u8 = 11;
}

/// UUIDs of ciphers and key derivations, in the order of their bytes.
mod uuid {
    pub(super) const AES: u128 = 0x31C1_F2E6_BF71_4350_BE58_0521_6AFC_5AFF;
    pub(super) const TWOFISH: u128 = 0xAD68_F29F_576F_4BB9_A36A_D47A_F965_346C;
    pub(super) const CHACHA20: u128 = 0xD603_8A2B_8B6F_4CB5_A524_339A_31DB_B59A;
    pub(super) const AES_KDF_OF_KDBX_3: u128 = 0xC9D9_F39A_628A_4460_BF74_0D08_C18A_4FEA;
    pub(super) const AES_KDF: u128 = 0x7C02_BB82_79A7_4AC0_927D_114A_0064_8238;
    pub(super) const ARGON2D: u128 = 0xEF63_6DDF_8C29_444B_91F7_A9A4_03E3_0A0C;
    pub(super) const ARGON2ID: u128 = 0x9E29_8B19_56DB_4773_B23D_FC3E_C6F0_A1E6;
}

/// The cipher of the content.
#[derive(Clone, Copy)]
pub(super) enum Cipher {
    /// AES-256-CBC.
    Aes,
    /// Twofish-256-CBC.
    Twofish,
    /// RFC 8439.
    ChaCha20,
}

/// The parts that only one version has.
pub(super) enum Form<'a> {
    /// KDBX 3: the bytes with which the opened content begins, and the inner stream.
    V3 { start: &'a [u8], stream: u64, stream_key: &'a [u8] },
    /// KDBX 4: the content authenticates the header, and has the inner stream.
    V4,
}

/// The outer header. The costs of the derivation are within the bounds.
pub(super) struct Header<'a> {
    pub(super) form: Form<'a>,
    pub(super) cipher: Cipher,
    pub(super) is_compressed: bool,
    pub(super) seed: &'a [u8],
    pub(super) iv: &'a [u8],
    pub(super) kdf: Kdf,
    pub(super) kdf_salt: &'a [u8],
    /// The header's own bytes, with the signatures.
    pub(super) bytes: &'a [u8],
    /// The bytes after the header.
    pub(super) body: &'a [u8],
}

impl<'a> Header<'a> {
    pub(super) fn parse(file: &'a [u8]) -> Result<Self, FileError> {
        let mut bytes = Bytes::new(file);
        let signatures = bytes.array::<4>().zip(bytes.array::<4>());
        if signatures != Some((MAGIC, KDBX)) {
            return Err(signatures.map_or(DAMAGED, |_| FileError::OtherForm { app: APP }));
        }
        let minor = bytes.array().map(u16::from_le_bytes).ok_or(DAMAGED)?;
        let major = bytes.array().map(u16::from_le_bytes).ok_or(DAMAGED)?;
        if !matches!(major, 3 | 4) {
            return Err(FileError::Version { app: APP, version: format!("{major}.{minor}") });
        }
        let fields = Fields::parse(&mut bytes, major == 3).ok_or(DAMAGED)?;
        let (own, body) = file.split_at_checked(bytes.position(file)).ok_or(DAMAGED)?;
        if major == 4 && body.get(..32) != Some(Sha256::digest(own).as_slice()) {
            return Err(DAMAGED);
        }
        let (kdf, kdf_salt) = if major == 3 {
            (Kdf::aes(fields.number(field::KDF_ROUNDS)?)?, fields.get(field::KDF_SEED)?)
        } else {
            kdf(fields.get(field::KDF)?)?
        };
        Ok(Self {
            form: if major == 3 { fields.form_3()? } else { Form::V4 },
            cipher: cipher(fields.get(field::CIPHER)?)?,
            is_compressed: is_compressed(fields.number(field::COMPRESSION)?)?,
            seed: fields.get(field::SEED)?,
            iv: fields.get(field::IV)?,
            kdf,
            kdf_salt,
            bytes: own,
            body,
        })
    }
}

/// The fields that are known, by their numbers.
struct Fields<'a>([Option<&'a [u8]>; 12]);

impl<'a> Fields<'a> {
    fn parse(bytes: &mut Bytes<'a>, is_3: bool) -> Option<Self> {
        let mut fields = Self([None; 12]);
        loop {
            let number = bytes.byte()?;
            let value = if is_3 {
                let length = bytes.array().map(u16::from_le_bytes)?;
                bytes.take(length.into())?
            } else {
                bytes.sized_le()?
            };
            if number == field::END {
                return Some(fields);
            }
            // Comments and the data of plug-ins are passed over.
            if let Some(field) = fields.0.get_mut(usize::from(number)) {
                *field = Some(value);
            }
        }
    }

    fn get(&self, number: u8) -> Result<&'a [u8], FileError> {
        self.0.get(usize::from(number)).copied().flatten().ok_or(DAMAGED)
    }

    fn number(&self, number: u8) -> Result<u64, FileError> {
        number_le(self.get(number)?).ok_or(DAMAGED)
    }

    fn form_3(&self) -> Result<Form<'a>, FileError> {
        Ok(Form::V3 {
            start: self.get(field::START)?,
            stream: self.number(field::STREAM)?,
            stream_key: self.get(field::STREAM_KEY)?,
        })
    }
}

fn uuid(bytes: &[u8]) -> Result<u128, FileError> {
    bytes.try_into().map(u128::from_be_bytes).map_err(|_| DAMAGED)
}

fn cipher(id: &[u8]) -> Result<Cipher, FileError> {
    match uuid(id)? {
        uuid::AES => Ok(Cipher::Aes),
        uuid::TWOFISH => Ok(Cipher::Twofish),
        uuid::CHACHA20 => Ok(Cipher::ChaCha20),
        _ => Err(FileError::OtherForm { app: APP }),
    }
}

fn is_compressed(form: u64) -> Result<bool, FileError> {
    match form {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(FileError::OtherForm { app: APP }),
    }
}

/// The derivation in the dictionary of KDBX 4, and its salt.
fn kdf(dictionary: &[u8]) -> Result<(Kdf, &[u8]), FileError> {
    let get = |key: &[u8]| look_up(dictionary, key).ok_or(DAMAGED);
    let number = |key: &[u8]| number_le(get(key)?).ok_or(DAMAGED);
    let algorithm = match uuid(get(b"$UUID")?)? {
        uuid::AES_KDF | uuid::AES_KDF_OF_KDBX_3 => {
            return Ok((Kdf::aes(number(b"R")?)?, get(b"S")?));
        }
        uuid::ARGON2D => Algorithm::Argon2d,
        uuid::ARGON2ID => Algorithm::Argon2id,
        _ => return Err(FileError::OtherForm { app: APP }),
    };
    // No program offers Argon2's secret key and associated data.
    if [b"K", b"A"].iter().any(|key| look_up(dictionary, *key).is_some_and(|it| !it.is_empty())) {
        return Err(FileError::OtherForm { app: APP });
    }
    let version = number(b"V")?;
    let version = u32::try_from(version).ok().and_then(|it| Version::try_from(it).ok());
    let kdf = Kdf::argon2(
        algorithm,
        version.ok_or(FileError::OtherForm { app: APP })?,
        number(b"M")? / 1024,
        number(b"I")?,
        number(b"P")?,
    )?;
    Ok((kdf, get(b"S")?))
}

/// A value of a dictionary: two bytes of its version, then type, key and value of each item. A
/// zero in place of the type ends it.
fn look_up<'a>(dictionary: &'a [u8], key: &[u8]) -> Option<&'a [u8]> {
    let mut bytes = Bytes::new(dictionary);
    bytes.array::<2>()?;
    while bytes.byte()? != 0 {
        let (name, value) = (bytes.sized_le()?, bytes.sized_le()?);
        if name == key {
            return Some(value);
        }
    }
    None
}
