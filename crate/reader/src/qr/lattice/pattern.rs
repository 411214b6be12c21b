//! The function patterns of a symbol (ISO/IEC 18004 §6.3).

/// Modules along the edge of a finder pattern with its light separator.
const CORNER: u32 = 8;

/// A smaller difference of brightness is within the noise of a picture.
const NOISE: f32 = 4.0;

/// From -1 to 1: how far modules are on the right side of their mean brightness. Each has its
/// brightness, and whether it has to be dark. 0 without modules.
pub(super) fn agreement(modules: impl Iterator<Item = (f32, bool)>) -> f32 {
    let mut values = Vec::with_capacity(64);
    values.extend(modules);
    let mean = values.iter().map(|(value, _)| value).sum::<f32>() / values.len().max(1) as f32;
    let (agreed, span) = values.into_iter().fold((0.0, 0.0), |(agreed, span), (value, is_dark)| {
        let difference = if is_dark { mean - value } else { value - mean };
        (agreed + difference, span + difference.abs().max(NOISE))
    });
    if span == 0.0 { 0.0 } else { agreed / span }
}

/// Whether a function pattern makes the module dark. `None` for other modules. Of the alignment
/// patterns only the bottom right one is included.
pub(super) fn known(size: u32, column: u32, row: u32) -> Option<bool> {
    let far = size - CORNER;
    match (column < CORNER, column >= far, row < CORNER, row >= far) {
        (true, _, true, _) => return Some(finder(column, row)),
        (_, true, true, _) => return Some(finder(size - 1 - column, row)),
        (true, _, _, true) => return Some(finder(column, size - 1 - row)),
        _ => {}
    }
    if column == 6 || row == 6 {
        return Some((column + row).is_multiple_of(2));
    }
    let (over, down) = (column.abs_diff(size - 7), row.abs_diff(size - 7));
    (size > 21 && over <= 2 && down <= 2).then(|| over.max(down) != 1)
}

/// `column` and `row` are counted from the symbol's corner.
fn finder(column: u32, row: u32) -> bool {
    column < 7 && row < 7 && column.abs_diff(3).max(row.abs_diff(3)) != 2
}
