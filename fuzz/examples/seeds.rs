//! `cargo run --example seeds` in this folder: writes the seeds of every target, from the kit of
//! vaults and from texts and pictures made here.

use aes_gcm::aead::{Aead as _, Payload};
use aes_gcm::{Aes256Gcm, KeyInit as _};
use data_encoding::HEXLOWER;
use image::{DynamicImage, GrayImage, ImageFormat, Luma, RgbaImage};
use qrcode::{Color, EcLevel, QrCode};
use std::io::Cursor;
use std::path::Path;
use warifu_core::vault::{ChunkLimits, split_replica};

const VAULTS: [&str; 8] = [
    "example",
    "empty",
    "trash",
    "several-slots",
    "japanese-names",
    "every-algorithm-and-length",
    "every-kind",
    "details",
];

const ADDRESSES: [(&str, &str); 14] = [
    (
        "plain",
        "otpauth://totp/Example:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example",
    ),
    (
        "all",
        "otpauth://totp/Example:alice%40example.com?secret=MZXW6YTBOI&issuer=Example&algorithm=SHA512&digits=10&period=60",
    ),
    (
        "keycloak",
        "otpauth://totp/Portal:taro+yamada?secret=MZXW6YTBOI&digits=6&algorithm=SHA1&issuer=Portal&period=30",
    ),
    ("null", "otpauth://totp/a:b?secret=MZXW6YTBOI&algorithm=null"),
    (
        "japanese",
        "otpauth://totp/%E5%89%B2%E7%AC%A6:%E5%B1%B1%E7%94%B0?secret=MZXW6YTBOI&issuer=%E5%89%B2%E7%AC%A6",
    ),
    ("shift-jis", "otpauth://totp/%8C%92%8D%4E:taro?secret=MZXW6YTBOI"),
    ("twice", "otpauth://totp/a:b?secret=MZXW6YTBOI&secret=MZXW6YTBOI&digits=6&digits=8"),
    ("escaped", "otpauth://totp/a%3Ab?secret=MZXW6YTBOI&amp;issuer=a%3A&amp;period=15"),
    ("counter", "otpauth://hotp/a:b?secret=MZXW6YTBOI&counter=0"),
    ("steam", "otpauth://totp/a:b?secret=MZXW6YTBOI&encoder=steam"),
    ("bare-steam", "steam://MZXW6YTBOI"),
    ("migration", "otpauth-migration://offline?data=AAAA"),
    ("key", "ＭＺＸＷ 6ytb-oi＝"),
    ("recovery", "AAAQC-EAYEE-AUDA4-OCAJH-BIFQX-YDIOL-B4IBW-CEQTO"),
];

/// Messages of transfers. The target reads its input as a message and as a whole address.
const TRANSFERS: [(&str, &[u8]); 6] = [
    (
        "one",
        b"\x0A\x1E\x0A\x05Hello\x12\x08KOSMO:me\x1A\x05KOSMO\x20\x01\x28\x01\x30\x02\x10\x01\x18\x01\x20\x00\x28\x07",
    ),
    ("two", b"\x0A\x0D\x0A\x02Hi\x12\x01a\x20\x02\x28\x02\x30\x02\x0A\x0D\x0A\x02Hi\x1A\x01b\x20\x03\x28\x00\x30\x02"),
    ("third-of-three", b"\x0A\x06\x0A\x02Hi\x30\x02\x18\x03\x20\x02\x28\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01"),
    ("refused", b"\x0A\x10\x0A\x02Hi\x12\x01c\x20\x04\x30\x01\x38\x09\x42\x01u\x0A\x00"),
    ("shift-jis", b"\x0A\x0C\x0A\x02Hi\x12\x04\x8E\x52:\xFF\x30\x02"),
    ("address", b"otpauth-migration://offline?data=CgYKAkhpMAI%3D"),
];

fn main() {
    vaults();
    replica();
    for (name, message) in TRANSFERS {
        write("migration", name, message);
    }
    for (name, address) in ADDRESSES {
        write("otpauth", name, address.as_bytes());
    }
    parts();
    pictures();
}

/// Texts of QR codes, one a line.
fn parts() {
    let kit = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vault-kit/vaults");
    let file = std::fs::read(kit.join("every-icon.warifu")).expect("the vault is there");
    let texts = warifu_core::parts::split(&file).expect("it is small");
    write("parts", "whole", texts.join("\n").as_bytes());
    write("parts", "first", texts[0].as_bytes());
    let faulty =
        [":0:3:", ":4:3:", ":1:65:", ":01:3:"].map(|place| texts[0].replacen(":1:3:", place, 1));
    write("parts", "faulty", faulty.join("\n").as_bytes());
}

fn write(target: &str, name: &str, bytes: &[u8]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
    std::fs::create_dir_all(&folder).expect("the folder is made");
    std::fs::write(folder.join(name), bytes).expect("the file is written");
}

/// Writes each vault, its header and its decrypted content. The target reads its input as each of
/// the three.
fn vaults() {
    let kit = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vault-kit");
    let list = std::fs::read_to_string(kit.join("kit.json")).expect("the kit is there");
    let list: serde_json::Value = serde_json::from_str(&list).expect("the list is JSON");
    for name in VAULTS {
        let path = format!("vaults/{name}.warifu");
        let items = list.as_array().expect("the list is an array");
        let item =
            items.iter().find(|item| item["file"] == path.as_str()).expect("the vault is listed");
        let file = std::fs::read(kit.join(&path)).expect("the vault is there");
        let length = u32::from_be_bytes([file[10], file[11], file[12], file[13]]);
        let end = 14 + usize::try_from(length).expect("it is small");
        let content = content_of(&file, item["key"].as_str().unwrap_or_default());
        write("open_vault", &format!("{name}.file"), &file);
        write("open_vault", &format!("{name}.header"), &file[14..end]);
        write("open_vault", &format!("{name}.content"), &content);
    }
}

fn content_of(file: &[u8], key: &str) -> Vec<u8> {
    let key = HEXLOWER.decode(key.as_bytes()).expect("the key is hexadecimal");
    let key: [u8; 32] = key.try_into().expect("the key has 32 bytes");
    let length = u32::from_be_bytes([file[10], file[11], file[12], file[13]]);
    let (before, rest) = file.split_at(14 + usize::try_from(length).expect("it is small"));
    let (nonce, sealed) = rest.split_first_chunk::<12>().expect("the file is whole");
    let payload = Payload { msg: sealed, aad: before };
    Aes256Gcm::new(&key.into()).decrypt(nonce.into(), payload).expect("the file opens")
}

/// Writes a replica, its decrypted content, and the texts of its parts. The target reads its input
/// as each of the three.
fn replica() {
    let kit = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vault-kit");
    let list = std::fs::read_to_string(kit.join("replicas.json")).expect("the kit is there");
    let list: serde_json::Value = serde_json::from_str(&list).expect("the list is JSON");
    let items = list.as_array().expect("the list is an array");
    let path = "replicas/merged.warsyn";
    let item = items.iter().find(|item| item["file"] == path).expect("the replica is listed");
    let key = item["key"].as_str().unwrap_or_default();
    let file = std::fs::read(kit.join(path)).expect("the replica is there");
    let limits = ChunkLimits { key_bytes: 9, item_bytes: 300, total_bytes: 1 << 20 };
    let texts = split_replica(&file, limits).expect("it is small");
    write("replica", "merged.file", &file);
    write("replica", "merged.content", &content_of(&file, key));
    write("replica", "merged.texts", texts.join("\n").as_bytes());
}

fn pictures() {
    let code =
        QrCode::with_error_correction_level(ADDRESSES[3].1, EcLevel::L).expect("it is short");
    let code = drawn(&code, 2);
    for (extension, format) in [
        ("png", ImageFormat::Png),
        ("gif", ImageFormat::Gif),
        ("bmp", ImageFormat::Bmp),
        ("webp", ImageFormat::WebP),
        ("jpeg", ImageFormat::Jpeg),
    ] {
        let image = match format {
            ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::Bmp => {
                DynamicImage::from(code.clone())
            }
            _ => DynamicImage::from(code.clone()).into_rgba8().into(),
        };
        write("picture", &format!("code.{extension}"), &file(&image, format));
    }
    // The width, the pixels a byte less one, and the pixels: the `qr` target's own way of writing a
    // picture.
    let small = QrCode::with_error_correction_level("割符", EcLevel::L).expect("it is short");
    for (name, inverted) in [("dark", 0), ("light", 255)] {
        let pixels = drawn(&small, 1);
        let width = u8::try_from(pixels.width()).expect("it is small");
        let bytes = pixels.as_raw().iter().map(|pixel| pixel ^ inverted);
        write("qr", name, &[width, 1].into_iter().chain(bytes).collect::<Vec<_>>());
    }
    let clear = RgbaImage::from_fn(code.width(), code.height(), |x, y| {
        let dark = code.get_pixel(x, y).0[0] == 0;
        image::Rgba([255, 255, 255, if dark { 0 } else { 255 }])
    });
    write("picture", "transparent.png", &file(&clear.into(), ImageFormat::Png));
    write("picture", "one-pixel.png", &file(&GrayImage::new(1, 1).into(), ImageFormat::Png));
}

fn drawn(code: &QrCode, scale: u32) -> GrayImage {
    let width = u32::try_from(code.width()).expect("it is small");
    let quiet = 4;
    GrayImage::from_fn((width + 2 * quiet) * scale, (width + 2 * quiet) * scale, |x, y| {
        let at = |place: u32| (place / scale).checked_sub(quiet).filter(|&module| module < width);
        let dark = match (at(x), at(y)) {
            (Some(x), Some(y)) => {
                let [x, y] = [x, y].map(|module| usize::try_from(module).expect("it is small"));
                code[(x, y)] == Color::Dark
            }
            _ => false,
        };
        Luma([if dark { 0 } else { 255 }])
    })
}

fn file(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).expect("the picture is written");
    bytes.into_inner()
}
