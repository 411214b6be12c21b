use crate::Sample;
use crate::expected::Expected::{Listed, Plain};

/// The samples of each program.
pub(crate) const SAMPLES: &[Sample] = &[
    Sample {
        path: "aegis/andcli_aegis-export-test.json",
        passwords: &["andcli-test"],
        refused: &[],
        expected: Listed,
    },
    Sample { path: "aegis/passimport_aegis.json", passwords: &[], refused: &[], expected: Listed },
    Sample {
        path: "aegis/passimport_aegiscipher.json",
        passwords: &["correct horse battery staple"],
        refused: &[],
        expected: Listed,
    },
    Sample {
        path: "stratum-tests/aegis.encrypted.json",
        passwords: &["test"],
        refused: AEGIS_REFUSED,
        expected: Plain("stratum-tests/aegis.unencrypted.json"),
    },
];

const AEGIS_REFUSED: &[(&str, &str)] =
    &[("Motp:Motp", "import_entry_kind"), ("Yandex:Yandex", "import_entry_kind")];
