use super::{ImportError, Imported, Part};
use std::collections::BTreeMap;

/// The parts of one set, taken in any order.
#[derive(Debug, Clone, Default)]
pub struct PartSet {
    /// By their index.
    taken: BTreeMap<u32, Part>,
}

impl PartSet {
    /// An empty set. The first part decides which set it is.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a part. Returns whether it is new.
    ///
    /// # Errors
    /// [`ImportError::OtherSet`]: another set, another number of parts, or another content under
    /// the same number. The parts that were taken before stay.
    pub fn take(&mut self, part: Part) -> Result<bool, ImportError> {
        let is_of_it = |first: &Part| (first.set, first.parts) == (part.set, part.parts);
        let is_other = self.taken.values().next().is_some_and(|first| !is_of_it(first))
            || self.taken.get(&part.index).is_some_and(|same| *same != part);
        if is_other {
            return Err(ImportError::OtherSet);
        }
        Ok(self.taken.insert(part.index, part).is_none())
    }

    /// The number of parts that the set has; 0 before the first was taken.
    #[must_use]
    pub fn parts(&self) -> u32 {
        self.taken.values().next().map_or(0, |first| first.parts)
    }

    /// The numbers of the parts that were taken, counted from 1, ascending.
    #[must_use]
    pub fn have(&self) -> Vec<u32> {
        self.taken.values().map(Part::number).collect()
    }

    /// The numbers of the missing parts, counted from 1, ascending.
    #[must_use]
    pub fn missing(&self) -> Vec<u32> {
        (0..self.parts())
            .filter(|index| !self.taken.contains_key(index))
            .map(|index| index.saturating_add(1))
            .collect()
    }

    /// The accounts of the parts that were taken, in the order of the parts.
    pub fn accounts(&self) -> impl Iterator<Item = &Imported> {
        self.taken.values().flat_map(|part| &part.accounts)
    }
}
