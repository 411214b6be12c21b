use crate::charset::shift_jis;
use rxing::common::BitMatrix;
use rxing::qrcode::cpp_port::decoder;
use std::fmt;
use warifu_base::charset::decode_or_mark;
use zeroize::Zeroize;

/// A point of the picture, in pixels from its top left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Corner {
    /// To the right.
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

/// One code that was read. Its text may be a secret: wiped on drop, never printed.
#[derive(Clone, PartialEq)]
pub struct Symbol {
    /// The bytes that it carries.
    pub bytes: Vec<u8>,
    /// The bytes as text: strict UTF-8, else what the code itself declares (ECI), else Shift_JIS; what
    /// none of them reads is U+FFFD.
    pub text: String,
    /// Top left, top right, bottom right and bottom left, as the code itself is turned.
    pub corners: [Corner; 4],
}

impl Symbol {
    /// `declared` is the text by the code's own character set declaration, if it has any.
    pub(super) fn new(bytes: Vec<u8>, declared: Option<String>, corners: [Corner; 4]) -> Self {
        let text = match (str::from_utf8(&bytes), declared) {
            (Ok(text), _) => text.to_owned(),
            (_, Some(declared)) => declared,
            _ => decode_or_mark(&bytes, &shift_jis),
        };
        Self { bytes, text, corners }
    }

    /// Whether the point lies well within it.
    pub(super) fn covers(&self, point: Corner) -> bool {
        let (centre, reach) = (self.centre(), self.diagonal() / 4.0);
        (centre.x - point.x).hypot(centre.y - point.y) < reach
    }

    /// The symbol as it lies in a picture `factor` times as large.
    pub(super) fn scaled(mut self, factor: f32) -> Self {
        self.corners =
            self.corners.map(|corner| Corner { x: corner.x * factor, y: corner.y * factor });
        self
    }

    /// Whether the other's centre lies where this one's does.
    pub(super) fn is_same_place(&self, other: &Self) -> bool {
        self.covers(other.centre())
    }

    fn diagonal(&self) -> f32 {
        (self.corners[0].x - self.corners[2].x).hypot(self.corners[0].y - self.corners[2].y)
    }

    fn centre(&self) -> Corner {
        let sum = self
            .corners
            .iter()
            .fold((0.0, 0.0), |sum, corner| (sum.0 + corner.x, sum.1 + corner.y));
        Corner { x: sum.0 / 4.0, y: sum.1 / 4.0 }
    }
}

/// What the modules say, dark ones being set, if they are a symbol whose errors can be corrected.
pub(super) fn symbol(modules: &BitMatrix, corners: [Corner; 4]) -> Option<Symbol> {
    let decoded = decoder::Decode(modules).ok()?;
    let content = decoded.content();
    if !decoded.isValid() || content.bytes().is_empty() {
        return None;
    }
    let declared = content.has_eci.then(|| content.to_string());
    Some(Symbol::new(content.bytes().to_vec(), declared, corners))
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
