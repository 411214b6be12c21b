use super::VaultError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

/// Deeper than anything that the format nests.
const MAX_DEPTH: usize = 16;

/// Deterministic CBOR (RFC 8949 §4.2.1): the structures declare their keys in that order.
/// `room` is an upper bound of the size, so that growing leaves no copy of a secret behind.
pub(super) fn encode<T: Serialize>(
    value: &T,
    room: usize,
) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(room));
    ciborium::into_writer(value, &mut *bytes).map_err(|_| VaultError::Damaged)?;
    Ok(bytes)
}

/// Reads what [`encode`] writes and nothing else: unknown, double and disordered keys, longer forms of numbers and
/// trailing bytes all fail to come out the same again.
pub(super) fn decode<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> Result<T, VaultError> {
    let value: T = ciborium::de::from_reader_with_recursion_limit(bytes, MAX_DEPTH)
        .map_err(|_| VaultError::Damaged)?;
    if encode(&value, bytes.len())?.as_slice() != bytes {
        return Err(VaultError::Damaged);
    }
    Ok(value)
}
