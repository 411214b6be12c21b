//! The groups of all entries, each once and with an id.

use crate::random::uuid;
use crate::{Entry, Random, WriteError};
use std::collections::HashMap;

/// A table of groups, in the order in which they occur.
pub(crate) struct Groups<'a> {
    /// Names and ids.
    pub(crate) rows: Vec<(&'a str, String)>,
    places: HashMap<&'a str, usize>,
}

impl<'a> Groups<'a> {
    pub(crate) fn of(entries: &[&'a Entry], random: &mut Random<'_>) -> Result<Self, WriteError> {
        let mut groups = Self { rows: Vec::new(), places: HashMap::new() };
        for name in entries.iter().flat_map(|entry| &entry.groups) {
            if !groups.places.contains_key(name.as_str()) {
                groups.places.insert(name, groups.rows.len());
                groups.rows.push((name, uuid(random)?));
            }
        }
        Ok(groups)
    }

    /// The ids of an entry's groups.
    pub(crate) fn ids(&self, entry: &Entry) -> Vec<&str> {
        let places = entry.groups.iter().filter_map(|name| self.places.get(name.as_str()));
        places.filter_map(|place| self.rows.get(*place)).map(|(_, id)| id.as_str()).collect()
    }
}
