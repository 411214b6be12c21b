//! A second reader, for QR codes that the library does not detect. Its finder patterns need no
//! quiet zone, its grid of modules follows bent paper and cloth, and it reads each module's
//! brightness from the picture instead of from a black-and-white copy. It is slower than the
//! library.

mod brightness;
pub(super) mod cut;
mod finder;
mod mapping;
mod mesh;
mod modules;
mod pattern;
mod placement;

use super::deadline::Deadline;
use super::guarded;
use super::symbol::{Symbol, decoded};
use crate::picture::Luma;
use brightness::Brightness;
pub(super) use finder::{Finder, find as finders};
use mapping::Mapping;
use mesh::Mesh;
use placement::Placement;

/// The number of placements that are read with a flat mesh.
const MAX_FLAT: usize = 8;
/// The number of placements that are read with a bent mesh, which takes much longer.
const MAX_BENT: usize = 2;

/// The QR codes with these finder patterns, which are light on dark if `inverted`.
pub(super) fn symbols(
    luma: &Luma,
    finders: &[Finder],
    inverted: bool,
    deadline: &Deadline<'_>,
) -> Vec<Symbol> {
    let picture = Brightness::new(luma, inverted);
    let placements = placement::placements(&picture, finders, deadline);
    let mut found: Vec<Symbol> = Vec::new();
    for (bends, most) in [(false, MAX_FLAT), (true, MAX_BENT)] {
        for placement in placements.iter().take(most) {
            if found.iter().any(|symbol| symbol.covers(placement.middle())) {
                continue;
            }
            found.extend(guarded(|| read(&picture, placement, bends, deadline)).flatten());
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

/// Without sharpening first, then with more and more of it.
fn read(
    picture: &Brightness<'_>,
    placement: &Placement,
    bends: bool,
    deadline: &Deadline<'_>,
) -> Option<Symbol> {
    // A bent mesh comes to the same result from either guess.
    let guesses = Mapping::guesses(picture, placement).into_iter().take(if bends { 1 } else { 2 });
    for mapping in guesses {
        let mut mesh = Mesh::flat(mapping);
        if bends {
            mesh.bend(picture, deadline);
        }
        let values = modules::values(picture, &mesh);
        for sharpening in [0.0, 0.5, 1.0, 2.0] {
            if deadline.has_passed() {
                return None;
            }
            let bits = values.bits(sharpening)?;
            if let Some(symbol) = decoded(&bits, mesh.corners()) {
                return Some(symbol);
            }
        }
    }
    None
}
