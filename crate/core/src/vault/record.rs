use crate::entry::{Entry, Host, Note};

/// More hosts than anybody uses one account on.
pub const MAX_HOSTS: usize = 16;

/// A random name for an entry, so that two of the same issuer and account stay two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RecordId(pub [u8; 16]);

/// An entry as it lies in a vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its name.
    pub id: RecordId,
    /// When it was added, in Unix seconds.
    pub added: u64,
    /// The account.
    pub entry: Entry,
    /// What the person wrote beside it.
    pub note: Note,
    /// Whether it stands before those that are not.
    pub pinned: bool,
    /// Where the person used it, the latest first: at most [`MAX_HOSTS`], each once.
    pub hosts: Vec<Host>,
}

impl Record {
    /// A record without details.
    #[must_use]
    pub fn new(id: RecordId, added: u64, entry: Entry) -> Self {
        Self { id, added, entry, note: Note::default(), pinned: false, hosts: Vec::new() }
    }
}
