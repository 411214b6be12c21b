//! The text of a QR code: scheme, host, parameter, percent-encoding, base64. Each row has Taro's
//! account:
//!
//! ```python
//! secret = b"\x0a\x0aHello!\xde\xad\xbe\xef"
//! base64.b64encode(b"\x0a\x21" + secret + b"\x12\x0aKOSMO:taro\x1a\x05KOSMO\x30\x02")
//! ```

use crate::{Read, check_text, table};
use warifu_core::import::Damage::{Address, Base64, DataTwice, Message, NoAccounts, NoData};
use warifu_core::import::ImportError::{OtherFormat, TooLong};
use warifu_core::import::google::MAX_DATA_BYTES;
use warifu_core::otpauth::MAX_ADDRESS_BYTES;

const START: &str = "otpauth-migration://offline?data=";
const DATA: &str = "CiEKCkhlbGxvId6tvu8SCktPU01POnRhcm8aBUtPU01PMAI=";
/// Taro's account `+ b"\x42\x09xx\xfb\xef\xbe\xff\xff\xffx"`, an unknown field whose base64 has `+`
/// and `/`.
const SIGNS: &str = "CiEKCkhlbGxvId6tvu8SCktPU01POnRhcm8aBUtPU01PMAJCCXh4++++////eA==";

fn with(data: &str) -> String {
    format!("{START}{data}")
}

fn filled(text: &str, length: usize) -> String {
    format!("{text}{}", "A".repeat(length - text.len()))
}

table! {
    check_text:
    plain: with(DATA) => Read;
    padding_escaped: with(&DATA.replace('=', "%3D")) => Read;
    padding_missing: with(DATA.trim_end_matches('=')) => Read;
    padding_of_two: with(SIGNS) => Read;
    padding_half_missing: with(&SIGNS[..SIGNS.len() - 1]) => Read;
    padding_all_missing: with(SIGNS.trim_end_matches('=')) => Read;
    /// Form decoding would turn the plus into a space.
    raw_plus: with(SIGNS) => Read;
    escaped_plus: with(&SIGNS.replace("++++", "%2B%2B%2b%2b")) => Read;
    escaped_slash: with(&SIGNS.replace('/', "%2F")) => Read;
    alphabet_for_addresses: with(&SIGNS.replace('+', "-").replace('/', "_")) => Read;
    both_alphabets: with(&SIGNS.replace("++++////", "-+-+_/_/")) => Read;
    letters_escaped: with(&DATA.replace('C', "%43")) => Read;
    scheme_in_upper_case: with(DATA).replace("otpauth-migration", "OTPAUTH-MIGRATION") => Read;
    host_in_upper_case: with(DATA).replace("offline", "OFFLINE") => Read;
    parameter_in_upper_case: with(DATA).replace("data=", "DATA=") => Read;
    slash_behind_the_host: with(DATA).replace("offline?", "offline/?") => Read;
    parameters_besides: with(DATA).replace("?data", "?x=1&&=&data") + "&source=app" => Read;
    spaces_and_line_breaks_around: format!("\r\n {}\t\u{3000}\n", with(DATA)) => Read;
    byte_order_mark_before_it: format!("\u{FEFF}{}", with(DATA)) => Read;

    nothing: "" => OtherFormat;
    one_account: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => OtherFormat;
    scheme_alone: "otpauth-migration" => OtherFormat;
    scheme_without_slashes: with(DATA).replace("://", ":") => OtherFormat;
    scheme_with_a_letter_more: with(DATA).replace("migration", "migrations") => OtherFormat;
    scheme_inside: "NOT AN otpauth-migration:// URL" => OtherFormat;
    /// The first 19 bytes end inside a character, where a text cannot be cut.
    scheme_in_full_width_letters: "ｏｔｐａｕｔｈ-migration" => OtherFormat;

    host_absent: with(DATA).replace("offline", "") => Address;
    host_of_another: with(DATA).replace("offline", "online") => Address;
    host_with_a_port: with(DATA).replace("offline", "offline:443") => Address;
    path: with(DATA).replace("offline?", "offline/x?") => Address;
    scheme_and_nothing: "otpauth-migration://" => Address;
    parameters_absent: "otpauth-migration://offline" => NoData;
    parameter_absent: with(DATA).replace("data=", "date=") => NoData;
    parameter_empty: START => NoData;
    parameter_without_a_value: "otpauth-migration://offline?data" => NoData;
    /// A repeated parameter is refused even with equal values, because no generator writes it.
    parameter_twice_the_same: format!("{}&data={DATA}", with(DATA)) => DataTwice;
    parameter_twice: format!("{}&DATA={SIGNS}", with(DATA)) => DataTwice;
    parameter_empty_first: format!("{START}&data={DATA}") => DataTwice;

    /// Form decoding has turned a plus into a space. Restoring it would be a guess at secrets.
    space_in_the_data: with(&SIGNS.replace('+', " ")) => Base64;
    line_break_in_the_data: with(&DATA.replace("Ci", "C\ni")) => Base64;
    punctuation_outside_the_alphabet: with(&DATA.replace("Ci", "C.i")) => Base64;
    letter_outside_the_alphabet: with(&DATA.replace("Ci", "Cわi")) => Base64;
    escape_that_is_not_a_byte: with(&DATA.replace("Ci", "C%4i")) => Base64;
    escaped_twice: with(&DATA.replace('=', "%253D")) => Base64;
    padding_inside: with(&format!("{DATA}{DATA}")) => Base64;
    fragment: with(&format!("{DATA}#x")) => Base64;
    letter_missing: with(&DATA[..DATA.len() - 4]) => Message;
    /// No base64 text has this length.
    letters_missing: with(&DATA[..DATA.len() - 3]) => Base64;
    /// Bits after the last byte are set (RFC 4648 §3.5).
    last_letter_not_whole: with(&DATA.replace("AI=", "AJ=")) => Base64;
    padding_alone: with("==") => NoAccounts;

    longest_data: with(&filled("", MAX_DATA_BYTES)) => Message;
    data_too_long: with(&filled("", MAX_DATA_BYTES + 1)) => TooLong;
    /// The limit of the data counts characters after percent-decoding.
    longest_data_escaped: with(&"%41".repeat(MAX_ADDRESS_BYTES / 3 - 10)) => Message;
    text_too_long: filled(&format!("{}&x=", with(DATA)), MAX_ADDRESS_BYTES + 100) => TooLong;
    text_of_megabytes: filled(START, 3_000_000) => TooLong;
}
