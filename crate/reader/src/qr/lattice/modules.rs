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
        let thresholds = sharp.thresholds();
        let size = self.side - 2;
        let mut bits = BitMatrix::new(size as u32, size as u32).ok()?;
        for row in 0..size {
            for column in 0..size {
                if sharp.at(column + 1, row + 1) < thresholds[row * size + column] {
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

    /// For each module the middle between the darkest and the lightest one nearby: first along its
    /// row, then along its column.
    fn thresholds(&self) -> Vec<f32> {
        let size = self.side - 2;
        let near = |at: usize| at.saturating_sub(WINDOW)..(at + WINDOW + 1).min(size);
        let join = |(darkest, lightest): (f32, f32), (dark, light): (f32, f32)| {
            (darkest.min(dark), lightest.max(light))
        };
        let modules = || (0..size).flat_map(|row| (0..size).map(move |column| (column, row)));
        let along_row = |(column, row)| {
            let values = near(column).map(|column| self.at(column + 1, row + 1));
            values.map(|value| (value, value)).fold((f32::MAX, f32::MIN), join)
        };
        let rows: Vec<_> = modules().map(along_row).collect();
        let along_column = |(column, row)| {
            let spans = near(row).map(|row| rows[row * size + column]);
            let (darkest, lightest) = spans.fold((f32::MAX, f32::MIN), join);
            f32::midpoint(darkest, lightest)
        };
        modules().map(along_column).collect()
    }
}
