use crate::account::Kind;
use crate::vault::Entry;
use std::cmp::Ordering;

/// A field of an entry that is merged by its stamp: of two values, the later is kept. The counter
/// is none, because it only rises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Register {
    Issuer,
    Account,
    Icon,
    Note,
    Hosts,
    Digits,
    Groups,
    Pinned,
    Algorithm,
    Period,
}

impl Register {
    /// All registers. A register's number in the file is its place here.
    pub(super) const ALL: [Self; 10] = [
        Self::Issuer,
        Self::Account,
        Self::Icon,
        Self::Note,
        Self::Hosts,
        Self::Digits,
        Self::Groups,
        Self::Pinned,
        Self::Algorithm,
        Self::Period,
    ];

    /// Compares the values in two entries. The order has no meaning, but is the same everywhere.
    pub(super) fn compare(self, one: &Entry, other: &Entry) -> Ordering {
        let (a, b) = (&one.account, &other.account);
        match self {
            Self::Issuer => a.issuer.cmp(&b.issuer),
            Self::Account => a.account.cmp(&b.account),
            Self::Icon => a.icon.cmp(&b.icon),
            Self::Note => one.note.cmp(&other.note),
            Self::Hosts => one.hosts.cmp(&other.hosts),
            Self::Digits => a.digits.cmp(&b.digits),
            Self::Groups => one.groups.cmp(&other.groups),
            Self::Pinned => one.pinned.cmp(&other.pinned),
            Self::Algorithm => a.algorithm.cmp(&b.algorithm),
            Self::Period => a.kind.period().cmp(&b.kind.period()),
        }
    }

    /// Copies the value from one entry to another of the same kind.
    pub(super) fn copy(self, to: &mut Entry, from: &Entry) {
        let (account, source) = (&mut to.account, &from.account);
        match self {
            Self::Issuer => account.issuer = source.issuer.clone(),
            Self::Account => account.account = source.account.clone(),
            Self::Icon => account.icon = source.icon,
            Self::Note => to.note = from.note.clone(),
            Self::Hosts => to.hosts.clone_from(&from.hosts),
            Self::Digits => account.digits = source.digits,
            Self::Groups => to.groups = from.groups.clone(),
            Self::Pinned => to.pinned = from.pinned,
            Self::Algorithm => account.algorithm = source.algorithm,
            Self::Period => {
                if let (Kind::Totp { .. }, Kind::Totp { .. }) = (account.kind, source.kind) {
                    account.kind = source.kind;
                }
            }
        }
    }
}
