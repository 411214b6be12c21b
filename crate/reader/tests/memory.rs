//! The memory that reading and searching a picture takes, with its file: the largest picture of
//! each kind. The allocator counts the whole program, so this is one test.

#![allow(
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "small, known fixtures"
)]

use data_encoding::BASE64;
use image::{DynamicImage, ImageFormat};
use peak_alloc::PeakAlloc;
use std::io::Cursor;
use warifu_reader::picture::{self, MAX_FILE_BYTES, PictureError};
use warifu_reader::qr;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// The picture that is searched: two layers of the largest size.
const SEARCHED: &str = "PNG";

const LIMIT: usize = 256_000_000;

/// The peak of reading and, if `is_searched`, of every strategy, in bytes. The file counts.
fn peak(file: &[u8], is_searched: bool) -> (Result<(), PictureError>, usize) {
    let before = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    let read = picture::read(file).map(|picture| {
        if is_searched {
            let _ = qr::find(&picture, |_| true);
        }
    });
    (read, ALLOCATOR.peak_usage() - before + file.len())
}

/// Transparent black in 16 bits a sample. Every byte of its rows is 0, and so is the
/// filter's.
fn png((width, height): (u32, u32), is_interlaced: bool) -> Vec<u8> {
    const HEADER: usize = 33;
    // Eight bytes a pixel, and a filter byte for each row: fewer than two a row of the picture.
    let zeros = image::GrayImage::new(width * 8 + 2, height);
    let drawn = encoded(&zeros.into(), ImageFormat::Png);
    let mut header = drawn[..HEADER].to_vec();
    header[16..20].copy_from_slice(&width.to_be_bytes());
    header[20..24].copy_from_slice(&height.to_be_bytes());
    header[24..29].copy_from_slice(&[16, 6, 0, 0, is_interlaced.into()]);
    let check = crc32(&header[12..29]);
    header[29..].copy_from_slice(&check.to_be_bytes());
    [&header, &drawn[HEADER..]].concat()
}

/// ISO/IEC 15948 (PNG) annex D.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| {
            if crc & 1 == 1 { 0xEDB8_8320 ^ (crc >> 1) } else { crc >> 1 }
        })
    })
}

fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    image.write_to(&mut file, format).expect("is written");
    file.into_inner()
}

/// A JPEG file whose data ends early. `frame`: 0xC0 is baseline, 0xC2 progressive.
fn jpeg(frame: u8, (width, height): (u16, u16), components: u8) -> Vec<u8> {
    let mut file = encoded(&DynamicImage::new_rgb8(16, 16), ImageFormat::Jpeg);
    let at = file.windows(2).position(|marker| marker == [0xFF, 0xC0]).expect("has a frame");
    let scan = file.windows(2).position(|marker| marker == [0xFF, 0xDA]).expect("has a scan");
    let data = file.split_off(scan);
    let tables = file.split_off(at);
    let length = usize::from(u16::from_be_bytes([tables[2], tables[3]])) + 2;
    let mut header = vec![0xFF, frame, 0, 8 + 3 * components, 8];
    header.extend([height.to_be_bytes(), width.to_be_bytes()].concat());
    header.push(components);
    header.extend((1..=components).flat_map(|component| [component, 0x11, 0]));
    [file, header, tables[length..].to_vec(), data].concat()
}

/// One bit a pixel.
fn bmp((width, height): (u32, u32)) -> Vec<u8> {
    let size = width.div_ceil(32) * 4 * height;
    let mut file = b"BM".to_vec();
    for number in [62 + size, 0, 62, 40, width, height, 1 | 1 << 16, 0, size, 0, 0, 2, 0, 0, !0] {
        file.extend(number.to_le_bytes());
    }
    file.resize(file.len() + usize::try_from(size).expect("fits"), 0x55);
    file
}

/// A frame that is smaller than the screen, and whose data ends early.
fn gif(side: u16) -> Vec<u8> {
    let mut file = encoded(&DynamicImage::new_rgba8(16, 16), ImageFormat::Gif);
    let frame = [0x2C, 0, 0, 0, 0, 16, 0, 16, 0];
    let at = file.windows(9).position(|bytes| bytes == frame).expect("has a frame");
    file[at + 5..at + 9].copy_from_slice(&[(side - 1).to_le_bytes(); 2].concat());
    file[6..10].copy_from_slice(&[side.to_le_bytes(); 2].concat());
    file
}

/// Lossy with transparency: Google's sample of 1 × 1 pixel in another size. Its data ends early.
fn lossy_webp(side: u16) -> Vec<u8> {
    let mut file = BASE64.decode(LOSSY_WEBP.as_bytes()).expect("is base64");
    let [low, high] = (side - 1).to_le_bytes();
    file[24..30].copy_from_slice(&[low, high, 0, low, high, 0]);
    let at = file.windows(3).position(|bytes| bytes == [0x9D, 0x01, 0x2A]).expect("has a frame");
    file[at + 3..at + 7].copy_from_slice(&[side.to_le_bytes(); 2].concat());
    file
}
const LOSSY_WEBP: &str = "UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAAABQBAJ0BKgEA\
     AQAAAP4AAA3AAP7mtQAAAA==";

#[test]
fn the_largest_pictures_take_less_than_256_mb() {
    let whole: [(&str, &dyn Fn() -> Vec<u8>); 6] = [
        (SEARCHED, &|| png((6_320, 6_320), false)),
        ("interlaced PNG", &|| png((6_320, 6_320), true)),
        ("strip in PNG", &|| png((65_535, 610), true)),
        ("8K in JPEG", &|| encoded(&DynamicImage::new_rgb8(7_680, 4_320), ImageFormat::Jpeg)),
        ("4K in WebP", &|| encoded(&DynamicImage::new_rgba8(4_120, 4_120), ImageFormat::WebP)),
        ("BMP", &|| bmp((6_320, 6_320))),
    ];
    // These are read until the data ends, after all was allocated.
    let cut: [(&str, &dyn Fn() -> Vec<u8>); 5] = [
        ("JPEG", &|| jpeg(0xC0, (6_320, 6_320), 3)),
        ("progressive JPEG", &|| jpeg(0xC2, (4_240, 4_240), 3)),
        ("progressive JPEG of four colours", &|| jpeg(0xC2, (4_240, 4_240), 4)),
        ("GIF", &|| gif(4_120)),
        ("lossy WebP", &|| lossy_webp(4_120)),
    ];
    for (name, file) in whole.into_iter().chain(cut) {
        let file = file();
        assert!(file.len() <= MAX_FILE_BYTES, "{name}: {} bytes", file.len());
        let (read, peak) = peak(&file, name == SEARCHED);
        assert!(peak < LIMIT, "{name} took {peak} bytes");
        assert!(!matches!(read, Err(PictureError::TooLarge { .. })), "{name}");
        let is_whole = whole.iter().any(|&(other, _)| other == name);
        assert!(!is_whole || read.is_ok(), "{name}: {read:?}");
    }
    for (name, file) in [
        ("file", vec![0; MAX_FILE_BYTES + 1]),
        ("progressive JPEG", jpeg(0xC2, (6_320, 6_320), 3)),
        ("GIF", gif(6_320)),
        ("lossy WebP", lossy_webp(6_320)),
        ("edge", png((65_536, 16), false)),
    ] {
        let (read, peak) = peak(&file, false);
        assert!(matches!(read, Err(PictureError::TooLarge { .. })), "{name}: {read:?}");
        assert!(peak < file.len() * 2 + 1_000_000, "{name} took {peak} bytes");
    }
}
