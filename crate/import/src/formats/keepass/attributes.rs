//! The accounts of an entry. Each program keeps them in attributes of its own:
//!
//! - `otp`: an address (`KeePassXC`, Strongbox), or `key=…&size=…&step=…` (`KeeOtp`)
//! - `TOTP Seed` and `TOTP Settings` (`KeeTrayTOTP`, older `KeePassXC`)
//! - `TimeOtp-…` and `HmacOtp-…` (`KeePass` itself)

use super::database::Entry;
use crate::fields::{Fields, Key, Number, address_or_key};
use crate::groups::groups;
use crate::{EntryError, Imported};
use base64ct::{Base64, Base64Unpadded, Encoding as _};
use percent_encoding::percent_decode_str;
use std::borrow::Cow;
use zeroize::Zeroizing;

/// The forms of a secret in `KeePass` itself, by the end of the attribute's name.
const SECRET_FORMS: [(&str, Form); 4] =
    [("-Base32", Form::Base32), ("-Hex", Form::Hex), ("-Base64", Form::Base64), ("", Form::Utf8)];

/// A form of a secret.
#[derive(Clone, Copy)]
enum Form {
    Base32,
    Base64,
    Hex,
    Utf8,
}

/// The accounts of an entry; none for most. `path`: the names of its groups, with slashes.
pub(super) fn accounts(entry: &Entry, path: &str) -> Vec<Imported> {
    // A program that reads an older attribute and writes its own one may leave the older.
    let time_based = address(entry).or_else(|| of_keepass(entry, "totp")).or_else(|| seed(entry));
    let read = time_based.into_iter().chain(of_keepass(entry, "hotp"));
    read.map(|item| {
        item.map(|mut item| {
            item.set_note(entry.get("Notes"));
            item.groups = groups([path]);
            item
        })
    })
    .collect()
}

fn fields(entry: &Entry) -> Fields<'_> {
    Fields { issuer: entry.get("Title"), account: entry.get("UserName"), ..Fields::default() }
}

fn number(text: &str) -> Option<Number<'_>> {
    Some(Cow::Borrowed(text.trim())).filter(|text| !text.is_empty())
}

/// Checks the fields with a secret in one of the forms.
fn check(fields: Fields<'_>, secret: &str, form: Form) -> Imported {
    let decoded;
    let secret = match form {
        Form::Base32 => Key::Base32(secret),
        Form::Hex => Key::Hex(secret),
        Form::Utf8 => Key::Bytes(secret.as_bytes()),
        Form::Base64 => {
            let bytes = Base64::decode_vec(secret).or_else(|_| Base64Unpadded::decode_vec(secret));
            let Ok(bytes) = bytes else { return fields.refuse(EntryError::Secret) };
            decoded = Zeroizing::new(bytes);
            Key::Bytes(&decoded)
        }
    };
    Fields { secret, ..fields }.check()
}

fn address(entry: &Entry) -> Option<Imported> {
    let text = entry.get("otp");
    if text.is_empty() {
        return None;
    }
    if text.contains("://") || !text.contains("key=") {
        return Some(address_or_key(text, entry.get("Title"), entry.get("UserName")));
    }
    let decode = |text| Zeroizing::new(percent_decode_str(text).decode_utf8_lossy().into_owned());
    let pairs: Vec<_> = text.split('&').filter_map(|pair| pair.split_once('=')).collect();
    let pairs: Vec<_> = pairs.iter().map(|(key, value)| (*key, decode(value))).collect();
    let get = |name: &str| {
        let pair = pairs.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        pair.map_or("", |(_, value)| value.as_str())
    };
    let kind = if get("type").is_empty() { "totp" } else { get("type") };
    let fields = Fields {
        kind,
        algorithm: Some(get("otpHashMode")),
        digits: number(get("size")),
        period: number(get("step")),
        counter: number(get("counter")),
        ..fields(entry)
    };
    let form = match get("encoding").to_ascii_lowercase().as_str() {
        "" | "base32" => Form::Base32,
        "base64" => Form::Base64,
        "hex" => Form::Hex,
        "utf8" => Form::Utf8,
        _ => return Some(fields.refuse(EntryError::Secret)),
    };
    Some(check(fields, get("key"), form))
}

fn seed(entry: &Entry) -> Option<Imported> {
    let secret = entry.get("TOTP Seed");
    if secret.is_empty() {
        return None;
    }
    if secret.contains("://") {
        return Some(address_or_key(secret, entry.get("Title"), entry.get("UserName")));
    }
    // Period and digits; the address of a clock may follow.
    let mut settings = entry.get("TOTP Settings").split(';');
    let (period, digits) = (settings.next().unwrap_or(""), settings.next().unwrap_or(""));
    let kind = if digits.trim().eq_ignore_ascii_case("s") { "steam" } else { "totp" };
    let fields = Fields { kind, period: number(period), digits: number(digits), ..fields(entry) };
    Some(check(fields, secret, Form::Base32))
}

/// `kind`: `totp` or `hotp`.
fn of_keepass(entry: &Entry, kind: &str) -> Option<Imported> {
    let prefix = if kind == "totp" { "TimeOtp" } else { "HmacOtp" };
    let get = |name: &str| entry.get(&format!("{prefix}-{name}"));
    let mut secrets =
        SECRET_FORMS.map(|(end, form)| (get(&format!("Secret{end}")), form)).into_iter();
    let (secret, form) = secrets.find(|(secret, _)| !secret.is_empty())?;
    let fields = Fields {
        kind,
        algorithm: Some(get("Algorithm")),
        digits: number(get("Length")),
        period: number(get("Period")),
        counter: number(get("Counter")),
        ..fields(entry)
    };
    Some(check(fields, secret, form))
}
