//! `rqrr`, which shares no code with the other strategies: it reads a few QR codes that they miss.

use super::symbol::{Corner, Symbol};
use crate::picture::Luma;
use rqrr::PreparedImage;

pub(super) fn symbols(luma: &Luma) -> Vec<Symbol> {
    let mut found = with_polarity(luma, |pixel| pixel);
    found.extend(with_polarity(luma, |pixel| !pixel));
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
