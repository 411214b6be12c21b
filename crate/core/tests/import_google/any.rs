//! Any bytes cause no panic and give values within the bounds. Any transfer is read back.

use crate::writer::{Place, address, bytes, number, payload};
use crate::{TARO, read};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use warifu_base::failure::{Failure as _, Field};
use warifu_core::account::{Algorithm, MAX_NAME_CHARS, Name};
use warifu_core::import::google::{self, MAX_ACCOUNTS, MAX_PARTS};
use warifu_core::import::{Format, ImportError, Imported, PartSet};
use warifu_core::otpauth::OtpauthError;
use warifu_reader::charset::shift_jis;

fn config() -> ProptestConfig {
    // The smallest failing input is printed, so no file of seeds is needed.
    ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() }
}

/// An account that the app could write.
#[derive(Debug, Clone)]
struct Generated {
    secret: Vec<u8>,
    issuer: String,
    account: String,
    is_issuer_in_name: bool,
    algorithm: usize,
    digits: usize,
    counter: Option<u32>,
    has_known_type: bool,
}

fn generated() -> impl Strategy<Value = Generated> {
    let name = "[^:/\u{FFFD}]{0,20}";
    let secret = vec(any::<u8>(), 1..40);
    (
        secret,
        name,
        name,
        any::<bool>(),
        0..4_usize,
        0..3_usize,
        any::<Option<u32>>(),
        prop::bool::weighted(0.9),
    )
        .prop_map(
            |(
                secret,
                issuer,
                account,
                is_issuer_in_name,
                algorithm,
                digits,
                counter,
                has_known_type,
            )| {
                Generated {
                    secret,
                    issuer,
                    account,
                    is_issuer_in_name,
                    algorithm,
                    digits,
                    counter,
                    has_known_type,
                }
            },
        )
}

impl Generated {
    fn bytes(&self) -> Vec<u8> {
        let Self { issuer, account, .. } = self;
        let name =
            if self.is_issuer_in_name { format!("{issuer}:{account}") } else { account.clone() };
        let number = |field, value: usize| number(field, i64::try_from(value).unwrap());
        let kind = if self.counter.is_some() { 1 } else { 2 };
        [
            bytes(1, &self.secret),
            bytes(2, name.as_bytes()),
            bytes(3, issuer.as_bytes()),
            number(4, self.algorithm),
            number(5, self.digits),
            number(6, if self.has_known_type { kind } else { 3 }),
            number(7, usize::try_from(self.counter.unwrap_or(0)).unwrap()),
        ]
        .concat()
    }

    fn check(&self, account: &Imported) -> Result<(), TestCaseError> {
        let issuer = Name::new(&self.issuer, Field::Issuer).unwrap();
        let name = Name::new(&self.account, Field::Account).unwrap();
        match account {
            Ok(parsed) => {
                prop_assert!(self.has_known_type);
                prop_assert_eq!(parsed.account.kind.counter(), self.counter.map(u64::from));
                prop_assert_eq!(
                    (&parsed.account.issuer, &parsed.account.account),
                    (&issuer, &name)
                );
                prop_assert_eq!(parsed.account.secret.expose(), &self.secret);
                let algorithm =
                    [Algorithm::Sha1, Algorithm::Sha1, Algorithm::Sha256, Algorithm::Sha512];
                prop_assert_eq!(parsed.account.algorithm, algorithm[self.algorithm]);
                prop_assert_eq!(parsed.account.digits.get(), [6, 6, 8][self.digits]);
                prop_assert!(parsed.notices.is_empty());
            }
            Err(refused) => {
                prop_assert!(!self.has_known_type);
                prop_assert_eq!((&refused.issuer, &refused.account), (&issuer, &name));
                prop_assert_eq!(&refused.reason, &ImportError::from(OtpauthError::UnknownType));
            }
        }
        Ok(())
    }
}

fn check(text: &str) -> Result<(), TestCaseError> {
    match google::parse(text, &shift_jis) {
        Ok(part) => {
            prop_assert_eq!(Format::detect(text), Some(Format::GoogleTransfer));
            prop_assert!((1..=MAX_PARTS).contains(&part.parts));
            prop_assert!((1..=part.parts).contains(&part.number()));
            prop_assert!((1..=MAX_ACCOUNTS).contains(&part.accounts.len()));
            for account in &part.accounts {
                let names = match account {
                    Ok(parsed) => [&parsed.account.issuer, &parsed.account.account],
                    Err(refused) => [&refused.issuer, &refused.account],
                };
                prop_assert!(
                    names.iter().all(|name| name.as_str().chars().count() <= MAX_NAME_CHARS)
                );
            }
            let mut batch = PartSet::new();
            prop_assert_eq!(batch.take(part.clone()), Ok(true));
            prop_assert_eq!(batch.take(part.clone()), Ok(false));
            prop_assert_eq!(batch.have(), [part.number()]);
            prop_assert_eq!(batch.missing().len() + 1, usize::try_from(part.parts).unwrap());
        }
        Err(error) => prop_assert!(error.code().starts_with("import_")),
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        check(&text)?;
        check(&format!("otpauth-migration://{text}"))?;
        check(&format!("otpauth-migration://offline?{text}"))?;
        check(&format!("otpauth-migration://offline?data={text}"))?;
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..200)) {
        check(&address(&bytes))?;
        check(&address(&crate::writer::of_one(&bytes)))?;
    }

    #[test]
    fn any_damage_is_read_or_refused(edits in vec((any::<Index>(), 0..5_usize, vec(any::<u8>(), 0..5)), 1..5)) {
        let place = Place { parts: Some(3), index: Some(1), batch: Some(-5) };
        let mut damaged = payload(&[TARO.bytes(), TARO.bytes()], place);
        for (at, count, bytes) in edits {
            let at = at.index(damaged.len() + 1);
            let end = (at + count).min(damaged.len());
            damaged.splice(at..end, bytes);
        }
        check(&address(&damaged))?;
    }

    #[test]
    fn any_numbers_are_read_or_refused(field in select(&[4_u8, 5, 6][..]), value in any::<i64>(), place in any::<[i64; 3]>()) {
        let [parts, index, batch] = place.map(Some);
        check(&address(&payload(&[[TARO.bytes(), number(field, value)].concat()], Place { parts, index, batch })))?;
        check(&address(&payload(&[[TARO.bytes(), number(field, value)].concat()], Place { parts: Some(5), index, batch })))?;
    }

    #[test]
    fn transfers_go_there_and_back(
        parts in vec(vec(generated(), 1..5), 1..6).prop_flat_map(|parts| {
            let order: Vec<usize> = (0..parts.len()).collect();
            (Just(parts), Just(order).prop_shuffle())
        }),
        batch_id in any::<i32>(),
    ) {
        let (parts, order) = parts;
        let number = |number: usize| Some(i64::try_from(number).unwrap());
        let mut batch = PartSet::new();
        for index in order {
            let accounts: Vec<Vec<u8>> = parts[index].iter().map(Generated::bytes).collect();
            let place = Place { parts: number(parts.len()), index: number(index), batch: Some(i64::from(batch_id)) };
            let part = read(&payload(&accounts, place));
            prop_assert_eq!(part.set, batch_id);
            batch.take(part).unwrap();
        }
        prop_assert!(batch.missing().is_empty());
        let written: Vec<&Generated> = parts.iter().flatten().collect();
        let accounts: Vec<&Imported> = batch.accounts().collect();
        prop_assert_eq!(accounts.len(), written.len());
        for (account, written) in accounts.into_iter().zip(written) {
            written.check(account)?;
        }
    }
}
