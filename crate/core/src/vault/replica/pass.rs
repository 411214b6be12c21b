//! One pass of the sync: the changes of a vault since the last pass are merged with the copy that
//! other devices wrote.

use super::apply::{SyncCounts, count};
use super::keys::KeyMark;
use super::state::{Clock, State};
use super::{DeviceId, Replica, ReplicaError, digest};
use crate::vault::aead::NONCE_BYTES;
use crate::vault::file::Header;
use crate::vault::slot::Slot;
use crate::vault::{Vault, VaultKey, key};

/// The sealed replicas that a pass begins with.
#[derive(Debug, Clone, Copy, Default)]
pub struct Copies<'a> {
    /// The replica of this device's last pass. One that is damaged or of another vault counts as
    /// none.
    pub local: Option<&'a [u8]>,
    /// The replica that is shared by all devices.
    pub remote: Option<&'a [u8]>,
    /// Keys that may open them if the vault's does not, because the master password was changed.
    pub other_keys: &'a [VaultKey],
}

/// The arguments of a pass that are not in the vault.
#[derive(Debug, Clone, Copy)]
pub struct Pass {
    /// This device.
    pub device: DeviceId,
    /// The time in Unix seconds.
    pub unix_seconds: u64,
    /// Never used before with the vault key.
    pub nonce: [u8; NONCE_BYTES],
}

/// The result of a pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Synced {
    /// The sealed replica of the merged state: this device's next `local`.
    pub replica: Vec<u8>,
    /// Whether the vault was changed and must be stored.
    pub is_vault_changed: bool,
    /// Whether the replica differs from `local` and must be stored.
    pub is_replica_changed: bool,
    /// Whether the shared replica lacks a change and must be replaced by this one.
    pub is_remote_behind: bool,
    /// The numbers of entries that were changed in the vault.
    pub counts: SyncCounts,
}

impl Vault {
    /// Merges the vault with the copy of other devices. The vault's key and slots change if another
    /// device changed the master password.
    ///
    /// # Errors
    /// [`ReplicaError::Locked`] if a replica opens with no key; [`ReplicaError::OtherVault`];
    /// [`ReplicaError::Vault`] if the merged vault has too many entries; the errors of an
    /// unreadable shared replica. Then nothing has changed.
    pub fn sync(&mut self, copies: &Copies<'_>, pass: &Pass) -> Result<Synced, ReplicaError> {
        let keys = || copies.other_keys.iter().chain([&self.key]);
        let open = |sealed| self.open_replica(sealed, keys());
        let local = match copies.local.map(open) {
            // Without its stamps, changes that others have not seen would count as the oldest.
            Some(Err(ReplicaError::Locked)) => return Err(ReplicaError::Locked),
            opened => opened.and_then(Result::ok),
        };
        let seen = copies.remote.map(digest);
        let remote = match copies.remote.map(open).transpose() {
            // It was joined before the vault's key changed.
            Err(_) if local.as_ref().is_some_and(|local| local.seen == seen) => None,
            opened => opened?,
        };
        let state = self.merged(local.as_ref(), remote.as_ref(), pass)?;
        let mark_of = |key: &&VaultKey| self.mark(key) == state.epoch.mark;
        let key = keys().find(mark_of).ok_or(ReplicaError::Locked)?.clone();

        let is_remote_behind = remote.as_ref().is_none_or(|remote| remote.state != state);
        let is_local_whole =
            local.as_ref().is_some_and(|local| local.state == state && local.seen == seen);
        let content = state.content(&self.content)?;
        let slots = self.slots_in(&state, &key);
        let is_vault_changed = *key.expose() != *self.key.expose()
            || content != self.content
            || slots != self.header.slots;
        let counts = count(&self.content.entries, &content.entries);
        let header = Header { slots, ..self.header.clone() };
        let replica = match (copies.local, copies.remote) {
            (_, Some(remote)) if !is_remote_behind => remote.to_vec(),
            (Some(local), _) if is_local_whole => local.to_vec(),
            _ => {
                let header = header.clone();
                Replica { header, device: pass.device, seen, state }.seal(&key, pass.nonce)?
            }
        };
        (self.header, self.key, self.content) = (header, key, content);
        if let (true, Some(remote)) = (is_vault_changed, &remote) {
            self.raise_generation(remote.header.generation);
        }
        Ok(Synced {
            is_vault_changed,
            is_replica_changed: copies.local != Some(replica.as_slice()),
            is_remote_behind,
            counts,
            replica,
        })
    }

    /// Opens a replica of this vault with the first key that opens it.
    fn open_replica<'a>(
        &self,
        sealed: &[u8],
        keys: impl Iterator<Item = &'a VaultKey>,
    ) -> Result<Replica, ReplicaError> {
        let mut opened = Err(ReplicaError::Locked);
        for key in keys {
            opened = Replica::open(sealed, key);
            if !matches!(opened, Err(ReplicaError::Locked)) {
                break;
            }
        }
        match opened {
            Ok(replica) if replica.header.vault != self.header.vault => {
                Err(ReplicaError::OtherVault)
            }
            opened => opened,
        }
    }

    fn mark(&self, key: &VaultKey) -> KeyMark {
        key::mark(key, &self.header.vault)
    }

    /// The state of the vault and of all copies.
    fn merged(
        &self,
        local: Option<&Replica>,
        remote: Option<&Replica>,
        pass: &Pass,
    ) -> Result<State, ReplicaError> {
        let times = [local, remote].into_iter().flatten().map(|replica| replica.state.clock);
        let mut clock = Clock { time: times.max().unwrap_or(0), device: pass.device };
        let mark = self.mark(&self.key);
        let is_joining = local.is_none() && remote.is_some();
        let mut state = match local.or(remote) {
            Some(replica) => replica.state.clone(),
            None => State::new(self, mark, &mut clock),
        };
        state.absorb(self, mark, &mut clock, (is_joining, pass.unix_seconds))?;
        if let Some(remote) = remote {
            state.join(&remote.state);
        }
        state.collapse_twins(&mut clock, pass.unix_seconds);
        Ok(state)
    }

    /// The vault's slots in a state. Those that it has stay in their order.
    fn slots_in(&self, state: &State, key: &VaultKey) -> Vec<Slot> {
        let present = state.epoch.present();
        let mine = if *key.expose() == *self.key.expose() { &*self.header.slots } else { &[] };
        let kept = mine.iter().filter(|slot| present.contains(slot));
        let added = present.iter().copied().filter(|slot| !mine.contains(slot));
        kept.chain(added).cloned().collect()
    }
}
