use strum::{IntoStaticStr, VariantArray};

/// A program that writes files with accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[non_exhaustive]
pub enum App {
    /// Aegis Authenticator for Android.
    #[strum(serialize = "Aegis")]
    Aegis,
}

impl App {
    /// The name under which its users know it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}
