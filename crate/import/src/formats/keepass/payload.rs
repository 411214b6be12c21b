//! Opens the content of a database: derives the key, authenticates, decrypts and decompresses.

use super::DAMAGED;
use super::header::{Cipher, Form, Header};
use super::stream::Stream;
use crate::FileError;
use crate::bytes::{Bytes, number_le};
use crate::cipher::is_hmac;
use aes::Aes256;
use cbc::cipher::block_padding::NoPadding;
use cbc::cipher::{BlockCipherDecrypt, BlockModeDecrypt as _, KeyInit, KeyIvInit};
use chacha20::ChaCha20;
use chacha20::cipher::StreamCipher as _;
use flate2::read::GzDecoder;
use sha2::{Digest as _, Sha256, Sha512};
use std::io::Read as _;
use twofish::Twofish;
use zeroize::Zeroizing;

/// The largest decompressed content. A gzip file of 64 KiB could become 64 MiB.
const MAX_CONTENT_BYTES: usize = 128 * 1024 * 1024;
const MIB: usize = 1024 * 1024;

/// The wrong password, or a key file is missing: nothing in a database tells these apart.
const WRONG_KEY: FileError = FileError::PasswordOrKeyFile;

/// The opened content.
pub(super) struct Opened {
    content: Zeroizing<Vec<u8>>,
    /// Where the XML begins.
    start: usize,
}

impl Opened {
    /// The XML.
    pub(super) fn document(&self) -> Result<&str, FileError> {
        str::from_utf8(self.content.get(self.start..).unwrap_or(&[])).map_err(|_| DAMAGED)
    }
}

/// Returns the content, and the key stream of its protected values.
pub(super) fn open(header: &Header<'_>, password: &str) -> Result<(Opened, Stream), FileError> {
    // A key file would be hashed after the password.
    let composite = Zeroizing::new(<[u8; 32]>::from(Sha256::digest(Sha256::digest(password))));
    let transformed = header.kdf.derive::<32>(composite.as_slice(), header.kdf_salt)?;
    let hash = Sha256::new().chain_update(header.seed).chain_update(transformed.as_slice());
    let key = Zeroizing::new(<[u8; 32]>::from(hash.finalize()));
    match header.form {
        Form::V3 { start, stream, stream_key } => {
            let stream = Stream::new(stream, stream_key)?;
            let content = decompress(header, open_3(header, &key, start)?)?;
            Ok((Opened { content, start: 0 }, stream))
        }
        Form::V4 => {
            let hash = Sha512::new().chain_update(header.seed).chain_update(*transformed);
            let hmac_key = Zeroizing::new(<[u8; 64]>::from(hash.chain_update([1]).finalize()));
            let content = decompress(header, open_4(header, &key, &hmac_key)?)?;
            let (start, stream) = inner_header(&content)?;
            Ok((Opened { content, start }, stream))
        }
    }
}

/// KDBX 3: the blocks are inside what is encrypted, each with its hash.
fn open_3(
    header: &Header<'_>,
    key: &[u8; 32],
    start: &[u8],
) -> Result<Zeroizing<Vec<u8>>, FileError> {
    let mut opened = Zeroizing::new(header.body.to_vec());
    decrypt(header, key, &mut opened)?;
    // The padding is no part of a block, and what follows the last one is not read.
    let mut bytes = Bytes::new(&opened);
    if start.len() != 32 || bytes.take(start.len()) != Some(start) {
        return Err(WRONG_KEY);
    }
    let mut blocks = Zeroizing::new(Vec::with_capacity(header.body.len()));
    loop {
        let (_, hash) = bytes.array::<4>().zip(bytes.take(32)).ok_or(DAMAGED)?;
        let block = bytes.sized_le().ok_or(DAMAGED)?;
        if block.is_empty() {
            return Ok(blocks);
        }
        if Sha256::digest(block).as_slice() != hash {
            return Err(DAMAGED);
        }
        blocks.extend_from_slice(block);
    }
}

/// KDBX 4: hash (compared before) and HMAC of the header, then the encrypted content in blocks,
/// each with its HMAC.
fn open_4(
    header: &Header<'_>,
    key: &[u8; 32],
    hmac_key: &[u8; 64],
) -> Result<Zeroizing<Vec<u8>>, FileError> {
    let mut bytes = Bytes::new(header.body);
    let (_, tag) = bytes.take(32).zip(bytes.take(32)).ok_or(DAMAGED)?;
    if !is_hmac(block_key(u64::MAX, hmac_key).as_slice(), &[header.bytes], tag) {
        return Err(WRONG_KEY);
    }
    let mut sealed = Zeroizing::new(Vec::with_capacity(header.body.len()));
    for index in 0_u64.. {
        let tag = bytes.take(32).ok_or(DAMAGED)?;
        let mut sized = bytes;
        let block = bytes.sized_le().ok_or(DAMAGED)?;
        let size = sized.take(4).ok_or(DAMAGED)?;
        let parts = [&index.to_le_bytes(), size, block];
        if !is_hmac(block_key(index, hmac_key).as_slice(), &parts, tag) {
            return Err(DAMAGED);
        }
        if block.is_empty() {
            break;
        }
        sealed.extend_from_slice(block);
    }
    decrypt(header, key, &mut sealed)?;
    if !matches!(header.cipher, Cipher::ChaCha20) {
        // PKCS #7. The content was authenticated before, so the last byte is right.
        let padding = sealed.last().copied().map_or(0, usize::from);
        let length = sealed.len().checked_sub(padding).ok_or(DAMAGED)?;
        sealed.truncate(length);
    }
    Ok(sealed)
}

fn block_key(index: u64, hmac_key: &[u8; 64]) -> Zeroizing<[u8; 64]> {
    let hash = Sha512::new().chain_update(index.to_le_bytes()).chain_update(hmac_key).finalize();
    Zeroizing::new(hash.into())
}

fn decrypt(header: &Header<'_>, key: &[u8; 32], content: &mut [u8]) -> Result<(), FileError> {
    match header.cipher {
        Cipher::Aes => decrypt_cbc::<Aes256>(key, header.iv, content),
        Cipher::Twofish => decrypt_cbc::<Twofish>(key, header.iv, content),
        Cipher::ChaCha20 => {
            let mut cipher = ChaCha20::new_from_slices(key, header.iv).map_err(|_| DAMAGED)?;
            cipher.try_apply_keystream(content).map_err(|_| DAMAGED)
        }
    }
}

/// Leaves the padding in place.
fn decrypt_cbc<C>(key: &[u8; 32], iv: &[u8], content: &mut [u8]) -> Result<(), FileError>
where
    C: BlockCipherDecrypt + KeyInit,
    cbc::Decryptor<C>: KeyIvInit,
{
    let cipher = cbc::Decryptor::<C>::new_from_slices(key, iv).map_err(|_| DAMAGED)?;
    cipher.decrypt_padded::<NoPadding>(content).map(|_| ()).map_err(|_| DAMAGED)
}

/// Decompresses at most [`MAX_CONTENT_BYTES`]. The password proves nothing about the content,
/// because an attacker can send both.
fn decompress(
    header: &Header<'_>,
    content: Zeroizing<Vec<u8>>,
) -> Result<Zeroizing<Vec<u8>>, FileError> {
    if !header.is_compressed {
        return Ok(content);
    }
    let mut plain = Zeroizing::new(Vec::new());
    let limit = MAX_CONTENT_BYTES.saturating_add(1);
    let mut reader = GzDecoder::new(content.as_slice()).take(u64::try_from(limit).unwrap_or(0));
    reader.read_to_end(&mut plain).map_err(|_| DAMAGED)?;
    if plain.len() > MAX_CONTENT_BYTES {
        return Err(FileError::TooLarge { max_mib: MAX_CONTENT_BYTES / MIB });
    }
    Ok(plain)
}

/// The header inside the content of KDBX 4. Returns where the XML begins, and the key stream.
fn inner_header(content: &[u8]) -> Result<(usize, Stream), FileError> {
    let mut bytes = Bytes::new(content);
    let (mut algorithm, mut key) = (None, None);
    loop {
        let (field, value) = bytes.byte().zip(bytes.sized_le()).ok_or(DAMAGED)?;
        match field {
            0 => break,
            1 => algorithm = number_le(value),
            2 => key = Some(value),
            // Attachments.
            _ => {}
        }
    }
    let stream = Stream::new(algorithm.ok_or(DAMAGED)?, key.ok_or(DAMAGED)?)?;
    Ok((bytes.position(content), stream))
}
