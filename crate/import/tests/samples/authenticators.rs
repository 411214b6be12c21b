use crate::Sample;
use crate::expected::Expected::{self, Addresses, Listed, Plain};

/// The samples of authenticators in browsers, and of some for phones.
pub(crate) const SAMPLES: &[Sample] = &[
    Sample {
        path: "2fas/andcli_twofas-export-test.2fas",
        passwords: &["andcli-test"],
        refused: &[],
        expected: Listed,
    },
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
        path: "authenticator-sh/cxf-like.json",
        passwords: &[],
        refused: &[],
        expected: AUTHENTICATOR_SH,
    },
    Sample {
        path: "authenticator-sh/encrypted.json",
        passwords: &["合言葉1234"],
        refused: &[],
        expected: AUTHENTICATOR_SH,
    },
    Sample {
        path: "authenticator-sh/plain.json",
        passwords: &[],
        refused: &[],
        expected: AUTHENTICATOR_SH,
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
    Sample {
        path: "proton/ente_proton_authenticator_backup.json",
        passwords: &[],
        refused: &[],
        expected: Listed,
    },
    Sample {
        path: "proton/ente_proton_authenticator_backup_encrypted_1231246.json",
        passwords: &["1231246"],
        refused: &[],
        expected: Listed,
    },
    Sample {
        path: "stratum-tests/ente.encrypted.json",
        passwords: &["test"],
        refused: &[],
        expected: Addresses(&[
            "otpauth://totp/Long%3APeriod?secret=JGRMXBLPPYQIFMRBFQDHNP3MPPYQYNUN&issuer=Long&period=60",
            "otpauth://totp/Many%3ADigits?secret=WEV2GHDH4EAU7D5SZGCIQOFBNQ35EHBS&issuer=Many&digits=9",
            "otpauth://totp/NoIssuer?secret=KY2QJPMNQLSGSZE2C5F7AYBLBVEEDHFX&issuer=NoIssuer",
            "otpauth://totp/Sha%3A256?secret=RJNZJM7PAGJUBG32XHQWHFZVLYOMGIUQ&issuer=Sha&algorithm=SHA256",
            "otpauth://totp/Sha%3A512?secret=UW33SR5O4EKTDXNCBBS5FSPUKAYXIWOH&issuer=Sha&algorithm=SHA512",
            "otpauth://hotp/Standard%3AHotp?secret=JOR2VZXMNHACFNLRAOACFFRDRYAOFMLB&issuer=Standard&counter=10",
            "otpauth://totp/Standard%3ATotp?secret=54VEGZFJHM3BGDONFERMPUOKNGDJETGM&issuer=Standard",
        ]),
    },
    Sample {
        path: "stratum-tests/lastpass.json",
        passwords: &[],
        refused: &[],
        expected: Addresses(&[
            "otpauth://totp/Standard:Totp?secret=54VEGZFJHM3BGDONFERMPUOKNGDJETGM",
            "otpauth://totp/Long:Period?secret=JGRMXBLPPYQIFMRBFQDHNP3MPPYQYNUN&period=60",
            "otpauth://totp/Many:Digits?secret=WEV2GHDH4EAU7D5SZGCIQOFBNQ35EHBS&digits=9",
            "otpauth://totp/NoIssuer?secret=KY2QJPMNQLSGSZE2C5F7AYBLBVEEDHFX",
            "otpauth://totp/Sha:256?secret=RJNZJM7PAGJUBG32XHQWHFZVLYOMGIUQ&algorithm=SHA256",
            "otpauth://totp/Sha:512?secret=UW33SR5O4EKTDXNCBBS5FSPUKAYXIWOH&algorithm=SHA512",
        ]),
    },
    Sample {
        path: "stratum-tests/protonauthenticator.json",
        passwords: &[],
        refused: &[],
        expected: Addresses(&[
            "otpauth://totp/Totp?secret=54VEGZFJHM3BGDONFERMPUOKNGDJETGM&issuer=Standard",
            "otpauth://totp/NoIssuer?secret=KY2QJPMNQLSGSZE2C5F7AYBLBVEEDHFX",
            "otpauth://totp/256?secret=RJNZJM7PAGJUBG32XHQWHFZVLYOMGIUQ&issuer=Sha&algorithm=SHA256",
            "otpauth://totp/512?secret=UW33SR5O4EKTDXNCBBS5FSPUKAYXIWOH&issuer=Sha&algorithm=SHA512",
            "otpauth://totp/Period?secret=JGRMXBLPPYQIFMRBFQDHNP3MPPYQYNUN&issuer=Long&period=60",
            "otpauth://totp/Digits?secret=WEV2GHDH4EAU7D5SZGCIQOFBNQ35EHBS&issuer=Many&digits=9",
            "otpauth://steam/Steam:Steam?secret=steamsteamsteamsteam",
        ]),
    },
    Sample {
        path: "stratum-tests/twofas.encrypted.2fas",
        passwords: &["test"],
        refused: &[],
        expected: Plain("stratum-tests/twofas.unencrypted.2fas"),
    },
    Sample {
        path: "totpauthenticator/totpauthenticator.encrypted.bin",
        passwords: &["Testtest1"],
        refused: &[],
        expected: Listed,
    },
];

const AUTHENTICATOR_SH: Expected = Addresses(&[
    "otpauth://totp/健保組合:taro@example.jp?secret=JBSWY3DPEHPK3PXP",
    "otpauth://totp/Google:bob?secret=KRSXG5CTMVRXEZLU&algorithm=SHA256&digits=8&period=60",
]);

const AUTHENTICATOR: &str = "パスワードtest1";
