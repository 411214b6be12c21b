//! The fields of the message that are used. Protocol Buffers skips unknown fields.

use crate::import::{Damage, ImportError};
use prost::Message;
use prost::bytes::Bytes;
use zeroize::Zeroizing;

/// The content of one QR code. Its byte fields are views into one buffer, which is wiped when the
/// last of them is dropped.
#[derive(Message)]
#[prost(skip_debug)]
pub(super) struct Payload {
    #[prost(message, repeated, tag = "1")]
    pub(super) accounts: Vec<Account>,
    /// How many parts the transfer has.
    #[prost(int32, tag = "3")]
    pub(super) batch_size: i32,
    /// Counted from 0.
    #[prost(int32, tag = "4")]
    pub(super) batch_index: i32,
    #[prost(int32, tag = "5")]
    pub(super) batch_id: i32,
}

/// One account. The format says that names are UTF-8; they are read as bytes, so that another
/// encoding loses only the name.
#[derive(Message)]
#[prost(skip_debug)]
pub(super) struct Account {
    #[prost(bytes = "bytes", tag = "1")]
    pub(super) secret: Bytes,
    #[prost(bytes = "bytes", tag = "2")]
    pub(super) name: Bytes,
    #[prost(bytes = "bytes", tag = "3")]
    pub(super) issuer: Bytes,
    #[prost(int32, tag = "4")]
    pub(super) algorithm: i32,
    #[prost(int32, tag = "5")]
    pub(super) digits: i32,
    #[prost(int32, tag = "6")]
    pub(super) kind: i32,
    /// The counter of the next code; only counter-based accounts have one.
    #[prost(int64, tag = "7")]
    pub(super) counter: i64,
}

impl Payload {
    /// Decodes without copies of secrets: `prost` copies a `Vec<u8>` field and wipes no copy, but
    /// takes views of a shared buffer.
    pub(super) fn read(data: Zeroizing<Vec<u8>>) -> Result<Self, ImportError> {
        Self::decode(Bytes::from_owner(data)).map_err(|_| ImportError::Damaged(Damage::Message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_not_copied_out_of_the_buffer_that_is_wiped() {
        let data = Zeroizing::new(b"\x0A\x0E\x0A\x05Hello\x12\x05alice".to_vec());
        let buffer = data.as_ptr_range();
        let payload = Payload::read(data).unwrap();
        let secret = &payload.accounts[0].secret;
        assert_eq!(secret, "Hello");
        assert!(buffer.contains(&secret.as_ptr()));
    }
}
