//! Names in other encodings than UTF-8. The secret is ASCII and valid in every row.

use crate::{Expected, ExpectedNotice, PLAIN, TARO};

const YAMADA: Expected = Expected { account: "山田", ..TARO };
const KUMIAI: Expected = Expected { issuer: "組合", ..TARO };
const UNREADABLE: &[ExpectedNotice] = &[ExpectedNotice::Unreadable];

table! {
    utf_8_percent_encoded: "otpauth://totp/KOSMO:%E5%B1%B1%E7%94%B0?secret=JBSWY3DPEHPK3PXP" => YAMADA;
    utf_8_raw: "otpauth://totp/KOSMO:山田?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO" => YAMADA;
    utf_8_raw_and_percent_encoded: "otpauth://totp/KOSMO:山%E7%94%B0?secret=JBSWY3DPEHPK3PXP" => YAMADA;
    utf_8_in_the_parameter: "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP&issuer=%E7%B5%84%E5%90%88" => KUMIAI;
    utf_8_in_the_parameter_raw: "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP&issuer=組合" => KUMIAI;
    ideographic_space: "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP&issuer=わりふ　組合"
        => Expected { issuer: "わりふ　組合", ..TARO };

    /// Other programs show `R“c` and similar texts, also in the rows below.
    shift_jis: "otpauth://totp/KOSMO:%8E%52%93%63?secret=JBSWY3DPEHPK3PXP" => YAMADA;
    shift_jis_with_unescaped_letters: "otpauth://totp/KOSMO:%8ER%93c?secret=JBSWY3DPEHPK3PXP" => YAMADA;
    shift_jis_in_lower_case: "otpauth://totp/KOSMO:%8eR%93c?secret=JBSWY3DPEHPK3PXP" => YAMADA;
    shift_jis_in_the_parameter: "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP&issuer=%91%67%8D%87" => KUMIAI;
    shift_jis_in_both: "otpauth://totp/%91g%8D%87:taro?secret=JBSWY3DPEHPK3PXP&issuer=%91g%8D%87" => KUMIAI;
    /// Each name is decoded separately, so equal names in two encodings are equal.
    shift_jis_in_the_label_and_utf_8_in_the_parameter:
        "otpauth://totp/%91g%8D%87:taro?secret=JBSWY3DPEHPK3PXP&issuer=%E7%B5%84%E5%90%88" => KUMIAI;
    /// Characters whose second byte is an ASCII backslash or vertical bar.
    shift_jis_second_bytes_of_ascii: "otpauth://totp/KOSMO:%83%5C%95\\%83|?secret=JBSWY3DPEHPK3PXP"
        => Expected { account: "ソ表ポ", ..TARO };
    shift_jis_half_width: "otpauth://totp/KOSMO:%D4%CF%C0%DE?secret=JBSWY3DPEHPK3PXP"
        => Expected { account: "ﾔﾏﾀﾞ", ..TARO };
    /// Characters outside JIS X 0208 that Windows added: 髙, ①.
    shift_jis_of_windows: "otpauth://totp/KOSMO:%FB%FC%87%40?secret=JBSWY3DPEHPK3PXP"
        => Expected { account: "髙①", ..TARO };
    /// These bytes are also valid half-width kana, so EUC-JP cannot be recognised. The preview
    /// shows the name.
    euc_jp_reads_as_half_width_kana: "otpauth://totp/KOSMO:%BB%B3%C5%C4?secret=JBSWY3DPEHPK3PXP"
        => Expected { account: "ｻｳﾅﾄ", ..TARO };

    /// Other programs show a replacement character or refuse the address. Here the name is left out
    /// and asked for.
    latin_1: "otpauth://totp/Caf%E9:taro?secret=JBSWY3DPEHPK3PXP"
        => Expected { issuer: "", notices: UNREADABLE, ..TARO };
    latin_1_in_the_account: "otpauth://totp/KOSMO:Ren%E9?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO"
        => Expected { account: "", notices: UNREADABLE, ..TARO };
    latin_1_undefined_in_shift_jis: "otpauth://totp/KOSMO:M%FCller?secret=JBSWY3DPEHPK3PXP"
        => Expected { account: "", notices: UNREADABLE, ..TARO };
    /// In Shift_JIS, `F1 61` is a private-use character, which has no common glyph. The name counts
    /// as unreadable.
    latin_1_read_as_private_use_characters: "otpauth://totp/KOSMO:Espa%F1a?secret=JBSWY3DPEHPK3PXP"
        => Expected { account: "", notices: UNREADABLE, ..TARO };
    utf_16: "otpauth://totp/KOSMO:%FF%FEq%5C?secret=JBSWY3DPEHPK3PXP"
        => Expected { account: "", notices: UNREADABLE, ..TARO };
    bytes_of_no_encoding_alone: "otpauth://totp/%FF%FE%FD?secret=JBSWY3DPEHPK3PXP"
        => Expected { notices: UNREADABLE, ..PLAIN };
    bytes_of_no_encoding_in_the_parameter: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&issuer=%FF%FD"
        => Expected { notices: UNREADABLE, ..TARO };
    bytes_of_no_encoding_in_the_parameter_alone: "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP&issuer=%FF%FD"
        => Expected { issuer: "", notices: UNREADABLE, ..TARO };
    bytes_of_no_encoding_beside_the_parameter: "otpauth://totp/%FF%FD:taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO"
        => Expected { notices: UNREADABLE, ..TARO };
    bytes_of_no_encoding_everywhere: "otpauth://totp/%FF:%FF?secret=JBSWY3DPEHPK3PXP&issuer=%FF"
        => Expected { notices: UNREADABLE, ..PLAIN };
    /// The QR reader marked undecodable bytes with U+FFFD, so the name is unreadable here too.
    replacement_character: "otpauth://totp/KOSMO:\u{FFFD}\u{FFFD}?secret=JBSWY3DPEHPK3PXP"
        => Expected { account: "", notices: UNREADABLE, ..TARO };
}
