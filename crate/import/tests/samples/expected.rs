use crate::Sample;
use crate::corpus::read_sample;
use serde_json::Value;
use warifu_base::failure::Failure as _;
use warifu_core::account::{Account, Kind, Secret};
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
        Expected::Plain(plain) => {
            let bytes = read_sample(plain).unwrap();
            let other = crate::opened(&bytes, &[]);
            assert_eq!(accounts(content), accounts(&other), "{path}");
        }
    }
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
    assert_eq!(account.secret, Secret::from_base32(text("secret")).unwrap(), "{path}");
    assert_eq!(account.kind.name(), text("type"), "{path}: {expected}");
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
