//! Duo Mobile: the file `accounts.json` of its folder. The program has no export.

use super::Format;
use crate::fields::{Fields, Key};
use crate::json::{number, text};
use crate::source::Source;
use crate::{App, FileError, Imported, Outcome, Passwords};
use serde_json::Value;

const APP: App = App::Duo;

pub(crate) const FORMAT: Format = Format { recognises, read };

fn recognises(source: &Source<'_>) -> bool {
    let accounts = source.json().and_then(Value::as_array);
    accounts.is_some_and(|accounts| accounts.iter().any(|it| it.get("otpGenerator").is_some()))
}

fn read(source: &Source<'_>, _: &Passwords) -> Result<Outcome, FileError> {
    let accounts =
        source.json().and_then(Value::as_array).ok_or(FileError::Damaged { app: APP })?;
    let items = accounts.iter().filter_map(item).collect();
    Ok(Outcome::accounts(APP, true, items))
}

/// `None` for an account that is confirmed without codes.
fn item(account: &Value) -> Option<Imported> {
    let generator = account.get("otpGenerator")?;
    let counter = number(generator, "counter");
    let fields = Fields {
        account: text(account, "name"),
        kind: if counter.is_some() { "hotp" } else { "totp" },
        secret: Key::Base32(text(generator, "otpSecret")),
        counter,
        ..Fields::default()
    };
    Some(fields.check())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use warifu_core::account::Kind;

    #[test]
    fn codes_by_time_and_by_counter_are_read() {
        let generator = |generator: Value| json!({"name": "A: b", "otpGenerator": generator});
        let file = json!([
            generator(json!({"otpSecret": "JBSWY3DPEHPK3PXP"})),
            generator(json!({"otpSecret": "JBSWY3DPEHPK3PXP", "counter": 5})),
            {"name": "push only"},
            generator(json!({"otpSecret": ""})),
        ]);
        let Ok(Outcome::Read(content)) = crate::read(file.to_string().as_bytes(), &[]) else {
            panic!()
        };
        let [totp, hotp, empty] = content.items.as_slice() else { panic!("{content:?}") };
        assert_eq!(totp.as_ref().unwrap().account.account.as_str(), "b");
        assert_eq!(hotp.as_ref().unwrap().account.kind, Kind::Hotp { counter: 5 });
        assert!(empty.is_err());
    }
}
