use super::{PartError, base45};
use base16ct::upper;
use sha2::{Digest as _, Sha256};

/// The most QR codes in a set.
pub const MAX_PARTS: usize = 64;

/// The most bytes of the file in one QR code. With them the text has at most 970 characters, which
/// version 20 with error correction level M holds (ISO/IEC 18004 table 7). Larger QR codes are hard
/// to photograph.
pub const MAX_PART_BYTES: usize = 632;

/// The most characters in Base45: two bytes become three characters.
const MAX_DATA_CHARS: usize = MAX_PART_BYTES / 2 * 3;

const PREFIX: &str = "WARIFU:";

/// Names the file: the first four bytes of its SHA-256.
pub(super) type Set = [u8; 4];

pub(super) fn set_of(file: &[u8]) -> Set {
    let [a, b, c, d, ..]: [u8; 32] = Sha256::digest(file).into();
    [a, b, c, d]
}

/// One QR code of a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub(super) set: Set,
    /// Below `count`.
    pub(super) index: usize,
    /// 1 to [`MAX_PARTS`].
    pub(super) count: usize,
    /// 1 to [`MAX_PART_BYTES`].
    pub(super) data: Vec<u8>,
}

/// Whether a text begins like a part. It may still be damaged.
#[must_use]
pub fn is_part(text: &str) -> bool {
    text.starts_with(PREFIX)
}

impl Part {
    /// Reads the text of one QR code.
    ///
    /// # Errors
    /// [`PartError::NotAPart`], [`PartError::Damaged`].
    pub fn parse(text: &str) -> Result<Self, PartError> {
        let rest = text.strip_prefix(PREFIX).ok_or(PartError::NotAPart)?;
        let mut fields = rest.splitn(4, ':');
        let mut field = || fields.next().ok_or(PartError::Damaged);
        let (set, number, count, data) = (field()?, field()?, field()?, field()?);
        let count = decimal(count).filter(|count| *count <= MAX_PARTS);
        let count = count.ok_or(PartError::Damaged)?;
        let index = decimal(number).filter(|number| *number <= count);
        let index = index.and_then(|number| number.checked_sub(1)).ok_or(PartError::Damaged)?;
        Ok(Self { set: parse_set(set)?, index, count, data: decode(data)? })
    }

    pub(super) fn to_text(&self) -> String {
        let set = upper::encode_string(&self.set);
        let (number, data) = (self.number(), base45::encode(&self.data));
        format!("{PREFIX}{set}:{number}:{}:{data}", self.count)
    }

    /// Counted from 1.
    #[must_use]
    pub fn number(&self) -> usize {
        self.index.saturating_add(1)
    }
}

/// A number from 1 to 99 without leading zeros.
fn decimal(text: &str) -> Option<usize> {
    let is_plain = matches!(text.as_bytes(), [b'1'..=b'9'] | [b'1'..=b'9', b'0'..=b'9']);
    is_plain.then(|| text.parse().ok()).flatten()
}

fn parse_set(text: &str) -> Result<Set, PartError> {
    let mut set = Set::default();
    match upper::decode(text, &mut set) {
        Ok(bytes) if bytes.len() == 4 => Ok(set),
        _ => Err(PartError::Damaged),
    }
}

fn decode(text: &str) -> Result<Vec<u8>, PartError> {
    if text.is_empty() || text.len() > MAX_DATA_CHARS {
        return Err(PartError::Damaged);
    }
    base45::decode(text).ok_or(PartError::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 9285 §4.3 and §4.4.
    #[test]
    fn the_examples_of_rfc_9285() {
        for (text, data) in [
            ("BB8", "AB"),
            ("%69 VD92EX0", "Hello!!"),
            ("UJCLQE7W581", "base-45"),
            ("QED8WEX0", "ietf!"),
        ] {
            assert_eq!(decode(text).unwrap(), data.as_bytes(), "{text}");
            assert_eq!(base45::encode(data.as_bytes()), text);
        }
    }

    #[test]
    fn texts_that_are_not_base45_are_refused() {
        for (text, fault) in [
            ("", "empty"),
            ("B", "one character"),
            ("BB8B", "one character after the last three"),
            ("GGW", "65,536 (RFC 9285 §6)"),
            (":::", "91,124"),
            ("V5", "256 in two characters"),
            ("::", "2,024 in two characters"),
            ("bb8", "lower case"),
            ("BB\u{C4}", "not ASCII"),
            ("BB8\n", "white space"),
        ] {
            assert_eq!(decode(text), Err(PartError::Damaged), "{fault}");
        }
        assert_eq!(decode("U5").unwrap(), [255]);
        assert_eq!(decode("FGW").unwrap(), [255, 255]);
    }
}
