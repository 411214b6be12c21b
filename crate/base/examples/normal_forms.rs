//! Prints each character that normalisation changes, its NFD and its NFKC, one line each:
//! `cargo run --example normal_forms`.
//!
//! `tests/normal-forms.test.js` compares them with JavaScript's, which the codes module uses.

#![allow(clippy::print_stdout, reason = "its output is its purpose")]

#[path = "../tests/shared/normalise.rs"]
mod shared;

use shared::normalise;
use warifu_base::normalisation::Form;

fn main() {
    for character in '\0'..=char::MAX {
        let text = String::from(character);
        let (nfd, nfkc) = (normalise(Form::Nfd, &text), normalise(Form::Nfkc, &text));
        if nfd != text || nfkc != text {
            println!("{text} {nfd} {nfkc}");
        }
    }
}
