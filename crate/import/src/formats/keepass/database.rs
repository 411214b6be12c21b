//! The XML of a database: groups in groups, and entries in them. Earlier states of entries
//! (`History`) and the recycle bin are passed over.

use super::stream::Stream;
use super::{DAMAGED, attributes};
use crate::xml::{Handler, walk};
use crate::{FileError, Imported, MAX_ITEMS};
use base64ct::{Base64, Encoding as _};
use quick_xml::events::BytesStart;
use std::mem::take;
use zeroize::Zeroizing;

/// Reads all accounts. `stream` reveals the protected values.
pub(super) fn read(document: &str, stream: Stream) -> Result<Vec<Imported>, FileError> {
    let mut database = Database {
        stream,
        open: Vec::new(),
        text: Zeroizing::default(),
        groups: Vec::new(),
        bin: String::new(),
        entry: Entry::default(),
        field: Field::default(),
        items: Vec::new(),
    };
    walk(document, &mut database, || DAMAGED)?;
    Ok(database.items)
}

/// An attribute of an entry, as its user sees it: name and value.
type Field = (String, Zeroizing<String>);

/// The attributes of an entry.
#[derive(Default)]
pub(super) struct Entry(Vec<Field>);

impl Entry {
    /// The value of an attribute, without white space around it; empty if there is none.
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }
}

#[derive(Default)]
struct Group {
    name: String,
    uuid: String,
}

/// An element that matters, in the place where it does.
#[derive(Clone, Copy, PartialEq)]
enum Tag {
    Group,
    GroupName,
    GroupUuid,
    Entry,
    Field,
    FieldName,
    FieldValue,
    BinUuid,
    Other,
}

struct Database {
    stream: Stream,
    /// The elements around the current place, each with whether its text is protected.
    open: Vec<(Tag, bool)>,
    text: Zeroizing<String>,
    groups: Vec<Group>,
    /// The recycle bin's UUID. The document gives it before the groups.
    bin: String,
    entry: Entry,
    field: Field,
    items: Vec<Imported>,
}

impl Handler for Database {
    type Error = FileError;

    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), FileError> {
        let parent = self.open.last().map_or(Tag::Other, |(tag, _)| *tag);
        let tag = match (parent, element.name().as_ref()) {
            (Tag::Other | Tag::Group, "Group") => Tag::Group,
            (Tag::Group, "Name") => Tag::GroupName,
            (Tag::Group, "UUID") => Tag::GroupUuid,
            // One in `History` has another parent.
            (Tag::Group, "Entry") => Tag::Entry,
            (Tag::Entry, "String") => Tag::Field,
            (Tag::Field, "Key") => Tag::FieldName,
            (Tag::Field, "Value") => Tag::FieldValue,
            (Tag::Other, "RecycleBinUUID") => Tag::BinUuid,
            _ => Tag::Other,
        };
        if tag == Tag::Group {
            self.groups.push(Group::default());
        }
        let protected = element.try_get_attribute("Protected").map_err(|_| DAMAGED)?;
        let is_protected = protected.is_some_and(|it| it.value.eq_ignore_ascii_case("true"));
        self.open.push((tag, is_protected));
        self.text = Zeroizing::default();
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), FileError> {
        let is_kept = match self.open.last() {
            Some((Tag::Other | Tag::Group | Tag::Entry | Tag::Field, protected)) => *protected,
            tag => tag.is_some(),
        };
        if is_kept {
            self.text.push_str(text);
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), FileError> {
        let (tag, is_protected) = self.open.pop().ok_or(DAMAGED)?;
        let mut text = take(&mut self.text);
        if is_protected {
            text = self.reveal(&text)?;
        }
        match tag {
            Tag::FieldName => self.field.0 = take(&mut text),
            Tag::FieldValue => self.field.1 = text,
            Tag::Field => self.entry.0.push(take(&mut self.field)),
            Tag::Entry => self.keep_entry()?,
            Tag::BinUuid => self.bin = take(&mut text),
            Tag::GroupName | Tag::GroupUuid => {
                let group = self.groups.last_mut().ok_or(DAMAGED)?;
                let part = if tag == Tag::GroupName { &mut group.name } else { &mut group.uuid };
                *part = take(&mut text);
            }
            Tag::Group => {
                self.groups.pop();
            }
            Tag::Other => {}
        }
        Ok(())
    }
}

impl Database {
    /// Reveals a protected value. Attachments are protected too, and use up the key stream.
    fn reveal(&mut self, text: &str) -> Result<Zeroizing<String>, FileError> {
        let mut value = Zeroizing::new(Base64::decode_vec(text.trim()).map_err(|_| DAMAGED)?);
        self.stream.reveal(&mut value)?;
        Ok(Zeroizing::new(String::from_utf8_lossy(&value).into_owned()))
    }

    fn keep_entry(&mut self) -> Result<(), FileError> {
        let entry = take(&mut self.entry);
        if self.groups.iter().any(|group| !group.uuid.is_empty() && group.uuid == self.bin) {
            return Ok(());
        }
        self.items.extend(attributes::accounts(&entry, &self.path()));
        let count = self.items.len();
        if count > MAX_ITEMS {
            return Err(FileError::TooMany { count, max: MAX_ITEMS });
        }
        Ok(())
    }

    /// The groups around the entry. The outermost is the database itself.
    fn path(&self) -> String {
        let names: Vec<_> = self.groups.iter().skip(1).map(|group| group.name.as_str()).collect();
        names.join("/")
    }
}
