//! What a code is that holds no account, as far as a person must know to find the right one. Nothing is followed, and what
//! such codes keep secret (a Wi-Fi password, the query of an address, a key) is not quoted.

use crate::entry::{Secret, imitates_latin, is_shown};
use strum::{IntoStaticStr, VariantNames};
use warifu_base::failure::Failure;

/// A quoted text is cut after so many characters.
const MAX_QUOTED: usize = 120;
/// Fewer letters are rather a word than a key.
const MIN_KEY_CHARS: usize = 16;

/// The kind of such a code. Every text is one line and short, without invisible characters.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr, VariantNames)]
#[strum(prefix = "foreign_", serialize_all = "snake_case")]
#[non_exhaustive]
pub enum Foreign {
    /// A web address.
    #[error("a web address")]
    Web {
        /// Whom it leads to.
        host: String,
        /// The address without its query.
        address: String,
    },
    /// A web address whose host looks like another: [`imitates_latin`].
    #[error("a web address that imitates another")]
    WebLookalike {
        /// Whom it leads to.
        host: String,
        /// The address without its query.
        address: String,
    },
    /// Access to a wireless network.
    #[error("a wireless network")]
    Wifi {
        /// The network's name.
        name: String,
    },
    /// A name card.
    #[error("a name card")]
    Contact {
        /// Whose.
        name: String,
    },
    /// A mail address or a mail to send.
    #[error("a mail address")]
    Mail {
        /// To whom.
        address: String,
    },
    /// A telephone number, or a message to one.
    #[error("a telephone number")]
    Phone {
        /// The number.
        number: String,
    },
    /// Something for a program of its own.
    #[error("for another program")]
    App {
        /// What it is called by.
        scheme: String,
    },
    /// Letters that could be a key, without a name and all else.
    #[error("a bare key")]
    Key,
    /// Any other text.
    #[error("some text")]
    Text {
        /// How it begins.
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
            Self::Key => Vec::new(),
        }
    }
}

impl Foreign {
    /// Tells the kind of a text that is no account. `None` where there is nothing to quote: an empty text, or one that may
    /// hold an account's secret in a form that we do not read.
    #[must_use]
    pub fn recognise(text: &str) -> Option<Self> {
        let text = super::trimmed(text);
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
            .or_else(|| is_key(text).then_some(Self::Key))
            .or_else(|| Some(Self::Text { text: quoted(text)? }))
    }
}

fn is_web(lower: &str) -> bool {
    lower.starts_with("http://") || lower.starts_with("https://")
}

/// The host as a browser reads it (WHATWG URL): a backslash ends it too, and what stands before an `@` is no part of it.
fn web(text: &str) -> Option<Foreign> {
    let rest = after(text, &["http://", "https://"])?;
    let authority = rest.split(['/', '\\', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    let name = if host.starts_with('[') { host } else { host.split(':').next()? };
    // Who owns a host stands at its end.
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
    Some(Foreign::Wifi { name: field(&fields, "s").unwrap_or_else(nameless) })
}

/// vCard (RFC 6350), and `MECARD:N:name;…` as phones in Japan write it.
fn contact(text: &str) -> Option<Foreign> {
    let name = if after(text, &["begin:vcard"]).is_some() {
        let line = |name: &str| text.lines().find_map(|line| value_of(line, name));
        line("fn").or_else(|| line("n"))
    } else {
        field(&fields(after(text, &["mecard:", "bizcard:"])?), "n")
    };
    Some(Foreign::Contact { name: name.unwrap_or_else(nameless) })
}

/// RFC 6068, and `MATMSG:TO:address;…`.
fn mail(text: &str) -> Option<Foreign> {
    let address = match after(text, &["mailto:"]) {
        Some(rest) => quoted(rest.split('?').next()?),
        None => field(&fields(after(text, &["matmsg:"])?), "to"),
    };
    Some(Foreign::Mail { address: address.unwrap_or_else(nameless) })
}

/// RFC 3966, RFC 5724.
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

/// Stands where a code does not say it.
fn nameless() -> String {
    "—".to_owned()
}

fn is_key(text: &str) -> bool {
    let letters = text.chars().filter(|character| character.is_alphanumeric()).count();
    let is_prose = text.contains(char::is_whitespace)
        && text.contains(|character: char| character.is_lowercase());
    letters >= MIN_KEY_CHARS && !is_prose && Secret::from_base32(text).is_ok()
}

/// What follows one of these beginnings, in letters of any case.
fn after<'a>(text: &'a str, beginnings: &[&str]) -> Option<&'a str> {
    beginnings.iter().find_map(|beginning| {
        let (head, rest) = text.split_at_checked(beginning.len())?;
        head.eq_ignore_ascii_case(beginning).then_some(rest)
    })
}

/// `name:value;…`, where a backslash takes from the next character what it would mean.
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

/// One line that shows what it is, cut where it is long; nothing where nothing can be seen.
fn quoted(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut shown = line.chars().filter(|&character| is_shown(character));
    let mut quoted: String = shown.by_ref().take(MAX_QUOTED).collect();
    if shown.next().is_some() {
        quoted.push('…');
    }
    (!quoted.is_empty()).then_some(quoted)
}
