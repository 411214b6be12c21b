//! Accounts → files and QR codes that other authenticators and password managers read. The accounts
//! that a form can hold are written. For each other account the result gives the reason.
//!
//! One file per program in `forms/`. A form's limits are those of the programs that read it. An
//! account also does not fit if a program would accept it but show other codes for it.
//!
//! Files are written for other programs, so nothing here reads one. Time and random bytes are
//! arguments.

mod buffer;
mod codes;
mod entry;
mod error;
mod forms;
mod google;
mod groups;
mod limits;
mod random;
mod seal;

pub use codes::{Code, CodeForm, Codes, draw, texts};
pub use entry::Entry;
pub use error::{UnfitError, WriteError};
pub use forms::{Form, Losses};
pub use random::Random;

use zeroize::Zeroizing;

/// What a form takes beside the accounts.
pub struct Circumstances<'a> {
    /// The password of a sealed file. Ignored for a plain one.
    pub password: &'a str,
    /// Milliseconds since 1970, for the dates in a file.
    pub unix_ms: u64,
    /// The source of keys, salts, nonces and ids.
    pub random: Random<'a>,
}

/// A file for another program.
pub struct Written {
    /// The file's content, with secrets unless the form is sealed. `None` if no account fits.
    pub file: Option<Zeroizing<Vec<u8>>>,
    /// The accounts that are not in the file.
    pub unfit: Vec<Unfit>,
}

/// An account that a form cannot hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit {
    /// Its place among the entries, from 0.
    pub index: usize,
    /// The reason.
    pub reason: UnfitError,
}

/// Writes the entries that the form can hold.
///
/// # Errors
/// [`WriteError`]. An account that does not fit is no error of the file.
pub fn write(
    form: Form,
    entries: &[Entry],
    circumstances: &mut Circumstances<'_>,
) -> Result<Written, WriteError> {
    if form.is_sealed() && circumstances.password.is_empty() {
        return Err(WriteError::PasswordEmpty);
    }
    let (fitting, unfit) = form.limits().divide(entries);
    let file = if fitting.is_empty() { None } else { Some(form.write(&fitting, circumstances)?) };
    Ok(Written { file, unfit })
}
