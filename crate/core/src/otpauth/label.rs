use super::query::{Query, decode};

/// The names that an address gives.
pub(super) struct Label {
    /// The issuer before the label's colon.
    pub(super) prefix: String,
    /// The account after it.
    pub(super) account: String,
    /// The issuer of the parameter.
    pub(super) issuer: Option<String>,
    /// Whether a name had to be left out because nothing could decode it.
    pub(super) unreadable: bool,
}

impl Label {
    pub(super) fn parse(path: &str, query: &Query) -> Self {
        // Keycloak percent-encodes a plus sign, so the bare one in its account is its form-encoded space. In every
        // other address a plus is a plus (RFC 3986 §3.3).
        let path = if query.is_keycloaks { path.replace('+', " ") } else { path.to_owned() };
        let issuer = query.issuer.clone().filter(|issuer| !issuer.is_empty());
        let (prefix, account) = split(&path, issuer.as_deref());
        let mut names = Self { prefix, account, issuer, unreadable: false };
        for name in [Some(&mut names.prefix), Some(&mut names.account), names.issuer.as_mut()].into_iter().flatten() {
            if name.contains(char::REPLACEMENT_CHARACTER) {
                name.clear();
                names.unreadable = true;
            }
        }
        names
    }
}

/// An issuer may hold a colon itself: where the label begins with the whole of it, that is the prefix. Else a bare colon
/// parts the two before an encoded one does.
fn split(path: &str, issuer: Option<&str>) -> (String, String) {
    let label = decode(path);
    let after_issuer = issuer.and_then(|issuer| Some((issuer, label.strip_prefix(issuer)?.strip_prefix(':')?)));
    let (prefix, account) = match (after_issuer, path.split_once(':')) {
        (Some((prefix, account)), _) => (prefix.to_owned(), account.to_owned()),
        (None, Some((prefix, account))) => (decode(prefix), decode(account)),
        (None, None) => {
            let (prefix, account) = label.split_once(':').unwrap_or(("", &label));
            (prefix.to_owned(), account.to_owned())
        }
    };
    (prefix.trim().to_owned(), account.trim().to_owned())
}
