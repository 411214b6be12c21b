use crate::picture::Luma;
use crate::qr::symbol::Corner;
use rxing::Point;

/// The brightness of a picture at any point, between the pixels too.
pub(super) struct Brightness<'a> {
    pixels: &'a [u8],
    width: usize,
    height: usize,
    inverted: bool,
}

impl<'a> Brightness<'a> {
    pub(super) fn new(luma: &'a Luma, inverted: bool) -> Self {
        let (width, height) = luma.size();
        Self { pixels: luma.pixels(), width, height, inverted }
    }

    /// From 0 (dark) to 255 (light), bilinear between the pixels' centres. A point outside the
    /// picture has the brightness of the nearest one inside.
    pub(super) fn at(&self, point: Point) -> f32 {
        let clamp = |value: f32, length: usize| (value - 0.5).clamp(0.0, (length - 1) as f32);
        let (x, y) = (clamp(point.x, self.width), clamp(point.y, self.height));
        // A conversion to 32 bits takes half the time of one to `usize`.
        let (left, top) = (x as i32, y as i32);
        let (over, down) = (x - left as f32, y - top as f32);
        let (left, top) = (left as usize, top as usize);
        let (right, bottom) = ((left + 1).min(self.width - 1), (top + 1).min(self.height - 1));
        let above = self.pixel(left, top) * (1.0 - over) + self.pixel(right, top) * over;
        let below = self.pixel(left, bottom) * (1.0 - over) + self.pixel(right, bottom) * over;
        let value = above * (1.0 - down) + below * down;
        if self.inverted { 255.0 - value } else { value }
    }

    /// Whether the point is on the picture.
    pub(super) fn covers(&self, point: Point) -> bool {
        let is_within = |value: f32, length: usize| (0.0..=length as f32).contains(&value);
        is_within(point.x, self.width) && is_within(point.y, self.height)
    }

    /// The nearest point of the picture.
    pub(super) fn nearest(&self, corner: Corner) -> Corner {
        Corner {
            x: corner.x.clamp(0.0, self.width as f32),
            y: corner.y.clamp(0.0, self.height as f32),
        }
    }

    fn pixel(&self, x: usize, y: usize) -> f32 {
        f32::from(self.pixels[y * self.width + x])
    }
}
