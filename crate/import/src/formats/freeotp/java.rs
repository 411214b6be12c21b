//! A map of texts in Java's Object Serialization Stream Protocol (version 2), which has a class
//! `java.util.HashMap` and nothing but strings in it.

use crate::bytes::Bytes;
use std::rc::Rc;

/// The beginning of a stream (§6.4.2 `STREAM_MAGIC`, `STREAM_VERSION`) with one object.
pub(super) const MAGIC: &[u8] = &[0xAC, 0xED, 0x00, 0x05, OBJECT];
const CLASS: &str = "java.util.HashMap";

const NULL: u8 = 0x70;
const REFERENCE: u8 = 0x71;
const CLASS_DESCRIPTION: u8 = 0x72;
const OBJECT: u8 = 0x73;
const STRING: u8 = 0x74;
const BLOCK_DATA: u8 = 0x77;
const END_OF_BLOCK_DATA: u8 = 0x78;
const LONG_STRING: u8 = 0x7C;
/// The number of the first string. The class and the object have those before it.
const FIRST_STRING: u32 = 0x007E_0002;

/// Reads the keys and values in the order of the file; `None` if it holds anything else.
pub(super) fn map(file: &[u8]) -> Option<Vec<(Rc<str>, Rc<str>)>> {
    let mut stream = Stream { bytes: Bytes::new(file), strings: Vec::new() };
    stream.expect(MAGIC)?;
    stream.expect(&[CLASS_DESCRIPTION])?;
    if stream.utf()? != CLASS {
        return None;
    }
    // Its version and its flags.
    stream.bytes.take(9)?;
    let fields = stream.bytes.array().map(u16::from_be_bytes)?;
    let mut length = 0_usize;
    for _ in 0..fields {
        length = length.checked_add(size_of(stream.bytes.byte()?)?)?;
        stream.utf()?;
    }
    stream.expect(&[END_OF_BLOCK_DATA, NULL])?;
    stream.bytes.take(length)?;
    // Capacity and size, which the class writes by itself.
    stream.expect(&[BLOCK_DATA, 8])?;
    stream.bytes.take(4)?;
    let size = stream.bytes.array().map(u32::from_be_bytes)?;
    let pairs = (0..size).map(|_| Some((stream.string()?, stream.string()?)));
    let pairs = pairs.collect::<Option<Vec<_>>>()?;
    stream.expect(&[END_OF_BLOCK_DATA])?;
    Some(pairs)
}

/// The bytes of a field by its type code; `None` for objects.
fn size_of(code: u8) -> Option<usize> {
    match code {
        b'B' | b'Z' => Some(1),
        b'C' | b'S' => Some(2),
        b'F' | b'I' => Some(4),
        b'D' | b'J' => Some(8),
        _ => None,
    }
}

struct Stream<'a> {
    bytes: Bytes<'a>,
    /// A string that occurs again is a reference to the first.
    strings: Vec<Rc<str>>,
}

impl Stream<'_> {
    fn expect(&mut self, bytes: &[u8]) -> Option<()> {
        (self.bytes.take(bytes.len())? == bytes).then_some(())
    }

    fn string(&mut self) -> Option<Rc<str>> {
        let text = match self.bytes.byte()? {
            STRING => self.utf()?,
            LONG_STRING => {
                let length = self.bytes.array().map(u64::from_be_bytes)?;
                modified_utf_8(self.bytes.take(usize::try_from(length).ok()?)?)?
            }
            REFERENCE => {
                let number = self.bytes.array().map(u32::from_be_bytes)?;
                let index = usize::try_from(number.checked_sub(FIRST_STRING)?).ok()?;
                return self.strings.get(index).cloned();
            }
            _ => return None,
        };
        let text = Rc::from(text);
        self.strings.push(Rc::clone(&text));
        Some(text)
    }

    fn utf(&mut self) -> Option<String> {
        let length = self.bytes.array().map(u16::from_be_bytes)?;
        modified_utf_8(self.bytes.take(length.into())?)
    }
}

/// Java's UTF-8: each unit of UTF-16 by itself, and two bytes for NUL.
fn modified_utf_8(bytes: &[u8]) -> Option<String> {
    let mut units = Vec::with_capacity(bytes.len());
    let mut bytes = bytes.iter().map(|byte| u16::from(*byte));
    while let Some(first) = bytes.next() {
        let mut more = || bytes.next().filter(|byte| byte & 0xC0 == 0x80).map(|byte| byte & 0x3F);
        units.push(match first {
            0x00..=0x7F => first,
            0xC0..=0xDF => (first & 0x1F) << 6 | more()?,
            0xE0..=0xEF => (first & 0x0F) << 12 | more()? << 6 | more()?,
            _ => return None,
        });
    }
    String::from_utf16(&units).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A map as Java writes it, with `pairs` as they are.
    fn stream(size: u8, pairs: &[u8]) -> Vec<u8> {
        let class = b"\x72\x00\x11java.util.HashMap\x05\x07\xDA\xC1\xC3\x16\x60\xD1\x03\x00\x02";
        let fields = b"F\x00\x0AloadFactorI\x00\x09threshold\x78\x70\x3F\x40\0\0\0\0\0\x0C";
        let block = [0x77, 8, 0, 0, 0, 16, 0, 0, 0, size];
        [MAGIC, class, fields, &block, pairs].concat()
    }

    #[test]
    fn strings_are_short_or_long_or_references() {
        let pairs = b"t\0\x01a|\0\0\0\0\0\0\0\x02bct\0\x01dq\0\x7E\0\x03x";
        let map = map(&stream(2, pairs)).unwrap();
        let map: Vec<_> = map.iter().map(|(key, value)| (&**key, &**value)).collect();
        assert_eq!(map, [("a", "bc"), ("d", "bc")]);
    }

    #[test]
    fn other_objects_and_short_streams_are_refused() {
        assert!(map(&stream(0, b"x")).is_some());
        for pairs in [&b""[..], b"t\0\x01a", b"t\0\x01aq\0\x7E\0\x09x", b"t\0\x01asrx", b"t\0\x09a"]
        {
            assert!(map(&stream(1, pairs)).is_none(), "{pairs:?}");
        }
    }

    #[test]
    fn characters_outside_the_first_plane_are_two_units() {
        let cesu_8 = [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80, 0xC0, 0x80, 0xE5, 0x81, 0xA5];
        assert_eq!(modified_utf_8(&cesu_8).unwrap(), "😀\0健");
        for bytes in [&[0xED, 0xA0, 0xBD][..], &[0xE5, 0x81], &[0xC3, 0x41], &[0xF0, 0x9F]] {
            assert_eq!(modified_utf_8(bytes), None);
        }
    }
}
