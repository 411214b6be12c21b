//! The export module: writes files and QR codes for other programs. It runs in a worker of its own
//! for each of them, and reads no file.

#![allow(clippy::needless_pass_by_value, reason = "wasm-bindgen passes lists by value")]

mod entry;
mod form;

pub use entry::ExportedEntry;
pub use form::{ExportCodes, ExportForm};

use serde::Serialize;
use tsify::{Ts, Tsify};
use warifu_boundary::{Refusal, from_js, platform, to_js};
use warifu_export::{Circumstances, Entry, WriteError};
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

/// A file for another program.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct WrittenFile {
    /// The content; `null` if no entry fits. Wipe it after use.
    #[serde(with = "serde_bytes")]
    #[tsify(type = "Uint8Array | null")]
    pub file: Option<Vec<u8>>,
    /// The entries that are not in the file.
    pub unfit: Vec<UnfitEntry>,
    /// The number of entries in the file whose note is not in it.
    pub lost_notes: usize,
    /// The number of entries in the file of which not all groups are in it.
    pub lost_groups: usize,
}

/// QR codes to show or to print.
#[derive(Serialize, Tsify)]
pub struct DrawnCodes {
    /// In the order of the entries.
    pub codes: Vec<DrawnCode>,
    /// The entries that are in none.
    pub unfit: Vec<UnfitEntry>,
}

/// A QR code, without the quiet zone of four modules that must surround it. It holds secrets.
#[derive(Serialize, Tsify)]
pub struct DrawnCode {
    /// Modules a side.
    pub size: usize,
    /// Row by row, `size` each: 1 for a dark one.
    #[serde(with = "serde_bytes")]
    #[tsify(type = "Uint8Array")]
    pub modules: Vec<u8>,
    /// The places of its entries in the list, from 0.
    pub entries: Vec<usize>,
}

/// An entry that a form cannot hold.
#[derive(Serialize, Tsify)]
pub struct UnfitEntry {
    /// Its place in the list, from 0.
    pub index: usize,
    /// The reason.
    pub refused: Refusal,
}

/// Writes a file. `password` seals it, in UTF-8, if the form is a sealed one.
///
/// # Errors
/// A `write_…` or `entry_…` refusal; `platform_boundary`.
#[wasm_bindgen(js_name = writeFile)]
pub fn write_file(
    form: Ts<ExportForm>,
    entries: Vec<Ts<ExportedEntry>>,
    password: Vec<u8>,
) -> Result<Ts<WrittenFile>, Refusal> {
    let password = Zeroizing::new(password);
    let form = warifu_export::Form::from(from_js(&form)?);
    let entries = checked(&entries)?;
    let mut circumstances = Circumstances {
        password: std::str::from_utf8(&password).map_err(|_| Refusal::of("platform_boundary"))?,
        unix_ms: platform::unix_ms(),
        random: &mut random,
    };
    let written = warifu_export::write(form, &entries, &mut circumstances)?;
    let lost = form.losses(&entries, &written.unfit);
    to_js(&WrittenFile {
        file: written.file.map(|file| file.to_vec()),
        unfit: unfit(written.unfit),
        lost_notes: lost.notes,
        lost_groups: lost.groups,
    })
}

/// Draws QR codes.
///
/// # Errors
/// As of `writeFile`.
#[wasm_bindgen(js_name = drawCodes)]
pub fn draw_codes(
    form: Ts<ExportCodes>,
    entries: Vec<Ts<ExportedEntry>>,
) -> Result<Ts<DrawnCodes>, Refusal> {
    let entries = checked(&entries)?;
    let drawn = warifu_export::draw(from_js(&form)?.into(), &entries, &mut random)?;
    let code = |code: warifu_export::Code<warifu_core::draw::Drawing>| DrawnCode {
        size: code.content.size,
        modules: code.content.modules.iter().copied().map(u8::from).collect(),
        entries: code.entries,
    };
    to_js(&DrawnCodes {
        codes: drawn.codes.into_iter().map(code).collect(),
        unfit: unfit(drawn.unfit),
    })
}

fn checked(entries: &[Ts<ExportedEntry>]) -> Result<Vec<Entry>, Refusal> {
    entries.iter().map(|entry| from_js(entry)?.check()).collect()
}

fn unfit(entries: Vec<warifu_export::Unfit>) -> Vec<UnfitEntry> {
    let one = |warifu_export::Unfit { index, reason }| UnfitEntry { index, refused: reason.into() };
    entries.into_iter().map(one).collect()
}

/// The browser's generator, as many bytes at a time as a nonce, a key and an id need.
fn random(bytes: &mut [u8]) -> Result<(), WriteError> {
    for chunk in bytes.chunks_mut(32) {
        let fresh = platform::random::<32>().map_err(|_| WriteError::NoRandomness)?;
        for (byte, fresh) in chunk.iter_mut().zip(fresh.iter()) {
            *byte = *fresh;
        }
    }
    Ok(())
}
