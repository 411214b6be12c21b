//! Reads `otpauth` addresses (Google Authenticator's Key URI Format, which QR codes contain) as
//! [`Account`]. Anything that could lead to wrong codes is refused with a reason. Harmless
//! deviations are accepted.

mod error;
mod foreign;
mod label;
mod query;
mod unknown;
mod write;

use crate::account::{
    Account, Algorithm, Digits, EntryError, Icon, Kind, Name, Period, Secret, parse_counter,
};
pub use error::OtpauthError;
pub use foreign::Foreign;
pub use label::Label;
use query::Query;
use warifu_base::charset::ShiftJis;
use warifu_base::failure::{Failure as _, Field};
pub use write::write;
use zeroize::Zeroizing;

/// The schemes of addresses that hold one account, in lower case.
pub const SCHEMES: &[&str] = &["otpauth", "apple-otpauth", "steam"];

/// The length limit of an address in bytes. The largest QR code holds 7,089 characters (ISO/IEC
/// 18004 table 7).
pub const MAX_ADDRESS_BYTES: usize = 8 * 1024;

/// Some generators put it before the text.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// The account in an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The account. If both of its names are empty, the user must give one.
    pub account: Account,
    /// Notices to show before the account is added.
    pub notices: Vec<Notice>,
}

/// Something harmless about an account that the user should know.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Notice {
    /// The label and the parameter give different issuers.
    IssuerDiffers {
        /// The label's issuer. The account has the parameter's.
        label: Name,
    },
    /// A name was left out because its encoding is unknown.
    NameUnreadable,
    /// The account is taken for Steam's kind only because of its issuer. [`Account::ordinary`]
    /// returns it with the usual kind.
    SteamAssumed,
    /// The period or the number of digits was invalid, and the account has the usual one. Only of
    /// [`parse_with_usual`].
    UsualAssumed,
}

/// Reads one address. `shift_jis` decodes names that are not UTF-8.
///
/// # Errors
/// [`OtpauthError`], with the wrong fields.
pub fn parse(text: &str, shift_jis: ShiftJis<'_>) -> Result<Parsed, OtpauthError> {
    read(text, shift_jis, false)
}

/// Reads an address whose only fault is an invalid period or number of digits, with the usual value
/// in its place ([`Notice::UsualAssumed`]). Only for time-based codes. `None` for any other
/// address, also for one without a fault. The codes are wrong if the portal uses other values, so
/// the user must agree.
#[must_use]
pub fn parse_with_usual(text: &str, shift_jis: ShiftJis<'_>) -> Option<Parsed> {
    read(text, shift_jis, true).ok().filter(|parsed| parsed.notices.contains(&Notice::UsualAssumed))
}

fn read(text: &str, shift_jis: ShiftJis<'_>, is_repaired: bool) -> Result<Parsed, OtpauthError> {
    let text = trimmed(text);
    if text.len() > MAX_ADDRESS_BYTES {
        return Err(OtpauthError::TooLong);
    }
    let (kind, rest) = match kind(text)? {
        Address::Key(kind, rest) => (kind, rest),
        Address::BareSteam(secret) => return bare_steam(secret, shift_jis),
    };
    let (label, query) = rest.split_once('?').unwrap_or((rest, ""));
    let mut query = Query::parse(query, shift_jis)?;
    let kind = match query.encoder.as_deref().unwrap_or("") {
        "" => kind,
        encoder if encoder.eq_ignore_ascii_case("steam") && kind != Type::Hotp => Type::Steam,
        _ => return Err(OtpauthError::UnknownType),
    };
    let secret = read_secret(query.secret.as_deref().unwrap_or(""))?;
    let (issuer, account, mut notices) = Label::parse(label, &query, shift_jis).names()?;
    let is_steam = kind == Type::Totp && issuer.as_str() == "Steam" && notices.is_empty();
    let steam = is_steam.then(|| parameters(Type::Steam, &query)).and_then(Result::ok);
    let (kind, algorithm, digits) = if let Some(steam) = steam {
        notices.push(Notice::SteamAssumed);
        steam
    } else {
        let is_usual_kind = kind == Type::Totp && issuer.as_str() != "Steam";
        if is_repaired && is_usual_kind && query.drop_invalid_numbers() {
            notices.push(Notice::UsualAssumed);
        }
        parameters(kind, &query)?
    };
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

/// Reads the secret of an address. The errors say more than those of a typed key, because the user
/// did not type it.
fn read_secret(text: &str) -> Result<Secret, OtpauthError> {
    let is_hexadecimal = || {
        let is_digit = |c: char| c.is_ascii_hexdigit() || c.is_whitespace();
        text.len() >= MIN_HEXADECIMAL && text.chars().all(is_digit)
    };
    Secret::from_base32(text).map_err(|error| match error {
        EntryError::SecretCharacter { .. } if text.contains('?') => {
            OtpauthError::SecretTwoAddresses
        }
        EntryError::SecretCharacter { .. } if is_hexadecimal() => OtpauthError::SecretHexadecimal,
        error => error.into(),
    })
}

/// The fewest digits of a secret that is hexadecimal rather than damaged: 10 bytes.
const MIN_HEXADECIMAL: usize = 20;

/// Removes white space and byte order marks around an address.
pub(crate) fn trimmed(text: &str) -> &str {
    text.trim_matches(|edge: char| edge.is_whitespace() || edge == BYTE_ORDER_MARK)
}

/// The type of code that an address names. Its parameters are in the query.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Type {
    Totp,
    Hotp,
    Steam,
}

enum Address<'a> {
    /// `otpauth://TYPE/…`: the type and the rest.
    Key(Type, &'a str),
    /// `steam://…`: the rest.
    BareSteam(&'a str),
}

/// Reads the scheme and the type of an address.
fn kind(text: &str) -> Result<Address<'_>, OtpauthError> {
    let (scheme, rest) = text.split_once("://").ok_or(OtpauthError::NotOtpauth)?;
    match scheme.to_ascii_lowercase().as_str() {
        "otpauth" | "apple-otpauth" => {}
        "otpauth-migration" => return Err(OtpauthError::Migration),
        // With a path, it is a command for Steam's own program.
        "steam" if !rest.contains(['/', '?']) => return Ok(Address::BareSteam(rest)),
        "phonefactor" | "microsoft-authenticator" | "duo" => return Err(OtpauthError::OtherApp),
        _ => return Err(OtpauthError::NotOtpauth),
    }
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (kind, rest) = rest.split_at(end);
    let kind = match kind.to_ascii_lowercase().as_str() {
        "totp" => Type::Totp,
        "hotp" => Type::Hotp,
        "steam" => Type::Steam,
        "yaotp" | "motp" => return Err(OtpauthError::OtherApp),
        _ => return Err(OtpauthError::UnknownType),
    };
    Ok(Address::Key(kind, rest.strip_prefix('/').unwrap_or(rest)))
}

/// Whether a text is a `steam://SECRET`. The issuer of its account is only the name of its kind, so
/// any name that a file has for it is better.
#[must_use]
pub fn is_bare_steam(text: &str) -> bool {
    matches!(kind(trimmed(text)), Ok(Address::BareSteam(_)))
}

/// Reads Bitwarden's `steam://SECRET`, which contains no names.
fn bare_steam(secret: &str, shift_jis: ShiftJis<'_>) -> Result<Parsed, OtpauthError> {
    let secret = read_secret(&Zeroizing::new(query::decode(secret, shift_jis)))?;
    let account = Account {
        issuer: Name::new("Steam", Field::Issuer)?,
        account: Name::default(),
        secret,
        algorithm: Algorithm::Sha1,
        digits: Digits::STEAM,
        kind: Kind::Steam,
        icon: Icon::default(),
    };
    Ok(Parsed { account, notices: Vec::new() })
}

/// Reads the parameters of this type of code and ignores those of other types. The error has all
/// wrong parameters.
fn parameters(kind: Type, query: &Query) -> Result<(Kind, Algorithm, Digits), OtpauthError> {
    // Keycloak writes Java's "null" for an algorithm that is not set, and then uses SHA-1.
    let algorithm = query
        .algorithm
        .as_deref()
        .filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case("null"));
    let algorithm = algorithm.map_or(Ok(Algorithm::default()), Algorithm::parse);
    let period = query.period.as_deref().map_or(Ok(Period::default()), Period::parse);
    let digits = query.digits.as_deref();
    let (digits, kind, algorithm) = match kind {
        Type::Totp => {
            (digits.map(Digits::parse), period.map(|period| Kind::Totp { period }), algorithm)
        }
        Type::Hotp => {
            // The Key URI Format defines no default, and a guess would give wrong codes.
            let counter = parse_counter(query.counter.as_deref().unwrap_or(""));
            (digits.map(Digits::parse), counter.map(|counter| Kind::Hotp { counter }), algorithm)
        }
        Type::Steam => {
            // All Steam codes have the same parameters. Other values belong to an unknown kind of
            // code.
            let digits = if matches!(digits, None | Some("5" | "s" | "S")) {
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
