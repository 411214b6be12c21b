//! Symbols of which the picture's edge cuts off up to three rows or columns of modules: a page that
//! was scrolled, a region that was drawn too tight. Each such edge cuts a finder pattern, which
//! `edge` finds by its remains. The modules outside are erasures.

mod edge;
mod erasures;
mod frame;

use super::brightness::Brightness;
use super::finder::Finder;
use super::mapping::Mapping;
use super::mesh::Mesh;
use super::modules;
use crate::picture::Luma;
use crate::qr::deadline::Deadline;
use crate::qr::guarded;
use crate::qr::symbol::Symbol;
use frame::Frame;
use rxing::common::BitMatrix;

/// The number of frames that are read, the best first.
const MAX_READ: usize = 6;

/// The cut symbols, dark on light in `bits`. `whole` gives the finder patterns of `bits` that are
/// not cut. `inverted` if `bits` is the picture's negative.
pub(in crate::qr) fn symbols<'a>(
    luma: &Luma,
    bits: &BitMatrix,
    whole: impl FnOnce() -> &'a [Finder],
    inverted: bool,
    deadline: &Deadline<'_>,
) -> Vec<Symbol> {
    let cut = edge::finders(bits, deadline);
    if cut.is_empty() {
        return Vec::new();
    }
    let picture = Brightness::new(luma, inverted);
    let mut found: Vec<Symbol> = Vec::new();
    for frame in frame::frames(&picture, &cut, whole(), deadline).into_iter().take(MAX_READ) {
        if found.iter().any(|symbol| symbol.covers(frame.middle())) {
            continue;
        }
        found.extend(guarded(|| read(&picture, &frame, deadline)).flatten());
    }
    found
}

/// Without sharpening first, then with more and more of it.
fn read(picture: &Brightness<'_>, frame: &Frame, deadline: &Deadline<'_>) -> Option<Symbol> {
    for mapping in Mapping::guesses(picture, &frame.placement()) {
        let mesh = Mesh::flat(mapping);
        let seen = seen(picture, &mesh)?;
        let values = modules::values(picture, &mesh);
        for sharpening in [0.0, 0.5, 1.0, 2.0] {
            if deadline.has_passed() {
                return None;
            }
            let corners = mesh.corners().map(|corner| picture.nearest(corner));
            let modules = erasures::Modules { bits: &values.bits(sharpening)?, seen: &seen };
            if let Some(symbol) = modules.decoded(corners) {
                return Some(symbol);
            }
        }
    }
    None
}

/// The modules whose centres are on the picture.
fn seen(picture: &Brightness<'_>, mesh: &Mesh) -> Option<BitMatrix> {
    let mut seen = BitMatrix::new(mesh.size(), mesh.size()).ok()?;
    for (column, row) in
        (0..mesh.size()).flat_map(|row| (0..mesh.size()).map(move |column| (column, row)))
    {
        if picture.covers(mesh.at(column as f32 + 0.5, row as f32 + 0.5)) {
            seen.set(column, row);
        }
    }
    Some(seen)
}
