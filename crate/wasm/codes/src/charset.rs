//! Decodes Shift_JIS with the browser, so that this module need not contain the tables.

use web_sys::{TextDecoder, TextDecoderOptions};

/// Decodes strict Shift_JIS. Returns `None` for invalid bytes.
pub(crate) fn shift_jis(bytes: &[u8]) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options("shift_jis", &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}
