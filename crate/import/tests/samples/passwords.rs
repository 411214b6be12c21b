use crate::Sample;
use crate::expected::Expected::{Addresses, Listed};

/// The samples of password managers, tables and archives.
pub(crate) const SAMPLES: &[Sample] = &[
    Sample {
        path: "1password/1PasswordExport.1pux",
        passwords: &[],
        refused: &[],
        // The sample's keys have bits after the last byte, which these spellings lack.
        expected: Addresses(&[
            "otpauth://totp/Login:team%40keepassxc.org?secret=DFDFDEA&issuer=Login",
            "otpauth://totp/Login:team%40keepassxc.org?secret=DFDFDEFDEE&issuer=Login",
        ]),
    },
    Sample {
        path: "cxf/spec-appendix-a-trimmed.json",
        passwords: &[],
        refused: &[],
        expected: Addresses(&[
            "otpauth://totp/Google:jane.smith%40example.com?secret=JBSWY3DPEHPK3PXP\
             &issuer=Google&algorithm=SHA256",
        ]),
    },
    Sample {
        path: "google/example_keepass_output.hotp.csv",
        passwords: &[],
        refused: &[],
        expected: Addresses(&[
            "otpauth://hotp/hotp%20demo?secret=7KSQL2JTUDIS5EF65KLMRQIIGY&counter=4",
        ]),
    },
    Sample {
        path: "google/example_keepass_output.totp.csv",
        passwords: &[],
        refused: &[],
        expected: Addresses(&[
            RASPBERRY,
            "otpauth://totp/pi%40raspberrypi?secret=7KSQL2JTUDIS5EF65KLMRQIIGY",
            "otpauth://totp/pi%40raspberrypi?secret=7KSQL2JTUDIS5EF65KLMRQIIGY",
            RASPBERRY,
            // Without a title, a name with a colon has an issuer.
            "otpauth://totp/encoding:%C2%BF%C3%A4%C3%84%C3%A9%C3%89%3F%20%28demo%29\
             ?secret=7KSQL2JTUDIS5EF65KLMRQIIGY",
        ]),
    },
    Sample { path: "winauth/winauth.zip", passwords: &["test"], refused: &[], expected: Listed },
];

const RASPBERRY: &str = "otpauth://totp/raspberrypi:pi%40raspberrypi\
    ?secret=7KSQL2JTUDIS5EF65KLMRQIIGY&issuer=raspberrypi";

/// Files without any account, and the code of the error.
pub(crate) const REFUSED: &[(&str, &str)] = &[
    ("passwordmanagers/passimport_1password8.csv", "import_file_empty"),
    ("passwordmanagers/passimport_bitwarden.csv", "import_file_empty"),
    ("passwordmanagers/passimport_chrome.csv", "import_file_empty"),
    ("passwordmanagers/passimport_enpass.json", "import_file_empty"),
    ("passwordmanagers/passimport_keepassx2.csv", "import_file_empty"),
    ("passwordmanagers/passimport_nordpass.csv", "import_file_empty"),
    ("passwordmanagers/passimport_roboform.csv", "import_file_empty"),
    ("passwordmanagers/sos_1password-export.csv", "import_file_empty"),
    ("passwordmanagers/sos_chrome-export.csv", "import_file_empty"),
    ("passwordmanagers/sos_dashlane-export.zip", "import_file_empty"),
    ("passwordmanagers/sos_macos-export.csv", "import_file_empty"),
    ("passwordmanagers/sos_macos-notes-export.csv", "import_file_empty"),
    ("passwordmanagers/sos_proton_pass_export_2024-08-18.csv", "import_file_empty"),
    // Tables without names of columns and without a key.
    ("passwordmanagers/passimport_dashlane.csv", "import_file_unknown"),
    ("passwordmanagers/passimport_keeper.csv", "import_file_unknown"),
    // An archive without parts.
    ("winauth/winauth.invalid.zip", "import_file_unknown"),
];
