//! Keys of parameters, repeated parameters and unknown ones.

use crate::{Expected, TARO, conflict, out_of_bounds};
use warifu_base::failure::Field;
use warifu_core::account::{Algorithm, EntryError};
use warifu_core::otpauth::OtpauthError;

const EIGHT: Expected = Expected { digits: 8, code: "33071271", ..TARO };
const ALL: Expected =
    Expected { algorithm: Algorithm::Sha256, digits: 8, period: 60, code: "83444909", ..TARO };

table! {
    keys_in_upper_case: "otpauth://totp/taro?SECRET=JBSWY3DPEHPK3PXP&ISSUER=KOSMO&DIGITS=8&PERIOD=60&ALGORITHM=SHA256"
        => ALL;
    keys_in_mixed_case: "otpauth://totp/taro?Secret=JBSWY3DPEHPK3PXP&Issuer=KOSMO&Digits=8&Period=60&Algorithm=sha256"
        => ALL;
    any_order: "otpauth://totp/taro?period=60&algorithm=SHA256&issuer=KOSMO&digits=8&secret=JBSWY3DPEHPK3PXP" => ALL;
    spaces_around_keys_and_values:
        "otpauth://totp/taro? secret = JBSWY3DPEHPK3PXP & issuer = KOSMO & digits = 8 & period = 60\
         & algorithm = SHA256 "
        => ALL;
    ampersand_in_front: "otpauth://totp/KOSMO:taro?&secret=JBSWY3DPEHPK3PXP" => TARO;
    ampersand_behind: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&" => TARO;
    two_ampersands: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&&digits=8" => EIGHT;
    equals_sign_in_a_value: "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP&issuer=a=b" => Expected { issuer: "a=b", ..TARO };
    /// The part of a name after a bare ampersand is an unknown parameter. The preview shows the
    /// shortened name.
    ampersand_in_a_value: "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP&issuer=A&B Kenpo"
        => Expected { issuer: "A", ..TARO };

    /// Some pages escape the address for HTML once too often (`OPNsense` 25.7.1). Ignoring
    /// `amp;digits` would give six digits instead of eight.
    escaped_for_html: "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP&amp;issuer=KOSMO&amp;digits=8" => EIGHT;
    /// See [`escaped_for_html`].
    escaped_for_html_all:
        "otpauth://totp/taro\
         ?secret=JBSWY3DPEHPK3PXP&amp;digits=8&amp;algorithm=SHA256&amp;issuer=KOSMO&amp;period=60" => ALL;
    /// See [`escaped_for_html`].
    escaped_for_html_and_out_of_bounds: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&amp;period=0"
        => out_of_bounds(&[Field::Period]);

    unknown_parameters: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&lock=true&color=FF0000&digits=8&x" => EIGHT;
    picture_of_freeotp:
        "otpauth://totp/KOSMO:taro\
         ?secret=JBSWY3DPEHPK3PXP&image=https%3A%2F%2Fexample.com%2Fa.png%3Fdigits%3D7" => TARO;
    display_of_ente:
        "otpauth://totp/KOSMO:taro?digits=6&algorithm=sha1&period=30&secret=JBSWY3DPEHPK3PXP&issuer=KOSMO\
         &codeDisplay=%7B%22pinned%22%3Afalse%2C%22tags%22%3A%5B%5D%7D" => TARO;
    display_of_ente_raw:
        "otpauth://totp/KOSMO:taro\
         ?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO&codeDisplay={\"pinned\":false,\"note\":\"#1\"}" => TARO;
    /// The counter is ignored for time-based codes.
    counter: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&counter=7" => TARO;
    keys_with_the_same_beginning: "otpauth://totp/KOSMO:taro?secrets=AAAA&secret=JBSWY3DPEHPK3PXP&digit=8&periods=60" => TARO;

    /// The secret is one half of the key.
    two_steps_of_privacyidea:
        "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&2step_salt=8&2step_output=20&2step_difficulty=10000"
        => OtpauthError::OtherApp;
    two_steps_by_the_salt: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&2step_salt=8" => OtpauthError::OtherApp;
    two_steps_by_the_output: "otpauth://totp/KOSMO:taro?2STEP_OUTPUT=20&secret=JBSWY3DPEHPK3PXP" => OtpauthError::OtherApp;
    two_steps_by_the_difficulty: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&amp;2step_difficulty=1"
        => OtpauthError::OtherApp;
    pin: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&pin=True" => OtpauthError::OtherApp;
    salt_of_another_name: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&keySalt=AA" => OtpauthError::OtherApp;
    seed: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&seed=AA" => OtpauthError::OtherApp;
    challenge: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&ocraChallenge=QN08" => OtpauthError::OtherApp;
    name_that_begins_with_a_digit: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&3rd=1" => OtpauthError::OtherApp;
    look_of_other_programs:
        "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&icon=key&color=FF0000&image=a&lock=1&codeDisplay=pin" => TARO;

    secret_twice: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&secret=JBSWY3DPEHPK3PXP" => TARO;
    issuer_twice: "otpauth://totp/taro?issuer=KOSMO&secret=JBSWY3DPEHPK3PXP&issuer=KOSMO" => TARO;
    issuer_twice_in_two_escapes: "otpauth://totp/taro?issuer=KOSMO&secret=JBSWY3DPEHPK3PXP&ISSUER=%4BOSMO" => TARO;
    digits_twice: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=8&digits=8" => EIGHT;
    period_twice: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&period=30&period=30" => TARO;
    algorithm_thrice: "otpauth://totp/KOSMO:taro?algorithm=SHA1&secret=JBSWY3DPEHPK3PXP&algorithm=SHA1&algorithm=SHA1"
        => TARO;
    everything_twice:
        "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO&digits=8&period=60&algorithm=SHA256\
         &secret=JBSWY3DPEHPK3PXP&issuer=KOSMO&digits=8&period=60&algorithm=SHA256" => ALL;

    /// Some programs use the first value, some the last, also in the rows below.
    secrets_differ: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&secret=MZXW6YTBOI" => conflict(Field::Secret);
    secrets_differ_by_the_case_of_their_keys:
        "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&SECRET=MZXW6YTBOI" => conflict(Field::Secret);
    secret_and_an_empty_one: "otpauth://totp/KOSMO:taro?secret=&secret=JBSWY3DPEHPK3PXP" => conflict(Field::Secret);
    issuers_differ: "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO&issuer=Example"
        => conflict(Field::Issuer);
    issuers_differ_by_case: "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO&issuer=kosmo"
        => conflict(Field::Issuer);
    digits_differ: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=6&digits=8" => conflict(Field::Digits);
    digits_differ_and_one_is_wrong: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=6&digits=0"
        => conflict(Field::Digits);
    periods_differ: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&period=30&period=60" => conflict(Field::Period);
    algorithms_differ:
        "otpauth://totp/KOSMO:taro\
         ?secret=JBSWY3DPEHPK3PXP&algorithm=SHA1&algorithm=SHA256" => conflict(Field::Algorithm);
    encoders_differ: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&encoder=&encoder=steam"
        => conflict(Field::Algorithm);
    twice_and_wrong: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=0&digits=0"
        => out_of_bounds(&[Field::Digits]);
    twice_and_empty: "otpauth://totp/KOSMO:taro?secret=&secret=" => EntryError::SecretEmpty;
}
