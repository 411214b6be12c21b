//! Writes an account as an `otpauth` address for other programs. [`super::parse`] reads the same
//! account from it, without the icon.

use crate::account::{Account, Kind};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use zeroize::Zeroizing;

/// Every character except the unreserved ones (RFC 3986 §2.3).
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Returns the account's address with its secret: `otpauth://TYPE/ISSUER:ACCOUNT?secret=…`. Steam's
/// codes have the type `steam`, which programs that do not support it refuse. With the type `totp`
/// and an encoder, which some programs write, they would show wrong codes.
#[must_use]
pub fn write(account: &Account) -> Zeroizing<String> {
    let escaped = |text| utf8_percent_encode(text, ESCAPED);
    let issuer = escaped(account.issuer.as_str());
    let name = escaped(account.account.as_str());
    let secret = account.secret.to_base32();
    // Without an issuer, a colon in the account must not turn the part before it into an issuer.
    let is_colon_needed = !account.issuer.is_empty() || account.account.as_str().contains(':');
    let colon = if is_colon_needed { ":" } else { "" };
    let issuer_parameter =
        if account.issuer.is_empty() { String::new() } else { format!("&issuer={issuer}") };
    let moving_factor = match account.kind {
        Kind::Totp { period } => format!("period={}", period.seconds()),
        Kind::Hotp { counter } => format!("counter={counter}"),
        Kind::Steam => "period=30".to_owned(),
    };
    Zeroizing::new(format!(
        "otpauth://{}/{issuer}{colon}{name}\
         ?secret={}{issuer_parameter}&algorithm={}&digits={}&{moving_factor}",
        account.kind.name(),
        *secret,
        account.algorithm.name(),
        account.digits.get(),
    ))
}
