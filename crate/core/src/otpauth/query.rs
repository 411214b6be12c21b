use super::OtpauthError;
use percent_encoding::percent_decode_str;
use warifu_base::charset::{self, ShiftJis};
use warifu_base::failure::Field;
use zeroize::Zeroize;

/// The parameters that mean something, decoded; unknown ones are passed over.
#[derive(Default)]
pub(super) struct Query {
    pub(super) secret: Option<String>,
    pub(super) issuer: Option<String>,
    pub(super) digits: Option<String>,
    pub(super) period: Option<String>,
    pub(super) counter: Option<String>,
    pub(super) algorithm: Option<String>,
    pub(super) encoder: Option<String>,
    /// Whether the parameters stand in the very order in which Keycloak writes them.
    pub(super) is_keycloaks: bool,
}

/// Followed by `period` or `counter`.
const KEYCLOAKS_ORDER: [&str; 4] = ["secret", "digits", "algorithm", "issuer"];

impl Query {
    pub(super) fn parse(text: &str, shift_jis: ShiftJis<'_>) -> Result<Self, OtpauthError> {
        let mut query = Self::default();
        let mut order = Vec::new();
        for pair in text.split('&') {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            // A code made of an HTML-escaped address separates by `&amp;`. To pass its parameters over would mean wrong codes.
            let key = key.trim().to_ascii_lowercase();
            let key = key.strip_prefix("amp;").unwrap_or(&key);
            let (slot, field) = match key {
                "secret" => (&mut query.secret, Field::Secret),
                "issuer" => (&mut query.issuer, Field::Issuer),
                "digits" => (&mut query.digits, Field::Digits),
                "period" => (&mut query.period, Field::Period),
                "counter" => (&mut query.counter, Field::Counter),
                "algorithm" => (&mut query.algorithm, Field::Algorithm),
                "encoder" => (&mut query.encoder, Field::Algorithm),
                _ => continue,
            };
            let value = decode_value(value, shift_jis);
            if slot.as_ref().is_some_and(|earlier| *earlier != value) {
                return Err(OtpauthError::Conflict { field });
            }
            *slot = Some(value);
            order.push(key.to_owned());
        }
        let last = order.split_last().map(|(last, before)| (last.as_str(), before));
        query.is_keycloaks =
            matches!(last, Some(("period" | "counter", before)) if *before == KEYCLOAKS_ORDER);
        Ok(query)
    }
}

impl Drop for Query {
    fn drop(&mut self) {
        self.secret.zeroize();
    }
}

/// Form decoding: `+` is a space here, unlike in the path.
fn decode_value(value: &str, shift_jis: ShiftJis<'_>) -> String {
    decode(&value.replace('+', " "), shift_jis).trim().to_owned()
}

/// Percent-decoded text; what is in no known encoding becomes U+FFFD.
pub(super) fn decode(text: &str, shift_jis: ShiftJis<'_>) -> String {
    charset::decode_or_mark(&percent_decode_str(text).collect::<Vec<u8>>(), shift_jis)
}
