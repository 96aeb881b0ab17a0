//! The whole that a passage is a part of.

use tantivy::DocId;
use tantivy::columnar::Column;
use tantivy::fieldnorm::FieldNormReader;

use super::weights::MOST_OF_ARTICLE;
use crate::index::PassageColumns;

/// An article, as far as it is looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Whole {
    /// The document of the article; its passages follow.
    pub(super) article: DocId,
    /// The document after the last passage that is looked at.
    pub(super) end: DocId,
    /// How many terms these passages have.
    pub(super) terms: f64,
}

/// The articles of one segment, asked for in ascending order.
pub(super) struct Articles<'a> {
    paragraph: &'a Column<u64>,
    last: Option<Whole>,
}

impl<'a> Articles<'a> {
    pub(super) const fn of(columns: &'a PassageColumns) -> Self {
        Self { paragraph: &columns.paragraph, last: None }
    }

    /// Returns the article of that document. Several candidates are often of
    /// one article.
    pub(super) fn whole(&mut self, article: DocId, lengths: &FieldNormReader) -> Whole {
        if let Some(last) = self.last.filter(|last| last.article == article) {
            return last;
        }
        let passages = self.paragraph.num_docs().saturating_sub(article + 1).min(MOST_OF_ARTICLE);
        let mut whole = Whole { article, end: article + 1, terms: 0.0 };
        for number in 1..=passages {
            let doc = article + number;
            if self.paragraph.first(doc) != Some(number.into()) {
                break;
            }
            whole.terms += f64::from(lengths.fieldnorm(doc));
            whole.end = doc + 1;
        }
        self.last = Some(whole);
        whole
    }
}
