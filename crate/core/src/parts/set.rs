use super::part::set_of;
use super::{Part, PartError};
use std::collections::BTreeMap;

/// The QR codes of one set, taken in any order.
#[derive(Debug, Clone, Default)]
pub struct PartSet {
    /// By their index.
    taken: BTreeMap<usize, Part>,
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
    /// [`PartError::OtherSet`]: another set, another number of parts, or another content under the
    /// same number. The parts that were taken before stay.
    pub fn take(&mut self, part: Part) -> Result<bool, PartError> {
        let is_of_it = |first: &Part| (first.set, first.count) == (part.set, part.count);
        let is_other = self.taken.values().next().is_some_and(|first| !is_of_it(first))
            || self.taken.get(&part.index).is_some_and(|same| *same != part);
        if is_other {
            return Err(PartError::OtherSet);
        }
        Ok(self.taken.insert(part.index, part).is_none())
    }

    /// The numbers of the parts that were taken, counted from 1, ascending.
    #[must_use]
    pub fn have(&self) -> Vec<usize> {
        self.taken.values().map(Part::number).collect()
    }

    /// The numbers of the missing parts, counted from 1, ascending. Empty before the first part.
    #[must_use]
    pub fn missing(&self) -> Vec<usize> {
        let count = self.taken.values().next().map_or(0, |first| first.count);
        let missing = (0..count).filter(|index| !self.taken.contains_key(index));
        missing.map(|index| index.saturating_add(1)).collect()
    }

    /// The file; `None` while a part is missing.
    ///
    /// # Errors
    /// [`PartError::Mixed`]: the file is not the one that the parts name.
    pub fn file(&self) -> Result<Option<Vec<u8>>, PartError> {
        let Some(first) = self.taken.values().next() else { return Ok(None) };
        if self.taken.len() < first.count {
            return Ok(None);
        }
        let pieces = self.taken.values().map(|part| part.data.as_slice());
        let file = pieces.collect::<Vec<_>>().concat();
        if set_of(&file) == first.set { Ok(Some(file)) } else { Err(PartError::Mixed) }
    }
}
