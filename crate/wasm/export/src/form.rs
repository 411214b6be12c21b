//! Enums that JavaScript gives as strings. In TypeScript they are unions.

use serde::Deserialize;
use tsify::Tsify;

/// A form of a file.
#[derive(Debug, Clone, Copy, Deserialize, Tsify)]
#[serde(rename_all = "snake_case")]
pub enum ExportForm {
    /// `otpauth` addresses, one a line.
    Otpauth,
    /// Aegis, plain.
    Aegis,
    /// Aegis, with a password.
    AegisSealed,
    /// 2FAS, plain.
    Twofas,
    /// 2FAS, with a password.
    TwofasSealed,
    /// Bitwarden, plain.
    Bitwarden,
    /// Bitwarden, with a password.
    BitwardenSealed,
    /// A table for Apple Passwords and 1Password.
    Csv,
    /// The FIDO Alliance's Credential Exchange Format.
    Cxf,
}

impl From<ExportForm> for warifu_export::Form {
    fn from(form: ExportForm) -> Self {
        match form {
            ExportForm::Otpauth => Self::Otpauth,
            ExportForm::Aegis => Self::Aegis,
            ExportForm::AegisSealed => Self::AegisSealed,
            ExportForm::Twofas => Self::Twofas,
            ExportForm::TwofasSealed => Self::TwofasSealed,
            ExportForm::Bitwarden => Self::Bitwarden,
            ExportForm::BitwardenSealed => Self::BitwardenSealed,
            ExportForm::Csv => Self::Csv,
            ExportForm::Cxf => Self::Cxf,
        }
    }
}

/// What QR codes hold.
#[derive(Debug, Clone, Copy, Deserialize, Tsify)]
#[serde(rename_all = "snake_case")]
pub enum ExportCodes {
    /// One entry each.
    Single,
    /// Several entries each, for Google Authenticator.
    GoogleTransfer,
}

impl From<ExportCodes> for warifu_export::CodeForm {
    fn from(form: ExportCodes) -> Self {
        match form {
            ExportCodes::Single => Self::Single,
            ExportCodes::GoogleTransfer => Self::GoogleTransfer,
        }
    }
}
