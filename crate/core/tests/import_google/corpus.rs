//! Transfers that the app wrote, compared with the results of another program.

use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use warifu_core::account::Secret;
use warifu_core::import::{Format, ImportError, Part, google};
use warifu_core::otpauth;
use warifu_reader::charset::shift_jis;
use warifu_reader::{picture, qr};

fn file(name: &str) -> Option<Vec<u8>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus").join(name);
    let file = fs::read(&path).ok();
    if file.is_none() {
        eprintln!("the corpus is absent, nothing was tried: {}", path.display());
    }
    file
}

#[test]
fn every_account_agrees_with_another_program() {
    let Some(list) = file("imports/google/example_export.txt") else { return };
    let truth = file("imports/google/example_output.json")
        .expect("the expected entries are beside the samples");
    let truth: Vec<Value> = serde_json::from_slice(&truth).unwrap();
    let list = String::from_utf8(list).unwrap();
    let codes = list.lines().filter(|line| Format::detect(line) == Some(Format::GoogleTransfer));
    let parts: Vec<Part> = codes.map(|code| google::parse(code, &shift_jis).unwrap()).collect();
    assert!(parts.iter().all(|part| (part.number(), part.parts) == (1, 1)));
    let accounts: Vec<_> = parts.iter().flat_map(|part| &part.accounts).collect();
    assert_eq!(accounts.len(), truth.len());
    assert!(!truth.is_empty());
    for (account, truth) in accounts.into_iter().zip(&truth) {
        let address = otpauth::parse(truth["url"].as_str().unwrap(), &shift_jis);
        let parsed = account.as_ref().unwrap();
        assert_eq!(*parsed, address.unwrap());
        assert_eq!(parsed.account.kind.name(), truth["type"].as_str().unwrap());
        assert_eq!(parsed.account.kind.counter(), truth["counter"].as_u64());
        assert_eq!(
            parsed.account.secret,
            Secret::from_base32(truth["secret"].as_str().unwrap()).unwrap()
        );
    }
}

fn codes(file: &[u8]) -> Vec<Result<Part, ImportError>> {
    let symbols = qr::find(&picture::read(file).unwrap(), |_| true).unwrap();
    symbols.iter().map(|symbol| google::parse(&symbol.text, &shift_jis)).collect()
}

#[test]
fn pictures_of_codes_are_read_too() {
    for name in
        ["imports/google/example_export.png", "qr/misc-extract_otp/misc-extract_otp_001.png"]
    {
        let Some(file) = file(name) else { return };
        let [Ok(part)] = &codes(&file)[..] else { unreachable!("there is one code") };
        let read: Vec<_> = part
            .accounts
            .iter()
            .map(|account| &account.as_ref().unwrap().account)
            .map(|account| {
                (account.issuer.as_str(), account.account.as_str(), account.secret.expose())
            })
            .collect();
        let expected: [(&str, &str, &[u8]); 3] = [
            ("Test1", "test1@example1.com", b"Hello!\xDE\xAD\xBE\xEF"),
            ("Test2", "test2@example2.com", b"Hello!\xDE\xAD\xBE\xF0"),
            ("Test3", "test3@example3.com", b"Hello!\xDE\xAD\xBE\xF1"),
        ];
        assert_eq!(read, expected);
    }
}

#[test]
fn a_picture_that_only_speaks_of_one_is_none() {
    let Some(file) = file("qr/misc-extract_otp/misc-extract_otp_000.png") else { return };
    assert_eq!(codes(&file), [Err(ImportError::OtherFormat)]);
}
