//! Google Authenticator's transfer: `otpauth-migration://offline?data=` with a message of Protocol
//! Buffers in base64. Several QR codes of up to ten accounts each make a set.
//!
//! The format is not published. This module reads the addresses that the app writes and that other
//! programs accept.

mod message;

use super::{Damage, Format, ImportError, Imported, Part, Refused};
use crate::account::{Account, Algorithm, Digits, EntryError, Icon, Kind, Period, Secret};
use crate::otpauth::{Label, OtpauthError, Parsed, trimmed};
use base64ct::{Base64Unpadded, Encoding as _};
use message::Payload;
use percent_encoding::percent_decode_str;
use warifu_base::charset::{self, ShiftJis};
use warifu_base::failure::{Failure as _, Field};
use zeroize::Zeroizing;

/// The most parts that a set may claim. The app puts ten accounts in each.
pub const MAX_PARTS: u32 = 100;

/// The most accounts in one part. A QR code has no room for more accounts with names.
pub const MAX_ACCOUNTS: usize = 100;

/// The most base64 in one part. A QR code carries 2,953 bytes (ISO/IEC 18004 table 7).
pub const MAX_DATA_BYTES: usize = 3 * 1024;

pub(super) const SCHEME: &str = "otpauth-migration";

/// Reads the text of one QR code. `shift_jis` decodes names that are not UTF-8.
///
/// # Errors
/// [`ImportError::OtherFormat`] for another scheme; else [`ImportError`] for a text that is damaged
/// or beyond a limit. An account that cannot be kept is no error of the part.
pub fn parse(text: &str, shift_jis: ShiftJis<'_>) -> Result<Part, ImportError> {
    let rest = after_scheme(text).ok_or(ImportError::OtherFormat)?;
    if rest.len() > Format::GoogleTransfer.limits().bytes {
        return Err(ImportError::TooLong);
    }
    let payload = Payload::read(decode(data(rest)?)?)?;
    if payload.accounts.is_empty() {
        return Err(ImportError::Damaged(Damage::NoAccounts));
    }
    if payload.accounts.len() > MAX_ACCOUNTS {
        return Err(ImportError::TooManyAccounts {
            accounts: payload.accounts.len(),
            max: MAX_ACCOUNTS,
        });
    }
    let number =
        |number: i32| u32::try_from(number).map_err(|_| ImportError::Damaged(Damage::PartNumber));
    // A set has at least one part, so 0 means that the number is absent.
    let parts = number(payload.batch_size)?.max(1);
    let index = number(payload.batch_index)?;
    if parts > MAX_PARTS {
        return Err(ImportError::TooManyParts { parts, max: MAX_PARTS });
    }
    if index >= parts {
        return Err(ImportError::Damaged(Damage::PartNumber));
    }
    let accounts = payload.accounts.iter().map(|account| imported(account, shift_jis)).collect();
    Ok(Part { set: payload.batch_id, parts, index, accounts })
}

fn after_scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = trimmed(text).split_once("://")?;
    scheme.eq_ignore_ascii_case(SCHEME).then_some(rest)
}

/// The value of the `data` parameter. Other parameters are ignored.
fn data(rest: &str) -> Result<&str, ImportError> {
    let (host, query) = rest.split_once('?').unwrap_or((rest, ""));
    if !host.strip_suffix('/').unwrap_or(host).eq_ignore_ascii_case("offline") {
        return Err(ImportError::Damaged(Damage::Address));
    }
    let pairs = query.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let mut values =
        pairs.filter(|(key, _)| key.eq_ignore_ascii_case("data")).map(|(_, value)| value);
    match (values.next(), values.next()) {
        (Some(value), None) if !value.is_empty() => Ok(value),
        (_, None) => Err(ImportError::Damaged(Damage::NoData)),
        (_, Some(_)) => Err(ImportError::Damaged(Damage::DataTwice)),
    }
}

/// A bare plus is base64's own, so the value is not form-decoded. Padding may be missing, and the
/// alphabet may be the one for addresses (RFC 4648 §5).
fn decode(value: &str) -> Result<Zeroizing<Vec<u8>>, ImportError> {
    // The full capacity at once, because growing would leave copies in memory.
    let mut text = Zeroizing::new(Vec::with_capacity(value.len()));
    text.extend(percent_decode_str(value).map(|byte| match byte {
        b'-' => b'+',
        b'_' => b'/',
        other => other,
    }));
    if text.len() > MAX_DATA_BYTES {
        return Err(ImportError::TooLong);
    }
    while text.last() == Some(&b'=') {
        text.pop();
    }
    let mut bytes = Zeroizing::new(vec![0; text.len().saturating_mul(3) / 4]);
    Base64Unpadded::decode(text.as_slice(), &mut bytes)
        .map_err(|_| ImportError::Damaged(Damage::Base64))?;
    Ok(bytes)
}

fn imported(account: &message::Account, shift_jis: ShiftJis<'_>) -> Imported {
    let [name, issuer] =
        [&account.name, &account.issuer].map(|name| charset::decode_or_mark(name, shift_jis));
    let label = Label::plain(&name, &issuer);
    parsed(account, &label).map_err(|reason| {
        let (issuer, account) = label.truncated_names();
        Refused { issuer, account, reason }
    })
}

/// The numbers are those of the format's enums. Protocol Buffers reads an absent number as 0. The
/// type is required, because a wrong guess would give wrong codes for ever.
fn parsed(account: &message::Account, label: &Label) -> Result<Parsed, ImportError> {
    let kind = match account.kind {
        1 => Kind::Hotp { counter: account.counter.try_into().map_err(|_| ImportError::Counter)? },
        2 => Kind::Totp { period: Period::default() },
        _ => return Err(OtpauthError::UnknownType.into()),
    };
    let algorithm = match account.algorithm {
        0 | 1 => Algorithm::Sha1,
        2 => Algorithm::Sha256,
        3 => Algorithm::Sha512,
        _ => return Err(ImportError::Algorithm),
    };
    let digits = match account.digits {
        0 | 1 => Digits::new(6),
        2 => Digits::new(8),
        _ => return Err(ImportError::Digits),
    };
    let digits = digits.map_err(|_| ImportError::Digits)?;
    let secret = Secret::from_bytes(account.secret.to_vec()).map_err(|_| ImportError::Secret)?;
    let (issuer, account, notices) = label.names().map_err(|error| too_long(&error))?;
    Ok(Parsed {
        account: Account {
            issuer,
            account,
            secret,
            algorithm,
            digits,
            kind,
            icon: Icon::default(),
        },
        notices,
    })
}

fn too_long(error: &EntryError) -> ImportError {
    ImportError::NameTooLong { field: error.fields().first().copied().unwrap_or(Field::Account) }
}
