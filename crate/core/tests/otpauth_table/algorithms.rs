//! Hash functions in the spellings that generators use.

use crate::{Expected, TARO, out_of_bounds};
use warifu_base::failure::Field;
use warifu_core::account::Algorithm;
use warifu_core::otpauth::OtpauthError;

const SHA256: Expected = Expected { algorithm: Algorithm::Sha256, code: "650964", ..TARO };
const SHA512: Expected = Expected { algorithm: Algorithm::Sha512, code: "365709", ..TARO };

fn unknown() -> OtpauthError {
    out_of_bounds(&[Field::Algorithm])
}

table! {
    missing: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=6" => TARO;
    empty: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=" => TARO;
    blank: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=%20" => TARO;
    without_equals_sign: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm" => TARO;
    /// Generators in Java and Dart write "null" for an algorithm that is not set.
    null: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=null" => TARO;
    /// See [`null`].
    null_in_upper_case: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=NULL" => TARO;

    sha1: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=SHA1" => TARO;
    sha1_in_lower_case: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=sha1" => TARO;
    sha1_with_a_dash: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=SHA-1" => TARO;
    sha1_with_an_underscore: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=Sha_1" => TARO;
    sha1_with_a_space: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=SHA+1" => TARO;
    sha1_full_width: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=ＳＨＡ１" => TARO;
    hmac_sha1_of_java: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=HmacSHA1" => TARO;
    hmac_sha1_with_a_dash: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=HMAC-SHA1" => TARO;
    hmac_sha1_with_two_dashes: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=hmac-sha-1" => TARO;
    hmac_sha1_with_an_underscore: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=HMAC_SHA1" => TARO;

    sha256: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=SHA256" => SHA256;
    sha256_in_lower_case: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=sha256" => SHA256;
    sha256_with_a_dash: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=SHA-256" => SHA256;
    hmac_sha256_of_java: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=HmacSHA256" => SHA256;
    /// Bitwarden silently uses SHA-1 here, so that every code is wrong.
    hmac_sha256_with_a_dash: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=HMAC-SHA256" => SHA256;
    hmac_sha256_with_two_dashes: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=HMAC-SHA-256" => SHA256;
    sha512: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=SHA512" => SHA512;
    sha512_with_a_dash: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=sha-512" => SHA512;
    hmac_sha512_of_java: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=HmacSHA512" => SHA512;
    hmac_sha512_with_a_dash: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=HMAC-SHA512" => SHA512;
    percent_encoded: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=SHA%2D512" => SHA512;

    /// Ente's plain-text export writes the name of its enum.
    ente_sha1: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=Algorithm.sha1" => TARO;
    /// See [`ente_sha1`].
    ente_sha256: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=Algorithm.sha256" => SHA256;
    /// See [`ente_sha1`].
    ente_sha512: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=Algorithm.sha512" => SHA512;

    /// Many programs silently use SHA-1 for an unknown name, also in the rows below.
    md5: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=MD5" => unknown();
    sha: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=SHA" => unknown();
    sha2: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=SHA2" => unknown();
    sha224: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=SHA224" => unknown();
    sha384: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=HmacSHA384" => unknown();
    /// SHA-512/256 has other initial values, so it is neither SHA-512 nor SHA-256.
    sha512_256: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=SHA-512/256" => unknown();
    sha3_256: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=SHA3-256" => unknown();
    gost: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=GOST3411_2012_256" => unknown();
    hmac_without_a_hash: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=HMAC" => unknown();
    number: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=1" => unknown();
    two_algorithms: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=SHA1,SHA256" => unknown();
    none: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=none" => unknown();
    kanji: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=暗号" => unknown();
    /// 改 means "modified". Characters of other scripts belong to the name and are not ignored.
    sha1_and_kanji: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=SHA1改" => unknown();
}
