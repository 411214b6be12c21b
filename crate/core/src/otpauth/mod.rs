//! `otpauth` addresses (the "Key URI Format" that QR codes carry) → [`Entry`], strictly: what would give a wrong
//! code for ever is refused with a reason, what is harmless is accepted.

mod foreign;
mod label;
mod query;
mod write;

use crate::entry::{
    Algorithm, Digits, Entry, EntryError, Icon, Kind, Name, Period, Secret, parse_counter,
};
pub use foreign::Foreign;
pub(crate) use label::Label;
use query::Query;
use strum::{IntoStaticStr, VariantNames};
use warifu_base::charset::ShiftJis;
use warifu_base::failure::{Failure, Field};
pub use write::write;
use zeroize::Zeroizing;

/// Longer than any QR code can carry (7,089 digits, ISO/IEC 18004 table 7).
pub const MAX_ADDRESS_BYTES: usize = 8 * 1024;

/// Some generators put it before the text.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// What an address holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The account. Both of its names may be empty: then a person must give one.
    pub entry: Entry,
    /// What a person should know before it is added.
    pub notices: Vec<Notice>,
}

/// Something harmless that a person should see all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Notice {
    /// The label begins with another issuer than the parameter names.
    IssuerDiffers {
        /// The label's issuer. The entry keeps the parameter's.
        label: Name,
    },
    /// A name was written in no encoding that we know, and left out.
    NameUnreadable,
}

/// Why a text is not an account that we can keep.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr, VariantNames)]
#[strum(prefix = "otpauth_", serialize_all = "snake_case")]
#[non_exhaustive]
pub enum OtpauthError {
    /// Some other text: a web address, a name card. [`Foreign`] tells which.
    #[error("not an otpauth address")]
    NotOtpauth,
    /// Beyond [`MAX_ADDRESS_BYTES`].
    #[error("longer than {MAX_ADDRESS_BYTES} bytes")]
    TooLong,
    /// Google Authenticator's transfer of several accounts: [`crate::import::google`] reads it.
    #[error("a transfer of several accounts, where one account is asked for")]
    Migration,
    /// A registration that works in one vendor's app only.
    #[error("made for another app alone")]
    OtherApp,
    /// A type that nobody has defined.
    #[error("an unknown type of code")]
    UnknownType,
    /// The same parameter twice, with different values: there is no telling which is meant.
    #[error("a parameter stands twice, with different values")]
    Conflict {
        /// Which.
        field: Field,
    },
    /// Parameters outside their bounds, all of them at once.
    #[error("parameters are out of bounds")]
    Parameters {
        /// Which.
        fields: Vec<Field>,
    },
    /// The secret or a name is wrong.
    #[error(transparent)]
    #[strum(disabled)]
    Entry(#[from] EntryError),
}

impl Failure for OtpauthError {
    fn code(&self) -> &'static str {
        match self {
            Self::Entry(error) => error.code(),
            error => error.into(),
        }
    }

    fn fields(&self) -> Vec<Field> {
        match self {
            Self::Conflict { field } => vec![*field],
            Self::Parameters { fields } => fields.clone(),
            Self::Entry(error) => error.fields(),
            _ => Vec::new(),
        }
    }

    fn values(&self) -> Vec<String> {
        match self {
            Self::Entry(error) => error.values(),
            _ => Vec::new(),
        }
    }
}

/// Reads one address. `shift_jis` decodes names that are not UTF-8.
///
/// # Errors
/// [`OtpauthError`], which names the fields that are wrong.
pub fn parse(text: &str, shift_jis: ShiftJis<'_>) -> Result<Parsed, OtpauthError> {
    let text = trimmed(text);
    if text.len() > MAX_ADDRESS_BYTES {
        return Err(OtpauthError::TooLong);
    }
    let (kind, rest) = match kind(text)? {
        Address::Key(kind, rest) => (kind, rest),
        Address::BareSteam(secret) => return bare_steam(secret, shift_jis),
    };
    let (label, query) = rest.split_once('?').unwrap_or((rest, ""));
    let query = Query::parse(query, shift_jis)?;
    let kind = match query.encoder.as_deref().unwrap_or("") {
        "" => kind,
        encoder if encoder.eq_ignore_ascii_case("steam") && kind != Named::Hotp => Named::Steam,
        _ => return Err(OtpauthError::UnknownType),
    };
    let secret = Secret::from_base32(query.secret.as_deref().unwrap_or(""))?;
    let (kind, algorithm, digits) = parameters(kind, &query)?;
    let (issuer, account, notices) = Label::parse(label, &query, shift_jis).names()?;
    Ok(Parsed {
        entry: Entry { issuer, account, secret, algorithm, digits, kind, icon: Icon::default() },
        notices,
    })
}

/// Without what stands around an address where a person copied it or a generator marked it.
pub(crate) fn trimmed(text: &str) -> &str {
    text.trim_matches(|edge: char| edge.is_whitespace() || edge == BYTE_ORDER_MARK)
}

/// A kind of code as an address names it, without its parameters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    Totp,
    Hotp,
    Steam,
}

enum Address<'a> {
    /// What follows `otpauth://TYPE/`.
    Key(Named, &'a str),
    /// What follows `steam://`.
    BareSteam(&'a str),
}

/// The kind of code that an address is about, or the reason why it is about none that we keep.
fn kind(text: &str) -> Result<Address<'_>, OtpauthError> {
    let (scheme, rest) = text.split_once("://").ok_or(OtpauthError::NotOtpauth)?;
    match scheme.to_ascii_lowercase().as_str() {
        "otpauth" | "apple-otpauth" => {}
        "otpauth-migration" => return Err(OtpauthError::Migration),
        // A path is a command to Steam's own program.
        "steam" if !rest.contains(['/', '?']) => return Ok(Address::BareSteam(rest)),
        "phonefactor" | "microsoft-authenticator" | "duo" => return Err(OtpauthError::OtherApp),
        _ => return Err(OtpauthError::NotOtpauth),
    }
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (kind, rest) = rest.split_at(end);
    let kind = match kind.to_ascii_lowercase().as_str() {
        "totp" => Named::Totp,
        "hotp" => Named::Hotp,
        "steam" => Named::Steam,
        "yaotp" | "motp" => return Err(OtpauthError::OtherApp),
        _ => return Err(OtpauthError::UnknownType),
    };
    Ok(Address::Key(kind, rest.strip_prefix('/').unwrap_or(rest)))
}

/// Bitwarden's `steam://SECRET`, which has no names.
fn bare_steam(secret: &str, shift_jis: ShiftJis<'_>) -> Result<Parsed, OtpauthError> {
    let secret = Secret::from_base32(&Zeroizing::new(query::decode(secret, shift_jis)))?;
    let entry = Entry {
        issuer: Name::new("Steam", Field::Issuer)?,
        account: Name::default(),
        secret,
        algorithm: Algorithm::Sha1,
        digits: Digits::STEAM,
        kind: Kind::Steam,
        icon: Icon::default(),
    };
    Ok(Parsed { entry, notices: Vec::new() })
}

/// Each parameter that the kind has; the others' mean nothing. All that are wrong are named at once.
fn parameters(kind: Named, query: &Query) -> Result<(Kind, Algorithm, Digits), OtpauthError> {
    // Keycloak prints Java's "null" for an algorithm that nobody has set, and means its default by it.
    let algorithm = query
        .algorithm
        .as_deref()
        .filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case("null"));
    let algorithm = algorithm.map_or(Ok(Algorithm::default()), Algorithm::parse);
    let period = query.period.as_deref().map_or(Ok(Period::default()), Period::parse);
    let digits = query.digits.as_deref();
    let (digits, kind, algorithm) = match kind {
        Named::Totp => {
            (digits.map(Digits::parse), period.map(|period| Kind::Totp { period }), algorithm)
        }
        Named::Hotp => {
            // The Key URI Format has no default: to guess one would give wrong codes.
            let counter = parse_counter(query.counter.as_deref().unwrap_or(""));
            (digits.map(Digits::parse), counter.map(|counter| Kind::Hotp { counter }), algorithm)
        }
        Named::Steam => {
            // These are the same for all of Steam's codes. What says otherwise is about something else.
            let digits = if matches!(digits, None | Some("5")) {
                Ok(Digits::STEAM)
            } else {
                Err(EntryError::Digits)
            };
            let is_usual = |period| {
                (period == Period::default()).then_some(Kind::Steam).ok_or(EntryError::Period)
            };
            let is_sha1 =
                |name| (name == Algorithm::Sha1).then_some(name).ok_or(EntryError::Algorithm);
            (Some(digits), period.and_then(is_usual), algorithm.and_then(is_sha1))
        }
    };
    match (digits.unwrap_or(Ok(Digits::default())), kind, algorithm) {
        (Ok(digits), Ok(kind), Ok(algorithm)) => Ok((kind, algorithm, digits)),
        (digits, kind, algorithm) => {
            let errors = [digits.err(), kind.err(), algorithm.err()].into_iter().flatten();
            Err(OtpauthError::Parameters {
                fields: errors.flat_map(|error| error.fields()).collect(),
            })
        }
    }
}
