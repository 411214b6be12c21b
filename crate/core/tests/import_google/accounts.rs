//! The type, algorithm, digits and secret of one account.

use crate::writer::{Written, bytes, number};
use crate::{AcceptedAccount, TARO, check_account, table, taro};
use warifu_core::account::{Algorithm, MAX_SECRET_BYTES};
use warifu_core::import::ImportError;
use warifu_core::otpauth::OtpauthError::UnknownType;

const LONGEST_SECRET: &[u8] = &[0xA5; MAX_SECRET_BYTES];
const TOO_LONG_SECRET: &[u8] = &[0xA5; MAX_SECRET_BYTES + 1];

fn kind(kind: i64) -> Vec<u8> {
    Written { kind: Some(kind), ..TARO }.bytes()
}

fn counted(counter: u64) -> AcceptedAccount {
    AcceptedAccount { counter: Some(counter), ..taro() }
}

fn algorithm(algorithm: i64) -> Vec<u8> {
    Written { algorithm: Some(algorithm), ..TARO }.bytes()
}

fn digits(digits: i64) -> Vec<u8> {
    Written { digits: Some(digits), ..TARO }.bytes()
}

fn secret(secret: &'static [u8]) -> Vec<u8> {
    Written { secret, ..TARO }.bytes()
}

table! {
    check_account:
    as_the_app_writes_it: TARO.bytes() => taro();

    counter_based: Written { kind: Some(1), more: b"\x38\x04", ..TARO }.bytes() => counted(4);
    /// Protocol Buffers leaves out a 0.
    counter_based_without_a_counter: kind(1) => counted(0);
    counter_greatest: [kind(1), number(7, i64::MAX)].concat() => counted(9_223_372_036_854_775_807);
    counter_negative: [kind(1), number(7, -1)].concat() => ImportError::Counter;
    counter_of_a_time_based_one: [kind(2), number(7, -1)].concat() => taro();
    /// Some programs read it as time-based. The app always writes the type.
    type_absent: Written { kind: None, ..TARO }.bytes() => UnknownType;
    type_zero: kind(0) => UnknownType;
    type_unknown: kind(3) => UnknownType;
    type_negative: kind(-1) => UnknownType;
    /// Protocol Buffers cuts a number to its lowest 32 bits.
    type_of_more_bits: kind((1 << 32) + 2) => taro();
    type_twice_the_last_counts: [TARO.bytes(), number(6, 1)].concat() => counted(0);
    counter_based_without_a_secret: Written { kind: Some(1), secret: b"", ..TARO }.bytes() => ImportError::Secret;

    sha1_absent: Written { algorithm: None, ..TARO }.bytes() => taro();
    sha1_as_zero: algorithm(0) => taro();
    sha256: algorithm(2) => AcceptedAccount { algorithm: Algorithm::Sha256, ..taro() };
    sha512: algorithm(3) => AcceptedAccount { algorithm: Algorithm::Sha512, ..taro() };
    md5: algorithm(4) => ImportError::Algorithm;
    algorithm_unknown: algorithm(5) => ImportError::Algorithm;
    algorithm_negative: algorithm(-1) => ImportError::Algorithm;
    algorithm_huge: algorithm(i64::from(i32::MAX)) => ImportError::Algorithm;

    six_digits_absent: Written { digits: None, ..TARO }.bytes() => taro();
    six_digits_as_zero: digits(0) => taro();
    eight_digits: digits(2) => AcceptedAccount { digits: 8, ..taro() };
    /// The field is an enum, not the number of digits.
    digits_three: digits(3) => ImportError::Digits;
    digits_six: digits(6) => ImportError::Digits;
    digits_eight: digits(8) => ImportError::Digits;
    digits_negative: digits(-6) => ImportError::Digits;

    secret_empty: secret(b"") => ImportError::Secret;
    secret_present_but_empty: [secret(b""), bytes(1, b"")].concat() => ImportError::Secret;
    secret_of_one_byte: secret(b"\0") => AcceptedAccount { secret: b"\0", ..taro() };
    /// The secret is bytes here, not base32 text.
    secret_of_base32_letters: secret(b"JBSWY3DPEHPK3PXP") => AcceptedAccount { secret: b"JBSWY3DPEHPK3PXP", ..taro() };
    secret_with_spaces: secret(b" a b ") => AcceptedAccount { secret: b" a b ", ..taro() };
    secret_longest: secret(LONGEST_SECRET) => AcceptedAccount { secret: LONGEST_SECRET, ..taro() };
    secret_too_long: secret(TOO_LONG_SECRET) => ImportError::Secret;
    secret_twice_the_last_counts: [TARO.bytes(), bytes(1, b"Hello")].concat() => AcceptedAccount { secret: b"Hello", ..taro() };

    /// A later version of the app writes an id in this field.
    field_unknown: Written { more: b"\x42\x04uuid", ..TARO }.bytes() => taro();
    field_unknown_with_a_high_number: Written { more: b"\xFA\xFF\xFF\xFF\x0F\x01x", ..TARO }.bytes() => taro();
    field_unknown_of_eight_bytes: Written { more: b"\x4912345678", ..TARO }.bytes() => taro();
    field_unknown_of_four_bytes: Written { more: b"\x4D1234", ..TARO }.bytes() => taro();
    field_unknown_in_a_group: Written { more: b"\x4B\x08\x01\x4C", ..TARO }.bytes() => taro();
}
