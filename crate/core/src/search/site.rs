//! Which entries a web page is likely to ask for.

use crate::entry::Host;
use std::net::Ipv4Addr;

/// Labels that name no one.
const COMMON: [&str; 32] = [
    "www", "www1", "www2", "com", "co", "ne", "or", "ac", "go", "jp", "net", "org", "login", "signin", "id", "ids",
    "account", "accounts", "auth", "sso", "idp", "my", "mypage", "member", "members", "user", "users", "portal",
    "secure", "app", "web", "mobile",
];

/// The host of the page in front.
pub(super) struct Site {
    host: Host,
    /// What somebody registered, with all below it (Public Suffix List). None of an address, and of a suffix itself.
    domain: Option<String>,
    /// The labels that name somebody.
    labels: Vec<String>,
}

impl Site {
    pub(super) fn new(host: &str) -> Option<Self> {
        let host = Host::parse(host)?;
        let domain = domain(&host).map(str::to_owned);
        let suffix = domain.as_deref().and_then(|domain| domain.split_once('.')).map_or("", |(_, suffix)| suffix);
        let own = host.as_str().strip_suffix(suffix).unwrap_or("");
        let labels = own.split('.').filter(|label| !label.is_empty() && !COMMON.contains(label)).map(str::to_owned);
        let labels = if domain.is_some() { labels.collect() } else { Vec::new() };
        Some(Self { host, domain, labels })
    }

    /// Whether an entry that was used on these hosts is used here.
    pub(super) fn is_one_of(&self, hosts: &[Host]) -> bool {
        hosts
            .iter()
            .any(|other| *other == self.host || (self.domain.is_some() && domain(other) == self.domain.as_deref()))
    }

    /// Whether the host has one of an issuer's words for a label.
    pub(super) fn is_called(&self, words: &[String]) -> bool {
        words.iter().any(|word| self.labels.contains(word))
    }
}

fn domain(host: &Host) -> Option<&str> {
    let host = host.as_str();
    let is_address = host.starts_with('[') || host.parse::<Ipv4Addr>().is_ok();
    if is_address { None } else { psl::domain_str(host) }
}

/// An issuer's words, folded: those that could be a label, and all of them in one.
pub(super) fn words(issuer: &str) -> Vec<String> {
    let words = issuer.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words: Vec<String> = words.map(str::to_owned).collect();
    words.push(words.concat());
    words.retain(|word| word.len() > 1 && word.is_ascii());
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(page: &str, used: &str) -> bool {
        Site::new(page).unwrap().is_one_of(&[Host::parse(used).unwrap()])
    }

    #[test]
    fn what_one_owner_has_is_one_site() {
        for (page, used) in [
            ("portal.example.co.jp", "login.example.co.jp"),
            ("example.com", "www.example.com"),
            ("a.b.c.example.or.jp", "example.or.jp"),
            ("192.0.2.1", "192.0.2.1"),
            ("[2001:db8::1]", "[2001:db8::1]"),
            ("localhost", "localhost"),
            ("github.io", "github.io"),
        ] {
            assert!(fits(page, used) && fits(used, page), "{page} {used}");
        }
    }

    #[test]
    fn what_several_owners_have_is_not() {
        for (page, used) in [
            ("example.co.jp", "another.co.jp"),
            ("alice.github.io", "bob.github.io"),
            ("city.chiyoda.tokyo.jp", "city.shibuya.tokyo.jp"),
            ("example.com.evil.jp", "example.com"),
            ("notexample.com", "example.com"),
            ("192.0.2.1", "198.51.2.1"),
            ("10.0.2.1", "10.1.2.1"),
            ("[2001:db8::1]", "[2001:db8::2]"),
            ("co.jp", "example.co.jp"),
            ("console.amazonaws.com", "bucket.s3.amazonaws.com"),
        ] {
            assert!(!fits(page, used) && !fits(used, page), "{page} {used}");
        }
    }

    #[test]
    fn an_issuer_is_known_by_a_label_that_is_its_own() {
        for (page, issuer, is_it) in [
            ("github.com", "github", true),
            ("login.kosmo.example.co.jp", "kosmo web", true),
            ("mybank.example", "my bank", true),
            ("www.example.co.jp", "www co jp", false),
            ("account.example.com", "my account", false),
            ("www.tokyo.example.jp", "example", true),
            ("alice.github.io", "github", false),
            ("metro.tokyo.jp", "tokyo", false),
            ("192.0.2.1", "192", false),
            ("x.example.com", "x", false),
            ("githubs.com", "github", false),
            ("xn--p8j.jp", "組合", false),
        ] {
            assert_eq!(Site::new(page).unwrap().is_called(&words(issuer)), is_it, "{page} {issuer}");
        }
        assert!(Site::new("not a host").is_none());
    }
}
