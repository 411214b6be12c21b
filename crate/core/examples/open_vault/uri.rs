//! Entry → `otpauth` address, as other authenticators import it.

use data_encoding::BASE32_NOPAD;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use warifu_core::entry::{Entry, Kind};
use zeroize::Zeroizing;

/// All but RFC 3986 §2.3's unreserved characters.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

pub(crate) fn of(entry: &Entry) -> Zeroizing<String> {
    let Kind::Totp { period } = entry.kind else { unreachable!("version 1 of the format knows no other kind") };
    let issuer = utf8_percent_encode(entry.issuer.as_str(), RESERVED);
    let account = utf8_percent_encode(entry.account.as_str(), RESERVED);
    let secret = Zeroizing::new(BASE32_NOPAD.encode(entry.secret.expose()));
    Zeroizing::new(format!(
        "otpauth://totp/{issuer}:{account}?secret={}&issuer={issuer}&algorithm={}&digits={}&period={}",
        *secret,
        entry.algorithm.name(),
        entry.digits.get(),
        period.seconds()
    ))
}
