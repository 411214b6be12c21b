use serde::Serialize;
use serde::de::DeserializeOwned;
use tsify::{Ts, Tsify};
use warifu_base::failure::Failure;
use wasm_bindgen::JsValue;

/// The value that JavaScript catches for every expected error.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct Refusal {
    /// A stable code of the form `stage_reason`. It is also the key of the text in `_locales`.
    pub code: String,
    /// The fields of the form that the error is about. May be empty.
    pub fields: Vec<String>,
    /// The values for the text's placeholders, in their order.
    pub values: Vec<String>,
}

impl Refusal {
    /// An error of the boundary itself. `code` begins with `platform_`.
    #[must_use]
    pub fn of(code: &str) -> Self {
        Self { code: code.to_owned(), fields: Vec::new(), values: Vec::new() }
    }
}

/// Converts a value for JavaScript.
///
/// # Errors
/// `platform_boundary`.
pub fn to_js<T: Tsify + Serialize>(value: &T) -> Result<Ts<T>, Refusal> {
    value.into_ts().map_err(|_| Refusal::of("platform_boundary"))
}

/// Converts a value from JavaScript.
///
/// # Errors
/// `platform_boundary` for a value of another shape.
pub fn from_js<T: Tsify<JsType: Clone> + DeserializeOwned>(value: &Ts<T>) -> Result<T, Refusal> {
    value.to_rust().map_err(|_| Refusal::of("platform_boundary"))
}

impl<T: Failure> From<T> for Refusal {
    fn from(failure: T) -> Self {
        Self {
            code: failure.code().to_owned(),
            fields: failure.fields().into_iter().map(|field| field.name().to_owned()).collect(),
            values: failure.values(),
        }
    }
}

impl From<Refusal> for JsValue {
    fn from(refusal: Refusal) -> Self {
        serde_wasm_bindgen::to_value(&refusal).unwrap_or_else(|_| Self::from_str(&refusal.code))
    }
}
