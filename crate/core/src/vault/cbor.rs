use super::VaultError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

/// The deepest nesting that is read. The format nests less deeply.
const MAX_DEPTH: usize = 16;

/// Writes deterministic CBOR (RFC 8949 §4.2.1). The structures declare their keys in that order.
///
/// `capacity` must be at least the size of the result in bytes. Otherwise the buffer would grow and
/// leave an unwiped copy of secrets in memory.
pub(super) fn encode<T: Serialize>(
    value: &T,
    capacity: usize,
) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(capacity));
    ciborium::into_writer(value, &mut *bytes).map_err(|_| VaultError::Damaged)?;
    Ok(bytes)
}

/// Reads only the form that [`encode`] writes. The value is encoded again and compared, which
/// refuses duplicate or unsorted keys, longer forms of numbers and trailing bytes.
pub(super) fn decode<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> Result<T, VaultError> {
    let value: T = ciborium::de::from_reader_with_recursion_limit(bytes, MAX_DEPTH)
        .map_err(|_| VaultError::Damaged)?;
    if encode(&value, bytes.len())?.as_slice() != bytes {
        return Err(VaultError::Damaged);
    }
    Ok(value)
}
