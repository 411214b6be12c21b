use strum::{IntoStaticStr, VariantArray};

/// A program that writes files with accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[non_exhaustive]
pub enum App {
    /// Aegis Authenticator for Android.
    #[strum(serialize = "Aegis")]
    Aegis,
    /// The extension for Chrome, Edge and Firefox.
    #[strum(serialize = "Authenticator")]
    Authenticator,
    /// The extension of authenticator.sh.
    #[strum(serialize = "2FA (authenticator.sh)")]
    AuthenticatorSh,
    /// For phones and computers.
    #[strum(serialize = "Ente Auth")]
    EnteAuth,
    /// The extension for Edge.
    #[strum(serialize = "Open Two-Factor Authenticator")]
    OpenTwoFactor,
    /// For phones and computers.
    #[strum(serialize = "Proton Authenticator")]
    ProtonAuthenticator,
    /// For phones.
    #[strum(serialize = "2FAS")]
    TwoFas,
}

impl App {
    /// The name under which its users know it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}
