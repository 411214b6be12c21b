//! QR codes at the edge of the picture, with up to three rows or columns of modules outside.

use crate::drawing::{BLACK, Style, WHITE, canvas, drawn, picture, read, side};
use crate::{KOSMO, SHORT};
use image::{RgbaImage, imageops};
use qrcode::{EcLevel, QrCode, Version};
use warifu_reader::qr::{self, QrError};

#[derive(Debug, Clone, Copy)]
enum Side {
    Top,
    Right,
    Bottom,
    Left,
}

const SIDES: [Side; 4] = [Side::Top, Side::Right, Side::Bottom, Side::Left];

fn code(text: &str, level: EcLevel) -> QrCode {
    QrCode::with_error_correction_level(text, level).expect("fits a QR code")
}

/// A page of 500 × 400 pixels whose edge cuts off `cut` pixels of `drawing`.
fn page(drawing: &RgbaImage, edge: Side, cut: u32, paper: [u8; 4]) -> RgbaImage {
    let (width, height) = (500, 400);
    let mut page = canvas(width, height, paper);
    let (size, cut) = (i64::from(drawing.width()), i64::from(cut));
    let (far_x, far_y) = (i64::from(width) - size + cut, i64::from(height) - size + cut);
    let (x, y) = match edge {
        Side::Top => (90, -cut),
        Side::Right => (far_x, 40),
        Side::Bottom => (90, far_y),
        Side::Left => (-cut, 40),
    };
    imageops::replace(&mut page, drawing, x, y);
    page
}

/// With `modules` outside, and `quiet` modules of quiet zone.
fn cut(code: &QrCode, style: Style, edge: Side, modules: u32) -> RgbaImage {
    page(&drawn(code, style), edge, (style.quiet + modules) * style.module, style.paper)
}

#[test]
fn up_to_three_modules_at_each_side() {
    for level in [EcLevel::L, EcLevel::M, EcLevel::Q, EcLevel::H] {
        let code = code(KOSMO, level);
        for (edge, modules) in SIDES.into_iter().flat_map(|edge| [1, 2, 3].map(|n| (edge, n))) {
            let style = Style { module: 2 + modules, ..Style::PLAIN };
            assert_eq!(
                read(&cut(&code, style, edge, modules)),
                KOSMO,
                "{level:?}, {modules} outside at {edge:?}"
            );
        }
    }
}

#[test]
fn every_module_size() {
    let code = code(SHORT, EcLevel::M);
    for (edge, module) in SIDES.into_iter().flat_map(|edge| (2..=8).map(move |size| (edge, size))) {
        let style = Style { module, ..Style::PLAIN };
        assert_eq!(read(&cut(&code, style, edge, 2)), SHORT, "{module} pixels at {edge:?}");
    }
}

/// The edge is anywhere within a module.
#[test]
fn fractional_sizes() {
    for (edge, scale) in SIDES.into_iter().flat_map(|edge| [26, 34, 45, 57].map(|n| (edge, n))) {
        let large = drawn(&code(KOSMO, EcLevel::M), Style { module: 10, ..Style::PLAIN });
        let size = large.width() * scale / 100;
        let small = imageops::resize(&large, size, size, imageops::FilterType::Triangle);
        for modules in [13, 20, 30] {
            let outside = (40 + modules) * scale / 100;
            assert_eq!(
                read(&page(&small, edge, outside, WHITE)),
                KOSMO,
                "{modules} tenths of a module of {scale} tenths of a pixel outside at {edge:?}"
            );
        }
    }
}

#[test]
fn versions_up_to_ten() {
    for (version, edge) in (2..=10).flat_map(|version| SIDES.map(|edge| (version, edge))) {
        let code =
            QrCode::with_version("割符", Version::Normal(version), EcLevel::M).expect("fits");
        assert_eq!(read(&cut(&code, Style::PLAIN, edge, 3)), "割符", "version {version}, {edge:?}");
    }
}

#[test]
fn in_dark_mode() {
    for edge in SIDES {
        let style = Style { ink: WHITE, paper: BLACK, ..Style::PLAIN };
        assert_eq!(read(&cut(&code(KOSMO, EcLevel::M), style, edge, 3)), KOSMO, "{edge:?}");
    }
}

/// The outline of a cut QR code must stay on the capture.
#[test]
fn its_corners_are_on_the_picture() {
    for edge in SIDES {
        let image = picture(&cut(&code(KOSMO, EcLevel::M), Style::PLAIN, edge, 3));
        let found = qr::find(&image, <[_]>::is_empty).expect("it is found");
        for corner in found.iter().flat_map(|symbol| symbol.corners) {
            let is_inside = (0.0..=500.0).contains(&corner.x) && (0.0..=400.0).contains(&corner.y);
            assert!(is_inside, "{edge:?}: {corner:?}");
        }
    }
}

/// Level L restores 7 % at most. A guess would be a wrong text.
#[test]
fn more_outside_than_can_be_restored() {
    let code = code(KOSMO, EcLevel::L);
    for (edge, modules) in SIDES.into_iter().flat_map(|edge| (5..16).map(move |n| (edge, n))) {
        let image = picture(&cut(&code, Style::PLAIN, edge, modules));
        let found = qr::find(&image, <[_]>::is_empty);
        assert_eq!(found, Err(QrError::NotFound), "{modules} outside at {edge:?}");
    }
}

/// Codes that differ only in the modules outside must not be taken for one another.
#[test]
fn a_damaged_one_gives_no_wrong_text() {
    let code = code(KOSMO, EcLevel::L);
    let style = Style::PLAIN;
    for (edge, blots) in SIDES.into_iter().flat_map(|edge| (1..8).map(move |blots| (edge, blots))) {
        let mut drawing = drawn(&code, style);
        let inner = side(&code) - 20;
        for blot in 0..blots {
            let at = |factor: u32| (style.quiet + 9 + blot * factor % inner) * style.module;
            let paint = canvas(3 * style.module, 3 * style.module, BLACK);
            imageops::replace(&mut drawing, &paint, at(7).into(), at(11).into());
        }
        let cut = (style.quiet + 3) * style.module;
        let read = read(&page(&drawing, edge, cut, WHITE));
        assert!(read.is_empty() || read == KOSMO, "{blots} blots, {edge:?}: {read}");
    }
}
