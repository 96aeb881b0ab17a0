//! The pieces that a source is cut into, each with the role it plays, and how
//! they become an article.
//!
//! Every format but the record formats (JSON, CSV) cuts its text into
//! [`Block`]s. What follows is the same for all: deciding on furniture,
//! bringing paragraphs to a readable size, and [`assemble`].

use std::borrow::Cow;
use std::collections::HashMap;

use super::tidy;
use crate::article::{Article, LeftOut, Paragraph, ParagraphKind, ParagraphNumber, SourceSpan};
use crate::text::ByteSpan;

/// A piece of a source that plays one role.
///
/// The blocks of a source stand in reading order. Those of a text do not
/// overlap and hold every character that is not blank.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// The text on one line; lines are kept in code and tables.
    pub(crate) text: String,
    /// What it is in the article.
    pub(crate) role: Role,
    /// Where it stands. The bytes, where there are any, go from the first to
    /// the last character that is not blank.
    pub(crate) source: SourceSpan,
    /// The level of the heading it is, from 1, where the format has levels.
    pub(crate) heading_level: u8,
    /// The name by which the text refers to it, where it is a note.
    pub(crate) label: Option<String>,
    /// The notes that it refers to, by their labels.
    pub(crate) refers_to: Vec<String>,
    /// How many lines it was made of.
    pub(super) lines: usize,
    /// Whether a blank line, or nothing, stands before it.
    pub(super) after_blank: bool,
    /// Whether its lines are verses: short lines that are meant.
    pub(super) verse: bool,
}

/// What a block is in its article.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Role {
    /// Not decided yet; what stays so is running text.
    Open,
    /// The title.
    Title,
    /// The heading of what follows.
    Heading,
    /// A paragraph.
    Paragraph(ParagraphKind),
    /// Left out, and why.
    LeftOut(Cow<'static, str>),
    /// Left out because the block at this index repeats it.
    Repeats(usize),
}

impl Block {
    /// Makes a block of a format that has blocks of its own.
    pub(crate) fn new(text: String, role: Role, source: SourceSpan) -> Self {
        Self {
            text,
            role,
            source,
            heading_level: 0,
            label: None,
            refers_to: Vec::new(),
            lines: 1,
            after_blank: true,
            verse: false,
        }
    }

    /// Returns its bytes in the source; none where the format has none.
    pub(super) fn span(&self) -> ByteSpan {
        self.source.bytes.unwrap_or_default()
    }

    /// Says whether the role is not decided yet.
    pub(super) fn is_open(&self) -> bool {
        self.role == Role::Open
    }

    /// Says whether the block will be running text for certain.
    pub(super) fn is_open_prose(&self) -> bool {
        self.is_open() && super::text::is_prose(&self.text)
    }

    /// Decides that the block is left out.
    pub(crate) fn leave_out(&mut self, why: impl Into<Cow<'static, str>>) {
        self.role = Role::LeftOut(why.into());
    }

    /// Returns the kind of paragraph that it becomes, if it becomes one.
    pub(super) fn paragraph_kind(&self) -> Option<ParagraphKind> {
        match &self.role {
            Role::Open => Some(ParagraphKind::Body),
            Role::Paragraph(kind) => Some(*kind),
            Role::Title | Role::Heading | Role::LeftOut(_) | Role::Repeats(_) => None,
        }
    }

    /// Says in words where the block stands: `line 5`, `page 2`, or `text`
    /// where the format has neither.
    pub(crate) fn place(&self) -> String {
        match (self.source.line_start, self.source.page) {
            (Some(line), _) => format!("line {line}"),
            (None, Some(page)) => format!("page {page}"),
            (None, None) => "text".to_owned(),
        }
    }
}

/// Turns decided blocks into the paragraphs and the left-out pieces of an
/// article.
///
/// Pieces that are left out are shown as they stand in `source`, where the
/// format is a text and its blocks say where they stand; else as the text of
/// the block.
pub(super) fn assemble(article: &mut Article, source: Option<&str>, mut blocks: Vec<Block>) {
    let numbers = add_paragraphs(article, &mut blocks);
    bind_notes(article, &blocks, &numbers);
    let bare_headings = bare_headings(&blocks);
    for (at, block) in blocks.into_iter().enumerate() {
        let why = match block.role {
            Role::LeftOut(why) => why.into_owned(),
            Role::Repeats(other) => match numbers[other] {
                Some(number) => format!("repeats paragraph {number}"),
                None => "repeats another paragraph".to_owned(),
            },
            Role::Heading if bare_headings[at] => {
                "heading without a paragraph of its own".to_owned()
            }
            _ => continue,
        };
        let as_it_stands = source.zip(block.source.bytes).and_then(|(text, span)| span.slice(text));
        let text = as_it_stands.map_or(block.text, |text| tidy::trim(text).to_owned());
        article.left_out.push(LeftOut { text, why, source: block.source });
    }
}

/// Moves the texts of paragraphs into the article; returns the number of each
/// block that is one.
fn add_paragraphs(article: &mut Article, blocks: &mut [Block]) -> Vec<Option<ParagraphNumber>> {
    let mut numbers = vec![None; blocks.len()];
    let mut heading: Option<usize> = None;
    for at in 0..blocks.len() {
        let Some(kind) = blocks[at].paragraph_kind() else {
            if blocks[at].role == Role::Heading {
                heading = Some(at);
            }
            continue;
        };
        numbers[at] = Some(ParagraphNumber::from_index(article.paragraphs.len()));
        article.paragraphs.push(Paragraph {
            heading: heading.map(|at| blocks[at].text.clone()),
            kind,
            // Moved, not copied: a text may be hundreds of megabytes.
            text: std::mem::take(&mut blocks[at].text),
            source: blocks[at].source,
            ..Paragraph::default()
        });
    }
    numbers
}

/// Tells each note which paragraph refers to it: the first that does.
fn bind_notes(article: &mut Article, blocks: &[Block], numbers: &[Option<ParagraphNumber>]) {
    let mut referring: HashMap<&str, ParagraphNumber> = HashMap::new();
    for (block, number) in blocks.iter().zip(numbers) {
        if let Some(number) = number {
            for label in &block.refers_to {
                referring.entry(label).or_insert(*number);
            }
        }
    }
    for (block, number) in blocks.iter().zip(numbers) {
        let Some(paragraph) = number.and_then(|number| article.paragraphs.get_mut(number.index()))
        else {
            continue;
        };
        if paragraph.kind == ParagraphKind::Note {
            let label = block.label.as_deref();
            paragraph.note_of = label.and_then(|label| referring.get(label).copied());
        }
    }
}

/// Finds the headings that no paragraph stands under.
fn bare_headings(blocks: &[Block]) -> Vec<bool> {
    let mut bare = vec![false; blocks.len()];
    let mut unused: Option<usize> = None;
    for (at, block) in blocks.iter().enumerate() {
        if block.role == Role::Heading {
            if let Some(before) = unused.replace(at) {
                bare[before] = true;
            }
        } else if block.paragraph_kind().is_some() {
            unused = None;
        }
    }
    if let Some(last) = unused {
        bare[last] = true;
    }
    bare
}
