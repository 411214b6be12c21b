use crate::entry::{Entry, Host, Note};

/// The most hosts that are remembered for an entry.
pub const MAX_HOSTS: usize = 16;

/// An entry's id: 16 random bytes. Entries with equal names have different ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RecordId(pub [u8; 16]);

/// An entry in a vault, with the user's additions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The entry's id.
    pub id: RecordId,
    /// The time at which it was added, in Unix seconds.
    pub added: u64,
    /// The account.
    pub entry: Entry,
    /// The user's note.
    pub note: Note,
    /// Whether the entry is shown before those that are not pinned.
    pub pinned: bool,
    /// The hosts on which the entry was used, the latest first. At most [`MAX_HOSTS`], each once.
    pub hosts: Vec<Host>,
}

impl Record {
    /// A new entry without note and hosts, not pinned.
    #[must_use]
    pub fn new(id: RecordId, added: u64, entry: Entry) -> Self {
        Self { id, added, entry, note: Note::default(), pinned: false, hosts: Vec::new() }
    }
}
