//! The import module: reads files of other programs. It runs in its own worker, so that a file that
//! was written by an attacker meets neither the vault nor the page. Its accounts leave it as
//! addresses, which the codes module reads and checks again.

#![allow(clippy::needless_pass_by_value, reason = "wasm-bindgen passes byte arrays by value")]

use js_sys::Uint8Array;
use serde::Serialize;
use tsify::{Ts, Tsify};
use warifu_boundary::{Notice, NoticeCode, Refusal, to_js};
use warifu_core::otpauth;
use warifu_import::{Content, Item, Outcome, Refused, Sealed};
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

/// The content of a file of another program.
#[derive(Serialize, Tsify)]
#[serde(tag = "state", rename_all = "lowercase")]
pub enum FileContent {
    /// It was read.
    Read(FileAccounts),
    /// A password is needed.
    Sealed(SealedFile),
}

/// The accounts of a file.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct FileAccounts {
    /// The name of the program that wrote it.
    pub app: String,
    /// Whether anybody who has the file can read the secrets in it.
    pub is_plain: bool,
    /// In the order of the file.
    pub accounts: Vec<FileAccount>,
    /// The accounts that cannot be added, in the order of the file.
    pub refused: Vec<RefusedEntry>,
    /// The names of accounts that none of the given passwords opened.
    pub locked: Vec<String>,
}

/// A file that a password opens.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct SealedFile {
    /// The name of the program that wrote it.
    pub app: String,
    /// Whether opening it may take a minute.
    pub is_slow: bool,
}

/// An account of a file.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct FileAccount {
    /// An `otpauth` address with the secret, as UTF-8. Wipe it after use.
    #[serde(with = "serde_bytes")]
    #[tsify(type = "Uint8Array")]
    pub address: Vec<u8>,
    /// Lines of text from the user; may be empty.
    pub note: String,
    /// Whether it is one of the user's favourites.
    pub is_favourite: bool,
    /// The names of the groups that it is in.
    pub groups: Vec<String>,
    /// Things that the user should know.
    pub notices: Vec<Notice>,
}

/// An account that cannot be added.
#[derive(Serialize, Tsify)]
pub struct RefusedEntry {
    /// May be empty.
    pub issuer: String,
    /// May be empty.
    pub account: String,
    /// The reason.
    pub refused: Refusal,
}

/// Reads a file. `passwords` are those that the user has given for it, in UTF-8, the last one last.
///
/// # Errors
/// An `import_file_…` refusal.
#[wasm_bindgen(js_name = readFile)]
pub fn read_file(file: Vec<u8>, passwords: Vec<Uint8Array>) -> Result<Ts<FileContent>, Refusal> {
    let file = Zeroizing::new(file);
    let passwords: Vec<_> = passwords.iter().map(typed).collect();
    let content = match warifu_import::read(&file, &passwords)? {
        Outcome::Read(content) => FileContent::Read(accounts(content)),
        Outcome::Sealed(Sealed { app, is_slow }) => {
            FileContent::Sealed(SealedFile { app: app.name().to_owned(), is_slow })
        }
    };
    to_js(&content)
}

fn typed(password: &Uint8Array) -> Zeroizing<String> {
    let bytes = Zeroizing::new(password.to_vec());
    Zeroizing::new(String::from_utf8_lossy(&bytes).into_owned())
}

fn accounts(Content { app, is_plain, items, locked }: Content) -> FileAccounts {
    let (mut accounts, mut refused) = (Vec::new(), Vec::new());
    for item in items {
        match item {
            Ok(item) => accounts.push(account(item)),
            Err(entry) => refused.push(refused_entry(&entry)),
        }
    }
    FileAccounts { app: app.name().to_owned(), is_plain, accounts, refused, locked }
}

fn account(Item { account, note, is_favourite, groups, notices }: Item) -> FileAccount {
    FileAccount {
        address: otpauth::write(&account).as_bytes().to_vec(),
        note: note.as_str().to_owned(),
        is_favourite,
        groups,
        notices: notices.iter().map(notice).collect(),
    }
}

fn notice(notice: &warifu_import::Notice) -> Notice {
    let (code, values) = match notice {
        warifu_import::Notice::NoteCut => (NoticeCode::NoteCut, Vec::new()),
        warifu_import::Notice::ParametersMayBeLost => (NoticeCode::ParametersLost, Vec::new()),
        warifu_import::Notice::Address(otpauth::Notice::IssuerDiffers { label }) => {
            (NoticeCode::IssuerDiffers, vec![label.as_str().to_owned()])
        }
        warifu_import::Notice::Address(otpauth::Notice::SteamAssumed) => {
            (NoticeCode::Steam, Vec::new())
        }
        _ => (NoticeCode::NameUnreadable, Vec::new()),
    };
    Notice { code, values }
}

fn refused_entry(Refused { issuer, account, reason }: &Refused) -> RefusedEntry {
    RefusedEntry {
        issuer: issuer.as_str().to_owned(),
        account: account.as_str().to_owned(),
        refused: reason.clone().into(),
    }
}
