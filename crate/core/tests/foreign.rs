//! Texts that hold no account, and the parts of each that are quoted.

#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

use warifu_base::failure::Failure as _;
use warifu_core::otpauth::Foreign;

/// The code of the text's kind, and the quoted parts.
fn recognised(text: &str) -> (&'static str, Vec<String>) {
    let foreign = Foreign::recognise(text).unwrap();
    (foreign.code(), foreign.values())
}

#[test]
fn a_web_address_is_quoted_with_its_host_and_without_its_query() {
    for (text, host, address) in [
        ("https://example.com/", "example.com", "https://example.com/"),
        ("HTTPS://EXAMPLE.COM/A?token=1#2", "EXAMPLE.COM", "HTTPS://EXAMPLE.COM/A…"),
        (
            "http://paypal.com@evil.example:8080/paypal.com",
            "evil.example",
            "http://paypal.com@evil.example:8080/paypal.com",
        ),
        // Browsers read the backslash as a slash.
        (
            r"https://evil.example\@paypal.com/",
            "evil.example",
            r"https://evil.example\@paypal.com/",
        ),
        ("https://[::1]:80/", "[::1]:80", "https://[::1]:80/"),
        ("https://example.com/\u{202E}gpj.exe", "example.com", "https://example.com/gpj.exe"),
        ("https://例え.jp/", "例え.jp", "https://例え.jp/"),
        ("https://example.com/?to=secret", "example.com", "https://example.com/…"),
    ] {
        assert_eq!(
            recognised(text),
            ("foreign_web", vec![host.to_owned(), address.to_owned()]),
            "{text}"
        );
    }
}

#[test]
fn a_long_address_is_cut_at_its_end_and_a_long_host_at_its_beginning() {
    let long = "a".repeat(500);
    let (_, values) = recognised(&format!("https://{long}.evil.example/{long}"));
    let [host, address] = values.try_into().unwrap();
    assert!(host.ends_with("a.evil.example"), "{host}");
    assert!(address.starts_with("https://aaa") && address.ends_with('…'), "{address}");
    assert!(host.chars().count() <= 121 && address.chars().count() <= 121);
}

#[test]
fn a_host_with_lookalike_letters_is_recognised() {
    assert_eq!(recognised("https://раypal.com/login?x").0, "foreign_web_lookalike");
    assert_eq!(recognised("https://paypal.com/раypal").0, "foreign_web");
}

#[test]
fn other_kinds_are_quoted_without_their_secrets() {
    for (text, code, value) in [
        ("WIFI:S:KOSMO;T:WPA;P:geheim;;", "foreign_wifi", "KOSMO"),
        (r"wifi:T:WPA;P:a\;S:wrong;S:Caf\é\;\:1;;", "foreign_wifi", "Café;:1"),
        ("WIFI:T:nopass;;", "foreign_wifi", "—"),
        (
            "BEGIN:VCARD\r\nVERSION:3.0\r\nN:山田;太郎\r\nFN;CHARSET=UTF-8:山田 太郎\r\nEND:VCARD",
            "foreign_contact",
            "山田 太郎",
        ),
        ("BEGIN:VCARD\nN:山田;太郎\nEND:VCARD", "foreign_contact", "山田;太郎"),
        ("MECARD:N:山田,太郎;TEL:0312345678;;", "foreign_contact", "山田,太郎"),
        ("mailto:taro@example.com?subject=x", "foreign_mail", "taro@example.com"),
        ("MATMSG:TO:taro@example.com;SUB:x;;", "foreign_mail", "taro@example.com"),
        ("tel:+81312345678", "foreign_phone", "+81312345678"),
        ("SMSTO:0312345678:hello", "foreign_phone", "0312345678"),
        ("line://ti/p/abc", "foreign_app", "line"),
        ("FIDO:/0123456789", "foreign_app", "FIDO"),
        ("4901234567894", "foreign_text", "4901234567894"),
        ("こんにちは\n\u{200B}<b>世界</b>", "foreign_text", "こんにちは <b>世界</b>"),
        ("this is a plain sentence", "foreign_text", "this is a plain sentence"),
    ] {
        assert_eq!(recognised(text), (code, vec![value.to_owned()]), "{text}");
    }
    let long = "山".repeat(500);
    assert_eq!(recognised(&long), ("foreign_text", vec![format!("{}…", "山".repeat(120))]));
}

#[test]
fn a_bare_key_is_not_quoted() {
    for text in ["JBSWY3DPEHPK3PXP", "JBSW Y3DP EHPK 3PXP", "jbswy3dpehpk3pxp\n"] {
        assert_eq!(recognised(text), ("foreign_key", Vec::new()), "{text}");
    }
}

#[test]
fn empty_texts_and_texts_that_may_contain_a_secret_are_not_quoted() {
    for text in [
        "",
        " \u{200B}\n",
        "otpauth:totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP",
        "URL:OTPAUTH://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP",
        "https://example.com/?to=otpauth://totp/KOSMO:taro",
        "javascript://totp/%0Aalert(1)?secret=JBSWY3DPEHPK3PXP",
    ] {
        assert_eq!(Foreign::recognise(text), None, "{text}");
    }
}
