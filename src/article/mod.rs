//! Articles as plain data: what a source says, before anything is indexed.

pub(crate) mod calendar;
mod ids;
mod metadata;
mod paragraph;
mod partial_date;
pub(crate) mod people;
mod person;
pub(crate) mod written_date;

pub use ids::{ArticleId, ParagraphNumber, PassageId};
pub use metadata::Metadata;
pub use paragraph::{LeftOut, Paragraph, ParagraphKind, SourceSpan};
pub use partial_date::PartialDate;
pub use person::Person;

use std::collections::BTreeMap;

/// One text with its metadata, as read from its source.
///
/// Nothing of the source is lost: what is neither a paragraph, a heading nor
/// metadata stands in [`left_out`](Self::left_out) with the reason.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// The id that the source states or that its place suggests, not yet made
    /// unique within a collection.
    pub id: ArticleId,
    /// Path of the source file, relative to the folder it was found in.
    pub path: String,
    /// Short name of the source's format: `text`, `markdown`, `jsonl`.
    pub format: String,
    /// What is known about the article.
    pub metadata: Metadata,
    /// Where each metadata field was found, in words (`"line 6, byline"`).
    /// The keys are the field names of the JSON contract.
    pub origin: BTreeMap<String, String>,
    /// The paragraphs in reading order, numbered from 1 without gaps.
    pub paragraphs: Vec<Paragraph>,
    /// What was left out, in source order.
    pub left_out: Vec<LeftOut>,
    /// Remarks on the reading that a person should see ("decoded from
    /// windows-1252").
    pub notes: Vec<String>,
}

impl Article {
    /// Returns the best name to show for the article: its title, else its id.
    #[must_use]
    pub fn label(&self) -> &str {
        self.metadata.title.as_deref().unwrap_or(self.id.as_str())
    }
}
