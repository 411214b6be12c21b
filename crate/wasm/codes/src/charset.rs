//! Shift_JIS by the browser, which saves this module the tables of it.

use web_sys::{TextDecoder, TextDecoderOptions};

/// Strict Shift_JIS; `None` for bytes that are not.
pub(crate) fn shift_jis(bytes: &[u8]) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options("shift_jis", &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}
