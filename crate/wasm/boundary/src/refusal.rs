use serde::Serialize;
use serde::de::DeserializeOwned;
use tsify::{Ts, Tsify};
use warifu_core::failure::{Failure, Field};
use wasm_bindgen::JsValue;

/// What is thrown for every error that was foreseen.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct Refusal {
    /// `stage_what_happened`, the key of its text in `_locales`.
    pub code: String,
    /// The fields of the form that it is about.
    pub fields: Vec<String>,
    /// What its text quotes, in the order of the placeholders.
    pub values: Vec<String>,
}

impl Refusal {
    /// An error that only the browser's side can have.
    pub(crate) fn of(code: &str) -> Self {
        Self { code: code.to_owned(), fields: Vec::new(), values: Vec::new() }
    }

    /// The same about a field.
    pub(crate) fn about(code: &str, field: Field) -> Self {
        Self { fields: vec![field.name().to_owned()], ..Self::of(code) }
    }
}

/// A value on its way to JavaScript.
pub(crate) fn to_js<T: Tsify + Serialize>(value: &T) -> Result<Ts<T>, Refusal> {
    value.into_ts().map_err(|_| Refusal::of("platform_boundary"))
}

/// A value that JavaScript handed over.
pub(crate) fn from_js<T: Tsify<JsType: Clone> + DeserializeOwned>(value: &Ts<T>) -> Result<T, Refusal> {
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
