//! Stratum, formerly Authenticator Pro: JSON, plain or sealed, and a page to print.

use super::Format;
use crate::bytes::Bytes;
use crate::cipher::{open_cbc, open_gcm};
use crate::fields::{Fields, Key, address_or_key};
use crate::groups::{groups, names_by_id};
use crate::json::{array, number, text};
use crate::kdf::{Hash, Kdf};
use crate::source::Source;
use crate::{App, FileError, Imported, Outcome, Passwords, Sealed};
use serde_json::Value;
use std::collections::HashMap;
use zeroize::Zeroizing;

const APP: App = App::Stratum;
const DAMAGED: FileError = FileError::Damaged { app: APP };
/// `MAGIC SALT[16] NONCE[12] DATA TAG[16]`: Argon2id and AES-256-GCM.
const MAGIC: &[u8] = b"AUTHENTICATORPRO";
/// `MAGIC SALT[20] IV[16] DATA`: PBKDF2 with HMAC-SHA-1 and AES-256-CBC, before 2023.
const LEGACY_MAGIC: &[u8] = b"AuthenticatorPro";
const TITLES: [&str; 2] =
    ["<title>Stratum Backup</title>", "<title>Authenticator Pro Backup</title>"];

pub(crate) const FORMAT: Format = Format { recognises, read };
pub(crate) const SEALED: Format = Format { recognises: recognises_sealed, read: read_sealed };
pub(crate) const PAGE: Format = Format { recognises: recognises_page, read: read_page };

fn recognises(source: &Source<'_>) -> bool {
    source.json().is_some_and(is_backup)
}

fn is_backup(file: &Value) -> bool {
    file.get("Authenticators").is_some_and(Value::is_array)
}

fn read(source: &Source<'_>, _: &Passwords) -> Result<Outcome, FileError> {
    Ok(content(items(source.json().ok_or(DAMAGED)?), true))
}

/// A file that was cut after the mark is a text.
fn bytes<'a>(source: &Source<'a>) -> Option<&'a [u8]> {
    source.binary().or_else(|| source.text().map(str::as_bytes))
}

fn recognises_sealed(source: &Source<'_>) -> bool {
    bytes(source).is_some_and(|it| it.starts_with(MAGIC) || it.starts_with(LEGACY_MAGIC))
}

fn read_sealed(source: &Source<'_>, passwords: &Passwords) -> Result<Outcome, FileError> {
    let mut sealed = Bytes::new(bytes(source).ok_or(DAMAGED)?);
    let opened = if sealed.take(MAGIC.len()) == Some(MAGIC) {
        let (salt, nonce) = sealed.take(16).zip(sealed.array()).ok_or(DAMAGED)?;
        let kdf = Kdf::argon2id(64 * 1024, 3, 4)?;
        let Some(password) = passwords.last() else { return Ok(question(&kdf)) };
        open_gcm(&*kdf.derive::<32>(password.as_bytes(), salt)?, &nonce, b"", sealed.rest())?
    } else {
        let (salt, iv) = sealed.take(20).zip(sealed.array()).ok_or(DAMAGED)?;
        let kdf = Kdf::pbkdf2(Hash::Sha1, 64_000)?;
        let Some(password) = passwords.last() else { return Ok(question(&kdf)) };
        open_cbc(&*kdf.derive::<32>(password.as_bytes(), salt)?, &iv, sealed.rest())?
    };
    // In the legacy form, one wrong password in 256 gets so far.
    let file = serde_json::from_slice(&opened).ok().filter(is_backup);
    Ok(content(items(&file.ok_or(FileError::PasswordOrDamaged)?), false))
}

fn question(kdf: &Kdf) -> Outcome {
    Outcome::Sealed(Sealed { app: APP, is_slow: kdf.is_slow() })
}

fn content(items: Vec<Imported>, is_plain: bool) -> Outcome {
    Outcome::accounts(APP, is_plain, items)
}

fn items(file: &Value) -> Vec<Imported> {
    let groups = groups_by_secret(file);
    array(file, "Authenticators").iter().map(|entry| item(entry, &groups)).collect()
}

/// The names of the categories of each secret. A secret identifies an entry.
fn groups_by_secret(file: &Value) -> HashMap<&str, Vec<&str>> {
    let names = names_by_id(array(file, "Categories"), "Id", "Name");
    let mut groups: HashMap<_, Vec<_>> = HashMap::new();
    for binding in array(file, "AuthenticatorCategories") {
        if let Some(name) = names.get(text(binding, "CategoryId")) {
            groups.entry(text(binding, "AuthenticatorSecret")).or_default().push(*name);
        }
    }
    groups
}

fn item(entry: &Value, by_secret: &HashMap<&str, Vec<&str>>) -> Imported {
    let secret = text(entry, "Secret");
    let (kind, algorithm) = (number(entry, "Type"), number(entry, "Algorithm"));
    let kind = match kind.as_deref().unwrap_or("") {
        "1" => "hotp",
        "2" => "totp",
        "3" => "motp",
        "4" => "steam",
        "5" => "yandex",
        other => other,
    };
    let algorithm = match algorithm.as_deref().unwrap_or("0") {
        "0" => "SHA1",
        "1" => "SHA256",
        "2" => "SHA512",
        other => other,
    };
    Fields {
        issuer: text(entry, "Issuer"),
        account: text(entry, "Username"),
        kind,
        secret: Key::Base32(secret),
        algorithm: Some(algorithm),
        digits: number(entry, "Digits"),
        period: number(entry, "Period"),
        counter: number(entry, "Counter"),
        groups: groups(by_secret.get(secret).into_iter().flatten().copied()),
        ..Fields::default()
    }
    .check()
}

fn recognises_page(source: &Source<'_>) -> bool {
    source.text().is_some_and(|text| {
        text.starts_with('<') && TITLES.iter().any(|title| text.contains(title))
    })
}

/// A table with a row for each entry: issuer, account, address and QR code.
fn read_page(source: &Source<'_>, _: &Passwords) -> Result<Outcome, FileError> {
    let rows = source.text().ok_or(DAMAGED)?.split("<tr>");
    let items = rows.filter_map(|row| {
        let mut cells = row.split("<td>").skip(1).map(|cell| cell.split("</td>").next());
        let mut next = || cells.next().flatten().map(unescaped);
        let (issuer, account, address) = (next()?, next()?, next()?);
        let address = address.trim().strip_prefix("<code>")?.strip_suffix("</code>")?;
        Some(address_or_key(address, &issuer, &account))
    });
    Ok(content(items.collect(), true))
}

/// The page escapes nothing. Should it do so one day, the addresses must be right.
fn unescaped(text: &str) -> Zeroizing<String> {
    let unescaped = quick_xml::escape::unescape(text);
    Zeroizing::new(unescaped.map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{EntryError, read};
    use warifu_core::otpauth;

    fn items_of(file: &str) -> Vec<Imported> {
        match read(file.as_bytes(), &[]).unwrap() {
            Outcome::Read(content) => content.items,
            Outcome::Sealed(sealed) => panic!("{sealed:?}"),
        }
    }

    #[test]
    fn types_and_algorithms_are_numbers_and_categories_go_by_the_secret() {
        let file = r#"{"Authenticators": [
            {"Type": 1, "Issuer": "健保", "Username": "taro", "Secret": "JBSWY3DPEHPK3PXP",
             "Algorithm": 2, "Digits": 8, "Period": 30, "Counter": 4},
            {"Type": 4, "Issuer": "S", "Secret": "JBSWY3DPEHPK3PXQ", "Digits": 5},
            {"Type": 3, "Secret": "JBSWY3DP"}, {"Type": 5, "Secret": "JBSWY3DP"},
            {"Type": 6, "Secret": "JBSWY3DP"}, {"Type": 2, "Secret": "JBSWY3DP", "Algorithm": 3}
        ], "Categories": [{"Id": "c", "Name": "会社"}], "AuthenticatorCategories": [
            {"CategoryId": "c", "AuthenticatorSecret": "JBSWY3DPEHPK3PXP"},
            {"CategoryId": "x", "AuthenticatorSecret": "JBSWY3DPEHPK3PXQ"}]}"#;
        let mut items = items_of(file).into_iter();
        let hotp = items.next().unwrap().unwrap();
        assert_eq!(hotp.groups, ["会社"]);
        let address = otpauth::write(&hotp.account);
        assert!(address.starts_with("otpauth://hotp/"), "{}", address.as_str());
        assert!(address.ends_with("algorithm=SHA512&digits=8&counter=4"), "{}", address.as_str());
        let steam = items.next().unwrap().unwrap();
        assert_eq!((steam.account.kind.name(), steam.groups.len()), ("steam", 0));
        let reasons = items.map(|item| item.unwrap_err().reason);
        let kinds = ["motp", "yandex", "6"].map(EntryError::kind);
        assert!(reasons.eq(kinds.into_iter().chain([EntryError::algorithm("3")])));
    }

    #[test]
    fn a_page_is_read_with_and_without_escaped_addresses() {
        let row = |issuer: &str, address: &str| {
            format!("<tr>\n<td>{issuer}</td>\n<td>taro</td>\n<td><code>{address}</code></td></tr>")
        };
        let address = "otpauth://totp/A%3Ab?secret=JBSWY3DPEHPK3PXP&issuer=A&period=60";
        let file = format!(
            "<!doctype html><html><head><title>Stratum Backup</title></head><body><table>\
             <tr><th>Issuer</th></tr>{}{}{}</table></body></html>",
            row("A", address),
            row("健保", &address.replace('&', "&amp;").replace("A%3Ab", "").replace("A&", "&")),
            row("M", "motp://M:u?secret=00")
        );
        let [plain, escaped, motp] = items_of(&file).try_into().unwrap();
        for (item, issuer, account) in [(plain, "A", "b"), (escaped, "健保", "taro")] {
            let account_of = item.unwrap().account;
            assert_eq!(account_of.kind.period().unwrap().seconds(), 60);
            assert_eq!(
                (account_of.issuer.as_str(), account_of.account.as_str()),
                (issuer, account)
            );
        }
        assert_eq!(motp.unwrap_err().issuer.as_str(), "M");
    }

    #[test]
    fn short_sealed_files_are_damaged() {
        for file in ["AUTHENTICATORPRO", "AuthenticatorPro\n", "AUTHENTICATORPRO salt"] {
            assert_eq!(read(file.as_bytes(), &[]), Err(DAMAGED), "{file}");
        }
    }
}
