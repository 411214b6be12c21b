//! Bytes as a picture file: reading and searching it neither panic nor allocate beyond the bounds.

#![no_main]

use libfuzzer_sys::fuzz_target;
use warifu_reader::charset::shift_jis;
use warifu_reader::picture::{self, Luma, MAX_PIXELS};
use warifu_reader::qr;

/// Larger pictures are not searched: they take long and add nothing.
const SEARCHED_PIXELS: u64 = 200 * 200;
/// More than the number of strategies for two layers.
const MAX_CALLS: u32 = 64;

fn silence_panics() {
    // A panic of a decoder skips its strategy. The fuzzer's own hook would end the process.
    std::panic::set_hook(Box::new(|_| {}));
}

fuzz_target!(init: silence_panics(), |data: &[u8]| {
    let Ok(picture) = picture::read(data) else { return };
    let area = |layer: &Luma| u64::from(layer.width()) * u64::from(layer.height());
    let pixels = picture.layers.iter().map(area).max().expect("a picture has a layer");
    assert!((1..=MAX_PIXELS).contains(&pixels));
    if pixels > SEARCHED_PIXELS {
        return;
    }
    let mut calls = 0;
    let found = qr::find(&picture, |_| {
        calls += 1;
        calls <= MAX_CALLS
    });
    assert!(calls < MAX_CALLS);
    for symbol in found.unwrap_or_default() {
        let _ = warifu_core::otpauth::parse(&symbol.text, &shift_jis);
    }
});
