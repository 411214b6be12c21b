//! Secrets in every spelling.

use crate::{Expected, PLAIN, TARO, not_base32};
use warifu_core::account::{Algorithm, EntryError};
use warifu_core::otpauth::OtpauthError;

/// The secret of RFC 4226 appendix D.
const RFC: Expected = Expected { secret: b"12345678901234567890", code: "081804", ..TARO };
const FOOBAR: Expected = Expected { secret: b"foobar", code: "401463", ..TARO };

table! {
    upper_case: "otpauth://totp/KOSMO:taro?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ" => RFC;
    lower_case: "otpauth://totp/KOSMO:taro?secret=gezdgnbvgy3tqojqgezdgnbvgy3tqojq" => RFC;
    mixed_case: "otpauth://totp/KOSMO:taro?secret=JbSwY3DpEhPk3pXp" => TARO;
    spaces_percent_encoded: "otpauth://totp/KOSMO:taro?secret=JBSW%20Y3DP%20EHPK%203PXP" => TARO;
    spaces_form_encoded: "otpauth://totp/KOSMO:taro?secret=jbsw+y3dp+ehpk+3pxp" => TARO;
    spaces_raw: "otpauth://totp/KOSMO:taro?secret=JBSW Y3DP EHPK 3PXP&issuer=KOSMO" => TARO;
    no_break_spaces: "otpauth://totp/KOSMO:taro?secret=JBSW%C2%A0Y3DP%C2%A0EHPK%C2%A03PXP" => TARO;
    ideographic_spaces: "otpauth://totp/KOSMO:taro?secret=JBSW　Y3DP　EHPK　3PXP" => TARO;
    zero_width_spaces: "otpauth://totp/KOSMO:taro?secret=JBSW%E2%80%8BY3DPEHPK3PXP%EF%BB%BF" => TARO;
    dashes: "otpauth://totp/KOSMO:taro?secret=JBSW-Y3DP-EHPK-3PXP" => TARO;
    dashes_of_word_processors: "otpauth://totp/KOSMO:taro?secret=JBSW–Y3DP—EHPK−3PXP" => TARO;
    padding_raw: "otpauth://totp/KOSMO:taro?secret=MZXW6YTBOI======" => FOOBAR;
    padding_raw_before_another: "otpauth://totp/taro?secret=MZXW6YTBOI======&issuer=KOSMO" => FOOBAR;
    padding_percent_encoded: "otpauth://totp/KOSMO:taro?secret=MZXW6YTBOI%3D%3D%3D%3D%3D%3D" => FOOBAR;
    padding_too_short: "otpauth://totp/KOSMO:taro?secret=MZXW6YTBOI==" => FOOBAR;
    everything_at_once: "otpauth://totp/KOSMO:taro?secret=mzxw-6YTB%20oi%3d%3d====" => FOOBAR;
    letters_percent_encoded: "otpauth://totp/KOSMO:taro?secret=%4A%42%53%57Y3DP%65%68%70%6b3PXP" => TARO;

    microsofts_sixteen_small_letters:
        "otpauth://totp/Microsoft%3Auser%40contoso.onmicrosoft.com?secret=i3mnbqnspuq2idw5&issuer=Microsoft"
        => Expected {
            issuer: "Microsoft",
            account: "user@contoso.onmicrosoft.com",
            secret: b"\x46\xd8\xd0\xc1\xb2\x7d\x21\xa4\x0e\xdd",
            code: "811621",
            ..PLAIN
        };

    /// RFC 4648 §3.5 lets a decoder refuse bits after the last byte. Some portals issue 52 random
    /// letters, which have such bits 15 times in 16, and ignore them. A refusal would lock the
    /// member out.
    fifty_two_letters_with_a_bit_too_many:
        "otpauth://totp/KOSMO:taro?secret=JXJQI5OGZ7KOK3ZV2MWUFXBV54BYVSEHOGFQRCLRI3QZJ7UFRDL3&algorithm=SHA512"
        => Expected {
            secret: b"\x4d\xd3\x04\x75\xc6\xcf\xd4\xe5\x6f\x35\xd3\x2d\x42\xdc\x35\xef\
                      \x03\x8a\xc8\x87\x71\x8b\x08\x89\x71\x46\xe1\x94\xfe\x85\x88\xd7",
            algorithm: Algorithm::Sha512,
            code: "822928",
            ..TARO
        };

    /// Longer than a block of the hash function, so HMAC hashes the key first (RFC 2104 §2).
    longest: format!("otpauth://totp/KOSMO:taro?secret={}", "A".repeat(820))
        => Expected { secret: &[0; 512], code: "806415", ..TARO };
    one_byte_too_long: format!("otpauth://totp/KOSMO:taro?secret={}", "A".repeat(821)) => EntryError::SecretTooLong;
    far_too_long: format!("otpauth://totp/KOSMO:taro?secret={}", "A".repeat(8000)) => EntryError::SecretTooLong;

    /// Bitwarden and Proton compute plausible codes that are always wrong.
    zero_for_o: "otpauth://totp/KOSMO:taro?secret=JBSW0Y3DPEHPK3PX" => not_base32('0', 5);
    /// See [`zero_for_o`].
    one_for_i: "otpauth://totp/KOSMO:taro?secret=1BSWY3DPEHPK3PXP" => not_base32('1', 1);
    /// See [`zero_for_o`].
    eight_for_b: "otpauth://totp/KOSMO:taro?secret=J8SWY3DPEHPK3PXP" => not_base32('8', 2);
    nine: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PX9" => not_base32('9', 16);
    /// Positions count only the characters of the secret, not the separators.
    zero_after_a_group: "otpauth://totp/KOSMO:taro?secret=JBSW%200Y3D" => not_base32('0', 5);
    punctuation: "otpauth://totp/KOSMO:taro?secret=JBSWY3DP!" => not_base32('!', 9);
    kanji: "otpauth://totp/KOSMO:taro?secret=秘密" => not_base32('秘', 1);
    kanji_percent_encoded: "otpauth://totp/KOSMO:taro?secret=JBSW%E7%A7%98" => not_base32('秘', 5);
    bytes_of_no_encoding: "otpauth://totp/KOSMO:taro?secret=%FF%FE" => not_base32('\u{FFFD}', 1);
    hexadecimal: "otpauth://totp/KOSMO:taro?secret=48656c6c6f21deadbeef" => OtpauthError::SecretHexadecimal;
    hexadecimal_in_groups: "otpauth://totp/KOSMO:taro?secret=4865+6C6C+6F21+DEAD+BEEF" => OtpauthError::SecretHexadecimal;
    /// Too short for a key in any spelling.
    hexadecimal_of_few_digits: "otpauth://totp/KOSMO:taro?secret=48656c6c" => not_base32('8', 2);
    base64: "otpauth://totp/KOSMO:taro?secret=SGVsbG8h3q2%2B7w%3D%3D" => not_base32('8', 7);
    /// A URL parser would remove the fragment. A fragment comes from a faulty generator, so the
    /// rest may be wrong too.
    fragment_behind_it: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP#KOSMO" => not_base32('#', 17);
    semicolon_for_ampersand: "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP;issuer=KOSMO" => not_base32(';', 17);
    question_mark_for_ampersand: "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP?issuer=KOSMO"
        => OtpauthError::SecretTwoAddresses;
    another_address_in_it: "otpauth://totp/KOSMO:taro?secret=TEST%3Fsecret%3DJBSWY3DPEHPK3PXP%26issuer%3DKOSMO"
        => OtpauthError::SecretTwoAddresses;

    /// All characters are in the base32 alphabet, but bits are left after the last byte, so it is a
    /// word rather than a key.
    hello_world: "otpauth://totp/KOSMO:taro?secret=hello%20world" => EntryError::SecretNotWhole;
    /// See [`hello_world`].
    hello_world_form_encoded: "otpauth://totp/KOSMO:taro?secret=hello+world" => EntryError::SecretNotWhole;
    one_letter: "otpauth://totp/KOSMO:taro?secret=A" => EntryError::SecretLength { characters: 1 };
    three_letters: "otpauth://totp/KOSMO:taro?secret=ABC" => EntryError::SecretLength { characters: 3 };
    six_letters: "otpauth://totp/KOSMO:taro?secret=ABCDEF" => EntryError::SecretLength { characters: 6 };
    a_letter_too_many:
        "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXPA" => EntryError::SecretLength { characters: 17 };

    /// Some programs compute codes with an empty key.
    empty: "otpauth://totp/KOSMO:taro?secret=" => EntryError::SecretEmpty;
    empty_before_another: "otpauth://totp/KOSMO:taro?secret=&issuer=KOSMO" => EntryError::SecretEmpty;
    without_equals_sign: "otpauth://totp/KOSMO:taro?secret&issuer=KOSMO" => EntryError::SecretEmpty;
    missing: "otpauth://totp/KOSMO:taro?issuer=KOSMO&digits=6" => EntryError::SecretEmpty;
    no_parameters: "otpauth://totp/KOSMO:taro" => EntryError::SecretEmpty;
    nothing_but_separators: "otpauth://totp/KOSMO:taro?secret=%20-%20====" => EntryError::SecretEmpty;
    /// A wrong secret is reported first, because the rest is useless without it.
    wrong_among_wrong_numbers: "otpauth://totp/KOSMO:taro?secret=0&digits=0&period=0" => not_base32('0', 1);
}
