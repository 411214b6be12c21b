//! A row of a replica: an entry with the stamps of its registers, or what is left of it.

use super::register::Register;
use super::stamp::Stamp;
use crate::account::{Account, Kind};
use crate::vault::{Entry, EntryId};
use std::cmp::Ordering;

/// An entry, or its tombstone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) id: EntryId,
    /// When the entry was last deleted or restored.
    pub(super) deletion: Stamp,
    /// `None` for a tombstone: the entry was deleted at `deletion` and purged from the trash.
    pub(super) kept: Option<Box<Kept>>,
}

/// An entry that is in the list or in the trash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) entry: Entry,
    /// The time of deletion in Unix seconds. `None` for an entry in the list.
    pub(super) deleted: Option<u64>,
    /// When the row was created. New entries follow in the list in the order of this stamp.
    pub(super) created: Stamp,
    /// One for each of [`Register::ALL`].
    pub(super) stamps: [Stamp; Register::ALL.len()],
}

impl Row {
    /// A row in which every register has one stamp.
    pub(super) fn new(entry: &Entry, deleted: Option<u64>, created: Stamp) -> Self {
        let stamps = [created; Register::ALL.len()];
        let kept = Kept { entry: entry.clone(), deleted, created, stamps };
        Self { id: entry.id, deletion: created, kept: Some(Box::new(kept)) }
    }

    /// The entry, if it is in the list.
    pub(super) fn listed(&self) -> Option<&Kept> {
        self.kept.as_deref().filter(|kept| kept.deleted.is_none())
    }

    /// Takes over what is later in the other row. A tombstone wins over the deletion that it
    /// purged and over all before it. An entry that was restored or deleted later wins over the
    /// tombstone.
    pub(super) fn join(&mut self, other: &Self) {
        match (&mut self.kept, &other.kept) {
            (Some(mine), Some(theirs)) if !mine.entry.has_same_secret(&theirs.entry) => {
                if theirs.precedence() > mine.precedence() {
                    *self = other.clone();
                }
            }
            (Some(mine), Some(theirs)) => {
                mine.join(theirs);
                if (other.deletion, theirs.deleted) > (self.deletion, mine.deleted) {
                    mine.deleted = theirs.deleted;
                    self.deletion = other.deletion;
                }
            }
            (None, Some(_)) if other.deletion > self.deletion => *self = other.clone(),
            (Some(_), None) if other.deletion >= self.deletion => *self = other.clone(),
            (None, None) => self.deletion = self.deletion.max(other.deletion),
            (None, Some(_)) | (Some(_), None) => {}
        }
    }
}

impl Kept {
    fn join(&mut self, other: &Self) {
        for ((register, mine), theirs) in
            Register::ALL.into_iter().zip(&mut self.stamps).zip(&other.stamps)
        {
            // Devices of a copied profile have one id, so that equal stamps may have other values.
            let order = (*mine).cmp(theirs);
            let order = order.then_with(|| register.compare(&self.entry, &other.entry));
            if order == Ordering::Less {
                register.copy(&mut self.entry, &other.entry);
                *mine = *theirs;
            }
        }
        self.created = self.created.min(other.created);
        self.entry.added = self.entry.added.min(other.entry.added);
        self.entry.raise_counter(&other.entry);
    }

    /// Which of two rows of one id with different secrets is kept: the one created last.
    fn precedence(&self) -> (Stamp, &[u8], &'static str) {
        let account = &self.entry.account;
        (self.created, account.secret.expose(), account.kind.name())
    }
}

impl Entry {
    /// Whether both have the same secret and the same kind, which never change.
    pub(super) fn has_same_secret(&self, other: &Self) -> bool {
        // Each other field must be a register, or a pass would undo its changes.
        let Self { id: _, added: _, account, note: _, groups: _, pinned: _, hosts: _ } = self;
        let Account { secret, kind, issuer: _, account: _, algorithm: _, digits: _, icon: _ } =
            account;
        kind.name() == other.account.kind.name() && *secret == other.account.secret
    }

    /// Raises the counter to at least the other's, so that no code is used twice.
    pub(super) fn raise_counter(&mut self, other: &Self) {
        if let (Kind::Hotp { counter }, Some(other)) =
            (&mut self.account.kind, other.account.kind.counter())
        {
            *counter = other.max(*counter);
        }
    }
}
