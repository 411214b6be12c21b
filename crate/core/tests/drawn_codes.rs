//! QR codes for a phone, read back with the reader and compared with another encoder.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "small, known fixtures"
)]

use proptest::prelude::*;
use qrcode::{EcLevel, QrCode};
use warifu_core::draw::{DrawError, Drawing, draw};
use warifu_core::parts::split;
use warifu_reader::picture::{Luma, Picture};
use warifu_reader::qr;

/// The width of the quiet zone in modules.
const QUIET: usize = 4;
/// Pixels per side of a module.
const PIXELS: usize = 3;

/// A picture of the QR code as a page draws it: dark on light, with its quiet zone.
fn painted(drawing: &Drawing) -> Picture {
    let side = (drawing.size + 2 * QUIET) * PIXELS;
    let is_dark = |x: usize, y: usize| {
        let module = |place: usize| {
            (place / PIXELS).checked_sub(QUIET).filter(|&module| module < drawing.size)
        };
        module(x).zip(module(y)).is_some_and(|(x, y)| drawing.modules[y * drawing.size + x])
    };
    let pixels = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
    let pixels = pixels.map(|(x, y)| if is_dark(x, y) { 0 } else { 255 }).collect();
    let side = u32::try_from(side).expect("it is small");
    Luma::new(side, side, pixels).expect("it has that many pixels").into()
}

fn read(text: &str) -> Vec<String> {
    let drawing = draw(text).expect("it fits");
    let symbols = qr::find(&painted(&drawing), |_| true).expect("there is a code");
    symbols.iter().map(|symbol| symbol.text.clone()).collect()
}

#[test]
fn addresses_of_every_length_are_read_back() {
    for letters in [0, 10, 50, 100, 250, 500, 1000, 2000] {
        let account = "%E5%B1%B1".repeat(letters / 9);
        let text = format!(
            "otpauth://totp/Example:{account}?secret=JBSWY3DPEHPK3PXP&issuer=Example&algorithm=SHA1"
        );
        assert_eq!(read(&text), [text]);
    }
}

#[test]
fn the_parts_of_a_vault_are_read_back() {
    let file: Vec<u8> = (0..2000_u32).flat_map(|at| (at * at / 7).to_be_bytes()).collect();
    for text in split(&file).expect("it is small") {
        assert_eq!(read(&text), [text]);
    }
}

/// Another encoder does not find a smaller QR code.
#[test]
fn the_qr_code_is_the_smallest() {
    for length in [0, 1, 13, 14, 15, 100, 500, 1000, 2331] {
        for text in ["a".repeat(length), "A".repeat(length), "1".repeat(length)] {
            let other = QrCode::with_error_correction_level(&text, EcLevel::M).expect("it fits");
            let drawing = draw(&text).expect("it fits");
            assert!(drawing.size <= other.width(), "{length} of {:?}", text.chars().next());
            assert_eq!(drawing.modules.len(), drawing.size * drawing.size);
        }
    }
}

#[test]
fn a_text_that_does_not_fit_is_refused() {
    assert!(draw(&"a".repeat(2331)).is_ok());
    assert_eq!(draw(&"a".repeat(2332)), Err(DrawError::TooLong));
    assert_eq!(draw(&"a".repeat(1_000_000)), Err(DrawError::TooLong));
}

#[test]
fn debug_hides_the_modules() {
    assert_eq!(format!("{:?}", draw("x").expect("it fits")), "Drawing { size: 21, .. }");
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 40,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_ascii_is_read_back(text in "[ -~]{1,200}") {
        prop_assert_eq!(read(&text), [text]);
    }
}
