//! Runs a history: users act on devices, and devices pass.

use crate::device::{Copy, Device, values};
use crate::oracle::Oracle;
use crate::user::{password, user};
use warifu_core::account::Name;
use warifu_core::vault::{DeviceId, Seed, Vault, VaultKey};
use zeroize::Zeroizing;

const DAY: u64 = 24 * 60 * 60;
const BEGIN: u64 = 1_800_000_000;

/// Passes of all devices after which they must be at rest.
const ROUNDS: usize = 6;

/// One step. The numbers choose the device, what happens, the entry, and the value.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub(crate) device: u8,
    pub(crate) action: u8,
    pub(crate) entry: u8,
    pub(crate) value: u8,
}

pub(crate) struct History {
    devices: Vec<Device>,
    /// All copies that were ever written to the shared storage, the present one last.
    copies: Vec<Copy>,
    keys: Vec<VaultKey>,
    oracle: Oracle,
    /// For values that are used once.
    counter: u32,
}

impl History {
    /// Devices with a vault of two entries that all have merged once.
    pub(crate) fn new(devices: u8) -> Self {
        let seed = Seed { key: Zeroizing::new([0; 32]), id: [1; 16], nonce: [1; 12] };
        let (question, key) = password(0);
        let vault = Vault::create(Name::default(), &question, &key, seed).unwrap();
        let keys = vec![vault.key().clone()];
        let first = Device::new(vault, DeviceId([1; 8]), BEGIN);
        let oracle = Oracle::default();
        let mut history =
            Self { devices: vec![first], copies: Vec::new(), keys, oracle, counter: 0 };
        history.act(0, 0, 0, 0);
        history.act(0, 0, 0, 1);
        history.pass(0, None, true);
        for number in 1..devices {
            let error = [0, 3 * DAY, 45 * DAY, 400 * DAY][usize::from(number) - 1];
            let vault = history.copied_vault(usize::from(number) - 1, number % 2 == 0);
            let id = DeviceId([number + 1; 8]);
            history.devices.push(Device::new(vault, id, BEGIN + error));
            history.pass(usize::from(number), Some(0), true);
        }
        history
    }

    pub(crate) fn run(mut self, steps: &[Step]) {
        for &Step { device, action, entry, value } in steps {
            let device = usize::from(device) % self.devices.len();
            match action {
                0..=19 => self.act(device, action, entry, value),
                20 => self.wipe(device),
                21 => self.copy_profile(device),
                22 => self.wait(u64::from(value % 40)),
                23 => self.wait_for_a_month(device),
                _ => self.pass_by_chance(device, value),
            }
        }
        self.settle();
    }

    fn once(&mut self) -> u32 {
        self.counter += 1;
        self.counter
    }

    fn nonce(&mut self) -> [u8; 12] {
        let mut nonce = [0; 12];
        nonce[..4].copy_from_slice(&self.once().to_be_bytes());
        nonce
    }

    /// Another device's vault, out of the shared copy or copied as a file.
    fn copied_vault(&mut self, device: usize, is_of_replica: bool) -> Vault {
        let nonce = self.nonce();
        let from = &mut self.devices[device];
        let key = from.vault.key().clone();
        if is_of_replica {
            return Vault::of_replica(&self.copies.last().unwrap().sealed, key).unwrap();
        }
        Vault::open(&from.vault.seal(nonce).unwrap(), key).unwrap()
    }

    /// A pass with the copy of that number, or with none. The result may be lost on the way.
    fn pass(&mut self, device: usize, copy: Option<usize>, is_written: bool) -> bool {
        self.pass_with(device, copy, &[], is_written)
    }

    fn pass_with(
        &mut self,
        device: usize,
        copy: Option<usize>,
        other_keys: &[VaultKey],
        is_written: bool,
    ) -> bool {
        let nonce = self.nonce();
        let remote = copy.map(|copy| &self.copies[copy]);
        let synced = self.devices[device].sync(remote, other_keys, &self.keys, nonce);
        if synced.is_remote_behind && is_written {
            let known = self.devices[device].known;
            self.copies.push(Copy { sealed: synced.replica, known });
        }
        // Sealing the vault empties its trash.
        let device = &mut self.devices[device];
        if !device.vault.trash().is_empty() && !self.oracle.is_full() {
            self.oracle.record(device, |device| device.vault.purge_trash(device.clock));
        }
        synced.is_vault_changed || synced.is_remote_behind
    }

    fn wait(&mut self, days: u64) {
        self.devices.iter_mut().for_each(|device| device.clock += days * DAY);
    }

    /// Two later additions confirm the clock, so that the next sealing empties the trash.
    fn wait_for_a_month(&mut self, device: usize) {
        self.wait(31);
        self.act(device, 0, 0, 0);
        self.wait(2);
        self.act(device, 0, 0, 0);
        self.pass(device, None, false);
    }

    fn pass_by_chance(&mut self, device: usize, value: u8) {
        let last = self.copies.len() - 1;
        let copy = match value {
            // An old copy is delivered again, or late.
            0..=59 => Some(usize::from(value) % self.copies.len()),
            60..=79 => None,
            _ => Some(last),
        };
        self.pass(device, copy, !value.is_multiple_of(5));
    }

    /// The profile is lost. The device begins again with the shared copy, as a new device.
    fn wipe(&mut self, device: usize) {
        let id = self.once();
        let copy = self.copies.last().unwrap();
        let vault =
            self.keys.iter().find_map(|key| Vault::of_replica(&copy.sealed, key.clone()).ok());
        let clock = self.devices[device].clock;
        let id = DeviceId([&[9; 4][..], &id.to_be_bytes()].concat().try_into().unwrap());
        let mut begun = Device::new(vault.unwrap(), id, clock);
        (begun.local, begun.known) = (Some(copy.sealed.clone()), copy.known);
        self.devices[device] = begun;
    }

    /// The profile is copied to the next device, with its id. A pass follows each change, so that
    /// the replica has all of them.
    fn copy_profile(&mut self, device: usize) {
        self.pass(device, None, false);
        let vault = self.copied_vault(device, false);
        let from = &self.devices[device];
        let mut copied = Device::new(vault, from.id, from.clock);
        (copied.local, copied.known) = (from.local.clone(), from.known);
        let to = (device + 1) % self.devices.len();
        self.devices[to] = copied;
    }

    fn act(&mut self, device: usize, action: u8, entry: u8, value: u8) {
        if self.oracle.is_full() {
            return;
        }
        if action == 18 {
            // Before an older vault is restored, too.
            self.pass(device, None, false);
        }
        let (once, nonce) = (self.once(), self.nonce());
        let Self { devices, oracle, keys, .. } = self;
        let device_number = device;
        let device = &mut devices[device];
        let before = device.vault.key().clone();
        oracle.record(device, |device| user(device, action, entry, value, once, nonce));
        let after = device.vault.key();
        if *after.expose() != *before.expose() {
            oracle.has_former_key |= action == 18;
            if action == 19 {
                keys.push(after.clone());
                // The user interface passes at once, unless it is interrupted.
                if value.is_multiple_of(2) {
                    let last = self.copies.len() - 1;
                    self.pass_with(device_number, Some(last), &[before], value.is_multiple_of(3));
                }
            }
        }
    }

    /// All devices pass until nothing changes. Then all are equal, and nothing was lost.
    fn settle(mut self) {
        let mut rounds = 0;
        loop {
            let mut is_at_rest = true;
            for device in 0..self.devices.len() {
                let last = self.copies.len() - 1;
                is_at_rest &= !self.pass(device, Some(last), true);
            }
            if is_at_rest {
                break;
            }
            rounds += 1;
            assert!(rounds < ROUNDS, "the devices do not come to rest");
        }
        let known = self.devices.iter().fold(0, |known, device| known | device.known);
        let [first, others @ ..] = &mut *self.devices else { panic!("there are devices") };
        for other in others {
            assert_eq!(values(&other.vault), values(&first.vault));
            assert_eq!(other.vault.entries(), first.vault.entries());
            let slots = |vault: &Vault| {
                let mut salts: Vec<_> = vault.slots().iter().map(|slot| slot.id.0).collect();
                salts.sort_unstable();
                salts
            };
            assert_eq!(slots(&other.vault), slots(&first.vault));
        }
        assert!(!first.vault.slots().is_empty());
        self.oracle.check(&self.devices[0].vault, known);
    }
}
