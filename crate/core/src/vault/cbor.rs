//! Deterministic CBOR (RFC 8949 §4.2.1): every number and length in its shortest form, nothing of
//! indefinite length, and each map's keys in one order, in which they are read and written here.

use super::VaultError;
use minicbor::decode::Error as ReadError;
use minicbor::{Decoder, Encoder};
use std::convert::Infallible;
use zeroize::Zeroizing;

pub(super) type Writer<'a> = Encoder<&'a mut Vec<u8>>;

/// Writing into memory cannot fail.
pub(super) type Written = Result<(), minicbor::encode::Error<Infallible>>;

/// Returns the bytes that `write` writes.
///
/// `capacity` must be at least the size of the result in bytes. Otherwise the buffer would grow and
/// leave an unwiped copy of secrets in memory.
pub(super) fn encode(
    capacity: usize,
    write: impl FnOnce(&mut Writer<'_>) -> Written,
) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(capacity));
    write(&mut Encoder::new(&mut *bytes)).map_err(|_| VaultError::Damaged)?;
    Ok(bytes)
}

/// Writes the number of items, and each item.
pub(super) fn write_array<T>(
    to: &mut Writer<'_>,
    items: &[T],
    mut write: impl FnMut(&mut Writer<'_>, &T) -> Written,
) -> Written {
    to.array(u64::try_from(items.len()).unwrap_or(u64::MAX))?;
    items.iter().try_for_each(|item| write(to, item))
}

/// Reads all of `bytes`.
pub(super) fn decode<T>(
    bytes: &[u8],
    read: impl FnOnce(&mut Reader<'_>) -> Result<T, VaultError>,
) -> Result<T, VaultError> {
    let mut reader = Reader(Decoder::new(bytes));
    let value = read(&mut reader)?;
    if reader.0.position() == bytes.len() { Ok(value) } else { Err(VaultError::Damaged) }
}

/// Reads one item after another. Every error is [`VaultError::Damaged`].
pub(super) struct Reader<'a>(Decoder<'a>);

impl<'a> Reader<'a> {
    pub(super) fn number<T: TryFrom<u64>>(&mut self) -> Result<T, VaultError> {
        self.u64()?.try_into().map_err(|_| VaultError::Damaged)
    }

    fn u64(&mut self) -> Result<u64, VaultError> {
        self.item(Decoder::u64, |&number| (number, 0))
    }

    pub(super) fn text(&mut self) -> Result<&'a str, VaultError> {
        self.item(Decoder::str, |text| payload(text.len()))
    }

    pub(super) fn bytes(&mut self) -> Result<&'a [u8], VaultError> {
        self.item(Decoder::bytes, |bytes| payload(bytes.len()))
    }

    /// A byte string of this length.
    pub(super) fn fixed_bytes<const N: usize>(&mut self) -> Result<[u8; N], VaultError> {
        self.bytes()?.try_into().map_err(|_| VaultError::Damaged)
    }

    /// An array of at most `max` items.
    pub(super) fn array<T>(
        &mut self,
        max: usize,
        mut read: impl FnMut(&mut Self) -> Result<T, VaultError>,
    ) -> Result<Vec<T>, VaultError> {
        let length = self.array_length(max)?;
        // Not `with_capacity`, because the length is only a claim.
        let mut items = Vec::new();
        for _ in 0..length {
            items.push(read(self)?);
        }
        Ok(items)
    }

    /// The number of items of an array, which follow: at most `max`.
    pub(super) fn array_length(&mut self, max: usize) -> Result<usize, VaultError> {
        match usize::try_from(self.length(Decoder::array)?) {
            Ok(length) if length <= max => Ok(length),
            _ => Err(VaultError::Damaged),
        }
    }

    /// An array of exactly `items` items, which follow.
    pub(super) fn array_of(&mut self, items: usize) -> Result<(), VaultError> {
        if self.array_length(items)? == items { Ok(()) } else { Err(VaultError::Damaged) }
    }

    /// The number of pairs of a map, which follow.
    pub(super) fn map(&mut self) -> Result<u64, VaultError> {
        self.length(Decoder::map)
    }

    /// The number of pairs of a map that must have `pairs`.
    pub(super) fn map_of(&mut self, pairs: u64) -> Result<(), VaultError> {
        if self.map()? == pairs { Ok(()) } else { Err(VaultError::Damaged) }
    }

    /// The next pair of a map, which must have this key.
    pub(super) fn pair<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&mut Self) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        self.optional_pair(key, read)?.ok_or(VaultError::Damaged)
    }

    /// The next pair of a map if it has this key. `None` for any other item, which stays unread.
    pub(super) fn optional_pair<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&mut Self) -> Result<T, VaultError>,
    ) -> Result<Option<T>, VaultError> {
        if self.take_key(key) { read(self).map(Some) } else { Ok(None) }
    }

    /// Reads the next item if it is this text. Returns whether it is.
    fn take_key(&mut self, key: &str) -> bool {
        let mut ahead = Self(self.0.clone());
        let is_key = ahead.text() == Ok(key);
        if is_key {
            *self = ahead;
        }
        is_key
    }

    fn length(
        &mut self,
        read: impl FnOnce(&mut Decoder<'a>) -> Result<Option<u64>, ReadError>,
    ) -> Result<u64, VaultError> {
        // `None` is an indefinite length.
        self.item(read, |length| (length.unwrap_or(0), 0))?.ok_or(VaultError::Damaged)
    }

    /// Reads an item, and refuses a longer form of its number or length. `size` returns that number
    /// and the bytes that follow it.
    fn item<T>(
        &mut self,
        read: impl FnOnce(&mut Decoder<'a>) -> Result<T, ReadError>,
        size: impl FnOnce(&T) -> (u64, usize),
    ) -> Result<T, VaultError> {
        let start = self.0.position();
        let item = read(&mut self.0).map_err(|_| VaultError::Damaged)?;
        let (number, payload) = size(&item);
        let shortest =
            start.checked_add(head_bytes(number)).and_then(|end| end.checked_add(payload));
        if shortest == Some(self.0.position()) { Ok(item) } else { Err(VaultError::Damaged) }
    }
}

fn payload(length: usize) -> (u64, usize) {
    (u64::try_from(length).unwrap_or(u64::MAX), length)
}

/// The shortest form of a number or a length (RFC 8949 §3).
fn head_bytes(number: u64) -> usize {
    match number {
        0..=23 => 1,
        24..=0xFF => 2,
        0x100..=0xFFFF => 3,
        0x1_0000..=0xFFFF_FFFF => 5,
        _ => 9,
    }
}
