//! Writes messages of Protocol Buffers. A field is its key (number × 8 + wire type) and its value.
//! A number is written in groups of seven bits, the lowest first. The highest bit marks every group
//! except the last.

use data_encoding::BASE64;
use percent_encoding::{NON_ALPHANUMERIC, percent_encode};

const VARINT: u8 = 0;
const LENGTH_DELIMITED: u8 = 2;

/// The fields of an account. `None` leaves a field out.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    pub(crate) secret: &'static [u8],
    pub(crate) name: &'static [u8],
    pub(crate) issuer: &'static [u8],
    pub(crate) algorithm: Option<i64>,
    pub(crate) digits: Option<i64>,
    pub(crate) kind: Option<i64>,
    /// More bytes at the end of the account.
    pub(crate) more: &'static [u8],
}

impl Written {
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let texts = [(1, self.secret), (2, self.name), (3, self.issuer)];
        let numbers = [(4, self.algorithm), (5, self.digits), (6, self.kind)];
        let texts = texts
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(field, text)| bytes(field, text));
        let numbers = numbers.into_iter().filter_map(|(field, value)| Some(number(field, value?)));
        let fields: Vec<Vec<u8>> = texts.chain(numbers).chain([self.more.to_vec()]).collect();
        fields.concat()
    }
}

/// The numbers of a part. `None` leaves a number out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) parts: Option<i64>,
    pub(crate) index: Option<i64>,
    pub(crate) batch: Option<i64>,
}

/// A transfer of one part in the form that the app writes.
pub(crate) const ALONE: Place =
    Place { parts: Some(1), index: Some(0), batch: Some(-1_742_325_397) };

pub(crate) fn varint(mut value: u64) -> Vec<u8> {
    let mut groups = Vec::new();
    loop {
        let group = u8::try_from(value % 128).unwrap();
        value /= 128;
        if value == 0 {
            groups.push(group);
            return groups;
        }
        groups.push(group + 128);
    }
}

/// Writes a negative number in two's complement of 64 bits, which takes ten groups.
pub(crate) fn number(field: u8, value: i64) -> Vec<u8> {
    [vec![field * 8 + VARINT], varint(u64::from_ne_bytes(value.to_ne_bytes()))].concat()
}

pub(crate) fn bytes(field: u8, value: &[u8]) -> Vec<u8> {
    [
        vec![field * 8 + LENGTH_DELIMITED],
        varint(u64::try_from(value.len()).unwrap()),
        value.to_vec(),
    ]
    .concat()
}

pub(crate) fn payload(accounts: &[Vec<u8>], place: Place) -> Vec<u8> {
    let numbers = [(3, place.parts), (4, place.index), (5, place.batch)];
    let numbers = numbers.into_iter().filter_map(|(field, value)| Some(number(field, value?)));
    let accounts = accounts.iter().map(|account| bytes(1, account));
    let fields: Vec<Vec<u8>> = accounts.chain([number(2, 1)]).chain(numbers).collect();
    fields.concat()
}

pub(crate) fn of_one(account: &[u8]) -> Vec<u8> {
    payload(&[account.to_vec()], ALONE)
}

/// The address in the form that the app writes: padded base64 with escaped punctuation.
pub(crate) fn address(payload: &[u8]) -> String {
    let data = BASE64.encode(payload);
    format!(
        "otpauth-migration://offline?data={}",
        percent_encode(data.as_bytes(), NON_ALPHANUMERIC)
    )
}
