//! One file per program. To add one: a variant of [`crate::App`], a file here with `FORMAT`, a line
//! in [`ALL`], and rows in the tests.

mod aegis;
mod andotp;
mod authenticator;
mod authenticator_sh;
mod bitwarden;
mod csv;
mod cxf;
mod duo;
mod enpass;
mod ente;
mod freeotp;
mod keepass;
mod keeper;
mod lastpass_authenticator;
mod one_password;
mod open_two_factor;
mod proton;
mod proton_pass;
mod raivo;
mod steam;
mod stratum;
mod totp_authenticator;
mod twofas;
mod zip;

use crate::source::Source;
use crate::{FileError, Outcome, Passwords};

/// A format of files.
pub(crate) struct Format {
    /// Whether a file is likely of this format. Cheap, and false for the files of other programs.
    pub(crate) recognises: fn(&Source<'_>) -> bool,
    /// Reads a file that was recognised.
    pub(crate) read: fn(&Source<'_>, &Passwords) -> Result<Outcome, FileError>,
}

/// Those with the clearest marks come first.
const ALL: &[Format] = &[
    zip::FORMAT,
    aegis::FORMAT,
    twofas::FORMAT,
    authenticator_sh::FORMAT,
    ente::FORMAT,
    lastpass_authenticator::FORMAT,
    duo::FORMAT,
    steam::FORMAT,
    proton::FORMAT,
    cxf::FORMAT,
    enpass::FORMAT,
    keeper::FORMAT,
    one_password::FORMAT,
    proton_pass::FORMAT,
    raivo::FORMAT,
    // Both are maps of records. The names of these begin in the same way.
    open_two_factor::FORMAT,
    authenticator::FORMAT,
    bitwarden::FORMAT,
    freeotp::PLUS,
    freeotp::VERSION_1,
    freeotp::VERSION_2,
    keepass::FORMAT,
    keepass::XML,
    stratum::FORMAT,
    stratum::PAGE,
    stratum::SEALED,
    andotp::FORMAT,
    csv::FORMAT,
    // Encrypted files without a mark.
    totp_authenticator::FORMAT,
    andotp::SEALED,
];

/// The format of a file.
pub(crate) fn recognise(source: &Source<'_>) -> Option<&'static Format> {
    ALL.iter().find(|format| (format.recognises)(source))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::{Path, PathBuf};

    fn files(folder: &Path) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let deeper = |path: PathBuf| if path.is_dir() { files(&path) } else { vec![path] };
        entries.flat_map(deeper).collect()
    }

    /// Otherwise the order of the formats would decide, and a new one could take files from others.
    #[test]
    fn no_two_formats_take_the_same_sample() {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/imports");
        if !corpus.exists() {
            eprintln!("no corpus of other programs' files: this test checks nothing");
            return;
        }
        for path in files(&corpus) {
            let bytes = std::fs::read(&path).unwrap();
            let source = Source::parse(&bytes).unwrap();
            let takers = ALL.iter().filter(|format| (format.recognises)(&source)).count();
            assert!(takers <= 1, "{takers} formats take {}", path.display());
        }
    }

    /// Each format with a table of groups, with as many groups as entries, which all are in the
    /// last one. With a search of the table for each entry, this takes minutes.
    #[test]
    fn large_tables_of_groups_are_not_searched_for_each_entry() {
        const COUNT: usize = 20_000;
        let end = (COUNT - 1).to_string();
        let join =
            |one: &dyn Fn(usize) -> String| (0..COUNT).map(one).collect::<Vec<_>>().join(",");
        let key = r#""secret":"JBSWY3DPEHPK3PXP""#;
        let aegis = format!(
            r#"{{"version":1,"header":{{"slots":null}},"db":{{"version":3,"groups":[{}],"entries":[{}]}}}}"#,
            join(&|at| format!(r#"{{"uuid":"{at}","name":"g{at}"}}"#)),
            join(&|at| format!(
                r#"{{"type":"totp","name":"{at}","info":{{{key}}},"groups":["{end}"]}}"#
            )),
        );
        let twofas = format!(
            r#"{{"schemaVersion":4,"groups":[{}],"services":[{}]}}"#,
            join(&|at| format!(r#"{{"id":"{at}","name":"g{at}"}}"#)),
            join(&|at| format!(r#"{{"name":"{at}",{key},"groupId":"{end}","otp":{{}}}}"#)),
        );
        let lastpass = format!(
            r#"{{"folders":[{}],"accounts":[{}]}}"#,
            join(&|at| format!(r#"{{"id":{at},"name":"g{at}"}}"#)),
            join(&|at| {
                format!(r#"{{"issuerName":"{at}",{key},"folderData":{{"folderId":{end}}}}}"#)
            }),
        );
        for file in [aegis, twofas, lastpass] {
            let Ok(Outcome::Read(content)) = crate::read(file.as_bytes(), &[]) else {
                panic!("{}", &file[..60])
            };
            assert_eq!(content.items.len(), COUNT);
            let groups = |item: &crate::Imported| item.clone().unwrap().groups;
            let members = content.items.iter().filter(|item| groups(item) == [format!("g{end}")]);
            assert_eq!(members.count(), COUNT);
        }
    }
}
