//! Damaged picture files, and pixels without a QR code.

use crate::damage::{Damage, config, damage, damaged};
use data_encoding::BASE64;
use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::io::Cursor;
use std::sync::LazyLock;
use warifu_reader::picture::{self, Luma, Picture, PictureError, Region};
use warifu_reader::qr::{self, QrError};

const FORMATS: [ImageFormat; 5] =
    [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Gif, ImageFormat::Bmp];

/// Lossy, lossy with transparency, and animated WebP, which the encoder in use cannot write:
/// Google's samples of 1 × 1 pixel.
const MORE_WEBP: [&str; 3] = [
    "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA",
    "UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAAABQBAJ0BKgEA\
     AQAAAP4AAA3AAP7mtQAAAA==",
    "UklGRlIAAABXRUJQVlA4WAoAAAASAAAAAAAAAAAAQU5JTQYAAAD/////AABBTk1GJgAAAAAAAAAAAAAAAAAAAGQAAABWUDhMDQAAAC8AAAAQBxAR\
     EYiI/gcA",
];

/// A few hundred bytes each, of every format and its usual kinds.
static FILES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let clear = RgbaImage::from_fn(13, 11, |x, y| {
        if (x * y) % 3 == 0 { Rgba([0, 0, 0, 255]) } else { Rgba([0; 4]) }
    });
    let clear = DynamicImage::from(clear);
    let opaque = DynamicImage::from(clear.to_rgb8());
    let gray = DynamicImage::from(clear.to_luma8());
    let mut files: Vec<Vec<u8>> = FORMATS.iter().map(|&format| file(&opaque, format)).collect();
    files.extend(
        [ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif, ImageFormat::Bmp]
            .map(|format| file(&clear, format)),
    );
    files.extend([ImageFormat::Png, ImageFormat::Jpeg].map(|format| file(&gray, format)));
    files.push(file(&DynamicImage::from(clear.to_rgb16()), ImageFormat::Png));
    files.extend(MORE_WEBP.iter().map(|text| BASE64.decode(text.as_bytes()).expect("is base64")));
    files
});

fn file(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    image.write_to(&mut file, format).expect("is written");
    file.into_inner()
}

#[test]
fn every_file_is_read_before_it_is_damaged() {
    for file in FILES.iter() {
        assert!(picture::read(file).is_ok(), "{:02x?}", &file[..16]);
    }
}

#[test]
fn cut_anywhere() {
    for file in FILES.iter() {
        for length in 0..file.len() {
            check(&file[..length]);
        }
    }
}

#[test]
fn each_byte_changed() {
    for file in FILES.iter() {
        for index in 0..file.len() {
            for byte in [0x00, 0xFF, file[index] ^ 0x01, file[index] ^ 0x80] {
                let mut changed = file.clone();
                changed[index] = byte;
                check(&changed);
            }
        }
    }
}

/// A picture that is read has the size that it claims, within the bounds.
fn check(file: &[u8]) {
    if let Ok(picture) = picture::read(file) {
        assert!((1..=2).contains(&picture.layers.len()));
        for layer in &picture.layers {
            let pixels = u64::from(layer.width()) * u64::from(layer.height());
            assert!((1..=picture::MAX_PIXELS).contains(&pixels));
            assert_eq!(u64::try_from(layer.pixels().len()), Ok(pixels));
        }
    }
}

proptest! {
    #![proptest_config(config(2000))]

    #[test]
    fn damaged_files(file in select(FILES.as_slice()), all in vec(damage(), 1..12)) {
        check(&damaged(file, &all));
    }

    #[test]
    fn any_bytes_after_a_valid_beginning(
        file in select(FILES.as_slice()),
        keep in 2..64_usize,
        rest in vec(any::<u8>(), 0..200),
    ) {
        check(&[&file[..keep.min(file.len())], &rest].concat());
        check(&rest);
    }

    #[test]
    fn the_beginning_of_one_and_the_end_of_another(
        one in select(FILES.as_slice()),
        other in select(FILES.as_slice()),
        at in 0.0..1.0,
        from in 0.0..1.0,
    ) {
        let begin = damaged(one, &[Damage::Cut { at }]);
        let end = Damage::place(from, other.len());
        check(&[&begin, &other[end..]].concat());
    }
}

proptest! {
    #![proptest_config(config(150))]

    /// The search ends and finds nothing.
    #[test]
    fn pixels_of_any_brightness(
        [width, height] in [1..48_u32, 1..48_u32],
        seed in any::<u32>(),
        levels in 2..256_u32,
    ) {
        let mut state = seed | 1;
        let count = usize::try_from(width * height).expect("is small");
        let noise = std::iter::repeat_with(|| {
            // Marsaglia's xorshift, so that a failing case is described by its seed.
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            u8::try_from(state % levels * 255 / (levels - 1)).expect("at most 255")
        });
        let luma = Luma::new(width, height, noise.take(count).collect()).expect("of that size");
        let picture = Picture::from(luma);
        prop_assert_eq!(qr::find(&picture, |_| true), Err(QrError::NotFound));
    }

    #[test]
    fn any_region([x, y, width, height] in any::<[u32; 4]>(), small in 0..24_u32) {
        let picture = picture::read(&FILES[0]).expect("is good");
        let near = Region { x: small, y: small / 2, width, height: small };
        for region in [Region { x, y, width, height }, near] {
            if let Ok(part) = picture.crop(region) {
                prop_assert!(part.layers[0].width() <= 13 && part.layers[0].height() <= 11);
            }
        }
    }
}

#[test]
fn of_one_pixel() {
    for format in FORMATS {
        let picture =
            picture::read(&file(&DynamicImage::new_rgb8(1, 1), format)).expect("is a picture");
        assert_eq!(qr::find(&picture, |_| true), Err(QrError::NotFound), "{format:?}");
    }
}

/// The widest that JPEG and GIF can be, and thinner than a code.
#[test]
fn strips() {
    for (width, height) in
        [(65_535, 1), (1, 65_535), (65_535, 24), (24, 65_535), (65_535, 2), (3, 65_535)]
    {
        let stripes = image::GrayImage::from_fn(width, height, |x, y| {
            image::Luma([if (x / 3 + y / 3) % 2 == 0 { 0 } else { 255 }])
        });
        let picture =
            picture::read(&file(&stripes.into(), ImageFormat::Png)).expect("is a picture");
        assert_eq!(qr::find(&picture, |_| true), Err(QrError::NotFound), "{width} × {height}");
    }
}

/// 16,000 × 16,000 pixels would take a gigabyte. The file has a few hundred bytes.
#[test]
fn headers_of_too_many_pixels() {
    let of_size =
        |format, side: u16| with_side(file(&DynamicImage::new_rgb8(16, 16), format), format, side);
    for format in FORMATS {
        let too_large = PictureError::TooLarge { width: 16_000, height: 16_000 };
        assert_eq!(picture::read(&of_size(format, 16_000)).unwrap_err(), too_large, "{format:?}");
    }
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::Bmp] {
        let too_large = PictureError::TooLarge { width: 65_535, height: 65_535 };
        assert_eq!(picture::read(&of_size(format, u16::MAX)).unwrap_err(), too_large, "{format:?}");
    }
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::Bmp] {
        assert_eq!(
            picture::read(&of_size(format, 0)).unwrap_err(),
            PictureError::Damaged,
            "{format:?}"
        );
    }
}

/// The header's size is within the bounds, but the pixels are missing.
#[test]
fn headers_of_more_pixels_than_the_file_has() {
    for format in FORMATS {
        check(&with_side(file(&DynamicImage::new_rgb8(16, 16), format), format, 6_000));
    }
}

/// Replaces the width and the height in the file's header.
fn with_side(mut file: Vec<u8>, format: ImageFormat, side: u16) -> Vec<u8> {
    let (big, little) = (side.to_be_bytes(), side.to_le_bytes());
    match format {
        ImageFormat::Png => {
            for at in [16, 20] {
                file[at..at + 4].copy_from_slice(&u32::from(side).to_be_bytes());
            }
            let check = crc32(&file[12..29]);
            file[29..33].copy_from_slice(&check.to_be_bytes());
        }
        ImageFormat::Jpeg => {
            let frame =
                file.windows(2).position(|marker| marker == [0xFF, 0xC0]).expect("has a frame");
            file[frame + 5..frame + 9].copy_from_slice(&[big, big].concat());
        }
        ImageFormat::Gif => file[6..10].copy_from_slice(&[little, little].concat()),
        ImageFormat::Bmp => {
            for at in [18, 22] {
                file[at..at + 4].copy_from_slice(&u32::from(side).to_le_bytes());
            }
        }
        _ => {
            // WebP lossless §3.4: width and height less one, 14 bits each, after the signature.
            let less_one = u32::from(side) - 1;
            let rest = u32::from_le_bytes([file[21], file[22], file[23], file[24]]) & 0xF000_0000;
            file[21..25].copy_from_slice(&(rest | less_one | less_one << 14).to_le_bytes());
        }
    }
    file
}

/// ISO/IEC 15948 (PNG) annex D.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| {
            if crc & 1 == 1 { 0xEDB8_8320 ^ (crc >> 1) } else { crc >> 1 }
        })
    })
}
