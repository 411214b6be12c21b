use super::Notice;
use super::query::{Query, decode};
use crate::account::{EntryError, MAX_NAME_CHARS, Name};
use warifu_base::charset::ShiftJis;
use warifu_base::failure::Field;

/// The names in an `otpauth` address, or in an imported account. A label is `ISSUER:ACCOUNT` or
/// `ACCOUNT`.
#[derive(Debug, Clone)]
pub struct Label {
    /// The issuer before the label's colon. May be empty.
    prefix: String,
    /// The account after the colon. May be empty.
    account: String,
    /// The issuer that is given apart from the label, in an address as a parameter.
    issuer: Option<String>,
    /// Whether a name was left out because its encoding is unknown.
    unreadable: bool,
    /// The account with what stands before its colon, where that belongs to it unless it is the
    /// issuer.
    whole: Option<String>,
}

impl Label {
    /// Reads the path of an address, which is still percent-encoded.
    pub(super) fn parse(path: &str, query: &Query, shift_jis: ShiftJis<'_>) -> Self {
        // Keycloak percent-encodes a plus sign, so a bare plus in its account is a form-encoded
        // space. Microsoft does the same, and is recognised by its escapes in lower case. In every
        // other address, a plus in the path is a plus (RFC 3986 §3.3).
        let is_from_microsoft =
            query.issuer.as_deref() == Some("Microsoft") && path.contains("%3a");
        let is_form_encoded = query.is_from_keycloak || is_from_microsoft;
        let path = if is_form_encoded { path.replace('+', " ") } else { path.to_owned() };
        Self::new(query.issuer.as_deref(), |issuer| split_path(&path, issuer, shift_jis))
    }

    /// Reads a label that is not encoded.
    #[must_use]
    pub fn plain(label: &str, issuer: &str) -> Self {
        Self::new(Some(issuer.trim()), |issuer| {
            let (prefix, account) = split(label, issuer);
            (prefix.to_owned(), account.to_owned())
        })
    }

    /// Reads an account that its program keeps apart from the issuer. Some programs put the issuer
    /// before it all the same; another text before a colon is a part of the account.
    #[must_use]
    pub fn apart(account: &str, issuer: &str) -> Self {
        Self { whole: Some(account.to_owned()), ..Self::plain(account, issuer) }
    }

    fn new(issuer: Option<&str>, split: impl Fn(Option<&str>) -> (String, String)) -> Self {
        let issuer = issuer.filter(|issuer| !issuer.is_empty());
        let (prefix, account) = split(issuer);
        let mut names = Self {
            prefix,
            account,
            issuer: issuer.map(str::to_owned),
            unreadable: false,
            whole: None,
        };
        for name in [Some(&mut names.prefix), Some(&mut names.account), names.issuer.as_mut()]
            .into_iter()
            .flatten()
        {
            if name.contains(char::REPLACEMENT_CHARACTER) {
                name.clear();
                names.unreadable = true;
            }
        }
        names
    }

    /// Returns issuer, account and notices for the user. The separate issuer takes precedence over
    /// the label's. If both name the same service, the account begins with the label's, because it
    /// distinguishes two organisations at that service.
    ///
    /// # Errors
    /// A name is too long.
    pub fn names(&self) -> Result<(Name, Name, Vec<Notice>), EntryError> {
        let mut notices = Vec::new();
        if self.unreadable {
            notices.push(Notice::NameUnreadable);
        }
        let prefix = trimmed(&self.prefix, Field::Issuer)?;
        let mut account = trimmed(&self.account, Field::Account)?;
        let issuer = match self.issuer.as_deref().map(separate_issuer).transpose()? {
            Some(issuer) if !issuer.is_empty() => {
                match Relation::between(&prefix, &issuer) {
                    Relation::Within => {}
                    Relation::Beside => account = beside(&prefix, account),
                    Relation::Other => match &self.whole {
                        Some(whole) => account = trimmed(whole, Field::Account)?,
                        None => notices.push(Notice::IssuerDiffers { label: prefix }),
                    },
                }
                issuer
            }
            _ => prefix,
        };
        Ok((issuer, account, notices))
    }

    /// Returns issuer and account to describe a refused account. Names that are too long are cut.
    #[must_use]
    pub fn truncated_names(&self) -> (Name, Name) {
        let cut = |text: &str, field| {
            let text: String = text.chars().take(MAX_NAME_CHARS).collect();
            Name::new(&text, field).unwrap_or_default()
        };
        let issuer = cut(self.issuer.as_deref().unwrap_or(""), Field::Issuer);
        let issuer = if issuer.is_empty() { cut(&self.prefix, Field::Issuer) } else { issuer };
        (issuer, cut(&self.account, Field::Account))
    }
}

/// Services whose labels begin with the user's organisation.
const OF_ORGANISATIONS: [&str; 2] = ["microsoft", "slack"];

/// How a label's issuer relates to the one that is given apart from it.
enum Relation {
    /// The same, or a part of the other.
    Within,
    /// It names the same service, and the user's organisation.
    Beside,
    /// Another issuer.
    Other,
}

impl Relation {
    fn between(prefix: &Name, issuer: &Name) -> Self {
        let [prefix, issuer] = [prefix, issuer]
            .map(|name| name.as_str().chars().flat_map(char::to_lowercase).collect::<String>());
        if issuer.contains(&prefix) {
            Self::Within
        } else if prefix.contains(&issuer) || OF_ORGANISATIONS.contains(&issuer.as_str()) {
            Self::Beside
        } else {
            Self::Other
        }
    }
}

/// `PREFIX: ACCOUNT`, or the account alone if that is too long.
fn beside(prefix: &Name, account: Name) -> Name {
    let separator = if account.is_empty() { "" } else { ": " };
    Name::new(&format!("{}{separator}{}", prefix.as_str(), account.as_str()), Field::Account)
        .unwrap_or(account)
}

/// A name without blanks and stray separators at its ends.
fn trimmed(text: &str, field: Field) -> Result<Name, EntryError> {
    let is_stray = |end: char| end.is_whitespace() || [':', '/'].contains(&end);
    // Invisible characters may follow the separators, so they are removed first.
    Name::new(Name::new(text, field)?.as_str().trim_matches(is_stray), field)
}

/// An issuer that is given apart. Slashes around it belong to it, as in `/e/`.
fn separate_issuer(text: &str) -> Result<Name, EntryError> {
    let trimmed = trimmed(text, Field::Issuer)?;
    let slashed = format!("/{}/", trimmed.as_str());
    let is_slashed = !trimmed.is_empty() && text.trim() == slashed;
    if is_slashed { Name::new(&slashed, Field::Issuer) } else { Ok(trimmed) }
}

/// Splits an encoded label. A bare colon takes precedence over an encoded one.
fn split_path(path: &str, issuer: Option<&str>, shift_jis: ShiftJis<'_>) -> (String, String) {
    let decode = |text: &str| decode(text, shift_jis);
    let label = decode(path);
    if let (None, Some((prefix, account))) = (split_at_issuer(&label, issuer), path.split_once(':'))
    {
        return (decode(prefix), decode(account));
    }
    let (prefix, account) = split(&label, issuer);
    (prefix.to_owned(), account.to_owned())
}

fn split<'a>(label: &'a str, issuer: Option<&str>) -> (&'a str, &'a str) {
    split_at_issuer(label, issuer).or_else(|| label.split_once(':')).unwrap_or(("", label))
}

/// Splits a label that begins with the whole separate issuer. That issuer may itself contain a
/// colon.
fn split_at_issuer<'a>(label: &'a str, issuer: Option<&str>) -> Option<(&'a str, &'a str)> {
    let (prefix, rest) = label.split_at_checked(issuer?.len())?;
    let account = rest.strip_prefix(':')?;
    (Some(prefix) == issuer).then_some((prefix, account))
}
