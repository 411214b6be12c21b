//! What JavaScript may ask of Warifu's core. Every shape that crosses is declared here once; its TypeScript is
//! generated. Bytes that may be a secret cross as arrays, so that JavaScript can wipe them.
//!
//! The same module runs in two places: in a worker of its own, where pictures are read and passwords are
//! hashed, and in each page, where an open vault lives.

mod account;
mod entries;
mod open_vault;
mod platform;
mod reader;
mod refusal;
mod text;
mod transfer;
mod unlock;
mod views;

pub use account::{Account, Form, Notice, Preview};
pub use open_vault::{OpenVault, from_file, ms_to_next_second, to_file};
pub use reader::{Area, Code, Reading, Search, last_way, read_capture, read_picture};
pub use refusal::Refusal;
pub use transfer::{Transfer, TransferAccount, TransferView};
pub use unlock::{
    PasskeyQuestion, Rekeyed, SealedFacts, Unlocked, change_password, create_vault, facts_of, new_salt, passkeys_of,
    strength_of, unlock_vault, unlock_with_passkey, unlock_with_recovery,
};
pub use views::{
    CodeView, EntryChanges, EntryDetails, EntryView, MergeView, PasskeyAnswer, QrView, SearchHit, SlotRow, TrashView,
};
