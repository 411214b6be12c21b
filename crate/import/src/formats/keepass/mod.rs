//! Databases of `KeePass` 2 (KDBX 3 and 4), as `KeePassXC` and many others write them too, and the
//! XML that they export.
//!
//! `header` reads the outer header and compares the costs in it with the bounds. `payload` derives
//! the key and opens the content. `database` reads the XML in it, and `attributes` the codes.

#[cfg(test)]
mod attribute_tests;
mod attributes;
mod database;
mod header;
mod payload;
mod stream;
#[cfg(test)]
mod tests;

use super::Format;
use crate::source::Source;
use crate::{App, FileError, Imported, Outcome, Passwords, Sealed};
use header::Header;
use stream::Stream;

const APP: App = App::KeePass;
const DAMAGED: FileError = FileError::Damaged { app: APP };
/// The beginning of the files of all versions.
const MAGIC: [u8; 4] = [0x03, 0xD9, 0xA2, 0x9A];

pub(crate) const FORMAT: Format = Format { recognises, read };
pub(crate) const XML: Format = Format { recognises: recognises_xml, read: read_xml };

fn recognises(source: &Source<'_>) -> bool {
    source.binary().is_some_and(|bytes| bytes.starts_with(&MAGIC))
}

fn read(source: &Source<'_>, passwords: &Passwords) -> Result<Outcome, FileError> {
    let header = Header::parse(source.binary().ok_or(DAMAGED)?)?;
    let Some(password) = passwords.last() else {
        return Ok(Outcome::Sealed(Sealed { app: APP, is_slow: header.kdf.is_slow() }));
    };
    let (opened, stream) = payload::open(&header, password)?;
    Ok(content(database::read(opened.document()?, stream)?, false))
}

fn recognises_xml(source: &Source<'_>) -> bool {
    // The root element follows the declaration and at most a comment.
    source.text().is_some_and(|text| {
        let beginning = text.get(..text.floor_char_boundary(1000)).unwrap_or("");
        text.starts_with('<') && beginning.contains("<KeePassFile")
    })
}

fn read_xml(source: &Source<'_>, _: &Passwords) -> Result<Outcome, FileError> {
    let document = source.text().ok_or(DAMAGED)?;
    Ok(content(database::read(document, Stream::None)?, true))
}

fn content(items: Vec<Imported>, is_plain: bool) -> Outcome {
    Outcome::accounts(APP, is_plain, items)
}
