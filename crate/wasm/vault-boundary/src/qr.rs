use serde::Serialize;
use tsify::Tsify;
use warifu_core::draw::Drawing;

/// A QR code to be drawn, without the quiet zone of four modules that must surround it. It may hold
/// a secret.
#[derive(Serialize, Tsify)]
pub struct QrView {
    /// Modules a side.
    pub size: usize,
    /// Row by row, `size` each: 1 for a dark one.
    #[serde(with = "serde_bytes")]
    #[tsify(type = "Uint8Array")]
    pub modules: Vec<u8>,
}

impl From<Drawing> for QrView {
    fn from(Drawing { size, modules }: Drawing) -> Self {
        Self { size, modules: modules.into_iter().map(u8::from).collect() }
    }
}

impl std::fmt::Debug for QrView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("QrView(…)")
    }
}
