//! The styles and list numbers that paragraphs of an OpenDocument text refer
//! to.

use std::collections::HashMap;

use roxmltree::Node;

use crate::source::office::numbers::{Form, Level, MAX_LEVELS};
use crate::source::office::styles::{self, MAX_CHAIN, Style};
use crate::source::package::{attribute, child, elements};

/// Styles and lists of a document.
#[derive(Debug, Default)]
pub(super) struct Formats {
    styles: HashMap<String, Entry>,
    lists: HashMap<String, Vec<Level>>,
    /// The numbers of headings.
    pub(super) outline: Vec<Level>,
}

/// A style as the file states it.
#[derive(Debug, Default)]
struct Entry {
    name: String,
    parent: Option<String>,
    outline: Option<u8>,
    bold: Option<bool>,
    hidden: bool,
}

impl Formats {
    /// Reads the styles in one element of a part: `styles` for those with a
    /// name, `automatic-styles` for those that stand for formatting.
    pub(super) fn read(&mut self, root: Node<'_, '_>, element: &str) {
        let Some(group) = child(root, element) else { return };
        for node in elements(group) {
            match node.tag_name().name() {
                "style" => self.style_entry(node),
                "list-style" => {
                    if let Some(name) = attribute(node, "name") {
                        self.lists.insert(name.to_owned(), levels(node));
                    }
                }
                "outline-style" => self.outline = levels(node),
                _ => {}
            }
        }
    }

    fn style_entry(&mut self, node: Node<'_, '_>) {
        let Some(name) = attribute(node, "name") else { return };
        let text = child(node, "text-properties");
        let weight = text.and_then(|text| attribute(text, "font-weight"));
        let entry = Entry {
            name: attribute(node, "display-name").unwrap_or(name).to_owned(),
            parent: attribute(node, "parent-style-name").map(str::to_owned),
            outline: attribute(node, "default-outline-level").and_then(|level| level.parse().ok()),
            bold: weight.map(|weight| !matches!(weight, "normal" | "100" | "200" | "300" | "400")),
            hidden: text.and_then(|text| attribute(text, "display")) == Some("none"),
        };
        self.styles.insert(name.to_owned(), entry);
    }

    fn chain<'f>(&'f self, name: &str) -> impl Iterator<Item = &'f Entry> {
        let next =
            |entry: &&'f Entry| entry.parent.as_deref().and_then(|name| self.styles.get(name));
        std::iter::successors(self.styles.get(name), next).take(MAX_CHAIN)
    }

    /// Returns what a style makes of a paragraph.
    pub(super) fn style(&self, name: &str) -> Style {
        let mut chain = self.chain(name);
        let known = chain.find_map(|entry| {
            let level = entry.outline.filter(|level| *level > 0).map(Style::Heading);
            styles::by_name(&entry.name).or(level)
        });
        // A parent may be named that the file does not hold.
        let last = || self.chain(name).last().map_or(Some(name), |last| last.parent.as_deref());
        known.or_else(|| last().and_then(styles::by_name)).unwrap_or(Style::Text)
    }

    /// Says whether a style is bold; `None` where it says nothing.
    pub(super) fn is_bold(&self, name: &str) -> Option<bool> {
        self.chain(name).find_map(|entry| entry.bold)
    }

    /// Says whether a style hides text.
    pub(super) fn is_hidden(&self, name: &str) -> bool {
        self.styles.get(name).is_some_and(|entry| entry.hidden)
    }

    /// Returns the levels of a list.
    pub(super) fn levels(&self, list: &str) -> &[Level] {
        self.lists.get(list).map_or(&[], Vec::as_slice)
    }
}

/// Reads the levels of a list style. Only those that number make numbers.
fn levels(style: Node<'_, '_>) -> Vec<Level> {
    let mut levels = vec![Level::default(); MAX_LEVELS];
    for node in elements(style) {
        let number = attribute(node, "level").and_then(|level| level.parse::<usize>().ok());
        let place = number.and_then(|number| number.checked_sub(1));
        let Some((place, level)) = place.and_then(|at| Some((at, levels.get_mut(at)?))) else {
            continue;
        };
        level.form = match attribute(node, "num-format") {
            Some("1") => Some(Form::Decimal),
            Some("a") => Some(Form::LowerLetter),
            Some("A") => Some(Form::UpperLetter),
            Some("i") => Some(Form::LowerRoman),
            Some("I") => Some(Form::UpperRoman),
            _ => None,
        };
        let shown = attribute(node, "display-levels").and_then(|shown| shown.parse().ok());
        let first = (place + 1).saturating_sub(shown.unwrap_or(1).max(1));
        let marks: Vec<String> = (first..=place).map(|at| format!("%{}", at + 1)).collect();
        let prefix = attribute(node, "num-prefix").unwrap_or_default();
        let suffix = attribute(node, "num-suffix").unwrap_or_default();
        level.pattern = format!("{prefix}{}{suffix}", marks.join("."));
        level.start =
            attribute(node, "start-value").and_then(|start| start.parse().ok()).unwrap_or(1);
    }
    levels
}
