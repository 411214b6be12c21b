//! Files that other authenticators and password managers write → accounts. The format is recognised
//! by the content, never by the file's name. Each account is read by itself: those that can be kept
//! are kept, the others are refused with the reason.
//!
//! One file per format in `formats/`. A file is written by an attacker until shown otherwise: every
//! size and cost that it names is compared with a bound first ([`Source`], `kdf`).

mod app;
mod bytes;
mod cipher;
mod error;
mod fields;
mod formats;
mod groups;
mod item;
mod json;
mod kdf;
mod login;
mod openssl;
mod phc;
mod source;
mod xml;

pub use app::App;
pub use error::{EntryError, FileError};
pub use item::{Content, Imported, Item, Notice, Outcome, Refused, Sealed};
pub use source::{MAX_FILE_BYTES, MAX_JSON_BYTES};

use source::Source;
use zeroize::Zeroizing;

/// The passwords that the user has given for a file, the last one last. Most formats have one
/// password and use the last.
pub type Passwords = [Zeroizing<String>];

/// Reads a file. A sealed one is [`Outcome::Sealed`] until a password is given.
///
/// # Errors
/// [`FileError`]. An account that cannot be kept is no error of the file.
pub fn read(bytes: &[u8], passwords: &Passwords) -> Result<Outcome, FileError> {
    let source = Source::parse(bytes)?;
    let format = formats::recognise(&source).ok_or(FileError::Unknown)?;
    match (format.read)(&source, passwords)? {
        Outcome::Read(content) if content.items.is_empty() && content.locked.is_empty() => {
            Err(FileError::Empty { app: content.app })
        }
        Outcome::Read(content) if content.items.len() > MAX_ITEMS => {
            Err(FileError::TooMany { count: content.items.len(), max: MAX_ITEMS })
        }
        outcome => Ok(outcome),
    }
}

/// The most accounts of a file. A vault holds as many entries.
pub const MAX_ITEMS: usize = 20_000;
