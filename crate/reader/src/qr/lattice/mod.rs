//! An own reader beside the library's: it looks for finder patterns that need no quiet zone, lays a lattice over the
//! symbol that bends with the paper, and takes each module's brightness from the picture itself instead of from a
//! black-and-white copy. Slower, and run on what the library could not read.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "coordinates stay below a picture's 40 million pixels and modules below 177; casts of floats saturate"
)]

mod brightness;
mod finder;
mod mapping;
mod mesh;
mod modules;
mod pattern;
mod placement;

use super::guarded;
use super::symbol::{Symbol, symbol};
use crate::picture::Luma;
use brightness::Brightness;
use mapping::Mapping;
use mesh::Mesh;
use placement::Placement;
use rxing::common::BitMatrix;

/// Of all that looks like a symbol, what is tried to read as it is, and what with a bent lattice, which costs much more.
const MAX_READ: usize = 8;
const MAX_BENT: usize = 2;

/// The symbols that are dark on light in `bits`; `inverted` where those bits are the picture's negative.
pub(super) fn search(luma: &Luma, bits: &BitMatrix, inverted: bool) -> Vec<Symbol> {
    let picture = Brightness::new(luma, inverted);
    let placements = placement::placements(&picture, &finder::find(bits));
    let mut found: Vec<Symbol> = Vec::new();
    for (bends, most) in [(false, MAX_READ), (true, MAX_BENT)] {
        for placement in placements.iter().take(most) {
            if found.iter().any(|symbol| symbol.covers(placement.middle())) {
                continue;
            }
            found.extend(guarded(|| read(&picture, placement, bends)).flatten());
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

/// As it is, then with the blur between neighbours taken out.
fn read(picture: &Brightness<'_>, placement: &Placement, bends: bool) -> Option<Symbol> {
    // A bent lattice finds the way by itself from either guess.
    let guesses = Mapping::guesses(picture, placement).into_iter().take(if bends { 1 } else { 2 });
    for mapping in guesses {
        let mut mesh = Mesh::flat(mapping);
        if bends {
            mesh.bend(picture);
        }
        let values = modules::values(picture, &mesh);
        for sharpening in [0.0, 0.5, 1.0, 2.0] {
            let bits = values.bits(sharpening)?;
            if let Some(symbol) = symbol(&bits, mesh.corners()) {
                return Some(symbol);
            }
        }
    }
    None
}
