//! A vault's entries by what a person types, and by the page that they are on.

mod fold;
mod site;
mod variants;

use crate::entry::Host;
use crate::vault::{RecordId, Vault};
use fold::fold;
use site::Site;

/// The entries of a vault as they are searched: folded once, because each key that is pressed searches them all.
#[derive(Debug)]
pub struct Index {
    /// In the order in which they are shown.
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    id: RecordId,
    issuer: String,
    account: String,
    note: String,
    /// The issuer's, as they could be labels of a host.
    words: Vec<String>,
    hosts: Vec<Host>,
}

/// An entry that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Its name.
    pub id: RecordId,
    /// Whether it is likely the one that the page asks for: it was used there or nearby, or its issuer is called as the host is.
    pub fits: bool,
    /// Whether it was used on this very host.
    pub is_known: bool,
}

/// Where a part of what was typed stands in an entry.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// At the beginning of a name.
    Beginning,
    /// Inside one, or in the note.
    Inside,
}

impl Index {
    /// Of the vault as it is now.
    #[must_use]
    pub fn new(vault: &Vault) -> Self {
        let rows = vault.shown().map(|record| {
            let issuer = fold(record.entry.issuer.as_str());
            Row {
                id: record.id,
                words: site::words(&issuer),
                issuer,
                account: fold(record.entry.account.as_str()),
                note: fold(record.note.as_str()),
                hosts: record.hosts.clone(),
            }
        });
        Self { rows: rows.collect() }
    }

    /// The entries in which every blank-separated part of the query stands, in issuer, account or note; with an empty query,
    /// all. First those in which one stands at the beginning of a name, then those that fit the host; beyond that in the
    /// order in which they are shown, pinned ones first. A host that is none (`""`) fits nothing.
    #[must_use]
    pub fn search(&self, query: &str, host: &str) -> Vec<Hit> {
        let query = fold(query);
        let parts: Vec<&str> = query.split_whitespace().collect();
        let site = Site::new(host);
        let found = self.rows.iter().filter_map(|row| {
            let place = row.place(&parts)?;
            let is_known = site.as_ref().is_some_and(|site| site.is_among(&row.hosts));
            let fits = is_known
                || site
                    .as_ref()
                    .is_some_and(|site| site.is_near(&row.hosts) || site.is_called(&row.words));
            Some((place, Hit { id: row.id, fits, is_known }))
        });
        let mut found: Vec<(Place, Hit)> = found.collect();
        found.sort_by(|(place, hit), (other_place, other)| {
            place.cmp(other_place).then(other.fits.cmp(&hit.fits))
        });
        found.into_iter().map(|(_, hit)| hit).collect()
    }
}

impl Row {
    fn place(&self, parts: &[&str]) -> Option<Place> {
        let Self { issuer, account, note, .. } = self;
        let stands =
            |part: &&str| issuer.contains(part) || account.contains(part) || note.contains(part);
        let begins = |part: &&str| issuer.starts_with(part) || account.starts_with(part);
        if !parts.iter().all(stands) {
            return None;
        }
        Some(if parts.is_empty() || parts.iter().any(begins) {
            Place::Beginning
        } else {
            Place::Inside
        })
    }
}
