//! Errors as the user interface sees them.

use strum::{IntoStaticStr, VariantArray};

/// A field of a form. Errors name the fields that they are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Field {
    /// The shared secret, in base32.
    Secret,
    /// The name of the service that issued the secret.
    Issuer,
    /// The account's name at that service.
    Account,
    /// The kind of codes: time-based, counter-based or Steam's.
    Kind,
    /// The number of digits of a code.
    Digits,
    /// The number of seconds for which a code is valid.
    Period,
    /// The counter of the next code.
    Counter,
    /// The hash function of the HMAC.
    Algorithm,
    /// The icon beside the name.
    Icon,
    /// The user's note.
    Note,
    /// The groups that an entry is in.
    Groups,
    /// The master password.
    Password,
    /// The recovery code.
    Recovery,
}

impl Field {
    /// The field's stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// An error with a text in every language.
pub trait Failure: std::error::Error {
    /// A stable code of the form `stage_reason`. It is also the key of the text in `_locales`.
    fn code(&self) -> &'static str;

    /// The fields that the error is about. Empty for most errors.
    fn fields(&self) -> Vec<Field> {
        Vec::new()
    }

    /// The values for the text's placeholders, in their order. Never a secret.
    fn values(&self) -> Vec<String> {
        Vec::new()
    }
}
