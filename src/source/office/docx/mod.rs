//! Word documents (Office Open XML).
//!
//! A document is a package of parts that name each other by relationships:
//! the body, the styles, the notes, headers and comments. The reader follows
//! them to one [`Content`]: what would be seen if every tracked change were
//! accepted.

mod body;
mod format;
mod inline;
mod relationships;
#[cfg(test)]
mod tests;

use super::content::Content;
use super::properties::Properties;
use crate::source::Sink;
use crate::source::package::{Package, all, attribute, elements, parse_xml, text_of};
use crate::source::reading::Context;
use body::Body;
use format::Formats;
use relationships::{Relationships, core_properties, main_part};

/// The first bytes of a compound file, in which Word 97 wrote its documents
/// and in which today's are wrapped when a password protects them.
const COMPOUND_FILE: &[u8] = b"\xD0\xCF\x11\xE0";

/// Reads a Word document.
pub(in crate::source) fn read(context: &Context<'_>, bytes: &[u8], sink: &mut Sink<'_>) {
    if bytes.starts_with(COMPOUND_FILE) {
        sink.problem(context.malformed(None, compound_file(bytes).to_owned()));
        return;
    }
    if let Err(what) = read_package(context, bytes, sink) {
        sink.problem(context.malformed(None, what));
    }
}

/// Says what a compound file holds, by the names of the streams in it.
fn compound_file(bytes: &[u8]) -> &'static str {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if holds("EncryptedPackage") {
        "it is protected by a password; save a copy without it"
    } else if holds("WordDocument") {
        "it is a Word 97-2003 document; save it as .docx"
    } else {
        "it is an old Office document; save it as .docx"
    }
}

/// Reads a document; `Err` says why it cannot be read at all. What is wrong
/// with parts besides the body is a problem, and the rest is read.
fn read_package(context: &Context<'_>, bytes: &[u8], sink: &mut Sink<'_>) -> Result<(), String> {
    let mut package = Package::open(context, bytes)?;
    let main = main_part(&mut package)?;
    let text = package
        .text(&main)?
        .ok_or_else(|| format!("it has no part {main}; expected {}", context.format.expected()))?;
    let document = parse_xml(&main, &text)?;
    let root = document.root_element();
    if root.tag_name().name() != "document" {
        let what = match root.tag_name().name() {
            "workbook" => "it is a spreadsheet",
            "presentation" => "they are slides",
            _ => "it is no Word document",
        };
        return Err(format!("{what}; expected {}", context.format.expected()));
    }
    let relations = Relationships::of(&mut package, &main);
    let mut parts = Parts { context, package, relations, sink };
    let formats = parts.formats();
    let mut content = Content::default();
    let mut body = Body::new(&formats);
    for element in elements(root).filter(|element| element.tag_name().name() == "body") {
        body.read(element, &mut content.pieces);
    }
    for (kind, element) in [("footnotes", "footnote"), ("endnotes", "endnote")] {
        parts.notes(kind, element, &formats, &mut content);
    }
    for (kind, why) in
        [("header", "page header"), ("footer", "page footer"), ("comments", "comment")]
    {
        parts.asides(kind, why, &formats, &mut content);
    }
    let properties = parts.properties();
    let Parts { sink, .. } = parts;
    content.finish(context, context.new_article(), properties, sink);
    Ok(())
}

/// The parts of a document besides its body.
struct Parts<'p, 's, 'c> {
    context: &'c Context<'c>,
    package: Package<'p>,
    relations: Relationships,
    sink: &'c mut Sink<'s>,
}

impl Parts<'_, '_, '_> {
    /// Unpacks a part; that it cannot be read is a problem.
    fn text(&mut self, name: &str) -> Option<String> {
        match self.package.text(name) {
            Ok(text) => text,
            Err(what) => {
                self.sink.problem(self.context.malformed(None, what));
                None
            }
        }
    }

    /// Unpacks the parts of a kind and hands each over as XML.
    fn each(&mut self, kind: &str, mut take: impl FnMut(roxmltree::Node<'_, '_>)) {
        for name in self.relations.of_kind(kind) {
            let Some(text) = self.text(&name) else { continue };
            match parse_xml(&name, &text) {
                Ok(document) => take(document.root_element()),
                Err(what) => self.sink.problem(self.context.malformed(None, what)),
            }
        }
    }

    fn formats(&mut self) -> Formats {
        let mut formats = Formats::default();
        self.each("styles", |root| formats.read_styles(root));
        self.each("numbering", |root| formats.read_numbering(root));
        formats
    }

    fn notes(&mut self, kind: &str, element: &str, formats: &Formats, content: &mut Content) {
        self.each(kind, |root| {
            let mut body = Body::new(formats);
            for note in elements(root).filter(|note| note.tag_name().name() == element) {
                // The lines that part notes from the text are notes too.
                let is_separator = attribute(note, "type").is_some_and(|kind| kind != "normal");
                let Some(id) = attribute(note, "id").filter(|_| !is_separator) else { continue };
                let mut pieces = Vec::new();
                body.read(note, &mut pieces);
                content.add_note(format!("{element} {id}"), pieces);
            }
        });
    }

    /// Leaves out what stands in parts of a kind: headers, comments.
    fn asides(&mut self, kind: &str, why: &'static str, formats: &Formats, content: &mut Content) {
        self.each(kind, |root| {
            let mut pieces = Vec::new();
            Body::new(formats).read(root, &mut pieces);
            content.add_asides(pieces, why);
        });
    }

    /// Reads the core properties.
    fn properties(&mut self) -> Properties {
        let mut properties = Properties {
            place: "core properties",
            stem: self.context.stem(),
            ..Properties::default()
        };
        let name = core_properties(&mut self.package);
        let Some(text) = self.text(&name) else { return properties };
        // They are no reason to complain: the text is there.
        let Ok(document) = parse_xml(&name, &text) else { return properties };
        for (element, field) in [
            ("title", "title"),
            ("creator", "creator"),
            ("keywords", "keywords"),
            ("language", "language"),
            ("subject", "subject"),
            ("description", "description"),
            ("category", "category"),
        ] {
            if let Some(node) = all(document.root(), element).next() {
                properties.add(field, &text_of(node, ""));
            }
        }
        properties
    }
}
