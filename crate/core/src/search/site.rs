//! Which entries a web page is likely to ask for.

use crate::entry::Host;
use std::net::Ipv4Addr;

/// Labels that stand before the one that names somebody, and name no one themselves.
const COMMON: [&str; 24] = [
    "www", "www1", "www2", "login", "signin", "id", "ids", "account", "accounts", "auth", "sso",
    "idp", "my", "mypage", "member", "members", "user", "users", "portal", "secure", "app", "web",
    "mobile", "m",
];

/// Labels under which a country's names are registered (`co.jp`, `com.au`).
const SECOND_LEVEL: [&str; 15] = [
    "co", "ne", "or", "ac", "go", "ad", "ed", "gr", "lg", "com", "net", "org", "edu", "gov", "gob",
];

/// The host of the page in front.
pub(super) struct Site {
    host: Host,
    /// The label that names somebody: `example` of `www.example.co.jp`. None of an address, and where others stand before
    /// it than common ones, since then it may be a landlord's (`alice.github.io`).
    label: Option<String>,
}

impl Site {
    pub(super) fn new(host: &str) -> Option<Self> {
        let host = Host::parse(host)?;
        let label =
            if is_address(&host) { None } else { own_label(host.as_str()).map(str::to_owned) };
        Some(Self { host, label })
    }

    /// Whether an entry was used on this very host.
    pub(super) fn is_among(&self, hosts: &[Host]) -> bool {
        hosts.contains(&self.host)
    }

    /// Whether an entry was used on a host above or below this one.
    pub(super) fn is_near(&self, hosts: &[Host]) -> bool {
        let mut hosts = hosts.iter().filter(|other| !is_address(other));
        !is_address(&self.host)
            && hosts.any(|other| is_below(&self.host, other) || is_below(other, &self.host))
    }

    /// Whether the host is called by one of an issuer's words.
    pub(super) fn is_called(&self, words: &[String]) -> bool {
        self.label.as_ref().is_some_and(|label| words.contains(label))
    }
}

fn is_address(host: &Host) -> bool {
    host.as_str().starts_with('[') || host.as_str().parse::<Ipv4Addr>().is_ok()
}

/// Whether a host stands below another one that has two labels at least.
fn is_below(host: &Host, above: &Host) -> bool {
    let (host, above) = (host.as_str(), above.as_str());
    above.contains('.') && host.strip_suffix(above).is_some_and(|rest| rest.ends_with('.'))
}

fn own_label(host: &str) -> Option<&str> {
    let mut labels = host.rsplit('.');
    let top = labels.next()?;
    let mut own = labels.next()?;
    if top.len() == 2 && SECOND_LEVEL.contains(&own) {
        own = labels.next()?;
    }
    labels.all(|label| COMMON.contains(&label)).then_some(own)
}

/// An issuer's words, folded: those that could be a label, and all of them in one.
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

    fn near(page: &str, used: &str) -> bool {
        Site::new(page).unwrap().is_near(&[Host::parse(used).unwrap()])
    }

    #[test]
    fn what_stands_above_or_below_is_near() {
        for (page, used) in [
            ("login.example.co.jp", "example.co.jp"),
            ("example.com", "www.example.com"),
            ("a.b.c.example.or.jp", "example.or.jp"),
        ] {
            assert!(near(page, used) && near(used, page), "{page} {used}");
        }
    }

    #[test]
    fn what_may_have_another_owner_is_not() {
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
            assert!(!near(page, used) && !near(used, page), "{page} {used}");
        }
    }

    #[test]
    fn only_the_very_host_is_where_it_was_used() {
        let site = Site::new("Portal.Example.JP.").unwrap();
        let host = |text| Host::parse(text).unwrap();
        assert!(site.is_among(&[host("a.example"), host("portal.example.jp")]));
        assert!(!site.is_among(&[host("example.jp"), host("a.portal.example.jp")]));
        assert!(Site::new("192.0.2.1").unwrap().is_among(&[host("192.0.2.1")]));
    }

    #[test]
    fn an_issuer_is_known_by_the_label_that_is_its_own() {
        for (page, issuer, is_it) in [
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
                Site::new(page).unwrap().is_called(&words(issuer)),
                is_it,
                "{page} {issuer}"
            );
        }
        assert!(Site::new("not a host").is_none());
    }
}
