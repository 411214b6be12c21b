//! andOTP: a JSON array, plain or sealed. A sealed file has no mark. Its two forms are
//!
//! - `ITERATIONS[4, big-endian] SALT[12] NONCE[12] DATA TAG[16]`: PBKDF2 with HMAC-SHA-1
//! - `NONCE[12] DATA TAG[16]` (before 2019): SHA-256 of the password
//!
//! each with AES-256-GCM.

use super::Format;
use crate::bytes::Bytes;
use crate::cipher::open_gcm;
use crate::fields::{Fields, Key};
use crate::groups::groups;
use crate::json::{array, number, text};
use crate::kdf::{Hash, Kdf};
use crate::source::{MAX_JSON_BYTES, Source};
use crate::{App, FileError, Imported, Outcome, Passwords, Sealed};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

const APP: App = App::AndOtp;
const DAMAGED: FileError = FileError::Damaged { app: APP };
/// The program uses up to 160,000. The first bytes of the old form are any number.
const ITERATIONS: std::ops::RangeInclusive<u32> = 1..=1_000_000;
/// Nonce, `[]` and tag.
const MIN_SEALED_BYTES: usize = 12 + 2 + 16;
/// Random bytes of the largest file have so many equal ones in a row with a probability of 10⁻⁷.
const MAX_EQUAL_BYTES: usize = 6;
/// The beginnings of files that are as dense as sealed ones: pictures, archives, documents, and the
/// sealed files of other programs.
const OTHER_BEGINNINGS: [&[u8]; 14] = [
    b"AUTHENTICATORPRO",
    b"AuthenticatorPro",
    b"\x89PNG",
    b"\xFF\xD8\xFF",
    b"GIF8",
    b"BM",
    b"RIFF",
    b"PK",
    b"%PDF",
    b"\x1F\x8B",
    b"7z\xBC\xAF",
    b"Rar!",
    b"\xAC\xED\x00\x05",
    b"\x03\xD9\xA2\x9A",
];

pub(crate) const FORMAT: Format = Format { recognises, read };
/// For any file that could be sealed: the last of the binary formats.
pub(crate) const SEALED: Format = Format { recognises: recognises_sealed, read: read_sealed };

fn recognises(source: &Source<'_>) -> bool {
    source.json().is_some_and(|file| file.as_array().is_some_and(|entries| are_entries(entries)))
}

fn are_entries(entries: &[Value]) -> bool {
    entries.first().is_some_and(|entry| {
        let is_text = |key| entry.get(key).is_some_and(Value::is_string);
        let has = |key| entry.get(key).is_some();
        is_text("secret") && is_text("label") && (has("type") || has("period") || has("thumbnail"))
    })
}

fn read(source: &Source<'_>, _: &Passwords) -> Result<Outcome, FileError> {
    Ok(content(source.json().and_then(Value::as_array).ok_or(DAMAGED)?, true))
}

fn recognises_sealed(source: &Source<'_>) -> bool {
    source.binary().is_some_and(|bytes| {
        (MIN_SEALED_BYTES..=MAX_JSON_BYTES).contains(&bytes.len())
            && !OTHER_BEGINNINGS.iter().any(|beginning| bytes.starts_with(beginning))
            && bytes.chunk_by(|one, next| one == next).all(|run| run.len() < MAX_EQUAL_BYTES)
            && is_like_random(bytes)
    })
}

/// Whether no byte is frequent and most bytes are not printable, unlike those of a text in UTF-16,
/// Shift_JIS or another encoding.
fn is_like_random(bytes: &[u8]) -> bool {
    let mut counts = [0_usize; 256];
    for &byte in bytes {
        if let Some(count) = counts.get_mut(usize::from(byte)) {
            *count = count.saturating_add(1);
        }
    }
    let printable = bytes.iter().filter(|byte| (b' '..=b'~').contains(byte)).count();
    counts.iter().all(|&count| count <= MAX_EQUAL_BYTES.max(bytes.len() / 8))
        && printable < (bytes.len() / 4).saturating_mul(3)
}

fn read_sealed(source: &Source<'_>, passwords: &Passwords) -> Result<Outcome, FileError> {
    let bytes = source.binary().ok_or(DAMAGED)?;
    let Some(password) = passwords.last() else {
        return Ok(Outcome::Sealed(Sealed { app: APP, is_slow: false }));
    };
    let opened = match open_new(bytes, password) {
        Ok(opened) => opened,
        Err(FileError::PasswordOrDamaged) => open_old(bytes, password)?,
        Err(error) => return Err(error),
    };
    let file: Vec<Value> = serde_json::from_slice(&opened).map_err(|_| DAMAGED)?;
    if !file.is_empty() && !are_entries(&file) {
        return Err(DAMAGED);
    }
    Ok(content(&file, false))
}

fn open_new(bytes: &[u8], password: &str) -> Result<Zeroizing<Vec<u8>>, FileError> {
    let mut sealed = Bytes::new(bytes);
    let iterations = sealed.array().map(u32::from_be_bytes).filter(|it| ITERATIONS.contains(it));
    let (Some(iterations), Some(salt)) = (iterations, sealed.take(12)) else {
        return Err(FileError::PasswordOrDamaged);
    };
    let kdf = Kdf::pbkdf2(Hash::Sha1, iterations.into())?;
    open(&*kdf.derive::<32>(password.as_bytes(), salt)?, sealed)
}

fn open_old(bytes: &[u8], password: &str) -> Result<Zeroizing<Vec<u8>>, FileError> {
    let key = Zeroizing::new(<[u8; 32]>::from(Sha256::digest(password)));
    open(&key, Bytes::new(bytes))
}

/// A file of any other program ends here too, so nothing is known of it.
fn open(key: &[u8; 32], mut sealed: Bytes<'_>) -> Result<Zeroizing<Vec<u8>>, FileError> {
    let nonce = sealed.array().ok_or(FileError::PasswordOrDamaged)?;
    open_gcm(key, &nonce, b"", sealed.rest()).map_err(|_| FileError::PasswordOrDamaged)
}

fn content(entries: &[Value], is_plain: bool) -> Outcome {
    let items = entries.iter().map(item).collect();
    Outcome::accounts(APP, is_plain, items)
}

fn item(entry: &Value) -> Imported {
    let kind = match text(entry, "type") {
        "" => "totp",
        kind => kind,
    };
    Fields {
        // Old versions wrote both names into the label.
        issuer: text(entry, "issuer"),
        account: text(entry, "label"),
        kind,
        secret: Key::Base32(text(entry, "secret")),
        algorithm: Some(text(entry, "algorithm")),
        digits: number(entry, "digits"),
        period: number(entry, "period"),
        counter: number(entry, "counter"),
        groups: groups(array(entry, "tags").iter().filter_map(Value::as_str)),
        ..Fields::default()
    }
    .check()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;
    use aes_gcm::aead::{Aead as _, KeyInit as _};
    use aes_gcm::{Aes256Gcm, Nonce};

    const FILE: &str = r#"[{"secret": "JBSWY3DPEHPK3PXP", "label": "健保 - taro", "period": 30}]"#;

    fn seal(key: &[u8; 32], content: &str) -> Vec<u8> {
        Aes256Gcm::new(key.into()).encrypt(&Nonce::from([9; 12]), content.as_bytes()).unwrap()
    }

    fn new_form(content: &str, iterations: u32) -> Vec<u8> {
        let kdf = Kdf::pbkdf2(Hash::Sha1, 7).unwrap();
        let sealed = seal(&kdf.derive(b"password", b"salt of 12 b").unwrap(), content);
        [&iterations.to_be_bytes()[..], b"salt of 12 b", &[9; 3], &[9; 9], &sealed].concat()
    }

    fn old_form(content: &str) -> Vec<u8> {
        [&[9; 12][..], &seal(&Sha256::digest("password").into(), content)].concat()
    }

    fn open(file: &[u8], password: &str) -> Result<Vec<Imported>, FileError> {
        match read_sealed(&Source::Binary(file), &[password.to_owned().into()])? {
            Outcome::Read(content) => Ok(content.items),
            Outcome::Sealed(sealed) => panic!("{sealed:?}"),
        }
    }

    #[test]
    fn both_sealed_forms_are_opened() {
        let old = "[{\"secret\": \"JBSWY3DPEHPK3PXP\", \"label\": \"a\", \"type\": \"HOTP\", \"counter\": 3}]";
        for (file, account) in [
            (new_form(FILE, 7), "健保 - taro"),
            (old_form(FILE), "健保 - taro"),
            (old_form(old), "a"),
        ] {
            let [item] = open(&file, "password").unwrap().try_into().unwrap();
            assert_eq!(item.unwrap().account.account.as_str(), account);
            assert_eq!(open(&file, "Password"), Err(FileError::PasswordOrDamaged));
        }
        // Another count, and one that is not worth the wait.
        for iterations in [0, 8, 1_000_001, u32::MAX] {
            let file = new_form(FILE, iterations);
            assert_eq!(open(&file, "password"), Err(FileError::PasswordOrDamaged));
        }
    }

    #[test]
    fn opened_content_of_another_shape_is_refused() {
        for content in ["{}", "[1]", "[{\"secret\": 1}]", "x", ""] {
            assert_eq!(open(&new_form(content, 7), "password"), Err(DAMAGED), "{content}");
        }
    }

    #[test]
    fn only_files_that_could_be_sealed_ask_for_a_password() {
        let mut random = 1_u32;
        let mut bytes: Vec<u8> = std::iter::repeat_with(|| {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            random.to_be_bytes()[0]
        })
        .take(3000)
        .collect();
        let question = Ok(Outcome::Sealed(Sealed { app: APP, is_slow: false }));
        assert_eq!(read(&bytes, &[]), question);
        assert_eq!(read(&bytes[..29], &[]), Err(FileError::Unknown));
        for beginning in OTHER_BEGINNINGS.iter().filter(|it| !it.starts_with(b"\xAC")) {
            let mut other = bytes.clone();
            other[..beginning.len()].copy_from_slice(beginning);
            assert_ne!(read(&other, &[]), question, "{beginning:?}");
        }
        bytes[1000..1006].fill(0);
        assert_eq!(read(&bytes, &[]), Err(FileError::Unknown));
    }

    #[test]
    fn a_text_in_another_encoding_is_not_taken_for_a_sealed_file() {
        let text = "otpauth://totp/割符:taro?secret=JBSWY3DPEHPK3PXP&issuer=割符\r\n".repeat(3);
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [b"\xFF\xFE", utf16.as_slice()].concat();
        // Shift_JIS of the names.
        let shift_jis = text.replace("割符", "??").into_bytes();
        let shift_jis: Vec<u8> =
            shift_jis.iter().map(|&byte| if byte == b'?' { 0x8A } else { byte }).collect();
        let kana: Vec<u8> = "わんたいむぱすわーどのいちらんです。"
            .repeat(4)
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        for file in [utf16, marked, shift_jis, kana] {
            assert_eq!(read(&file, &[]), Err(FileError::Unknown));
        }
    }
}
