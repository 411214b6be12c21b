//! The parts of an open vault that pages get. Only QR codes and passkeys' answers hold secrets.

use crate::fields::{Parameters, parameters, period};
use crate::names;
use serde::{Deserialize, Serialize};
use tsify::Tsify;
use warifu_boundary::Refusal;
use warifu_core::account::Groups;
use warifu_core::code::{self, Code};
use warifu_core::vault::{DeletedEntry, Entry, EntryId, PasskeyOutput};
use warifu_vault_boundary::encode_id;
use zeroize::Zeroizing;

/// An entry as a list shows it: without its secret.
#[derive(Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct EntryView {
    /// Identifies it in this vault.
    pub id: String,
    /// May be empty.
    pub issuer: String,
    /// May be empty.
    pub account: String,
    /// The icon beside the name.
    pub icon: names::Icon,
    /// The kind of code: time-based, counter-based or Steam's.
    pub kind: names::Kind,
    /// Whether it is shown before the others.
    pub pinned: bool,
    /// Whether it has a note.
    pub has_note: bool,
}

/// Everything of an entry but its secret.
#[derive(Debug, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct EntryDetails {
    /// The entry as a list shows it.
    pub entry: EntryView,
    /// The values that its codes are computed from.
    pub parameters: Parameters,
    /// Lines of text. May be empty.
    pub note: String,
    /// The names of the groups that it is in.
    pub groups: Vec<String>,
    /// When it was added, in seconds since 1970.
    pub added: f64,
    /// The hosts on which it was used, the latest first.
    pub hosts: Vec<String>,
}

/// The ids of the entries that a search found, best first. Ids alone cross the boundary, because a
/// vault may hold thousands of entries and a page shows few of them.
#[derive(Debug, Default, Serialize, Tsify)]
pub struct SearchHits {
    /// All entries that were found.
    pub ids: Vec<String>,
    /// Those of `ids` that are likely the ones that the page in front asks for.
    pub fitting: Vec<String>,
    /// Those of `ids` that were used on exactly this host.
    pub known: Vec<String>,
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
#[tsify(missing_as_null)]
pub struct CodeView {
    /// The entry's id.
    pub id: String,
    /// The code as it is copied: digits, or Steam's letters.
    pub code: String,
    /// The code as it is shown: digits in two groups.
    pub shown: String,
    /// Whole seconds for which it is still valid; `null` for counter-based codes.
    pub seconds_left: Option<u32>,
    /// Seconds for which each code is valid; `null` for counter-based codes.
    pub period: Option<u32>,
    /// The number of the time step, or the counter, in decimal. Codes of an entry with equal steps
    /// are equal.
    pub step: String,
    /// The code after it, as it is shown; `null` for counter-based codes.
    pub next: Option<String>,
}

/// A way to unlock the vault.
#[derive(Debug, Serialize, Tsify)]
pub struct SlotRow {
    /// Identifies it in this vault.
    pub id: String,
    /// The kind of key that it takes.
    pub kind: names::SlotKind,
}

/// The number of entries that a merge adds and leaves.
#[derive(Debug, Serialize, Tsify)]
pub struct MergeView {
    /// Entries that are missing here.
    pub added: usize,
    /// Entries that are here already.
    pub same: usize,
}

/// The answer of a passkey that was created or asked on this page.
#[derive(Serialize, Deserialize, Tsify)]
pub struct PasskeyAnswer {
    /// WebAuthn's credential id.
    #[serde(with = "serde_bytes")]
    #[tsify(type = "Uint8Array")]
    pub credential: Vec<u8>,
    /// The output of its prf extension. Wipe it after use.
    #[serde(with = "serde_bytes")]
    #[tsify(type = "Uint8Array")]
    pub output: Vec<u8>,
    /// The salt with which it was asked.
    #[serde(with = "serde_bytes")]
    #[tsify(type = "Uint8Array")]
    pub salt: Vec<u8>,
}

impl std::fmt::Debug for PasskeyAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasskeyAnswer(…)")
    }
}

pub(crate) fn passkey_answer(
    answer: PasskeyAnswer,
) -> Result<(Vec<u8>, PasskeyOutput, [u8; 16]), Refusal> {
    let PasskeyAnswer { credential, output, salt } = answer;
    let output = Zeroizing::new(output);
    let refused = || Refusal::of("passkey_no_secret");
    let output = Zeroizing::new(<[u8; 32]>::try_from(output.as_slice()).map_err(|_| refused())?);
    Ok((credential, PasskeyOutput::new(output), salt.try_into().map_err(|_| refused())?))
}

pub(crate) fn entry_view(Entry { id, account, note, pinned, .. }: &Entry) -> EntryView {
    EntryView {
        id: encode_id(&id.0),
        issuer: account.issuer.as_str().to_owned(),
        account: account.account.as_str().to_owned(),
        icon: account.icon.into(),
        kind: account.kind.into(),
        pinned: *pinned,
        has_note: !note.is_empty(),
    }
}

pub(crate) fn details(entry: &Entry) -> EntryDetails {
    EntryDetails {
        entry: entry_view(entry),
        parameters: parameters(&entry.account),
        note: entry.note.as_str().to_owned(),
        groups: group_names(&entry.groups),
        added: seconds(entry.added),
        hosts: entry.hosts.iter().map(|host| host.as_str().to_owned()).collect(),
    }
}

pub(crate) fn group_names(groups: &Groups) -> Vec<String> {
    groups.as_slice().iter().map(|group| group.as_str().to_owned()).collect()
}

/// As JavaScript's `Date` holds them; later times become its last.
fn seconds(unix_seconds: u64) -> f64 {
    const LAST: u64 = 8_640_000_000_000;
    let seconds = unix_seconds.min(LAST);
    let half = |bits: u64| f64::from(u32::try_from(bits & 0xFFFF_FFFF).unwrap_or(u32::MAX));
    half(seconds >> 32) * 4_294_967_296.0 + half(seconds)
}

pub(crate) fn trash_view(trashed: &DeletedEntry, now: u64) -> TrashView {
    let left = trashed.seconds_left(now) / (24 * 60 * 60);
    TrashView { entry: entry_view(&trashed.entry), days_left: u32::try_from(left).unwrap_or(0) }
}

/// `None` for a counter-based entry, whose codes only [`warifu_core::vault::Vault::advance`] gives.
pub(crate) fn code_view(Entry { id, account, .. }: &Entry, now: u64) -> Option<CodeView> {
    account.kind.period()?;
    let next = code::next_code(account, now).map(|next| next.grouped().to_string());
    Some(CodeView {
        period: period(account.kind),
        next,
        ..counted_view(*id, &code::code(account, now))
    })
}

/// The code of a counter-based entry.
pub(crate) fn counted_view(id: EntryId, code: &Code) -> CodeView {
    CodeView {
        id: encode_id(&id.0),
        code: code.text.to_string(),
        shown: code.grouped().to_string(),
        seconds_left: code.seconds_left,
        period: None,
        step: code.moving_factor.to_string(),
        next: None,
    }
}
