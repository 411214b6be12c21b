//! The time of a search, by a clock that counts how often it is asked.

use image::{GrayImage, Luma as Gray, imageops};
use qrcode::QrCode;
use std::cell::Cell;
use warifu_reader::picture::{Luma, Picture};
use warifu_reader::qr::{self, Decision, QrError, Symbol};

const TEXT: &str = "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP";

/// Pixels along an edge.
const SIDE: u32 = 320;

/// Finder patterns of two sizes, side by side. Every three of them may belong to a QR code.
fn crowd() -> GrayImage {
    GrayImage::from_fn(SIDE, SIDE, |x, y| {
        let module = if y < SIDE / 2 { 1 } else { 2 };
        let (column, row) = (x / module % 8, y / module % 8);
        let ring = column.abs_diff(3).max(row.abs_diff(3));
        Gray([if matches!(ring, 0 | 1 | 3) { 0 } else { 255 }])
    })
}

/// A QR code beside the crowd.
fn crowd_with_qr_code() -> GrayImage {
    let mut image = crowd();
    let code = QrCode::new(TEXT).expect("fits");
    let width = code.width();
    let modules = code.into_colors();
    let drawn = GrayImage::from_fn(150, 150, |x, y| {
        let module = |pixel: u32| usize::try_from(pixel / 4).ok()?.checked_sub(2);
        let at = module(x).zip(module(y)).filter(|&(x, y)| x < width && y < width);
        let is_dark = at.is_some_and(|(x, y)| modules[y * width + x] == qrcode::Color::Dark);
        Gray([if is_dark { 0 } else { 255 }])
    });
    imageops::replace(&mut image, &drawn, 100, 60);
    image
}

fn picture(image: GrayImage) -> Picture {
    let (width, height) = image.dimensions();
    Luma::new(width, height, image.into_raw()).expect("has pixels").into()
}

/// Searches until the clock was asked `limit` times. Also returns the strategies that began, and
/// how often the clock was asked.
fn search(picture: &Picture, limit: u32) -> (Result<Vec<Symbol>, QrError>, Vec<usize>, u32) {
    let asked = Cell::new(0);
    let is_over = || {
        asked.set(asked.get() + 1);
        asked.get() >= limit
    };
    let mut begun = Vec::new();
    let found = qr::search(picture, &is_over, |strategy, _| {
        begun.push(strategy);
        Decision::Try
    });
    (found, begun, asked.get())
}

/// Each strategy asks often: after each of its rows, candidates or placements. The last one asks
/// while it searches for the finder patterns of `rqrr`.
#[test]
fn the_clock_is_asked_within_every_strategy() {
    let picture = picture(crowd());
    for strategy in 0..12 {
        let asked = Cell::new(0);
        let is_over = || {
            asked.set(asked.get() + 1);
            asked.get() >= 1_000
        };
        let decide =
            |number, _: &[Symbol]| if number == strategy { Decision::Try } else { Decision::Skip };
        let _ = qr::search(&picture, &is_over, decide);
        assert!(asked.get() >= 100, "strategy {strategy}: {}", asked.get());
    }
}

#[test]
fn no_strategy_begins_after_the_time() {
    let picture = picture(crowd());
    for limit in [1, 2, 30, 250, 1_000, 5_000] {
        let (found, begun, asked) = search(&picture, limit);
        assert_eq!((found, asked), (Err(QrError::OutOfTime), limit), "{begun:?}");
        assert!(begun.windows(2).all(|pair| pair[0] < pair[1]), "{begun:?}");
    }
    assert_eq!(search(&picture, 1).1.len(), 1);
}

#[test]
fn qr_codes_that_were_found_in_time_are_kept() {
    let picture = picture(crowd_with_qr_code());
    let begin =
        (0..16).map(|power| 2_u32.pow(power)).find(|&limit| search(&picture, limit).0.is_ok());
    for limit in (0..3).map(|more| begin.expect("it is found") + more * 501) {
        let found = search(&picture, limit).0.expect("it was found before");
        assert!(found.iter().any(|symbol| symbol.text == TEXT), "{limit}");
    }
}
