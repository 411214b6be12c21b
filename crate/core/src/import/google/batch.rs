use super::Part;
use crate::import::{ImportError, Imported};
use std::collections::BTreeMap;

/// A transfer whose parts come one by one, in any order.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    /// By their index.
    taken: BTreeMap<u32, Part>,
}

impl Batch {
    /// Nothing yet. The first part says which transfer it is.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a part. One that is there already changes nothing.
    ///
    /// # Errors
    /// [`ImportError::OtherTransfer`]: another batch, another number of parts, or another content under the same
    /// number. What was taken before stays.
    pub fn take(&mut self, part: Part) -> Result<(), ImportError> {
        let is_of_it = |first: &Part| (first.batch, first.parts) == (part.batch, part.parts);
        let is_other = self.taken.values().next().is_some_and(|first| !is_of_it(first))
            || self.taken.get(&part.index).is_some_and(|same| *same != part);
        if is_other {
            return Err(ImportError::OtherTransfer);
        }
        self.taken.insert(part.index, part);
        Ok(())
    }

    /// How many parts the transfer has: 0 while none was taken, [`super::MAX_PARTS`] at most.
    #[must_use]
    pub fn parts(&self) -> u32 {
        self.taken.values().next().map_or(0, |first| first.parts)
    }

    /// The numbers of the parts that are there, counted from 1, ascending.
    #[must_use]
    pub fn have(&self) -> Vec<u32> {
        self.taken.values().map(Part::number).collect()
    }

    /// The numbers of those that are not, counted from 1, ascending.
    #[must_use]
    pub fn missing(&self) -> Vec<u32> {
        (0..self.parts())
            .filter(|index| !self.taken.contains_key(index))
            .map(|index| index.saturating_add(1))
            .collect()
    }

    /// The accounts of the parts that are there, in the order of the parts.
    pub fn accounts(&self) -> impl Iterator<Item = &Imported> {
        self.taken.values().flat_map(Part::accounts)
    }
}
