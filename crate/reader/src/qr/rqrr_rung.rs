use super::symbol::{Corner, Symbol};
use crate::picture::Luma;
use rqrr::PreparedImage;

/// An independent reader, for the few codes that the ladder's own misses.
pub(super) fn search(luma: &Luma) -> Vec<Symbol> {
    let mut found = with_polarity(luma, |pixel| pixel);
    found.extend(with_polarity(luma, |pixel| !pixel));
    found
}

fn with_polarity(luma: &Luma, polarity: impl Fn(u8) -> u8) -> Vec<Symbol> {
    let (Ok(width), Ok(height)) = (usize::try_from(luma.width()), usize::try_from(luma.height()))
    else {
        return Vec::new();
    };
    let at = |x, y| {
        let offset = width.saturating_mul(y).saturating_add(x);
        luma.pixels().get(offset).copied().map_or(u8::MAX, &polarity)
    };
    let mut image = PreparedImage::prepare_from_greyscale(width, height, at);
    image
        .detect_grids()
        .into_iter()
        .filter_map(|grid| {
            let mut bytes = Vec::new();
            grid.decode_to(&mut bytes).ok()?;
            (!bytes.is_empty()).then(|| Symbol::new(bytes, None, grid.bounds.map(corner)))
        })
        .collect()
}

fn corner(point: rqrr::Point) -> Corner {
    let coordinate = |value: i32| i16::try_from(value).map_or(f32::from(i16::MAX), f32::from);
    Corner { x: coordinate(point.x), y: coordinate(point.y) }
}
