//! Pictures → texts. Runs in the worker.

use crate::platform;
use crate::refusal::{Refusal, from_js, to_js};
use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use warifu_core::picture::{self, Picture, Region};
use warifu_core::qr::{self, Symbol};
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

/// Reads the bytes of a picture file, or the part of it in `area`, for at most `budget_ms`.
///
/// # Errors
/// A `picture_…` or `qr_…` refusal.
#[wasm_bindgen(js_name = readPicture)]
#[allow(clippy::needless_pass_by_value, reason = "wasm-bindgen hands over optional values whole")]
pub fn read_picture(file: &[u8], area: Option<Ts<Area>>, budget_ms: u32) -> Result<Ts<Reading>, Refusal> {
    let end = platform::unix_ms().saturating_add(u64::from(budget_ms));
    let picture = picture::read(file)?;
    let (picture, origin) = match area.as_ref().map(from_js).transpose()? {
        Some(Area { x, y, width, height }) => (picture.crop(Region { x, y, width, height })?, (x, y)),
        None => (picture, (0, 0)),
    };
    to_js(&search(&picture, origin, end)?)
}

/// The same for a `data:` address, which is how the browser hands over a capture.
///
/// # Errors
/// A `picture_…` or `qr_…` refusal.
#[wasm_bindgen(js_name = readCapture)]
pub fn read_capture(address: &str, area: Option<Ts<Area>>, budget_ms: u32) -> Result<Ts<Reading>, Refusal> {
    let damaged = || Refusal::from(picture::PictureError::Damaged);
    let (_, text) = address.split_once(";base64,").ok_or_else(damaged)?;
    let file = BASE64.decode(text.trim().as_bytes()).map_err(|_| damaged())?;
    read_picture(&file, area, budget_ms)
}

fn search(picture: &Picture, (left, top): (u32, u32), end: u64) -> Result<Reading, Refusal> {
    let symbols = qr::find(picture, || platform::unix_ms() < end)?;
    let at = |offset: u32| u16::try_from(offset).map_or(f32::from(u16::MAX), f32::from);
    let code = |symbol: &Symbol| Code {
        text: symbol.text.as_bytes().to_vec(),
        corners: symbol.corners.map(|corner| [corner.x + at(left), corner.y + at(top)]),
    };
    Ok(Reading { codes: symbols.iter().map(code).collect() })
}
