//! Google Authenticator's transfers, and the expected result of each account. The tests write the
//! messages byte by byte ([`writer`]). Each faulty row has one fault.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "small, known fixtures"
)]

mod accounts;
mod addresses;
mod any;
mod batches;
mod corpus;
mod names;
mod payloads;
mod rfc6238;
mod writer;

use warifu_core::account::{Account, Algorithm, Period};
use warifu_core::import::{Damage, Format, ImportError, Imported, Part, Refused, google};
use warifu_core::otpauth::{Notice, OtpauthError};
use warifu_reader::charset::shift_jis;
use writer::Written;

/// Makes a `#[test]` of each row: `name: input => outcome;`. The first line names the function that
/// compares the two.
macro_rules! table {
    ($check:ident: $($(#[doc = $why:literal])* $name:ident: $input:expr => $outcome:expr;)*) => {
        $($(#[doc = $why])* #[test] fn $name() {
            $check($input, $outcome.into());
        })*
    };
}
use table;

const HELLO: &[u8] = b"Hello!\xDE\xAD\xBE\xEF";

/// An account in the form that the app writes.
const TARO: Written = Written {
    secret: HELLO,
    name: b"KOSMO:taro",
    issuer: b"KOSMO",
    algorithm: Some(1),
    digits: Some(1),
    kind: Some(2),
    more: b"",
};

/// The expected values of an accepted account.
struct AcceptedAccount {
    issuer: &'static str,
    account: &'static str,
    secret: &'static [u8],
    algorithm: Algorithm,
    digits: u8,
    /// `None` for time-based codes.
    counter: Option<u64>,
    notices: Vec<Shown>,
}

/// A [`Notice`] in a form that is easy to write in a table.
#[derive(Debug, PartialEq)]
enum Shown {
    Differs(&'static str),
    Unreadable,
}

fn taro() -> AcceptedAccount {
    AcceptedAccount {
        issuer: "KOSMO",
        account: "taro",
        secret: HELLO,
        algorithm: Algorithm::Sha1,
        digits: 6,
        counter: None,
        notices: Vec::new(),
    }
}

/// The expected names and the reason of a refused account.
struct RefusedAccount {
    issuer: &'static str,
    account: &'static str,
    reason: ImportError,
}

enum Outcome {
    Accepted(AcceptedAccount),
    Refused(RefusedAccount),
}

impl From<AcceptedAccount> for Outcome {
    fn from(account: AcceptedAccount) -> Self {
        Self::Accepted(account)
    }
}

impl From<RefusedAccount> for Outcome {
    fn from(refused: RefusedAccount) -> Self {
        Self::Refused(refused)
    }
}

impl From<ImportError> for Outcome {
    fn from(reason: ImportError) -> Self {
        Self::Refused(RefusedAccount { issuer: "KOSMO", account: "taro", reason })
    }
}

impl From<OtpauthError> for Outcome {
    fn from(error: OtpauthError) -> Self {
        ImportError::from(error).into()
    }
}

/// Checks the only account of a transfer with one QR code.
#[track_caller]
fn check_account(account: impl AsRef<[u8]>, expected: Outcome) {
    let part = google::parse(&writer::address(&writer::of_one(account.as_ref())), &shift_jis)
        .expect("the code itself is good");
    assert_eq!((part.number(), part.parts, part.accounts.len()), (1, 1, 1));
    compare(&part.accounts[0], expected);
}

#[track_caller]
#[allow(clippy::panic, reason = "how a test fails")]
fn compare(account: &Imported, expected: Outcome) {
    match (account, expected) {
        (Ok(parsed), Outcome::Accepted(expected)) => {
            let Account { issuer, account, secret, algorithm, digits, kind, .. } = &parsed.account;
            assert_eq!((issuer.as_str(), account.as_str()), (expected.issuer, expected.account));
            assert_eq!(secret.expose(), expected.secret);
            assert_eq!((*algorithm, digits.get()), (expected.algorithm, expected.digits));
            assert_eq!(kind.counter(), expected.counter);
            let period = kind.period().map(Period::seconds);
            assert_eq!(period, expected.counter.is_none().then_some(30), "the format has no other");
            assert_eq!(parsed.notices.len(), expected.notices.len(), "{:?}", parsed.notices);
            for (notice, expected) in parsed.notices.iter().zip(&expected.notices) {
                match (notice, expected) {
                    (Notice::IssuerDiffers { label }, Shown::Differs(name)) => {
                        assert_eq!(label.as_str(), *name);
                    }
                    (Notice::NameUnreadable, Shown::Unreadable) => {}
                    _ => panic!("{notice:?} is not {expected:?}"),
                }
            }
        }
        (Err(Refused { issuer, account, reason }), Outcome::Refused(expected)) => {
            assert_eq!(*reason, expected.reason);
            assert_eq!((issuer.as_str(), account.as_str()), (expected.issuer, expected.account));
        }
        (Ok(parsed), Outcome::Refused(expected)) => {
            panic!("kept as {parsed:?}, not refused: {}", expected.reason)
        }
        (Err(refused), Outcome::Accepted(_)) => panic!("refused: {refused:?}"),
    }
}

/// The expected result of a QR code: Taro's account alone, or a refusal.
enum TextOutcome {
    Read,
    Refused(ImportError),
}

/// For rows whose QR code is accepted.
struct Read;

impl From<Read> for TextOutcome {
    fn from(_: Read) -> Self {
        Self::Read
    }
}

impl From<ImportError> for TextOutcome {
    fn from(error: ImportError) -> Self {
        Self::Refused(error)
    }
}

impl From<Damage> for TextOutcome {
    fn from(damage: Damage) -> Self {
        Self::Refused(ImportError::Damaged(damage))
    }
}

#[track_caller]
fn check_text(text: impl AsRef<str>, expected: TextOutcome) {
    let text = text.as_ref();
    match (google::parse(text, &shift_jis), expected) {
        (Ok(part), TextOutcome::Read) => {
            assert_eq!(Format::detect(text), Some(Format::GoogleTransfer));
            assert_eq!(part.accounts.len(), 1, "{text}");
            compare(&part.accounts[0], taro().into());
        }
        (Err(error), TextOutcome::Refused(expected)) => {
            assert_eq!(error, expected, "{text}");
            assert_eq!(
                Format::detect(text) == Some(Format::GoogleTransfer),
                error != ImportError::OtherFormat,
                "{text}"
            );
        }
        (outcome, _) => unreachable!("{text} gave {outcome:?}"),
    }
}

#[track_caller]
fn check_payload(payload: impl AsRef<[u8]>, expected: TextOutcome) {
    check_text(writer::address(payload.as_ref()), expected);
}

fn read(payload: &[u8]) -> Part {
    google::parse(&writer::address(payload), &shift_jis).expect("it is a good code")
}
