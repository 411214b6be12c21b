//! Digits and periods.

use crate::{Expected, TARO, out_of_bounds};
use warifu_base::failure::Field::{Algorithm as Hash, Digits, Period};
use warifu_core::account::Algorithm;

const EIGHT: Expected = Expected { digits: 8, code: "33071271", ..TARO };
const MINUTE: Expected = Expected { period: 60, code: "912772", ..TARO };

table! {
    /// The defaults of every program. The leading zero belongs to the code.
    no_digits_and_no_period: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => TARO;
    digits_six: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=6" => TARO;
    digits_seven: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=7"
        => Expected { digits: 7, code: "3071271", ..TARO };
    digits_eight: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=8" => EIGHT;
    digits_nine: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=9"
        => Expected { digits: 9, code: "733071271", ..TARO };
    /// 10¹⁰ does not fit 32 bits. Other programs wrap and show a wrong code, or crash.
    digits_ten: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=10"
        => Expected { digits: 10, code: "1733071271", ..TARO };
    /// The key of RFC 4226 appendix D. The code comes from 31 bits, so its first digit is 0, 1 or
    /// 2.
    digits_ten_with_a_leading_zero: "otpauth://totp/KOSMO:taro?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&digits=10"
        => Expected { secret: b"12345678901234567890", digits: 10, code: "0907081804", ..TARO };
    digits_with_a_leading_zero: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=08" => EIGHT;
    digits_full_width: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=８" => EIGHT;
    digits_full_width_percent_encoded:
        "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=%EF%BC%98" => EIGHT;
    digits_ten_full_width: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=１０"
        => Expected { digits: 10, code: "1733071271", ..TARO };
    digits_percent_encoded: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=%38" => EIGHT;
    digits_among_spaces: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=%208+" => EIGHT;

    /// Some programs show the code "0", some use 6 digits. The server expects neither.
    digits_zero: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=0" => out_of_bounds(&[Digits]);
    digits_one: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=1" => out_of_bounds(&[Digits]);
    /// RFC 4226 §5.3 requires at least 6 digits. Only Steam's codes have 5 characters, of another
    /// alphabet.
    digits_five: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=5" => out_of_bounds(&[Digits]);
    digits_eleven: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=11" => out_of_bounds(&[Digits]);
    digits_six_mod_2_to_the_8: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=262"
        => out_of_bounds(&[Digits]);
    digits_six_mod_2_to_the_32:
        "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=4294967302" => out_of_bounds(&[Digits]);
    digits_six_mod_2_to_the_64:
        "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=18446744073709551622" => out_of_bounds(&[Digits]);
    digits_negative: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=-6" => out_of_bounds(&[Digits]);
    digits_signed: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=%2B6" => out_of_bounds(&[Digits]);
    digits_with_decimals: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=6.0" => out_of_bounds(&[Digits]);
    digits_hexadecimal: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=0x6" => out_of_bounds(&[Digits]);
    digits_in_a_word: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=six" => out_of_bounds(&[Digits]);
    digits_in_kanji: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=六" => out_of_bounds(&[Digits]);
    digits_with_a_unit: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=6桁" => out_of_bounds(&[Digits]);
    /// `parseInt` would read 6.
    digits_with_a_fragment: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=6#x" => out_of_bounds(&[Digits]);
    /// Other programs use 6. The generator meant a number, but it is unknown which.
    digits_empty: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=" => out_of_bounds(&[Digits]);
    /// Like [`digits_empty`]. Keycloak without a policy writes 0, never "null".
    digits_null: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=null" => out_of_bounds(&[Digits]);

    period_thirty: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&period=30" => TARO;
    period_one: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&period=1"
        => Expected { period: 1, code: "735827", ..TARO };
    period_fifteen: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&period=15"
        => Expected { period: 15, code: "889405", ..TARO };
    period_sixty: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&period=60" => MINUTE;
    period_that_does_not_divide_a_minute: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&period=45"
        => Expected { period: 45, code: "376820", ..TARO };
    period_five_minutes: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&period=300"
        => Expected { period: 300, code: "630716", ..TARO };
    period_a_day: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&period=86400"
        => Expected { period: 86_400, code: "298569", ..TARO };
    period_longest: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&period=999999999"
        => Expected { period: 999_999_999, code: "996554", ..TARO };
    period_full_width: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&period=６０" => MINUTE;
    period_with_a_leading_zero: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&period=060" => MINUTE;

    /// Some programs divide by zero. Others use 30 or 1.
    period_zero: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&period=0" => out_of_bounds(&[Period]);
    period_zeros: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&period=000" => out_of_bounds(&[Period]);
    period_full_width_zero: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&period=０" => out_of_bounds(&[Period]);
    period_negative: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&period=-30" => out_of_bounds(&[Period]);
    period_with_decimals: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&period=30.0" => out_of_bounds(&[Period]);
    period_with_a_unit: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&period=30s" => out_of_bounds(&[Period]);
    period_with_an_exponent: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&period=3e1" => out_of_bounds(&[Period]);
    period_empty: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&period=" => out_of_bounds(&[Period]);
    period_null: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&period=null" => out_of_bounds(&[Period]);
    period_of_2_to_the_32:
        "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&period=4294967296" => out_of_bounds(&[Period]);
    period_thirty_mod_2_to_the_32:
        "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&period=4294967326" => out_of_bounds(&[Period]);
    period_thirty_mod_2_to_the_64:
        "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&period=18446744073709551646" => out_of_bounds(&[Period]);

    /// All wrong fields are reported together, so that the user can correct them at once.
    all_three_wrong: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=MD5&period=0&digits=99"
        => out_of_bounds(&[Digits, Period, Hash]);
    two_wrong: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=SHA256&period=x&digits=x"
        => out_of_bounds(&[Digits, Period]);
    all_three_set: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=SHA256&period=60&digits=8"
        => Expected { algorithm: Algorithm::Sha256, digits: 8, period: 60, code: "83444909", ..TARO };
    all_three_set_to_the_strongest:
        "otpauth://totp/KOSMO:taro?period=60&algorithm=SHA512&digits=8&secret=JBSWY3DPEHPK3PXP"
        => Expected { algorithm: Algorithm::Sha512, digits: 8, period: 60, code: "03185872", ..TARO };
}
