//! An item of a password manager, which has names, notes and any number of one-time codes.

use crate::Imported;
use crate::fields::address_or_key;
use crate::groups::{beginning, groups};

/// What a password manager keeps beside a one-time code.
#[derive(Default)]
pub(crate) struct Login<'a> {
    /// The item's title: the issuer of a code that names none.
    pub(crate) title: &'a str,
    /// The user's name: the account of a code that names none.
    pub(crate) username: &'a str,
    /// May be empty.
    pub(crate) note: &'a str,
    /// Whether it is one of the user's favourites.
    pub(crate) is_favourite: bool,
    /// The names of its folders and tags.
    pub(crate) groups: Vec<String>,
}

/// The most characters of a text that each account of an item copies. All bounds of entries are
/// lower. Without it, an item with a long text and many codes would take much memory.
const MAX_TEXT_CHARS: usize = 4096;
impl Login<'_> {
    /// The account of an address or a bare key.
    pub(crate) fn account(&self, code: &str) -> Imported {
        let [title, username] =
            [self.title, self.username].map(|name| beginning(name, MAX_TEXT_CHARS));
        self.complete(address_or_key(code, title, username))
    }

    /// An account with what the item has beside it.
    pub(crate) fn complete(&self, account: Imported) -> Imported {
        let mut item = account?;
        item.set_note(beginning(self.note, MAX_TEXT_CHARS));
        item.is_favourite = self.is_favourite;
        item.groups = groups(self.groups.iter().map(String::as_str));
        Ok(item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use warifu_core::account::MAX_NOTE_CHARS;

    #[test]
    fn long_texts_are_cut_before_they_are_copied() {
        let long = "山".repeat(100_000);
        let login = Login { title: "A", username: "b", note: &long, ..Login::default() };
        let item = login.account("JBSWY3DPEHPK3PXP").unwrap();
        assert_eq!(item.note.as_str().chars().count(), MAX_NOTE_CHARS);
        let refused = Login { title: &long, ..login }.account("JBSWY3DPEHPK3PXP").unwrap_err();
        assert!(matches!(refused.reason, crate::EntryError::NameTooLong { .. }));
    }
}
