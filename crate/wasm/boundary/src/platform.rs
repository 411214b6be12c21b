//! The browser's clock and random generator. No other file reads them.

use crate::Refusal;
use js_sys::Reflect;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::Crypto;
use zeroize::Zeroizing;

/// Whole seconds since 1970; 0 if the clock is earlier.
#[must_use]
pub fn unix_seconds() -> u64 {
    unix_ms() / 1000
}

/// Milliseconds since 1970; 0 if the clock is earlier.
#[allow(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float-to-integer cast saturates; ECMA-262 bounds the clock to 8.64e15"
)]
#[must_use]
pub fn unix_ms() -> u64 {
    js_sys::Date::now() as u64
}

/// Random bytes from the browser's cryptographic generator (W3C Web Cryptography,
/// `getRandomValues`).
///
/// # Errors
/// `platform_no_randomness` if the browser has none.
pub fn random<const N: usize>() -> Result<Zeroizing<[u8; N]>, Refusal> {
    let refused = || Refusal::of("platform_no_randomness");
    let crypto =
        Reflect::get(&js_sys::global(), &JsValue::from_str("crypto")).map_err(|_| refused())?;
    let mut bytes = Zeroizing::new([0; N]);
    let crypto = crypto.dyn_into::<Crypto>().map_err(|_| refused())?;
    crypto.get_random_values_with_u8_array(bytes.as_mut_slice()).map_err(|_| refused())?;
    Ok(bytes)
}
