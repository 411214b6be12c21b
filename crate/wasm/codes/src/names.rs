//! Enums that JavaScript gets as strings. In TypeScript they are unions.

use serde::{Deserialize, Serialize};
use tsify::Tsify;
use warifu_core::{account, vault};

/// The kind of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Time-based codes (RFC 6238).
    Totp,
    /// Counter-based codes (RFC 4226).
    Hotp,
    /// Time-based codes in Steam's alphabet.
    Steam,
}

impl From<account::Kind> for Kind {
    fn from(kind: account::Kind) -> Self {
        match kind {
            account::Kind::Hotp { .. } => Self::Hotp,
            account::Kind::Steam => Self::Steam,
            _ => Self::Totp,
        }
    }
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Totp => "totp",
            Self::Hotp => "hotp",
            Self::Steam => "steam",
        }
    }
}

/// Declares an enum with the same variants as an enum of the core, and the conversions both ways. A
/// missing variant is a compiler error.
macro_rules! mirror {
    ($(#[$attribute:meta])* $name:ident of $core:path { $($(#[$of_variant:meta])* $variant:ident),* $(,)? }) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Tsify)]
        $(#[$attribute])*
        pub enum $name {
            $($(#[$of_variant])* $variant,)*
        }

        impl From<$core> for $name {
            fn from(value: $core) -> Self {
                match value {
                    $(<$core>::$variant => Self::$variant,)*
                }
            }
        }

        impl From<$name> for $core {
            fn from(value: $name) -> Self {
                match value {
                    $($name::$variant => Self::$variant,)*
                }
            }
        }
    };
}

mirror! {
    /// The hash function of the HMAC.
    #[serde(rename_all = "UPPERCASE")]
    Algorithm of account::Algorithm {
        /// HMAC-SHA-1.
        Sha1,
        /// HMAC-SHA-256.
        Sha256,
        /// HMAC-SHA-512.
        Sha512,
    }
}

mirror! {
    /// The icon beside a name.
    #[serde(rename_all = "lowercase")]
    Icon of account::Icon {
        /// None was chosen.
        General,
        /// Health insurance.
        Health,
        /// Office.
        Work,
        /// School.
        School,
        /// Bank.
        Bank,
        /// Mail.
        Mail,
        /// Shop.
        Shop,
        /// Anything on the web.
        Web,
        /// The state, a prefecture or a municipality.
        Government,
        /// Pension and insurance.
        Pension,
        /// University.
        University,
        /// Cloud services.
        Cloud,
        /// A private network, and other remote access.
        Vpn,
        /// Securities.
        Securities,
    }
}

/// A way to unlock a vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "lowercase")]
pub enum SlotKind {
    /// The master password.
    Password,
    /// A passkey.
    Passkey,
    /// The recovery code.
    Recovery,
}

impl From<vault::SlotKind> for SlotKind {
    fn from(kind: vault::SlotKind) -> Self {
        match kind {
            vault::SlotKind::Passkey => Self::Passkey,
            vault::SlotKind::Recovery => Self::Recovery,
            _ => Self::Password,
        }
    }
}
