//! `rqrr`, which shares no code with the other strategies: it reads a few QR codes that they miss.

use super::deadline::Deadline;
use super::steps::finder_search;
use super::symbol::{Corner, Symbol};
use crate::picture::Luma;
use rqrr::PreparedImage;
use rxing::common::BitMatrix;

/// The library cannot be interrupted. It copies the picture for each pair of finder patterns, so
/// larger pictures, and those with more patterns, are not given to it.
const MOST_PIXELS: usize = 1920 * 1080;
const MOST_PATTERNS: usize = 40;

/// A QR code has three.
const LEAST_PATTERNS: usize = 3;

/// `dark` has the picture's dark pixels, `light` the light ones.
pub(super) fn symbols(
    luma: &Luma,
    dark: &BitMatrix,
    light: &BitMatrix,
    deadline: &Deadline<'_>,
) -> Vec<Symbol> {
    if luma.pixels().len() > MOST_PIXELS {
        return Vec::new();
    }
    let may_read = |bits| {
        let patterns = finder_search::find(bits, deadline).len();
        (LEAST_PATTERNS..=MOST_PATTERNS).contains(&patterns) && !deadline.has_passed()
    };
    let mut found = Vec::new();
    if may_read(dark) {
        found.extend(with_polarity(luma, |pixel| pixel));
    }
    if may_read(light) {
        found.extend(with_polarity(luma, |pixel| !pixel));
    }
    found
}

fn with_polarity(luma: &Luma, polarity: impl Fn(u8) -> u8) -> Vec<Symbol> {
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
