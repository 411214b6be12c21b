//! The message that contains the accounts: its wire format and its numbers.

use crate::writer::{ALONE, Place, address, bytes, number, of_one, payload};
use crate::{Read, TARO, check_payload, table};
use warifu_core::import::Damage::{Message, NoAccounts, PartNumber};
use warifu_core::import::ImportError::{TooManyAccounts, TooManyParts};
use warifu_core::import::google::{self, MAX_ACCOUNTS, MAX_PARTS};
use warifu_reader::charset::shift_jis;

const ABSENT: Place = Place { parts: None, index: None, batch: None };

fn placed(place: Place) -> Vec<u8> {
    payload(&[TARO.bytes()], place)
}

fn good() -> Vec<u8> {
    placed(ALONE)
}

fn followed_by(bytes: &[u8]) -> Vec<u8> {
    [good(), bytes.to_vec()].concat()
}

/// Messages with that many of the shortest valid accounts.
fn many(accounts: usize) -> Vec<u8> {
    payload(&vec![[bytes(1, b"Hello!"), number(6, 2)].concat(); accounts], ALONE)
}

table! {
    check_payload:
    as_the_app_writes_it: good() => Read;
    /// An absent number is 0.
    numbers_absent: placed(ABSENT) => Read;
    numbers_zero: placed(Place { parts: Some(0), index: Some(0), batch: Some(0) }) => Read;
    version_absent: bytes(1, &TARO.bytes()) => Read;
    version_unknown: followed_by(&number(2, 99)) => Read;
    field_unknown: followed_by(b"\x42\x04\xFF\xFF\xFF\xFF") => Read;
    numbers_before_the_account: [number(3, 1), number(5, 7), bytes(1, &TARO.bytes())].concat() => Read;
    index_last: placed(Place { parts: Some(3), index: Some(2), ..ALONE }) => Read;
    parts_most: placed(Place { parts: Some(i64::from(MAX_PARTS)), index: Some(99), ..ALONE }) => Read;

    index_is_the_number_of_parts: placed(Place { parts: Some(3), index: Some(3), ..ALONE }) => PartNumber;
    index_of_no_batch: placed(Place { index: Some(1), ..ABSENT }) => PartNumber;
    index_negative: placed(Place { index: Some(-1), ..ALONE }) => PartNumber;
    parts_negative: placed(Place { parts: Some(-1), ..ALONE }) => PartNumber;
    parts_most_negative: placed(Place { parts: Some(i64::from(i32::MIN)), ..ALONE }) => PartNumber;
    parts_too_many: placed(Place { parts: Some(101), ..ALONE }) => TooManyParts { parts: 101, max: 100 };
    parts_of_31_bits: placed(Place { parts: Some(i64::from(i32::MAX)), ..ALONE })
        => TooManyParts { parts: 2_147_483_647, max: 100 };

    accounts_none: payload(&[], ALONE) => NoAccounts;
    accounts_too_many: many(MAX_ACCOUNTS + 1) => TooManyAccounts { accounts: 101, max: 100 };

    cut_short: &good()[..good().len() - 1] => Message;
    account_cut_short: bytes(1, &TARO.bytes()[..11]) => Message;
    account_longer_than_the_rest: [vec![0x0A, 0x7F], TARO.bytes()].concat() => Message;
    account_longer_than_memory: [vec![0x0A], vec![0xFF; 9], vec![0x01], TARO.bytes()].concat() => Message;
    account_is_a_number: number(1, 2) => Message;
    number_of_parts_is_text: followed_by(&bytes(3, b"1")) => Message;
    secret_is_a_number: of_one(&number(1, 5)) => Message;
    key_zero: followed_by(&[0x00, 0x00]) => Message;
    wire_type_undefined: followed_by(&[0x16]) => Message;
    number_that_never_ends: followed_by(&[[0x18].as_slice(), &[0xFF; 10]].concat()) => Message;
    group_that_never_ends: followed_by(&[0x43]) => Message;
    group_that_never_began: followed_by(&[0x44]) => Message;
    groups_a_thousand_deep: followed_by(&[0x43; 1000]) => Message;
    text: b"Hello, world" => Message;
}

#[test]
fn as_many_accounts_as_may_be() {
    let part = google::parse(&address(&many(MAX_ACCOUNTS)), &shift_jis).unwrap();
    assert_eq!(part.accounts.len(), MAX_ACCOUNTS);
    assert!(part.accounts.iter().all(Result::is_ok));
}

/// Protocol Buffers writes a negative 32-bit number in ten bytes. Some generators write five.
#[test]
fn batch_ids_are_numbers_of_32_bits() {
    let id = |field: &[u8]| {
        let place = Place { batch: None, ..ALONE };
        google::parse(&address(&[placed(place), field.to_vec()].concat()), &shift_jis).unwrap().set
    };
    assert_eq!(id(&number(5, -1)), -1);
    assert_eq!(id(b"\x28\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01"), -1);
    assert_eq!(id(b"\x28\xFF\xFF\xFF\xFF\x0F"), -1);
    assert_eq!(id(&number(5, i64::from(i32::MIN))), i32::MIN);
    assert_eq!(id(&number(5, i64::from(i32::MAX))), i32::MAX);
    assert_eq!(id(b""), 0);
}
