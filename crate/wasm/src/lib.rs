//! What JavaScript may ask of Warifu's core. Every shape that crosses is declared here once; its TypeScript is
//! generated. Bytes that may be a secret cross as arrays, so that JavaScript can wipe them.
//!
//! The same module runs in two places: in a worker of its own, where pictures are read and passwords are
//! hashed, and in each page, where an open vault lives.

mod account;
mod platform;
mod reader;
mod refusal;
mod vault;

pub use account::{Account, Form, Notice, Preview};
pub use reader::{Area, Code, Reading, read_capture, read_picture};
pub use refusal::Refusal;
pub use vault::{CodeView, EntryView, OpenVault, Unlocked, create_vault, ms_to_next_second, unlock_vault};
