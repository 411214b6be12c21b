use std::cell::Cell;

/// When a search must end. Loops that may take long ask it, and return what they have found.
pub(crate) struct Deadline<'a> {
    is_over: &'a dyn Fn() -> bool,
    has_passed: Cell<bool>,
    /// Times that [`Self::has_passed_lately`] was called.
    calls: Cell<u8>,
}

/// In WebAssembly a look at the clock takes as long as a row of pixels.
const CALLS_PER_LOOK: u8 = 4;

impl<'a> Deadline<'a> {
    /// `is_over` reads the caller's clock. It is not called again after it returned true.
    pub(crate) fn new(is_over: &'a dyn Fn() -> bool) -> Self {
        Self { is_over, has_passed: Cell::new(false), calls: Cell::new(0) }
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

    /// Like [`Self::has_passed`], but looks at the clock in one of [`CALLS_PER_LOOK`] calls: for
    /// loops whose turns take microseconds.
    pub(crate) fn has_passed_lately(&self) -> bool {
        let calls = self.calls.get();
        self.calls.set((calls + 1) % CALLS_PER_LOOK);
        if calls == 0 { self.has_passed() } else { self.has_passed.get() }
    }
}
