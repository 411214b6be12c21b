use std::cell::Cell;

/// When a search must end. Loops that may take long ask it, and return what they have found.
pub(crate) struct Deadline<'a> {
    is_over: &'a dyn Fn() -> bool,
    has_passed: Cell<bool>,
}

impl<'a> Deadline<'a> {
    /// `is_over` reads the caller's clock. It is not called again after it returned true.
    pub(crate) fn new(is_over: &'a dyn Fn() -> bool) -> Self {
        Self { is_over, has_passed: Cell::new(false) }
    }

    /// For steps alone, which have no limit.
    #[cfg(any(test, feature = "bench"))]
    pub(crate) fn never() -> Self {
        Self::new(&|| false)
    }

    pub(crate) fn has_passed(&self) -> bool {
        if !self.has_passed.get() {
            self.has_passed.set((self.is_over)());
        }
        self.has_passed.get()
    }
}
