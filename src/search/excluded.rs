//! What a query excludes, asked for in a way that every scorer bears.
//!
//! To exclude passages the engine asks the excluded side about each candidate,
//! also about such as lie before where that side stands. The scorer of phrases
//! does not expect this (it asserts against it in debug builds, tantivy
//! 0.27.0). Here only what lies ahead reaches it, and nothing is looked for
//! that nobody asks about: what is excluded may be costly to decide on.

use tantivy::index::SegmentReader;
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SeekDangerResult, TERMINATED};

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
        let (found, inner) = self.inner.scorer_danger(reader, 0, boost)?;
        let (next, is_found) = match found {
            SeekDangerResult::Found => (0, true),
            SeekDangerResult::SeekLowerBound(next) => (next, false),
        };
        Ok(Box::new(Ahead { inner, next, is_found }))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        self.inner.explain(reader, doc)
    }
}

/// Answers whether a document is excluded. What is excluded next is not known:
/// the engine does not ask.
struct Ahead {
    inner: Box<dyn Scorer>,
    /// Nothing before this document is excluded that was not asked about.
    next: DocId,
    /// Whether that document is.
    is_found: bool,
}

impl DocSet for Ahead {
    fn seek_danger(&mut self, target: DocId) -> SeekDangerResult {
        if target < self.next || target >= TERMINATED {
            return SeekDangerResult::SeekLowerBound(self.next.max(target));
        }
        if target == self.next && self.is_found {
            return SeekDangerResult::Found;
        }
        let found = self.inner.seek_danger(target);
        (self.next, self.is_found) = match found {
            SeekDangerResult::Found => (target, true),
            SeekDangerResult::SeekLowerBound(next) => (next, false),
        };
        found
    }

    fn advance(&mut self) -> DocId {
        self.seek(self.next.saturating_add(1))
    }

    fn seek(&mut self, target: DocId) -> DocId {
        let mut target = target.max(self.next);
        while target < TERMINATED {
            match self.seek_danger(target) {
                SeekDangerResult::Found => return target,
                SeekDangerResult::SeekLowerBound(next) => target = next,
            }
        }
        (self.next, self.is_found) = (TERMINATED, false);
        TERMINATED
    }

    fn doc(&self) -> DocId {
        self.next
    }

    fn size_hint(&self) -> u32 {
        self.inner.size_hint()
    }
}

impl Scorer for Ahead {
    fn score(&mut self) -> Score {
        self.inner.score()
    }
}
