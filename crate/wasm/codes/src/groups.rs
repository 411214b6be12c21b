//! The groups of an open vault's entries.

use crate::open_vault::OpenVault;
use std::collections::HashMap;
use warifu_core::vault::{Entry, EntryId};
use wasm_bindgen::prelude::wasm_bindgen;

impl OpenVault {
    /// The entries in a group, by their ids.
    pub(crate) fn members_of(&self, group: &str) -> HashMap<EntryId, Option<&Entry>> {
        let members = self.vault().entries().iter().filter(|entry| entry.groups.contains(group));
        members.map(|entry| (entry.id, Some(entry))).collect()
    }
}

#[wasm_bindgen]
impl OpenVault {
    /// The names of all groups, in the order in which `entries` has them.
    #[must_use]
    pub fn groups(&self) -> Vec<String> {
        let mut names: Vec<&str> = Vec::new();
        for group in self.vault().shown().flat_map(|entry| entry.groups.as_slice()) {
            if !names.contains(&group.as_str()) {
                names.push(group.as_str());
            }
        }
        names.into_iter().map(str::to_owned).collect()
    }
}
