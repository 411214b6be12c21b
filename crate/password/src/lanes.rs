//! The two ends of an Argon2id derivation whose memory other workers fill, one lane each: the first
//! blocks of the memory, and the key from its last blocks (RFC 9106 §3.2). The `argon2` crate does
//! all of a derivation in one thread and offers no parts of it.

use crate::Password;
use blake2::digest::consts::U32;
use blake2::digest::{Digest, Output};
use blake2::{Blake2b, Blake2b512};
use warifu_base::cost::{Cost, SALT_BYTES};
use zeroize::{Zeroize as _, Zeroizing};

/// The length of a block in bytes.
pub const BLOCK_BYTES: usize = 1024;
/// The first blocks of each lane, which do not depend on others.
pub const FIRST_BLOCKS: u32 = 2;
/// The length of a key in bytes.
const KEY_BYTES: u32 = 32;
/// The version of RFC 9106.
const VERSION: u32 = 0x13;
/// The type `y` of Argon2id.
const ARGON2ID: u32 = 2;

/// The first two blocks of each lane, one lane after the other. Wiped on drop.
#[must_use]
pub fn first_blocks(
    password: &Password,
    salt: &[u8; SALT_BYTES],
    cost: Cost,
) -> Zeroizing<Vec<u8>> {
    let mut start = start_hash(password.as_bytes(), salt, cost);
    let mut blocks = Zeroizing::new(Vec::new());
    for lane in 0..cost.lanes() {
        for number in 0_u32..FIRST_BLOCKS {
            let block = long_hash(&[&start, &number.to_le_bytes(), &lane.to_le_bytes()]);
            blocks.extend_from_slice(block.as_slice());
        }
    }
    start.zeroize();
    blocks
}

/// The key, from the last block of each lane, one after the other.
#[must_use]
pub fn key_of(last_blocks: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut sum = Zeroizing::new([0; BLOCK_BYTES]);
    for block in last_blocks.chunks(BLOCK_BYTES) {
        for (byte, added) in sum.iter_mut().zip(block) {
            *byte ^= added;
        }
    }
    let hash = Blake2b::<U32>::new();
    let hash = hash.chain_update(KEY_BYTES.to_le_bytes()).chain_update(sum.as_slice());
    Zeroizing::new(hash.finalize().into())
}

/// H₀ (RFC 9106 §3.2, step 1), without secret and associated data.
fn start_hash(password: &[u8], salt: &[u8; SALT_BYTES], cost: Cost) -> Output<Blake2b512> {
    let mut hash = Blake2b512::new();
    let numbers = [cost.lanes(), KEY_BYTES, cost.memory_kib(), cost.passes(), VERSION, ARGON2ID];
    for number in numbers {
        hash.update(number.to_le_bytes());
    }
    for text in [password, salt, b"", b""] {
        hash.update(length_of(text).to_le_bytes());
        hash.update(text);
    }
    hash.finalize()
}

#[expect(clippy::expect_used, reason = "a password has at most 12 KiB")]
fn length_of(text: &[u8]) -> u32 {
    u32::try_from(text.len()).expect("a text of less than 4 GiB")
}

/// H′ of a block's length (RFC 9106 §3.3): the first halves of 30 hashes, each the hash of the one
/// before it, and then a whole hash.
fn long_hash(parts: &[&[u8]]) -> Zeroizing<Vec<u8>> {
    const LENGTH: u32 = 1024;
    const HALVES: usize = 30;
    const HALF_BYTES: usize = 32;
    let mut hash = Blake2b512::new().chain_update(LENGTH.to_le_bytes());
    for part in parts {
        hash.update(part);
    }
    let mut output = hash.finalize();
    let mut bytes = Zeroizing::new(Vec::with_capacity(BLOCK_BYTES));
    for _ in 0..HALVES {
        bytes.extend(output.iter().take(HALF_BYTES));
        output = Blake2b512::digest(output);
    }
    bytes.extend_from_slice(&output);
    output.zeroize();
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use argon2::{Algorithm, Argon2, Block, Params, Version};

    /// The library's own memory, as it is after a derivation, gives the library's key. The first
    /// blocks are compared in the module, where workers fill what is between.
    #[test]
    fn the_key_is_that_of_the_library() {
        let password = Password::existing("correct horse 電池").unwrap();
        let (salt, lanes) = ([7; SALT_BYTES], 3);
        let cost = Cost::new(Cost::MIN_MEMORY_KIB, 2, lanes).unwrap();
        let params = Params::new(cost.memory_kib(), cost.passes(), lanes, Some(32)).unwrap();
        let mut memory = vec![Block::default(); params.block_count()];
        let mut key = [0; 32];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into_with_memory(password.as_bytes(), &salt, &mut key, &mut memory)
            .unwrap();
        let lane_length = memory.len() / usize::try_from(lanes).unwrap();
        let last: Vec<u8> = memory
            .chunks(lane_length)
            .flat_map(|lane| lane.last().unwrap().as_ref())
            .flat_map(|word| word.to_le_bytes())
            .collect();
        assert_eq!(key_of(&last).as_slice(), key);
        assert_eq!(first_blocks(&password, &salt, cost).len(), 3 * 2 * BLOCK_BYTES);
    }
}
