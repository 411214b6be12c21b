//! Text with secrets, in memory that is wiped.

use crate::WriteError;
use serde::Serialize;
use std::io::{self, Write};
use zeroize::Zeroizing;

/// The smallest buffer. Most files fit.
const CAPACITY: usize = 64 * 1024;

/// A growing buffer. `Vec` leaves what it had in memory when it grows; this wipes it.
pub(crate) struct Buffer(Zeroizing<Vec<u8>>);

impl Buffer {
    pub(crate) fn new() -> Self {
        Self(Zeroizing::new(Vec::with_capacity(CAPACITY)))
    }

    pub(crate) fn push(&mut self, text: &str) {
        self.extend(text.as_bytes());
    }

    pub(crate) fn into_bytes(self) -> Zeroizing<Vec<u8>> {
        self.0
    }

    fn extend(&mut self, bytes: &[u8]) {
        let needed = self.0.len().saturating_add(bytes.len());
        if needed > self.0.capacity() {
            let larger = needed.max(self.0.capacity().saturating_mul(2));
            let mut grown = Zeroizing::new(Vec::with_capacity(larger));
            grown.extend_from_slice(&self.0);
            self.0 = grown;
        }
        self.0.extend_from_slice(bytes);
    }
}

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A value as JSON (RFC 8259).
pub(crate) fn json(value: &impl Serialize) -> Result<Zeroizing<Vec<u8>>, WriteError> {
    let mut buffer = Buffer::new();
    serde_json::to_writer(&mut buffer, value).map_err(|_| WriteError::Internal)?;
    Ok(buffer.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_buffer_that_grows_keeps_its_content() {
        let mut buffer = Buffer::new();
        let part = "0123456789".repeat(1000);
        for _ in 0..30 {
            buffer.push(&part);
        }
        assert_eq!(buffer.into_bytes().as_slice(), part.repeat(30).as_bytes());
    }
}
