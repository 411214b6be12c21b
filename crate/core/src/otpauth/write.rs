//! Writes an entry as an `otpauth` address for other programs. [`super::parse`] reads the same
//! entry from it, without the icon.

use crate::entry::{Entry, Kind};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use zeroize::Zeroizing;

/// Every character except the unreserved ones (RFC 3986 §2.3).
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Returns the entry's address with its secret: `otpauth://TYPE/ISSUER:ACCOUNT?secret=…`. Steam's
/// codes have the type `steam`, which programs that do not support it refuse. With the type `totp`
/// and an encoder, which some programs write, they would show wrong codes.
#[must_use]
pub fn write(entry: &Entry) -> Zeroizing<String> {
    let escaped = |text| utf8_percent_encode(text, ESCAPED);
    let issuer = escaped(entry.issuer.as_str());
    let account = escaped(entry.account.as_str());
    let secret = entry.secret.to_base32();
    // Without an issuer, a colon in the account must not turn the part before it into an issuer.
    let is_colon_needed = !entry.issuer.is_empty() || entry.account.as_str().contains(':');
    let colon = if is_colon_needed { ":" } else { "" };
    let issuer_parameter =
        if entry.issuer.is_empty() { String::new() } else { format!("&issuer={issuer}") };
    let moving_factor = match entry.kind {
        Kind::Totp { period } => format!("period={}", period.seconds()),
        Kind::Hotp { counter } => format!("counter={counter}"),
        Kind::Steam => "period=30".to_owned(),
    };
    Zeroizing::new(format!(
        "otpauth://{}/{issuer}{colon}{account}\
         ?secret={}{issuer_parameter}&algorithm={}&digits={}&{moving_factor}",
        entry.kind.name(),
        *secret,
        entry.algorithm.name(),
        entry.digits.get(),
    ))
}
