//! Random damage to bytes, for tests of parsers.

use proptest::collection::vec;
use proptest::prelude::*;

pub(crate) fn config(cases: u32) -> ProptestConfig {
    // The smallest failing input is printed, so no file of seeds is needed.
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// One fault in a file. Positions are fractions of the file's length, so that they cover a file of
/// any length.
#[derive(Debug, Clone)]
pub(crate) enum Damage {
    Set { at: f64, byte: u8 },
    Flip { at: f64, bit: u32 },
    Insert { at: f64, bytes: Vec<u8> },
    Remove { at: f64, count: usize },
    Repeat { at: f64, count: usize },
    Cut { at: f64 },
}

pub(crate) fn damage() -> impl Strategy<Value = Damage> {
    let at = 0.0..1.0;
    prop_oneof![
        4 => (at.clone(), any::<u8>()).prop_map(|(at, byte)| Damage::Set { at, byte }),
        4 => (at.clone(), 0..8_u32).prop_map(|(at, bit)| Damage::Flip { at, bit }),
        2 => (at.clone(), vec(any::<u8>(), 1..9)).prop_map(|(at, bytes)| Damage::Insert { at, bytes }),
        2 => (at.clone(), 1..9_usize).prop_map(|(at, count)| Damage::Remove { at, count }),
        1 => (at.clone(), 1..65_usize).prop_map(|(at, count)| Damage::Repeat { at, count }),
        1 => at.prop_map(|at| Damage::Cut { at }),
    ]
}

impl Damage {
    #[allow(
        clippy::as_conversions,
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a fraction of a small length"
    )]
    pub(crate) fn place(at: f64, length: usize) -> usize {
        (at * length as f64) as usize
    }

    fn apply(&self, bytes: &mut Vec<u8>) {
        let length = bytes.len();
        match self {
            Self::Set { at, byte } => {
                if let Some(old) = bytes.get_mut(Self::place(*at, length)) {
                    *old = *byte;
                }
            }
            Self::Flip { at, bit } => {
                if let Some(old) = bytes.get_mut(Self::place(*at, length)) {
                    *old ^= 1 << bit;
                }
            }
            Self::Insert { at, bytes: new } => {
                let at = Self::place(*at, length);
                bytes.splice(at..at, new.iter().copied());
            }
            Self::Remove { at, count } => {
                let at = Self::place(*at, length);
                bytes.drain(at..(at + count).min(length));
            }
            Self::Repeat { at, count } => {
                let at = Self::place(*at, length);
                bytes.extend_from_within(at..(at + count).min(length));
            }
            Self::Cut { at } => bytes.truncate(Self::place(*at, length)),
        }
    }
}

pub(crate) fn damaged(mut bytes: Vec<u8>, all: &[Damage]) -> Vec<u8> {
    for damage in all {
        damage.apply(&mut bytes);
    }
    bytes
}
