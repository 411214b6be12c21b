use std::path::Path;

/// The bytes of a file of the corpus; `None` without the corpus.
pub(crate) fn read_sample(path: &str) -> Option<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/imports");
    if !folder.exists() {
        eprintln!("no corpus of other programs' files: this test checks nothing");
        return None;
    }
    Some(std::fs::read(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}")))
}

pub(crate) mod sample {
    /// Whether a derivation takes so long that the file is not opened hundreds of times.
    pub(crate) fn is_slow(path: &str) -> bool {
        SLOW.iter().any(|name| path.contains(name))
    }

    const SLOW: &[&str] = &[
        "andcli_andotp",
        "andcli_backup",
        "andotp.encrypted",
        "argon2",
        "authenticator-sh/encrypted",
        "authpro",
        "bitwarden_encrypted",
        "ente.encrypted",
        "freeotp.bin",
        "keepass/",
        "pbkdf2",
    ];

    /// A repeatable sequence of numbers (Knuth's multiplier).
    pub(crate) struct Numbers(u64);

    impl Numbers {
        pub(crate) fn new() -> Self {
            Self(1)
        }

        pub(crate) fn below(&mut self, bound: usize) -> usize {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(self.0 >> 33).unwrap() % bound
        }
    }
}
