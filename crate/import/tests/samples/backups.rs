use crate::Sample;
use crate::expected::Expected::{Attributes, Listed, Named, Plain, Same};

/// The samples of andOTP, Bitwarden, `FreeOTP`, `KeePass` and Stratum.
pub(crate) const SAMPLES: &[Sample] = &[
    Sample {
        path: "bitwarden/keepassxc_bitwarden_encrypted_argon2id_export.json",
        passwords: &["a"],
        refused: &[("KeePassXC:keepassxc", "import_entry_secret")],
        expected: Listed,
    },
    Sample {
        path: "bitwarden/keepassxc_bitwarden_encrypted_export.json",
        passwords: &["a"],
        refused: &[("KeePassXC:keepassxc", "import_entry_secret")],
        expected: Listed,
    },
    Sample {
        path: "bitwarden/keepassxc_bitwarden_export.json",
        passwords: &[],
        refused: &[("Login Name:myusername@gmail.com", "otpauth_secret_cut")],
        expected: Listed,
    },
    Sample {
        path: "stratum-tests/bitwarden.encrypted.argon2id.json",
        passwords: BITWARDEN,
        refused: &[],
        expected: Plain("stratum-tests/bitwarden.unencrypted.json"),
    },
    Sample {
        path: "stratum-tests/bitwarden.encrypted.pbkdf2.json",
        passwords: BITWARDEN,
        refused: &[],
        expected: Plain("stratum-tests/bitwarden.unencrypted.json"),
    },
    Sample {
        path: "stratum-tests/bitwarden.unencrypted.json",
        passwords: &[],
        refused: &[],
        expected: Same { plain: "stratum/backup.html", but: &["Hotp", "Only", "john@example.com"] },
    },
    Sample {
        path: "stratum-tests/bitwardenauthenticator.json",
        passwords: &[],
        refused: &[],
        expected: Same { plain: "stratum/backup.html", but: &["Hotp"] },
    },
    Sample {
        path: "keepass/keepass.aes256.aeskdf.kdbx",
        passwords: &["test"],
        refused: &[],
        expected: Listed,
    },
    Sample {
        path: "keepass/keepass.aes256.argon2d.kdbx",
        passwords: &["test"],
        refused: &[],
        expected: Listed,
    },
    Sample {
        path: "keepass/keepass.aes256.argon2id.kdbx",
        passwords: &["test"],
        refused: &[],
        expected: Listed,
    },
    Sample {
        path: "keepass/keepass.big.kdbx",
        passwords: &["test"],
        refused: &[],
        expected: Listed,
    },
    Sample {
        path: "keepass/keepass.chacha20.argon2d.kdbx",
        passwords: &["test"],
        refused: &[],
        expected: Listed,
    },
    Sample {
        path: "keepass/keepass.groups.kdbx",
        passwords: &["test"],
        refused: &[],
        expected: Listed,
    },
    Sample {
        path: "keepass/keepass.nocompression.kdbx",
        passwords: &["test"],
        refused: &[],
        expected: Listed,
    },
    Sample {
        path: "keepass/keepass.norecyclebin.kdbx",
        passwords: &["test"],
        refused: &[],
        expected: Listed,
    },
    Sample {
        path: "keepass/keepass.twofish.argon2d.kdbx",
        passwords: &["test"],
        refused: &[],
        expected: Listed,
    },
    Sample {
        path: "keepass/andcli_keepass-test.kdbx",
        passwords: &["andcli-test"],
        refused: &[],
        expected: Listed,
    },
    Sample {
        path: "keepass/keepassxc_NewDatabaseBrowser.kdbx",
        passwords: &["a"],
        refused: &[],
        expected: Attributes,
    },
    Sample {
        path: "andotp/andcli_andotp_test.json.aes",
        passwords: &["andcli-test"],
        refused: &[],
        expected: Listed,
    },
    Sample {
        path: "andotp/passimport_andotp.json",
        passwords: &[],
        refused: &[],
        expected: Listed,
    },
    Sample {
        path: "andotp/passimport_andotp.json.aes",
        passwords: &["correct horse battery staple"],
        refused: &[],
        expected: Listed,
    },
    Sample {
        path: "stratum-tests/andotp.encrypted.bin",
        passwords: &["testtest"],
        refused: &[("Motp:motp", "import_entry_kind")],
        expected: Plain("stratum-tests/andotp.unencrypted.json"),
    },
    Sample {
        path: "stratum-tests/andotp.unencrypted.json",
        passwords: &[],
        refused: &[("Motp:motp", "import_entry_kind")],
        expected: Same { plain: "stratum/backup.html", but: &["Steam"] },
    },
    Sample {
        path: "freeotp/passimport_freeotp.json",
        passwords: &[],
        refused: &[],
        expected: Listed,
    },
    Sample {
        path: "stratum-tests/freeotp.bin",
        passwords: &["test"],
        refused: &[],
        expected: Same { plain: "stratum/backup.html", but: &[] },
    },
    Sample {
        path: "stratum-tests/freeotpplus.json",
        passwords: &[],
        refused: &[],
        expected: Same { plain: "stratum/backup.html", but: &["Digits"] },
    },
    Sample {
        path: "stratum-tests/backup.legacy.authpro",
        passwords: &["test"],
        refused: &[],
        expected: Same { plain: "stratum/backup.html", but: &["", "NoIssuer"] },
    },
    Sample {
        path: "stratum-tests/backup.strong.authpro",
        passwords: &["test"],
        refused: &[],
        expected: Same { plain: "stratum/backup.html", but: &["", "NoIssuer"] },
    },
    Sample {
        path: "stratum/andcli_backup.stratum",
        passwords: &["andcli-test"],
        refused: &[],
        expected: Listed,
    },
    Sample {
        path: "stratum/backup.html",
        passwords: &[],
        refused: &[
            ("MOTP:Username", "otpauth_not_otpauth"),
            ("Yandex:Username", "otpauth_other_app"),
        ],
        expected: Same { plain: "stratum/backup.html", but: &[] },
    },
    Sample {
        path: "keepass/passimport_keepass.kdbx",
        passwords: &["correct horse battery staple"],
        refused: &[],
        expected: Named(&[
            ("steam", "KeeTrayTOTP - Steam", "Xoh5Abai"),
            ("totp", "Tray TOTP", "ug5ujaiH"),
            ("totp", "KeeWeb", "test"),
            ("totp", "KeePass 2.47", "Fai1equu"),
        ]),
    },
];

const BITWARDEN: &[&str] = &["rud9^5S6$^Ewmr%d"];

/// Files that are not read, each with its password and the code of the error.
pub(crate) const REFUSED: &[(&str, &str, &str)] = &[
    // It has no mark, so it may be andOTP's, and the password decides.
    ("authenticatorplus/authplus.db", "a", "import_file_password_or_damaged"),
    ("keepass/keepass.kdbx3.kdbx", "test", "import_file_empty"),
    // All of its accounts are in the recycle bin.
    ("keepass/keepass.recyclebin.kdbx", "test", "import_file_empty"),
    ("keepass/keepassxc_NewDatabase.xml", "", "import_file_empty"),
    // Only a key file opens it.
    ("keepass/keepassxc_NonAscii.kdbx", "a", "import_file_password_or_key_file"),
    ("passwordmanagers/passimport_keepass.xml", "", "import_file_empty"),
    (
        "stratum-tests/bitwarden.encrypted.accountrestricted.json",
        "rud9^5S6$^Ewmr%d",
        "import_file_account_bound",
    ),
    // Cut after the mark.
    ("stratum/andcli_backup-legacy.stratum", "", "import_file_damaged"),
];
