//! Reads XML event by event. Nothing is fetched or expanded: a reference to an entity that the
//! document declares is an error, as is an element more than [`MAX_DEPTH`] levels deep.

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// `KeePass` nests a group in two elements at most, and nobody nests groups so deep.
const MAX_DEPTH: usize = 256;

/// Receives the parts of a document in their order.
pub(crate) trait Handler {
    /// The error of the format.
    type Error;
    /// An element begins.
    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), Self::Error>;
    /// A piece of the text in the element that was opened last.
    fn text(&mut self, text: &str) -> Result<(), Self::Error>;
    /// The element that was opened last ends.
    fn close(&mut self) -> Result<(), Self::Error>;
}

/// Reads a document. Anything that is not well-formed is `malformed`.
pub(crate) fn walk<H: Handler>(
    document: &str,
    handler: &mut H,
    malformed: impl Fn() -> H::Error,
) -> Result<(), H::Error> {
    let mut reader = Reader::from_str(document);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|_| malformed())? {
            Event::Start(element) => {
                depth = depth.saturating_add(1);
                if depth > MAX_DEPTH {
                    return Err(malformed());
                }
                handler.open(&element)?;
            }
            Event::End(_) => {
                depth = depth.checked_sub(1).ok_or_else(&malformed)?;
                handler.close()?;
            }
            // White space around the root element is no text of an element.
            Event::Text(text) if depth > 0 => handler.text(&text.xml10_content())?,
            Event::CData(text) if depth > 0 => handler.text(&text.xml10_content())?,
            Event::GeneralRef(reference) => {
                let mut buffer = [0; 4];
                handler.text(resolve(&reference, &mut buffer).ok_or_else(&malformed)?)?;
            }
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(malformed()),
            _ => {}
        }
    }
}

/// The character of `&#…;`, or of one of the five entities of XML itself.
fn resolve<'a>(reference: &BytesRef<'_>, buffer: &'a mut [u8; 4]) -> Option<&'a str> {
    match reference.resolve_char_ref().ok()? {
        Some(character) => Some(character.encode_utf8(buffer)),
        None => resolve_xml_entity(reference.xml10_content().as_ref()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Collected(String);

    impl Handler for Collected {
        type Error = ();

        fn open(&mut self, element: &BytesStart<'_>) -> Result<(), ()> {
            self.0.push_str(element.name().as_ref());
            self.0.push('(');
            Ok(())
        }

        fn text(&mut self, text: &str) -> Result<(), ()> {
            self.0.push_str(text);
            Ok(())
        }

        fn close(&mut self) -> Result<(), ()> {
            self.0.push(')');
            Ok(())
        }
    }

    fn collect(document: &str) -> Result<String, ()> {
        let mut collected = Collected::default();
        walk(document, &mut collected, || ()).map(|()| collected.0)
    }

    #[test]
    fn texts_are_read_with_the_entities_of_xml_alone() {
        let document = "<?xml version=\"1.0\"?>\n<a>x&amp;&#x5065;<b/><![CDATA[<c>]]></a>\n";
        assert_eq!(collect(document).unwrap(), "a(x&健b()<c>)");
        let declared = "<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>";
        for document in [declared, "<a>&nbsp;</a>", "<a>&#xD800;</a>", "<a>", "<a></b>", "</a>"] {
            assert_eq!(collect(document), Err(()), "{document}");
        }
        assert!(collect(&"<a>".repeat(100_000)).is_err());
    }
}
