//! One file per program. To add a form: a variant of [`Form`], its limits and its arms here, a file
//! with the writer, and its reader in `tests/export-reader/`.

mod aegis;
mod bitwarden;
mod csv;
mod cxf;
mod otpauth;
mod twofas;

use crate::limits::Limits;
use crate::{Circumstances, Entry, Unfit, WriteError};
use serde::{Serialize, Serializer};
use std::collections::HashSet;
use strum::{EnumString, IntoStaticStr, VariantArray};
use warifu_core::account::Secret;
use zeroize::Zeroizing;

/// A form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Form {
    /// `otpauth` addresses, one a line.
    Otpauth,
    /// A vault of Aegis, plain.
    Aegis,
    /// A vault of Aegis, sealed with a password.
    AegisSealed,
    /// A backup of 2FAS, plain.
    Twofas,
    /// A backup of 2FAS, sealed with a password.
    TwofasSealed,
    /// An export of Bitwarden, plain.
    Bitwarden,
    /// An export of Bitwarden, sealed with a password.
    BitwardenSealed,
    /// A table as Apple Passwords exports it.
    Csv,
    /// The FIDO Alliance's Credential Exchange Format 1.0, plain.
    Cxf,
}

/// What a file does not have of the entries in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Losses {
    /// The number of entries whose note is not in the file.
    pub notes: usize,
    /// The number of entries of which not all groups are in the file.
    pub groups: usize,
}

impl Form {
    /// Whether a password seals the file.
    #[must_use]
    pub fn is_sealed(self) -> bool {
        matches!(self, Self::AegisSealed | Self::TwofasSealed | Self::BitwardenSealed)
    }

    /// Whether the file has the users' notes.
    #[must_use]
    pub fn holds_notes(self) -> bool {
        !matches!(self, Self::Otpauth | Self::Twofas | Self::TwofasSealed)
    }

    /// The most groups of an account in the file.
    fn max_groups(self) -> usize {
        match self {
            Self::Otpauth | Self::Csv => 0,
            Self::Aegis | Self::AegisSealed | Self::Cxf => usize::MAX,
            Self::Twofas | Self::TwofasSealed | Self::Bitwarden | Self::BitwardenSealed => 1,
        }
    }

    /// What the file does not have of the entries in it.
    #[must_use]
    pub fn losses(self, entries: &[Entry], unfit: &[Unfit]) -> Losses {
        let left: HashSet<usize> = unfit.iter().map(|one| one.index).collect();
        let written = || entries.iter().enumerate().filter(|(at, _)| !left.contains(at));
        let has_note = |(_, entry): &(usize, &Entry)| !entry.note.is_empty();
        let has_more = |(_, entry): &(usize, &Entry)| entry.groups.len() > self.max_groups();
        Losses {
            notes: if self.holds_notes() { 0 } else { written().filter(has_note).count() },
            groups: written().filter(has_more).count(),
        }
    }

    pub(crate) fn limits(self) -> Limits {
        match self {
            Self::Otpauth => otpauth::LIMITS,
            Self::Aegis | Self::AegisSealed => aegis::LIMITS,
            Self::Twofas | Self::TwofasSealed => twofas::LIMITS,
            Self::Bitwarden | Self::BitwardenSealed => bitwarden::LIMITS,
            Self::Csv => csv::LIMITS,
            Self::Cxf => cxf::LIMITS,
        }
    }

    /// The file's content. All entries are within the limits.
    pub(crate) fn write(
        self,
        entries: &[&Entry],
        circumstances: &mut Circumstances<'_>,
    ) -> Result<Zeroizing<Vec<u8>>, WriteError> {
        match self {
            Self::Otpauth => Ok(otpauth::write(entries)),
            Self::Aegis => aegis::plain(entries, circumstances),
            Self::AegisSealed => aegis::sealed(entries, circumstances),
            Self::Twofas => twofas::plain(entries, circumstances),
            Self::TwofasSealed => twofas::sealed(entries, circumstances),
            Self::Bitwarden => bitwarden::plain(entries, circumstances),
            Self::BitwardenSealed => bitwarden::sealed(entries, circumstances),
            Self::Csv => Ok(csv::write(entries)),
            Self::Cxf => cxf::write(entries, circumstances),
        }
    }
}

/// A secret as base32 without padding (RFC 4648 §6).
struct Base32<'a>(&'a Secret);

impl Serialize for Base32<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.to_base32())
    }
}

/// A text that does not outlive the file.
struct Wiped(Zeroizing<String>);

impl Serialize for Wiped {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
