//! Texts in the character sets and modes that a QR code can declare.

use crate::drawing::{Style, code, drawn, read};
use qrcode::bits::Bits;
use qrcode::{EcLevel, QrCode, Version};

const RAW_JAPANESE: &str =
    "otpauth://totp/わりふ健康保険組合:山田太郎?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL";

#[test]
fn japanese_in_utf_8() {
    assert_eq!(read(&drawn(&code(RAW_JAPANESE), Style::PLAIN)), RAW_JAPANESE);
}

const SHIFT_JIS: &[u8] = b"otpauth://totp/KOSMO:\x8E\x52\x93\x63?secret=JBSWY3DPEHPK3PXP";
const DECODED: &str = "otpauth://totp/KOSMO:山田?secret=JBSWY3DPEHPK3PXP";

#[test]
fn japanese_in_shift_jis() {
    assert_eq!(read(&drawn(&QrCode::new(SHIFT_JIS).expect("fits"), Style::PLAIN)), DECODED);
}

/// The same text in each mode of ISO/IEC 18004 that can hold it.
#[test]
fn japanese_in_every_mode() {
    let bytes = |bits: &mut Bits| bits.push_byte_data(SHIFT_JIS);
    let declared_shift_jis = |bits: &mut Bits| {
        bits.push_eci_designator(20).and_then(|()| bits.push_byte_data(SHIFT_JIS))
    };
    let declared_utf_8 = |bits: &mut Bits| {
        bits.push_eci_designator(26).and_then(|()| bits.push_byte_data(DECODED.as_bytes()))
    };
    let kanji = |bits: &mut Bits| {
        let (before, rest) = SHIFT_JIS.split_at(21);
        let (name, behind) = rest.split_at(4);
        bits.push_byte_data(before)?;
        bits.push_kanji_data(name)?;
        bits.push_byte_data(behind)
    };
    for (mode, written) in [
        ("bytes", written(bytes)),
        ("bytes declared as Shift_JIS", written(declared_shift_jis)),
        ("bytes declared as UTF-8", written(declared_utf_8)),
        ("kanji mode", written(kanji)),
    ] {
        assert_eq!(read(&drawn(&written, Style::PLAIN)), DECODED, "{mode}");
    }
}

/// Declared as ECI 3.
#[test]
fn declared_iso_8859_1() {
    let bytes = b"otpauth://totp/Caf\xE9:Jos\xE9?secret=JBSWY3DPEHPK3PXP";
    let code =
        written(|bits| bits.push_eci_designator(3).and_then(|()| bits.push_byte_data(bytes)));
    assert_eq!(
        read(&drawn(&code, Style::PLAIN)),
        "otpauth://totp/Café:José?secret=JBSWY3DPEHPK3PXP"
    );
}

/// Numbers of the AIM ECI specification: 29 is GB 2312, 30 is EUC-KR, 32 is GB 18030. The bytes are
/// those of Python's `gb2312`, `euc_kr` and `gb18030`; undeclared, they fit several character sets.
#[test]
fn declared_chinese_and_korean() {
    let (before, behind) = (b"otpauth://totp/", b"?secret=JBSWY3DPEHPK3PXP");
    for (eci, name, text) in [
        (29, &b"\xD5\xC5\xC8\xFD"[..], "张三"),
        (30, b"\xB1\xB9\xB9\xCE\xB0\xC7\xB0\xAD\xBA\xB8\xC7\xE8", "국민건강보험"),
        (32, b"\xD5\xC5\x95\x34\xB2\x35", "张𠮷"),
    ] {
        let bytes = [before, name, behind].concat();
        let code = written(|bits| {
            bits.push_eci_designator(eci).and_then(|()| bits.push_byte_data(&bytes))
        });
        let expected = format!("otpauth://totp/{text}?secret=JBSWY3DPEHPK3PXP");
        assert_eq!(read(&drawn(&code, Style::PLAIN)), expected, "ECI {eci}");
    }
}

/// Python's `gb18030`; the bytes are neither Shift_JIS nor EUC-KR.
#[test]
fn undeclared_gb_18030() {
    let bytes = b"otpauth://totp/\xCF\xC8\xC9\xFA?secret=JBSWY3DPEHPK3PXP";
    let code = written(|bits| bits.push_byte_data(bytes));
    assert_eq!(read(&drawn(&code, Style::PLAIN)), "otpauth://totp/先生?secret=JBSWY3DPEHPK3PXP");
}

fn written(data: impl FnOnce(&mut Bits) -> qrcode::QrResult<()>) -> QrCode {
    let mut bits = Bits::new(Version::Normal(6));
    data(&mut bits).expect("fits");
    bits.push_terminator(EcLevel::M).expect("fits");
    QrCode::with_bits(bits, EcLevel::M).expect("fits")
}
