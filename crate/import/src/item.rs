use crate::{App, EntryError};
use warifu_core::account::{Account, MAX_NOTE_CHARS, Name, Note};
use warifu_core::otpauth;

/// The result of reading a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The accounts.
    Read(Content),
    /// A password is needed.
    Sealed(Sealed),
}

impl Outcome {
    /// The accounts of a file without any that are still locked.
    pub(crate) fn accounts(app: App, is_plain: bool, items: Vec<Imported>) -> Self {
        Self::Read(Content { app, is_plain, items, locked: Vec::new() })
    }
}

/// The accounts of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// The program that wrote it.
    pub app: App,
    /// Whether anybody who has the file can read the secrets in it.
    pub is_plain: bool,
    /// In the order of the file.
    pub items: Vec<Imported>,
    /// The names of accounts that none of the given passwords opened. Only of formats that seal
    /// each account with a password of its own.
    pub locked: Vec<String>,
}

/// A file that a password opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sealed {
    /// The program that wrote it, and for which the password was chosen.
    pub app: App,
    /// Whether opening it may take a minute.
    pub is_slow: bool,
}

/// One account of a file.
pub type Imported = Result<Item, Refused>;

/// An account that can be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The account. Both of its names may be empty.
    pub account: Account,
    /// Lines of text from the user; may be empty.
    pub note: Note,
    /// Whether it is one of the user's favourites.
    pub is_favourite: bool,
    /// The names of the groups that it is in.
    pub groups: Vec<String>,
    /// Notices to show before the account is added.
    pub notices: Vec<Notice>,
}

impl Item {
    /// An account with nothing beside it.
    pub(crate) fn new(account: Account, notices: Vec<otpauth::Notice>) -> Self {
        Self {
            account,
            note: Note::default(),
            is_favourite: false,
            groups: Vec::new(),
            notices: notices.into_iter().map(Notice::Address).collect(),
        }
    }

    /// Sets the note, and cuts one that is too long.
    pub(crate) fn set_note(&mut self, text: &str) {
        self.note = Note::new(text).unwrap_or_else(|_| {
            self.notices.push(Notice::NoteCut);
            let beginning: String = text.chars().take(MAX_NOTE_CHARS).collect();
            Note::new(&beginning).unwrap_or_default()
        });
    }
}

/// Something that the user should know about an account.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Notice {
    /// Of an address in the file, or of its names.
    Address(otpauth::Notice),
    /// The program that wrote the file is known to lose algorithm, period and kind.
    ParametersMayBeLost,
    /// The note was longer than [`MAX_NOTE_CHARS`], and was cut.
    NoteCut,
}

/// An account that cannot be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The service. May be empty; cut if it is too long.
    pub issuer: Name,
    /// The account's name at the service. May be empty; cut if it is too long.
    pub account: Name,
    /// Why it is refused.
    pub reason: EntryError,
}
