use crate::account::{Account, Groups, Host, Note};

/// The most hosts that are remembered for an entry.
pub const MAX_HOSTS: usize = 16;

/// An entry's id: 16 random bytes. Entries with equal names have different ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub [u8; 16]);

/// An entry in a vault, with the user's additions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The entry's id.
    pub id: EntryId,
    /// The time at which it was added, in Unix seconds.
    pub added: u64,
    /// The account.
    pub account: Account,
    /// The user's note.
    pub note: Note,
    /// The groups that it is in.
    pub groups: Groups,
    /// Whether the entry is shown before those that are not pinned.
    pub pinned: bool,
    /// The hosts on which the entry was used, the latest first. At most [`MAX_HOSTS`], each once.
    pub hosts: Vec<Host>,
}

impl Entry {
    /// A new entry without note, groups and hosts, not pinned.
    #[must_use]
    pub fn new(id: EntryId, added: u64, account: Account) -> Self {
        let (note, groups) = Default::default();
        Self { id, added, account, note, groups, pinned: false, hosts: Vec::new() }
    }
}
