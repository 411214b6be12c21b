//! A text that is spread over three QR codes. segno 1.6 drew the pictures (`make_sequence`).
//! `all.png` shows them in the order 3, 1, 2.

use warifu_base::append::{AppendedSet, Place};
use warifu_reader::picture;
use warifu_reader::qr::{self, Symbol};

const TEXT: &str = "otpauth://totp/%E3%82%8F%E3%82%8A%E3%81%B5:taro\
     ?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=%E3%82%8F%E3%82%8A%E3%81%B5&digits=8";
const PARTS: [&[u8]; 3] = [
    include_bytes!("appended/1.png"),
    include_bytes!("appended/2.png"),
    include_bytes!("appended/3.png"),
];

fn read(file: &[u8]) -> Vec<Symbol> {
    let picture = picture::read(file).expect("it is a picture");
    qr::find(&picture, <[Symbol]>::is_empty).expect("it has a QR code")
}

#[test]
fn a_set_on_one_picture_is_one_text() {
    let picture = picture::read(include_bytes!("appended/all.png")).expect("it is a picture");
    let found = qr::find(&picture, |found| !found.iter().any(|one| one.place.is_none()));
    let texts: Vec<String> =
        found.expect("it has QR codes").iter().map(|symbol| symbol.text.clone()).collect();
    assert_eq!(texts, [TEXT]);
}

#[test]
fn each_alone_is_a_part_of_the_set() {
    let mut set = AppendedSet::default();
    for (file, number) in PARTS.into_iter().zip(1..) {
        let [symbol] = read(file).try_into().expect("it has one QR code");
        let place = symbol.place.expect("it is a part");
        assert_eq!(place, Place { number, count: 3, parity: TEXT.bytes().fold(0, |a, b| a ^ b) });
        assert_ne!(symbol.text, TEXT);
        set.take(place, &symbol.bytes);
    }
    assert_eq!(set.whole().as_deref().map(Vec::as_slice), Some(TEXT.as_bytes()));
}
