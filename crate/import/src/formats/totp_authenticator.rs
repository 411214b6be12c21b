//! TOTP Authenticator for phones. An encrypted file has no mark, so this format comes last.

use super::Format;
use crate::cipher::open_cbc;
use crate::fields::{Fields, Key};
use crate::json::{is_true, number, text};
use crate::source::Source;
use crate::{App, FileError, Imported, Outcome, Passwords, Sealed};
use base64ct::{Base64, Encoding as _};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

const APP: App = App::TotpAuthenticator;
const DAMAGED: FileError = FileError::Damaged { app: APP };
/// The program's initialisation vector.
const IV: [u8; 16] = [0; 16];
/// A shorter file has no account.
const MIN_SEALED_CHARS: usize = 64;

pub(crate) const FORMAT: Format = Format { recognises, read };

fn recognises(source: &Source<'_>) -> bool {
    match source {
        Source::Json(file) => accounts(file).is_some(),
        Source::Text(text) => {
            let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=\r\n".contains(&byte);
            // Without letters in both cases, it is more likely a key in base32 or hexadecimal.
            let has = |is: fn(&u8) -> bool| text.bytes().any(|byte| is(&byte));
            text.len() >= MIN_SEALED_CHARS
                && text.bytes().all(is_base64)
                && has(u8::is_ascii_lowercase)
                && has(u8::is_ascii_uppercase)
                && sealed(text).is_some()
        }
        Source::Binary(_) | Source::Zip(_) => false,
    }
}

/// Whole blocks in base64.
fn sealed(text: &str) -> Option<Vec<u8>> {
    let letters: String = text.split_ascii_whitespace().collect();
    Base64::decode_vec(&letters).ok().filter(|bytes| bytes.len().is_multiple_of(IV.len()))
}

/// The array of accounts. It is written as a text, which is the name of a field.
fn accounts(file: &Value) -> Option<Vec<Value>> {
    let text =
        file.as_object()?.keys().find(|key| key.starts_with("[{") && key.contains("\"base\""))?;
    serde_json::from_str(text).ok()
}

fn read(source: &Source<'_>, passwords: &Passwords) -> Result<Outcome, FileError> {
    let text = match source {
        Source::Json(file) => return Ok(content(&accounts(file).ok_or(DAMAGED)?, true)),
        Source::Text(text) => text,
        Source::Binary(_) | Source::Zip(_) => return Err(DAMAGED),
    };
    let Some(password) = passwords.last() else {
        return Ok(Outcome::Sealed(Sealed { app: APP, is_slow: false }));
    };
    let key: Zeroizing<[u8; 32]> = Zeroizing::new(Sha256::digest(password.as_bytes()).into());
    let opened = open_cbc(&key, &IV, &sealed(text).ok_or(DAMAGED)?)?;
    let file = serde_json::from_slice(&opened).map_err(|_| FileError::PasswordOrDamaged)?;
    Ok(content(&accounts(&file).ok_or(FileError::PasswordOrDamaged)?, false))
}

fn content(accounts: &[Value], is_plain: bool) -> Outcome {
    let items = accounts.iter().map(item).collect();
    Outcome::accounts(APP, is_plain, items)
}

fn item(account: &Value) -> Imported {
    let letters = text(account, "key").trim();
    let bytes = Zeroizing::new(Base64::decode_vec(letters).unwrap_or_default());
    let base = number(account, "base").unwrap_or_default();
    Fields {
        issuer: text(account, "issuer"),
        account: text(account, "name"),
        kind: "totp",
        secret: match base.as_ref() {
            "16" => Key::Hex(letters),
            "32" | "" => Key::Base32(letters),
            "64" => Key::Bytes(&bytes),
            // Nothing is known of it, so it is refused.
            _ => Key::Bytes(&[]),
        },
        digits: number(account, "digits"),
        period: number(account, "period"),
        is_favourite: is_true(account, "isFavorite"),
        ..Fields::default()
    }
    .check()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::EntryError;
    use serde_json::json;

    fn read(accounts: &Value) -> Vec<Imported> {
        let file = json!({accounts.to_string(): "1677872756"});
        match crate::read(file.to_string().as_bytes(), &[]) {
            Ok(Outcome::Read(content)) => content.items,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_long_key_is_not_taken_for_a_sealed_file() {
        for key in ["JBSWY3DPEHPK3PXP".repeat(4), "48656c6c6f21deadbeef0123".repeat(4)] {
            assert_eq!(crate::read(key.as_bytes(), &[]), Err(FileError::Unknown), "{key}");
        }
    }

    #[test]
    fn secrets_are_read_in_each_base() {
        let items = read(&json!([
            {"base": 16, "key": "48656c6c6f", "digits": "8", "period": 60},
            {"base": "32", "key": "JBSWY3DP", "digits": "", "period": ""},
            {"base": 64, "key": "SGVsbG8="},
        ]));
        for item in &items {
            assert_eq!(item.as_ref().unwrap().account.secret.expose(), b"Hello");
        }
        let first = &items[0].as_ref().unwrap().account;
        assert_eq!((first.digits.get(), first.kind.period().unwrap().seconds()), (8, 60));
        for account in [json!({"base": 36, "key": "JBSWY3DP"}), json!({"base": 64, "key": "%"})] {
            assert_eq!(read(&json!([account]))[0].as_ref().unwrap_err().reason, EntryError::Secret);
        }
    }

    #[test]
    fn other_base64_is_not_taken() {
        for text in ["QUJD".repeat(17), "QUJD".repeat(8), "A".repeat(65)] {
            assert_eq!(crate::read(text.as_bytes(), &[]), Err(FileError::Unknown));
        }
    }
}
