//! Issuers and accounts: how they are told apart and cleaned.

use crate::{Expected, ExpectedNotice, PLAIN, TARO};
use warifu_core::account::EntryError;
use warifu_core::otpauth::{MAX_ADDRESS_BYTES, OtpauthError};

const BOTH: &str = "secret=JBSWY3DPEHPK3PXP&issuer=KOSMO";
const LONGEST: &str = concat!(
    "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF",
    "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF",
    "0123456789ABCDEF0123456789ABCDEF",
);

table! {
    label_and_parameter: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO" => TARO;
    label_alone: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => TARO;
    parameter_alone: "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO" => TARO;
    neither: "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP" => Expected { account: "taro", ..PLAIN };
    colon_percent_encoded: "otpauth://totp/KOSMO%3Ataro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO" => TARO;
    colon_and_space: "otpauth://totp/KOSMO:%20taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO" => TARO;
    colon_and_raw_space: "otpauth://totp/KOSMO : taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO" => TARO;
    mail_address_as_account: "otpauth://totp/KOSMO:taro%40example.co.jp?secret=JBSWY3DPEHPK3PXP"
        => Expected { account: "taro@example.co.jp", ..TARO };
    raw_at_sign: "otpauth://totp/KOSMO:taro@example.co.jp?secret=JBSWY3DPEHPK3PXP"
        => Expected { account: "taro@example.co.jp", ..TARO };
    raw_spaces: "otpauth://totp/Warifu Kenpo:Yamada Taro?secret=JBSWY3DPEHPK3PXP&issuer=Warifu Kenpo"
        => Expected { issuer: "Warifu Kenpo", account: "Yamada Taro", ..PLAIN };
    raw_slash: "otpauth://totp/KOSMO/kenpo:taro/1?secret=JBSWY3DPEHPK3PXP"
        => Expected { issuer: "KOSMO/kenpo", account: "taro/1", ..PLAIN };
    /// A URL parser would end the path at `#` and lose the account.
    raw_hash: "otpauth://totp/Room #3:taro?secret=JBSWY3DPEHPK3PXP&issuer=Room #3"
        => Expected { issuer: "Room #3", ..TARO };
    /// Like [`raw_hash`]. A URL parser would lose the secret.
    raw_hash_in_the_account: "otpauth://totp/KOSMO:taro#2?secret=JBSWY3DPEHPK3PXP"
        => Expected { account: "taro#2", ..TARO };
    percent_sign_without_an_escape: "otpauth://totp/100%:50%zz?secret=JBSWY3DPEHPK3PXP"
        => Expected { issuer: "100%", account: "50%zz", ..PLAIN };
    escaped_twice: "otpauth://totp/Warifu%2520Kenpo:taro?secret=JBSWY3DPEHPK3PXP"
        => Expected { issuer: "Warifu%20Kenpo", ..TARO };
    escapes_in_lower_case: "otpauth://totp/%e3%82%8f:taro?secret=JBSWY3DPEHPK3PXP" => Expected { issuer: "わ", ..TARO };

    /// Some programs keep the label's issuer. The Key URI Format prefers the parameter, and the
    /// user sees both.
    issuers_differ: "otpauth://totp/Example:taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO"
        => Expected { notices: &[ExpectedNotice::Differs("Example")], ..TARO };
    issuers_differ_in_japanese: "otpauth://totp/%E7%B5%84%E5%90%88:taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO"
        => Expected { notices: &[ExpectedNotice::Differs("組合")], ..TARO };
    issuers_differ_by_their_escapes: "otpauth://totp/KO%2520SMO:taro?secret=JBSWY3DPEHPK3PXP&issuer=KO%20SMO"
        => Expected { issuer: "KO SMO", notices: &[ExpectedNotice::Differs("KO%20SMO")], ..TARO };
    issuers_differ_by_case: "otpauth://totp/kosmo:taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO" => TARO;
    issuers_differ_by_spaces_around: "otpauth://totp/%20KOSMO%20:taro?secret=JBSWY3DPEHPK3PXP&issuer=+KOSMO+" => TARO;
    issuers_differ_by_invisible_marks: "otpauth://totp/KOS%E2%80%8BMO:taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO" => TARO;
    /// Microsoft's label begins with the tenant, and is form-encoded.
    tenant_of_microsoft: "otpauth://totp/Warifu+Univ%3ataro%40u.example?secret=JBSWY3DPEHPK3PXP&issuer=Microsoft"
        => Expected { issuer: "Microsoft", account: "Warifu Univ: taro@u.example", ..PLAIN };
    tenant_with_a_plus_sign: "otpauth://totp/A%2bB%3ataro%2b1%40u.example?secret=JBSWY3DPEHPK3PXP&issuer=Microsoft"
        => Expected { issuer: "Microsoft", account: "A+B: taro+1@u.example", ..PLAIN };
    /// In upper case it is another encoder's, which writes a space as `%20`.
    plus_sign_beside_upper_case: "otpauth://totp/A%3Ataro+1?secret=JBSWY3DPEHPK3PXP&issuer=Microsoft"
        => Expected { issuer: "Microsoft", account: "A: taro+1", ..PLAIN };
    plus_sign_of_another_issuer: "otpauth://totp/KOSMO%3ataro+1?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO"
        => Expected { account: "taro+1", ..TARO };
    workspace_of_slack: "otpauth://totp/Warifu:taro%40u.example?secret=JBSWY3DPEHPK3PXP&issuer=Slack"
        => Expected { issuer: "Slack", account: "Warifu: taro@u.example", ..PLAIN };
    workspace_beside_the_issuer: "otpauth://totp/Slack%20(Warifu):taro?secret=JBSWY3DPEHPK3PXP&issuer=Slack"
        => Expected { issuer: "Slack", account: "Slack (Warifu): taro", ..PLAIN };
    label_without_an_account: "otpauth://totp/Warifu:?secret=JBSWY3DPEHPK3PXP&issuer=Slack"
        => Expected { issuer: "Slack", account: "Warifu", ..PLAIN };
    issuer_that_contains_the_label: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO%20Kenpo"
        => Expected { issuer: "KOSMO Kenpo", ..TARO };
    label_that_contains_the_issuer: "otpauth://totp/kosmo.example:taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO"
        => Expected { account: "kosmo.example: taro", ..TARO };
    separators_at_the_ends: "otpauth://totp//KOSMO/::taro/:?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO:" => TARO;
    /// The name of an operating system and its services.
    slashes_around_the_issuer: "otpauth://totp/:taro?secret=JBSWY3DPEHPK3PXP&issuer=%2Fe%2F"
        => Expected { issuer: "/e/", ..TARO };
    slashes_around_both_issuers: "otpauth://totp/%2Fe%2F:taro?secret=JBSWY3DPEHPK3PXP&issuer=%2Fe%2F"
        => Expected { issuer: "/e/", ..TARO };
    slash_behind_the_issuer: "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO/" => TARO;
    slashes_alone: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&issuer=//" => TARO;
    separators_alone: "otpauth://totp/:/?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO" => Expected { account: "", ..TARO };
    /// Names keep their case. Some programs change the whole address to lower case.
    case_is_kept: "otpauth://totp/GitHub:OctoCat?secret=JBSWY3DPEHPK3PXP"
        => Expected { issuer: "GitHub", account: "OctoCat", ..PLAIN };

    empty_parameter: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&issuer=" => TARO;
    blank_parameter: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&issuer=%20" => TARO;
    empty_label: "otpauth://totp/?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO" => Expected { account: "", ..TARO };
    no_label: "otpauth://totp?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO" => Expected { account: "", ..TARO };
    /// Accepted, because the secret is valid. The preview asks for a name.
    no_names: "otpauth://totp/?secret=JBSWY3DPEHPK3PXP" => PLAIN;
    nothing_but_a_colon: "otpauth://totp/:?secret=JBSWY3DPEHPK3PXP" => PLAIN;
    no_issuer_before_the_colon: "otpauth://totp/:taro?secret=JBSWY3DPEHPK3PXP" => Expected { issuer: "", ..TARO };
    no_account_behind_the_colon: "otpauth://totp/KOSMO:?secret=JBSWY3DPEHPK3PXP" => Expected { account: "", ..TARO };
    label_is_the_issuer: "otpauth://totp/KOSMO?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO"
        => Expected { account: "KOSMO", ..TARO };

    /// The Key URI Format forbids a second colon, and some programs refuse it. It can only belong
    /// to the account.
    two_colons: "otpauth://totp/KOSMO:dept:taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO"
        => Expected { account: "dept:taro", ..TARO };
    two_colons_percent_encoded: "otpauth://totp/KOSMO%3Adept%3Ataro?secret=JBSWY3DPEHPK3PXP"
        => Expected { account: "dept:taro", ..TARO };
    /// The issuer parameter shows where the label's issuer ends.
    issuer_with_a_colon: "otpauth://totp/KOSMO:kenpo:taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO:kenpo"
        => Expected { issuer: "KOSMO:kenpo", ..TARO };
    issuer_with_a_colon_percent_encoded:
        "otpauth://totp/KOSMO%3Akenpo%3Ataro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO%3Akenpo"
        => Expected { issuer: "KOSMO:kenpo", ..TARO };
    /// Gitea writes this form.
    issuer_with_an_address:
        "otpauth://totp/%E5%96%B5%20%E3%81%A8%20Nyaa%20%28https://old.example%29:taro?algorithm=SHA1&digits=6\
         &issuer=%E5%96%B5+%E3%81%A8+Nyaa+%28https%3A%2F%2Fold.example%29&period=30&secret=JBSWY3DPEHPK3PXP"
        => Expected { issuer: "喵 と Nyaa (https://old.example)", ..TARO };
    ipv6_address_as_issuer: "otpauth://totp/[2001:db8::1]:taro?secret=JBSWY3DPEHPK3PXP&issuer=[2001:db8::1]"
        => Expected { issuer: "[2001:db8::1]", ..TARO };
    issuer_with_a_colon_in_the_parameter_alone:
        "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO:kenpo" => Expected { issuer: "KOSMO:kenpo", ..TARO };

    /// A plus in the path is a plus (RFC 3986 §3.3). In a parameter it is a space, as in form
    /// encoding.
    plus_in_the_path: "otpauth://totp/KOSMO:taro+otp@example.jp?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO"
        => Expected { account: "taro+otp@example.jp", ..TARO };
    /// Stratum shows the plus signs.
    plus_in_a_parameter: "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP&issuer=My+TOTP+Code"
        => Expected { issuer: "My TOTP Code", ..TARO };
    plus_percent_encoded: "otpauth://totp/C%2B%2B:taro%2Botp?secret=JBSWY3DPEHPK3PXP&issuer=C%2B%2B"
        => Expected { issuer: "C++", account: "taro+otp", ..PLAIN };

    nul: "otpauth://totp/KOS%00MO:ta%00ro?secret=JBSWY3DPEHPK3PXP&issuer=KOS%00MO" => TARO;
    line_breaks: "otpauth://totp/KOS%0D%0AMO:ta%0Aro?secret=JBSWY3DPEHPK3PXP" => TARO;
    raw_controls: "otpauth://totp/KOS\u{7}MO:ta\u{1b}ro\u{7f}\u{85}?secret=JBSWY3DPEHPK3PXP" => TARO;
    /// U+202E displays the following text backwards, so the name would look different.
    direction_override: "otpauth://totp/KOS%E2%80%AEMO:ta%E2%80%AEro?secret=JBSWY3DPEHPK3PXP" => TARO;
    direction_override_raw: "otpauth://totp/KOS\u{202E}MO:taro\u{202C}?secret=JBSWY3DPEHPK3PXP" => TARO;
    direction_isolates: "otpauth://totp/\u{2066}KOSMO\u{2069}:\u{2067}taro\u{2069}?secret=JBSWY3DPEHPK3PXP" => TARO;
    direction_marks: "otpauth://totp/KOSMO\u{200F}:\u{200E}taro\u{061C}?secret=JBSWY3DPEHPK3PXP" => TARO;
    zero_width_marks: "otpauth://totp/KOS\u{200B}MO:ta\u{FEFF}r\u{2060}o?secret=JBSWY3DPEHPK3PXP" => TARO;
    line_separators: "otpauth://totp/KOSMO:ta\u{2028}r\u{2029}o?secret=JBSWY3DPEHPK3PXP" => TARO;
    only_invisible_marks: "otpauth://totp/%E2%80%AE:%00%E2%80%8B?secret=JBSWY3DPEHPK3PXP" => PLAIN;
    /// Combined emoji contain joiners, which are kept.
    emoji: "otpauth://totp/🏥:👩\u{200D}💻?secret=JBSWY3DPEHPK3PXP"
        => Expected { issuer: "🏥", account: "👩\u{200D}💻", ..PLAIN };
    markup_stays_text: "otpauth://totp/%3Cimg%20src=x%20onerror=alert(1)%3E:taro?secret=JBSWY3DPEHPK3PXP"
        => Expected { issuer: "<img src=x onerror=alert(1)>", ..TARO };

    longest_account: format!("otpauth://totp/{LONGEST}?{BOTH}") => Expected { account: LONGEST, ..TARO };
    longest_issuer: format!("otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP&issuer={LONGEST}")
        => Expected { issuer: LONGEST, ..TARO };
    too_long_an_account: format!("otpauth://totp/KOSMO:{LONGEST}0?{BOTH}") => EntryError::AccountTooLong;
    too_long_an_issuer: format!("otpauth://totp/{LONGEST}0:taro?secret=JBSWY3DPEHPK3PXP") => EntryError::IssuerTooLong;
    too_long_an_issuer_in_the_parameter:
        format!("otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP&issuer=0{LONGEST}") => EntryError::IssuerTooLong;
    /// The limit counts characters, not bytes. Removed characters do not count.
    too_many_kanji: format!("otpauth://totp/{}?{BOTH}", "%E5%B1%B1".repeat(257)) => EntryError::AccountTooLong;
    longest_with_invisible_marks: format!("otpauth://totp/{LONGEST}\u{202E}%00?{BOTH}")
        => Expected { account: LONGEST, ..TARO };
    longest_address: format!("{:x<MAX_ADDRESS_BYTES$}", format!("otpauth://totp/KOSMO:taro?{BOTH}&image=")) => TARO;
    too_long_an_address: format!("otpauth://totp/KOSMO:taro?{BOTH}&image={}", "x".repeat(MAX_ADDRESS_BYTES))
        => OtpauthError::TooLong;
}
