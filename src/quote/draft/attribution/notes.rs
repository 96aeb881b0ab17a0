//! The notes of a draft, and the sources that they name.

use std::collections::HashMap;

use super::super::block::Block;
use super::author_year;
use super::marker::{markers, scan};
use crate::quote::Attribution;

/// What the notes name, by their labels.
#[derive(Debug, Default)]
pub(in crate::quote::draft) struct Notes {
    names: HashMap<String, Vec<Attribution>>,
}

impl Notes {
    /// Reads the notes that something refers to. A note that refers to others
    /// is not followed there.
    pub(super) fn read(blocks: &[Block]) -> Self {
        let mut names: HashMap<String, Vec<Attribution>> = HashMap::new();
        for reference in blocks.iter().flat_map(|block| &block.references) {
            names.entry(reference.label.clone()).or_default();
        }
        let none = Self::default();
        for block in blocks {
            for label in block.note.iter().chain(&block.anchors) {
                let Some(known) = names.get_mut(label) else { continue };
                let mut named: Vec<_> =
                    markers(block, &none).into_iter().flat_map(|marker| marker.names).collect();
                let is_author = |name: &Attribution| matches!(name, Attribution::AuthorYear { .. });
                if !named.iter().any(is_author) {
                    named.extend(author_year::of_reference(&block.text));
                }
                known.extend(named);
            }
        }
        Self { names }
    }

    /// Returns the sources that a note names.
    pub(super) fn of(&self, label: &str) -> &[Attribution] {
        self.names.get(label).map_or(&[], Vec::as_slice)
    }
}

/// Returns the sources that the line below a block quote names, or its
/// brackets.
pub(super) fn named_in(text: &str) -> Vec<Attribution> {
    let names: Vec<_> = scan(text).into_iter().flat_map(|marker| marker.names).collect();
    if names.is_empty() {
        return author_year::of_reference(text.trim_matches(|c: char| !c.is_alphanumeric()));
    }
    names
}
