//! Google Authenticator's transfer: `otpauth-migration://offline?data=` with a message of Protocol
//! Buffers in base64. The core reads the same form (`warifu_core::import`).

use crate::codes::{Code, Codes, drawable};
use crate::limits::{Limits, Periods};
use crate::random::bytes;
use crate::{Entry, Random, Unfit, UnfitError, WriteError};
use base64ct::{Base64, Encoding as _};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use prost::Message;
use prost::bytes::Bytes;
use std::mem;
use warifu_core::account::{Algorithm, Kind};
use zeroize::Zeroizing;

/// The format has no period. Counters are signed 64-bit numbers.
const LIMITS: Limits = Limits {
    max_counter: Some(u64::MAX >> 1),
    holds_steam: false,
    digits: &[6, 8],
    periods: Periods::OneOf(&[30]),
};
/// The most accounts of a QR code. The app writes as many.
const MAX_ACCOUNTS: usize = 10;
/// The most characters of an address with several accounts: those of a QR code of version 25 with
/// error correction level M (ISO/IEC 18004 table 7), which phones still read from a screen.
const MAX_CHARS: usize = 997;
/// The most QR codes of a set that Warifu reads.
const MAX_PARTS: usize = 100;
const VERSION: i32 = 1;

#[derive(Message)]
#[prost(skip_debug)]
struct Payload {
    #[prost(message, repeated, tag = "1")]
    accounts: Vec<Account>,
    #[prost(int32, tag = "2")]
    version: i32,
    #[prost(int32, tag = "3")]
    batch_size: i32,
    #[prost(int32, tag = "4")]
    batch_index: i32,
    #[prost(int32, tag = "5")]
    batch_id: i32,
}

#[derive(Clone, Message)]
#[prost(skip_debug)]
struct Account {
    /// A view of a buffer that is wiped.
    #[prost(bytes = "bytes", tag = "1")]
    secret: Bytes,
    #[prost(string, tag = "2")]
    name: String,
    #[prost(string, tag = "3")]
    issuer: String,
    #[prost(int32, tag = "4")]
    algorithm: i32,
    #[prost(int32, tag = "5")]
    digits: i32,
    #[prost(int32, tag = "6")]
    kind: i32,
    #[prost(int64, tag = "7")]
    counter: i64,
}

/// The accounts of a QR code, with their places among the entries.
#[derive(Default)]
struct Part {
    accounts: Vec<Account>,
    entries: Vec<usize>,
}

pub(crate) fn texts(
    entries: &[Entry],
    random: &mut Random<'_>,
) -> Result<Codes<Zeroizing<String>>, WriteError> {
    let mut unfit = Vec::new();
    let mut parts = parts(entries, &mut unfit);
    let mut codes = Vec::new();
    for set in parts.chunks_mut(MAX_PARTS) {
        let batch_id = i32::from_be_bytes(*bytes::<4>(random)?);
        let batch_size = number(set.len());
        for (index, Part { accounts, entries }) in set.iter_mut().enumerate() {
            let (accounts, entries) = (mem::take(accounts), mem::take(entries));
            let batch_index = number(index);
            let payload = Payload { accounts, version: VERSION, batch_size, batch_index, batch_id };
            codes.push(Code { content: address(&payload), entries });
        }
    }
    Ok(Codes { codes, unfit })
}

/// Fills QR codes in the order of the entries.
fn parts(entries: &[Entry], unfit: &mut Vec<Unfit>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let account = match LIMITS.check(&entry.account).and_then(|()| account(entry)) {
            Ok(account) => account,
            Err(reason) => {
                unfit.push(Unfit { index, reason });
                continue;
            }
        };
        if !parts.last().is_some_and(|part| has_room(part, &account)) {
            parts.push(Part::default());
        }
        if let Some(part) = parts.last_mut() {
            part.accounts.push(account);
            part.entries.push(index);
        }
    }
    parts
}

/// The account, if a QR code of its own has room for it.
fn account(entry: &Entry) -> Result<Account, UnfitError> {
    let from = &entry.account;
    let (kind, counter) = match from.kind {
        Kind::Hotp { counter } => (1, counter),
        _ => (2, 0),
    };
    let account = Account {
        secret: Bytes::from_owner(Zeroizing::new(from.secret.expose().to_vec())),
        name: name(from),
        issuer: from.issuer.as_str().to_owned(),
        algorithm: match from.algorithm {
            Algorithm::Sha1 => 1,
            Algorithm::Sha256 => 2,
            Algorithm::Sha512 => 3,
        },
        digits: if from.digits.get() == 8 { 2 } else { 1 },
        kind,
        counter: i64::try_from(counter).map_err(|_| UnfitError::Counter)?,
    };
    drawable(address(&longest(vec![account.clone()]))).map(|_| account)
}

/// The part before a colon would be taken for the issuer, so the issuer stands before it.
fn name(account: &warifu_core::account::Account) -> String {
    let (issuer, name) = (account.issuer.as_str(), account.account.as_str());
    if name.contains(':') { format!("{issuer}:{name}") } else { name.to_owned() }
}

fn has_room(part: &Part, account: &Account) -> bool {
    let accounts: Vec<_> = part.accounts.iter().chain([account]).cloned().collect();
    accounts.len() <= MAX_ACCOUNTS && address(&longest(accounts)).len() <= MAX_CHARS
}

/// A QR code with the longest numbers.
fn longest(accounts: Vec<Account>) -> Payload {
    let parts = number(MAX_PARTS);
    // A negative number is the longest.
    let batch_id = -1;
    Payload { accounts, version: VERSION, batch_size: parts, batch_index: parts, batch_id }
}

fn address(payload: &Payload) -> Zeroizing<String> {
    let message = Zeroizing::new(payload.encode_to_vec());
    let data = Zeroizing::new(Base64::encode_string(&message));
    let data = utf8_percent_encode(&data, NON_ALPHANUMERIC);
    Zeroizing::new(format!("otpauth-migration://offline?data={data}"))
}

/// A number of at most [`MAX_PARTS`].
fn number(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
