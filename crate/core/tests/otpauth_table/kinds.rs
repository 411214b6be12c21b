//! Schemes and types of addresses.

use crate::{COUNTED, Expected, ExpectedNotice, STEAM, TARO, conflict, out_of_bounds};
use warifu_base::failure::Field;
use warifu_core::account::{Algorithm, EntryError};
use warifu_core::otpauth::OtpauthError::{Migration, NotOtpauth, OtherApp, UnknownType};

const VALVE: Expected = Expected { notices: &[ExpectedNotice::Steam], ..STEAM };

table! {
    totp: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO" => TARO;
    scheme_in_upper_case: "OTPAUTH://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => TARO;
    type_in_upper_case: "otpauth://TOTP/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => TARO;
    /// A text in upper case gives a smaller QR code (ISO/IEC 18004, alphanumeric mode).
    all_in_upper_case: "OTPAUTH://TOTP/KOSMO:%74aro?SECRET=JBSWY3DPEHPK3PXP&ISSUER=KOSMO&ALGORITHM=SHA1" => TARO;
    spaces_and_line_breaks_around: "\r\n otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP\t\r\n" => TARO;
    ideographic_spaces_around: "　otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP　" => TARO;
    /// qrcodejs and others put U+FEFF before texts that are not ASCII, so that readers guess UTF-8.
    byte_order_mark_before_it: "\u{FEFF}otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => TARO;
    /// iOS has a scheme of its own for the same addresses.
    apple: "apple-otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO" => TARO;

    /// Some programs read every type as time-based, so that every code is wrong.
    hotp: "otpauth://hotp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO&counter=0" => COUNTED;
    hotp_in_upper_case: "otpauth://HOTP/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&COUNTER=5"
        => Expected { counter: Some(5), code: "768897", ..COUNTED };
    hotp_of_apple: "apple-otpauth://hotp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&counter=0" => COUNTED;
    hotp_of_sha256_and_eight_digits:
        "otpauth://hotp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&algorithm=SHA256&digits=8&counter=7"
        => Expected { algorithm: Algorithm::Sha256, digits: 8, counter: Some(7), code: "02346239", ..COUNTED };
    hotp_counter_full_width: "otpauth://hotp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&counter=００"  => COUNTED;
    hotp_counter_greatest: "otpauth://hotp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&counter=18446744073709551615"
        => Expected { counter: Some(u64::MAX), code: "939986", ..COUNTED };
    /// The period is ignored for counter-based codes, and the counter for time-based ones.
    hotp_with_a_period: "otpauth://hotp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&period=0&counter=0" => COUNTED;
    hotp_twice_the_same_counter: "otpauth://hotp/KOSMO:taro?counter=0&secret=JBSWY3DPEHPK3PXP&counter=0" => COUNTED;
    hotp_counters_differ: "otpauth://hotp/KOSMO:taro?counter=0&secret=JBSWY3DPEHPK3PXP&counter=1"
        => conflict(Field::Counter);
    /// The Key URI Format requires a counter. Many programs begin with 0 without one, some with 1.
    hotp_without_a_counter: "otpauth://hotp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => out_of_bounds(&[Field::Counter]);
    hotp_counter_empty: "otpauth://hotp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&counter=" => out_of_bounds(&[Field::Counter]);
    hotp_counter_negative: "otpauth://hotp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&counter=-1"
        => out_of_bounds(&[Field::Counter]);
    hotp_counter_null: "otpauth://hotp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&counter=null"
        => out_of_bounds(&[Field::Counter]);
    hotp_counter_of_2_to_the_64: "otpauth://hotp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&counter=18446744073709551616"
        => out_of_bounds(&[Field::Counter]);
    hotp_all_wrong: "otpauth://hotp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&counter=x&digits=5&algorithm=MD5"
        => out_of_bounds(&[Field::Digits, Field::Counter, Field::Algorithm]);
    hotp_of_steam: "otpauth://hotp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&counter=0&encoder=steam" => UnknownType;

    steam_of_bitwarden: "steam://JBSWY3DPEHPK3PXP" => Expected { account: "", ..STEAM };
    steam_in_upper_case: "STEAM://JBSW%20Y3DPEHPK3PXP\n" => Expected { account: "", ..STEAM };
    steam_as_aegis_writes_it:
        "otpauth://steam/Steam:taro?period=30&digits=5&algorithm=SHA1&secret=JBSWY3DPEHPK3PXP&issuer=Steam" => STEAM;
    steam_by_type: "otpauth://steam/Steam:taro?secret=JBSWY3DPEHPK3PXP&issuer=Steam" => STEAM;
    steam_as_keepassxc_writes_it:
        "otpauth://totp/Steam:taro?secret=JBSWY3DPEHPK3PXP&period=30&digits=5&issuer=Steam&encoder=steam" => STEAM;
    steam_encoder_in_upper_case: "otpauth://totp/Steam:taro?encoder=STEAM&secret=JBSWY3DPEHPK3PXP" => STEAM;
    steam_by_type_and_encoder: "otpauth://steam/Steam:taro?encoder=steam&secret=JBSWY3DPEHPK3PXP" => STEAM;
    /// In Valve's own addresses, only the issuer shows that it is Steam's kind.
    steam_as_valve_writes_it: "otpauth://totp/Steam:taro?secret=JBSWY3DPEHPK3PXP&issuer=Steam" => VALVE;
    steam_by_its_issuer: "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP&issuer=Steam" => VALVE;
    steam_by_its_label: "otpauth://totp/Steam:taro?secret=JBSWY3DPEHPK3PXP" => VALVE;
    steam_of_five_digits: "otpauth://totp/Steam:taro?secret=JBSWY3DPEHPK3PXP&issuer=Steam&digits=5" => VALVE;
    steam_of_s_digits: "otpauth://totp/Steam:taro?secret=JBSWY3DPEHPK3PXP&issuer=Steam&digits=s" => VALVE;
    steam_of_usual_parameters:
        "otpauth://totp/Steam:taro?secret=JBSWY3DPEHPK3PXP&issuer=Steam&period=30&algorithm=SHA1" => VALVE;
    /// Steam's codes have no six digits.
    steam_of_six_digits: "otpauth://totp/Steam:taro?secret=JBSWY3DPEHPK3PXP&issuer=Steam&digits=6"
        => Expected { issuer: "Steam", ..TARO };
    steam_of_a_minute: "otpauth://totp/Steam:taro?secret=JBSWY3DPEHPK3PXP&issuer=Steam&period=60"
        => Expected { issuer: "Steam", period: 60, code: "912772", ..TARO };
    steam_of_five_digits_and_a_minute:
        "otpauth://totp/Steam:taro?secret=JBSWY3DPEHPK3PXP&issuer=Steam&digits=5&period=60"
        => out_of_bounds(&[Field::Digits]);
    steam_with_a_counter: "otpauth://hotp/Steam:taro?secret=JBSWY3DPEHPK3PXP&issuer=Steam&counter=0"
        => Expected { issuer: "Steam", ..COUNTED };
    steam_of_another_issuer: "otpauth://totp/Steam:taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO"
        => Expected { notices: &[ExpectedNotice::Differs("Steam")], ..TARO };
    /// A name that only resembles Steam's.
    steam_by_name_only: "otpauth://totp/Steamship:taro?secret=JBSWY3DPEHPK3PXP&issuer=Steamship"
        => Expected { issuer: "Steamship", ..TARO };
    steam_in_lower_case: "otpauth://totp/steam:taro?secret=JBSWY3DPEHPK3PXP" => Expected { issuer: "steam", ..TARO };
    five_digits_of_another_issuer: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&digits=s"
        => out_of_bounds(&[Field::Digits]);
    steam_without_a_secret: "otpauth://totp/Steam:taro?encoder=steam" => EntryError::SecretEmpty;
    steam_bare_without_a_secret: "steam://" => EntryError::SecretEmpty;
    steam_bare_with_a_wrong_letter: "steam://JBSWY3DPEHPK3PX1"
        => EntryError::SecretCharacter { character: '1', position: 16 };
    /// All Steam codes have the same parameters. Other values belong to an unknown kind of code.
    steam_of_other_parameters:
        "otpauth://steam/Steam:taro?secret=JBSWY3DPEHPK3PXP&digits=6&period=60&algorithm=SHA256"
        => out_of_bounds(&[Field::Digits, Field::Period, Field::Algorithm]);
    encoder_unknown: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&encoder=base36" => UnknownType;
    /// A command from a web page to Steam's own program.
    steam_command: "steam://run/440" => NotOtpauth;
    steam_command_with_a_question: "steam://open?x" => NotOtpauth;
    yandex: "otpauth://yaotp/taro?secret=6SB2IKNM6OBZPAVBVTOHDKS4FAAAAAAADFUTQMBTRY&pin_length=5" => OtherApp;
    motp: "otpauth://motp/KOSMO:taro?secret=e3152afee62599c8" => OtherApp;
    microsofts_push: "phonefactor://activate_account?code=123456789&url=https%3A%2F%2Fexample.com" => OtherApp;
    microsofts_current_push: "microsoft-authenticator://activatePhone?code=123456789&url=https%3A%2F%2Fexample.com"
        => OtherApp;
    duo: "duo://3FN3yTZmLnbHqTkSEvXF-YXBpLWV4YW1wbGU" => OtherApp;
    google_transfer: "otpauth-migration://offline?data=CjEKCkhlbGxvId6tvu8SGEV4YW1wbGU6YWxpY2VAZ29vZ2xlLmNvbQ%3D%3D"
        => Migration;
    google_transfer_in_upper_case: "OTPAUTH-MIGRATION://OFFLINE?DATA=AAAA" => Migration;

    type_unknown: "otpauth://blizzard/taro?secret=JBSWY3DPEHPK3PXP" => UnknownType;
    type_missing: "otpauth://" => UnknownType;
    type_empty: "otpauth:///totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => UnknownType;
    type_is_the_label: "otpauth://KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => UnknownType;
    type_longer_than_totp: "otpauth://totp2/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => UnknownType;
    type_with_a_port: "otpauth://totp:443/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => UnknownType;
    type_behind_a_user: "otpauth://taro@totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => UnknownType;

    web_address: "https://example.com/otpauth?secret=JBSWY3DPEHPK3PXP" => NotOtpauth;
    web_address_with_an_otpauth_address: "https://example.com/?to=otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP"
        => NotOtpauth;
    text_before_it: "URL:otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => NotOtpauth;
    no_slashes: "otpauth:totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => NotOtpauth;
    one_slash: "otpauth:/totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => NotOtpauth;
    scheme_full_width: "ｏｔｐａｕｔｈ://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => NotOtpauth;
    scheme_with_a_letter_more: "otpauths://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => NotOtpauth;
    scheme_with_a_control: "otp\0auth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => NotOtpauth;
    script: "javascript://totp/%0Aalert(1)?secret=JBSWY3DPEHPK3PXP" => NotOtpauth;
    bare_secret: "JBSWY3DPEHPK3PXP" => NotOtpauth;
    contact: "BEGIN:VCARD\nVERSION:3.0\nN:山田;太郎\nEND:VCARD" => NotOtpauth;
    wireless_network: "WIFI:S:KOSMO;T:WPA;P:JBSWY3DPEHPK3PXP;;" => NotOtpauth;
    nothing: "" => NotOtpauth;
    white_space: " \r\n\t　" => NotOtpauth;
}
