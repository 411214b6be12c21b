use super::OtpauthError;
use super::unknown::may_change_codes;
use crate::account::{Digits, Period};
use percent_encoding::percent_decode_str;
use warifu_base::charset::{self, ShiftJis};
use warifu_base::failure::Field;
use zeroize::Zeroize;

/// The known parameters of an address, decoded. An unknown one is refused if it may change the
/// codes; the others are ignored. The secret is wiped on drop.
#[derive(Default)]
pub(super) struct Query {
    pub(super) secret: Option<String>,
    pub(super) issuer: Option<String>,
    pub(super) digits: Option<String>,
    pub(super) period: Option<String>,
    pub(super) counter: Option<String>,
    pub(super) algorithm: Option<String>,
    pub(super) encoder: Option<String>,
    /// Whether the parameters have the order in which Keycloak writes them.
    pub(super) is_from_keycloak: bool,
}

/// Keycloak writes these parameters first, and then `period` or `counter`.
const KEYCLOAK_ORDER: [&str; 4] = ["secret", "digits", "algorithm", "issuer"];

impl Query {
    pub(super) fn parse(text: &str, shift_jis: ShiftJis<'_>) -> Result<Self, OtpauthError> {
        let mut query = Self::default();
        let mut order = Vec::new();
        for pair in text.split('&') {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            // Some generators escape the address for HTML, so that its parameters are separated by
            // `&amp;`. Ignoring such parameters would give wrong codes.
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
                key if may_change_codes(key) => return Err(OtpauthError::OtherApp),
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
        query.is_from_keycloak =
            matches!(last, Some(("period" | "counter", before)) if *before == KEYCLOAK_ORDER);
        Ok(query)
    }

    /// Removes an invalid period and an invalid number of digits. Returns whether there was one.
    pub(super) fn drop_invalid_numbers(&mut self) -> bool {
        let is_period_wrong =
            self.period.as_deref().is_some_and(|text| Period::parse(text).is_err());
        let is_digits_wrong =
            self.digits.as_deref().is_some_and(|text| Digits::parse(text).is_err());
        self.period = self.period.take().filter(|_| !is_period_wrong);
        self.digits = self.digits.take().filter(|_| !is_digits_wrong);
        is_period_wrong || is_digits_wrong
    }
}

impl Drop for Query {
    fn drop(&mut self) {
        self.secret.zeroize();
    }
}

/// Decodes a form-encoded value. In a value `+` is a space, unlike in the path.
fn decode_value(value: &str, shift_jis: ShiftJis<'_>) -> String {
    decode(&value.replace('+', " "), shift_jis).trim().to_owned()
}

/// Decodes percent-encoded text. Bytes in an unknown encoding become U+FFFD.
pub(super) fn decode(text: &str, shift_jis: ShiftJis<'_>) -> String {
    charset::decode_or_mark(&percent_decode_str(text).collect::<Vec<u8>>(), shift_jis)
}
