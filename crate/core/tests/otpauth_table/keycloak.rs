//! Keycloak's addresses: the parameters `secret, digits, algorithm, issuer, period` in this order,
//! percent-encoded UTF-8. Spaces in the account are `+` (Java's form encoding). Keycloak replaces
//! those in the issuer by `%20`.

use crate::{Expected, TARO, out_of_bounds};
use warifu_base::failure::Field;
use warifu_core::account::Algorithm;

const KEY: &[u8] =
    b"\xa2\x72\x32\x1a\xe3\x68\x8b\xbd\x11\xe5\xd8\xce\xe1\xe4\x6e\x12\x25\xa4\x9e\x6b";
/// The account with the secret `UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL`.
const MEMBER: Expected = Expected { secret: KEY, code: "852166", ..TARO };
const KENPO: Expected = Expected { issuer: "わりふ健康保険組合", ..MEMBER };

table! {
    plain:
        "otpauth://totp/KOSMO:taro\
         ?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&digits=6&algorithm=SHA1&issuer=KOSMO&period=30"
        => MEMBER;
    /// Earlier versions write Java's name of the algorithm.
    plain_of_earlier_versions:
        "otpauth://totp/KOSMO:taro.yamada\
         ?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&digits=6&algorithm=HmacSHA1&issuer=KOSMO&period=30"
        => Expected { account: "taro.yamada", ..MEMBER };
    realm_in_japanese:
        "otpauth://totp/%E3%82%8F%E3%82%8A%E3%81%B5%E5%81%A5%E5%BA%B7%E4%BF%9D%E9%99%BA%E7%B5%84%E5%90%88:taro\
         ?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&digits=6&algorithm=SHA1\
         &issuer=%E3%82%8F%E3%82%8A%E3%81%B5%E5%81%A5%E5%BA%B7%E4%BF%9D%E9%99%BA%E7%B5%84%E5%90%88&period=30"
        => KENPO;
    realm_in_raw_japanese:
        "otpauth://totp/わりふ健康保険組合:taro\
         ?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&digits=6&algorithm=SHA1&issuer=わりふ健康保険組合&period=30"
        => KENPO;
    user_in_japanese:
        "otpauth://totp/KOSMO:%E5%B1%B1%E7%94%B0%E5%A4%AA%E9%83%8E\
         ?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&digits=6&algorithm=SHA1&issuer=KOSMO&period=30"
        => Expected { account: "山田太郎", ..MEMBER };
    realm_with_a_space:
        "otpauth://totp/Warifu%20Kenpo:taro\
         ?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&digits=6&algorithm=SHA1&issuer=Warifu%20Kenpo&period=30"
        => Expected { issuer: "Warifu Kenpo", ..MEMBER };
    realm_with_an_ampersand:
        "otpauth://totp/A%26B%20Kenpo:taro\
         ?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&digits=6&algorithm=SHA1&issuer=A%26B%20Kenpo&period=30"
        => Expected { issuer: "A&B Kenpo", ..MEMBER };
    realm_with_a_plus:
        "otpauth://totp/Kenpo%2B:taro\
         ?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&digits=6&algorithm=SHA1&issuer=Kenpo%2B&period=30"
        => Expected { issuer: "Kenpo+", ..MEMBER };
    realm_with_a_colon:
        "otpauth://totp/KOSMO%3A%E5%81%A5%E4%BF%9D:taro\
         ?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&digits=6&algorithm=SHA1&issuer=KOSMO%3A%E5%81%A5%E4%BF%9D&period=30"
        => Expected { issuer: "KOSMO:健保", ..MEMBER };
    realm_with_an_equals_sign_and_a_question_mark:
        "otpauth://totp/a%3Db%3Fc%23d%2Fe%25f:taro\
         ?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&digits=6&algorithm=SHA1&issuer=a%3Db%3Fc%23d%2Fe%25f&period=30"
        => Expected { issuer: "a=b?c#d/e%f", ..MEMBER };
    user_with_an_at_sign:
        "otpauth://totp/KOSMO:hanako%40example.co.jp\
         ?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&digits=6&algorithm=SHA1&issuer=KOSMO&period=30"
        => Expected { account: "hanako@example.co.jp", ..MEMBER };
    user_with_a_plus:
        "otpauth://totp/KOSMO:hanako%2Botp%40example.co.jp\
         ?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&digits=6&algorithm=SHA1&issuer=KOSMO&period=30"
        => Expected { account: "hanako+otp@example.co.jp", ..MEMBER };
    user_with_a_colon:
        "otpauth://totp/KOSMO:dept%3Ataro\
         ?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&digits=6&algorithm=SHA1&issuer=KOSMO&period=30"
        => Expected { account: "dept:taro", ..MEMBER };

    /// Other programs show `taro+yamada`, which the member would not recognise.
    user_with_a_space:
        "otpauth://totp/KOSMO:taro+yamada\
         ?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&digits=6&algorithm=SHA1&issuer=KOSMO&period=30"
        => Expected { account: "taro yamada", ..MEMBER };
    /// See [`user_with_a_space`].
    user_with_a_space_and_a_plus:
        "otpauth://totp/KOSMO:taro+%2B+hanako\
         ?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&digits=6&algorithm=SHA1&issuer=KOSMO&period=30"
        => Expected { account: "taro + hanako", ..MEMBER };
    /// See [`user_with_a_space`].
    user_with_a_space_in_a_realm_with_one:
        "otpauth://totp/Warifu%20Kenpo:%E5%B1%B1%E7%94%B0+%E5%A4%AA%E9%83%8E\
         ?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&digits=6&algorithm=SHA1&issuer=Warifu%20Kenpo&period=30"
        => Expected { issuer: "Warifu Kenpo", account: "山田 太郎", ..MEMBER };

    /// Another order of parameters means another generator, whose plus is a plus.
    plus_with_the_issuer_second:
        "otpauth://totp/KOSMO:taro+otp\
         ?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&issuer=KOSMO&digits=6&algorithm=SHA1&period=30"
        => Expected { account: "taro+otp", ..MEMBER };
    plus_with_the_algorithm_before_the_digits:
        "otpauth://totp/KOSMO:taro+otp\
         ?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&algorithm=SHA1&digits=6&issuer=KOSMO&period=30"
        => Expected { account: "taro+otp", ..MEMBER };
    plus_with_the_secret_last:
        "otpauth://totp/KOSMO:taro+otp?digits=6&algorithm=SHA1&issuer=KOSMO&period=30\
         &secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL"
        => Expected { account: "taro+otp", ..MEMBER };
    plus_without_a_period:
        "otpauth://totp/KOSMO:taro+otp?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&digits=6&algorithm=SHA1&issuer=KOSMO"
        => Expected { account: "taro+otp", ..MEMBER };
    plus_with_the_secret_alone: "otpauth://totp/KOSMO:taro+otp?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL"
        => Expected { account: "taro+otp", ..MEMBER };

    policy_of_sha256:
        "otpauth://totp/KOSMO:taro\
         ?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&digits=6&algorithm=SHA256&issuer=KOSMO&period=30"
        => Expected { algorithm: Algorithm::Sha256, code: "595695", ..MEMBER };
    policy_of_sha512:
        "otpauth://totp/KOSMO:taro\
         ?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&digits=6&algorithm=SHA512&issuer=KOSMO&period=30"
        => Expected { algorithm: Algorithm::Sha512, code: "110587", ..MEMBER };
    policy_of_eight_digits_in_45_seconds:
        "otpauth://totp/KOSMO:taro\
         ?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&digits=8&algorithm=HmacSHA256&issuer=KOSMO&period=45"
        => Expected { algorithm: Algorithm::Sha256, digits: 8, period: 45, code: "37816364", ..MEMBER };
    policy_of_counters:
        "otpauth://hotp/KOSMO:taro\
         ?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&digits=6&algorithm=SHA1&issuer=KOSMO&counter=0"
        => Expected { kind: "hotp", period: 0, counter: Some(0), code: "020193", ..MEMBER };
    /// Here the order ends with the counter. A plus in the account is still a space.
    policy_of_counters_with_a_space:
        "otpauth://hotp/KOSMO:taro+yamada\
         ?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&digits=6&algorithm=HmacSHA1&issuer=KOSMO&counter=5"
        => Expected { account: "taro yamada", kind: "hotp", period: 0, counter: Some(5), code: "210180", ..MEMBER };
    /// The administrator set only the type. Some programs show codes here.
    policy_half_set:
        "otpauth://totp/kenpo:taro\
         ?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&digits=0&algorithm=null&issuer=kenpo&period=0"
        => out_of_bounds(&[Field::Digits, Field::Period]);
    policy_without_an_algorithm:
        "otpauth://totp/KOSMO:taro\
         ?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&digits=6&algorithm=null&issuer=KOSMO&period=30"
        => MEMBER;
    policy_of_counters_half_set:
        "otpauth://hotp/kenpo:taro\
         ?secret=UJZDEGXDNCF32EPF3DHODZDOCIS2JHTL&digits=0&algorithm=null&issuer=kenpo&counter=0"
        => out_of_bounds(&[Field::Digits]);
}
