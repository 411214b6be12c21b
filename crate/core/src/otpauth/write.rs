//! Entry → address, as other programs read it. [`super::parse`] reads the same entry out of it, but for its icon.

use crate::entry::{Entry, Kind};
use data_encoding::BASE32_NOPAD;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use zeroize::Zeroizing;

/// All but RFC 3986 §2.3's unreserved characters.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The entry's address, secret included: `otpauth://TYPE/ISSUER:ACCOUNT?secret=…`. Steam's type is `steam`, which programs
/// that do not know it refuse; as a `totp` with an encoder, which others write, they would show wrong codes of it.
#[must_use]
pub fn write(entry: &Entry) -> Zeroizing<String> {
    let escaped = |text| utf8_percent_encode(text, RESERVED);
    let issuer = escaped(entry.issuer.as_str());
    let account = escaped(entry.account.as_str());
    let secret = Zeroizing::new(BASE32_NOPAD.encode(entry.secret.expose()));
    // Where nobody is named, a colon in the account must not make an issuer of what precedes it.
    let is_colon_needed = !entry.issuer.is_empty() || entry.account.as_str().contains(':');
    let colon = if is_colon_needed { ":" } else { "" };
    let issuer_parameter =
        if entry.issuer.is_empty() { String::new() } else { format!("&issuer={issuer}") };
    let moving = match entry.kind {
        Kind::Totp { period } => format!("period={}", period.seconds()),
        Kind::Hotp { counter } => format!("counter={counter}"),
        Kind::Steam => "period=30".to_owned(),
    };
    Zeroizing::new(format!(
        "otpauth://{}/{issuer}{colon}{account}?secret={}{issuer_parameter}&algorithm={}&digits={}&{moving}",
        entry.kind.name(),
        *secret,
        entry.algorithm.name(),
        entry.digits.get(),
    ))
}
