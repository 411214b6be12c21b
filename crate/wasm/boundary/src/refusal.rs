use serde::Serialize;
use serde::de::DeserializeOwned;
use tsify::{Ts, Tsify};
use warifu_base::failure::Failure;
use wasm_bindgen::JsValue;

/// Thrown for every error that was foreseen.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct Refusal {
    /// `stage_what_happened`, the key of its text in `_locales`.
    pub code: String,
    /// The fields of the form that it is about.
    pub fields: Vec<String>,
    /// Values that its text quotes, in the order of the placeholders.
    pub values: Vec<String>,
}

impl Refusal {
    /// An error that only the boundary can have.
    #[must_use]
    pub fn of(code: &str) -> Self {
        Self { code: code.to_owned(), fields: Vec::new(), values: Vec::new() }
    }
}

/// A value on its way to JavaScript.
///
/// # Errors
/// `platform_boundary`.
pub fn to_js<T: Tsify + Serialize>(value: &T) -> Result<Ts<T>, Refusal> {
    value.into_ts().map_err(|_| Refusal::of("platform_boundary"))
}

/// A value that JavaScript passed.
///
/// # Errors
/// `platform_boundary` for one of another shape.
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
