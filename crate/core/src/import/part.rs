use super::Imported;

/// One part of a set of accounts that is spread over several texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The same in all parts of a set. May be negative.
    pub set: i32,
    /// The number of parts that the set has: 1 to the format's limit.
    pub parts: u32,
    /// Counted from 0, below `parts`.
    pub index: u32,
    /// At least one, in the order of the text.
    pub accounts: Vec<Imported>,
}

impl Part {
    /// Counted from 1.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.index.saturating_add(1)
    }
}
