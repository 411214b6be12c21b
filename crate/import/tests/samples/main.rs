//! Files that other programs wrote, from the project's shared corpus. Where that is absent, the
//! tests say so and pass. The expected accounts are those that an independent decoder read.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failure here is a failed test"
)]

mod authenticators;
mod backups;
mod corpus;
mod expected;
mod passwords;
mod table;

use corpus::{read_sample, sample};
use expected::{Expected, compare};
use warifu_base::failure::Failure as _;
use warifu_import::{Content, FileError, Outcome, Passwords, read};
use zeroize::Zeroizing;

/// A file of the corpus.
struct Sample {
    path: &'static str,
    /// Those that open it. Empty for a plain file.
    passwords: &'static [&'static str],
    /// The names (issuer and account, with a colon between them) of accounts that are refused, each
    /// with the code of the reason.
    refused: &'static [(&'static str, &'static str)],
    /// Where the expected accounts are.
    expected: Expected,
}

/// The samples of all programs.
fn samples() -> impl Iterator<Item = &'static Sample> {
    [table::SAMPLES, authenticators::SAMPLES, backups::SAMPLES, passwords::SAMPLES]
        .into_iter()
        .flatten()
}

fn passwords(texts: &[&str]) -> Vec<Zeroizing<String>> {
    texts.iter().map(|text| Zeroizing::new((*text).to_owned())).collect()
}

fn opened(bytes: &[u8], passwords: &Passwords) -> Content {
    match read(bytes, passwords).unwrap() {
        Outcome::Read(content) => content,
        Outcome::Sealed(sealed) => panic!("{sealed:?}"),
    }
}

#[test]
fn each_sample_gives_its_accounts_and_its_refusals() {
    for sample in samples() {
        let Some(bytes) = read_sample(sample.path) else { return };
        compare(sample, &opened(&bytes, &passwords(sample.passwords)));
    }
}

#[test]
fn each_sealed_sample_asks_for_its_password_and_refuses_another() {
    for Sample { path, passwords: own, .. } in samples() {
        if own.is_empty() {
            continue;
        }
        let Some(bytes) = read_sample(path) else { return };
        assert!(matches!(read(&bytes, &[]), Ok(Outcome::Sealed(_))), "{path}");
        match read(&bytes, &passwords(&["wrong", "falsch"])) {
            Err(
                FileError::Password | FileError::PasswordOrDamaged | FileError::PasswordOrKeyFile,
            ) => {}
            // Each account is sealed by itself.
            Ok(Outcome::Read(content)) => {
                assert!(content.items.is_empty() && !content.locked.is_empty(), "{path}");
            }
            other => panic!("{path}: {other:?}"),
        }
    }
}

#[test]
fn files_without_accounts_are_refused() {
    for (path, code) in passwords::REFUSED {
        let Some(bytes) = read_sample(path) else { return };
        assert_eq!(read(&bytes, &[]).unwrap_err().code(), *code, "{path}");
    }
}

#[test]
fn backups_without_accounts_are_refused() {
    for (path, password, code) in backups::REFUSED {
        let Some(bytes) = read_sample(path) else { return };
        let error = read(&bytes, &passwords(&[password])).unwrap_err();
        assert_eq!(error.code(), *code, "{path}");
    }
}

/// Each sample is cut at each tenth, and 200 times one of its bytes is changed. It may still be
/// read; otherwise there is an error, never a panic. A sealed one is mostly read without its
/// password, because each derivation takes time, and every tenth time with it.
#[test]
fn damaged_samples_are_read_or_refused() {
    for Sample { path, passwords: own, .. } in samples() {
        let Some(bytes) = read_sample(path) else { return };
        // Without its password, only the parts before the derivation are read.
        let own = if sample::is_slow(path) { &[][..] } else { own };
        let own = passwords(own);
        for tenth in 0..10 {
            let cut = &bytes[..bytes.len() * tenth / 10];
            let _ = read(cut, &own);
        }
        let mut random = sample::Numbers::new();
        for count in 0..200 {
            let mut changed = bytes.clone();
            let at = random.below(changed.len());
            changed[at] ^= u8::try_from(random.below(255)).unwrap() + 1;
            let _ = read(&changed, if count % 10 == 0 { &own } else { &[] });
        }
    }
}
