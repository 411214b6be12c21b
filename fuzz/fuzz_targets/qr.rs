//! Bytes as pixels: the search ends, with no panic that gets out, and what it finds lies where it says.

#![no_main]

use libfuzzer_sys::fuzz_target;
use warifu_reader::charset::shift_jis;
use warifu_reader::picture::{Luma, Picture};
use warifu_reader::qr;

/// More than the ladder has rungs.
const MOST_QUESTIONS: u32 = 32;

fn quietly() {
    // A panic of a decoder skips its strategy. The fuzzer's own hook would end the process.
    std::panic::set_hook(Box::new(|_| {}));
}

fuzz_target!(init: quietly(), |data: &[u8]| {
    let Some((&[width, zoom], pixels)) = data.split_first_chunk() else { return };
    let (width, zoom) = (usize::from(width).max(1), usize::from(zoom % 4) + 1);
    let height = pixels.len() / width;
    // Each byte is a square of pixels, so that few bytes make a finder pattern.
    let rows = pixels.chunks_exact(width).flat_map(|row| std::iter::repeat_n(row, zoom));
    let drawn: Vec<u8> = rows.flat_map(|row| row.iter().flat_map(|&pixel| std::iter::repeat_n(pixel, zoom))).collect();
    let side = |modules: usize| u32::try_from(modules * zoom).expect("is small");
    let Some(luma) = Luma::new(side(width), side(height), drawn) else { return };
    let mut questions = 0;
    let found = qr::find(&Picture { layers: vec![luma] }, |_| {
        questions += 1;
        questions <= MOST_QUESTIONS
    });
    assert!(questions < MOST_QUESTIONS);
    for symbol in found.unwrap_or_default() {
        assert!(symbol.corners.iter().all(|corner| corner.x.is_finite() && corner.y.is_finite()));
        let _ = warifu_core::otpauth::parse(&symbol.text, &shift_jis);
    }
});
