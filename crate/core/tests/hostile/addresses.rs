//! `otpauth` addresses and typed fields.

use crate::damage::config;
use percent_encoding::{NON_ALPHANUMERIC, percent_encode};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use warifu_base::failure::Failure as _;
use warifu_core::account::{Account, Draft, Edits, Kind, MAX_NAME_CHARS, Name, Period};
use warifu_core::code::code;
use warifu_core::otpauth::{self, Notice, OtpauthError};
use warifu_reader::charset::shift_jis;

const GOOD: [&str; 8] = [
    "otpauth://totp/KOSMO:taro.yamada?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL\
     &digits=6&algorithm=HmacSHA1&issuer=KOSMO&period=30",
    "otpauth://totp/%E7%B5%84%E5%90%88:%E5%B1%B1%E7%94%B0+%E5%A4%AA%E9%83%8E\
     ?secret=JBSWY3DPEHPK3PXP&digits=8&algorithm=SHA256&issuer=%E7%B5%84%E5%90%88&period=60",
    "otpauth://totp/%91g%8D%87:%8ER%93c?secret=jbsw y3dp ehpk 3pxp&issuer=%91g%8D%87",
    "otpauth://totp/組合:山田\u{202E}太郎?secret=JBSWY3DPEHPK3PXP&issuer=別の組合&digits=１０",
    "OTPAUTH://TOTP/?SECRET=MZXW6YTBOI======&PERIOD=999999999&ALGORITHM=SHA-512",
    "apple-otpauth://totp/a:b:c%3Ad?issuer=a:b&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
     &secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
    "otpauth://hotp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=8&algorithm=SHA256&issuer=KOSMO&counter=18446744073709551615",
    "otpauth://totp/Steam:taro?secret=JBSWY3DPEHPK3PXP&period=30&digits=5&issuer=Steam&encoder=steam",
];

const PIECES: [&str; 33] = [
    "%",
    "%E5",
    "%00",
    "%0A",
    "%E2%80%AE",
    "%EF%BB%BF",
    "%FF",
    "%8E",
    "&",
    "&amp;",
    "=",
    "?",
    "#",
    ":",
    "%3A",
    "+",
    "/",
    "://",
    "\u{202E}",
    "\u{2066}",
    "\u{0}",
    "\u{FFFD}",
    "山",
    "９",
    "secret=",
    "&secret=A",
    "&digits=4294967302",
    "&period=0",
    "&counter=-1",
    "&encoder=steam",
    "hotp",
    "&algorithm=MD5",
    "&issuer=",
];

/// An edit: where, how many characters to replace (up to four), and the replacement.
fn edit() -> impl Strategy<Value = (Index, usize, String)> {
    let piece = prop_oneof![
        select(&PIECES[..]).prop_map(str::to_owned),
        any::<char>().prop_map(String::from)
    ];
    (any::<Index>(), 0..5_usize, piece)
}

fn edited(text: &str, edits: &[(Index, usize, String)]) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for (at, count, piece) in edits {
        let at = at.index(characters.len() + 1);
        let end = (at + count).min(characters.len());
        characters.splice(at..end, piece.chars());
    }
    characters.into_iter().collect()
}

proptest! {
    #![proptest_config(config(2000))]

    #[test]
    fn any_text_gives_a_valid_entry_or_is_refused(text in any::<String>(), time in any::<u64>()) {
        check(&text, time)?;
        check(&format!("otpauth://totp/{text}"), time)?;
        check(&format!("otpauth://totp/{text}?secret=JBSWY3DPEHPK3PXP&issuer={text}"), time)?;
        let parameters = format!("digits={text}&period={text}&algorithm={text}");
        check(&format!("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP&{parameters}"), time)?;
        check(&format!("otpauth://totp/x?secret={text}"), time)?;
        check(&format!("otpauth://hotp/x?secret=JBSWY3DPEHPK3PXP&counter={text}"), time)?;
        check(&format!("steam://{text}"), time)?;
        check(&format!("otpauth://{text}/x?secret=JBSWY3DPEHPK3PXP"), time)?;
    }

    #[test]
    fn any_escaped_bytes_give_a_valid_entry_or_are_refused(
        bytes in vec(any::<u8>(), 0..40),
        time in any::<u64>(),
    ) {
        let escaped = percent_encode(&bytes, NON_ALPHANUMERIC);
        check(&format!("otpauth://totp/{escaped}?secret=JBSWY3DPEHPK3PXP&issuer={escaped}"), time)?;
        check(&format!("otpauth://totp/{escaped}:{escaped}?secret=JBSWY3DPEHPK3PXP"), time)?;
        check(&format!("otpauth://totp/x?secret={escaped}&digits={escaped}"), time)?;
    }

    #[test]
    fn edited_addresses_give_a_valid_entry_or_are_refused(
        text in select(&GOOD[..]),
        edits in vec(edit(), 1..8),
        time in any::<u64>(),
    ) {
        check(&edited(text, &edits), time)?;
    }

    #[test]
    fn any_form_gives_a_valid_entry_or_is_refused(
        fields in prop::array::uniform7(any::<String>()),
        secret in "[A-Za-z2-7 =-]{0,60}",
    ) {
        let [issuer, account, kind, digits, period, counter, algorithm] = &fields;
        let fields = Edits {
            issuer: Some(issuer),
            account: Some(account),
            digits: Some(digits),
            period: Some(period),
            counter: Some(counter),
            algorithm: Some(algorithm),
            ..Edits::default()
        };
        let draft = Draft { secret: &secret, kind, fields };
        if let Err(error) = draft.check() {
            prop_assert!(!error.fields().is_empty());
        }
        for kind in ["totp", "hotp", "steam"] {
            let (number, algorithm) = (Some("1"), Some("SHA512"));
            let digits = Some("10");
            let fields = Edits { digits, period: number, counter: number, algorithm, ..fields };
            let valid = Draft { kind, fields, ..draft };
            if let Ok(account) = valid.check() {
                check_entry(&account, 0)?;
            }
        }
    }
}

fn check(text: &str, time: u64) -> Result<(), TestCaseError> {
    match otpauth::parse(text, &shift_jis) {
        Ok(parsed) => {
            check_entry(&parsed.account, time)?;
            let names = [&parsed.account.issuer, &parsed.account.account];
            prop_assert!(
                names.iter().all(|name| !name.as_str().contains(char::REPLACEMENT_CHARACTER))
            );
            for notice in &parsed.notices {
                if let Notice::IssuerDiffers { label } = notice {
                    check_name(label)?;
                    prop_assert!(!label.is_empty());
                }
            }
        }
        Err(OtpauthError::Parameters { fields }) => prop_assert!(!fields.is_empty()),
        Err(error) => prop_assert!(!error.code().is_empty()),
    }
    Ok(())
}

fn check_entry(account: &Account, time: u64) -> Result<(), TestCaseError> {
    let digits = account.digits.get();
    let is_steam = account.kind == Kind::Steam;
    let lengths = if is_steam { 5..=5 } else { 6..=10 };
    prop_assert!(lengths.contains(&digits));
    let period = account.kind.period().map(Period::seconds);
    prop_assert!(period != Some(0));
    prop_assert!(!account.secret.expose().is_empty());
    check_name(&account.issuer)?;
    check_name(&account.account)?;
    let code = code(account, time);
    prop_assert_eq!(code.text.len(), usize::from(digits));
    let letters = if is_steam { "23456789BCDFGHJKMNPQRTVWXY" } else { "0123456789" };
    prop_assert!(code.text.chars().all(|letter| letters.contains(letter)));
    prop_assert_eq!(code.seconds_left.is_some(), period.is_some());
    prop_assert!(code.seconds_left.is_none_or(|left| (1..=period.unwrap_or(0)).contains(&left)));
    Ok(())
}

fn check_name(name: &Name) -> Result<(), TestCaseError> {
    let text = name.as_str();
    prop_assert!(text.chars().count() <= MAX_NAME_CHARS);
    prop_assert_eq!(text, text.trim());
    // All explicit directional marks (UAX #9 §2).
    let is_directional = |c: char| {
        matches!(
            c,
            '\u{061C}'
                | '\u{200E}'
                | '\u{200F}'
                | '\u{202A}'..='\u{202E}'
                | '\u{2066}'..='\u{2069}'
        )
    };
    prop_assert!(!text.contains(|c: char| c.is_control() || is_directional(c)), "{:?}", text);
    Ok(())
}

#[test]
fn numbers_of_thousands_of_digits_are_refused() {
    for number in
        ["9".repeat(7000), "0".repeat(7000), "９".repeat(2000), format!("{}8", "0".repeat(7000))]
    {
        for key in ["digits", "period"] {
            let outcome = otpauth::parse(
                &format!("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP&{key}={number}"),
                &shift_jis,
            );
            assert!(
                matches!(outcome, Err(OtpauthError::Parameters { .. })),
                "{key}={}…",
                &number[..3]
            );
        }
    }
}

#[test]
fn texts_of_megabytes_are_refused() {
    let huge = "otpauth://totp/".to_owned() + &"%E5%B1%B1:".repeat(500_000);
    assert_eq!(otpauth::parse(&huge, &shift_jis), Err(OtpauthError::TooLong));
    assert_eq!(otpauth::parse(&"://".repeat(500_000), &shift_jis), Err(OtpauthError::TooLong));
    // NFKC replaces U+FDFA by 18 characters.
    let growing = "\u{FDFA}".repeat(2500);
    let address = format!("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP&digits={growing}");
    assert!(matches!(otpauth::parse(&address, &shift_jis), Err(OtpauthError::Parameters { .. })));
}

#[test]
fn thousands_of_parameters_are_accepted() {
    let address = format!("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP{}", "&".repeat(8000));
    assert!(otpauth::parse(&address, &shift_jis).is_ok());
    let address = format!("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP{}", "&digits=6".repeat(800));
    assert!(otpauth::parse(&address, &shift_jis).is_ok());
}
