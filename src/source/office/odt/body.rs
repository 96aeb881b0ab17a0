//! The body of an OpenDocument text: paragraphs, lists, tables, sections.

use roxmltree::Node;

use super::format::Formats;
use super::inline::{Inline, Place};
use crate::source::office::MAX_DEPTH;
use crate::source::office::content::{Content, Kind, Piece};
use crate::source::office::numbers::Counters;
use crate::source::office::styles::Style;
use crate::source::office::table;
use crate::source::package::{attribute, child, elements, text_of};

/// Reads paragraphs, lists and tables.
pub(super) struct Body<'f> {
    formats: &'f Formats,
    counters: Counters,
    /// How many lists there were, to tell them apart.
    lists: usize,
    notes: Vec<(String, Vec<Piece>)>,
}

/// The list that a paragraph stands in.
#[derive(Clone, Copy)]
struct List<'n> {
    /// The name by which its numbers are counted.
    name: &'n str,
    style: &'n str,
    level: usize,
}

impl<'f> Body<'f> {
    pub(super) fn new(formats: &'f Formats) -> Self {
        Self { formats, counters: Counters::default(), lists: 0, notes: Vec::new() }
    }

    /// Reads what is in an element.
    pub(super) fn read(mut self, node: Node<'_, '_>, content: &mut Content) {
        self.blocks(node, &mut content.pieces, 0);
        for (label, pieces) in self.notes {
            content.add_note(label, pieces);
        }
    }

    fn blocks(&mut self, node: Node<'_, '_>, pieces: &mut Vec<Piece>, depth: usize) {
        for element in elements(node) {
            self.block(element, pieces, depth + 1);
        }
    }

    fn block(&mut self, node: Node<'_, '_>, pieces: &mut Vec<Piece>, depth: usize) {
        if depth > MAX_DEPTH {
            pieces.push(Piece::left_out(text_of(node, " "), "nested too deeply"));
            return;
        }
        let name = node.tag_name().name();
        match name {
            "p" | "h" => self.paragraph(node, None, pieces, depth),
            "list" => self.list(node, None, pieces, depth),
            "table" => self.table(node, pieces, depth),
            "tracked-changes" => self.changes(node, pieces),
            "table-of-content" | "illustration-index" | "table-index" | "object-index"
            | "user-index" => self.leave_out(node, "table of contents", pieces, depth),
            "alphabetical-index" => self.leave_out(node, "index", pieces, depth),
            "section" if attribute(node, "display") == Some("none") => {
                self.leave_out(node, "hidden text", pieces, depth);
            }
            "frame" | "custom-shape" | "rect" | "ellipse" | "g" => {
                let mut inline = Inline::default();
                inline.graphics(node);
                self.aside(inline, pieces, depth);
            }
            // What stands here is no text: declarations, templates of indexes.
            _ if name.ends_with("-decls") || name.ends_with("-source") || name == "forms" => {}
            "note-citation" | "annotation-end" => {}
            _ => self.blocks(node, pieces, depth),
        }
    }

    /// Reads what is in an element, to leave it out.
    fn leave_out(
        &mut self,
        node: Node<'_, '_>,
        why: &'static str,
        pieces: &mut Vec<Piece>,
        depth: usize,
    ) {
        let start = pieces.len();
        self.blocks(node, pieces, depth);
        for piece in pieces.iter_mut().skip(start) {
            piece.kind = Kind::LeftOut(why.into());
        }
    }

    /// Of the tracked changes, which stand before the text, only deletions
    /// hold text of their own.
    fn changes(&mut self, node: Node<'_, '_>, pieces: &mut Vec<Piece>) {
        for region in elements(node) {
            let Some(deletion) = child(region, "deletion") else { continue };
            for part in elements(deletion).filter(|part| part.tag_name().name() != "change-info") {
                let text = text_of(part, "");
                if !text.trim().is_empty() {
                    pieces.push(Piece::left_out(text, "deleted text"));
                }
            }
        }
    }

    fn list(
        &mut self,
        node: Node<'_, '_>,
        outer: Option<List<'_>>,
        pieces: &mut Vec<Piece>,
        depth: usize,
    ) {
        if depth > MAX_DEPTH {
            pieces.push(Piece::left_out(text_of(node, " "), "nested too deeply"));
            return;
        }
        let style = attribute(node, "style-name");
        let style = style.or(outer.map(|outer| outer.style)).unwrap_or_default();
        // A list that does not continue another one counts from its start.
        let continues = attribute(node, "continue-numbering") == Some("true")
            || attribute(node, "continue-list").is_some();
        if outer.is_none() && !continues {
            self.lists += 1;
        }
        let name = outer.map_or_else(|| self.lists.to_string(), |outer| outer.name.to_owned());
        let level = outer.map_or(0, |outer| outer.level + 1);
        let list = List { name: &name, style, level };
        for item in elements(node) {
            let mut is_first = item.tag_name().name() == "list-item";
            for element in elements(item) {
                match element.tag_name().name() {
                    "p" | "h" => {
                        let numbered = std::mem::take(&mut is_first);
                        self.item(element, list, numbered, pieces, depth + 1);
                    }
                    "list" => self.list(element, Some(list), pieces, depth + 1),
                    _ => self.block(element, pieces, depth + 1),
                }
            }
        }
    }

    fn item(
        &mut self,
        node: Node<'_, '_>,
        list: List<'_>,
        numbered: bool,
        pieces: &mut Vec<Piece>,
        depth: usize,
    ) {
        let levels = self.formats.levels(list.style);
        let number = if numbered {
            self.counters.next(list.name, list.level, levels)
        } else {
            String::new()
        };
        self.paragraph(node, Some((list.name, number)), pieces, depth);
    }

    fn table(&mut self, node: Node<'_, '_>, pieces: &mut Vec<Piece>, depth: usize) {
        let mut rows = Vec::new();
        self.rows(node, &mut rows, depth);
        table::take(rows, pieces);
    }

    /// Rows may stand in groups of rows.
    fn rows(&mut self, node: Node<'_, '_>, rows: &mut table::Rows, depth: usize) {
        for element in elements(node).filter(|_| depth <= MAX_DEPTH) {
            match element.tag_name().name() {
                "table-row" => {
                    let mut cells = Vec::new();
                    // A cell under one that spans several rows is empty.
                    let is_cell = |cell: &Node<'_, '_>| cell.tag_name().name().ends_with("cell");
                    for cell in elements(element).filter(is_cell) {
                        let mut content = Vec::new();
                        self.blocks(cell, &mut content, depth + 1);
                        cells.push(content);
                    }
                    rows.push(cells);
                }
                "table-header-rows" | "table-rows" | "table-row-group" => {
                    self.rows(element, rows, depth + 1);
                }
                _ => {}
            }
        }
    }

    fn paragraph(
        &mut self,
        node: Node<'_, '_>,
        item: Option<(&str, String)>,
        pieces: &mut Vec<Piece>,
        depth: usize,
    ) {
        let name = attribute(node, "style-name").unwrap_or_default();
        let mut style = self.formats.style(name);
        let is_heading = node.tag_name().name() == "h";
        if is_heading && !matches!(style, Style::Title | Style::Contents) {
            let level = attribute(node, "outline-level").and_then(|level| level.parse().ok());
            style = Style::Heading(level.unwrap_or(1).max(1));
        }
        let mut inline = Inline::default();
        inline.read(node, Place::of(name, self.formats), self.formats);
        let mut piece = Piece {
            text: std::mem::take(&mut inline.text),
            kind: Kind::Paragraph(style),
            bold: !inline.plain,
            ..Piece::default()
        };
        match item {
            Some((list, number)) => {
                piece.number = number;
                if style == Style::Text {
                    piece.kind = Kind::Item(list.to_owned());
                }
            }
            None if is_heading && attribute(node, "is-list-header") != Some("true") => {
                let level = match style {
                    Style::Heading(level) => usize::from(level - 1),
                    _ => 0,
                };
                piece.number = self.counters.next("headings", level, &self.formats.outline);
            }
            None => {}
        }
        for note in std::mem::take(&mut inline.notes) {
            piece.refers_to.push(self.note(note, depth));
        }
        pieces.push(piece);
        self.aside(inline, pieces, depth);
    }

    /// Reads a note and returns its label.
    fn note(&mut self, note: Node<'_, '_>, depth: usize) -> String {
        let label = format!("note {}", self.notes.len() + 1);
        // Its place is taken first, as it may hold notes itself.
        let at = self.notes.len();
        self.notes.push((label.clone(), Vec::new()));
        let mut pieces = Vec::new();
        if let Some(body) = child(note, "note-body").filter(|_| depth <= MAX_DEPTH) {
            self.blocks(body, &mut pieces, depth + 1);
        }
        if let Some((_, note)) = self.notes.get_mut(at) {
            *note = pieces;
        }
        label
    }

    /// Takes what is anchored in a paragraph but no part of its sentences.
    fn aside(&mut self, inline: Inline<'_>, pieces: &mut Vec<Piece>, depth: usize) {
        for (text, why) in [(inline.hidden, "hidden text"), (inline.images, "image description")] {
            if !text.trim().is_empty() {
                pieces.push(Piece::left_out(text, why));
            }
        }
        for comment in inline.comments {
            let paragraphs = elements(comment).filter(|node| node.tag_name().name() == "p");
            let texts: Vec<String> = paragraphs.map(|node| text_of(node, "")).collect();
            pieces.push(Piece::left_out(texts.join(" "), "comment"));
        }
        for text_box in inline.boxes {
            self.blocks(text_box, pieces, depth + 1);
        }
    }
}
