//! `otpauth` addresses, one a line.

use crate::Entry;
use crate::buffer::Buffer;
use crate::limits::{ANY_DIGITS, Limits, Periods};
use warifu_core::otpauth;
use zeroize::Zeroizing;

pub(super) const LIMITS: Limits = Limits {
    max_counter: Some(u64::MAX),
    holds_steam: true,
    digits: ANY_DIGITS,
    periods: Periods::UpTo(u32::MAX),
};

pub(super) fn write(entries: &[&Entry]) -> Zeroizing<Vec<u8>> {
    let mut file = Buffer::new();
    for entry in entries {
        file.push(&otpauth::write(&entry.account));
        file.push("\n");
    }
    file.into_bytes()
}
