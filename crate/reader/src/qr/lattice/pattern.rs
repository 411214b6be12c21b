//! The function patterns of a symbol (ISO/IEC 18004 §6.3).

/// Modules along the edge of a finder pattern with its light separator.
const CORNER: u32 = 8;

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
