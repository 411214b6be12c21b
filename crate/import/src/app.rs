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
    /// For phones.
    #[strum(serialize = "Duo Mobile")]
    Duo,
    /// For phones and computers.
    #[strum(serialize = "Ente Auth")]
    EnteAuth,
    /// For phones.
    #[strum(serialize = "LastPass Authenticator")]
    LastPassAuthenticator,
    /// The extension for Edge.
    #[strum(serialize = "Open Two-Factor Authenticator")]
    OpenTwoFactor,
    /// For phones and computers.
    #[strum(serialize = "Proton Authenticator")]
    ProtonAuthenticator,
    /// For computers. It is not by Steam's own makers.
    #[strum(serialize = "Steam Desktop Authenticator")]
    SteamDesktop,
    /// For phones.
    #[strum(serialize = "TOTP Authenticator")]
    TotpAuthenticator,
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
