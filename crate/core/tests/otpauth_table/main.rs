//! Addresses of real generators, and the expected result of each. Each row is a test. Its doc
//! comment gives the reason if other programs behave differently.
//!
//! The expected codes are for the Unix time 1,111,111,109 (RFC 6238 appendix B). Another
//! implementation computed them:
//!
//! ```python
//! import base64, hmac
//! def code(key, hash="sha1", digits=6, period=30, time=1111111109):
//!     mac = hmac.new(base64.b32decode(key), (time // period).to_bytes(8, "big"), hash).digest()
//!     at = mac[-1] & 15
//!     return str((int.from_bytes(mac[at:at + 4], "big") & 0x7FFFFFFF) % 10**digits).zfill(digits)
//! ```
//!
//! For a counter-based code, the counter replaces `time // period`. A Steam code has five digits of
//! base 26.

use warifu_base::failure::{Failure as _, Field};
use warifu_core::account::{Algorithm, EntryError, Period};
use warifu_core::code::code;
use warifu_core::otpauth::{self, Notice, OtpauthError};
use warifu_reader::charset::shift_jis;

/// Makes a `#[test]` of each row: `name: text => outcome;`.
macro_rules! table {
    ($($(#[doc = $why:literal])* $name:ident: $text:expr => $outcome:expr;)*) => {
        $($(#[doc = $why])* #[test] fn $name() {
            crate::check(AsRef::<str>::as_ref(&$text), $outcome.into());
        })*
    };
}

mod algorithms;
mod charsets;
mod keycloak;
mod kinds;
mod names;
mod numbers;
mod parameters;
mod secrets;

const TIME: u64 = 1_111_111_109;

/// The expected account and its code at [`TIME`].
struct Expected {
    issuer: &'static str,
    account: &'static str,
    secret: &'static [u8],
    algorithm: Algorithm,
    digits: u8,
    kind: &'static str,
    /// 0 for counter-based codes.
    period: u32,
    counter: Option<u64>,
    code: &'static str,
    notices: &'static [ExpectedNotice],
}

/// A [`Notice`] in a form that a constant can have.
#[derive(Debug, PartialEq)]
enum ExpectedNotice {
    Differs(&'static str),
    Unreadable,
    Steam,
}

/// An account with the secret of most rows, `JBSWY3DPEHPK3PXP`.
const PLAIN: Expected = Expected {
    issuer: "",
    account: "",
    secret: b"Hello!\xDE\xAD\xBE\xEF",
    algorithm: Algorithm::Sha1,
    digits: 6,
    kind: "totp",
    period: 30,
    counter: None,
    code: "071271",
    notices: &[],
};

const TARO: Expected = Expected { issuer: "KOSMO", account: "taro", ..PLAIN };

const COUNTED: Expected =
    Expected { kind: "hotp", period: 0, counter: Some(0), code: "282760", ..TARO };

const STEAM: Expected =
    Expected { issuer: "Steam", kind: "steam", digits: 5, code: "CWDGV", ..TARO };

enum Outcome {
    Accepted(Expected),
    Refused(OtpauthError),
}

impl From<Expected> for Outcome {
    fn from(account: Expected) -> Self {
        Self::Accepted(account)
    }
}

impl From<OtpauthError> for Outcome {
    fn from(error: OtpauthError) -> Self {
        Self::Refused(error)
    }
}

impl From<EntryError> for Outcome {
    fn from(error: EntryError) -> Self {
        Self::Refused(error.into())
    }
}

fn out_of_bounds(fields: &[Field]) -> OtpauthError {
    OtpauthError::Parameters { fields: fields.to_vec() }
}

fn conflict(field: Field) -> OtpauthError {
    OtpauthError::Conflict { field }
}

fn not_base32(character: char, position: usize) -> EntryError {
    EntryError::SecretCharacter { character, position }
}

#[track_caller]
#[allow(clippy::panic, reason = "how a test fails")]
fn check(text: &str, expected: Outcome) {
    match (otpauth::parse(text, &shift_jis), expected) {
        (Ok(parsed), Outcome::Accepted(expected)) => {
            let account = &parsed.account;
            let notices: Vec<ExpectedNotice> = parsed.notices.iter().map(comparable).collect();
            assert_eq!(account.issuer.as_str(), expected.issuer, "issuer of {text}");
            assert_eq!(account.account.as_str(), expected.account, "account of {text}");
            assert_eq!(account.secret.expose(), expected.secret, "secret of {text}");
            assert_eq!(account.algorithm, expected.algorithm, "algorithm of {text}");
            assert_eq!(account.digits.get(), expected.digits, "digits of {text}");
            assert_eq!(account.kind.name(), expected.kind, "kind of {text}");
            assert_eq!(
                account.kind.period().map_or(0, Period::seconds),
                expected.period,
                "period of {text}"
            );
            assert_eq!(account.kind.counter(), expected.counter, "counter of {text}");
            assert_eq!(notices, expected.notices, "notices of {text}");
            assert_eq!(code(account, TIME).text.as_str(), expected.code, "code of {text}");
        }
        (Err(error), Outcome::Refused(expected)) => {
            assert_eq!(error, expected, "{text}");
            assert!(
                error.code().starts_with("otpauth_") || error.code().starts_with("entry_"),
                "{}",
                error.code()
            );
        }
        (Ok(parsed), Outcome::Refused(expected)) => {
            panic!("{text} is accepted as {parsed:?}, not refused: {expected}")
        }
        (Err(error), Outcome::Accepted(_)) => panic!("{text} is refused: {error:?}"),
    }
}

fn comparable(notice: &Notice) -> ExpectedNotice {
    match notice {
        Notice::IssuerDiffers { label } => {
            ExpectedNotice::Differs(Box::leak(label.as_str().to_owned().into_boxed_str()))
        }
        Notice::NameUnreadable => ExpectedNotice::Unreadable,
        Notice::SteamAssumed => ExpectedNotice::Steam,
        other => unreachable!("a notice that no row knows: {other:?}"),
    }
}
