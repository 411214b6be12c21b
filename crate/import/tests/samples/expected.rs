use crate::Sample;
use crate::corpus::read_sample;
use serde_json::Value;
use warifu_base::failure::Failure as _;
use warifu_core::account::{Account, Kind, Name, Secret};
use warifu_core::otpauth;
use warifu_import::{Content, Imported};

/// Where a sample's accounts are written down.
pub(crate) enum Expected {
    /// In the corpus's list.
    Listed,
    /// In another file of the same accounts, which needs no password.
    Plain(&'static str),
    /// Here, as `otpauth` addresses, in any order.
    Addresses(&'static [&'static str]),
    /// In the corpus's list, as an entry of `KeePass` with its attributes.
    Attributes,
    /// In another file that needs no password, in any order and without its issuers. The named
    /// accounts are not compared.
    Same { plain: &'static str, but: &'static [&'static str] },
    /// Here, without their secrets: kind, issuer and account.
    Named(&'static [(&'static str, &'static str, &'static str)]),
}

/// Compares what was read from a sample with what is expected of it.
pub(crate) fn compare(sample: &Sample, content: &Content) {
    let path = sample.path;
    assert_eq!(content.is_plain, sample.passwords.is_empty(), "{path}");
    let refused: Vec<_> = content
        .items
        .iter()
        .filter_map(|item| item.as_ref().err())
        .map(|one| (names(one.issuer.as_str(), one.account.as_str()), one.reason.code()))
        .collect();
    let known = sample.refused.iter().map(|&(name, code)| (name.to_owned(), code));
    assert_eq!(refused, known.collect::<Vec<_>>(), "{path}");
    match sample.expected {
        Expected::Listed => compare_listed(sample, content),
        Expected::Addresses(addresses) => {
            let read = accounts(content);
            assert_eq!(read.len(), addresses.len(), "{path}");
            for address in addresses {
                let account = otpauth::parse(address, &|_| None).unwrap().account;
                assert!(read.contains(&&account), "{path}: {address} is not in {read:?}");
            }
        }
        Expected::Attributes => compare_attributes(sample, content),
        Expected::Named(expected) => {
            let accounts = accounts(content).into_iter();
            let read: Vec<_> = accounts
                .map(|one| (one.kind.name(), one.issuer.as_str(), one.account.as_str()))
                .collect();
            assert_eq!(read, expected, "{path}");
        }
        Expected::Same { plain, but } => {
            let other = crate::opened(&read_sample(plain).unwrap(), &[]);
            assert_eq!(without_issuers(content, but), without_issuers(&other, but), "{path}");
        }
        Expected::Plain(plain) => {
            let bytes = read_sample(plain).unwrap();
            let other = crate::opened(&bytes, &[]);
            assert_eq!(accounts(content), accounts(&other), "{path}");
        }
    }
}

fn compare_attributes(sample: &Sample, content: &Content) {
    let list: Value = serde_json::from_slice(&read_sample("expected.json").unwrap()).unwrap();
    let entry = &list[sample.path]["entries"][0];
    let [account] = accounts(content).try_into().unwrap();
    assert_eq!(account.issuer.as_str(), entry["title"]);
    assert_eq!(account.account.as_str(), entry["username"]);
    assert_eq!(account.secret.to_base32().as_str(), entry["fields"]["TOTP Seed"]);
    assert_eq!(entry["fields"]["TOTP Settings"], "30;6");
    assert_eq!((account.kind, account.digits.get()), (Kind::default(), 6));
}

fn without_issuers(content: &Content, but: &[&str]) -> Vec<String> {
    let accounts = accounts(content).into_iter();
    let compared = accounts.filter(|account| !but.contains(&account.account.as_str()));
    let mut addresses: Vec<_> = compared
        .map(|account| {
            let account = Account { issuer: Name::default(), ..account.clone() };
            otpauth::write(&account).as_str().to_owned()
        })
        .collect();
    addresses.sort_unstable();
    assert!(!addresses.is_empty());
    addresses
}

fn accounts(content: &Content) -> Vec<&Account> {
    content.items.iter().filter_map(|item| item.as_ref().ok()).map(|item| &item.account).collect()
}

fn names(issuer: &str, account: &str) -> String {
    format!("{issuer}:{account}")
}

fn compare_listed(sample: &Sample, content: &Content) {
    let list: Value = serde_json::from_slice(&read_sample("expected.json").unwrap()).unwrap();
    let listed = &list[sample.path];
    let listed = listed.get("entries").unwrap_or(listed).as_array().unwrap();
    assert_eq!(listed.len(), content.items.len(), "{}", sample.path);
    for (expected, item) in listed.iter().zip(&content.items) {
        compare_one(sample.path, expected, item);
    }
}

fn compare_one(path: &str, expected: &Value, item: &Imported) {
    let Ok(item) = item else { return };
    let account = &item.account;
    let text = |key: &str| expected[key].as_str().unwrap_or("");
    assert_eq!(account.issuer.as_str(), text("issuer"), "{path}: {expected}");
    assert_eq!(account.account.as_str(), text("account"), "{path}: {expected}");
    assert_eq!(account.secret, Secret::from_stored_base32(text("secret")).unwrap(), "{path}");
    // KeePassXC's addresses call Steam's codes `totp`, with five digits.
    let kind = if expected["digits"] == 5 { "steam" } else { text("type") };
    assert_eq!(account.kind.name(), kind, "{path}: {expected}");
    if account.kind != Kind::Steam {
        assert_eq!(account.algorithm.name(), text("algorithm"), "{path}: {expected}");
        assert_eq!(Some(u64::from(account.digits.get())), expected["digits"].as_u64(), "{path}");
    }
    match account.kind {
        Kind::Totp { period } => {
            assert_eq!(Some(u64::from(period.seconds())), expected["period"].as_u64(), "{path}");
        }
        Kind::Hotp { counter } => assert_eq!(Some(counter), expected["counter"].as_u64(), "{path}"),
        _ => {}
    }
}
