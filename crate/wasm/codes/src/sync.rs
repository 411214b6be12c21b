//! Merges an open vault with the copy that the user's other devices share.

#![allow(clippy::needless_pass_by_value, reason = "wasm-bindgen passes lists by value")]

use crate::open_vault::OpenVault;
use crate::text::{decode_key, decode_sealed, encode_id, encode_key, encode_sealed};
use crate::unlock::Unsealed;
use base16ct::lower;
use js_sys::JsString;
use serde::Serialize;
use tsify::{Ts, Tsify};
use warifu_boundary::{Refusal, platform, to_js};
use warifu_core::vault::{self, ChunkLimits, Copies, DeviceId, Pass, ReplicaError, Vault};
use wasm_bindgen::prelude::wasm_bindgen;

/// The result of a pass of the sync.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Synced {
    /// The sealed replica, in base64.
    pub replica: String,
    /// Whether the vault was changed. It must then be sealed and stored beside the replica.
    pub is_vault_changed: bool,
    /// Whether the replica must be stored as the next pass's `local`.
    pub is_replica_changed: bool,
    /// Whether the shared copy must be replaced by the replica.
    pub is_remote_behind: bool,
    /// The vault's key. Another than before if another device changed the master password.
    pub key: String,
    /// The number of entries that were added to the list.
    pub added: usize,
    /// The number of entries whose fields were changed.
    pub changed: usize,
    /// The number of entries that left the list.
    pub removed: usize,
}

impl std::fmt::Debug for Synced {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Synced(…)")
    }
}

/// Returns the random id of a new device: 16 hexadecimal digits.
///
/// # Errors
/// `platform_no_randomness`.
#[wasm_bindgen(js_name = newDevice)]
pub fn new_device() -> Result<String, Refusal> {
    Ok(lower::encode_string(platform::random::<8>()?.as_slice()))
}

#[wasm_bindgen]
impl OpenVault {
    /// Merges the vault with the shared copy `remote`. `local` is the replica of this device's last
    /// pass; a damaged one counts as none. `other_keys` open them if the master password was
    /// changed. The vault must then be stored if it was changed.
    ///
    /// # Errors
    /// `replica_locked` if one of them opens with no key; `replica_other_vault`; the
    /// refusals of an unreadable copy; `vault_full`. Then nothing has changed.
    pub fn sync(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "string | undefined")] local: Option<JsString>,
        #[wasm_bindgen(unchecked_param_type = "string | undefined")] remote: Option<JsString>,
        other_keys: Vec<String>,
        device: &str,
    ) -> Result<Ts<Synced>, Refusal> {
        let local = local.and_then(|local| decode_sealed(&local).ok());
        let remote = remote.map(|remote| decode_replica(&remote)).transpose()?;
        let other_keys = other_keys.iter().map(|key| decode_key(key));
        let other_keys = other_keys.collect::<Result<Vec<_>, _>>()?;
        let copies =
            Copies { local: local.as_deref(), remote: remote.as_deref(), other_keys: &other_keys };
        let pass = Pass {
            device: decode_device(device)?,
            unix_seconds: platform::unix_seconds(),
            nonce: *platform::random()?,
        };
        let synced = self.entries_mut().sync(&copies, &pass)?;
        to_js(&Synced {
            replica: encode_sealed(&synced.replica),
            is_vault_changed: synced.is_vault_changed,
            is_replica_changed: synced.is_replica_changed,
            is_remote_behind: synced.is_remote_behind,
            key: encode_key(self.vault().key()),
            added: synced.counts.added,
            changed: synced.counts.changed,
            removed: synced.counts.removed,
        })
    }
}

/// Makes the vault of a shared copy, on a device that does not have it yet. `key` is the key that
/// the copy was unlocked with. The copy must be stored as `local` beside the vault.
///
/// # Errors
/// `replica_locked` for another key; the refusals of an unreadable copy.
#[wasm_bindgen(js_name = replicaToVault)]
pub fn replica_to_vault(
    #[wasm_bindgen(unchecked_param_type = "string")] remote: &JsString,
    key: &str,
) -> Result<Ts<Unsealed>, Refusal> {
    let mut vault = Vault::of_replica(&decode_replica(remote)?, decode_key(key)?)?;
    let sealed = encode_sealed(&vault.seal(*platform::random()?)?);
    to_js(&Unsealed { id: encode_id(vault.id()), sealed, key: key.to_owned() })
}

/// Splits a replica into texts for items of a storage that counts the bytes of each item's key and
/// of its value as JSON. `key_bytes` are those of the longest key.
///
/// # Errors
/// `replica_too_large` with the bytes that it needs and `total_bytes`.
#[wasm_bindgen(js_name = splitReplica)]
pub fn split_replica(
    #[wasm_bindgen(unchecked_param_type = "string")] replica: &JsString,
    key_bytes: usize,
    item_bytes: usize,
    total_bytes: usize,
) -> Result<Vec<String>, Refusal> {
    let limits = ChunkLimits { key_bytes, item_bytes, total_bytes };
    Ok(vault::split_replica(&decode_replica(replica)?, limits)?)
}

/// Joins the texts of a replica, in any order. Other texts may be among them. `undefined` if no
/// replica is complete: another device may still be writing it.
#[wasm_bindgen(js_name = joinReplica)]
#[must_use]
pub fn join_replica(items: Vec<String>) -> Option<String> {
    vault::join_chunks(items.iter().map(String::as_str)).map(|sealed| encode_sealed(&sealed))
}

fn decode_replica(text: &JsString) -> Result<Vec<u8>, Refusal> {
    decode_sealed(text).map_err(|_| ReplicaError::Damaged.into())
}

fn decode_device(text: &str) -> Result<DeviceId, Refusal> {
    let mut id = [0; 8];
    match lower::decode(text, &mut id) {
        Ok(bytes) if bytes.len() == 8 => Ok(DeviceId(id)),
        _ => Err(Refusal::of("platform_boundary")),
    }
}
