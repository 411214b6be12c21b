//! Decides which entries probably belong to a web page, from the page's host.

use crate::account::Host;
use std::net::Ipv4Addr;

/// Labels that sites put before their own name.
const GENERIC_LABELS: [&str; 24] = [
    "www", "www1", "www2", "login", "signin", "id", "ids", "account", "accounts", "auth", "sso",
    "idp", "my", "mypage", "member", "members", "user", "users", "portal", "secure", "app", "web",
    "mobile", "m",
];

/// Second-level labels under which countries register names (`co.jp`, `com.au`).
const REGISTRY_LABELS: [&str; 15] = [
    "co", "ne", "or", "ac", "go", "ad", "ed", "gr", "lg", "com", "net", "org", "edu", "gov", "gob",
];

/// The host of the current page.
pub(super) struct Site {
    host: Host,
    /// The label that names the site's owner: `example` in `www.example.co.jp`. `None` for an IP
    /// address. `None` also if a label before it is not generic, because it may then name a hosting
    /// service (`alice.github.io`).
    label: Option<String>,
}

impl Site {
    /// `None` if the text is not a host.
    pub(super) fn new(host: &str) -> Option<Self> {
        let host = Host::parse(host)?;
        let label =
            if is_address(&host) { None } else { owner_label(host.as_str()).map(str::to_owned) };
        Some(Self { host, label })
    }

    /// Whether exactly this host is one of an entry's hosts.
    pub(super) fn is_among(&self, hosts: &[Host]) -> bool {
        hosts.contains(&self.host)
    }

    /// Whether one of an entry's hosts is a parent or a subdomain of this one.
    pub(super) fn is_related(&self, hosts: &[Host]) -> bool {
        let mut hosts = hosts.iter().filter(|other| !is_address(other));
        !is_address(&self.host)
            && hosts.any(|other| is_subdomain(&self.host, other) || is_subdomain(other, &self.host))
    }

    /// Whether the host has a label that names its owner.
    pub(super) fn has_label(&self) -> bool {
        self.label.is_some()
    }

    /// Whether the owner's label is one of an issuer's words.
    pub(super) fn is_named(&self, words: &[String]) -> bool {
        self.label.as_ref().is_some_and(|label| words.contains(label))
    }
}

/// Whether the host is an IP address.
fn is_address(host: &Host) -> bool {
    host.as_str().starts_with('[') || host.as_str().parse::<Ipv4Addr>().is_ok()
}

/// Whether `host` is a subdomain of `parent`. The parent must have at least two labels.
fn is_subdomain(host: &Host, parent: &Host) -> bool {
    let (host, parent) = (host.as_str(), parent.as_str());
    parent.contains('.') && host.strip_suffix(parent).is_some_and(|rest| rest.ends_with('.'))
}

fn owner_label(host: &str) -> Option<&str> {
    let mut labels = host.rsplit('.');
    let top = labels.next()?;
    let mut owner = labels.next()?;
    if top.len() == 2 && REGISTRY_LABELS.contains(&owner) {
        owner = labels.next()?;
    }
    labels.all(|label| GENERIC_LABELS.contains(&label)).then_some(owner)
}

/// Splits a folded issuer into the words that can be a host's label, and adds all of them joined,
/// with and without dashes.
pub(super) fn words(issuer: &str) -> Vec<String> {
    let words = issuer
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut words: Vec<String> = words.map(str::to_owned).collect();
    let (joined, dashed) = (words.concat(), words.join("-"));
    words.extend([joined, dashed]);
    words.retain(|word| word.len() > 1 && word.is_ascii());
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn related(page: &str, used: &str) -> bool {
        Site::new(page).unwrap().is_related(&[Host::parse(used).unwrap()])
    }

    #[test]
    fn parents_and_subdomains_are_related() {
        for (page, used) in [
            ("login.example.co.jp", "example.co.jp"),
            ("example.com", "www.example.com"),
            ("a.b.c.example.or.jp", "example.or.jp"),
        ] {
            assert!(related(page, used) && related(used, page), "{page} {used}");
        }
    }

    #[test]
    fn hosts_that_may_have_different_owners_are_not_related() {
        for (page, used) in [
            ("example.co.jp", "another.co.jp"),
            ("alice.github.io", "bob.github.io"),
            ("city.chiyoda.tokyo.jp", "city.shibuya.tokyo.jp"),
            ("portal.example.jp", "login.example.jp"),
            ("example.com.evil.jp", "example.com"),
            ("notexample.com", "example.com"),
            ("1.192.0.2.1", "192.0.2.1"),
            ("example.jp", "jp"),
            ("[2001:db8::1]", "[2001:db8::2]"),
        ] {
            assert!(!related(page, used) && !related(used, page), "{page} {used}");
        }
    }

    #[test]
    fn only_exactly_the_same_host_counts_as_used() {
        let site = Site::new("Portal.Example.JP.").unwrap();
        let host = |text| Host::parse(text).unwrap();
        assert!(site.is_among(&[host("a.example"), host("portal.example.jp")]));
        assert!(!site.is_among(&[host("example.jp"), host("a.portal.example.jp")]));
        assert!(Site::new("192.0.2.1").unwrap().is_among(&[host("192.0.2.1")]));
    }

    #[test]
    fn an_issuer_matches_the_label_of_the_owner() {
        for (page, issuer, is_named) in [
            ("github.com", "github", true),
            ("login.kosmo.co.jp", "kosmo web", true),
            ("portal.kosmo-web.jp", "kosmo web", true),
            ("mybank.example", "my bank", true),
            ("mypage.bank.com.au", "bank", true),
            ("www.example.co.jp", "www co jp", false),
            ("account.example.com", "my account", false),
            ("alice.github.io", "github", false),
            ("github.evil.com", "github", false),
            ("metro.tokyo.jp", "tokyo", false),
            ("192.0.2.1", "192", false),
            ("x.example.com", "x", false),
            ("githubs.com", "github", false),
            ("xn--p8j.jp", "組合", false),
            ("localhost", "localhost", false),
        ] {
            assert_eq!(
                Site::new(page).unwrap().is_named(&words(issuer)),
                is_named,
                "{page} {issuer}"
            );
        }
        assert!(Site::new("not a host").is_none());
    }
}
