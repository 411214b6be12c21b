//! Every error, field and icon of the three cores has a text in both languages, and each such text
//! is used.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failure here is a failed test")]

use std::collections::BTreeSet;
use strum::{VariantArray as _, VariantNames as _};
use warifu_base::cost::CostError;
use warifu_base::failure::Field;
use warifu_core::account::{EntryError, Icon};
use warifu_core::draw::DrawError;
use warifu_core::import::ImportError;
use warifu_core::otpauth::{Foreign, OtpauthError};
use warifu_core::parts::PartError;
use warifu_core::recovery::RecoveryError;
use warifu_core::vault::{ReplicaError, VaultError};
use warifu_export::{UnfitError, WriteError};
use warifu_import::FileError;
use warifu_password::KdfError;
use warifu_reader::picture::PictureError;
use warifu_reader::qr::QrError;

/// Variants that wrap another error and report its code.
const WRAPPERS: [&str; 9] = [
    "otpauth_entry",
    "import_otpauth",
    "import_foreign",
    "import_entry_address",
    "vault_entry",
    "vault_cost",
    "vault_recovery",
    "replica_vault",
    "kdf_cost",
];
const PREFIXES: [&str; 15] = [
    "recovery_",
    "entry_",
    "otpauth_",
    "foreign_",
    "import_",
    "picture_",
    "qr_",
    "kdf_",
    "vault_",
    "part_",
    "replica_",
    "unfit_",
    "write_",
    "field_",
    "icon_",
];

/// The keys that the Rust code uses.
fn used() -> BTreeSet<String> {
    let errors = [
        EntryError::VARIANTS,
        OtpauthError::VARIANTS,
        Foreign::VARIANTS,
        ImportError::VARIANTS,
        FileError::VARIANTS,
        warifu_import::EntryError::VARIANTS,
        PictureError::VARIANTS,
        QrError::VARIANTS,
        DrawError::VARIANTS,
        CostError::VARIANTS,
        KdfError::VARIANTS,
        VaultError::VARIANTS,
        PartError::VARIANTS,
        ReplicaError::VARIANTS,
        RecoveryError::VARIANTS,
        UnfitError::VARIANTS,
        WriteError::VARIANTS,
    ];
    let errors =
        errors.concat().into_iter().filter(|code| !WRAPPERS.contains(code)).map(str::to_owned);
    let fields = Field::VARIANTS.iter().map(|field| format!("field_{}", field.name()));
    let icons = Icon::VARIANTS.iter().map(|icon| format!("icon_{}", icon.name()));
    errors.chain(fields).chain(icons).collect()
}

/// The keys of those kinds in a language's file.
fn translated(language: &str) -> BTreeSet<String> {
    let path = format!(
        "{}/../../../extension/_locales/{language}/messages.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let texts: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let keys = texts.as_object().unwrap().keys();
    keys.filter(|key| PREFIXES.iter().any(|prefix| key.starts_with(prefix))).cloned().collect()
}

#[test]
fn each_key_has_a_japanese_text_and_each_text_is_used() {
    assert_eq!(translated("ja"), used());
}

#[test]
fn each_key_has_an_english_text_and_each_text_is_used() {
    assert_eq!(translated("en"), used());
}
