//! Pixels that the browser decoded, such as a frame of a camera.

use super::layers::{Layers, Samples, check_size};
use super::{MAX_PIXELS, Picture, PictureError};

/// Takes pixels row by row from the top, each as red, green, blue and alpha.
///
/// # Errors
/// [`PictureError::TooLarge`]; [`PictureError::Damaged`] without any pixel, or if `rgba` has not
/// four bytes for each.
pub fn from_pixels(width: u32, height: u32, rgba: &[u8]) -> Result<Picture, PictureError> {
    check_size(width, height, MAX_PIXELS)?;
    let (pixels, []) = rgba.as_chunks::<4>() else { return Err(PictureError::Damaged) };
    let mut layers = Layers::new(width, height)?;
    layers.keep_colours(Samples::Rgba);
    layers.extend(Samples::Rgba, pixels.as_flattened());
    layers.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::Luma;

    #[test]
    fn each_pixel_becomes_its_brightness() {
        let rgba = [[0, 0, 0, 255], [255; 4], [9, 9, 9, 255], [200, 200, 200, 255]];
        let picture = from_pixels(2, 2, rgba.as_flattened()).unwrap();
        let pixels: Vec<_> = picture.layers.iter().map(Luma::pixels).collect();
        assert_eq!(pixels, [[0, 255, 9, 200]]);
    }

    #[test]
    fn pixels_that_do_not_fit_the_size_are_refused() {
        for (width, height, bytes) in [(0, 2, 0), (2, 2, 15), (2, 2, 12), (2, 2, 20), (1, 1, 0)] {
            assert_eq!(
                from_pixels(width, height, &vec![255; bytes]).unwrap_err(),
                PictureError::Damaged,
                "{width} × {height} with {bytes} bytes"
            );
        }
    }

    #[test]
    fn a_size_over_the_bound_is_refused_before_pixels_are_allocated() {
        for (width, height) in [(u32::MAX, u32::MAX), (65_536, 1), (7_000, 7_000)] {
            assert_eq!(
                from_pixels(width, height, &[]).unwrap_err(),
                PictureError::TooLarge { width, height }
            );
        }
    }
}
