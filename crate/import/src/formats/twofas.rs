//! 2FAS for phones, plain and encrypted, with schemas 1 to 4. The older ones lack some fields.

use super::Format;
use crate::cipher::open_gcm;
use crate::fields::{Fields, Key};
use crate::groups::{groups, names_by_id};
use crate::json::{array, number, text};
use crate::kdf::{Hash, Kdf};
use crate::source::Source;
use crate::{App, FileError, Imported, Outcome, Passwords, Sealed};
use base64ct::{Base64, Encoding as _};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::HashMap;
use zeroize::Zeroizing;

const APP: App = App::TwoFas;
const DAMAGED: FileError = FileError::Damaged { app: APP };
const SCHEMA: u64 = 4;
/// The rounds of PBKDF2 with HMAC-SHA-256.
const ROUNDS: u64 = 10_000;

pub(crate) const FORMAT: Format = Format { recognises, read };

fn recognises(source: &Source<'_>) -> bool {
    source.json().is_some_and(|file| {
        let has = |key| file.get(key).is_some();
        has("servicesEncrypted")
            || file.get("services").is_some_and(Value::is_array)
                && (has("schemaVersion") || has("appVersionCode") || has("appOrigin"))
    })
}

fn read(source: &Source<'_>, passwords: &Passwords) -> Result<Outcome, FileError> {
    let file = source.json().ok_or(DAMAGED)?;
    let version = number(file, "schemaVersion").unwrap_or_default();
    if version.parse().is_ok_and(|version: u64| version > SCHEMA) {
        return Err(FileError::Version { app: APP, version: version.into_owned() });
    }
    let sealed = text(file, "servicesEncrypted");
    let groups = array(file, "groups");
    if sealed.is_empty() {
        return Ok(content(array(file, "services"), groups, true));
    }
    let Some(password) = passwords.last() else {
        return Ok(Outcome::Sealed(Sealed { app: APP, is_slow: false }));
    };
    let services: Value = serde_json::from_slice(&open(sealed, password)?).map_err(|_| DAMAGED)?;
    Ok(content(services.as_array().ok_or(DAMAGED)?, groups, false))
}

/// Opens `base64(data ‖ tag):base64(salt):base64(nonce)`.
fn open(sealed: &str, password: &str) -> Result<Zeroizing<Vec<u8>>, FileError> {
    let mut parts = sealed.split(':').map(|part| Base64::decode_vec(part).map_err(|_| DAMAGED));
    let mut next = || parts.next().ok_or(DAMAGED)?;
    let (sealed, salt, nonce) = (next()?, next()?, next()?);
    let nonce = nonce.as_slice().try_into().map_err(|_| DAMAGED)?;
    let key = Kdf::pbkdf2(Hash::Sha256, ROUNDS)?.derive(password.as_bytes(), &salt)?;
    open_gcm(&key, nonce, b"", &sealed)
}

fn content(services: &[Value], groups: &[Value], is_plain: bool) -> Outcome {
    let names = names_by_id(groups, "id", "name");
    let items = services.iter().map(|service| item(service, &names)).collect();
    Outcome::accounts(APP, is_plain, items)
}

fn item(service: &Value, names: &HashMap<Cow<'_, str>, &str>) -> Imported {
    let otp = service.get("otp").unwrap_or(&Value::Null);
    let or = |first: &'static str, second| match text(otp, first) {
        "" => second,
        text => text,
    };
    // The user may change the name. The issuer is as the service gave it.
    let name = text(service, "name");
    let issuer = or("issuer", name);
    let label = text(otp, "label");
    let label = if label == name || label == issuer { "" } else { label };
    let is_renamed = !issuer.eq_ignore_ascii_case(name);
    Fields {
        issuer,
        account: or("account", label),
        kind: or("tokenType", "TOTP"),
        secret: Key::Base32(text(service, "secret")),
        algorithm: otp.get("algorithm").and_then(Value::as_str),
        digits: number(otp, "digits"),
        period: number(otp, "period"),
        counter: number(otp, "counter"),
        note: if is_renamed { name } else { "" },
        groups: groups(names.get(text(service, "groupId")).copied()),
        ..Fields::default()
    }
    .check()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{EntryError, Item};
    use serde_json::json;
    use warifu_core::account::{Algorithm, Kind};

    fn read(file: &Value) -> Result<Outcome, FileError> {
        crate::read(file.to_string().as_bytes(), &[])
    }

    fn one(schema: u64, service: &Value) -> Imported {
        let groups = json!([{"id": "g", "name": "仕事"}]);
        let file = json!({"services": [service], "groups": groups, "schemaVersion": schema});
        match read(&file) {
            Ok(Outcome::Read(content)) => content.items.into_iter().next().unwrap(),
            other => panic!("{other:?}"),
        }
    }

    fn kept(schema: u64, service: &Value) -> Item {
        one(schema, service).unwrap_or_else(|refused| panic!("{service}: {refused:?}"))
    }

    #[test]
    fn old_schemas_lack_the_details() {
        let item = kept(
            1,
            &json!({"name": "健保", "secret": "JBSWY3DPEHPK3PXP", "type": "ManuallyAdded"}),
        );
        assert_eq!(item.account.issuer.as_str(), "健保");
        assert_eq!((item.account.kind, item.account.algorithm), (Kind::default(), Algorithm::Sha1));
        let otp = json!({"account": "taro", "digits": "8", "period": null});
        let item = kept(2, &json!({"name": "健保", "secret": "JBSWY3DPEHPK3PXP", "otp": otp}));
        assert_eq!(item.account.account.as_str(), "taro");
        assert_eq!((item.account.kind, item.account.digits.get()), (Kind::default(), 8));
    }

    #[test]
    fn each_kind_is_read() {
        let service = |otp: Value| json!({"name": "A", "secret": "JBSWY3DPEHPK3PXP", "otp": otp});
        for (otp, kind) in [
            (json!({"tokenType": "TOTP", "period": 30}), Kind::default()),
            (json!({"tokenType": "HOTP", "counter": 12}), Kind::Hotp { counter: 12 }),
            (json!({"tokenType": "STEAM", "digits": 5}), Kind::Steam),
        ] {
            assert_eq!(kept(4, &service(otp)).account.kind, kind);
        }
        for (otp, reason) in [
            (json!({"algorithm": "SHA384"}), EntryError::algorithm("SHA384")),
            (json!({"tokenType": "HOTP"}), EntryError::Counter),
            (json!({"tokenType": "YANDEX"}), EntryError::kind("YANDEX")),
            (json!({"digits": 5}), EntryError::Digits),
        ] {
            assert_eq!(one(4, &service(otp)).unwrap_err().reason, reason);
        }
    }

    #[test]
    fn the_group_is_kept_and_a_changed_name_is_the_note() {
        let otp = json!({"issuer": "Google", "account": "taro"});
        let service = json!({"name": "会社のGoogle", "secret": "JBSWY3DPEHPK3PXP", "otp": otp, "groupId": "g"});
        let item = kept(4, &service);
        assert_eq!(item.account.issuer.as_str(), "Google");
        assert_eq!(item.note.as_str(), "会社のGoogle");
        assert_eq!(item.groups, ["仕事"]);
    }

    #[test]
    fn a_later_schema_is_named() {
        let file = json!({"services": [], "schemaVersion": 5, "appOrigin": "ios"});
        let version = FileError::Version { app: APP, version: "5".to_owned() };
        assert_eq!(read(&file), Err(version));
    }
}
