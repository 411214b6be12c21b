//! Texts that are spread over several QR codes (ISO/IEC 18004 §8, structured append).

use zeroize::Zeroizing;

/// The place of a QR code in a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// From 1 to `count`.
    pub number: u8,
    /// The number of QR codes in the set: 2 to 16.
    pub count: u8,
    /// All bytes of the whole text, combined by exclusive or. The same in each QR code of a set.
    pub parity: u8,
}

/// The QR codes of one set, taken in any order. Their bytes are wiped on drop.
#[derive(Debug, Clone, Default)]
pub struct AppendedSet {
    parity: u8,
    /// One for each QR code of the set. It is empty until the QR code is taken, because each holds
    /// at least one byte.
    parts: Vec<Zeroizing<Vec<u8>>>,
}

impl AppendedSet {
    /// Takes a QR code. If it belongs to another set, forgets those that were taken before.
    pub fn take(&mut self, Place { number, count, parity }: Place, bytes: &[u8]) {
        if self.parity != parity || self.parts.len() != usize::from(count) {
            *self = Self { parity, parts: vec![Zeroizing::default(); usize::from(count)] };
        }
        let index = usize::from(number).checked_sub(1);
        if let Some(part) = index.and_then(|index| self.parts.get_mut(index)) {
            *part = Zeroizing::new(bytes.to_vec());
        }
    }

    /// The number of QR codes that were not taken yet.
    #[must_use]
    pub fn missing(&self) -> usize {
        self.parts.iter().filter(|part| part.is_empty()).count()
    }

    /// The bytes of the whole text; `None` while a QR code is missing, or if the parity is wrong.
    #[must_use]
    pub fn whole(&self) -> Option<Zeroizing<Vec<u8>>> {
        if self.parts.is_empty() || self.missing() > 0 {
            return None;
        }
        let mut whole = Zeroizing::new(Vec::new());
        whole.reserve_exact(self.parts.iter().map(|part| part.len()).sum());
        for part in &self.parts {
            whole.extend_from_slice(part);
        }
        (whole.iter().fold(0, |all, byte| all ^ byte) == self.parity).then_some(whole)
    }
}

#[cfg(test)]
mod tests {
    use super::{AppendedSet, Place};

    const PARITY: u8 = b'a' ^ b'b' ^ b'c';

    fn place(number: u8) -> Place {
        Place { number, count: 3, parity: PARITY }
    }

    #[test]
    fn the_text_is_whole_once_each_part_is_there() {
        let mut set = AppendedSet::default();
        for (number, bytes, missing) in [(3, b"c", 2), (1, b"a", 1), (1, b"a", 1)] {
            set.take(place(number), bytes);
            assert_eq!(set.missing(), missing);
            assert_eq!(set.whole(), None);
        }
        set.take(place(2), b"b");
        assert_eq!(set.whole().as_deref().map(Vec::as_slice), Some(&b"abc"[..]));
    }

    #[test]
    fn parts_of_different_texts_are_not_joined() {
        let mut set = AppendedSet::default();
        for (number, bytes) in [(1, b"a"), (2, b"x"), (3, b"c")] {
            set.take(place(number), bytes);
        }
        assert_eq!(set.whole(), None);
        set.take(Place { number: 2, count: 2, parity: 7 }, b"b");
        assert_eq!((set.missing(), set.whole()), (1, None));
    }
}
