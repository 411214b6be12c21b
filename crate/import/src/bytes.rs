//! Reads binary fields. Each method returns `None` at the end of the bytes.

/// The bytes that are still to be read.
#[derive(Clone, Copy)]
pub(crate) struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Those that are still to be read.
    pub(crate) fn rest(&self) -> &'a [u8] {
        self.0
    }

    /// The number of bytes of `all`, with which it was made, that have been read.
    pub(crate) fn position(&self, all: &[u8]) -> usize {
        all.len().saturating_sub(self.0.len())
    }

    /// The next `count` bytes.
    pub(crate) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// The next `N` bytes.
    pub(crate) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    /// A byte.
    pub(crate) fn byte(&mut self) -> Option<u8> {
        self.array().map(|[byte]| byte)
    }

    /// A length of four bytes in little-endian order, and as many bytes.
    pub(crate) fn sized_le(&mut self) -> Option<&'a [u8]> {
        let length = u32::from_le_bytes(self.array()?);
        self.take(usize::try_from(length).ok()?)
    }
}

/// A number of four or eight bytes in little-endian order.
pub(crate) fn number_le(bytes: &[u8]) -> Option<u64> {
    let short = bytes.try_into().map(u32::from_le_bytes).map(u64::from);
    short.or_else(|_| bytes.try_into().map(u64::from_le_bytes)).ok()
}
