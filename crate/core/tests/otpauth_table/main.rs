//! Addresses met in real life, and what becomes of each. A row is a test of its own: its name is the case, its doc
//! comment the reason where we depart from what others do.
//!
//! The codes hold at the Unix time 1,111,111,109 (one of RFC 6238 appendix B) and come from another implementation:
//!
//! ```python
//! import base64, hmac
//! def code(key, hash="sha1", digits=6, period=30, time=1111111109):
//!     mac = hmac.new(base64.b32decode(key), (time // period).to_bytes(8, "big"), hash).digest()
//!     at = mac[-1] & 15
//!     return str((int.from_bytes(mac[at:at + 4], "big") & 0x7FFFFFFF) % 10**digits).zfill(digits)
//! ```
//!
//! (a counter-based one with the counter in the place of `time // period`; a Steam one by five times `divmod(_, 26)`).

use warifu_base::failure::{Failure as _, Field};
use warifu_core::code::code;
use warifu_core::entry::{Algorithm, EntryError, Period};
use warifu_core::otpauth::{self, Notice, OtpauthError};
use warifu_reader::charset::shift_jis;

/// One `#[test]` a row: `name: text => outcome;`.
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

/// What an accepted address says.
struct Kept {
    issuer: &'static str,
    account: &'static str,
    secret: &'static [u8],
    algorithm: Algorithm,
    digits: u8,
    kind: &'static str,
    /// 0 where the time decides nothing.
    period: u32,
    counter: Option<u64>,
    code: &'static str,
    notices: &'static [Shown],
}

/// A [`Notice`] that a constant can hold.
#[derive(Debug, PartialEq)]
enum Shown {
    Differs(&'static str),
    Unreadable,
}

/// The secret of most rows is `JBSWY3DPEHPK3PXP`.
const PLAIN: Kept = Kept {
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

const TARO: Kept = Kept { issuer: "KOSMO", account: "taro", ..PLAIN };

const COUNTED: Kept = Kept { kind: "hotp", period: 0, counter: Some(0), code: "282760", ..TARO };

const STEAM: Kept = Kept { issuer: "Steam", kind: "steam", digits: 5, code: "CWDGV", ..TARO };

enum Outcome {
    Accepted(Kept),
    Refused(OtpauthError),
}

impl From<Kept> for Outcome {
    fn from(account: Kept) -> Self {
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
            let entry = &parsed.entry;
            let shown: Vec<Shown> = parsed.notices.iter().map(shown).collect();
            assert_eq!(entry.issuer.as_str(), expected.issuer, "issuer of {text}");
            assert_eq!(entry.account.as_str(), expected.account, "account of {text}");
            assert_eq!(entry.secret.expose(), expected.secret, "secret of {text}");
            assert_eq!(entry.algorithm, expected.algorithm, "algorithm of {text}");
            assert_eq!(entry.digits.get(), expected.digits, "digits of {text}");
            assert_eq!(entry.kind.name(), expected.kind, "kind of {text}");
            assert_eq!(
                entry.kind.period().map_or(0, Period::seconds),
                expected.period,
                "period of {text}"
            );
            assert_eq!(entry.kind.counter(), expected.counter, "counter of {text}");
            assert_eq!(shown, expected.notices, "notices of {text}");
            assert_eq!(code(entry, TIME).text.as_str(), expected.code, "code of {text}");
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

fn shown(notice: &Notice) -> Shown {
    match notice {
        Notice::IssuerDiffers { label } => {
            Shown::Differs(Box::leak(label.as_str().to_owned().into_boxed_str()))
        }
        Notice::NameUnreadable => Shown::Unreadable,
        other => unreachable!("a notice that no row knows: {other:?}"),
    }
}
