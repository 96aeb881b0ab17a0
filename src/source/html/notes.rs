//! Footnotes and endnotes: which elements are notes, and which links refer to
//! them.

use std::collections::{HashMap, HashSet};

use super::page::Page;
use super::tag::Tag;
use crate::source::tidy;

/// The longest text of a link that is a reference: `[12]`, `†`, `Note 3`.
const MAX_MARK_CHARS: usize = 8;

/// Starts of the ids that programs give to notes.
const ID_STARTS: &[&str] = &[
    "fn",
    "_ftn",
    "ftn",
    "footnote",
    "endnote",
    "_edn",
    "edn",
    "cite_note",
    "cite-note",
    "sdfootnote",
    "note",
    "easy-footnote-bottom",
    "ednote",
];

/// Words that say of an element, or of the list around it, that it is a note.
const NOTE_WORDS: &[&str] =
    &["footnote", "endnote", "rearnote", "doc-endnote", "doc-footnote", "references", "notes"];

/// The notes of a page.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// The labels of the blocks that are notes.
    blocks: HashMap<usize, String>,
    labels: HashSet<String>,
}

impl Notes {
    /// Finds the notes that something on the page refers to.
    pub(super) fn find(page: &Page) -> Self {
        let mut ids: HashMap<&str, usize> = HashMap::new();
        let mut targets: HashSet<&str> = HashSet::new();
        for at in 0..page.nodes.len() {
            if !page.is_element(at) {
                continue;
            }
            let name = if page.tag(at) == Tag::A { page.attribute(at, "name") } else { None };
            if let Some(id) = page.attribute(at, "id").or(name) {
                ids.entry(id).or_insert(at);
            }
            if page.tag(at) == Tag::A && is_mark(page, at) {
                targets.extend(target(page, at));
            }
        }
        let mut notes = Self::default();
        for target in targets {
            let Some(at) = ids.get(target).copied() else { continue };
            let block = if page.tag(at).is_block() {
                Some(at)
            } else {
                page.ancestors(at).find(|at| page.tag(*at).is_block())
            };
            if let Some(block) = block.filter(|block| is_note(page, target, *block)) {
                notes.blocks.entry(block).or_insert_with(|| target.to_owned());
                notes.labels.insert(target.to_owned());
            }
        }
        notes
    }

    /// Returns the label of a block that is a note.
    pub(super) fn label(&self, at: usize) -> Option<&str> {
        self.blocks.get(&at).map(String::as_str)
    }

    /// Returns the label of the note that a link refers to from the text.
    pub(super) fn reference(&self, page: &Page, link: usize) -> Option<String> {
        let target = target(page, link).filter(|target| self.labels.contains(*target))?;
        is_mark(page, link).then(|| target.to_owned())
    }

    /// Says whether a link leads from a note back into the text.
    pub(super) fn is_way_back(&self, page: &Page, link: usize) -> bool {
        if self.blocks.is_empty() || target(page, link).is_none() {
            return false;
        }
        let text = page.inner_text(link);
        let text = tidy::trim(&text);
        let in_note = page.ancestors(link).any(|at| self.blocks.contains_key(&at));
        in_note && text.chars().count() <= MAX_MARK_CHARS && !text.chars().any(char::is_alphabetic)
    }
}

fn target(page: &Page, link: usize) -> Option<&str> {
    page.attribute(link, "href")?.strip_prefix('#').filter(|target| !target.is_empty())
}

/// Says whether the text of a link could be a reference to a note.
fn is_mark(page: &Page, link: usize) -> bool {
    if target(page, link).is_none() || page.end(link) - link > 8 {
        return false;
    }
    let text = page.inner_text(link);
    let text = tidy::trim(&text);
    let role = page.attribute(link, "role").unwrap_or_default();
    let kind = page.attribute(link, "epub:type").unwrap_or_default();
    let stated = role == "doc-noteref" || kind.contains("noteref");
    let digits = text.trim_matches(|c: char| !c.is_alphanumeric());
    let numbered = !text.is_empty()
        && digits.chars().count() <= 3
        && (digits.is_empty()
            || digits.chars().all(|c| c.is_numeric())
            || digits.chars().count() == 1
            || digits.chars().all(|c| "ivxIVX".contains(c)));
    text.chars().count() <= MAX_MARK_CHARS && (stated || numbered)
}

/// Says whether a block with the id `label` is a note rather than a section.
fn is_note(page: &Page, label: &str, block: usize) -> bool {
    if page.tag(block).heading_level().is_some()
        || matches!(page.tag(block), Tag::Body | Tag::Html | Tag::Main | Tag::Article)
    {
        return false;
    }
    let label = label.to_lowercase();
    // "fnref1" is where a note leads back to.
    if label.contains("ref") && !label.contains("references") && !label.starts_with("fn:") {
        return false;
    }
    let says = |at: usize| {
        ["role", "epub:type", "class"].iter().any(|name| {
            let value = page.attribute(at, name).unwrap_or_default().to_lowercase();
            NOTE_WORDS.iter().any(|word| value.contains(word))
        })
    };
    ID_STARTS.iter().any(|start| label.starts_with(start))
        || says(block)
        || page.ancestors(block).take(3).any(says)
}
