//! Issuers and accounts. The app's `name` often begins with the issuer and a colon, and its
//! `issuer` may be empty.

use crate::writer::Written;
use crate::{AcceptedAccount, RefusedAccount, Shown, TARO, check_account, table, taro};
use warifu_base::failure::Field;
use warifu_core::import::ImportError;
use warifu_core::otpauth::OtpauthError::UnknownType;

const LONGEST: &str = concat!(
    "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF",
    "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF",
    "0123456789ABCDEF0123456789ABCDEF",
);
const TOO_LONG: &str = concat!(
    "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF",
    "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF",
    "0123456789ABCDEF0123456789ABCDEF0",
);

fn named(
    name: &'static (impl AsRef<[u8]> + ?Sized),
    issuer: &'static (impl AsRef<[u8]> + ?Sized),
) -> Vec<u8> {
    Written { name: name.as_ref(), issuer: issuer.as_ref(), ..TARO }.bytes()
}

fn too_long(field: Field, issuer: &'static str, account: &'static str) -> RefusedAccount {
    RefusedAccount { issuer, account, reason: ImportError::NameTooLong { field } }
}

table! {
    check_account:
    both: named("KOSMO:taro", "KOSMO") => taro();
    issuer_beside_the_name: named("taro", "KOSMO") => taro();
    issuer_in_the_name: named("KOSMO:taro", "") => taro();
    no_issuer: named("taro", "") => AcceptedAccount { issuer: "", ..taro() };
    no_account: named("", "KOSMO") => AcceptedAccount { account: "", ..taro() };
    /// Accepted, because the secret is valid. The preview asks for a name.
    no_names: named("", "") => AcceptedAccount { issuer: "", account: "", ..taro() };
    blank_names: named(" \t", "\u{3000}") => AcceptedAccount { issuer: "", account: "", ..taro() };
    nothing_but_a_colon: named(":", "") => AcceptedAccount { issuer: "", account: "", ..taro() };
    space_behind_the_colon: named("KOSMO: taro", "KOSMO") => taro();
    spaces_around: named(" KOSMO : taro ", " KOSMO ") => taro();
    japanese: named("わりふ健康保険組合:山田 太郎", "わりふ健康保険組合")
        => AcceptedAccount { issuer: "わりふ健康保険組合", account: "山田 太郎", ..taro() };
    /// The separate issuer shows where the issuer in the name ends.
    issuer_with_a_colon: named("KOSMO:kenpo:taro", "KOSMO:kenpo") => AcceptedAccount { issuer: "KOSMO:kenpo", ..taro() };
    two_colons: named("KOSMO:dept:taro", "") => AcceptedAccount { account: "dept:taro", ..taro() };
    issuers_differ: named("Example:taro", "KOSMO") => AcceptedAccount { notices: vec![Shown::Differs("Example")], ..taro() };
    issuers_differ_by_case: named("kosmo:taro", "KOSMO") => taro();
    name_is_the_issuer: named("KOSMO", "KOSMO") => AcceptedAccount { account: "KOSMO", ..taro() };
    /// The message is not percent-encoded or form-encoded, so these characters belong to the name.
    escapes_are_text: named("KO%20SMO:ta+ro", "KO%20SMO") => AcceptedAccount { issuer: "KO%20SMO", account: "ta+ro", ..taro() };
    percent_encoded_colon_is_text: named("KOSMO%3Ataro", "") => AcceptedAccount { issuer: "", account: "KOSMO%3Ataro", ..taro() };
    marks_of_direction_are_dropped: named("KOS\u{202E}MO:\u{2066}taro\u{0}", "KOSMO\u{200F}") => taro();
    markup_is_text: named("<b>:<img src=x onerror=alert(1)>", "<b>")
        => AcceptedAccount { issuer: "<b>", account: "<img src=x onerror=alert(1)>", ..taro() };

    /// The format requires UTF-8, but some generators wrote other encodings. The account is
    /// accepted.
    shift_jis: named(b"KOSMO:\x8E\x52\x93\x63", b"KOSMO") => AcceptedAccount { account: "山田", ..taro() };
    name_of_no_encoding: named(b"KOSMO:\xFF\xFE", b"KOSMO")
        => AcceptedAccount { account: "", notices: vec![Shown::Unreadable], ..taro() };
    issuer_of_no_encoding: named(b"taro", b"\xFF\xFE")
        => AcceptedAccount { issuer: "", notices: vec![Shown::Unreadable], ..taro() };

    longest_issuer: named("taro", LONGEST) => AcceptedAccount { issuer: LONGEST, ..taro() };
    longest_account: named(LONGEST, "KOSMO") => AcceptedAccount { account: LONGEST, ..taro() };
    /// The refusal shows the name cut to the limit.
    issuer_too_long: named("taro", TOO_LONG) => too_long(Field::Issuer, LONGEST, "taro");
    account_too_long: named(TOO_LONG, "KOSMO") => too_long(Field::Account, "KOSMO", LONGEST);
    refused_without_names: Written { kind: Some(3), name: b"", issuer: b"", ..TARO }.bytes()
        => RefusedAccount { issuer: "", account: "", reason: UnknownType.into() };
    refused_with_its_issuer_in_the_name: Written { kind: Some(3), issuer: b"", ..TARO }.bytes() => UnknownType;
    refused_with_marks_of_direction: Written { kind: Some(3), name: "KOSMO:ta\u{202E}ro".as_bytes(), ..TARO }.bytes()
        => UnknownType;
}
