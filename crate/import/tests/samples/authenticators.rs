use crate::Sample;
use crate::expected::Expected::Addresses;

/// The samples of authenticators in browsers, and of some for phones.
pub(crate) const SAMPLES: &[Sample] = &[
    Sample {
        path: "authenticator-cc/v1.json",
        passwords: &[AUTHENTICATOR],
        refused: &[],
        expected: Addresses(&["otpauth://totp/x:taro?secret=JBSWY3DPEHPK3PXP"]),
    },
    Sample {
        path: "authenticator-cc/v2.json",
        passwords: &[AUTHENTICATOR],
        refused: &[],
        expected: Addresses(&["otpauth://totp/x:taro?secret=JBSWY3DPEHPK3PXP"]),
    },
    Sample {
        path: "authenticator-cc/v3.json",
        passwords: &[AUTHENTICATOR],
        refused: &[],
        expected: Addresses(&[
            "otpauth://totp/健保:taro?secret=JBSWY3DPEHPK3PXP&digits=8&period=60&algorithm=SHA256",
        ]),
    },
    Sample {
        path: "open-two-factor/ACME Co-john@example.com.bin",
        passwords: &["test1234"],
        refused: &[],
        expected: Addresses(&[
            "otpauth://totp/ACME%20Co:john@example.com?secret=HXDMVJECJJWSRB3HWIZR4IFUGFTMXBOZ\
             &issuer=ACME%20Co&digits=8&period=60",
        ]),
    },
    Sample {
        path: "open-two-factor/storage-sync-dump.json",
        passwords: &["test1234", "pässwörd", "пароль"],
        refused: &[],
        expected: Addresses(&[
            "otpauth://totp/健康保険組合加入者ページ?secret=JBSWY3DPEHPK3PXP",
            "otpauth://totp/pass-umlaut?secret=JBSWY3DPEHPK3PXP",
            "otpauth://totp/pass-cyrillic?secret=JBSWY3DPEHPK3PXP",
            "otpauth://totp/X:y?secret=JBSWY3DPEHPK3PXP&digits=7",
        ]),
    },
];

const AUTHENTICATOR: &str = "パスワードtest1";
