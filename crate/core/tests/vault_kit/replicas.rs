//! The replicas of the kit. Good ones give the expected vault, and are what this program writes,
//! byte for byte. Replicas with one fault are refused with the code of that fault.

use crate::kit::{self, Entry};
use crate::{derived, unlock};
use warifu_base::failure::Failure as _;
use warifu_core::vault::{Copies, DeviceId, Pass, Vault, VaultError, sealed_info};

#[test]
fn good_replicas_give_their_vaults() {
    let good: Vec<_> = kit::replicas().into_iter().filter(|item| item.expect == "ok").collect();
    assert!(good.len() >= 4, "the kit is incomplete");
    for item in good {
        let file = item.read();
        let (_, key) = unlock(&[&file], derived(&item)).unwrap();
        let mut vault = Vault::of_replica(&file, key).unwrap();
        assert_eq!(Some(vault.name().as_str()), item.name.as_deref(), "{}", item.file);
        assert_eq!(Some(vault.generation()), item.generation, "{}", item.file);
        assert_eq!(sealed_info(&file).unwrap().id, *vault.id());
        let entries = vault.entries().iter().map(|entry| Entry::of(entry, None));
        assert_eq!(Some(entries.collect::<Vec<_>>()), item.entries, "{}", item.file);
        let trash = vault.trash().iter();
        let trash = trash.map(|item| Entry::of(&item.entry, Some(item.deleted)));
        assert_eq!(Some(trash.collect::<Vec<_>>()), item.trash, "{}", item.file);
        assert_eq!(
            Vault::open(&file, item.vault_key()).map(drop),
            Err(VaultError::NotAVault),
            "{}",
            item.file
        );

        let pass = Pass { device: DeviceId([3; 8]), unix_seconds: 0, nonce: [1; 12] };
        let copies = Copies { local: Some(&file), remote: Some(&file), other_keys: &[] };
        let synced = vault.sync(&copies, &pass).unwrap();
        assert!(!synced.is_vault_changed && !synced.is_replica_changed, "{}", item.file);
        assert!(!synced.is_remote_behind, "{}", item.file);
    }
}

#[test]
fn faulty_replicas_are_refused_with_the_code_of_their_fault() {
    let faulty: Vec<_> = kit::replicas().into_iter().filter(|item| item.expect != "ok").collect();
    assert!(faulty.len() >= 50, "the kit is incomplete");
    let mut wrong = Vec::new();
    for item in faulty {
        let opened = Vault::of_replica(&item.read(), item.vault_key());
        let code = opened.map_or_else(|error| error.code(), |_| "ok");
        if code != item.expect {
            wrong.push(format!("{}: {code}, not {}: {}", item.file, item.expect, item.fault()));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
