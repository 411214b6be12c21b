use crate::charset::undeclared;
use crate::qr::steps::decoder;
use rxing::common::BitMatrix;
use rxing::common::cpp_essentials::{DecoderResult, StructuredAppendInfo};
use std::borrow::Cow;
use std::fmt;
use warifu_base::append::{AppendedSet, Place};
use zeroize::Zeroize;

/// A point of the picture, in pixels from its top left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Corner {
    /// To the right.
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

/// A QR code that was read; ISO/IEC 18004 calls it a symbol. Its text may be a secret: it is wiped
/// on drop, and `Debug` does not show it.
#[derive(Clone, PartialEq)]
pub struct Symbol {
    /// Its data.
    pub bytes: Vec<u8>,
    /// The bytes as text: strict UTF-8, else the character set that the QR code declares (ECI),
    /// else Shift_JIS, else GB 18030 if nothing else fits them. Bytes that none of them reads
    /// become U+FFFD.
    pub text: String,
    /// Its place among the QR codes over which a text is spread. Its bytes alone are not the text.
    pub place: Option<Place>,
    /// Top left, top right, bottom right and bottom left, as the QR code itself is turned.
    pub corners: [Corner; 4],
}

impl Symbol {
    /// `declared` is the text by the QR code's own character set declaration, if it has one.
    pub(super) fn new(bytes: Vec<u8>, declared: Option<String>, corners: [Corner; 4]) -> Self {
        let text = match (str::from_utf8(&bytes), declared) {
            (Ok(text), _) => text.to_owned(),
            (_, Some(declared)) => declared,
            _ => undeclared(&bytes).unwrap_or_else(|| String::from_utf8_lossy(&bytes).into_owned()),
        };
        Self { bytes, text, place: None, corners }
    }

    /// Whether the point is nearer to the centre than a quarter of the diagonal.
    pub(super) fn covers(&self, point: Corner) -> bool {
        let (centre, reach) = (self.centre(), self.diagonal() / 4.0);
        (centre.x - point.x).hypot(centre.y - point.y) < reach
    }

    /// With the corners in a picture that is `factor` times as large.
    pub(super) fn scaled(mut self, factor: f32) -> Self {
        self.corners =
            self.corners.map(|corner| Corner { x: corner.x * factor, y: corner.y * factor });
        self
    }

    /// With the corners in a picture of which this one is a part, at (`x`, `y`).
    pub(super) fn moved(mut self, x: f32, y: f32) -> Self {
        self.corners = self.corners.map(|corner| Corner { x: corner.x + x, y: corner.y + y });
        self
    }

    pub(super) fn is_same_place(&self, other: &Self) -> bool {
        self.covers(other.centre())
    }

    fn diagonal(&self) -> f32 {
        (self.corners[0].x - self.corners[2].x).hypot(self.corners[0].y - self.corners[2].y)
    }

    fn centre(&self) -> Corner {
        let mean =
            |coordinate: fn(&Corner) -> f32| self.corners.iter().map(coordinate).sum::<f32>() / 4.0;
        Corner { x: mean(|corner| corner.x), y: mean(|corner| corner.y) }
    }
}

/// Decodes a symbol's modules, the dark ones being set. `None` if they are no symbol, if too many
/// of them are wrong, or if it holds no data.
pub(super) fn decoded(modules: &BitMatrix, corners: [Corner; 4]) -> Option<Symbol> {
    of_content(&decoder::decoded(modules)?, corners)
}

/// `None` if the content is damaged or empty.
pub(super) fn of_content(decoded: &DecoderResult<bool>, corners: [Corner; 4]) -> Option<Symbol> {
    let content = decoded.content();
    if !decoded.isValid() || content.bytes().is_empty() {
        return None;
    }
    let declared = content.has_eci.then(|| content.to_string());
    let mut symbol = Symbol::new(content.bytes().to_vec(), declared, corners);
    symbol.place = place(decoded.structuredAppend());
    Some(symbol)
}

/// `None` for a set of one. The library returns -1 for a QR code without a set.
fn place(info: &StructuredAppendInfo) -> Option<Place> {
    let count = u8::try_from(info.count).ok().filter(|count| *count > 1)?;
    let index = u8::try_from(info.index).ok().filter(|index| *index < count)?;
    Some(Place { number: index.checked_add(1)?, count, parity: info.id.parse().ok()? })
}

/// Replaces the QR codes of each complete set by one with the whole text, at the position of the
/// first.
pub(super) fn joined(symbols: &[Symbol]) -> Cow<'_, [Symbol]> {
    if symbols.iter().all(|symbol| symbol.place.is_none()) {
        return Cow::Borrowed(symbols);
    }
    let mut joined = Vec::with_capacity(symbols.len());
    let set_of = |place: Place| (place.count, place.parity);
    for symbol in symbols {
        let Some(place) = symbol.place else {
            joined.push(symbol.clone());
            continue;
        };
        let parts = || {
            symbols.iter().filter_map(|other| {
                other.place.filter(|one| set_of(*one) == set_of(place)).map(|one| (one, other))
            })
        };
        let mut set = AppendedSet::default();
        parts().for_each(|(place, part)| set.take(place, &part.bytes));
        match set.whole() {
            None => joined.push(symbol.clone()),
            Some(bytes) if parts().next().is_some_and(|(first, _)| first == place) => {
                joined.push(Symbol::new(bytes.to_vec(), None, symbol.corners));
            }
            Some(_) => {}
        }
    }
    Cow::Owned(joined)
}

impl Drop for Symbol {
    fn drop(&mut self) {
        self.bytes.zeroize();
        self.text.zeroize();
    }
}

impl fmt::Debug for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Symbol").field("corners", &self.corners).finish_non_exhaustive()
    }
}
