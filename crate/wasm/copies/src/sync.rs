//! Merges a vault with the copy that the user's other devices share.

use base16ct::lower;
use js_sys::JsString;
use serde::Serialize;
use tsify::{Ts, Tsify};
use warifu_boundary::{Refusal, platform, to_js};
use warifu_core::vault::{self, ChunkLimits, Copies, DeviceId, Pass, ReplicaError, Vault};
use warifu_vault_boundary::{decode_key, decode_sealed, encode_id, encode_key, encode_sealed};
use wasm_bindgen::prelude::wasm_bindgen;

/// The result of a pass of the sync.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct Synced {
    /// The vault's next generation, in base64; `null` if the vault did not change. It must be
    /// stored together with the replica.
    pub sealed: Option<String>,
    /// The sealed replica, in base64.
    pub replica: String,
    /// Whether the replica must be stored as the next pass's `local`.
    pub is_replica_changed: bool,
    /// Whether the shared copy must be replaced by the replica.
    pub is_remote_behind: bool,
    /// The vault's key. Another than before if another device changed the master password.
    pub key: String,
}

/// A vault that was made from a shared copy. It must be stored now.
#[derive(Serialize, Tsify)]
pub struct Unsealed {
    /// The vault's id.
    pub id: String,
    /// The sealed vault.
    pub sealed: String,
}

macro_rules! redacted {
    ($($name:ident),*) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )*};
}
redacted!(Synced, Unsealed);

/// Returns the random id of a new device: 16 hexadecimal digits.
///
/// # Errors
/// `platform_no_randomness`.
#[wasm_bindgen(js_name = newDevice)]
pub fn new_device() -> Result<String, Refusal> {
    Ok(lower::encode_string(platform::random::<8>()?.as_slice()))
}

/// Merges a vault with the shared copy `remote`. `local` is the replica of this device's last pass;
/// a damaged one counts as none. `other_keys` open them if the master password was changed.
///
/// # Errors
/// The refusals of a vault that does not open with `key`. `replica_locked` if one of the replicas
/// opens with no key; `replica_other_vault`; the refusals of an unreadable copy; `vault_full`.
#[wasm_bindgen(js_name = syncVault)]
pub fn sync_vault(
    #[wasm_bindgen(unchecked_param_type = "string")] sealed: &JsString,
    key: &str,
    #[wasm_bindgen(unchecked_param_type = "string | undefined")] local: Option<JsString>,
    #[wasm_bindgen(unchecked_param_type = "string | undefined")] remote: Option<JsString>,
    other_keys: Vec<String>,
    device: &str,
) -> Result<Ts<Synced>, Refusal> {
    let mut vault = Vault::open(&decode_sealed(sealed)?, decode_key(key)?)?;
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
    let synced = vault.sync(&copies, &pass)?;
    let sealed = if synced.is_vault_changed { Some(seal(&mut vault)?) } else { None };
    to_js(&Synced {
        sealed,
        replica: encode_sealed(&synced.replica),
        is_replica_changed: synced.is_replica_changed,
        is_remote_behind: synced.is_remote_behind,
        key: encode_key(vault.key()),
    })
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
    to_js(&Unsealed { id: encode_id(vault.id()), sealed: seal(&mut vault)? })
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

fn seal(vault: &mut Vault) -> Result<String, Refusal> {
    Ok(encode_sealed(&vault.seal(*platform::random()?)?))
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
