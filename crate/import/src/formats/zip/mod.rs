//! Archives (APPNOTE.TXT), also with a password (`ZipCrypto`, or AES as `WinZip` writes it). The
//! format of a part is recognised by its content, as that of a file. The text of `WinAuth` has one
//! address a line.

use super::Format;
use crate::fields::{Fields, address_or_key};
use crate::source::{MAX_JSON_BYTES, Source};
use crate::{App, Content, EntryError, FileError, MAX_ITEMS, Outcome, Passwords, Sealed};
use std::io::{Cursor, Read as _};
use warifu_core::import::{ImportError, lines};
use zeroize::Zeroizing;
use zip::ZipArchive;
use zip::result::ZipError;

/// The mark before each part's record in the directory of an archive.
const RECORD: &[u8] = b"PK\x01\x02";
/// The most parts of an archive. The attachments of a password manager are parts too.
const MAX_PARTS: usize = 20_000;
/// The most parts that are read.
const MAX_READ: usize = 16;
/// The most passwords that are tried.
const MAX_PASSWORDS: usize = 8;

/// The ends of the names of known parts, in lower case.
const KNOWN: &[(&str, App)] = &[
    ("raivo-otp-export.json", App::Raivo),
    ("export.data", App::OnePassword),
    ("proton pass/data.json", App::ProtonPass),
    ("credentials.csv", App::Dashlane),
];
/// The end of the name of Proton Pass's encrypted part.
const SEALED_BY_PROTON: &str = "proton pass/data.pgp";
/// The ends of the names of parts whose content decides.
const OTHERS: &[&str] = &[".json", ".csv", ".txt"];

pub(crate) const FORMAT: Format = Format { recognises, read };

fn recognises(source: &Source<'_>) -> bool {
    matches!(source, Source::Zip(_))
}

fn read(source: &Source<'_>, passwords: &Passwords) -> Result<Outcome, FileError> {
    let Source::Zip(bytes) = source else { return Err(FileError::Unknown) };
    let damaged = FileError::Damaged { app: App::Zip };
    // The archive is only parsed as a whole, so its parts are counted before.
    if bytes.windows(RECORD.len()).filter(|window| *window == RECORD).count() > MAX_PARTS {
        return Err(damaged);
    }
    let mut archive = ZipArchive::new(Cursor::new(*bytes)).map_err(|_| damaged)?;
    let mut empty = None;
    for part in parts(&archive)? {
        let Some(Unpacked { bytes, is_sealed }) = part.read(&mut archive, passwords)? else {
            return Ok(Outcome::Sealed(Sealed { app: part.app, is_slow: false }));
        };
        match read_part(&part, &bytes, passwords)? {
            Some(Outcome::Read(content)) => {
                let is_plain = content.is_plain && !is_sealed;
                let has_accounts = !content.items.is_empty() || !content.locked.is_empty();
                let outcome = Outcome::Read(Content { is_plain, ..content });
                if has_accounts {
                    return Ok(outcome);
                }
                empty = empty.or(Some(outcome));
            }
            Some(sealed) => return Ok(sealed),
            None => {}
        }
    }
    empty.ok_or(FileError::Unknown)
}

struct Part {
    index: usize,
    app: App,
}

/// The content of a part.
struct Unpacked {
    bytes: Zeroizing<Vec<u8>>,
    /// Whether a password sealed it.
    is_sealed: bool,
}

/// The parts to read, the known ones first.
fn parts(archive: &ZipArchive<Cursor<&[u8]>>) -> Result<Vec<Part>, FileError> {
    let (mut known, mut others) = (Vec::new(), Vec::new());
    for (index, name) in archive.file_names_raw().enumerate() {
        let name = String::from_utf8_lossy(name).to_lowercase().replace('\\', "/");
        if name.ends_with(SEALED_BY_PROTON) {
            return Err(FileError::OtherForm { app: App::ProtonPass });
        }
        if let Some((_, app)) = KNOWN.iter().find(|(end, _)| name.ends_with(end)) {
            known.push(Part { index, app: *app });
        } else if OTHERS.iter().any(|end| name.ends_with(end)) {
            let app = if name.contains("winauth") { App::WinAuth } else { App::Zip };
            others.push(Part { index, app });
        }
    }
    Ok(known.into_iter().chain(others).take(MAX_READ).collect())
}

impl Part {
    /// The content; `None` if a password is needed.
    fn read(
        &self,
        archive: &mut ZipArchive<Cursor<&[u8]>>,
        passwords: &Passwords,
    ) -> Result<Option<Unpacked>, FileError> {
        let damaged = FileError::Damaged { app: self.app };
        let entry = archive.by_index_data(self.index).map_err(|_| damaged)?;
        if !entry.encrypted() {
            let bytes = self.unpack(archive, None)?;
            return Ok(Some(Unpacked { bytes, is_sealed: false }));
        }
        let mut error = None;
        for password in passwords.iter().rev().take(MAX_PASSWORDS) {
            match self.unpack(archive, Some(password)) {
                Ok(bytes) => return Ok(Some(Unpacked { bytes, is_sealed: true })),
                Err(new) => error = error.or(Some(new)),
            }
        }
        error.map_or(Ok(None), Err)
    }

    /// The content. The size that the archive claims is not trusted.
    fn unpack(
        &self,
        archive: &mut ZipArchive<Cursor<&[u8]>>,
        password: Option<&str>,
    ) -> Result<Zeroizing<Vec<u8>>, FileError> {
        let app = self.app;
        // One or two bytes check a password, and a damaged part fails in the same way.
        let failed = if password.is_some() {
            FileError::PasswordOrDamaged
        } else {
            FileError::Damaged { app }
        };
        let entry = match password {
            Some(password) => archive.by_index_decrypt(self.index, password.as_bytes()),
            None => archive.by_index(self.index),
        };
        let entry = entry.map_err(|error| match error {
            ZipError::CompressionMethodNotSupported(_) => FileError::OtherForm { app },
            _ => failed.clone(),
        })?;
        let mut bytes = Zeroizing::new(Vec::new());
        let most = u64::try_from(MAX_JSON_BYTES).unwrap_or(u64::MAX);
        let mut entry = entry.take(most.saturating_add(1));
        entry.read_to_end(&mut bytes).map_err(|_| failed)?;
        if bytes.len() > MAX_JSON_BYTES {
            return Err(FileError::TooLarge { max_mib: MAX_JSON_BYTES / (1024 * 1024) });
        }
        Ok(bytes)
    }
}

/// What a part holds; `None` if that is unknown.
fn read_part(
    part: &Part,
    bytes: &[u8],
    passwords: &Passwords,
) -> Result<Option<Outcome>, FileError> {
    let source = Source::parse(bytes)?;
    // No archive in an archive.
    if matches!(source, Source::Zip(_)) {
        return Ok(None);
    }
    if let Some(format) = super::recognise(&source) {
        return (format.read)(&source, passwords).map(Some);
    }
    let Source::Text(text) = source else { return Ok(None) };
    let lines = lines(text, MAX_ITEMS).into_iter().filter_map(|line| match line.address {
        Ok(address) => Some(address_or_key(&address, "", "")),
        Err(ImportError::NoAddress) => None,
        Err(_) => Some(Fields::default().refuse(EntryError::Secret)),
    });
    let items: Vec<_> = lines.collect();
    let content = Content { app: part.app, is_plain: true, items, locked: Vec::new() };
    Ok((!content.items.is_empty()).then_some(Outcome::Read(content)))
}

#[cfg(test)]
mod tests;
