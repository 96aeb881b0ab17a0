//! The text of a paragraph of an OpenDocument text.

use roxmltree::Node;

use super::format::Formats;
use crate::source::office::MAX_DEPTH;
use crate::source::package::{attribute, child, elements, text_of};

/// Blanks that one element may stand for; more are a mistake of the file.
const MAX_BLANKS: usize = 200;

/// What a paragraph holds.
#[derive(Default)]
pub(super) struct Inline<'d> {
    /// The text that is read.
    pub(super) text: String,
    /// Text that is formatted as hidden.
    pub(super) hidden: String,
    /// Descriptions of pictures, each on a line.
    pub(super) images: String,
    /// Foot- and endnotes.
    pub(super) notes: Vec<Node<'d, 'd>>,
    /// Comments.
    pub(super) comments: Vec<Node<'d, 'd>>,
    /// Text boxes and shapes with text that are anchored here.
    pub(super) boxes: Vec<Node<'d, 'd>>,
    /// Whether it holds text that is not bold.
    pub(super) plain: bool,
}

/// What holds of the text inside an element.
#[derive(Clone, Copy)]
pub(super) struct Place {
    bold: bool,
    hidden: bool,
    depth: usize,
}

impl Place {
    /// The place in a paragraph of that style.
    pub(super) fn of(style: &str, formats: &Formats) -> Self {
        Self {
            bold: formats.is_bold(style).unwrap_or(false),
            hidden: formats.is_hidden(style),
            depth: 0,
        }
    }
}

impl<'d> Inline<'d> {
    /// Reads what is in an element.
    pub(super) fn read(&mut self, node: Node<'d, 'd>, place: Place, formats: &Formats) {
        for inner in node.children() {
            if inner.is_text() {
                self.text(inner.text().unwrap_or_default(), place);
            } else if inner.is_element() {
                self.element(inner, place, formats);
            }
        }
    }

    fn element(&mut self, node: Node<'d, 'd>, place: Place, formats: &Formats) {
        let mut inner = Place { depth: place.depth + 1, ..place };
        match node.tag_name().name() {
            _ if inner.depth > MAX_DEPTH => self.text(&text_of(node, " "), place),
            "s" => {
                let count = attribute(node, "c").and_then(|count| count.parse().ok());
                self.text.push_str(&" ".repeat(count.unwrap_or(1).min(MAX_BLANKS)));
            }
            "tab" => self.text.push('\t'),
            "line-break" => self.text.push('\n'),
            "note" => self.notes.push(node),
            "annotation" => self.comments.push(node),
            "frame" | "text-box" | "custom-shape" | "rect" | "ellipse" | "g" | "control" => {
                self.graphics(node);
            }
            "ruby" => {
                if let Some(base) = child(node, "ruby-base") {
                    self.read(base, inner, formats);
                }
            }
            "script" => {}
            "hidden-text" => self.hidden.push_str(&text_of(node, "")),
            _ => {
                if let Some(style) = attribute(node, "style-name") {
                    inner.bold = formats.is_bold(style).unwrap_or(place.bold);
                    inner.hidden |= formats.is_hidden(style);
                }
                self.read(node, inner, formats);
            }
        }
    }

    /// Adds text; line ends and tabs in the file are blanks, as runs of blanks
    /// are one.
    fn text(&mut self, text: &str, place: Place) {
        let target = if place.hidden { &mut self.hidden } else { &mut self.text };
        let mut after_blank = target.ends_with([' ', '\n', '\t']);
        for c in text.chars() {
            let is_blank = matches!(c, ' ' | '\n' | '\r' | '\t');
            if !is_blank {
                target.push(c);
            } else if !after_blank {
                target.push(' ');
            }
            after_blank = is_blank;
        }
        self.plain |= !place.bold && !text.trim().is_empty();
    }

    /// Finds the text boxes and the descriptions in a drawing.
    pub(super) fn graphics(&mut self, drawing: Node<'d, 'd>) {
        let mut open = vec![drawing];
        while let Some(node) = open.pop() {
            match node.tag_name().name() {
                "desc" => {
                    self.images.push_str(&text_of(node, ""));
                    self.images.push('\n');
                    continue;
                }
                // The title of a picture is often its file name.
                "title" | "object" | "object-ole" => continue,
                _ => {}
            }
            let holds_text = |node: &Node<'d, 'd>| {
                matches!(node.tag_name().name(), "p" | "h" | "list" | "table" | "section")
            };
            if elements(node).any(|inner| holds_text(&inner)) {
                self.boxes.push(node);
                continue;
            }
            // The last that is pushed is looked at first.
            let inner: Vec<Node<'d, 'd>> = elements(node).collect();
            open.extend(inner.into_iter().rev());
        }
    }
}
