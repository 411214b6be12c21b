//! Addresses whose only fault is the period or the number of digits, read with the usual values.

use warifu_base::charset::decode;
use warifu_core::account::{Algorithm, Period};
use warifu_core::otpauth::{Notice, Parsed, parse, parse_with_usual};

const START: &str = "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO";

fn read(parameters: &str) -> Option<Parsed> {
    parse_with_usual(&format!("{START}{parameters}"), &|bytes| decode(bytes, &|_| None))
}

#[test]
fn an_invalid_period_or_number_of_digits_becomes_the_usual_one() {
    for (parameters, digits, period) in [
        ("&period=0", 6, 30),
        ("&period=", 6, 30),
        ("&period=30s", 6, 30),
        ("&digits=0", 6, 30),
        ("&digits=6桁&period=-1", 6, 30),
        // Valid values stay.
        ("&digits=8&period=0", 8, 30),
        ("&digits=x&period=60", 6, 60),
    ] {
        assert!(parse(&format!("{START}{parameters}"), &|_| None).is_err(), "{parameters}");
        let Parsed { account, notices } = read(parameters).expect(parameters);
        assert_eq!(account.digits.get(), digits, "{parameters}");
        assert_eq!(account.kind.period().map(Period::seconds), Some(period), "{parameters}");
        assert_eq!(account.algorithm, Algorithm::Sha1);
        assert_eq!(account.secret.expose(), b"Hello!\xDE\xAD\xBE\xEF");
        assert_eq!((account.issuer.as_str(), account.account.as_str()), ("KOSMO", "taro"));
        assert_eq!(notices, [Notice::UsualAssumed]);
    }
}

#[test]
fn any_other_address_is_not_repaired() {
    for text in [
        // Without a fault.
        START.to_owned(),
        format!("{START}&period=60"),
        // With another fault.
        format!("{START}&period=0&algorithm=MD5"),
        format!("{START}&period=0&period=30"),
        format!("{START}&period=0&encoder=other"),
        "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PX1&period=0".to_owned(),
        "otpauth://totp/KOSMO:taro?period=0".to_owned(),
        // Other kinds have no usual values.
        "otpauth://hotp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=0&counter=1".to_owned(),
        "otpauth://steam/Steam:taro?secret=JBSWY3DPEHPK3PXP&period=0".to_owned(),
        "otpauth://totp/Steam:taro?secret=JBSWY3DPEHPK3PXP&digits=x".to_owned(),
        "https://example.com/?period=0".to_owned(),
        String::new(),
    ] {
        assert_eq!(parse_with_usual(&text, &|_| None), None, "{text}");
    }
}
