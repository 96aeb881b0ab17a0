//! From articles to their passages.
//!
//! What belongs to a whole article is looked up on the article's own document;
//! this query then stands for all its passages, which follow directly behind
//! (see the schema). It is the block join of other engines, without their
//! bit set of parents: the paragraph numbers say where an article begins.

use tantivy::columnar::Column;
use tantivy::index::SegmentReader;
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, TERMINATED, TantivyError};

use crate::index::PARAGRAPH;

/// Matches every passage of the articles that the inner query matches; scores
/// nothing.
#[derive(Debug)]
pub(super) struct InArticle {
    articles: Box<dyn Query>,
}

impl InArticle {
    pub(super) fn new(articles: Box<dyn Query>) -> Self {
        Self { articles }
    }
}

impl Clone for InArticle {
    fn clone(&self) -> Self {
        Self { articles: self.articles.box_clone() }
    }
}

impl Query for InArticle {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let unscored =
            EnableScoring::Disabled { schema: scoring.schema(), searcher_opt: scoring.searcher() };
        let articles = self.articles.weight(unscored)?;
        Ok(Box::new(InArticleWeight { articles }))
    }
}

struct InArticleWeight {
    articles: Box<dyn Weight>,
}

impl Weight for InArticleWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut passages = Passages {
            articles: self.articles.scorer(reader, boost)?,
            paragraph: reader.fast_fields().u64(PARAGRAPH)?,
            max_doc: reader.max_doc(),
            doc: TERMINATED,
        };
        passages.enter();
        Ok(Box::new(passages))
    }

    fn explain(&self, _reader: &SegmentReader, _doc: DocId) -> tantivy::Result<Explanation> {
        Err(TantivyError::InvalidArgument("passages of articles have no score".to_owned()))
    }
}

/// The passages of the matching articles of one segment.
struct Passages {
    /// Stands on the article that `doc` is in.
    articles: Box<dyn Scorer>,
    paragraph: Column<u64>,
    max_doc: DocId,
    doc: DocId,
}

impl Passages {
    /// Goes to the first passage of the article at hand, or of the next that
    /// has any.
    fn enter(&mut self) -> DocId {
        loop {
            let article = self.articles.doc();
            if article == TERMINATED {
                self.doc = TERMINATED;
                return TERMINATED;
            }
            if self.is_passage(article, article + 1) {
                self.doc = article + 1;
                return self.doc;
            }
            self.articles.advance();
        }
    }

    fn is_passage(&self, article: DocId, doc: DocId) -> bool {
        doc < self.max_doc && self.paragraph.first(doc) == Some(u64::from(doc - article))
    }
}

impl DocSet for Passages {
    fn advance(&mut self) -> DocId {
        if self.doc == TERMINATED {
            return TERMINATED;
        }
        if self.is_passage(self.articles.doc(), self.doc + 1) {
            self.doc += 1;
            return self.doc;
        }
        self.articles.advance();
        self.enter()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.doc >= target {
            return self.doc;
        }
        if target >= self.max_doc {
            self.doc = TERMINATED;
            return TERMINATED;
        }
        // The article that the target is in; a document that is in none (the
        // record of a file) leads to the next article.
        let paragraph = self.paragraph.first(target).unwrap_or(0);
        let article = target - u32::try_from(paragraph).unwrap_or(0).min(target);
        if self.articles.doc() < article {
            self.articles.seek(article);
        }
        if self.articles.doc() == article && article != target {
            self.doc = target;
            return target;
        }
        self.enter()
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        // Passages by the article; only the order of intersections hangs on it.
        const PASSAGES_PER_ARTICLE: u32 = 20;
        self.articles.size_hint().saturating_mul(PASSAGES_PER_ARTICLE).min(self.max_doc)
    }
}

impl Scorer for Passages {
    fn score(&mut self) -> Score {
        0.0
    }
}
