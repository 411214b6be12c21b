//! Normalisation without a browser.

use unicode_normalization::UnicodeNormalization as _;
use warifu_base::normalisation::Form;

/// Brings a text into a form.
pub(crate) fn normalise(form: Form, text: &str) -> String {
    match form {
        Form::Nfc => text.nfc().collect(),
        Form::Nfd => text.nfd().collect(),
        Form::Nfkc => text.nfkc().collect(),
    }
}
