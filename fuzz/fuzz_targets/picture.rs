//! Bytes as a picture file: no panic and no huge allocation in reading it, and none in looking for codes that gets out.

#![no_main]

use libfuzzer_sys::fuzz_target;
use warifu_reader::charset::shift_jis;
use warifu_reader::picture::{self, MAX_PIXELS};
use warifu_reader::qr;

/// Larger pictures would take the fuzzer's time and show nothing new.
const SEARCHED_PIXELS: u64 = 200 * 200;
/// More than the ladder has rungs for two layers.
const MOST_QUESTIONS: u32 = 64;

fn quietly() {
    // A panic of a decoder skips its strategy. The fuzzer's own hook would end the process.
    std::panic::set_hook(Box::new(|_| {}));
}

fuzz_target!(init: quietly(), |data: &[u8]| {
    let Ok(picture) = picture::read(data) else { return };
    let pixels = picture.layers.iter().map(|layer| u64::from(layer.width()) * u64::from(layer.height()));
    let pixels = pixels.max().expect("a picture has a layer");
    assert!((1..=MAX_PIXELS).contains(&pixels));
    if pixels > SEARCHED_PIXELS {
        return;
    }
    let mut questions = 0;
    let found = qr::find(&picture, |_| {
        questions += 1;
        questions <= MOST_QUESTIONS
    });
    assert!(questions < MOST_QUESTIONS);
    for symbol in found.unwrap_or_default() {
        let _ = warifu_core::otpauth::parse(&symbol.text, &shift_jis);
    }
});
