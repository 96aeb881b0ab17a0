//! From passages to their articles: the way back of [`super::in_article`].

use tantivy::columnar::Column;
use tantivy::index::SegmentReader;
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, TERMINATED, TantivyError};

use crate::index::PARAGRAPH;

/// Matches the articles of which some passage matches the inner query; scores
/// nothing.
#[derive(Debug)]
pub(super) struct ArticlesOf {
    passages: Box<dyn Query>,
}

impl ArticlesOf {
    pub(super) fn new(passages: Box<dyn Query>) -> Self {
        Self { passages }
    }
}

impl Clone for ArticlesOf {
    fn clone(&self) -> Self {
        Self { passages: self.passages.box_clone() }
    }
}

impl Query for ArticlesOf {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let unscored =
            EnableScoring::Disabled { schema: scoring.schema(), searcher_opt: scoring.searcher() };
        let passages = self.passages.weight(unscored)?;
        Ok(Box::new(ArticlesOfWeight { passages }))
    }
}

struct ArticlesOfWeight {
    passages: Box<dyn Weight>,
}

impl Weight for ArticlesOfWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut articles = Articles {
            passages: self.passages.scorer(reader, boost)?,
            paragraph: reader.fast_fields().u64(PARAGRAPH)?,
            doc: TERMINATED,
        };
        articles.settle();
        Ok(Box::new(articles))
    }

    fn explain(&self, _reader: &SegmentReader, _doc: DocId) -> tantivy::Result<Explanation> {
        Err(TantivyError::InvalidArgument("articles of passages have no score".to_owned()))
    }
}

/// The articles of the matching passages of one segment.
struct Articles {
    /// Stands on a passage of the article at hand.
    passages: Box<dyn Scorer>,
    paragraph: Column<u64>,
    doc: DocId,
}

impl Articles {
    /// Takes the article of the passage at hand.
    fn settle(&mut self) -> DocId {
        let passage = self.passages.doc();
        self.doc = TERMINATED;
        if passage != TERMINATED {
            let number = self.paragraph.first(passage).unwrap_or(0);
            self.doc = passage.saturating_sub(u32::try_from(number).unwrap_or(0));
        }
        self.doc
    }
}

impl DocSet for Articles {
    fn advance(&mut self) -> DocId {
        if self.doc == TERMINATED {
            return TERMINATED;
        }
        self.seek(self.doc + 1)
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.doc >= target {
            return self.doc;
        }
        // The passages of an article lie behind it.
        if self.passages.doc() < target {
            self.passages.seek(target);
        }
        while self.settle() < target {
            self.passages.advance();
        }
        self.doc
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.passages.size_hint()
    }
}

impl Scorer for Articles {
    fn score(&mut self) -> Score {
        0.0
    }
}
