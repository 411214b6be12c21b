//! What every stage's error can say of itself.

use strum::{IntoStaticStr, VariantArray};

/// A field of the form that a person fills in, and the one an error points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Field {
    /// The shared secret, in base32.
    Secret,
    /// Who issued it.
    Issuer,
    /// Whose it is.
    Account,
    /// What moves the codes on: the time or a counter.
    Kind,
    /// How many digits a code has.
    Digits,
    /// How long a code holds, in seconds.
    Period,
    /// The counter of the next code.
    Counter,
    /// The hash under the HMAC.
    Algorithm,
    /// The picture beside the name.
    Icon,
    /// What a person wrote beside an entry.
    Note,
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

/// An error as the person's side of the program sees it.
pub trait Failure: std::error::Error {
    /// A stable code, `stage_what_happened`. It is also the key of the text in every language.
    fn code(&self) -> &'static str;

    /// The fields that the error is about, if it is about any.
    fn fields(&self) -> Vec<Field> {
        Vec::new()
    }

    /// What the text may quote, in the order of its placeholders. Never a secret.
    fn values(&self) -> Vec<String> {
        Vec::new()
    }
}
