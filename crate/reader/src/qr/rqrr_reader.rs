//! `rqrr`, which shares no code with the other strategies: it reads a few QR codes that they miss.
//! It cannot be interrupted, and copies its picture for each pair of finder patterns. So it gets a
//! few small parts of the picture, one at a time.

use super::deadline::Deadline;
use super::symbol::{Corner, Symbol};
use super::timing;
use crate::picture::{Luma, Region};
use rqrr::PreparedImage;
use rxing::common::BitMatrix;
use rxing::common::cpp_essentials::ConcentricPattern;
use rxing::qrcode::cpp_port::detector::{self, FinderPatternSet};

/// A picture with more finder patterns is not read. QR codes of the corpus that this strategy alone
/// reads are on pictures with few.
const MAX_PATTERNS: usize = 40;

/// The number of parts that are read, the most plausible first.
const MAX_PARTS: usize = 4;

/// The pixels of all parts together. A screen has about as many.
const MAX_PIXELS: u32 = 1920 * 1080;

/// Space around a symbol as a fraction of its size. In a slanted view the fourth corner is outside
/// the parallelogram of the others.
const MARGIN: f32 = 0.35;

/// The QR codes around `patterns`, the finder patterns of `bits`. `inverted` if `bits` is the
/// picture's negative.
pub(super) fn symbols(
    luma: &Luma,
    bits: &BitMatrix,
    patterns: &[ConcentricPattern],
    inverted: bool,
    deadline: &Deadline<'_>,
) -> Vec<Symbol> {
    let mut found = Vec::new();
    for part in parts(bits, patterns) {
        if deadline.has_passed() {
            break;
        }
        let Some(luma) = luma.crop(part) else { continue };
        let symbols =
            if inverted { read(&luma, |pixel| !pixel) } else { read(&luma, |pixel| pixel) };
        found.extend(symbols.into_iter().map(|symbol| symbol.moved(part.x as f32, part.y as f32)));
    }
    found
}

/// The parts of the picture in which three of the patterns may belong to a QR code. Those with
/// timing patterns come first.
fn parts(bits: &BitMatrix, patterns: &[ConcentricPattern]) -> Vec<Region> {
    if patterns.len() > MAX_PATTERNS {
        return Vec::new();
    }
    let sets = detector::GenerateFinderPatternSets(&mut patterns.to_vec());
    let (likely, others): (Vec<_>, Vec<_>) =
        sets.iter().partition(|set| timing::is_visible(bits, set));
    let mut parts: Vec<Region> = Vec::new();
    let mut rest = MAX_PIXELS;
    for part in likely.into_iter().chain(others).map(|set| around(bits, set)) {
        let Some(less) = rest.checked_sub(part.width * part.height) else { continue };
        if parts.iter().any(|other| holds(*other, part)) {
            continue;
        }
        parts.push(part);
        rest = less;
        if parts.len() == MAX_PARTS {
            break;
        }
    }
    parts
}

/// The part of the picture around a symbol with these finder patterns.
fn around(bits: &BitMatrix, set: &FinderPatternSet) -> Region {
    let FinderPatternSet { bl, tl, tr } = set;
    let corners = [bl.p, tl.p, tr.p, bl.p + tr.p - tl.p];
    let span = |places: [f32; 4], length: u32| {
        let least = places.into_iter().fold(f32::MAX, f32::min);
        let most = places.into_iter().fold(f32::MIN, f32::max);
        let margin = (most - least) * MARGIN + bl.size.max(tl.size).max(tr.size) as f32;
        let begin = (least - margin).max(0.0) as u32;
        (begin, ((most + margin) as u32).min(length) - begin)
    };
    let (x, width) = span(corners.map(|corner| corner.x), bits.width());
    let (y, height) = span(corners.map(|corner| corner.y), bits.height());
    Region { x, y, width, height }
}

fn holds(outer: Region, inner: Region) -> bool {
    outer.x <= inner.x
        && outer.y <= inner.y
        && outer.x + outer.width >= inner.x + inner.width
        && outer.y + outer.height >= inner.y + inner.height
}

fn read(luma: &Luma, polarity: impl Fn(u8) -> u8) -> Vec<Symbol> {
    let (width, height) = luma.size();
    let pixel = |x, y| polarity(luma.pixels()[y * width + x]);
    PreparedImage::prepare_from_greyscale(width, height, pixel)
        .detect_grids()
        .into_iter()
        .filter_map(|grid| {
            let mut bytes = Vec::new();
            grid.decode_to(&mut bytes).ok()?;
            let corners = grid.bounds.map(|point| Corner { x: point.x as f32, y: point.y as f32 });
            (!bytes.is_empty()).then(|| Symbol::new(bytes, None, corners))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rxing::point;

    fn pattern(x: f32, y: f32) -> ConcentricPattern {
        ConcentricPattern { p: point(x, y), size: 14 }
    }

    #[test]
    fn a_part_holds_the_symbol() {
        let bits = BitMatrix::new(400, 300).unwrap();
        let patterns = [pattern(100.0, 50.0), pattern(160.0, 50.0), pattern(100.0, 110.0)];
        let [part] = parts(&bits, &patterns)[..] else { panic!("one part") };
        assert!(holds(part, Region { x: 90, y: 40, width: 80, height: 80 }), "{part:?}");
        assert!(holds(Region { x: 40, y: 0, width: 180, height: 180 }, part), "{part:?}");
    }

    #[test]
    fn two_patterns_are_no_symbol() {
        let bits = BitMatrix::new(400, 300).unwrap();
        assert!(parts(&bits, &[pattern(100.0, 50.0), pattern(160.0, 50.0)]).is_empty());
    }

    /// Rows of patterns, of which any three may belong together.
    #[test]
    fn the_parts_are_bounded_in_all() {
        let bits = BitMatrix::new(4_000, 3_000).unwrap();
        for (columns, step) in [(3, 60.0), (6, 120.0), (6, 480.0), (7, 60.0)] {
            let places = (0..6).flat_map(|row| (0..columns).map(move |column| (column, row)));
            let patterns: Vec<_> = places
                .map(|(column, row)| pattern(step * column as f32 + 99.0, step * row as f32 + 99.0))
                .collect();
            let parts = parts(&bits, &patterns);
            let pixels: u32 = parts.iter().map(|part| part.width * part.height).sum();
            assert!(parts.len() <= MAX_PARTS && pixels <= MAX_PIXELS, "{parts:?}");
            assert_eq!(parts.is_empty(), patterns.len() > MAX_PATTERNS, "{columns} of {step}");
        }
    }
}
