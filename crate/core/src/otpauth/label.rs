use super::Notice;
use super::query::{Query, decode};
use crate::entry::{EntryError, MAX_NAME_CHARS, Name};
use warifu_base::charset::ShiftJis;
use warifu_base::failure::Field;

/// The names that an address gives, or another program's record of one.
pub(crate) struct Label {
    /// The issuer before the label's colon.
    prefix: String,
    /// The account after it.
    account: String,
    /// The issuer that is named beside the label.
    issuer: Option<String>,
    /// Whether a name had to be left out because nothing could decode it.
    unreadable: bool,
}

impl Label {
    /// From the path of an address, still encoded.
    pub(super) fn parse(path: &str, query: &Query, shift_jis: ShiftJis<'_>) -> Self {
        // Keycloak percent-encodes a plus sign, so the bare one in its account is its form-encoded space. In every
        // other address a plus is a plus (RFC 3986 §3.3).
        let path = if query.is_keycloaks { path.replace('+', " ") } else { path.to_owned() };
        Self::new(query.issuer.as_deref(), |issuer| split_path(&path, issuer, shift_jis))
    }

    /// From text that is encoded no more.
    pub(crate) fn plain(label: &str, issuer: &str) -> Self {
        Self::new(Some(issuer.trim()), |issuer| {
            let (prefix, account) = split(label, issuer);
            (prefix.to_owned(), account.to_owned())
        })
    }

    fn new(issuer: Option<&str>, split: impl Fn(Option<&str>) -> (String, String)) -> Self {
        let issuer = issuer.filter(|issuer| !issuer.is_empty());
        let (prefix, account) = split(issuer);
        let (prefix, account) = (prefix.trim().to_owned(), account.trim().to_owned());
        let mut names =
            Self { prefix, account, issuer: issuer.map(str::to_owned), unreadable: false };
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

    /// Issuer and account, and what a person should know of them.
    pub(crate) fn names(&self) -> Result<(Name, Name, Vec<Notice>), EntryError> {
        let mut notices = Vec::new();
        if self.unreadable {
            notices.push(Notice::NameUnreadable);
        }
        let prefix = Name::new(&self.prefix, Field::Issuer)?;
        let account = Name::new(&self.account, Field::Account)?;
        let issuer = match self
            .issuer
            .as_deref()
            .map(|issuer| Name::new(issuer, Field::Issuer))
            .transpose()?
        {
            Some(issuer) if !issuer.is_empty() => {
                if !prefix.is_empty()
                    && prefix.as_str().to_lowercase() != issuer.as_str().to_lowercase()
                {
                    notices.push(Notice::IssuerDiffers { label: prefix });
                }
                issuer
            }
            _ => prefix,
        };
        Ok((issuer, account, notices))
    }

    /// Issuer and account of something that is not kept, only told of: cut where they are too long.
    pub(crate) fn shown(&self) -> (Name, Name) {
        let cut = |text: &str, field| {
            let text: String = text.chars().take(MAX_NAME_CHARS).collect();
            Name::new(&text, field).unwrap_or_default()
        };
        let issuer = cut(self.issuer.as_deref().unwrap_or(""), Field::Issuer);
        let issuer = if issuer.is_empty() { cut(&self.prefix, Field::Issuer) } else { issuer };
        (issuer, cut(&self.account, Field::Account))
    }
}

/// A bare colon parts the two before an encoded one does.
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

/// An issuer may hold a colon itself: where the label begins with the whole of it, that is the prefix.
fn split_at_issuer<'a>(label: &'a str, issuer: Option<&str>) -> Option<(&'a str, &'a str)> {
    let (prefix, rest) = label.split_at_checked(issuer?.len())?;
    let account = rest.strip_prefix(':')?;
    (Some(prefix) == issuer).then_some((prefix, account))
}
