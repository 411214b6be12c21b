//! The steps of [`warifu_reader::bench`] for JavaScript: `tests/bench/steps.js` times them.

use warifu_reader::bench::{STEPS, Subject};
use wasm_bindgen::prelude::wasm_bindgen;

/// A picture to measure the steps with.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Picture(Subject);

#[wasm_bindgen]
impl Picture {
    /// `undefined` if the file is not a picture, or too small for the steps.
    #[must_use]
    pub fn read(file: &[u8]) -> Option<Picture> {
        Subject::new(file).map(Self)
    }

    /// Runs the step of that number once: the reader's version, or the library's.
    pub fn run(&self, step: usize, is_ours: bool) {
        if let Some(step) = STEPS.get(step) {
            (if is_ours { step.ours } else { step.library })(&self.0);
        }
    }
}

/// The names of the steps, by their numbers.
#[must_use]
#[wasm_bindgen]
pub fn steps() -> Vec<String> {
    STEPS.iter().map(|step| step.name.to_owned()).collect()
}
