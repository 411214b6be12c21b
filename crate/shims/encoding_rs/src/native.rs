//! Decoding in tests and benchmarks.

use encoding::DecoderTrap;
use encoding::label::encoding_from_whatwg_label;

/// `None` if the bytes are no text in this encoding and `is_strict` is set.
pub(crate) fn decode(label: &str, bytes: &[u8], is_strict: bool) -> Option<String> {
    let trap = if is_strict { DecoderTrap::Strict } else { DecoderTrap::Replace };
    encoding_from_whatwg_label(label)?.decode(bytes, trap).ok()
}
