//! The copies module: merges a vault with its copy on other PCs, and carries vaults as QR codes.
//! The service worker and the pages of the sync, the move and the emergency sheet load it; pages
//! that show codes do not.

#![allow(clippy::needless_pass_by_value, reason = "wasm-bindgen passes lists by value")]

mod parts;
mod sync;

pub use parts::{PartProgress, PartReader, recovery_in, recovery_qr, vault_parts};
pub use sync::{
    Synced, Unsealed, join_replica, new_device, replica_to_vault, split_replica, sync_vault,
};
