//! The message's fields that mean something to us; Protocol Buffers lets a reader pass over the others.

use crate::import::{Damage, ImportError};
use prost::Message;
use prost::bytes::Bytes;
use zeroize::Zeroizing;

/// All of one code. Its byte fields are views into one buffer, which is wiped when the last of them is dropped.
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

/// Names are text by the format. As bytes, one that is none costs its account no more than the name.
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
    /// Of counter-based codes.
    #[prost(int64, tag = "7")]
    pub(super) counter: i64,
}

impl Payload {
    /// `prost` copies a `Vec<u8>` once more than it shows, and wipes neither. From a buffer that it may share it copies
    /// nothing.
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
