use super::aead::{self, NONCE_BYTES, Nonce, TAG_BYTES};
use super::key::VaultKey;
use super::slot::Slot;
use super::{VAULT_ID_BYTES, VaultError, cbor};
use serde::{Deserialize, Serialize};
use warifu_base::cost::{Cost, CostError};

const MAGIC: &[u8; 8] = b"\x89WARIFU\n";
const VERSION: u16 = 1;

/// The size limit of a file. [`super::MAX_ENTRIES`] entries with the longest names take 53 MB.
pub(super) const MAX_FILE_BYTES: usize = 64 * 1024 * 1024;
/// The size limit of a header. [`MAX_SLOTS`] usual slots take a tenth of it.
const MAX_HEADER_BYTES: usize = 64 * 1024;
pub(super) const MAX_SLOTS: usize = 16;

/// The part that is readable without a key. It is associated data of the content, so it cannot be
/// changed unnoticed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Header {
    pub(super) slots: Vec<Slot>,
    #[serde(with = "serde_bytes")]
    pub(super) vault: [u8; VAULT_ID_BYTES],
    pub(super) generation: u64,
}

pub(super) struct File<'a> {
    pub(super) header: Header,
    pub(super) associated_data: &'a [u8],
    pub(super) nonce: Nonce,
    pub(super) sealed: &'a [u8],
}

pub(super) fn parse(bytes: &[u8]) -> Result<File<'_>, VaultError> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(VaultError::NotAVault)?;
    let (version, rest) = rest.split_first_chunk().ok_or(VaultError::Damaged)?;
    match u16::from_be_bytes(*version) {
        VERSION => {}
        version => return Err(VaultError::Version { version }),
    }
    let (length, rest) = rest.split_first_chunk().ok_or(VaultError::Damaged)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| VaultError::Damaged)?;
    if length > MAX_HEADER_BYTES || bytes.len() > MAX_FILE_BYTES {
        return Err(VaultError::Damaged);
    }
    let (header, rest) = rest.split_at_checked(length).ok_or(VaultError::Damaged)?;
    let (nonce, sealed) = rest.split_first_chunk::<NONCE_BYTES>().ok_or(VaultError::Damaged)?;
    if sealed.len() < TAG_BYTES {
        return Err(VaultError::Damaged);
    }
    let before_nonce = bytes.len().saturating_sub(rest.len());
    let associated_data = bytes.get(..before_nonce).ok_or(VaultError::Damaged)?;
    let header = parse_header(header)?;
    Ok(File { header, associated_data, nonce: Nonce(*nonce), sealed })
}

fn parse_header(bytes: &[u8]) -> Result<Header, VaultError> {
    let header: Header = cbor::decode(bytes)?;
    if header.slots.is_empty() || header.slots.len() > MAX_SLOTS {
        return Err(VaultError::Damaged);
    }
    // A password is tried on every password slot, so the sum of their costs is bounded too.
    let costs =
        header.slots.iter().filter_map(Slot::cost).collect::<Result<Vec<_>, CostError>>()?;
    Cost::check_sum(&costs)?;
    Ok(header)
}

pub(super) fn write(
    header: &Header,
    key: &VaultKey,
    nonce: Nonce,
    plain: &[u8],
) -> Result<Vec<u8>, VaultError> {
    let header = cbor::encode(header, MAX_HEADER_BYTES)?;
    let length = u32::try_from(header.len()).map_err(|_| VaultError::Damaged)?;
    let mut file = Vec::new();
    file.extend_from_slice(MAGIC);
    file.extend_from_slice(&VERSION.to_be_bytes());
    file.extend_from_slice(&length.to_be_bytes());
    file.extend_from_slice(&header);
    let sealed = aead::seal(key.expose(), nonce, &file, plain)?;
    file.extend_from_slice(&nonce.0);
    file.extend_from_slice(&sealed);
    Ok(file)
}
