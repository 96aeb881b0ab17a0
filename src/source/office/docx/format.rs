//! The styles and list numbers that paragraphs of a Word document refer to.

use std::collections::HashMap;

use roxmltree::Node;

use crate::source::office::numbers::{Form, Level, MAX_LEVELS};
use crate::source::office::styles::{self, MAX_CHAIN, Style};
use crate::source::package::{attribute, child, elements};

/// Styles and lists of a document.
#[derive(Debug, Default)]
pub(super) struct Formats {
    styles: HashMap<String, Entry>,
    /// The style of paragraphs that name none.
    default_style: Option<String>,
    lists: HashMap<String, List>,
    /// The levels of each definition of a list, which several lists share.
    levels: HashMap<String, Vec<Level>>,
}

/// A style as the file states it.
#[derive(Debug, Default)]
struct Entry {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    bold: Option<bool>,
    list: Option<(Option<String>, Option<usize>)>,
}

#[derive(Debug)]
struct List {
    definition: String,
    restarts: bool,
}

/// The list that a paragraph is an item of.
pub(super) struct Item<'f> {
    /// The name by which the numbers are counted.
    pub(super) counter: &'f str,
    pub(super) level: usize,
    pub(super) levels: &'f [Level],
}

impl Formats {
    pub(super) fn read_styles(&mut self, root: Node<'_, '_>) {
        for style in elements(root).filter(|node| node.tag_name().name() == "style") {
            let Some(id) = attribute(style, "styleId") else { continue };
            let paragraph = child(style, "pPr");
            let entry = Entry {
                name: value(style, "name").unwrap_or(id).to_owned(),
                based_on: value(style, "basedOn").map(str::to_owned),
                outline: paragraph.and_then(outline_level),
                bold: child(style, "rPr").and_then(|run| switch(run, "b")),
                list: paragraph.and_then(|paragraph| child(paragraph, "numPr")).map(list_reference),
            };
            let is_default = matches!(attribute(style, "default"), Some("1" | "true" | "on"));
            if is_default && attribute(style, "type") == Some("paragraph") {
                self.default_style = Some(id.to_owned());
            }
            self.styles.insert(id.to_owned(), entry);
        }
    }

    pub(super) fn read_numbering(&mut self, root: Node<'_, '_>) {
        for node in elements(root) {
            match node.tag_name().name() {
                "abstractNum" => {
                    let Some(id) = attribute(node, "abstractNumId") else { continue };
                    let levels = elements(node).filter(|level| level.tag_name().name() == "lvl");
                    self.levels.insert(id.to_owned(), levels.take(MAX_LEVELS).map(level).collect());
                }
                "num" => {
                    let ids = attribute(node, "numId").zip(value(node, "abstractNumId"));
                    let Some((id, definition)) = ids else { continue };
                    let restarts = child(node, "lvlOverride").is_some();
                    let list = List { definition: definition.to_owned(), restarts };
                    self.lists.insert(id.to_owned(), list);
                }
                _ => {}
            }
        }
    }

    /// Returns a style and those it is based on, nearest first.
    fn chain<'f>(&'f self, id: Option<&'f str>) -> impl Iterator<Item = &'f Entry> {
        let first = id.or(self.default_style.as_deref()).and_then(|id| self.styles.get(id));
        let next = |entry: &&'f Entry| entry.based_on.as_deref().and_then(|id| self.styles.get(id));
        std::iter::successors(first, next).take(MAX_CHAIN)
    }

    /// Returns what a paragraph is by its properties (`pPr`).
    pub(super) fn style(&self, paragraph: Option<Node<'_, '_>>) -> Style {
        let id = paragraph.and_then(|node| value(node, "pStyle"));
        let named = self.chain(id).find_map(|entry| styles::by_name(&entry.name));
        // The file may have lost its styles; their ids say much the same.
        let by_id = || id.and_then(styles::by_name);
        if let Some(style) = named.or_else(by_id) {
            return style;
        }
        let own = paragraph.and_then(outline_level);
        let level = own.or_else(|| self.chain(id).find_map(|entry| entry.outline));
        match level {
            Some(level @ 0..=8) => Style::Heading(level + 1),
            _ => Style::Text,
        }
    }

    /// Returns the list that a paragraph is an item of, by its properties.
    pub(super) fn item(&self, paragraph: Option<Node<'_, '_>>) -> Option<Item<'_>> {
        let own = paragraph.and_then(|node| child(node, "numPr")).map(list_reference);
        let id = paragraph.and_then(|node| value(node, "pStyle"));
        let (mut list, mut level) = own.unwrap_or_default();
        for entry in self.chain(id).filter_map(|entry| entry.list.as_ref()) {
            list = list.or_else(|| entry.0.clone());
            level = level.or(entry.1);
        }
        let (id, list) = self.lists.get_key_value(list.as_deref()?)?;
        let levels = self.levels.get(&list.definition)?;
        let counter = if list.restarts { id.as_str() } else { list.definition.as_str() };
        Some(Item { counter, level: level.unwrap_or(0), levels })
    }

    /// Says whether a paragraph's, or a run's, style is bold.
    pub(super) fn is_bold(&self, id: Option<&str>) -> Option<bool> {
        self.chain(id).find_map(|entry| entry.bold)
    }
}

/// Returns the value of a child element: `<w:name w:val="heading 1"/>`.
pub(super) fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    child(node, name).and_then(|child| attribute(child, "val"))
}

/// Reads a property that is on or off; `None` where it is not stated.
pub(super) fn switch(node: Node<'_, '_>, name: &str) -> Option<bool> {
    let child = child(node, name)?;
    Some(!matches!(attribute(child, "val"), Some("0" | "false" | "off")))
}

fn outline_level(paragraph: Node<'_, '_>) -> Option<u8> {
    value(paragraph, "outlineLvl")?.parse().ok()
}

/// Reads the list and the level of `numPr`; list 0 is none.
fn list_reference(node: Node<'_, '_>) -> (Option<String>, Option<usize>) {
    let level = value(node, "ilvl").and_then(|level| level.parse().ok());
    (value(node, "numId").map(str::to_owned), level)
}

fn level(node: Node<'_, '_>) -> Level {
    let form = match value(node, "numFmt") {
        Some("decimal" | "decimalZero" | "ordinal") | None => Some(Form::Decimal),
        Some("lowerLetter") => Some(Form::LowerLetter),
        Some("upperLetter") => Some(Form::UpperLetter),
        Some("lowerRoman") => Some(Form::LowerRoman),
        Some("upperRoman") => Some(Form::UpperRoman),
        _ => None,
    };
    Level {
        form,
        pattern: value(node, "lvlText").unwrap_or_default().to_owned(),
        start: value(node, "start").and_then(|start| start.parse().ok()).unwrap_or(0),
    }
}
