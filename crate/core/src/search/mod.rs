//! Searches a vault's entries by the text that the user types and by the host of the current page.

mod fold;
mod site;
mod variants;

use crate::entry::Host;
use crate::vault::{RecordId, Vault};
use fold::fold;
use site::Site;

/// The searchable texts of a vault, folded once, because each keystroke searches them all. Names,
/// notes and hosts are not wiped on drop. The index holds no secret keys.
#[derive(Debug)]
pub struct Index {
    /// In the order of display: pinned entries first.
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    id: RecordId,
    issuer: String,
    account: String,
    note: String,
    /// The issuer's words, to compare with the labels of a host: [`site::words`].
    words: Vec<String>,
    hosts: Vec<Host>,
}

/// An entry that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The entry's id.
    pub id: RecordId,
    /// Whether the entry probably belongs to the host: it was used on the host or on one above or
    /// below it, or its issuer has the host's name.
    pub fits_host: bool,
    /// Whether the entry was used on exactly this host.
    pub used_on_host: bool,
}

/// The best position at which a word of the query was found. Better positions sort first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Position {
    /// At the beginning of the issuer or the account.
    Beginning,
    /// Elsewhere in them, or in the note.
    Inside,
}

impl Index {
    /// Indexes the vault's entries. Later changes to the vault need a new index.
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

    /// Returns the entries that contain every word of the query in the issuer, the account or the
    /// note; all entries for an empty query. Words are separated by white space. Entries with a
    /// word at the beginning of a name come first, then entries that fit the host, then the order
    /// of display. A text that is not a host (`""`) fits no entry.
    #[must_use]
    pub fn search(&self, query: &str, host: &str) -> Vec<Hit> {
        let query = fold(query);
        let words: Vec<&str> = query.split_whitespace().collect();
        let site = Site::new(host);
        let found = self.rows.iter().filter_map(|row| {
            let position = row.position(&words)?;
            let used_on_host = site.as_ref().is_some_and(|site| site.is_among(&row.hosts));
            let fits_host = used_on_host
                || site
                    .as_ref()
                    .is_some_and(|site| site.is_related(&row.hosts) || site.is_named(&row.words));
            Some((position, Hit { id: row.id, fits_host, used_on_host }))
        });
        let mut found: Vec<(Position, Hit)> = found.collect();
        found.sort_by(|(position, hit), (other_position, other)| {
            position.cmp(other_position).then(other.fits_host.cmp(&hit.fits_host))
        });
        found.into_iter().map(|(_, hit)| hit).collect()
    }
}

impl Row {
    /// `None` if a word is missing.
    fn position(&self, words: &[&str]) -> Option<Position> {
        let Self { issuer, account, note, .. } = self;
        let contains =
            |word: &&str| issuer.contains(word) || account.contains(word) || note.contains(word);
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
