use strum::{IntoStaticStr, VariantArray};

/// A program that writes files with accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[non_exhaustive]
pub enum App {
    /// Aegis Authenticator for Android.
    #[strum(serialize = "Aegis")]
    Aegis,
    /// andOTP for Android, which is no longer maintained.
    #[strum(serialize = "andOTP")]
    AndOtp,
    /// Passwords of Apple's systems, and Safari.
    #[strum(serialize = "Apple Passwords")]
    ApplePasswords,
    /// The extension for Chrome, Edge and Firefox.
    #[strum(serialize = "Authenticator")]
    Authenticator,
    /// The extension of authenticator.sh.
    #[strum(serialize = "2FA (authenticator.sh)")]
    AuthenticatorSh,
    /// The password manager, and Bitwarden Authenticator.
    #[strum(serialize = "Bitwarden")]
    Bitwarden,
    /// The password manager of Chromium, as Chrome and Edge have it.
    #[strum(serialize = "Chrome / Edge")]
    Chrome,
    /// A table whose program is unknown.
    #[strum(serialize = "CSV")]
    Csv,
    /// A file of the FIDO Alliance's Credential Exchange Format.
    #[strum(serialize = "CXF")]
    Cxf,
    /// Dashlane.
    Dashlane,
    /// For phones.
    #[strum(serialize = "Duo Mobile")]
    Duo,
    /// Enpass.
    Enpass,
    /// For phones and computers.
    #[strum(serialize = "Ente Auth")]
    EnteAuth,
    /// The password manager of Firefox.
    Firefox,
    /// `FreeOTP` for Android.
    #[strum(serialize = "FreeOTP")]
    FreeOtp,
    /// `FreeOTP+` for Android.
    #[strum(serialize = "FreeOTP+")]
    FreeOtpPlus,
    /// `KeePass`, and all programs with its databases.
    #[strum(serialize = "KeePass")]
    KeePass,
    /// `KeePassXC`.
    #[strum(serialize = "KeePassXC")]
    KeePassXc,
    /// Keeper.
    Keeper,
    /// The password manager. `LastPass` Authenticator has other files.
    LastPass,
    /// For phones.
    #[strum(serialize = "LastPass Authenticator")]
    LastPassAuthenticator,
    /// `NordPass`.
    NordPass,
    /// 1Password.
    #[strum(serialize = "1Password")]
    OnePassword,
    /// The extension for Edge.
    #[strum(serialize = "Open Two-Factor Authenticator")]
    OpenTwoFactor,
    /// For phones and computers.
    #[strum(serialize = "Proton Authenticator")]
    ProtonAuthenticator,
    /// Proton Pass.
    #[strum(serialize = "Proton Pass")]
    ProtonPass,
    /// Raivo OTP for iOS.
    #[strum(serialize = "Raivo OTP")]
    Raivo,
    /// `RoboForm`.
    RoboForm,
    /// For computers. It is not by Steam's own makers.
    #[strum(serialize = "Steam Desktop Authenticator")]
    SteamDesktop,
    /// Stratum for Android, formerly Authenticator Pro.
    #[strum(serialize = "Stratum")]
    Stratum,
    /// For phones.
    #[strum(serialize = "TOTP Authenticator")]
    TotpAuthenticator,
    /// For phones.
    #[strum(serialize = "2FAS")]
    TwoFas,
    /// `WinAuth`.
    WinAuth,
    /// An archive whose program is unknown.
    #[strum(serialize = "ZIP")]
    Zip,
}

impl App {
    /// The name under which its users know it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}
