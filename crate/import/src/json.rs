//! Values of JSON objects, which programs write in several types.

use serde_json::Value;
use std::borrow::Cow;

/// A text; empty if it is absent or of another type.
pub(crate) fn text<'a>(object: &'a Value, key: &str) -> &'a str {
    object.get(key).and_then(Value::as_str).unwrap_or("")
}

/// A number, or a text that should be one; `None` if it is absent, `null` or empty. A value of
/// another type is given as its JSON, which is no number.
pub(crate) fn number<'a>(object: &'a Value, key: &str) -> Option<Cow<'a, str>> {
    match object.get(key)? {
        Value::Null => None,
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => Some(Cow::Borrowed(text)),
        other => Some(Cow::Owned(other.to_string())),
    }
}

/// The elements of an array; none if it is absent or of another type.
pub(crate) fn array<'a>(object: &'a Value, key: &str) -> &'a [Value] {
    object.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Whether the value is `true`.
pub(crate) fn is_true(object: &Value, key: &str) -> bool {
    object.get(key).and_then(Value::as_bool).unwrap_or(false)
}
