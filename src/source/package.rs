//! Files that are zip packages of parts: Word documents, OpenDocument texts,
//! e-books.
//!
//! A package of a few kilobytes can unpack to gigabytes, and a part of XML can
//! ask for any amount of memory, so both are read here and only here, within
//! limits.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use roxmltree::{Document, Node, ParsingOptions};
use zip::ZipArchive;
use zip::result::ZipError;

use super::reading::Context;
use super::{binary, decode};

/// Most nodes (elements and texts) read of one part of XML.
///
/// A node was measured to take about 80 bytes, so that this bounds a part to a
/// gigabyte whatever it holds; a book of a thousand pages that is formatted
/// word by word has about a million.
const MAX_NODES: u32 = 12_000_000;

/// A package that is open for reading.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The most bytes that all its parts may unpack to.
    limit: u64,
    /// What is left of the limit.
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens a package; `Err` says what is wrong with it.
    pub(super) fn open(context: &Context<'_>, bytes: &'a [u8]) -> Result<Self, String> {
        let expected = context.format.expected();
        if !bytes.starts_with(b"PK") {
            let what = match (binary::recognise(bytes), bytes.is_empty()) {
                (_, true) => "it is empty".to_owned(),
                (Some(what), _) => format!("it is {what}"),
                (None, _) => "it is no zip package".to_owned(),
            };
            return Err(format!("{what}; expected {expected}"));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| {
            format!(
                "its zip package is damaged or cut short; expected {expected}; get the file again"
            )
        })?;
        let limit = context.options.max_file_bytes;
        Ok(Self { archive, limit, left: limit })
    }

    /// Returns the names of the parts.
    #[cfg(feature = "epub")]
    pub(super) fn names(&self) -> Vec<String> {
        self.archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect()
    }

    /// Unpacks a part; `None` where there is none of that name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, String> {
        let name = name.trim_start_matches('/');
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err("it is protected by a password; save a copy without it".to_owned());
            }
            Err(_) => return Err(damaged(name)),
        };
        let mut bytes = Vec::new();
        // One byte more than allowed tells a part that ends at the limit from
        // one that goes on.
        let read = file.take(self.left.saturating_add(1)).read_to_end(&mut bytes);
        if bytes.len() as u64 > self.left {
            return Err(format!(
                "its part {name} unpacks to too much; at most {} bytes are read of one file",
                self.limit
            ));
        }
        read.map_err(|_| damaged(name))?;
        self.left -= bytes.len() as u64;
        Ok(Some(bytes))
    }

    /// Unpacks a part that is text.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, String> {
        let Some(bytes) = self.part(name)? else { return Ok(None) };
        let decoded =
            decode::decode(&bytes).map_err(|what| format!("its part {name} is {what}"))?;
        Ok(Some(decoded.text.into_owned()))
    }
}

fn damaged(name: &str) -> String {
    format!("its part {name} is damaged; get the file again")
}

/// Parses a part of XML. Declarations of a document type are refused: none of
/// the formats needs them, and they can declare entities without end.
pub(super) fn parse_xml<'t>(name: &str, text: &'t str) -> Result<Document<'t>, String> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MAX_NODES, ..Default::default() };
    let text = text.trim_start_matches('\u{FEFF}');
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => {
            format!("its part {name} holds more than {MAX_NODES} elements; split it")
        }
        roxmltree::Error::DtdDetected => {
            format!("its part {name} declares a document type, which such parts never do")
        }
        error => format!("its part {name} is no well-formed XML: {error}"),
    })
}

/// Returns an attribute by its local name, whatever its namespace.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|found| found.value())
}

/// Returns the first child element of that local name.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| child.is_element() && child.tag_name().name() == name)
}

/// Returns the child elements.
pub(super) fn elements<'a, 'i>(node: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(Node::is_element)
}

/// Returns the elements below `node` of that local name, in document order.
pub(super) fn all<'a, 'i>(
    node: Node<'a, 'i>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'i>> {
    node.descendants().filter(move |node| node.is_element() && node.tag_name().name() == name)
}

/// Returns all text below `node`, the pieces parted by `between`.
pub(super) fn text_of(node: Node<'_, '_>, between: &str) -> String {
    let texts = node.descendants().filter(Node::is_text).filter_map(|node| node.text());
    texts.collect::<Vec<_>>().join(between)
}

/// Resolves a reference in a part against the place of that part:
/// `OEBPS/package.opf` and `text/one.xhtml` make `OEBPS/text/one.xhtml`.
pub(super) fn resolve(base: &str, reference: &str) -> String {
    let path = reference.split(['#', '?']).next().unwrap_or_default();
    let path = percent_decode(path);
    if let Some(absolute) = path.strip_prefix('/') {
        return absolute.to_owned();
    }
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn percent_decode(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex = text.get(at + 1..at + 3).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match hex {
            Some(value) if byte == b'%' => {
                decoded.push(value);
                at += 3;
            }
            _ => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    Cow::Owned(String::from_utf8_lossy(&decoded).into_owned())
}

/// Packs parts into a zip package, for tests.
#[cfg(test)]
pub(super) fn pack(parts: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write;
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn resolves_references() {
        for (base, reference, expected) in [
            ("OEBPS/package.opf", "text/one.xhtml", "OEBPS/text/one.xhtml"),
            ("OEBPS/nav/nav.xhtml", "../text/one.xhtml#a", "OEBPS/text/one.xhtml"),
            ("package.opf", "a%20b.xhtml", "a b.xhtml"),
            ("word/document.xml", "/word/notes.xml", "word/notes.xml"),
            ("a/b.xml", "../../../c.xml", "c.xml"),
            ("a.xml", "100%.xml", "100%.xml"),
        ] {
            assert_eq!(resolve(base, reference), expected);
        }
    }
}
