//! Base45 (RFC 9285). The package `base45` (3.2) brings no text of its licence, which its licence
//! demands of a distributor, and takes some texts that the RFC refuses.

/// RFC 9285 §4.2, table 1.
const ALPHABET: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// Two bytes become three characters, a last single byte becomes two. The least significant
/// character comes first (RFC 9285 §4.1).
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::new();
    for pair in bytes.chunks(2) {
        let (mut number, characters) = match *pair {
            [first, second] => (u16::from_be_bytes([first, second]), 3),
            _ => (pair.first().copied().map_or(0, u16::from), 2),
        };
        for _ in 0..characters {
            let digit = ALPHABET.get(usize::from(number % 45)).copied().unwrap_or_default();
            text.push(char::from(digit));
            number /= 45;
        }
    }
    text
}

/// `None` for a character outside of the alphabet, for a length that no bytes give, and for a group
/// of characters that exceeds its bytes (RFC 9285 §6).
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for group in text.as_bytes().chunks(3) {
        let number = group.iter().rev().try_fold(0_u32, |number, character| {
            let digit = ALPHABET.iter().position(|one| one == character)?;
            number.checked_mul(45)?.checked_add(u32::try_from(digit).ok()?)
        })?;
        match group.len() {
            3 => bytes.extend_from_slice(&u16::try_from(number).ok()?.to_be_bytes()),
            2 => bytes.push(u8::try_from(number).ok()?),
            _ => return None,
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_package_base45_encodes_alike(bytes: Vec<u8>) {
            let text = encode(&bytes);
            prop_assert_eq!(&text, &base45::encode(&bytes));
            prop_assert_eq!(decode(&text), Some(bytes));
        }

        #[test]
        fn a_text_is_decoded_only_if_it_is_the_one_encoding(text in "[0-9A-Z $%*+./:-]{0,40}") {
            let decoded = base45::decode(&text).ok();
            let canonical = decoded.filter(|bytes| base45::encode(bytes) == text);
            prop_assert_eq!(decode(&text), canonical);
        }
    }
}
