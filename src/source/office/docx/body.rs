//! The body of a Word document, and of its notes, headers and comments:
//! paragraphs and tables.

use roxmltree::Node;

use super::format::{Formats, switch, value};
use super::inline::{Inline, Runs};

use crate::source::office::MAX_DEPTH;
use crate::source::office::content::{Kind, Piece};
use crate::source::office::numbers::Counters;
use crate::source::office::styles::Style;
use crate::source::office::table;
use crate::source::package::{attribute, child, elements, text_of};

/// Reads paragraphs and tables.
pub(super) struct Body<'f, 'd> {
    formats: &'f Formats,
    runs: Runs<'f>,
    counters: Counters,
    /// What begins the next paragraph: a paragraph whose end is deleted, or a
    /// large first letter that has a frame of its own.
    begun: Option<Inline<'d>>,
}

impl<'f, 'd> Body<'f, 'd> {
    pub(super) fn new(formats: &'f Formats) -> Self {
        Self { formats, runs: Runs::new(formats), counters: Counters::default(), begun: None }
    }

    /// Reads what is in an element onto `pieces`.
    pub(super) fn read(&mut self, node: Node<'d, 'd>, pieces: &mut Vec<Piece>) {
        self.blocks(node, pieces, 0);
        if let Some(inline) = self.begun.take() {
            self.take(None, inline, pieces, 0);
        }
    }

    fn blocks(&mut self, node: Node<'d, 'd>, pieces: &mut Vec<Piece>, depth: usize) {
        for element in elements(node) {
            let name = element.tag_name().name();
            if depth > MAX_DEPTH {
                pieces.push(Piece::left_out(text_of(element, " "), "nested too deeply"));
                continue;
            }
            match name {
                "p" => self.paragraph(element, pieces, depth),
                "tbl" => self.table(element, pieces, depth),
                "sdt" => self.control(element, pieces, depth),
                "del" | "moveFrom" => {
                    pieces.push(Piece::left_out(text_of(element, " "), "deleted text"));
                }
                "altChunk" => pieces.push(Piece::left_out("", "embedded document")),
                "AlternateContent" => {
                    if let Some(chosen) = elements(element).next() {
                        self.blocks(chosen, pieces, depth + 1);
                    }
                }
                name if !name.ends_with("Pr") => self.blocks(element, pieces, depth + 1),
                _ => {}
            }
        }
    }

    /// Reads a content control: what it holds is text like any other, but for
    /// tables of contents.
    fn control(&mut self, node: Node<'d, 'd>, pieces: &mut Vec<Piece>, depth: usize) {
        let Some(content) = child(node, "sdtContent") else { return };
        let properties = child(node, "sdtPr");
        let gallery = properties
            .and_then(|node| child(node, "docPartObj"))
            .and_then(|node| value(node, "docPartGallery"));
        let why = match gallery {
            Some("Table of Contents") => "table of contents",
            _ if properties.and_then(|node| switch(node, "showingPlcHdr")) == Some(true) => {
                "placeholder"
            }
            _ => return self.blocks(content, pieces, depth + 1),
        };
        let start = pieces.len();
        self.blocks(content, pieces, depth + 1);
        for piece in pieces.iter_mut().skip(start) {
            piece.kind = Kind::LeftOut(why.into());
        }
    }

    fn table(&mut self, node: Node<'d, 'd>, pieces: &mut Vec<Piece>, depth: usize) {
        let mut rows = Vec::new();
        for row in inner(node, "tr") {
            let properties = child(row, "trPr");
            if properties.is_some_and(|properties| child(properties, "del").is_some()) {
                pieces.push(Piece::left_out(text_of(row, " "), "deleted text"));
                continue;
            }
            let mut cells = Vec::new();
            for cell in inner(row, "tc") {
                let mut content = Vec::new();
                self.blocks(cell, &mut content, depth + 1);
                cells.push(content);
            }
            rows.push(cells);
        }
        table::take(rows, pieces);
    }

    fn paragraph(&mut self, node: Node<'d, 'd>, pieces: &mut Vec<Piece>, depth: usize) {
        let mut inline = self.begun.take().unwrap_or_default();
        self.runs.read(node, &mut inline);
        let properties = child(node, "pPr");
        let frame = properties.and_then(|node| child(node, "framePr"));
        let is_drop_cap = frame
            .and_then(|node| attribute(node, "dropCap"))
            .is_some_and(|kind| matches!(kind, "drop" | "margin"));
        let end_is_deleted = properties
            .and_then(|node| child(node, "rPr"))
            .is_some_and(|node| child(node, "del").is_some());
        if is_drop_cap || end_is_deleted {
            self.begun = Some(inline);
            return;
        }
        self.take(properties, inline, pieces, depth);
    }

    /// Takes a paragraph whose text is complete.
    fn take(
        &mut self,
        properties: Option<Node<'d, 'd>>,
        inline: Inline<'d>,
        pieces: &mut Vec<Piece>,
        depth: usize,
    ) {
        let Inline { text, deleted, hidden, images, refers_to, boxes, plain, generated } = inline;
        let style = self.formats.style(properties);
        let mut piece = Piece { text, refers_to, bold: !plain, ..Piece::default() };
        piece.kind = Kind::Paragraph(style);
        if matches!(style, Style::Heading(_)) {
            self.runs.end_fields();
        }
        if let Some(why) = generated.filter(|_| !matches!(style, Style::Heading(_))) {
            piece.kind = Kind::LeftOut(why.into());
        } else if let Some(item) = self.formats.item(properties).filter(|_| !piece.is_blank()) {
            piece.number = self.counters.next(item.counter, item.level, item.levels);
            if style == Style::Text {
                piece.kind = Kind::Item(item.counter.to_owned());
            }
        }
        pieces.push(piece);
        for (text, why) in
            [(deleted, "deleted text"), (hidden, "hidden text"), (images, "image description")]
        {
            if !text.trim().is_empty() {
                pieces.push(Piece::left_out(text, why));
            }
        }
        for text_box in boxes {
            self.blocks(text_box, pieces, depth + 1);
        }
    }
}

/// Returns the rows of a table or the cells of a row, also those in a content
/// control or a tracked change.
fn inner<'d>(node: Node<'d, 'd>, name: &str) -> Vec<Node<'d, 'd>> {
    let mut found = Vec::new();
    for element in elements(node) {
        match element.tag_name().name() {
            other if other == name => found.push(element),
            "sdt" => {
                let content = child(element, "sdtContent");
                found.extend(content.into_iter().flat_map(|content| inner_of(content, name)));
            }
            "customXml" | "ins" => found.extend(inner_of(element, name)),
            _ => {}
        }
    }
    found
}

fn inner_of<'d>(node: Node<'d, 'd>, name: &str) -> Vec<Node<'d, 'd>> {
    elements(node).filter(|element| element.tag_name().name() == name).collect()
}
