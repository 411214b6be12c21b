//! Detection and decoding by `rxing`, a port of zxing-cpp.

use super::steps::finder_search;
use super::symbol::{Corner, Symbol, decoded};
use rxing::common::{BitMatrix, DetectorRXingResult as _};
use rxing::qrcode::cpp_port::detector;

/// Every QR code on a black-and-white picture. The library's `Reader` is not used: it stops at the
/// first QR code, and it needs a clock, which a WebAssembly module does not have.
pub(super) fn symbols(bits: &BitMatrix) -> Vec<Symbol> {
    let mut patterns = finder_search::find(bits);
    let sets = detector::GenerateFinderPatternSets(&mut patterns);
    let mut used = Vec::new();
    let mut found = Vec::new();
    for set in sets {
        let finders = [set.bl, set.tl, set.tr];
        if finders.iter().any(|finder| used.contains(finder)) {
            continue;
        }
        let Ok(sample) = detector::SampleQR(bits, &set) else { continue };
        let Ok([top_left, top_right, bottom_left, bottom_right]) =
            <[rxing::Point; 4]>::try_from(sample.getPoints())
        else {
            continue;
        };
        let corners = [top_left, top_right, bottom_right, bottom_left]
            .map(|point| Corner { x: point.x, y: point.y });
        let Some(symbol) = decoded(sample.getBits(), corners) else { continue };
        found.push(symbol);
        used.extend(finders);
    }
    found
}
