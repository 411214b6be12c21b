/// The limit of 255 octets in RFC 1035 §2.3.4, as text.
const MAX_HOST_BYTES: usize = 253;

/// The host of a web address in the browser's form (WHATWG URL): ASCII in lower case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Host(String);

impl Host {
    /// Takes a URL's `hostname`: `example.co.jp`, `xn--p8j9a0d9c9a.jp`, `192.0.2.1`,
    /// `[2001:db8::1]`. Changes capitals to lower case and removes the final dot of a fully
    /// qualified name. Returns `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let host = text.strip_suffix('.').unwrap_or(text).to_ascii_lowercase();
        Self::parse_canonical(&host)
    }

    /// Takes only the form that [`Host::parse`] returns. A vault stores hosts in that form.
    pub(crate) fn parse_canonical(text: &str) -> Option<Self> {
        let is_allowed = |byte: u8| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-._:[]".contains(&byte)
        };
        let is_host = (1..=MAX_HOST_BYTES).contains(&text.len())
            && text.bytes().all(is_allowed)
            && !text.ends_with('.');
        is_host.then(|| Self(text.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_the_hosts_that_browsers_write() {
        for (raw, host) in [
            ("example.co.jp", "example.co.jp"),
            ("Portal.Example.JP.", "portal.example.jp"),
            ("xn--p8j9a0d9c9a.jp", "xn--p8j9a0d9c9a.jp"),
            ("192.0.2.1", "192.0.2.1"),
            ("[2001:db8::1]", "[2001:db8::1]"),
            ("my_host", "my_host"),
        ] {
            assert_eq!(Host::parse(raw).unwrap().as_str(), host);
        }
        assert!(Host::parse(&"a".repeat(253)).is_some());
    }

    #[test]
    fn refuses_anything_else() {
        for text in [
            "",
            ".",
            "a..",
            "組合.jp",
            "a b",
            "a/b",
            "a\\b",
            "a@b",
            "a%2eb",
            "a?",
            "a#",
            "\u{202E}a",
        ] {
            assert_eq!(Host::parse(text), None, "{text}");
        }
        assert_eq!(Host::parse(&"a".repeat(254)), None);
        assert_eq!(Host::parse_canonical("A.jp"), None, "a vault has one spelling of a host");
    }
}
