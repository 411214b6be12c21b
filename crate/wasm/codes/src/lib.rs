//! The codes module: accounts, vaults and codes. Each page that shows entries has one. Everything in it is
//! quick, because keys of passwords come from the password module.

mod account;
mod charset;
mod entries;
mod names;
mod open_vault;
mod text;
mod transfer;
mod unlock;
mod views;

pub use account::{Account, Form, Notice, Preview};
pub use names::{Algorithm, Icon, Kind, NoticeCode, SlotKind};
pub use open_vault::{OpenVault, from_file, ms_to_next_second, to_file};
pub use transfer::{Transfer, TransferAccount, TransferView};
pub use unlock::{
    PasskeyQuestion, Rekeyed, SealedFacts, Unlocked, change_password, create_vault, facts_of,
    new_salt, passkeys_of, password_questions, unlock_with_passkey, unlock_with_password,
    unlock_with_recovery,
};
pub use views::{
    CodeView, EntryChanges, EntryDetails, EntryView, MergeView, PasskeyAnswer, QrView, SearchHits,
    SlotRow, TrashView,
};
