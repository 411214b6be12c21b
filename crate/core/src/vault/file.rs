use super::aead::{self, NONCE_BYTES, Nonce, TAG_BYTES};
use super::cbor::{self, Reader, Writer, Written};
use super::key::VaultKey;
use super::slot::Slot;
use super::{VAULT_ID_BYTES, VaultError};
use std::ops::RangeInclusive;
use warifu_base::cost::{Cost, CostError};

/// The kind of a sealed file. All kinds have the same header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    Vault,
    Replica,
}

impl FileKind {
    const ALL: [Self; 2] = [Self::Vault, Self::Replica];

    fn magic(self) -> &'static [u8; 8] {
        match self {
            Self::Vault => b"\x89WARIFU\n",
            Self::Replica => b"\x89WARSYN\n",
        }
    }

    fn versions(self) -> RangeInclusive<u16> {
        match self {
            Self::Vault => 1..=2,
            Self::Replica => 1..=1,
        }
    }
}

/// The size limit of a file. [`super::MAX_ENTRIES`] entries with the longest names take 53 MB.
pub(super) const MAX_FILE_BYTES: usize = 64 * 1024 * 1024;
/// The size limit of a header. [`MAX_SLOTS`] usual slots take a tenth of it.
const MAX_HEADER_BYTES: usize = 64 * 1024;
pub(super) const MAX_SLOTS: usize = 16;

/// The part that is readable without a key. It is associated data of the content, so it cannot be
/// changed unnoticed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) slots: Vec<Slot>,
    pub(super) vault: [u8; VAULT_ID_BYTES],
    pub(super) generation: u64,
}

impl Header {
    fn write(&self, to: &mut Writer<'_>) -> Written {
        to.map(3)?.str("slots")?;
        cbor::write_array(to, &self.slots, |to, slot| slot.write(to))?;
        to.str("vault")?.bytes(&self.vault)?.str("generation")?.u64(self.generation)?;
        Ok(())
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, VaultError> {
        from.map_of(3)?;
        Ok(Self {
            slots: from.pair("slots", |from| from.array(MAX_SLOTS, Slot::read))?,
            vault: from.pair("vault", Reader::fixed_bytes)?,
            generation: from.pair("generation", Reader::number)?,
        })
    }
}

pub(super) struct File<'a> {
    pub(super) kind: FileKind,
    pub(super) version: u16,
    pub(super) header: Header,
    pub(super) associated_data: &'a [u8],
    pub(super) nonce: Nonce,
    pub(super) sealed: &'a [u8],
}

/// The bytes before the header: magic, version, and the header's length.
pub const PREFIX_BYTES: usize = 14;

/// Reads the position at which the header ends, from the first [`PREFIX_BYTES`] of a file or more.
///
/// # Errors
/// [`VaultError::NotAVault`], [`VaultError::Version`], [`VaultError::Damaged`].
pub fn header_end(bytes: &[u8]) -> Result<usize, VaultError> {
    Ok(read_prefix(bytes)?.2)
}

/// The kind, the version, and the position at which the header ends.
fn read_prefix(bytes: &[u8]) -> Result<(FileKind, u16, usize), VaultError> {
    let is_kind = |kind: &FileKind| bytes.starts_with(kind.magic());
    let kind = FileKind::ALL.into_iter().find(is_kind).ok_or(VaultError::NotAVault)?;
    let rest = bytes.get(kind.magic().len()..).unwrap_or_default();
    let (version, rest) = rest.split_first_chunk().ok_or(VaultError::Damaged)?;
    let version = u16::from_be_bytes(*version);
    if !kind.versions().contains(&version) {
        return Err(VaultError::Version { version });
    }
    let length = rest.first_chunk().ok_or(VaultError::Damaged)?;
    match usize::try_from(u32::from_be_bytes(*length)) {
        Ok(length @ 0..=MAX_HEADER_BYTES) => {
            Ok((kind, version, PREFIX_BYTES.saturating_add(length)))
        }
        _ => Err(VaultError::Damaged),
    }
}

/// Reads the header of a file that may be cut after it. Returns its bytes up to there too.
pub(super) fn parse_beginning(bytes: &[u8]) -> Result<(Header, &[u8]), VaultError> {
    let before_nonce = bytes.get(..header_end(bytes)?).ok_or(VaultError::Damaged)?;
    let header = before_nonce.get(PREFIX_BYTES..).ok_or(VaultError::Damaged)?;
    Ok((parse_header(header)?, before_nonce))
}

pub(super) fn parse(bytes: &[u8]) -> Result<File<'_>, VaultError> {
    let (kind, version, header_end) = read_prefix(bytes)?;
    let rest = bytes.get(header_end..).ok_or(VaultError::Damaged)?;
    let (nonce, sealed) = rest.split_first_chunk::<NONCE_BYTES>().ok_or(VaultError::Damaged)?;
    if bytes.len() > MAX_FILE_BYTES || sealed.len() < TAG_BYTES {
        return Err(VaultError::Damaged);
    }
    let (header, associated_data) = parse_beginning(bytes)?;
    Ok(File { kind, version, header, associated_data, nonce: Nonce(*nonce), sealed })
}

fn parse_header(bytes: &[u8]) -> Result<Header, VaultError> {
    let header = cbor::decode(bytes, Header::read)?;
    if header.slots.is_empty() {
        return Err(VaultError::Damaged);
    }
    // A password is tried on every password slot, so the sum of their costs is bounded too.
    let costs =
        header.slots.iter().filter_map(Slot::cost).collect::<Result<Vec<_>, CostError>>()?;
    Cost::check_sum(&costs)?;
    Ok(header)
}

pub(super) fn write(
    (kind, version): (FileKind, u16),
    header: &Header,
    key: &VaultKey,
    nonce: Nonce,
    plain: &[u8],
) -> Result<Vec<u8>, VaultError> {
    let header = cbor::encode(MAX_HEADER_BYTES, |to| header.write(to))?;
    let length = u32::try_from(header.len()).map_err(|_| VaultError::Damaged)?;
    let mut file = Vec::new();
    file.extend_from_slice(kind.magic());
    file.extend_from_slice(&version.to_be_bytes());
    file.extend_from_slice(&length.to_be_bytes());
    file.extend_from_slice(&header);
    let sealed = aead::seal(key.expose(), nonce, &file, plain)?;
    file.extend_from_slice(&nonce.0);
    file.extend_from_slice(&sealed);
    Ok(file)
}
