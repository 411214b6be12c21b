//! `otpauth` addresses (the "Key URI Format" that QR codes carry) → [`Entry`], strictly: what would give a wrong
//! code for ever is refused with a reason, what is harmless is accepted.

mod foreign;
mod label;
mod query;

use crate::entry::{Algorithm, Digits, Entry, EntryError, Icon, Kind, Name, Period, Secret};
use crate::failure::{Failure, Field};
pub use foreign::Foreign;
pub(crate) use label::Label;
use query::Query;
use strum::{IntoStaticStr, VariantNames};

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
    /// Counter-based codes (RFC 4226).
    #[error("counter-based codes are not kept yet")]
    Hotp,
    /// Steam's five letters.
    #[error("Steam's codes are not kept yet")]
    Steam,
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

/// Reads one address.
///
/// # Errors
/// [`OtpauthError`], which names the fields that are wrong.
pub fn parse(text: &str) -> Result<Parsed, OtpauthError> {
    let text = trimmed(text);
    if text.len() > MAX_ADDRESS_BYTES {
        return Err(OtpauthError::TooLong);
    }
    let rest = time_based(text)?;
    let (label, query) = rest.split_once('?').unwrap_or((rest, ""));
    let query = Query::parse(query)?;
    match query.encoder.as_deref().unwrap_or("") {
        "" => {}
        encoder if encoder.eq_ignore_ascii_case("steam") => return Err(OtpauthError::Steam),
        _ => return Err(OtpauthError::UnknownType),
    }
    let secret = Secret::from_base32(query.secret.as_deref().unwrap_or(""))?;
    let (algorithm, digits, period) = parameters(&query)?;
    let (issuer, account, notices) = Label::parse(label, &query).names()?;
    let entry =
        Entry { issuer, account, secret, algorithm, digits, kind: Kind::Totp { period }, icon: Icon::default() };
    Ok(Parsed { entry, notices })
}

/// Without what stands around an address where a person copied it or a generator marked it.
pub(crate) fn trimmed(text: &str) -> &str {
    text.trim_matches(|edge: char| edge.is_whitespace() || edge == BYTE_ORDER_MARK)
}

/// What follows `otpauth://totp`, or the reason why the address is of another kind.
fn time_based(text: &str) -> Result<&str, OtpauthError> {
    let (scheme, rest) = text.split_once("://").ok_or(OtpauthError::NotOtpauth)?;
    match scheme.to_ascii_lowercase().as_str() {
        "otpauth" | "apple-otpauth" => {}
        "otpauth-migration" => return Err(OtpauthError::Migration),
        "steam" => return Err(OtpauthError::Steam),
        "phonefactor" | "microsoft-authenticator" | "duo" => return Err(OtpauthError::OtherApp),
        _ => return Err(OtpauthError::NotOtpauth),
    }
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (kind, rest) = rest.split_at(end);
    match kind.to_ascii_lowercase().as_str() {
        "totp" => Ok(rest.strip_prefix('/').unwrap_or(rest)),
        "hotp" => Err(OtpauthError::Hotp),
        "steam" => Err(OtpauthError::Steam),
        "yaotp" | "motp" => Err(OtpauthError::OtherApp),
        _ => Err(OtpauthError::UnknownType),
    }
}

fn parameters(query: &Query) -> Result<(Algorithm, Digits, Period), OtpauthError> {
    let mut fields = Vec::new();
    let digits = query.digits.as_deref().map(Digits::parse);
    let period = query.period.as_deref().map(Period::parse);
    // Keycloak prints Java's "null" for an algorithm that nobody has set, and means its default by it.
    let algorithm = query.algorithm.as_deref().filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case("null"));
    let algorithm = algorithm.map(Algorithm::parse);
    if matches!(digits, Some(Err(_))) {
        fields.push(Field::Digits);
    }
    if matches!(period, Some(Err(_))) {
        fields.push(Field::Period);
    }
    if matches!(algorithm, Some(Err(_))) {
        fields.push(Field::Algorithm);
    }
    match (algorithm.transpose(), digits.transpose(), period.transpose()) {
        (Ok(algorithm), Ok(digits), Ok(period)) => {
            Ok((algorithm.unwrap_or_default(), digits.unwrap_or_default(), period.unwrap_or_default()))
        }
        _ => Err(OtpauthError::Parameters { fields }),
    }
}
