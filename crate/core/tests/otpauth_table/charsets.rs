//! Names in other encodings. Whatever they are in, the secret is ASCII and good.

use crate::{Kept, PLAIN, Shown, TARO};

const YAMADA: Kept = Kept { account: "山田", ..TARO };
const KUMIAI: Kept = Kept { issuer: "組合", ..TARO };
const UNREADABLE: &[Shown] = &[Shown::Unreadable];

table! {
    utf_8_percent_encoded: "otpauth://totp/KOSMO:%E5%B1%B1%E7%94%B0?secret=JBSWY3DPEHPK3PXP" => YAMADA;
    utf_8_raw: "otpauth://totp/KOSMO:山田?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO" => YAMADA;
    utf_8_raw_and_percent_encoded: "otpauth://totp/KOSMO:山%E7%94%B0?secret=JBSWY3DPEHPK3PXP" => YAMADA;
    utf_8_in_the_parameter: "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP&issuer=%E7%B5%84%E5%90%88" => KUMIAI;
    utf_8_in_the_parameter_raw: "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP&issuer=組合" => KUMIAI;
    ideographic_space: "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP&issuer=わりふ　組合"
        => Kept { issuer: "わりふ　組合", ..TARO };

    /// Others show `R“c` and the like. So too in the rows below.
    shift_jis: "otpauth://totp/KOSMO:%8E%52%93%63?secret=JBSWY3DPEHPK3PXP" => YAMADA;
    shift_jis_with_its_letters_bare: "otpauth://totp/KOSMO:%8ER%93c?secret=JBSWY3DPEHPK3PXP" => YAMADA;
    shift_jis_in_small_letters: "otpauth://totp/KOSMO:%8eR%93c?secret=JBSWY3DPEHPK3PXP" => YAMADA;
    shift_jis_in_the_parameter: "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP&issuer=%91%67%8D%87" => KUMIAI;
    shift_jis_in_both: "otpauth://totp/%91g%8D%87:taro?secret=JBSWY3DPEHPK3PXP&issuer=%91g%8D%87" => KUMIAI;
    /// Each name is decoded by itself: equal names in two encodings are equal.
    shift_jis_in_the_label_and_utf_8_in_the_parameter:
        "otpauth://totp/%91g%8D%87:taro?secret=JBSWY3DPEHPK3PXP&issuer=%E7%B5%84%E5%90%88" => KUMIAI;
    /// Second bytes that are a backslash and a vertical bar in ASCII.
    shift_jis_second_bytes_of_ascii: "otpauth://totp/KOSMO:%83%5C%95\\%83|?secret=JBSWY3DPEHPK3PXP"
        => Kept { account: "ソ表ポ", ..TARO };
    shift_jis_half_width: "otpauth://totp/KOSMO:%D4%CF%C0%DE?secret=JBSWY3DPEHPK3PXP"
        => Kept { account: "ﾔﾏﾀﾞ", ..TARO };
    /// Letters beyond JIS X 0208, of Windows and of names: 髙, ①.
    shift_jis_of_windows: "otpauth://totp/KOSMO:%FB%FC%87%40?secret=JBSWY3DPEHPK3PXP"
        => Kept { account: "髙①", ..TARO };
    /// Every such pair of bytes is half-width kana too; no rule tells them apart. The preview shows it.
    euc_jp_reads_as_half_width_kana: "otpauth://totp/KOSMO:%BB%B3%C5%C4?secret=JBSWY3DPEHPK3PXP"
        => Kept { account: "ｻｳﾅﾄ", ..TARO };

    /// Others show a replacement character or refuse the address. The name is asked for instead.
    latin_1: "otpauth://totp/Caf%E9:taro?secret=JBSWY3DPEHPK3PXP"
        => Kept { issuer: "", notices: UNREADABLE, ..TARO };
    latin_1_in_the_account: "otpauth://totp/KOSMO:Ren%E9?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO"
        => Kept { account: "", notices: UNREADABLE, ..TARO };
    latin_1_that_shift_jis_has_no_letter_for: "otpauth://totp/KOSMO:M%FCller?secret=JBSWY3DPEHPK3PXP"
        => Kept { account: "", notices: UNREADABLE, ..TARO };
    /// Shift_JIS gives `F1 61` to letters of one's own making (U+E000 and above), which no other system can show:
    /// unreadable, rather than a name with a box in it.
    latin_1_that_falls_among_private_letters: "otpauth://totp/KOSMO:Espa%F1a?secret=JBSWY3DPEHPK3PXP"
        => Kept { account: "", notices: UNREADABLE, ..TARO };
    utf_16: "otpauth://totp/KOSMO:%FF%FEq%5C?secret=JBSWY3DPEHPK3PXP"
        => Kept { account: "", notices: UNREADABLE, ..TARO };
    bytes_of_no_encoding_alone: "otpauth://totp/%FF%FE%FD?secret=JBSWY3DPEHPK3PXP"
        => Kept { notices: UNREADABLE, ..PLAIN };
    bytes_of_no_encoding_in_the_parameter: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&issuer=%FF%FD"
        => Kept { notices: UNREADABLE, ..TARO };
    bytes_of_no_encoding_in_the_parameter_alone: "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP&issuer=%FF%FD"
        => Kept { issuer: "", notices: UNREADABLE, ..TARO };
    bytes_of_no_encoding_beside_the_parameter: "otpauth://totp/%FF%FD:taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO"
        => Kept { notices: UNREADABLE, ..TARO };
    bytes_of_no_encoding_everywhere: "otpauth://totp/%FF:%FF?secret=JBSWY3DPEHPK3PXP&issuer=%FF"
        => Kept { notices: UNREADABLE, ..PLAIN };
    /// What a reader before us could not decode stays undecodable.
    replacement_character: "otpauth://totp/KOSMO:\u{FFFD}\u{FFFD}?secret=JBSWY3DPEHPK3PXP"
        => Kept { account: "", notices: UNREADABLE, ..TARO };
}
