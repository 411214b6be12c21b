//! The reader module: pictures → texts. It runs in its own worker, because decoders may trap.

use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicUsize, Ordering};
use tsify::{Ts, Tsify};
use warifu_base::append;
use warifu_boundary::{Refusal, from_js, platform, to_js};
use warifu_reader::picture::{self, MAX_CAPTURE_BYTES, Picture, PictureError, Region};
use warifu_reader::qr::{self, Decision, Symbol};
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

/// When a search ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "lowercase")]
pub enum Goal {
    /// When any QR code is found.
    Any,
    /// When a QR code is found whose scheme is one of [`ACCOUNT_SCHEMES`]. The rest of the text is
    /// not checked, so that the reader needs no parser of such addresses.
    Account,
    /// When every strategy was tried.
    Every,
}

/// [`MAX_CAPTURE_BYTES`] in base64.
const MAX_CAPTURE_TEXT: usize = MAX_CAPTURE_BYTES.div_ceil(3) * 4;

/// Schemes of addresses that hold accounts.
const ACCOUNT_SCHEMES: [&str; 4] = ["otpauth:", "apple-otpauth:", "otpauth-migration:", "steam:"];

/// How far a search goes.
#[derive(Debug, Clone, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Search {
    /// Milliseconds after which it ends, with the QR codes found so far.
    pub budget_ms: u32,
    /// The search ends earlier when this is reached.
    pub goal: Goal,
    /// Numbers of the strategies to skip, because they trapped on this picture.
    pub skip: Vec<usize>,
}

/// The QR codes that were found.
#[derive(Debug, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Reading {
    /// At least one.
    pub codes: Vec<Code>,
}

/// A QR code that was found.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Code {
    /// Its text in UTF-8. May be a secret: wipe it after use.
    #[serde(with = "serde_bytes")]
    #[tsify(type = "Uint8Array")]
    pub text: Vec<u8>,
    /// Its place among the QR codes over which a text is spread. `text` then has its raw bytes.
    pub place: Option<Place>,
    /// Its corners as `[x, y]` in pixels, clockwise from the QR code's own top left.
    #[tsify(type = "[[number, number], [number, number], [number, number], [number, number]]")]
    pub corners: [[f32; 2]; 4],
}

/// The place of a QR code in a set (ISO/IEC 18004 §8).
#[derive(Debug, Clone, Copy, Serialize, Tsify)]
pub struct Place {
    /// From 1 to `count`.
    pub number: u8,
    /// From 2 to 16.
    pub count: u8,
    /// The same in each QR code of the set.
    pub parity: u8,
}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Code").field("corners", &self.corners).finish_non_exhaustive()
    }
}

/// The number of the last strategy that began, or [`NO_STRATEGY`]. It can be read after a trap.
static LAST_STRATEGY: AtomicUsize = AtomicUsize::new(NO_STRATEGY);
const NO_STRATEGY: usize = usize::MAX;

/// The number of the strategy in which a search trapped; `undefined` if none had begun.
#[must_use]
#[wasm_bindgen(js_name = lastStrategy)]
pub fn last_strategy() -> Option<usize> {
    Some(LAST_STRATEGY.load(Ordering::Relaxed)).filter(|&number| number != NO_STRATEGY)
}

/// Reads the bytes of a picture file, or the part of it in `area`.
///
/// # Errors
/// A `picture_…` or `qr_…` refusal.
#[wasm_bindgen(js_name = readPicture)]
#[allow(clippy::needless_pass_by_value, reason = "wasm-bindgen hands over optional values whole")]
pub fn read_picture(
    file: &[u8],
    area: Option<Ts<Area>>,
    search: &Ts<Search>,
) -> Result<Ts<Reading>, Refusal> {
    let search = Limited::begin(search)?;
    read_area(picture::read(file)?, area.as_ref(), &search)
}

/// Like [`read_picture`], for a `data:` address, which the browser gives for a capture. A PNG file
/// may be larger than in [`read_picture`].
///
/// # Errors
/// A `picture_…` or `qr_…` refusal.
#[wasm_bindgen(js_name = readCapture)]
#[allow(clippy::needless_pass_by_value, reason = "wasm-bindgen hands over optional values whole")]
pub fn read_capture(
    address: String,
    area: Option<Ts<Area>>,
    search: &Ts<Search>,
) -> Result<Ts<Reading>, Refusal> {
    let search = Limited::begin(search)?;
    let damaged = || Refusal::from(PictureError::Damaged);
    let (_, text) = address.split_once(";base64,").ok_or_else(damaged)?;
    let text = text.trim().as_bytes();
    if text.len() > MAX_CAPTURE_TEXT {
        return Err(PictureError::TooLarge { width: 0, height: 0 }.into());
    }
    let file = BASE64.decode(text).map_err(|_| damaged())?;
    // A large capture's address, file and pixels are not in memory at the same time.
    drop(address);
    let picture = picture::read_capture(&file)?;
    drop(file);
    read_area(picture, area.as_ref(), &search)
}

/// Reads pixels that the browser decoded: four bytes each, red, green, blue and alpha, row by row.
///
/// # Errors
/// A `picture_…` or `qr_…` refusal.
#[wasm_bindgen(js_name = readPixels)]
pub fn read_pixels(
    width: u32,
    height: u32,
    rgba: &[u8],
    search: &Ts<Search>,
) -> Result<Ts<Reading>, Refusal> {
    let search = Limited::begin(search)?;
    read_area(picture::from_pixels(width, height, rgba)?, None, &search)
}

/// A search and the moment of its end, in milliseconds since 1970.
struct Limited {
    search: Search,
    end: u64,
}

impl Limited {
    /// The time that decoding the picture takes counts.
    fn begin(search: &Ts<Search>) -> Result<Self, Refusal> {
        let search: Search = from_js(search)?;
        let end = platform::unix_ms().saturating_add(u64::from(search.budget_ms));
        Ok(Self { search, end })
    }
}

fn read_area(
    whole: Picture,
    area: Option<&Ts<Area>>,
    search: &Limited,
) -> Result<Ts<Reading>, Refusal> {
    let (picture, origin) = match area.map(from_js).transpose()? {
        Some(Area { x, y, width, height }) => {
            let part = whole.crop(Region { x, y, width, height })?;
            drop(whole);
            (part, (x, y))
        }
        None => (whole, (0, 0)),
    };
    to_js(&find(&picture, origin, search)?)
}

/// White space and byte order marks before the scheme are skipped, as by the parser of addresses.
fn has_account_scheme(text: &str) -> bool {
    let text = text.trim_start_matches(|edge: char| edge.is_whitespace() || edge == '\u{FEFF}');
    let begins = |scheme: &str| {
        text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    ACCOUNT_SCHEMES.into_iter().any(begins)
}

fn find(
    picture: &Picture,
    (left, top): (u32, u32),
    Limited { search, end }: &Limited,
) -> Result<Reading, Refusal> {
    let is_reached = |found: &[Symbol]| match search.goal {
        Goal::Any => !found.is_empty(),
        Goal::Account => {
            found.iter().any(|one| one.place.is_none() && has_account_scheme(&one.text))
        }
        Goal::Every => false,
    };
    let is_over = || platform::unix_ms() >= *end;
    let symbols = qr::search(picture, &is_over, |strategy, found| {
        LAST_STRATEGY.store(strategy, Ordering::Relaxed);
        if is_reached(found) {
            Decision::Stop
        } else if search.skip.contains(&strategy) {
            Decision::Skip
        } else {
            Decision::Try
        }
    })?;
    let code = |symbol: &Symbol| Code {
        text: match symbol.place {
            Some(_) => symbol.bytes.clone(),
            None => symbol.text.as_bytes().to_vec(),
        },
        place: symbol.place.map(|append::Place { number, count, parity }| Place {
            number,
            count,
            parity,
        }),
        corners: symbol.corners.map(|corner| [corner.x + pixels(left), corner.y + pixels(top)]),
    };
    Ok(Reading { codes: symbols.iter().map(code).collect() })
}

#[allow(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "exact up to 16 million; further away a pixel does not matter"
)]
fn pixels(offset: u32) -> f32 {
    offset as f32
}

#[cfg(test)]
mod tests {
    use super::has_account_scheme;

    #[test]
    fn accounts_are_known_by_their_scheme() {
        for text in [
            "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP",
            "\u{FEFF} OTPAUTH-Migration://offline?data=",
            "steam://JBSWY3DPEHPK3PXP",
            "apple-otpauth://totp/taro",
        ] {
            assert!(has_account_scheme(text), "{text}");
        }
        for text in ["", "otpauth", "https://example.jp/?otpauth:", "割符:", "JBSWY3DPEHPK3PXP"] {
            assert!(!has_account_scheme(text), "{text}");
        }
    }
}
