//! Searches a vault's entries by the text that the user types and by the host of the current page.

mod fold;
mod site;
mod variants;

use crate::account::Host;
use crate::vault::{Entry, EntryId, Vault};
use fold::fold;
use site::Site;
use warifu_base::normalisation::Normalise;

/// The searchable texts of a vault, folded once, because each keystroke searches them all. Names,
/// notes, groups and hosts are not wiped on drop. The index holds no secret keys.
#[derive(Debug)]
pub struct Index {
    /// In the order of display: pinned entries first.
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    id: EntryId,
    issuer: String,
    account: String,
    note: String,
    groups: Vec<String>,
    /// The issuer's words, to compare with the labels of a host: [`site::words`].
    words: Vec<String>,
    hosts: Vec<Host>,
}

/// An entry that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The entry's id.
    pub id: EntryId,
    /// Whether the entry probably belongs to the host: it was used on the host or on one above or
    /// below it, or its issuer has the host's name.
    pub fits_host: bool,
    /// Whether the entry was used on exactly this host.
    pub used_on_host: bool,
}

/// The best position at which a word of the query was found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    /// At the beginning of the issuer or the account.
    Beginning,
    /// Elsewhere in them, in the note or in a group.
    Inside,
}

impl Index {
    /// Indexes the vault's entries. Later changes to the vault need a new index.
    #[must_use]
    pub fn new(vault: &Vault, normalise: Normalise<'_>) -> Self {
        let rows = vault.shown().map(|entry| {
            let issuer = fold(entry.account.issuer.as_str(), normalise);
            let groups = entry.groups.as_slice().iter();
            Row {
                id: entry.id,
                words: site::words(&issuer),
                issuer,
                account: fold(entry.account.account.as_str(), normalise),
                note: fold(entry.note.as_str(), normalise),
                groups: groups.map(|group| fold(group.as_str(), normalise)).collect(),
                hosts: entry.hosts.clone(),
            }
        });
        Self { rows: rows.collect() }
    }

    /// Returns the entries that contain every word of the query in the issuer, the account, the
    /// note or a group; all entries for an empty query. Words are separated by white space.
    /// Entries with a word at the beginning of a name come first, then entries that fit the host,
    /// then the order of display. A text that is not a host (`""`) fits no entry.
    #[must_use]
    pub fn search(&self, query: &str, host: &str, normalise: Normalise<'_>) -> Vec<Hit> {
        let query = fold(query, normalise);
        let words: Vec<&str> = query.split_whitespace().collect();
        let site = Site::new(host);
        let found = self.rows.iter().filter_map(|row| {
            let position = row.position(&words)?;
            Some((
                position,
                hit(row.id, site.as_ref(), &row.hosts, |site| site.is_named(&row.words)),
            ))
        });
        let found: Vec<(Position, Hit)> = found.collect();
        let order = [Position::Beginning, Position::Inside]
            .map(|position| [(position, true), (position, false)]);
        let of_class =
            |class| found.iter().filter(move |(position, hit)| (*position, hit.fits_host) == class);
        order.into_iter().flatten().flat_map(of_class).map(|&(_, hit)| hit).collect()
    }
}

/// The result of an empty query, without an index: all entries, those that fit the host first, then
/// in the order of display.
#[must_use]
pub fn all(vault: &Vault, host: &str, normalise: Normalise<'_>) -> Vec<Hit> {
    let site = Site::new(host);
    let hits = vault.shown().map(|entry| {
        let issuer = entry.account.issuer.as_str();
        hit(entry.id, site.as_ref(), &entry.hosts, |site| {
            site.has_label() && site.is_named(&site::words(&fold(issuer, normalise)))
        })
    });
    let (mut fitting, others): (Vec<Hit>, Vec<Hit>) = hits.partition(|hit| hit.fits_host);
    fitting.extend(others);
    fitting
}

/// The host on which an entry was used last, if it was used on hosts and `host` is none of them,
/// nor above or below one of them. A text that is not a host (`""`) is another one.
#[must_use]
pub fn other_host<'a>(entry: &'a Entry, host: &str) -> Option<&'a Host> {
    let is_known = Site::new(host)
        .is_some_and(|site| site.is_among(&entry.hosts) || site.is_related(&entry.hosts));
    if is_known { None } else { entry.hosts.first() }
}

fn hit(
    id: EntryId,
    site: Option<&Site>,
    hosts: &[Host],
    is_named: impl FnOnce(&Site) -> bool,
) -> Hit {
    let Some(site) = site else { return Hit { id, fits_host: false, used_on_host: false } };
    let used_on_host = site.is_among(hosts);
    let fits_host = used_on_host || site.is_related(hosts) || is_named(site);
    Hit { id, fits_host, used_on_host }
}

impl Row {
    /// `None` if a word is missing.
    fn position(&self, words: &[&str]) -> Option<Position> {
        let Self { issuer, account, note, groups, .. } = self;
        let texts = || [issuer, account, note].into_iter().chain(groups);
        let contains = |word: &&str| texts().any(|text| text.contains(*word));
        let begins = |word: &&str| issuer.starts_with(word) || account.starts_with(word);
        if !words.iter().all(contains) {
            return None;
        }
        Some(if words.is_empty() || words.iter().any(begins) {
            Position::Beginning
        } else {
            Position::Inside
        })
    }
}
