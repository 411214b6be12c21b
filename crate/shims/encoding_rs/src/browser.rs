//! Decoding by the browser.

use web_sys::{TextDecoder, TextDecoderOptions};

/// `None` if the bytes are no text in this encoding and `is_strict` is set.
pub(crate) fn decode(label: &str, bytes: &[u8], is_strict: bool) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(is_strict);
    let decoder = TextDecoder::new_with_label_and_options(label, &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}
