//! The table of styles of a Rich Text document.

use std::collections::HashMap;

use crate::source::office::styles::{self, MAX_CHAIN, Style};

/// The number that says that a style is based on none.
const NO_STYLE: i32 = 222;

/// The styles by their numbers.
#[derive(Debug, Default)]
pub(super) struct Stylesheet {
    entries: HashMap<i32, Entry>,
}

/// A style.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) based_on: Option<i32>,
    pub(super) outline: Option<u8>,
}

impl Stylesheet {
    pub(super) fn add(&mut self, number: i32, entry: Entry) {
        self.entries.insert(number, entry);
    }

    /// Returns what a paragraph is, by the number of its style and its own
    /// outline level, which counts from 0.
    pub(super) fn style(&self, number: i32, outline: Option<u8>) -> Style {
        let next = |entry: &&Entry| {
            let number = entry.based_on.filter(|number| *number != NO_STYLE)?;
            self.entries.get(&number)
        };
        let chain = || std::iter::successors(self.entries.get(&number), next).take(MAX_CHAIN);
        let named = chain().find_map(|entry| styles::by_name(&entry.name));
        let level = || outline.or_else(|| chain().find_map(|entry| entry.outline));
        let heading = || level().filter(|level| *level <= 8).map(|level| Style::Heading(level + 1));
        named.or_else(heading).unwrap_or(Style::Text)
    }
}
