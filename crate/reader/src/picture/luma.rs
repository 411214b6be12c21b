/// A rectangle in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// From the left edge.
    pub x: u32,
    /// From the top edge.
    pub y: u32,
    /// To the right of `x`.
    pub width: u32,
    /// Down from `y`.
    pub height: u32,
}

/// Brightness, one byte a pixel (0 is black), row by row from the top. At least one pixel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Luma {
    width: u32,
    height: u32,
    /// Width and height.
    size: (usize, usize),
    pixels: Vec<u8>,
}

impl Luma {
    /// `None` unless `pixels` has `width · height` bytes and at least one.
    #[must_use]
    pub fn new(width: u32, height: u32, pixels: Vec<u8>) -> Option<Self> {
        let size = (usize::try_from(width).ok()?, usize::try_from(height).ok()?);
        let area = size.0.checked_mul(size.1)?;
        (area > 0 && pixels.len() == area).then_some(Self { width, height, size, pixels })
    }

    /// In pixels, at least 1.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.width
    }

    /// In pixels, at least 1.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Width and height for indices into [`Self::pixels`].
    #[must_use]
    pub(crate) fn size(&self) -> (usize, usize) {
        self.size
    }

    /// Row by row.
    #[must_use]
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// The rows from the top.
    pub fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.pixels.chunks_exact(self.size.0)
    }

    /// The part of the picture in `region`; `None` if that is nothing.
    #[must_use]
    pub fn crop(&self, region: Region) -> Option<Self> {
        // A region may end anywhere beyond the picture.
        let right = region.x.saturating_add(region.width).min(self.width);
        let bottom = region.y.saturating_add(region.height).min(self.height);
        let (width, height) = (right.checked_sub(region.x)?, bottom.checked_sub(region.y)?);
        let columns = usize::try_from(region.x).ok()?..usize::try_from(right).ok()?;
        let pixels = self
            .rows()
            .skip(usize::try_from(region.y).ok()?)
            .take(usize::try_from(height).ok()?)
            .filter_map(|row| row.get(columns.clone()))
            .flatten()
            .copied()
            .collect();
        Self::new(width, height, pixels)
    }
}
