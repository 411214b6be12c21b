//! What a page sees of an open vault: shapes without secrets.

use crate::account::period;
use crate::refusal::Refusal;
use crate::text::encode_id;
use serde::{Deserialize, Serialize};
use tsify::Tsify;
use warifu_core::code::{self, Code};
use warifu_core::vault::{PasskeyOutput, Record, RecordId, SlotKind, Trashed};
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

#[wasm_bindgen(typescript_custom_section)]
const KIND: &str = "/** What moves codes on: the time, a counter, or the time in Steam's own way. */\nexport type Kind = 'totp' | 'hotp' | 'steam';";

/// An entry as a list shows it: without its secret.
#[derive(Debug, Serialize, Tsify)]
pub struct EntryView {
    /// Its name among the entries.
    pub id: String,
    /// May be empty.
    pub issuer: String,
    /// May be empty.
    pub account: String,
    /// An icon's name.
    pub icon: String,
    /// What moves its codes on.
    #[tsify(type = "Kind")]
    pub kind: String,
}

/// A deleted entry.
#[derive(Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct TrashView {
    /// The entry as it was.
    pub entry: EntryView,
    /// Whole days until it is forgotten, 0 for less than one.
    pub days_left: u32,
}

/// An entry's code.
#[derive(Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct CodeView {
    /// The entry's name.
    pub id: String,
    /// What is copied: digits alone, or Steam's letters.
    pub code: String,
    /// What is shown: digits in two groups.
    pub shown: String,
    /// Whole seconds that it still holds; 0 where the time decides nothing.
    pub seconds_left: u32,
    /// Seconds that each code holds; 0 where the time decides nothing.
    pub period: u32,
}

/// A way to open the vault.
#[derive(Debug, Serialize, Tsify)]
pub struct SlotRow {
    /// Its name.
    pub id: String,
    /// What it is.
    #[tsify(type = "'password' | 'passkey' | 'recovery'")]
    pub kind: String,
}

/// What a merge did, or would do.
#[derive(Debug, Serialize, Tsify)]
pub struct MergeView {
    /// Entries that were not there.
    pub added: usize,
    /// Entries that are there already.
    pub same: usize,
}

/// A passkey that was made or asked on this page.
#[derive(Serialize, Deserialize, Tsify)]
pub struct PasskeyAnswer {
    /// WebAuthn's credential id.
    #[serde(with = "serde_bytes")]
    #[tsify(type = "Uint8Array")]
    pub credential: Vec<u8>,
    /// What its prf extension gave. Wipe it after use.
    #[serde(with = "serde_bytes")]
    #[tsify(type = "Uint8Array")]
    pub output: Vec<u8>,
    /// The salt that it was asked with.
    #[serde(with = "serde_bytes")]
    #[tsify(type = "Uint8Array")]
    pub salt: Vec<u8>,
}

impl std::fmt::Debug for PasskeyAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasskeyAnswer(…)")
    }
}

pub(crate) fn passkey_answer(answer: PasskeyAnswer) -> Result<(Vec<u8>, PasskeyOutput, [u8; 16]), Refusal> {
    let PasskeyAnswer { credential, output, salt } = answer;
    let output = Zeroizing::new(output);
    let refused = || Refusal::of("passkey_no_secret");
    let output = Zeroizing::new(<[u8; 32]>::try_from(output.as_slice()).map_err(|_| refused())?);
    Ok((credential, PasskeyOutput::new(output), salt.try_into().map_err(|_| refused())?))
}

pub(crate) fn kind(kind: SlotKind) -> &'static str {
    match kind {
        SlotKind::Passkey => "passkey",
        SlotKind::Recovery => "recovery",
        _ => "password",
    }
}

pub(crate) fn entry_view(Record { id, entry, .. }: &Record) -> EntryView {
    EntryView {
        id: encode_id(&id.0),
        issuer: entry.issuer.as_str().to_owned(),
        account: entry.account.as_str().to_owned(),
        icon: entry.icon.name().to_owned(),
        kind: entry.kind.name().to_owned(),
    }
}

pub(crate) fn trash_view(trashed: &Trashed, now: u64) -> TrashView {
    let left = trashed.seconds_left(now) / (24 * 60 * 60);
    TrashView { entry: entry_view(&trashed.record), days_left: u32::try_from(left).unwrap_or(0) }
}

/// `None` of a counter-based entry: its codes come of [`warifu_core::vault::Vault::advance`] alone.
pub(crate) fn code_view(Record { id, entry, .. }: &Record, now: u64) -> Option<CodeView> {
    entry.kind.period()?;
    Some(CodeView { period: period(entry.kind), ..bare_code_view(*id, &code::code(entry, now)) })
}

pub(crate) fn bare_code_view(id: RecordId, code: &Code) -> CodeView {
    CodeView {
        id: encode_id(&id.0),
        code: code.text.to_string(),
        shown: code.shown().to_string(),
        seconds_left: code.seconds_left.unwrap_or(0),
        period: 0,
    }
}
