//! Splits a sealed replica into texts for a storage of small items, and joins them.
//!
//! ```text
//! text = set ‖ "." ‖ index ‖ "." ‖ count ‖ "." ‖ base64 (RFC 4648 §4) of a part of the replica
//! ```
//!
//! `set` is the first eight bytes of the replica's SHA-256 digest in hexadecimal, so that texts of
//! two writes are never joined.

use super::state::sorted;
use super::{Digest, ReplicaError, digest};
use base64ct::{Base64, Encoding as _};

/// The most texts of a replica.
const MAX_CHUNKS: usize = 512;

/// The most characters of a text that is read.
const MAX_CHUNK_BYTES: usize = 64 * 1024;

/// The characters of `set`, the numbers and the dots.
const HEAD_BYTES: usize = 16 + 3 + 3 + 3;

/// The quotes of a text in JSON.
const QUOTES: usize = 2;

/// The limits of a storage that counts the bytes of each item's key and of its value as JSON.
#[derive(Debug, Clone, Copy)]
pub struct ChunkLimits {
    /// The bytes of the longest key.
    pub key_bytes: usize,
    /// The bytes of an item.
    pub item_bytes: usize,
    /// The bytes of all items.
    pub total_bytes: usize,
}

/// Splits a sealed replica.
///
/// # Errors
/// [`ReplicaError::TooLarge`] if the texts with their keys exceed the limits.
pub fn split_replica(sealed: &[u8], limits: ChunkLimits) -> Result<Vec<String>, ReplicaError> {
    let ChunkLimits { key_bytes, item_bytes, total_bytes } = limits;
    let overhead = key_bytes.saturating_add(HEAD_BYTES + QUOTES);
    let room = item_bytes.saturating_sub(overhead).checked_div(4).unwrap_or(0).saturating_mul(3);
    let parts: Vec<&[u8]> = sealed.chunks(room.max(1)).collect();
    let text = |(index, part): (usize, &&[u8])| {
        let set = hexadecimal(digest(sealed));
        format!("{set}.{index}.{}.{}", parts.len(), Base64::encode_string(part))
    };
    let texts: Vec<String> = parts.iter().enumerate().map(text).collect();
    let item = |text: &String| text.len().saturating_add(key_bytes).saturating_add(QUOTES);
    let bytes = texts.iter().map(item).fold(0, usize::saturating_add);
    if room > 0 && bytes <= total_bytes && texts.len() <= MAX_CHUNKS {
        Ok(texts)
    } else {
        Err(ReplicaError::TooLarge { bytes, limit: total_bytes })
    }
}

/// Joins the texts of a sealed replica, in any order. Texts of other writes and any other texts
/// may be among them. Returns `None` if no set is complete.
#[must_use]
pub fn join_chunks<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Vec<u8>> {
    let mut chunks = sorted(texts.into_iter().filter_map(Chunk::parse));
    chunks.dedup_by_key(|chunk| (chunk.set, chunk.count, chunk.index));
    chunks.chunk_by(|one, next| (one.set, one.count) == (next.set, next.count)).find_map(join)
}

/// A text that is well formed, but for its data.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Chunk<'a> {
    set: &'a str,
    count: usize,
    index: usize,
    data: &'a str,
}

impl<'a> Chunk<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        if text.len() > MAX_CHUNK_BYTES {
            return None;
        }
        let mut parts = text.splitn(4, '.');
        let set = parts.next()?;
        let mut number = || parts.next()?.parse::<usize>().ok();
        let (index, count) = (number()?, number()?);
        let data = parts.next()?;
        (index < count && count <= MAX_CHUNKS).then_some(Self { set, count, index, data })
    }
}

/// The replica of a set in the order of its indices, if the set is complete and whole.
fn join(chunks: &[Chunk<'_>]) -> Option<Vec<u8>> {
    if chunks.first()?.count != chunks.len() {
        return None;
    }
    let parts = chunks.iter().map(|chunk| Base64::decode_vec(chunk.data));
    let sealed = parts.collect::<Result<Vec<_>, _>>().ok()?.concat();
    (hexadecimal(digest(&sealed)) == chunks.first()?.set).then_some(sealed)
}

/// The first eight bytes.
fn hexadecimal(digest: Digest) -> String {
    let beginning = digest.first_chunk().copied().unwrap_or_default();
    format!("{:016x}", u64::from_be_bytes(beginning))
}
