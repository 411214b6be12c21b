//! The reader module: pictures → texts. It runs in a worker of its own, because decoders may trap.

use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicUsize, Ordering};
use tsify::{Ts, Tsify};
use warifu_boundary::{Refusal, from_js, platform, to_js};
use warifu_reader::picture::{self, Picture, Region};
use warifu_reader::qr::{self, Step, Symbol};
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
    /// When any code is found.
    Any,
    /// When a code is found whose scheme is one of [`ACCOUNT_SCHEMES`]. The rest of the text is not
    /// checked, so that the reader needs no parser of such addresses.
    Account,
    /// When every strategy was tried.
    Every,
}

/// Schemes of addresses that hold accounts.
const ACCOUNT_SCHEMES: [&str; 4] = ["otpauth:", "apple-otpauth:", "otpauth-migration:", "steam:"];

/// How far a search goes.
#[derive(Debug, Clone, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Search {
    /// Milliseconds after which it ends, with the codes found so far.
    pub budget_ms: u32,
    /// When it ends before that.
    pub goal: Goal,
    /// Strategies to skip, because they trapped on this picture.
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

/// The strategy that was begun last. It is still readable after a trap.
static LAST_WAY: AtomicUsize = AtomicUsize::new(usize::MAX);

/// The number of the strategy in which a search trapped; `undefined` if none had begun.
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
pub fn read_picture(
    file: &[u8],
    area: Option<Ts<Area>>,
    search: &Ts<Search>,
) -> Result<Ts<Reading>, Refusal> {
    let search: Search = from_js(search)?;
    let end = platform::unix_ms().saturating_add(u64::from(search.budget_ms));
    let picture = picture::read(file)?;
    let (picture, origin) = match area.as_ref().map(from_js).transpose()? {
        Some(Area { x, y, width, height }) => {
            (picture.crop(Region { x, y, width, height })?, (x, y))
        }
        None => (picture, (0, 0)),
    };
    to_js(&look(&picture, origin, &search, end)?)
}

/// The same for a `data:` address, which is how the browser hands over a capture.
///
/// # Errors
/// A `picture_…` or `qr_…` refusal.
#[wasm_bindgen(js_name = readCapture)]
pub fn read_capture(
    address: &str,
    area: Option<Ts<Area>>,
    search: &Ts<Search>,
) -> Result<Ts<Reading>, Refusal> {
    let damaged = || Refusal::from(picture::PictureError::Damaged);
    let (_, text) = address.split_once(";base64,").ok_or_else(damaged)?;
    let file = BASE64.decode(text.trim().as_bytes()).map_err(|_| damaged())?;
    read_picture(&file, area, search)
}

/// White space and byte order marks before the scheme are skipped, as the parser of the addresses does.
fn is_of_accounts(text: &str) -> bool {
    let text = text.trim_start_matches(|edge: char| edge.is_whitespace() || edge == '\u{FEFF}');
    let begins = |scheme: &str| {
        text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    ACCOUNT_SCHEMES.into_iter().any(begins)
}

fn look(
    picture: &Picture,
    (left, top): (u32, u32),
    search: &Search,
    end: u64,
) -> Result<Reading, Refusal> {
    let is_reached = |found: &[Symbol]| match search.goal {
        Goal::Any => !found.is_empty(),
        Goal::Account => found.iter().any(|symbol| is_of_accounts(&symbol.text)),
        Goal::Every => false,
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

#[cfg(test)]
mod tests {
    use super::is_of_accounts;

    #[test]
    fn accounts_are_known_by_their_scheme() {
        for text in [
            "otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP",
            "\u{FEFF} OTPAUTH-Migration://offline?data=",
            "steam://JBSWY3DPEHPK3PXP",
            "apple-otpauth://totp/taro",
        ] {
            assert!(is_of_accounts(text), "{text}");
        }
        for text in ["", "otpauth", "https://example.jp/?otpauth:", "割符:", "JBSWY3DPEHPK3PXP"] {
            assert!(!is_of_accounts(text), "{text}");
        }
    }
}
