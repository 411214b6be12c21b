//! The codes module: accounts, vaults and codes. Each page that shows entries loads it. All of its
//! functions are quick, because the password module derives the keys of passwords.

mod account;
mod charset;
mod comparison;
mod entries;
mod fields;
mod groups;
mod import;
mod names;
mod normalisation;
mod open_vault;
mod unlock;
mod views;

pub use account::{Account, Extras, Form, Preview};
pub use fields::{EntryFields, Parameters};
pub use import::{
    ImportProgress, ImportReader, ImportedText, ListLine, RefusedAccount, holds_accounts, lines_of,
    read_text, read_text_with_usual, text_of_file,
};
pub use names::{Algorithm, Icon, Kind, SlotKind};
pub use open_vault::{OpenVault, from_file, ms_to_next_second, to_file};
pub use unlock::{
    PasskeyQuestion, Rekeyed, SealedInfo, Unlocked, change_password, check_costs, create_vault,
    is_usual_question, new_salt, passkeys_of, password_questions, sealed_generation, sealed_info,
    unlock_with_passkey, unlock_with_password, unlock_with_recovery,
};
pub use views::{
    CodeView, EntryDetails, EntryView, MergeView, PasskeyAnswer, SearchHits, SlotRow, TrashView,
};
