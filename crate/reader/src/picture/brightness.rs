//! The brightness of colours, and of pixels on a background.

/// Sixteen pixels at a time, each colour in an array, so that the loops use vectors.
#[allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "16 pixels of 3 bytes are 48"
)]
pub(super) fn put_rgb(brightnesses: &mut [u8], bytes: &[u8]) {
    const LANES: usize = 16;
    let (parts, rest) = bytes.as_chunks::<{ 3 * LANES }>();
    let (of_parts, of_rest) = brightnesses.as_chunks_mut::<LANES>();
    for (brightnesses, part) in of_parts.iter_mut().zip(parts) {
        let colour =
            |offset| -> [u8; LANES] { std::array::from_fn(|lane| part[3 * lane + offset]) };
        let (red, green, blue) = (colour(0), colour(1), colour(2));
        *brightnesses =
            std::array::from_fn(|lane| brightness([red[lane], green[lane], blue[lane]]));
    }
    put(of_rest, rest.as_chunks().0, |&pixel| brightness(pixel));
}

pub(super) fn put<const N: usize>(
    brightnesses: &mut [u8],
    pixels: &[[u8; N]],
    of: impl Fn(&[u8; N]) -> u8,
) {
    for (brightness, pixel) in brightnesses.iter_mut().zip(pixels) {
        *brightness = of(pixel);
    }
}

/// The weights of ITU-R BT.601 in 256ths. The sum and 128 for rounding fit 16 bits, because the
/// weights add up to 256. Checked arithmetic would keep the loop from using vectors.
#[allow(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "a byte after the shift"
)]
pub(super) fn brightness([red, green, blue]: [u8; 3]) -> u8 {
    let weighted = |colour, weight| u16::from(colour).wrapping_mul(weight);
    let sum = weighted(red, 77).wrapping_add(weighted(green, 150)).wrapping_add(weighted(blue, 29));
    (sum.wrapping_add(128) >> 8) as u8
}

/// The mean of both, weighted by `alpha`. The weighted sum is at most 255 · 255, and 127 rounds it.
#[allow(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "a byte after the shift"
)]
pub(super) fn shown_on(background: u8, brightness: u8, alpha: u8) -> u8 {
    let weighted = |brightness, weight| u16::from(brightness).wrapping_mul(u16::from(weight));
    let sum =
        weighted(background, !alpha).wrapping_add(weighted(brightness, alpha)).wrapping_add(127);
    // The division by 255, exact for all 16-bit numbers but the last.
    (sum.wrapping_add(1).wrapping_add(sum >> 8) >> 8) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transparent_pixel_is_mixed_with_the_background() {
        for (brightness, alpha) in
            (0..=u8::MAX).flat_map(|brightness| (0..=u8::MAX).map(move |alpha| (brightness, alpha)))
        {
            for background in [0, u8::MAX] {
                let of = |brightness, weight| f64::from(brightness) * f64::from(weight) / 255.0;
                let exact = of(background, u8::MAX - alpha) + of(brightness, alpha);
                let shown = f64::from(shown_on(background, brightness, alpha));
                assert!(
                    (shown - exact).abs() <= 0.5,
                    "{brightness} at {alpha} on {background}: {shown}"
                );
            }
        }
    }

    #[test]
    fn brightness_has_the_weights_of_bt_601() {
        let steps = [0, 1, 2, 50, 127, 128, 200, 254, 255];
        let pixels: Vec<u8> = steps
            .iter()
            .flat_map(|&r| steps.iter().flat_map(move |&g| steps.map(|b| [r, g, b])))
            .flatten()
            .collect();
        let mut brightnesses = vec![0; pixels.len() / 3];
        put_rgb(&mut brightnesses, &pixels);
        for (&brightness, &[red, green, blue]) in brightnesses.iter().zip(pixels.as_chunks().0) {
            let exact = 0.299 * f64::from(red) + 0.587 * f64::from(green) + 0.114 * f64::from(blue);
            assert!(
                (f64::from(brightness) - exact).abs() < 1.0,
                "{red} {green} {blue}: {brightness}"
            );
        }
        assert_eq!((brightnesses.first(), brightnesses.last()), (Some(&0), Some(&255)));
    }
}
