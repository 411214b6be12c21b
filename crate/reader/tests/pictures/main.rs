//! Pictures → QR codes. Here they are drawn with an encoder that shares no code with the readers;
//! `corpus` reads pictures of other programs and cameras.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "a wrong fixture ends the test; coordinates are small"
)]

mod appended;
mod charsets;
mod colours;
mod corpus;
mod cut;
mod drawing;
mod hard;

use drawing::{
    BLACK, CLEAR, Style, WHITE, canvas, code, drawn, paint, picture, read, read_all, side,
};
use image::imageops;
use warifu_reader::picture::Region;
use warifu_reader::qr::{self, Corner, QrError, Symbol};

const KOSMO: &str = "otpauth://totp/KOSMO:taro.yamada?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL\
     &digits=6&algorithm=HmacSHA1&issuer=KOSMO&period=30";
const SHORT: &str = "otpauth://totp/ex?secret=2IJB4LAJLJ6HDU6G";

#[test]
fn every_module_size() {
    for module in 2..=8 {
        assert_eq!(
            read(&drawn(&code(KOSMO), Style { module, ..Style::PLAIN })),
            KOSMO,
            "{module} pixels a module"
        );
    }
}

#[test]
fn every_quiet_zone() {
    for quiet in [0, 1, 4] {
        for module in [2, 3, 5, 8] {
            let style = Style { module, quiet, ..Style::PLAIN };
            assert_eq!(
                read(&drawn(&code(KOSMO), style)),
                KOSMO,
                "{quiet} modules of {module} pixels"
            );
        }
    }
}

#[test]
fn inverted() {
    for module in 2..=8 {
        let style = Style { module, ink: WHITE, paper: BLACK, ..Style::PLAIN };
        assert_eq!(read(&drawn(&code(KOSMO), style)), KOSMO, "{module} pixels a module");
    }
}

/// Pages in dark mode and design programs save such files. The viewer adds the background.
#[test]
fn on_a_transparent_background() {
    for ink in [BLACK, WHITE, [0x1A, 0x23, 0x7E, 0xFF], [0xFF, 0xE0, 0x82, 0xFF]] {
        for module in [2, 3, 6] {
            let style = Style { module, ink, paper: CLEAR, ..Style::PLAIN };
            assert_eq!(
                read(&drawn(&code(KOSMO), style)),
                KOSMO,
                "{ink:?} on transparent, {module} pixels a module"
            );
        }
    }
}

/// The brightness is that of the visible colour, not of the colour channels alone.
#[test]
fn on_a_half_transparent_background() {
    let veiled = Style { ink: [0, 0, 0, 0x60], paper: [0, 0, 0, 0x10], ..Style::PLAIN };
    assert_eq!(read(&drawn(&code(KOSMO), veiled)), KOSMO);
    let cleared_to_black = Style { ink: BLACK, paper: [0, 0, 0, 0], ..Style::PLAIN };
    assert_eq!(read(&drawn(&code(KOSMO), cleared_to_black)), KOSMO);
}

#[test]
fn low_contrast() {
    for (dark, light) in [(0x00, 0x40), (0x70, 0x90), (0xC0, 0xE0), (0xE6, 0xFF), (0x90, 0x70)] {
        let [ink, paper] = [dark, light].map(|level| [level, level, level, 0xFF]);
        assert_eq!(
            read(&drawn(&code(KOSMO), Style { ink, paper, ..Style::PLAIN })),
            KOSMO,
            "{dark} on {light}"
        );
    }
}

#[test]
fn coloured() {
    for (ink, paper) in [
        ([0xC0, 0x00, 0x00, 0xFF], WHITE),
        ([0x00, 0x30, 0xA0, 0xFF], [0xFF, 0xF0, 0xB0, 0xFF]),
        ([0xFF, 0xFF, 0x00, 0xFF], [0x00, 0x00, 0x80, 0xFF]),
    ] {
        assert_eq!(
            read(&drawn(&code(KOSMO), Style { ink, paper, ..Style::PLAIN })),
            KOSMO,
            "{ink:?} on {paper:?}"
        );
    }
}

#[test]
fn turned() {
    let upright = drawn(&code(KOSMO), Style::PLAIN);
    let size = upright.width() as f32;
    let margin = (Style::PLAIN.quiet * Style::PLAIN.module) as f32;
    let (near, far) = (margin, size - margin);
    // The corners of the picture clockwise: the QR code's own top left moves on by one each turn.
    let clockwise = [(near, near), (far, near), (far, far), (near, far)];
    for (turns, image) in [
        (0, upright.clone()),
        (1, imageops::rotate90(&upright)),
        (2, imageops::rotate180(&upright)),
        (3, imageops::rotate270(&upright)),
    ] {
        let found = read_all(&image);
        assert_eq!(found.len(), 1, "{turns} quarters");
        assert_eq!(found[0].text, KOSMO, "{turns} quarters");
        for (index, corner) in found[0].corners.iter().enumerate() {
            assert_near(
                *corner,
                clockwise[(index + turns) % 4],
                &format!("corner {index} after {turns} quarters"),
            );
        }
    }
}

#[test]
fn two_side_by_side() {
    let codes = [(KOSMO, (40, 60), 4), (SHORT, (380, 150), 6)];
    let mut image = canvas(640, 420, WHITE);
    for (text, at, module) in codes {
        paint(&mut image, &code(text), at, module, BLACK);
    }
    let found = read_all(&image);
    assert_eq!(found.len(), 2);
    for (text, at, module) in codes {
        let symbol = found.iter().find(|symbol| symbol.text == text).expect("both are found");
        assert_placed(symbol, at, side(&code(text)) * module);
    }
}

#[test]
fn the_same_twice_is_two() {
    let mut image = canvas(700, 300, WHITE);
    paint(&mut image, &code(SHORT), (40, 40), 5, BLACK);
    paint(&mut image, &code(SHORT), (400, 90), 5, BLACK);
    let found = read_all(&image);
    assert_eq!(found.iter().map(|symbol| symbol.text.as_str()).collect::<Vec<_>>(), [SHORT, SHORT]);
}

#[test]
fn one_dark_and_one_inverted() {
    let mut image = canvas(700, 300, WHITE);
    imageops::replace(&mut image, &canvas(350, 300, BLACK), 350, 0);
    paint(&mut image, &code(SHORT), (40, 40), 5, BLACK);
    paint(&mut image, &code(KOSMO), (400, 40), 4, WHITE);
    let every = qr::find(&picture(&image), |_| true).expect("holds two");
    let mut found: Vec<String> = every.iter().map(|symbol| symbol.text.clone()).collect();
    found.sort();
    assert_eq!(found, [KOSMO, SHORT]);
}

#[test]
fn one_on_a_whole_screen() {
    let mut image = canvas(1920, 1080, [0xF3, 0xF4, 0xF6, 0xFF]);
    imageops::replace(&mut image, &canvas(1500, 900, WHITE), 210, 120);
    paint(&mut image, &code(KOSMO), (1201, 433), 3, BLACK);
    let found = read_all(&image);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].text, KOSMO);
    assert_placed(&found[0], (1201, 433), side(&code(KOSMO)) * 3);
}

#[test]
fn only_qr_codes_in_the_region() {
    let mut image = canvas(800, 400, WHITE);
    paint(&mut image, &code(KOSMO), (60, 80), 4, BLACK);
    paint(&mut image, &code(SHORT), (500, 100), 5, BLACK);
    let whole = picture(&image);
    for (region, text, at, module) in [
        (Region { x: 40, y: 60, width: 240, height: 240 }, KOSMO, (20, 20), 4),
        (Region { x: 450, y: 0, width: u32::MAX, height: 400 }, SHORT, (50, 100), 5),
    ] {
        let found =
            qr::find(&whole.crop(region).expect("lies within"), |_| true).expect("holds a code");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].text, text);
        assert_placed(&found[0], at, side(&code(text)) * module);
    }
    let between =
        whole.crop(Region { x: 300, y: 0, width: 150, height: 400 }).expect("lies within");
    assert_eq!(qr::find(&between, |_| true), Err(QrError::NotFound));
    let half_of_one =
        whole.crop(Region { x: 40, y: 60, width: 110, height: 240 }).expect("lies within");
    assert_eq!(qr::find(&half_of_one, |_| true), Err(QrError::NotFound));
}

/// A region drawn along the QR code's edge.
#[test]
fn a_region_without_a_quiet_zone() {
    let mut image = canvas(500, 400, WHITE);
    paint(&mut image, &code(KOSMO), (100, 100), 4, BLACK);
    let size = side(&code(KOSMO)) * 4;
    let cut = picture(&image)
        .crop(Region { x: 100, y: 100, width: size, height: size })
        .expect("lies within");
    assert_eq!(qr::find(&cut, |_| true).expect("holds a code")[0].text, KOSMO);
}

#[test]
fn pictures_without_a_qr_code() {
    let chequered = image::RgbaImage::from_fn(240, 240, |x, y| {
        image::Rgba(if (x / 8 + y / 8) % 2 == 0 { BLACK } else { WHITE })
    });
    let shaded = image::RgbaImage::from_fn(320, 200, |x, y| {
        let level = u8::try_from((x + y) * 255 / 520).unwrap_or(u8::MAX);
        image::Rgba([level, level, level, 255])
    });
    for (name, image) in [
        ("white", canvas(300, 200, WHITE)),
        ("black", canvas(300, 200, BLACK)),
        ("nothing", canvas(300, 200, CLEAR)),
        ("chequered", chequered),
        ("shaded", shaded),
    ] {
        assert_eq!(qr::find(&picture(&image), |_| true), Err(QrError::NotFound), "{name}");
    }
}

/// Without a finder pattern the QR code is not found.
#[test]
fn a_qr_code_without_a_corner() {
    let mut image = drawn(&code(KOSMO), Style::PLAIN);
    let torn = 14 * Style::PLAIN.module;
    imageops::replace(&mut image, &canvas(torn, torn, WHITE), 0, 0);
    assert_eq!(qr::find(&picture(&image), |_| true), Err(QrError::NotFound));
}

#[test]
fn a_search_that_is_stopped() {
    let image = picture(&drawn(&code(KOSMO), Style::PLAIN));
    assert_eq!(qr::find(&image, |_| false), Err(QrError::OutOfTime));
    let blank = picture(&canvas(100, 100, WHITE));
    let mut left = 3;
    let outcome = qr::find(&blank, |_| {
        left -= 1;
        left > 0
    });
    assert_eq!((outcome, left), (Err(QrError::OutOfTime), 0));
}

fn assert_placed(symbol: &Symbol, (x, y): (u32, u32), size: u32) {
    let [left, top, right, bottom] = [x, y, x + size, y + size].map(|edge| edge as f32);
    let expected = [(left, top), (right, top), (right, bottom), (left, bottom)];
    for (index, (corner, expected)) in symbol.corners.iter().zip(expected).enumerate() {
        assert_near(*corner, expected, &format!("corner {index}"));
    }
}

/// Within half a module of 4 pixels: they are drawn to the pixel.
fn assert_near(corner: Corner, (x, y): (f32, f32), which: &str) {
    let distance = (corner.x - x).hypot(corner.y - y);
    assert!(distance < 2.0, "{which} lies at ({}, {}), not at ({x}, {y})", corner.x, corner.y);
}
