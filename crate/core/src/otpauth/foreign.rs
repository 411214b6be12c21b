//! Recognises QR codes that hold no account, so that the user can be told what was scanned and find
//! the right QR code. Links are not followed. Secrets in such texts (a Wi-Fi password, the query of
//! a web address, a key) are not quoted.

use crate::account::{Secret, imitates_latin, is_visible};
use crate::parts;
use crate::recovery::RecoveryCode;
use strum::{IntoStaticStr, VariantNames};
use warifu_base::failure::Failure;

/// The most characters of a text that are quoted.
const MAX_QUOTED: usize = 120;
/// The fewest letters and digits of a key. A shorter text is more likely a word.
const MIN_KEY_CHARS: usize = 16;

/// A text that holds no account. Each quoted part is one short line without invisible characters.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr, VariantNames)]
#[strum(prefix = "foreign_", serialize_all = "snake_case")]
#[non_exhaustive]
pub enum Foreign {
    /// A web address.
    #[error("a web address")]
    Web {
        /// The host.
        host: String,
        /// The address without its query and fragment.
        address: String,
    },
    /// A web address whose host imitates Latin letters: [`imitates_latin`].
    #[error("a web address that imitates another")]
    WebLookalike {
        /// The host.
        host: String,
        /// The address without its query and fragment.
        address: String,
    },
    /// Access to a wireless network.
    #[error("a wireless network")]
    Wifi {
        /// The network's name.
        name: String,
    },
    /// A contact (vCard, MECARD).
    #[error("a contact")]
    Contact {
        /// The contact's name.
        name: String,
    },
    /// A mail address, or a mail to send.
    #[error("a mail address")]
    Mail {
        /// The recipient's address.
        address: String,
    },
    /// A telephone number, or a message to one.
    #[error("a telephone number")]
    Phone {
        /// The number.
        number: String,
    },
    /// A link with a scheme that another program handles.
    #[error("a link for another program")]
    App {
        /// The scheme.
        scheme: String,
    },
    /// One of the QR codes that hold a sealed vault: [`crate::parts`].
    #[error("a part of a vault")]
    VaultPart,
    /// A recovery code, which an emergency sheet has as a QR code.
    #[error("a recovery code")]
    RecoveryCode,
    /// A text that could be a secret in base32, without a name or other parameters.
    #[error("a bare key")]
    Key,
    /// Any other text.
    #[error("some text")]
    Text {
        /// The beginning of the text.
        text: String,
    },
}

impl Failure for Foreign {
    fn code(&self) -> &'static str {
        self.into()
    }

    fn values(&self) -> Vec<String> {
        match self {
            Self::Web { host, address } | Self::WebLookalike { host, address } => {
                vec![host.clone(), address.clone()]
            }
            Self::Wifi { name: text }
            | Self::Contact { name: text }
            | Self::Mail { address: text }
            | Self::Phone { number: text }
            | Self::App { scheme: text }
            | Self::Text { text } => vec![text.clone()],
            Self::VaultPart | Self::RecoveryCode | Self::Key => Vec::new(),
        }
    }
}

impl Foreign {
    /// Recognises a text that [`super::parse`] refuses. `None` for an empty text, and for one that
    /// may contain an account's secret in an unknown form, because no part of it may be quoted.
    #[must_use]
    pub fn recognise(text: &str) -> Option<Self> {
        let text = super::trimmed(text);
        if parts::is_part(text) {
            return Some(Self::VaultPart);
        }
        let lower = text.to_ascii_lowercase();
        if lower.contains("otpauth") || (lower.contains("secret") && !is_web(&lower)) {
            return None;
        }
        web(text)
            .or_else(|| wifi(text))
            .or_else(|| contact(text))
            .or_else(|| mail(text))
            .or_else(|| phone(text))
            .or_else(|| app(text))
            .or_else(|| RecoveryCode::parse(text).is_ok().then_some(Self::RecoveryCode))
            .or_else(|| is_key(text).then_some(Self::Key))
            .or_else(|| Some(Self::Text { text: quoted(text)? }))
    }
}

fn is_web(lower: &str) -> bool {
    lower.starts_with("http://") || lower.starts_with("https://")
}

/// Reads the host as browsers do (WHATWG URL): a backslash ends it too, and the part before an `@`
/// does not belong to it.
fn web(text: &str) -> Option<Foreign> {
    let rest = after(text, &["http://", "https://"])?;
    let authority = rest.split(['/', '\\', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    let name = if host.starts_with('[') { host } else { host.split(':').next()? };
    // A long host is cut at its beginning, because its end names the owner.
    let surplus = name.chars().count().saturating_sub(MAX_QUOTED);
    let host = quoted(&name.chars().skip(surplus).collect::<String>())?;
    let path = text.split(['?', '#']).next()?;
    let rest = if path.len() < text.len() { "…" } else { "" };
    let address = format!("{}{rest}", quoted(path)?);
    Some(if imitates_latin(name) {
        Foreign::WebLookalike { host, address }
    } else {
        Foreign::Web { host, address }
    })
}

/// `WIFI:S:name;T:WPA;P:password;;`
fn wifi(text: &str) -> Option<Foreign> {
    let fields = fields(after(text, &["wifi:"])?);
    Some(Foreign::Wifi { name: field(&fields, "s").unwrap_or_else(missing) })
}

/// vCard (RFC 6350), and `MECARD:N:name;…`, which is common in Japan.
fn contact(text: &str) -> Option<Foreign> {
    let name = if after(text, &["begin:vcard"]).is_some() {
        let line = |name: &str| text.lines().find_map(|line| value_of(line, name));
        line("fn").or_else(|| line("n"))
    } else {
        field(&fields(after(text, &["mecard:", "bizcard:"])?), "n")
    };
    Some(Foreign::Contact { name: name.unwrap_or_else(missing) })
}

/// `mailto:` (RFC 6068), and `MATMSG:TO:address;…`.
fn mail(text: &str) -> Option<Foreign> {
    let address = match after(text, &["mailto:"]) {
        Some(rest) => quoted(rest.split('?').next()?),
        None => field(&fields(after(text, &["matmsg:"])?), "to"),
    };
    Some(Foreign::Mail { address: address.unwrap_or_else(missing) })
}

/// `tel:` (RFC 3966), `sms:` (RFC 5724) and its variants.
fn phone(text: &str) -> Option<Foreign> {
    let rest = after(text, &["tel:", "sms:", "smsto:", "mmsto:"])?;
    Some(Foreign::Phone { number: quoted(rest.split(['?', ':', ';']).next()?)? })
}

/// `scheme:/…` (RFC 3986 §3.1).
fn app(text: &str) -> Option<Foreign> {
    let (scheme, rest) = text.split_once(':')?;
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || "+-.".contains(character));
    (is_scheme && rest.starts_with('/')).then_some(Foreign::App { scheme: quoted(scheme)? })
}

/// Replaces a name or an address that the text lacks.
fn missing() -> String {
    "—".to_owned()
}

fn is_key(text: &str) -> bool {
    let letters = text.chars().filter(|character| character.is_alphanumeric()).count();
    let is_prose = text.contains(char::is_whitespace)
        && text.contains(|character: char| character.is_lowercase());
    letters >= MIN_KEY_CHARS && !is_prose && Secret::from_base32(text).is_ok()
}

/// Returns the rest of the text after one of these beginnings. Ignores the case of ASCII letters.
fn after<'a>(text: &'a str, beginnings: &[&str]) -> Option<&'a str> {
    beginnings.iter().find_map(|beginning| {
        let (head, rest) = text.split_at_checked(beginning.len())?;
        head.eq_ignore_ascii_case(beginning).then_some(rest)
    })
}

/// Splits `name:value;…` into fields. A backslash escapes the next character.
fn fields(text: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            ';' => fields.push(String::new()),
            '\\' => fields.last_mut().into_iter().for_each(|field| field.extend(characters.next())),
            _ => fields.last_mut().into_iter().for_each(|field| field.push(character)),
        }
    }
    fields
}

fn field(fields: &[String], name: &str) -> Option<String> {
    fields.iter().find_map(|field| value_of(field, name))
}

/// The value of `name:value` or, in a vCard, `name;parameter=…:value`.
fn value_of(field: &str, name: &str) -> Option<String> {
    let (key, value) = field.split_once(':')?;
    let key = key.split(';').next()?;
    key.trim().eq_ignore_ascii_case(name).then_some(value).and_then(quoted)
}

/// Returns a text as one line of visible characters, cut after [`MAX_QUOTED`]. `None` if no
/// character is visible.
fn quoted(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut visible = line.chars().filter(|&character| is_visible(character));
    let mut quoted: String = visible.by_ref().take(MAX_QUOTED).collect();
    if visible.next().is_some() {
        quoted.push('…');
    }
    (!quoted.is_empty()).then_some(quoted)
}
