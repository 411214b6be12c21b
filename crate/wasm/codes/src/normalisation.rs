//! Normalises texts by the browser, so that this module need not contain Unicode's tables.

use js_sys::JsString;
use warifu_base::normalisation::Form;

/// ECMA-262 `String.prototype.normalize`.
pub(crate) fn normalise(form: Form, text: &str) -> String {
    let name = match form {
        Form::Nfc => "NFC",
        Form::Nfd => "NFD",
        Form::Nfkc => "NFKC",
    };
    JsString::from(text).normalize(name).into()
}
