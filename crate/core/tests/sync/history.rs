//! Runs a history: users act on devices, and devices pass.

use crate::device::{Copy, Device, values};
use crate::oracle::Oracle;
use warifu_base::cost::Cost;
use warifu_base::failure::Field;
use warifu_core::account::{Draft, Edits, Groups, Host, Name};
use warifu_core::recovery::RecoveryCode;
use warifu_core::vault::{
    DeviceId, EntryId, PasskeyOutput, PasswordKey, PasswordQuestion, Seed, SlotSeed, Vault,
    VaultKey,
};
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
                22 => self.devices[device].clock += DAY * u64::from(value % 40),
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
        synced.is_vault_changed || synced.is_remote_behind
    }

    fn pass_by_chance(&mut self, device: usize, value: u8) {
        let last = self.copies.len() - 1;
        let copy = match value {
            // An old copy is delivered again, or late.
            0..=59 => Some(usize::from(value) % self.copies.len()),
            60..=79 => None,
            _ => Some(last),
        };
        self.pass(device, copy, value % 5 != 0);
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
                if value % 2 == 0 {
                    let last = self.copies.len() - 1;
                    self.pass_with(device_number, Some(last), &[before], value % 3 == 0);
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

fn password(byte: u8) -> (PasswordQuestion, PasswordKey) {
    let question = PasswordQuestion { salt: [byte; 16], cost: Cost::LEAST };
    (question, PasswordKey::new(Zeroizing::new([byte; 32])))
}

/// What a user does. An action that the vault refuses changes nothing.
fn user(device: &mut Device, action: u8, entry: u8, value: u8, once: u32, nonce: [u8; 12]) {
    let Device { vault, clock, backup, .. } = device;
    let text = format!("{once}");
    let chosen = |ids: Vec<EntryId>| ids.get(usize::from(entry) % ids.len().max(1)).copied();
    let listed = chosen(vault.entries().iter().map(|entry| entry.id).collect());
    let trashed = chosen(vault.trash().iter().map(|item| item.entry.id).collect());
    let nothing = EntryId([0; 16]);
    let (id, trashed) = (listed.unwrap_or(nothing), trashed.unwrap_or(nothing));
    let mut edit = |edits: Edits<'_>| drop(vault.edit(id, &edits));
    let mut salt = [0xFF; 16];
    salt[..4].copy_from_slice(&once.to_be_bytes());
    let seed = SlotSeed { salt, nonce };
    match action {
        0 | 1 => {
            let kind = if value % 2 == 0 { "totp" } else { "hotp" };
            let fields = Edits { account: Some(&text), counter: Some("3"), ..Edits::default() };
            let secret = data_encoding::BASE32_NOPAD.encode(&[&[1; 16][..], &salt].concat());
            let account = Draft { secret: &secret, kind, fields }.check().unwrap();
            let mut id = [5; 16];
            id[..4].copy_from_slice(&once.wrapping_mul(0x9E37_79B1).to_be_bytes());
            vault.add(account, EntryId(id), *clock).unwrap();
        }
        2 => edit(Edits { issuer: Some(&text), ..Edits::default() }),
        3 => edit(Edits { account: Some(&text), ..Edits::default() }),
        4 => edit(Edits { note: Some(&text), ..Edits::default() }),
        5 => {
            let groups = Groups::parse(&text, &|_, text: &str| text.to_owned()).unwrap();
            edit(Edits { groups: Some(&groups), ..Edits::default() });
        }
        6 => edit(Edits {
            icon: Some(["bank", "web", "vpn"][usize::from(value % 3)]),
            ..Edits::default()
        }),
        7 => edit(Edits {
            digits: Some(["6", "7", "8"][usize::from(value % 3)]),
            ..Edits::default()
        }),
        8 => edit(Edits { period: Some(&text), ..Edits::default() }),
        9 => edit(Edits { counter: Some(["0", "9"][usize::from(value % 2)]), ..Edits::default() }),
        10 => drop(vault.pin(id, value % 2 == 0)),
        11 => drop(vault.use_on(id, Host::parse(&format!("h{}.jp", value % 20)).unwrap())),
        12 => drop(vault.delete(id, *clock)),
        13 => drop(vault.restore(trashed)),
        14 => drop(vault.advance(id)),
        15 => drop(vault.move_before(id, None)),
        16 => {
            vault.rename(Name::new(&text, Field::Issuer).unwrap());
            vault.purge_trash(*clock);
        }
        17 if value % 3 == 0 => {
            let output = PasskeyOutput::new(Zeroizing::new([1; 32]));
            drop(vault.add_passkey(vec![1], &output, &seed));
        }
        17 if value % 3 == 1 => {
            let code = RecoveryCode::new(&Zeroizing::new([1; 20]));
            drop(vault.set_recovery(&code, &seed));
        }
        17 => {
            let slots = vault.slots();
            drop(vault.remove_slot(slots[usize::from(value) % slots.len()].id));
        }
        18 => match backup.take() {
            Some((sealed, key)) => *vault = Vault::open(&sealed, key).unwrap(),
            None => *backup = Some((vault.seal(nonce).unwrap(), vault.key().clone())),
        },
        _ => {
            let (question, key) = password(once.to_be_bytes()[3]);
            let question = PasswordQuestion { salt, ..question };
            let mut new_key = Zeroizing::new([2; 32]);
            new_key[..4].copy_from_slice(&once.to_be_bytes());
            vault.change_password(&question, &key, new_key, nonce).unwrap();
        }
    }
}
