//! Paragraphs, and the places in the source they come from.

use serde::{Deserialize, Serialize};

use super::ParagraphNumber;
use crate::text::ByteSpan;

/// A place in a source file. Members are `None` where the format has no such
/// thing (a JSON Lines record has a line, but its paragraphs have no bytes of
/// their own).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SourceSpan {
    /// First line, counted from 1.
    pub line_start: Option<u32>,
    /// Last line, counted from 1, inclusive.
    pub line_end: Option<u32>,
    /// Bytes of the file as stored on disk (of the UTF-8 text where the file
    /// had to be decoded from another encoding, which a note then says).
    pub bytes: Option<ByteSpan>,
    /// The page, counted from 1 as the file counts, where the format has
    /// pages.
    pub page: Option<u32>,
}

/// What a paragraph is in its article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ParagraphKind {
    /// Running text.
    #[default]
    Body,
    /// The introductory sentence or two under the title.
    Standfirst,
    /// An item or a run of items of a list.
    List,
    /// A block quotation.
    Quote,
    /// A table, row by row.
    Table,
    /// A foot- or endnote.
    Note,
    /// Preformatted text.
    Code,
    /// The text that belongs to a picture or a table.
    Caption,
}

impl ParagraphKind {
    /// Returns the name, as JSON has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Standfirst => "standfirst",
            Self::List => "list",
            Self::Quote => "quote",
            Self::Table => "table",
            Self::Note => "note",
            Self::Code => "code",
            Self::Caption => "caption",
        }
    }
}

/// One paragraph of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paragraph {
    /// The heading it stands under, if any.
    pub heading: Option<String>,
    /// What it is in its article.
    pub kind: ParagraphKind,
    /// The text: one line, wrapped lines joined, white space runs made one
    /// blank, except in [`ParagraphKind::Code`] and [`ParagraphKind::Table`].
    pub text: String,
    /// Where it stands in its source.
    pub source: SourceSpan,
    /// Its language as a BCP 47 tag, where it is another than the article's.
    pub language: Option<String>,
    /// The paragraph that refers to it, where it is a
    /// [`ParagraphKind::Note`] and its source says so.
    pub note_of: Option<ParagraphNumber>,
}

/// A piece of a source that is no paragraph, heading or metadata.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The piece, as it stands.
    pub text: String,
    /// Why it was left out ("image credit", "repeats paragraph 7").
    pub why: String,
    /// Where it stands in its source.
    pub source: SourceSpan,
}
