use super::*;
use crate::read;

/// One attribute a line, in the order of `keys`.
fn exported(attributes: &[(&str, &str)]) -> Result<Vec<Imported>, FileError> {
    let field = |(key, value): &(&str, &str)| {
        format!("<String><Key>{key}</Key><Value ProtectInMemory=\"True\">{value}</Value></String>")
    };
    let fields: String = attributes.iter().map(field).collect();
    let document = format!(
        "<?xml version=\"1.0\"?><KeePassFile><Root><Group><Name>R</Name><Entry>\
         <String><Key>Title</Key><Value>健保</Value></String>{fields}</Entry></Group></Root>\
         </KeePassFile>"
    );
    match read(document.as_bytes(), &[])? {
        Outcome::Read(content) => Ok(content.items),
        Outcome::Sealed(sealed) => panic!("{sealed:?}"),
    }
}

/// The address of the only account.
fn address(attributes: &[(&str, &str)]) -> String {
    let [item] = <[_; 1]>::try_from(exported(attributes).unwrap()).unwrap();
    warifu_core::otpauth::write(&item.unwrap().account).as_str().to_owned()
}

#[test]
fn each_kind_of_attributes_is_read() {
    const KEY: &str = "JBSWY3DPEHPK3PXP";
    let hex = ("TimeOtp-Secret-Hex", "48656c6c6f21DEADBEEF");
    for (attributes, expected) in [
        (&[("otp", "key=JBSWY3DPEHPK3PXP")][..], "totp SHA1 6 30"),
        (
            &[("otp", "key=jbswy3dpehpk3pxp%3d&amp;step=60&amp;size=8&amp;otpHashMode=Sha256")],
            "totp SHA256 8 60",
        ),
        (&[("otp", "key=SGVsbG8h3q2%2B7w%3D%3D&amp;encoding=base64")], "totp SHA1 6 30"),
        (&[("otp", "key=JBSWY3DPEHPK3PXP&amp;type=hotp&amp;counter=7")], "hotp SHA1 6 7"),
        (&[("otp", KEY)], "totp SHA1 6 30"),
        (&[("otp", "steam://JBSWY3DPEHPK3PXP")], "steam SHA1 5 30"),
        (&[("TOTP Seed", KEY)], "totp SHA1 6 30"),
        (&[("TOTP Seed", KEY), ("TOTP Settings", "30;S")], "steam SHA1 5 30"),
        (&[("TOTP Seed", KEY), ("TOTP Settings", "45;7;https://example.com")], "totp SHA1 7 45"),
        (&[hex], "totp SHA1 6 30"),
        (
            &[hex, ("TimeOtp-Algorithm", "HMAC-SHA-512"), ("TimeOtp-Length", "8")],
            "totp SHA512 8 30",
        ),
        (
            &[("TimeOtp-Secret-Base64", "SGVsbG8h3q2+7w=="), ("TimeOtp-Period", "15")],
            "totp SHA1 6 15",
        ),
        (&[("HmacOtp-Secret-Base32", KEY), ("HmacOtp-Counter", "42")], "hotp SHA1 6 42"),
        // The older attribute stays when a program converts it.
        (&[("otp", KEY), ("TOTP Seed", KEY)], "totp SHA1 6 30"),
    ] {
        let address = address(attributes);
        let [kind, algorithm, digits, last] =
            <[&str; 4]>::try_from(expected.split(' ').collect::<Vec<_>>()).unwrap();
        let name = if kind == "hotp" { "counter" } else { "period" };
        let query = format!("algorithm={algorithm}&digits={digits}&{name}={last}");
        assert!(
            address.starts_with(&format!("otpauth://{kind}/%E5%81%A5%E4%BF%9D:?")),
            "{address}"
        );
        assert!(address.contains(&format!("secret={KEY}&")), "{address}");
        assert!(address.ends_with(&query), "{attributes:?}: {address}");
    }
    assert!(address(&[("TimeOtp-Secret", "foobar")]).contains("secret=MZXW6YTBOI&"));
}

#[test]
fn wrong_attributes_are_refused_by_name() {
    use crate::EntryError;
    for (attributes, reason) in [
        (&[("TOTP Seed", "1")][..], EntryError::Secret),
        (&[("TOTP Seed", "JBSWY3DP"), ("TOTP Settings", "30;x")], EntryError::Digits),
        (&[("TOTP Seed", "JBSWY3DP"), ("TOTP Settings", "0;6")], EntryError::Period),
        (&[("HmacOtp-Secret", "foobar")], EntryError::Counter),
        (&[("otp", "key=JBSWY3DP&amp;encoding=rot13")], EntryError::Secret),
        (&[("otp", "key=JBSWY3DP&amp;otpHashMode=md5")], EntryError::algorithm("md5")),
        (&[("TimeOtp-Secret-Base64", "?")], EntryError::Secret),
    ] {
        let [refused] = <[_; 1]>::try_from(exported(attributes).unwrap()).unwrap();
        let refused = refused.unwrap_err();
        assert_eq!((refused.issuer.as_str(), refused.reason), ("健保", reason), "{attributes:?}");
    }
    // Both kinds in one entry are two accounts; none is no account.
    let both =
        [("TimeOtp-Secret", "foobar"), ("HmacOtp-Secret", "foobar"), ("HmacOtp-Counter", "1")];
    assert_eq!(exported(&both).unwrap().len(), 2);
    assert_eq!(exported(&[]).unwrap_err(), FileError::Empty { app: APP });
}
