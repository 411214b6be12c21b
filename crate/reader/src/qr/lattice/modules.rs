//! A mesh on the picture → dark and light modules.

use super::brightness::Brightness;
use super::mesh::Mesh;
use rxing::common::BitMatrix;

/// The brightness of each module, with a border of one module around the symbol.
pub(super) struct Values {
    /// Modules along an edge, with the border.
    side: usize,
    values: Vec<f32>,
}

/// A module's threshold is taken from so many modules to each side.
const WINDOW: usize = 4;

pub(super) fn values(picture: &Brightness<'_>, mesh: &Mesh) -> Values {
    let side = mesh.size() as usize + 2;
    let mut values = Vec::with_capacity(side * side);
    for row in 0..side {
        for column in 0..side {
            let (x, y) = (column as f32 - 0.5, row as f32 - 0.5);
            let at = |dx: f32, dy: f32| picture.at(mesh.at(x + dx, y + dy));
            let around = at(0.25, 0.0) + at(-0.25, 0.0) + at(0.0, 0.25) + at(0.0, -0.25);
            values.push((at(0.0, 0.0) * 2.0 + around) / 6.0);
        }
    }
    Values { side, values }
}

impl Values {
    fn at(&self, column: usize, row: usize) -> f32 {
        self.values[row * self.side + column]
    }

    /// The symbol's modules, the dark ones being set. `sharpening` is the factor by which a
    /// module's difference from its neighbours is added to it: blur mixes them.
    pub(super) fn bits(&self, sharpening: f32) -> Option<BitMatrix> {
        let sharp = self.sharpened(sharpening);
        let size = (self.side - 2) as u32;
        let mut bits = BitMatrix::new(size, size).ok()?;
        for row in 0..self.side - 2 {
            for column in 0..self.side - 2 {
                let value = sharp.at(column + 1, row + 1);
                if value < sharp.threshold(column + 1, row + 1) {
                    bits.set(column as u32, row as u32);
                }
            }
        }
        Some(bits)
    }

    fn sharpened(&self, amount: f32) -> Self {
        let mut values = self.values.clone();
        for row in 1..self.side - 1 {
            for column in 1..self.side - 1 {
                let beside = self.at(column - 1, row) + self.at(column + 1, row);
                let mean = (beside + self.at(column, row - 1) + self.at(column, row + 1)) / 4.0;
                let value = &mut values[row * self.side + column];
                *value += amount * (*value - mean);
            }
        }
        Self { side: self.side, values }
    }

    /// The middle between the darkest and the lightest module nearby.
    fn threshold(&self, column: usize, row: usize) -> f32 {
        let (mut darkest, mut lightest) = (f32::MAX, f32::MIN);
        for y in row.saturating_sub(WINDOW).max(1)..=(row + WINDOW).min(self.side - 2) {
            for x in column.saturating_sub(WINDOW).max(1)..=(column + WINDOW).min(self.side - 2) {
                let value = self.at(x, y);
                darkest = darkest.min(value);
                lightest = lightest.max(value);
            }
        }
        f32::midpoint(darkest, lightest)
    }
}
