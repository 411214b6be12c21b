//! What kind of text it is at all.

use crate::TARO;
use warifu_core::otpauth::OtpauthError::{Hotp, Migration, NotOtpauth, OtherApp, Steam, UnknownType};

table! {
    totp: "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO" => TARO;
    scheme_in_upper_case: "OTPAUTH://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => TARO;
    type_in_upper_case: "otpauth://TOTP/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => TARO;
    /// Capitals alone make a smaller code (ISO/IEC 18004, alphanumeric mode).
    all_in_upper_case: "OTPAUTH://TOTP/KOSMO:%74aro?SECRET=JBSWY3DPEHPK3PXP&ISSUER=KOSMO&ALGORITHM=SHA1" => TARO;
    spaces_and_line_breaks_around: "\r\n otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP\t\r\n" => TARO;
    ideographic_spaces_around: "　otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP　" => TARO;
    /// qrcodejs and others set U+FEFF before any text that is not all ASCII, so that readers guess UTF-8.
    byte_order_mark_before_it: "\u{FEFF}otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => TARO;
    /// iOS's own scheme for the same.
    apple: "apple-otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO" => TARO;

    /// Some programs take every type for a time-based one: a wrong code for ever. So too in the rows below.
    hotp: "otpauth://hotp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO&counter=0" => Hotp;
    hotp_in_upper_case: "otpauth://HOTP/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&counter=5" => Hotp;
    hotp_without_a_counter: "otpauth://hotp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => Hotp;
    hotp_of_apple: "apple-otpauth://hotp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&counter=0" => Hotp;
    steam_as_bitwarden_writes_it: "steam://JBSWY3DPEHPK3PXP" => Steam;
    steam_in_upper_case: "STEAM://JBSWY3DPEHPK3PXP" => Steam;
    steam_as_aegis_writes_it: "otpauth://steam/Steam:taro?secret=JBSWY3DPEHPK3PXP&issuer=Steam" => Steam;
    steam_as_keepassxc_writes_it:
        "otpauth://totp/Steam:taro?secret=JBSWY3DPEHPK3PXP&period=30&digits=5&issuer=Steam&encoder=steam" => Steam;
    steam_encoder_in_upper_case: "otpauth://totp/Steam:taro?encoder=STEAM&secret=JBSWY3DPEHPK3PXP" => Steam;
    /// A Steam address without its key is one of Steam's before all else.
    steam_encoder_without_a_secret: "otpauth://totp/Steam:taro?encoder=steam" => Steam;
    yandex: "otpauth://yaotp/taro?secret=6SB2IKNM6OBZPAVBVTOHDKS4FAAAAAAADFUTQMBTRY&pin_length=5" => OtherApp;
    motp: "otpauth://motp/KOSMO:taro?secret=e3152afee62599c8" => OtherApp;
    microsofts_push: "phonefactor://activate_account?code=123456789&url=https%3A%2F%2Fexample.com" => OtherApp;
    microsofts_push_of_today: "microsoft-authenticator://activatePhone?code=123456789&url=https%3A%2F%2Fexample.com"
        => OtherApp;
    duo: "duo://3FN3yTZmLnbHqTkSEvXF-YXBpLWV4YW1wbGU" => OtherApp;
    google_transfer: "otpauth-migration://offline?data=CjEKCkhlbGxvId6tvu8SGEV4YW1wbGU6YWxpY2VAZ29vZ2xlLmNvbQ%3D%3D"
        => Migration;
    google_transfer_in_upper_case: "OTPAUTH-MIGRATION://OFFLINE?DATA=AAAA" => Migration;

    type_of_nobody: "otpauth://blizzard/taro?secret=JBSWY3DPEHPK3PXP" => UnknownType;
    type_missing: "otpauth://" => UnknownType;
    type_empty: "otpauth:///totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => UnknownType;
    type_is_the_label: "otpauth://KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => UnknownType;
    type_longer_than_totp: "otpauth://totp2/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => UnknownType;
    type_with_a_port: "otpauth://totp:443/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => UnknownType;
    type_behind_a_user: "otpauth://taro@totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => UnknownType;

    web_address: "https://example.com/otpauth?secret=JBSWY3DPEHPK3PXP" => NotOtpauth;
    web_address_that_holds_one: "https://example.com/?to=otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP"
        => NotOtpauth;
    text_before_it: "URL:otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => NotOtpauth;
    no_slashes: "otpauth:totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => NotOtpauth;
    one_slash: "otpauth:/totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => NotOtpauth;
    scheme_full_width: "ｏｔｐａｕｔｈ://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => NotOtpauth;
    scheme_with_a_letter_more: "otpauths://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => NotOtpauth;
    scheme_with_a_control: "otp\0auth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP" => NotOtpauth;
    script: "javascript://totp/%0Aalert(1)?secret=JBSWY3DPEHPK3PXP" => NotOtpauth;
    bare_secret: "JBSWY3DPEHPK3PXP" => NotOtpauth;
    name_card: "BEGIN:VCARD\nVERSION:3.0\nN:山田;太郎\nEND:VCARD" => NotOtpauth;
    wireless_network: "WIFI:S:KOSMO;T:WPA;P:JBSWY3DPEHPK3PXP;;" => NotOtpauth;
    nothing: "" => NotOtpauth;
    white_space: " \r\n\t　" => NotOtpauth;
}
