//! The entries of an open vault: lists, searches, changes and codes.

#![allow(clippy::needless_pass_by_value, reason = "wasm-bindgen passes lists by value")]

use crate::account::{Account, Extras};
use crate::fields::EntryFields;
use crate::open_vault::OpenVault;
use crate::views::{
    CodeView, EntryDetails, EntryView, SearchHits, TrashView, code_view, counted_view, details,
    entry_view, trash_view,
};
use std::collections::HashMap;
use tsify::Ts;
use warifu_boundary::{Refusal, from_js, platform, to_js};
use warifu_core::account::{Edits, Host};
use warifu_core::draw::draw;
use warifu_core::otpauth;
use warifu_core::search;
use warifu_core::vault::{Entry, EntryId, VaultError};
use warifu_vault_boundary::{QrView, decode_id, encode_id};
use wasm_bindgen::prelude::wasm_bindgen;

fn parse_id(text: &str) -> Result<EntryId, Refusal> {
    Ok(EntryId(decode_id(text)?))
}

impl OpenVault {
    /// Finds the entries with these ids in one pass over the vault. `None` for an unknown id.
    fn entries_of(&self, ids: &[String]) -> Result<Vec<Option<&Entry>>, Refusal> {
        let ids = ids.iter().map(|id| parse_id(id)).collect::<Result<Vec<_>, _>>()?;
        let mut entries: HashMap<_, _> = ids.iter().map(|id| (*id, None)).collect();
        for entry in self.vault().entries() {
            if let Some(requested) = entries.get_mut(&entry.id) {
                *requested = Some(entry);
            }
        }
        Ok(ids.iter().map(|id| entries.get(id).copied().flatten()).collect())
    }
}

#[wasm_bindgen]
impl OpenVault {
    /// Adds an account and returns the new entry's id. The vault must then be sealed and stored.
    ///
    /// # Errors
    /// A `vault_…` or `entry_…` refusal.
    pub fn add(&mut self, account: &Account) -> Result<String, Refusal> {
        let id = EntryId(*platform::random()?);
        let Extras { note, is_favourite, .. } = account.extras();
        let vault = self.entries_mut();
        vault.add(account.account().clone(), id, platform::unix_seconds())?;
        let edits = Edits { note: Some(note), groups: Some(account.groups()), ..Edits::default() };
        vault.edit(id, &edits)?;
        if *is_favourite {
            vault.pin(id, true)?;
        }
        Ok(encode_id(&id.0))
    }

    /// Returns the id of the entry for the same account; `undefined` if the vault does not have it.
    #[must_use]
    pub fn find(&self, account: &Account) -> Option<String> {
        self.vault().find(account.account()).map(|id| encode_id(&id.0))
    }

    /// Returns the id of the newest entry of the same issuer and account with another secret.
    #[wasm_bindgen(js_name = findNamesake)]
    #[must_use]
    pub fn find_namesake(&self, account: &Account) -> Option<String> {
        self.vault().find_namesake(account.account()).map(|id| encode_id(&id.0))
    }

    /// Moves an entry to the trash.
    ///
    /// # Errors
    /// `vault_no_such_entry`.
    pub fn delete(&mut self, id: &str) -> Result<(), Refusal> {
        Ok(self.entries_mut().delete(parse_id(id)?, platform::unix_seconds())?)
    }

    /// Moves an entry back from the trash.
    ///
    /// # Errors
    /// `vault_no_such_entry`; `vault_already_there` if the account was added again after its
    /// deletion.
    pub fn restore(&mut self, id: &str) -> Result<(), Refusal> {
        Ok(self.entries_mut().restore(parse_id(id)?)?)
    }

    /// The entries in the order of display: pinned ones first, each group in the user's order.
    ///
    /// # Errors
    /// `platform_boundary`.
    pub fn entries(&self) -> Result<Vec<Ts<EntryView>>, Refusal> {
        self.vault().shown().map(|entry| to_js(&entry_view(entry))).collect()
    }

    /// The deleted entries, the last deleted first.
    ///
    /// # Errors
    /// `platform_boundary`.
    pub fn trash(&self) -> Result<Vec<Ts<TrashView>>, Refusal> {
        let now = platform::unix_seconds();
        self.vault().trash().iter().map(|deleted| to_js(&trash_view(deleted, now))).collect()
    }

    /// All values of an entry except its secret.
    ///
    /// # Errors
    /// `vault_no_such_entry`.
    pub fn details(&self, id: &str) -> Result<Ts<EntryDetails>, Refusal> {
        to_js(&details(self.vault().entry(parse_id(id)?)?))
    }

    /// Edits an entry. Its secret and its kind stay unchanged.
    ///
    /// # Errors
    /// An `entry_…` refusal with the field; `vault_already_there` if the entry would become the
    /// same account as another; `vault_no_such_entry`. Then nothing has changed.
    pub fn edit(&mut self, id: &str, fields: &Ts<EntryFields>) -> Result<(), Refusal> {
        let fields = from_js(fields)?;
        let groups = fields.groups()?;
        Ok(self.entries_mut().edit(parse_id(id)?, &fields.edits(groups.as_ref()))?)
    }

    /// Pins an entry, which is then shown before the others, or unpins it.
    ///
    /// # Errors
    /// `vault_no_such_entry`.
    pub fn pin(&mut self, id: &str, pinned: bool) -> Result<(), Refusal> {
        Ok(self.entries_mut().pin(parse_id(id)?, pinned)?)
    }

    /// Moves an entry before another in the order of `entries`, or to the end. Pinned entries stay
    /// before the others.
    ///
    /// # Errors
    /// `vault_no_such_entry`.
    #[wasm_bindgen(js_name = move)]
    pub fn move_before(&mut self, id: &str, before: Option<String>) -> Result<(), Refusal> {
        let before = before.as_deref().map(parse_id).transpose()?;
        Ok(self.entries_mut().move_before(parse_id(id)?, before)?)
    }

    /// Moves entries to the top of the order of `entries`. Pinned entries stay before the others.
    ///
    /// # Errors
    /// `vault_no_such_entry`.
    #[wasm_bindgen(js_name = moveToTop)]
    pub fn move_to_top(&mut self, ids: Vec<String>) -> Result<(), Refusal> {
        let ids = ids.iter().map(|id| parse_id(id)).collect::<Result<Vec<_>, _>>()?;
        Ok(self.entries_mut().move_to_top(&ids)?)
    }

    /// Records that an entry was used on a host, the `hostname` of a web address.
    ///
    /// # Errors
    /// `vault_no_such_entry`; `platform_boundary` for a text that is not a host.
    #[wasm_bindgen(js_name = useOn)]
    pub fn use_on(&mut self, id: &str, host: &str) -> Result<(), Refusal> {
        let host = Host::parse(host).ok_or_else(|| Refusal::of("platform_boundary"))?;
        Ok(self.entries_mut().use_on(parse_id(id)?, host)?)
    }

    /// Returns the host on which an entry was used last, if it was used on hosts and `host` is none
    /// of them, nor above or below one of them; otherwise `undefined`.
    ///
    /// # Errors
    /// `vault_no_such_entry`.
    #[wasm_bindgen(js_name = otherHost)]
    pub fn other_host(&self, id: &str, host: &str) -> Result<Option<String>, Refusal> {
        let entry = self.vault().entry(parse_id(id)?)?;
        Ok(search::other_host(entry, host).map(|host| host.as_str().to_owned()))
    }

    /// Forgets the hosts on which an entry was used.
    ///
    /// # Errors
    /// `vault_no_such_entry`.
    #[wasm_bindgen(js_name = forgetHosts)]
    pub fn forget_hosts(&mut self, id: &str) -> Result<(), Refusal> {
        Ok(self.entries_mut().forget_hosts(parse_id(id)?)?)
    }

    /// The number of entries, without the trash.
    #[must_use]
    pub fn size(&self) -> usize {
        self.vault().entries().len()
    }

    /// The ids of all entries, in the order of `entries`.
    #[must_use]
    pub fn ids(&self) -> Vec<String> {
        self.vault().shown().map(|entry| encode_id(&entry.id.0)).collect()
    }

    /// The entries with these ids, in the order of `ids`. Unknown ids are left out.
    ///
    /// # Errors
    /// `vault_no_such_entry` for a text that is not an id; `platform_boundary`.
    pub fn views(&self, ids: Vec<String>) -> Result<Vec<Ts<EntryView>>, Refusal> {
        let entries = self.entries_of(&ids)?.into_iter().flatten();
        entries.map(|entry| to_js(&entry_view(entry))).collect()
    }

    /// The ids of the entries that contain every word of the query; all ids for an empty query.
    /// Entries with a word at the beginning of a name come first, then those that fit `host` (the
    /// current page's), then the order of `entries`. With a group, only entries in it.
    ///
    /// # Errors
    /// `platform_boundary`.
    pub fn search(
        &self,
        query: &str,
        host: Option<String>,
        group: Option<String>,
    ) -> Result<Ts<SearchHits>, Refusal> {
        let mut hits = SearchHits::default();
        let members = group.map(|group| self.members_of(&group));
        let is_chosen = |id| members.as_ref().is_none_or(|members| members.contains_key(&id));
        for hit in self.hits(query, host.as_deref().unwrap_or("")) {
            if !is_chosen(hit.id) {
                continue;
            }
            let id = encode_id(&hit.id.0);
            if hit.fits_host {
                hits.fitting.push(id.clone());
            }
            if hit.used_on_host {
                hits.known.push(id.clone());
            }
            hits.ids.push(id);
        }
        to_js(&hits)
    }

    /// The current codes of these entries, in the order of `ids`. Counter-based entries are left
    /// out, because only `advance` returns their codes.
    ///
    /// # Errors
    /// `vault_no_such_entry`.
    pub fn codes(&self, ids: Vec<String>) -> Result<Vec<Ts<CodeView>>, Refusal> {
        let now = platform::unix_seconds();
        let found = self.entries_of(&ids)?.into_iter();
        let entries = found
            .map(|entry| entry.ok_or(VaultError::NoSuchEntry))
            .collect::<Result<Vec<_>, _>>()?;
        entries
            .into_iter()
            .filter_map(|entry| code_view(entry, now))
            .map(|view| to_js(&view))
            .collect()
    }

    /// The current code of an entry; `undefined` for a counter-based entry.
    ///
    /// # Errors
    /// `vault_no_such_entry`.
    pub fn code(&self, id: &str) -> Result<Option<Ts<CodeView>>, Refusal> {
        let view = code_view(self.vault().entry(parse_id(id)?)?, platform::unix_seconds());
        view.map(|view| to_js(&view)).transpose()
    }

    /// Returns the next code of a counter-based entry and increments its counter. The vault must be
    /// sealed and stored before the code is shown. Otherwise the same code could be shown twice.
    ///
    /// # Errors
    /// `vault_no_such_entry` if no counter-based entry has this id; `vault_counter_at_end`.
    pub fn advance(&mut self, id: &str) -> Result<Ts<CodeView>, Refusal> {
        let id = parse_id(id)?;
        to_js(&counted_view(id, &self.entries_mut().advance(id)?))
    }

    /// An entry's secret, for a file of another program. Wipe it after use.
    ///
    /// # Errors
    /// `vault_no_such_entry`.
    pub fn secret(&self, id: &str) -> Result<Vec<u8>, Refusal> {
        Ok(self.vault().entry(parse_id(id)?)?.account.secret.expose().to_vec())
    }

    /// The entry's `otpauth` address. It contains the secret.
    ///
    /// # Errors
    /// `vault_no_such_entry`.
    pub fn uri(&self, id: &str) -> Result<String, Refusal> {
        Ok(otpauth::write(&self.vault().entry(parse_id(id)?)?.account).to_string())
    }

    /// [`Self::uri`] as a QR code, for a phone.
    ///
    /// # Errors
    /// `vault_no_such_entry`; `qr_too_long`.
    pub fn qr(&self, id: &str) -> Result<Ts<QrView>, Refusal> {
        let address = otpauth::write(&self.vault().entry(parse_id(id)?)?.account);
        to_js(&QrView::from(draw(&address)?))
    }
}
