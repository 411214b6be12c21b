//! The actions of a user on a device.

use crate::device::Device;
use warifu_base::cost::Cost;
use warifu_base::failure::Field;
use warifu_core::account::{Draft, Edits, Groups, Host, Name};
use warifu_core::recovery::RecoveryCode;
use warifu_core::vault::{EntryId, PasskeyOutput, PasswordKey, PasswordQuestion, SlotSeed, Vault};
use zeroize::Zeroizing;

pub(crate) fn password(byte: u8) -> (PasswordQuestion, PasswordKey) {
    let question = PasswordQuestion { salt: [byte; 16], cost: Cost::LEAST };
    (question, PasswordKey::new(Zeroizing::new([byte; 32])))
}

/// What a user does. An action that the vault refuses changes nothing.
pub(crate) fn user(
    device: &mut Device,
    action: u8,
    entry: u8,
    value: u8,
    once: u32,
    nonce: [u8; 12],
) {
    let Device { vault, clock, backup, .. } = device;
    let text = once.to_string();
    let chosen = |ids: Vec<EntryId>| ids.get(usize::from(entry) % ids.len().max(1)).copied();
    let listed = chosen(vault.entries().iter().map(|entry| entry.id).collect());
    let trashed = chosen(vault.trash().iter().map(|item| item.entry.id).collect());
    let nothing = EntryId([0; 16]);
    let (id, trashed) = (listed.unwrap_or(nothing), trashed.unwrap_or(nothing));
    let mut salt = [0xFF; 16];
    salt[..4].copy_from_slice(&once.to_be_bytes());
    match action {
        0 | 1 => add(vault, value, once, *clock),
        2..=9 => edit(vault, id, action, value, &text),
        10 => drop(vault.pin(id, value.is_multiple_of(2))),
        11 => drop(vault.use_on(id, Host::parse(&format!("h{}.jp", value % 20)).unwrap())),
        12 => drop(vault.delete(id, *clock)),
        13 => drop(vault.restore(trashed)),
        14 => drop(vault.advance(id)),
        15 => drop(vault.move_before(id, None)),
        16 => vault.rename(Name::new(&text, Field::Issuer).unwrap()),
        17 => change_slots(vault, value, &SlotSeed { salt, nonce }),
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

fn change_slots(vault: &mut Vault, value: u8, seed: &SlotSeed) {
    match value % 3 {
        0 => {
            let output = PasskeyOutput::new(Zeroizing::new([1; 32]));
            drop(vault.add_passkey(vec![1], &output, seed));
        }
        1 => {
            let code = RecoveryCode::new(&Zeroizing::new([1; 20]));
            drop(vault.set_recovery(&code, seed));
        }
        _ => {
            let slots = vault.slots();
            drop(vault.remove_slot(slots[usize::from(value) % slots.len()].id));
        }
    }
}

fn add(vault: &mut Vault, value: u8, once: u32, unix_seconds: u64) {
    let text = once.to_string();
    let kind = if value.is_multiple_of(2) { "totp" } else { "hotp" };
    let fields = Edits { account: Some(&text), counter: Some("3"), ..Edits::default() };
    let secret = data_encoding::BASE32_NOPAD.encode(&[&[1; 16][..], &once.to_be_bytes()].concat());
    let account = Draft { secret: &secret, kind, fields }.check().unwrap();
    let mut id = [5; 16];
    id[..4].copy_from_slice(&once.wrapping_mul(0x9E37_79B1).to_be_bytes());
    vault.add(account, EntryId(id), unix_seconds).unwrap();
}

fn edit(vault: &mut Vault, id: EntryId, action: u8, value: u8, text: &str) {
    let groups = Groups::parse(text, &|_, text: &str| text.to_owned()).unwrap();
    let one_of = |values: &[&'static str]| Some(values[usize::from(value) % values.len()]);
    let unchanged = Edits::default();
    let edits = match action {
        2 => Edits { issuer: Some(text), ..unchanged },
        3 => Edits { account: Some(text), ..unchanged },
        4 => Edits { note: Some(text), ..unchanged },
        5 => Edits { groups: Some(&groups), ..unchanged },
        6 => Edits { icon: one_of(&["bank", "web", "vpn"]), ..unchanged },
        7 => Edits { digits: one_of(&["6", "7", "8"]), ..unchanged },
        8 => Edits { period: Some(text), ..unchanged },
        _ => Edits { counter: one_of(&["0", "9"]), ..unchanged },
    };
    drop(vault.edit(id, &edits));
}
