//! The hash, in the spellings that generators use.

use crate::{Kept, TARO, out_of_bounds};
use warifu_base::failure::Field;
use warifu_core::entry::Algorithm;
use warifu_core::otpauth::OtpauthError;

const SHA256: Kept = Kept { algorithm: Algorithm::Sha256, code: "650964", ..TARO };
const SHA512: Kept = Kept { algorithm: Algorithm::Sha512, code: "365709", ..TARO };

fn unknown() -> OtpauthError {
    out_of_bounds(&[Field::Algorithm])
}

table! {
    missing: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=6" => TARO;
    empty: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=" => TARO;
    blank: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=%20" => TARO;
    without_equals_sign: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm" => TARO;
    /// Java's and Dart's "null" for what nobody has set.
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
    /// Bitwarden falls silently to SHA-1: every code is wrong.
    hmac_sha256_with_a_dash: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=HMAC-SHA256" => SHA256;
    hmac_sha256_with_two_dashes: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=HMAC-SHA-256" => SHA256;
    sha512: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=SHA512" => SHA512;
    sha512_with_a_dash: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=sha-512" => SHA512;
    hmac_sha512_of_java: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=HmacSHA512" => SHA512;
    hmac_sha512_with_a_dash: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=HMAC-SHA512" => SHA512;
    percent_encoded: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=SHA%2D512" => SHA512;

    /// Ente's plain export writes its enum's name.
    ente_sha1: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=Algorithm.sha1" => TARO;
    /// See [`ente_sha1`].
    ente_sha256: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=Algorithm.sha256" => SHA256;
    /// See [`ente_sha1`].
    ente_sha512: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=Algorithm.sha512" => SHA512;

    /// Many programs take what they do not know for SHA-1. So too in the rows below.
    md5: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=MD5" => unknown();
    sha: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=SHA" => unknown();
    sha2: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=SHA2" => unknown();
    sha224: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=SHA224" => unknown();
    sha384: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=HmacSHA384" => unknown();
    /// SHA-512 cut to 256 bits begins otherwise: it is neither of the two that its name holds.
    sha512_256: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=SHA-512/256" => unknown();
    sha3_256: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=SHA3-256" => unknown();
    gost: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=GOST3411_2012_256" => unknown();
    hmac_of_nothing: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=HMAC" => unknown();
    number: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=1" => unknown();
    two_of_them: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=SHA1,SHA256" => unknown();
    none: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=none" => unknown();
    kanji: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=暗号" => unknown();
    /// "SHA-1 with changes": letters of another script are a part of the name like any other.
    sha1_and_kanji: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=SHA1改" => unknown();
}
