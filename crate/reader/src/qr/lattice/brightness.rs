use crate::picture::Luma;
use rxing::Point;

/// A picture that can be asked anywhere, between its pixels too.
pub(super) struct Brightness<'a> {
    pixels: &'a [u8],
    width: usize,
    height: usize,
    inverted: bool,
}

impl<'a> Brightness<'a> {
    pub(super) fn new(luma: &'a Luma, inverted: bool) -> Self {
        Self {
            pixels: luma.pixels(),
            width: luma.width() as usize,
            height: luma.height() as usize,
            inverted,
        }
    }

    /// From 0 (dark) to 255, bilinear between the pixels' centres; beyond the edge as at the edge.
    pub(super) fn at(&self, point: Point) -> f32 {
        let clamp = |value: f32, length: usize| (value - 0.5).clamp(0.0, (length - 1) as f32);
        let (x, y) = (clamp(point.x, self.width), clamp(point.y, self.height));
        let (left, top) = (x as usize, y as usize);
        let (right, bottom) = ((left + 1).min(self.width - 1), (top + 1).min(self.height - 1));
        let (over, down) = (x - left as f32, y - top as f32);
        let above = self.pixel(left, top) * (1.0 - over) + self.pixel(right, top) * over;
        let below = self.pixel(left, bottom) * (1.0 - over) + self.pixel(right, bottom) * over;
        let value = above * (1.0 - down) + below * down;
        if self.inverted { 255.0 - value } else { value }
    }

    fn pixel(&self, x: usize, y: usize) -> f32 {
        self.pixels.get(y * self.width + x).copied().map_or(255.0, f32::from)
    }
}
