//! QR codes → pixels → PNG → the reader's result.

use image::{ImageFormat, Rgba, RgbaImage};
use qrcode::{Color, EcLevel, QrCode};
use std::io::Cursor;
use warifu_reader::picture::{self, Picture};
use warifu_reader::qr::{self, Symbol};

pub(crate) const BLACK: [u8; 4] = [0, 0, 0, 255];
pub(crate) const WHITE: [u8; 4] = [255, 255, 255, 255];
pub(crate) const CLEAR: [u8; 4] = [255, 255, 255, 0];

#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    /// Pixels.
    pub(crate) module: u32,
    /// Modules.
    pub(crate) quiet: u32,
    pub(crate) ink: [u8; 4],
    pub(crate) paper: [u8; 4],
}

impl Style {
    pub(crate) const PLAIN: Self = Self { module: 4, quiet: 4, ink: BLACK, paper: WHITE };
}

pub(crate) fn code(text: &str) -> QrCode {
    QrCode::with_error_correction_level(text, EcLevel::M).expect("fits a QR code")
}

/// Modules along an edge.
pub(crate) fn side(code: &QrCode) -> u32 {
    u32::try_from(code.width()).expect("at most 177")
}

pub(crate) fn canvas(width: u32, height: u32, paper: [u8; 4]) -> RgbaImage {
    RgbaImage::from_pixel(width, height, Rgba(paper))
}

/// Paints the dark modules. The QR code's top left is at (`left`, `top`).
pub(crate) fn paint(
    image: &mut RgbaImage,
    code: &QrCode,
    (left, top): (u32, u32),
    module: u32,
    ink: [u8; 4],
) {
    let modules = code.to_colors();
    for (row, colors) in (0..).zip(modules.chunks(code.width())) {
        for (column, _) in (0..).zip(colors).filter(|&(_, &color)| color == Color::Dark) {
            let square = canvas(module, module, ink);
            let (x, y): (u32, u32) = (left + column * module, top + row * module);
            image::imageops::replace(image, &square, x.into(), y.into());
        }
    }
}

pub(crate) fn drawn(code: &QrCode, style: Style) -> RgbaImage {
    let size = (side(code) + 2 * style.quiet) * style.module;
    let mut image = canvas(size, size, style.paper);
    let margin = style.quiet * style.module;
    paint(&mut image, code, (margin, margin), style.module, style.ink);
    image
}

pub(crate) fn picture(image: &RgbaImage) -> Picture {
    let mut file = Cursor::new(Vec::new());
    image.write_to(&mut file, ImageFormat::Png).expect("is a picture");
    picture::read(file.get_ref()).expect("is a picture")
}

pub(crate) fn read_all(image: &RgbaImage) -> Vec<Symbol> {
    qr::find(&picture(image), <[_]>::is_empty).unwrap_or_default()
}

/// The text of the only QR code; empty if none or several are found.
pub(crate) fn read(image: &RgbaImage) -> String {
    match read_all(image).as_slice() {
        [only] => only.text.clone(),
        _ => String::new(),
    }
}
