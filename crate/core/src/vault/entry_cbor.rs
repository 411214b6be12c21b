//! An entry's CBOR form. The keys are in the order of RFC 8949 §4.2.1: shorter ones first, then
//! alphabetically. Empty details (note, hosts, groups, pinned) are left out, so that each content
//! has one encoding.

use super::cbor::{self, Reader, Writer, Written};
use super::{Entry, EntryId, MAX_HOSTS, VaultError};
use crate::account::{
    Account, Algorithm, Digits, EntryError, Group, Groups, Host, Icon, Kind, MAX_GROUPS, Name,
    Note, Period, Secret,
};
use warifu_base::failure::Field;

/// The value of `pinned` for a pinned entry. The format has no booleans.
const PINNED: u8 = 1;

/// The number of pairs without the optional ones.
const REQUIRED_PAIRS: u64 = 9;

/// An upper bound of the CBOR bytes of an entry without its texts and its secret.
const OVERHEAD_BYTES: usize = 256;

impl Entry {
    /// An upper bound of the entry's CBOR bytes.
    pub(super) fn max_bytes(&self) -> usize {
        let Account { issuer, account, secret, .. } = &self.account;
        let texts = [issuer.as_str(), account.as_str(), self.note.as_str()];
        let hosts = self.hosts.iter().map(Host::as_str);
        let groups = self.groups.as_slice().iter().map(Group::as_str);
        let texts = texts.into_iter().chain(hosts).chain(groups);
        let text_bytes = texts.map(|text| text.len().saturating_add(2)).sum::<usize>();
        text_bytes.saturating_add(secret.expose().len()).saturating_add(OVERHEAD_BYTES)
    }

    /// The first version of the format that has all that the entry has.
    pub(super) fn version(&self) -> u16 {
        let is_later = !self.groups.is_empty() || self.account.icon.is_of_version_2();
        if is_later { 2 } else { 1 }
    }

    pub(super) fn write(&self, to: &mut Writer<'_>) -> Written {
        let Self { id, added, account, note, groups, pinned, hosts } = self;
        let optional = [!note.is_empty(), !hosts.is_empty(), !groups.is_empty(), *pinned];
        let pairs = optional.map(u64::from).into_iter().fold(REQUIRED_PAIRS, u64::saturating_add);
        to.map(pairs)?.str("id")?.bytes(&id.0)?.str("icon")?.str(account.icon.name())?;
        to.str("kind")?;
        write_kind(to, account.kind)?;
        if !note.is_empty() {
            to.str("note")?.str(note.as_str())?;
        }
        to.str("added")?.u64(*added)?;
        if !hosts.is_empty() {
            to.str("hosts")?;
            cbor::write_array(to, hosts, |to, host| to.str(host.as_str()).map(drop))?;
        }
        to.str("digits")?.u8(account.digits.get())?;
        if !groups.is_empty() {
            to.str("groups")?;
            cbor::write_array(to, groups.as_slice(), |to, group| to.str(group.as_str()).map(drop))?;
        }
        to.str("issuer")?.str(account.issuer.as_str())?;
        if *pinned {
            to.str("pinned")?.u8(PINNED)?;
        }
        to.str("secret")?.bytes(account.secret.expose())?;
        to.str("account")?.str(account.account.as_str())?;
        to.str("algorithm")?.str(account.algorithm.name())?;
        Ok(())
    }

    /// Reads the form that [`Self::write`] writes, but keeps no invisible characters of names.
    pub(super) fn read(from: &mut Reader<'_>) -> Result<Self, VaultError> {
        let pairs = from.map()?;
        let id = EntryId(from.pair("id", Reader::fixed_bytes)?);
        let icon = Icon::parse(from.pair("icon", Reader::text)?)?;
        let kind = from.pair("kind", read_kind)?;
        let note = from.optional_pair("note", read_note)?;
        let added = from.pair("added", Reader::number)?;
        let hosts = from.optional_pair("hosts", read_hosts)?;
        let digits = digits(from.pair("digits", Reader::number)?, kind)?;
        let groups = from.optional_pair("groups", read_groups)?;
        let issuer = Name::new(from.pair("issuer", Reader::text)?, Field::Issuer)?;
        let pinned = from.optional_pair("pinned", read_pinned)?;
        let secret = Secret::from_bytes(from.pair("secret", Reader::bytes)?.to_vec())?;
        let account = Name::new(from.pair("account", Reader::text)?, Field::Account)?;
        let algorithm = algorithm(from.pair("algorithm", Reader::text)?, kind)?;
        let optional = [note.is_some(), hosts.is_some(), groups.is_some(), pinned.is_some()];
        if optional.map(u64::from).into_iter().fold(REQUIRED_PAIRS, u64::saturating_add) != pairs {
            return Err(VaultError::Damaged);
        }
        Ok(Self {
            id,
            added,
            account: Account { issuer, account, secret, algorithm, digits, kind, icon },
            note: note.unwrap_or_default(),
            groups: groups.unwrap_or_default(),
            pinned: pinned.is_some(),
            hosts: hosts.unwrap_or_default(),
        })
    }
}

fn write_kind(to: &mut Writer<'_>, kind: Kind) -> Written {
    to.map(1)?.str(kind.name())?;
    match kind {
        Kind::Totp { period } => to.map(1)?.str("period")?.u32(period.seconds())?,
        Kind::Hotp { counter } => to.map(1)?.str("counter")?.u64(counter)?,
        Kind::Steam => to.map(0)?,
    };
    Ok(())
}

fn read_kind(from: &mut Reader<'_>) -> Result<Kind, VaultError> {
    from.map_of(1)?;
    match from.text()? {
        "totp" => {
            from.map_of(1)?;
            Ok(Kind::Totp { period: Period::new(from.pair("period", Reader::number)?)? })
        }
        "hotp" => {
            from.map_of(1)?;
            Ok(Kind::Hotp { counter: from.pair("counter", Reader::number)? })
        }
        "steam" => from.map_of(0).map(|()| Kind::Steam),
        _ => Err(VaultError::Damaged),
    }
}

fn read_note(from: &mut Reader<'_>) -> Result<Note, VaultError> {
    match from.text()? {
        "" => Err(VaultError::Damaged),
        text => Ok(Note::new(text)?),
    }
}

fn read_hosts(from: &mut Reader<'_>) -> Result<Vec<Host>, VaultError> {
    let hosts = from
        .array(MAX_HOSTS, |from| Host::parse_canonical(from.text()?).ok_or(VaultError::Damaged))?;
    let is_repeated = |(index, host)| hosts.iter().take(index).any(|other| other == host);
    if hosts.is_empty() || hosts.iter().enumerate().any(is_repeated) {
        return Err(VaultError::Damaged);
    }
    Ok(hosts)
}

fn read_groups(from: &mut Reader<'_>) -> Result<Groups, VaultError> {
    let names = from.array(MAX_GROUPS, Reader::text)?;
    Groups::parse_canonical(&names).ok_or(VaultError::Damaged)
}

fn read_pinned(from: &mut Reader<'_>) -> Result<(), VaultError> {
    if from.number::<u8>()? == PINNED { Ok(()) } else { Err(VaultError::Damaged) }
}

/// A vault has one spelling of each algorithm. Other spellings occur only in addresses.
fn algorithm(name: &str, kind: Kind) -> Result<Algorithm, EntryError> {
    let algorithm = Algorithm::parse(name)?;
    let is_right =
        algorithm.name() == name && (kind != Kind::Steam || algorithm == Algorithm::Sha1);
    if is_right { Ok(algorithm) } else { Err(EntryError::Algorithm) }
}

fn digits(digits: u32, kind: Kind) -> Result<Digits, EntryError> {
    match kind {
        Kind::Steam if digits == u32::from(Digits::STEAM.get()) => Ok(Digits::STEAM),
        Kind::Steam => Err(EntryError::Digits),
        Kind::Totp { .. } | Kind::Hotp { .. } => Digits::new(digits),
    }
}
