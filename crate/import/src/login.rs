//! An item of a password manager, which has names, notes and any number of one-time codes.

use crate::Imported;
use crate::fields::address_or_key;

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
/// The most characters of a group's name.
const MAX_GROUP_CHARS: usize = 256;
/// The most groups of an item.
pub(crate) const MAX_GROUPS: usize = 32;

/// The name of a group, within the bound.
pub(crate) fn group(name: &str) -> String {
    beginning(name, MAX_GROUP_CHARS).to_owned()
}

/// The name of a group in another, within the bound.
pub(crate) fn group_path(outer: &str, name: &str) -> String {
    if outer.is_empty() {
        return group(name);
    }
    group(&format!("{outer}/{}", beginning(name, MAX_GROUP_CHARS)))
}

fn beginning(text: &str, chars: usize) -> &str {
    text.char_indices().nth(chars).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

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
        item.groups = self.groups.iter().take(MAX_GROUPS).cloned().collect();
        Ok(item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_before_they_are_copied() {
        let long = "山".repeat(100_000);
        let groups = [group(&long), group_path(&long, &long), group_path("a", "b")];
        let login = Login {
            title: "A",
            username: "b",
            note: &long,
            groups: groups.iter().cloned().cycle().take(100).collect(),
            ..Login::default()
        };
        let item = login.account("JBSWY3DPEHPK3PXP").unwrap();
        assert_eq!(item.groups.len(), MAX_GROUPS);
        let lengths: Vec<_> = item.groups.iter().take(3).map(|name| name.chars().count()).collect();
        assert_eq!(lengths, [MAX_GROUP_CHARS, MAX_GROUP_CHARS, 3]);
        let refused = Login { title: &long, ..login }.account("JBSWY3DPEHPK3PXP").unwrap_err();
        assert!(matches!(refused.reason, crate::EntryError::NameTooLong { .. }));
    }
}
