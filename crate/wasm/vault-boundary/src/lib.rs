//! The boundary to JavaScript that the modules with vaults share. The other modules are linked from
//! no vault, so this is a crate of its own.

mod qr;
mod sealed;

pub use qr::QrView;
pub use sealed::{
    decode_beginning, decode_id, decode_key, decode_marks, decode_sealed, encode_id, encode_key,
    encode_marks, encode_sealed,
};
