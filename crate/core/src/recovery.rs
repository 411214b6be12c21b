//! Recovery codes: 160 random bits, written down by the user as eight groups of five characters.
//!
//! Each group has four characters of base32 (RFC 4648 §6, 20 bits) and a check character, so that
//! an error can name the mistyped group. The check character depends on the group's position, so
//! that swapped groups are detected too.

use std::fmt;
use strum::{IntoStaticStr, VariantNames};
use warifu_base::failure::{Failure, Field};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Random bytes in a recovery code.
pub const RECOVERY_BYTES: usize = 20;

const GROUPS: usize = 8;
const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The random bytes of a recovery code. Wiped on drop, never printed.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryCode([u8; RECOVERY_BYTES]);

/// Why a typed recovery code is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr, VariantNames)]
#[strum(prefix = "recovery_", serialize_all = "snake_case")]
#[non_exhaustive]
pub enum RecoveryError {
    /// The code does not have 40 letters and digits.
    #[error("a recovery code has 40 letters, not {letters}")]
    Length {
        /// The number of letters and digits that were typed.
        letters: usize,
    },
    /// A group has a wrong check character, or a character outside the alphabet.
    #[error("group {group} of the recovery code is mistyped")]
    Group {
        /// The first such group, counted from 1.
        group: usize,
    },
}

impl Failure for RecoveryError {
    fn code(&self) -> &'static str {
        self.into()
    }

    fn fields(&self) -> Vec<Field> {
        vec![Field::Recovery]
    }

    fn values(&self) -> Vec<String> {
        match self {
            Self::Length { letters } => vec![letters.to_string()],
            Self::Group { group } => vec![group.to_string()],
        }
    }
}

impl RecoveryCode {
    /// Makes a recovery code from random bytes.
    #[must_use]
    pub fn new(bytes: &Zeroizing<[u8; RECOVERY_BYTES]>) -> Self {
        Self(**bytes)
    }

    /// Reads a typed code. Accepts both cases and any separators, and reads `0`, `1` and `8` as
    /// `O`, `I` and `B`.
    ///
    /// # Errors
    /// [`RecoveryError::Length`]; [`RecoveryError::Group`] with the first wrong group.
    pub fn parse(typed: &str) -> Result<Self, RecoveryError> {
        let symbols: Zeroizing<Vec<Option<u32>>> = Zeroizing::new(
            typed.chars().filter(|character| character.is_alphanumeric()).map(symbol).collect(),
        );
        if symbols.len() != GROUPS * 5 {
            return Err(RecoveryError::Length { letters: symbols.len() });
        }
        let mut bits = Zeroizing::new(Vec::with_capacity(GROUPS));
        for (index, group) in symbols.chunks_exact(5).enumerate() {
            let wrong = RecoveryError::Group { group: index.saturating_add(1) };
            let (data, check) = group.split_at(4);
            let value = data
                .iter()
                .try_fold(0_u32, |value, &symbol| Some((value << 5) | symbol?))
                .ok_or(wrong.clone())?;
            if check.first().copied().flatten() != Some(check_symbol(index, value)) {
                return Err(wrong);
            }
            bits.push(value);
        }
        let mut code = Self([0; RECOVERY_BYTES]);
        for (pair, out) in bits.chunks_exact(2).zip(code.0.chunks_exact_mut(5)) {
            let joined =
                pair.iter().fold(0_u64, |joined, &value| (joined << 20) | u64::from(value));
            let [_, _, _, five @ ..] = joined.to_be_bytes();
            out.copy_from_slice(&five);
        }
        Ok(code)
    }

    /// The code in groups, separated by dashes.
    #[must_use]
    #[expect(
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        reason = "five bytes are two values of 20 bits"
    )]
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(GROUPS * 6));
        let values = self.0.chunks_exact(5).flat_map(|five| {
            let joined = five.iter().fold(0_u64, |joined, &byte| (joined << 8) | u64::from(byte));
            [joined >> 20, joined & 0xF_FFFF].map(|value| value as u32)
        });
        for (index, value) in values.enumerate() {
            if index > 0 {
                text.push('-');
            }
            for symbol in [value >> 15, value >> 10, value >> 5, value, check_symbol(index, value)]
            {
                text.push(letter(symbol));
            }
        }
        text
    }

    /// The bytes, for a key derivation.
    #[must_use]
    pub fn expose(&self) -> &[u8; RECOVERY_BYTES] {
        &self.0
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

/// The weighted sum of the group's values modulo 31, the largest prime below 32. It detects any
/// single wrong character (except `A` typed for `7` or the reverse, because 31 ≡ 0), two swapped
/// characters, and a group in another's position.
#[expect(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "the group is below 8, and the sum below 400"
)]
fn check_symbol(group: usize, value: u32) -> u32 {
    let weighted = [15, 10, 5, 0].into_iter().zip([1_u32, 2, 3, 4]);
    let sum = weighted
        .fold(group as u32 * 5, |sum, (shift, weight)| sum + ((value >> shift) & 31) * weight);
    sum % 31
}

/// The value of a typed character, from 0 to 31. `None` outside the alphabet.
fn symbol(character: char) -> Option<u32> {
    let plain = match character.to_ascii_uppercase() {
        '0' => b'O',
        '1' => b'I',
        '8' => b'B',
        other => u8::try_from(other).ok()?,
    };
    LETTERS.iter().position(|&letter| letter == plain).and_then(|index| u32::try_from(index).ok())
}

/// The letter of a number's last five bits.
#[expect(
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "five bits are an index into 32 letters"
)]
fn letter(bits: u32) -> char {
    char::from(LETTERS[(bits & 31) as usize])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> RecoveryCode {
        RecoveryCode(std::array::from_fn(|index| {
            u8::try_from(index.wrapping_mul(37) % 251).unwrap()
        }))
    }

    #[test]
    fn a_printed_code_is_read_in_either_case_with_any_separators() {
        let text = code().to_text();
        assert_eq!(text.len(), 8 * 5 + 7);
        assert_eq!(RecoveryCode::parse(&text), Ok(code()));
        for typed in [
            text.to_lowercase(),
            text.replace('-', " "),
            text.replace('-', ""),
            format!("  {} ", *text),
        ] {
            assert_eq!(RecoveryCode::parse(&typed), Ok(code()), "{typed}");
        }
        assert_eq!(format!("{:?}", code()), "RecoveryCode(…)");
    }

    #[test]
    fn a_mistyped_character_names_its_group() {
        let text = code().to_text();
        for group in 0..8 {
            for place in 0..4 {
                let at: usize = group * 6 + place;
                let letters: Vec<char> = text.chars().collect();
                for &other in LETTERS {
                    let mut changed = letters.clone();
                    changed[at] = char::from(other);
                    // A and 7 are 0 and 31, which are equal modulo 31.
                    if letters[at] == changed[at]
                        || ['A', '7'].contains(&letters[at]) && ['A', '7'].contains(&changed[at])
                    {
                        continue;
                    }
                    let typed: String = changed.into_iter().collect();
                    assert_eq!(
                        RecoveryCode::parse(&typed),
                        Err(RecoveryError::Group { group: group + 1 }),
                        "{typed}"
                    );
                }
            }
        }
    }

    #[test]
    fn swapped_groups_are_detected() {
        let text = code().to_text();
        let mut groups: Vec<&str> = text.split('-').collect();
        groups.swap(2, 5);
        assert_eq!(RecoveryCode::parse(&groups.join("-")), Err(RecoveryError::Group { group: 3 }));
    }

    #[test]
    fn a_wrong_length_is_refused() {
        assert_eq!(RecoveryCode::parse(""), Err(RecoveryError::Length { letters: 0 }));
        assert_eq!(
            RecoveryCode::parse(&"A".repeat(41)),
            Err(RecoveryError::Length { letters: 41 })
        );
    }
}
