//! Pictures → texts. Runs in the worker.

use crate::platform;
use crate::refusal::{Refusal, from_js, to_js};
use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicUsize, Ordering};
use tsify::{Ts, Tsify};
use warifu_core::import::google;
use warifu_core::otpauth;
use warifu_core::picture::{self, Picture, Region};
use warifu_core::qr::{self, Step, Symbol};
use wasm_bindgen::prelude::wasm_bindgen;

/// A rectangle in the picture's own pixels.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, Tsify)]
pub struct Area {
    /// From the left.
    pub x: u32,
    /// From the top.
    pub y: u32,
    /// To the right of `x`.
    pub width: u32,
    /// Down from `y`.
    pub height: u32,
}

/// How far a search goes.
#[derive(Debug, Clone, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Search {
    /// Milliseconds after which it ends, with what it has.
    pub budget_ms: u32,
    /// `any`: until a code is found. `account`: until one holds accounts. `every`: to the end.
    #[tsify(type = "'any' | 'account' | 'every'")]
    pub goal: String,
    /// Ways of looking that are left out, because they trapped on this very picture.
    pub skip: Vec<usize>,
}

/// Every code that was found.
#[derive(Debug, Serialize, Tsify)]
pub struct Reading {
    /// At least one.
    pub codes: Vec<Code>,
}

/// A code that was found.
#[derive(Serialize, Tsify)]
pub struct Code {
    /// Its text in UTF-8. May be a secret: wipe it after use.
    #[serde(with = "serde_bytes")]
    #[tsify(type = "Uint8Array")]
    pub text: Vec<u8>,
    /// Its corners as `[x, y]`, clockwise from the code's own top left.
    #[tsify(type = "[[number, number], [number, number], [number, number], [number, number]]")]
    pub corners: [[f32; 2]; 4],
}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Code").field("corners", &self.corners).finish_non_exhaustive()
    }
}

/// The way of looking that was begun last. A trap leaves it behind for the page to read.
static LAST_WAY: AtomicUsize = AtomicUsize::new(usize::MAX);

/// The number of the way of looking in which a search trapped; none where it had not begun to look.
#[must_use]
#[wasm_bindgen(js_name = lastWay)]
pub fn last_way() -> Option<usize> {
    Some(LAST_WAY.load(Ordering::Relaxed)).filter(|&way| way != usize::MAX)
}

/// Reads the bytes of a picture file, or the part of it in `area`.
///
/// # Errors
/// A `picture_…` or `qr_…` refusal.
#[wasm_bindgen(js_name = readPicture)]
#[allow(clippy::needless_pass_by_value, reason = "wasm-bindgen hands over optional values whole")]
pub fn read_picture(file: &[u8], area: Option<Ts<Area>>, search: &Ts<Search>) -> Result<Ts<Reading>, Refusal> {
    let search: Search = from_js(search)?;
    let end = platform::unix_ms().saturating_add(u64::from(search.budget_ms));
    let picture = picture::read(file)?;
    let (picture, origin) = match area.as_ref().map(from_js).transpose()? {
        Some(Area { x, y, width, height }) => (picture.crop(Region { x, y, width, height })?, (x, y)),
        None => (picture, (0, 0)),
    };
    to_js(&look(&picture, origin, &search, end)?)
}

/// The same for a `data:` address, which is how the browser hands over a capture.
///
/// # Errors
/// A `picture_…` or `qr_…` refusal.
#[wasm_bindgen(js_name = readCapture)]
pub fn read_capture(address: &str, area: Option<Ts<Area>>, search: &Ts<Search>) -> Result<Ts<Reading>, Refusal> {
    let damaged = || Refusal::from(picture::PictureError::Damaged);
    let (_, text) = address.split_once(";base64,").ok_or_else(damaged)?;
    let file = BASE64.decode(text.trim().as_bytes()).map_err(|_| damaged())?;
    read_picture(&file, area, search)
}

fn look(picture: &Picture, (left, top): (u32, u32), search: &Search, end: u64) -> Result<Reading, Refusal> {
    let is_reached = |found: &[Symbol]| match search.goal.as_str() {
        "any" => !found.is_empty(),
        "account" => found.iter().any(|Symbol { text, .. }| otpauth::parse(text).is_ok() || google::is_transfer(text)),
        _ => false,
    };
    let symbols = qr::search(picture, |way, found| {
        LAST_WAY.store(way, Ordering::Relaxed);
        match way {
            _ if platform::unix_ms() >= end || is_reached(found) => Step::Stop,
            way if search.skip.contains(&way) => Step::Skip,
            _ => Step::Look,
        }
    })?;
    let at = |offset: u32| u16::try_from(offset).map_or(f32::from(u16::MAX), f32::from);
    let code = |symbol: &Symbol| Code {
        text: symbol.text.as_bytes().to_vec(),
        corners: symbol.corners.map(|corner| [corner.x + at(left), corner.y + at(top)]),
    };
    Ok(Reading { codes: symbols.iter().map(code).collect() })
}
