//! The file of the Credential Exchange Format, read by the types that Bitwarden's programs use.

use crate::entries::entries;
use crate::written;
use credential_exchange_format::{
    Account as Owner, Credential, EditableFieldString, Header, Item, LinkedItem, OTPHashAlgorithm,
    TotpCredential,
};
use warifu_core::account::{Account, Algorithm, Period};
use warifu_export::{Entry, Form, Written};

/// The format has no place for them; `unfit` names them.
const LEFT_OUT: [&str; 5] = ["counted", "counted far", "ten digits", "long period", "player"];

#[test]
fn bitwardens_types_read_each_entry() {
    let entries = entries();
    let Written { file, unfit } = written(Form::Cxf, &entries);
    let left: Vec<&str> =
        unfit.iter().map(|one| entries[one.index].account.account.as_str()).collect();
    assert_eq!(left, LEFT_OUT);
    let header: Header = serde_json::from_slice(&file.unwrap()).unwrap();
    assert_eq!((header.version.major, header.version.minor), (1, 0));
    assert_eq!(
        (header.exporter_display_name.as_str(), header.timestamp),
        ("Warifu", 1_700_000_000)
    );
    let [owner] = header.accounts.as_slice() else { panic!("{header:?}") };
    let kept: Vec<&Entry> =
        entries.iter().filter(|one| !LEFT_OUT.contains(&one.account.account.as_str())).collect();
    assert_eq!(owner.items.len(), kept.len());
    for (item, entry) in owner.items.iter().zip(kept) {
        compare(item, entry);
        assert_eq!(groups(owner, item), entry.groups, "{}", item.title);
    }
}

fn compare(item: &Item, entry: &Entry) {
    let Account { issuer, account, .. } = &entry.account;
    let title = if issuer.is_empty() { account } else { issuer };
    assert_eq!(item.title, title.as_str());
    assert_eq!((item.creation_at, item.favorite), (Some(entry.added), Some(entry.is_favourite)));
    let urls = item.scope.as_ref().map(|scope| scope.urls.clone()).unwrap_or_default();
    let hosts = entry.hosts.iter().take(1).map(|host| format!("https://{}/", host.as_str()));
    assert_eq!(urls, hosts.collect::<Vec<_>>());
    let mut note = "";
    for credential in &item.credentials {
        match credential {
            Credential::Totp(totp) => compare_code(totp, &entry.account),
            Credential::Note(one) => {
                let EditableFieldString(text) = one.content.value.as_expected().unwrap();
                note = text;
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(note, entry.note.as_str());
    assert!(matches!(item.credentials.first(), Some(Credential::Totp(_))));
}

/// Absent names are empty ones.
fn compare_code(totp: &TotpCredential, account: &Account) {
    let name = |name: &Option<String>| name.clone().unwrap_or_default();
    let names = (name(&totp.issuer), name(&totp.username));
    assert_eq!(names, (account.issuer.as_str().into(), account.account.as_str().into()));
    assert_eq!(totp.secret.as_ref(), account.secret.expose());
    assert_eq!(totp.digits, account.digits.get());
    assert_eq!(Some(u32::from(totp.period)), account.kind.period().map(Period::seconds));
    let algorithm = match account.algorithm {
        Algorithm::Sha1 => OTPHashAlgorithm::Sha1,
        Algorithm::Sha256 => OTPHashAlgorithm::Sha256,
        Algorithm::Sha512 => OTPHashAlgorithm::Sha512,
    };
    assert_eq!(totp.algorithm, algorithm);
}

/// The names of the collections that an item is in.
fn groups(owner: &Owner, item: &Item) -> Vec<String> {
    let is_in = |links: &[LinkedItem]| links.iter().any(|link| link.item == item.id);
    let of_item = owner.collections.iter().filter(|one| is_in(&one.items));
    of_item.map(|collection| collection.title.clone()).collect()
}
