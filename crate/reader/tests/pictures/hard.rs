//! Pictures that the first strategies do not read: no quiet zone on a dark page, modules of one
//! pixel, blur, cloth, a slanted view.

use crate::drawing::{BLACK, Style, WHITE, canvas, code, drawn, paint, read, side};
use crate::{KOSMO, SHORT};
use image::{Rgba, RgbaImage, imageops};

const CARD: [u8; 4] = [0x20, 0x21, 0x24, 0xFF];

/// The outer rings of the finder patterns are connected to the dark page.
#[test]
fn no_quiet_zone_on_a_dark_card() {
    for module in [3, 4, 6] {
        let mut image = canvas(640, 480, CARD);
        let code = code(KOSMO);
        let paper = canvas(side(&code) * module, side(&code) * module, WHITE);
        imageops::replace(&mut image, &paper, 70, 50);
        paint(&mut image, &code, (70, 50), module, BLACK);
        assert_eq!(read(&image), KOSMO, "{module} pixels a module");
    }
}

#[test]
fn one_pixel_a_module() {
    for quiet in [1, 4, 20] {
        assert_eq!(
            read(&drawn(&code(KOSMO), Style { module: 1, quiet, ..Style::PLAIN })),
            KOSMO,
            "{quiet} modules of quiet"
        );
    }
}

#[test]
fn blurred() {
    for (module, sigma) in [(4, 2.2), (5, 3.0), (8, 5.0)] {
        let image = imageops::blur(&drawn(&code(SHORT), Style { module, ..Style::PLAIN }), sigma);
        assert_eq!(read(&image), SHORT, "{module} pixels a module, blurred by {sigma}");
    }
}

/// Like print on cloth: each row and each column is shifted by up to a module.
#[test]
fn on_cloth() {
    for swing in [3.0, 5.0, 6.0] {
        let flat = drawn(&code(KOSMO), Style { module: 6, quiet: 6, ..Style::PLAIN });
        let size = flat.width();
        let image = RgbaImage::from_fn(size, size, |x, y| {
            let wave =
                |along: u32| (along as f32 / size as f32 * std::f32::consts::TAU).sin() * swing;
            let from = |place: u32, wave: f32| {
                let moved = (place as f32 + wave).round().clamp(0.0, (size - 1) as f32);
                (0..size).find(|&pixel| pixel as f32 >= moved).unwrap_or(size - 1)
            };
            let Rgba(pixel) = *flat.get_pixel(from(x, wave(y)), from(y, wave(x)));
            Rgba(pixel)
        });
        assert_eq!(read(&image), KOSMO, "waves of {swing} pixels");
    }
}

/// The far edge is shorter than the near one by the given factor.
#[test]
fn slanted() {
    let flat = drawn(&code(KOSMO), Style { module: 10, quiet: 4, ..Style::PLAIN });
    let width = flat.width();
    let side = width as f32;
    for factor in [1.25, 1.4, 1.6, 1.75, 2.0] {
        let image = RgbaImage::from_fn(width, width, |x, y| {
            let (x, y) = (x as f32 + 0.5, y as f32 + 0.5);
            let depth = 1.0 + (factor - 1.0) * y / side;
            let (over, down) = ((x - side / 2.0) * factor / depth + side / 2.0, y * factor / depth);
            let pixel = |place: f32| (0..width).find(|&pixel| (pixel + 1) as f32 > place);
            let is_inside = over >= 0.0 && down >= 0.0;
            match (pixel(over), pixel(down)) {
                (Some(x), Some(y)) if is_inside => *flat.get_pixel(x, y),
                _ => Rgba(WHITE),
            }
        });
        assert_eq!(read(&image), KOSMO, "{factor}");
    }
}

/// Photographs by a pinhole camera at a distance of twice the symbol's width. The symbol is turned
/// about its centre by `spin`, and tilted about an axis in its plane.
#[test]
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "places within the drawing"
)]
fn tilted_up_to_55_degrees() {
    const SIDE: u32 = 640;
    const WIDTH: f32 = 480.0;
    const DISTANCE: f32 = 2.0;
    let flat = drawn(&code(KOSMO), Style { module: 8, quiet: 4, ..Style::PLAIN });
    let angles = [0.0_f32, 25.0, 90.0, 140.0, 205.0, 300.0];
    for tilt in [30.0_f32, 45.0, 55.0] {
        for (spin, axis) in angles.into_iter().flat_map(|spin| angles.map(|axis| (spin, axis))) {
            let (sine, cosine) = tilt.to_radians().sin_cos();
            let image = RgbaImage::from_fn(SIDE, SIDE, |x, y| {
                let from_centre = |place: u32| (place as f32 + 0.5 - SIDE as f32 / 2.0) / WIDTH;
                let (along, across) = turned(from_centre(x), from_centre(y), -axis);
                let across = across * DISTANCE / (DISTANCE * cosine - across * sine);
                let along = along * (DISTANCE + across * sine) / DISTANCE;
                let (over, down) = turned(along, across, axis - spin);
                let pixel = |place: f32| ((place + 0.5) * flat.width() as f32).floor();
                let (over, down) = (pixel(over), pixel(down));
                let inside = 0.0..flat.width() as f32;
                if inside.contains(&over) && inside.contains(&down) {
                    *flat.get_pixel(over as u32, down as u32)
                } else {
                    Rgba(CARD)
                }
            });
            assert_eq!(read(&image), KOSMO, "tilted by {tilt}, turned by {spin}, about {axis}");
        }
    }
}

fn turned(x: f32, y: f32, degrees: f32) -> (f32, f32) {
    let (sine, cosine) = degrees.to_radians().sin_cos();
    (x * cosine - y * sine, x * sine + y * cosine)
}

/// Round dots that do not touch, in both polarities.
#[test]
fn dots() {
    let code = code(KOSMO);
    let (module, quiet) = (8, 4);
    let side = (side(&code) + 2 * quiet) * module;
    for radius in [0.3, 0.4, 0.5] {
        for (ink, paper) in [(BLACK, WHITE), (WHITE, BLACK)] {
            let flat = drawn(&code, Style { module, quiet, ink, paper });
            let image = RgbaImage::from_fn(side, side, |x, y| {
                let from_centre = |place: u32| (place % module) as f32 + 0.5 - module as f32 / 2.0;
                let distance = from_centre(x).hypot(from_centre(y)) / module as f32;
                if distance < radius { *flat.get_pixel(x, y) } else { Rgba(paper) }
            });
            assert_eq!(read(&image), KOSMO, "dots of {radius} modules, {ink:?} on {paper:?}");
        }
    }
}
