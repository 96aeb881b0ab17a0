//! What a query excludes, asked for in a way that every scorer bears.
//!
//! To exclude passages the engine asks the excluded side about each candidate,
//! also about such as lie before where that side stands. The scorer of phrases
//! does not expect this (it asserts against it in debug builds, tantivy
//! 0.27.0). Here only forward seeks reach it.

use tantivy::index::SegmentReader;
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score};

/// The inner query, to be excluded.
#[derive(Debug)]
pub(super) struct Excluded {
    inner: Box<dyn Query>,
}

impl Excluded {
    pub(super) fn new(inner: Box<dyn Query>) -> Self {
        Self { inner }
    }
}

impl Clone for Excluded {
    fn clone(&self) -> Self {
        Self { inner: self.inner.box_clone() }
    }
}

impl Query for Excluded {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(ExcludedWeight { inner: self.inner.weight(scoring)? }))
    }
}

struct ExcludedWeight {
    inner: Box<dyn Weight>,
}

impl Weight for ExcludedWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(Box::new(Forward { inner: self.inner.scorer(reader, boost)? }))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        self.inner.explain(reader, doc)
    }
}

/// Leaves out the scorer's own `seek_danger`; the one that every set has by
/// default looks where it stands first.
struct Forward {
    inner: Box<dyn Scorer>,
}

impl DocSet for Forward {
    fn advance(&mut self) -> DocId {
        self.inner.advance()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.inner.seek(target)
    }

    fn doc(&self) -> DocId {
        self.inner.doc()
    }

    fn size_hint(&self) -> u32 {
        self.inner.size_hint()
    }
}

impl Scorer for Forward {
    fn score(&mut self) -> Score {
        self.inner.score()
    }
}
