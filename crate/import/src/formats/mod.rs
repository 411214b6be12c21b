//! One file per program. To add one: a variant of [`crate::App`], a file here with `FORMAT`, a line
//! in [`ALL`], and rows in the tests.

mod aegis;
mod authenticator;
mod authenticator_sh;
mod duo;
mod ente;
mod lastpass_authenticator;
mod open_two_factor;
mod proton;
mod steam;
mod totp_authenticator;
mod twofas;

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
    aegis::FORMAT,
    twofas::FORMAT,
    authenticator_sh::FORMAT,
    ente::FORMAT,
    lastpass_authenticator::FORMAT,
    duo::FORMAT,
    steam::FORMAT,
    proton::FORMAT,
    // Both are maps of records. The names of these begin in the same way.
    open_two_factor::FORMAT,
    authenticator::FORMAT,
    // An encrypted file has no mark.
    totp_authenticator::FORMAT,
];

/// The format of a file.
pub(crate) fn recognise(source: &Source<'_>) -> Option<&'static Format> {
    ALL.iter().find(|format| (format.recognises)(source))
}
