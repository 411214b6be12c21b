//! Bytes as pixels: the search ends without a panic, and corners are finite.

#![no_main]

use libfuzzer_sys::fuzz_target;
use warifu_reader::charset::shift_jis;
use warifu_reader::picture::{Luma, Picture};
use warifu_reader::qr;

/// More than the number of strategies.
const MAX_CALLS: u32 = 32;

fn silence_panics() {
    // A panic of a decoder skips its strategy. The fuzzer's own hook would end the process.
    std::panic::set_hook(Box::new(|_| {}));
}

fuzz_target!(init: silence_panics(), |data: &[u8]| {
    let Some((&[width, zoom], pixels)) = data.split_first_chunk() else { return };
    let (width, zoom) = (usize::from(width).max(1), usize::from(zoom % 4) + 1);
    let height = pixels.len() / width;
    // Each byte is a square of pixels, so that a few bytes make a finder pattern.
    let rows = pixels.chunks_exact(width).flat_map(|row| std::iter::repeat_n(row, zoom));
    let drawn = rows.flatten().flat_map(|&pixel| std::iter::repeat_n(pixel, zoom)).collect();
    let side = |modules: usize| u32::try_from(modules * zoom).expect("is small");
    let Some(luma) = Luma::new(side(width), side(height), drawn) else { return };
    let mut calls = 0;
    let found = qr::find(&Picture::from(luma), |_| {
        calls += 1;
        calls <= MAX_CALLS
    });
    assert!(calls < MAX_CALLS);
    for symbol in found.unwrap_or_default() {
        assert!(symbol.corners.iter().all(|corner| corner.x.is_finite() && corner.y.is_finite()));
        let _ = warifu_core::otpauth::parse(&symbol.text, &shift_jis);
    }
});
