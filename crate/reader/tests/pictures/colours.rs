//! QR codes in two colours that are equally bright.

use crate::drawing::{BLACK, Style, WHITE, canvas, code, drawn, paint, picture, read, side};
use crate::{KOSMO, SHORT};
use image::imageops;
use warifu_reader::picture::Region;
use warifu_reader::qr::{self, QrError};

const PAIRS: [([u8; 4], [u8; 4]); 4] = [
    ([200, 162, 200, 255], [178, 178, 178, 255]),
    ([255, 60, 60, 255], [90, 140, 90, 255]),
    ([0, 0, 255, 255], [95, 0, 0, 255]),
    ([255, 128, 0, 255], [0, 220, 202, 255]),
];

#[test]
fn of_equal_brightness() {
    for (one, other) in PAIRS {
        for (ink, paper) in [(one, other), (other, one)] {
            for module in [2, 3, 6, 8] {
                let style = Style { module, ink, paper, ..Style::PLAIN };
                assert_eq!(read(&drawn(&code(KOSMO), style)), KOSMO, "{style:?}");
            }
        }
    }
}

#[test]
fn blurred() {
    for (ink, paper) in PAIRS {
        let style = Style { module: 6, ink, paper, ..Style::PLAIN };
        let image = imageops::blur(&drawn(&code(SHORT), style), 1.5);
        assert_eq!(read(&image), SHORT, "{style:?}");
    }
}

/// The part of a picture keeps its colours.
#[test]
fn in_a_region() {
    let (ink, paper) = PAIRS[1];
    let mut image = canvas(700, 500, WHITE);
    let drawing = drawn(&code(KOSMO), Style { ink, paper, ..Style::PLAIN });
    imageops::replace(&mut image, &drawing, 300, 200);
    paint(&mut image, &code(SHORT), (40, 40), 3, BLACK);
    let size = (side(&code(KOSMO)) + 8) * 4;
    let region = Region { x: 290, y: 190, width: size + 20, height: size + 20 };
    let part = picture(&image).crop(region).expect("lies within");
    let found = qr::find(&part, <[_]>::is_empty).expect("holds a code");
    assert_eq!(found[0].text, KOSMO);
    assert!((found[0].corners[0].x - 26.0).abs() < 2.0, "{found:?}");
}

#[test]
fn colours_without_a_qr_code() {
    for (one, other) in PAIRS {
        let stripes = image::RgbaImage::from_fn(300, 200, |x, y| {
            image::Rgba(if (x * x + y * y) / 3_000 % 2 == 0 { one } else { other })
        });
        let found = qr::find(&picture(&stripes), |_| true);
        assert_eq!(found, Err(QrError::NotFound), "{one:?} {other:?}");
    }
}
