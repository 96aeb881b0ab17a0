//! Matches that are looked at one by one.
//!
//! The inner query finds candidates, more than match; a [`Check`] decides on
//! each, from positions or from the text. That costs more than finding them,
//! so a candidate is looked at when nothing cheaper excludes it: beside other
//! clauses, only where these match.

use std::fmt;
use std::sync::Arc;

use tantivy::index::SegmentReader;
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SeekDangerResult, TERMINATED, TantivyError};

/// What decides on candidates.
pub(super) trait Check: fmt::Debug + Send + Sync + 'static {
    /// Begins with a segment.
    fn open(&self, reader: &SegmentReader) -> tantivy::Result<Box<dyn SegmentCheck>>;

    /// Says how much a look costs, where going to the next candidate costs 1.
    fn cost(&self) -> u64;
}

/// What decides on the candidates of one segment.
pub(super) trait SegmentCheck: Send {
    /// Says whether a document matches. Documents are asked for in ascending
    /// order, one perhaps several times.
    fn holds(&mut self, doc: DocId) -> bool;
}

/// The documents of the inner query that all checks hold for; scored as the
/// inner query scores them.
#[derive(Debug)]
pub(super) struct Checked {
    candidates: Box<dyn Query>,
    /// The cheapest first.
    checks: Vec<Arc<dyn Check>>,
}

impl Checked {
    /// Looks at candidates; where these are looked at already, at what is left.
    pub(super) fn new(candidates: Box<dyn Query>, check: Arc<dyn Check>) -> Self {
        let mut checks = Vec::new();
        let candidates = Self::take_apart(candidates, &mut checks);
        checks.push(check);
        Self::of(candidates, checks)
    }

    /// Returns the candidates, and adds how they are looked at to `checks`: of
    /// several queries that must all match, all candidates are brought together
    /// before any is looked at.
    pub(super) fn take_apart(
        query: Box<dyn Query>,
        checks: &mut Vec<Arc<dyn Check>>,
    ) -> Box<dyn Query> {
        match query.downcast::<Self>() {
            Ok(checked) => {
                checks.extend(checked.checks);
                checked.candidates
            }
            Err(query) => query,
        }
    }

    /// Looks at candidates in several ways, or in none.
    pub(super) fn all(candidates: Box<dyn Query>, checks: Vec<Arc<dyn Check>>) -> Box<dyn Query> {
        if checks.is_empty() { candidates } else { Box::new(Self::of(candidates, checks)) }
    }

    fn of(candidates: Box<dyn Query>, mut checks: Vec<Arc<dyn Check>>) -> Self {
        checks.sort_by_key(|check| check.cost());
        Self { candidates, checks }
    }
}

impl Clone for Checked {
    fn clone(&self) -> Self {
        Self { candidates: self.candidates.box_clone(), checks: self.checks.clone() }
    }
}

impl Query for Checked {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let candidates = self.candidates.weight(scoring)?;
        Ok(Box::new(CheckedWeight { candidates, checks: self.checks.clone() }))
    }
}

struct CheckedWeight {
    candidates: Box<dyn Weight>,
    checks: Vec<Arc<dyn Check>>,
}

impl Weight for CheckedWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let candidates = self.candidates.scorer(reader, boost)?;
        let mut checked = self.checked(reader, candidates)?;
        checked.settle();
        Ok(Box::new(checked))
    }

    fn scorer_danger(
        &self,
        reader: &SegmentReader,
        target: DocId,
        boost: Score,
    ) -> tantivy::Result<(SeekDangerResult, Box<dyn Scorer>)> {
        let (found, candidates) = self.candidates.scorer_danger(reader, target, boost)?;
        let mut checked = self.checked(reader, candidates)?;
        let found = checked.decide(found, target);
        Ok((found, Box::new(checked)))
    }

    fn explain(&self, _reader: &SegmentReader, _doc: DocId) -> tantivy::Result<Explanation> {
        Err(TantivyError::InvalidArgument("the engine explains no scores here".to_owned()))
    }

    /// Looks at those candidates only whose score is of interest.
    fn for_each_pruning(
        &self,
        mut threshold: Score,
        reader: &SegmentReader,
        callback: &mut dyn FnMut(DocId, Score) -> Score,
    ) -> tantivy::Result<()> {
        let mut checks = self.open(reader)?;
        self.candidates.for_each_pruning(threshold, reader, &mut |doc, score| {
            if hold(&mut checks, doc) {
                threshold = callback(doc, score);
            }
            threshold
        })
    }
}

impl CheckedWeight {
    fn open(&self, reader: &SegmentReader) -> tantivy::Result<Vec<Box<dyn SegmentCheck>>> {
        self.checks.iter().map(|check| check.open(reader)).collect()
    }

    fn checked(
        &self,
        reader: &SegmentReader,
        candidates: Box<dyn Scorer>,
    ) -> tantivy::Result<CheckedScorer> {
        let cost = self.checks.iter().map(|check| check.cost()).sum();
        Ok(CheckedScorer { candidates, checks: self.open(reader)?, cost })
    }
}

fn hold(checks: &mut [Box<dyn SegmentCheck>], doc: DocId) -> bool {
    checks.iter_mut().all(|check| check.holds(doc))
}

struct CheckedScorer {
    candidates: Box<dyn Scorer>,
    checks: Vec<Box<dyn SegmentCheck>>,
    cost: u64,
}

impl CheckedScorer {
    /// Goes on to the first candidate that holds, the one at hand included.
    fn settle(&mut self) -> DocId {
        let mut doc = self.candidates.doc();
        while doc != TERMINATED && !hold(&mut self.checks, doc) {
            doc = self.candidates.advance();
        }
        doc
    }

    /// Decides on `target`, which the candidates have been asked for.
    fn decide(&mut self, found: SeekDangerResult, target: DocId) -> SeekDangerResult {
        match found {
            SeekDangerResult::Found if !hold(&mut self.checks, target) => {
                SeekDangerResult::SeekLowerBound(target + 1)
            }
            found => found,
        }
    }
}

impl DocSet for CheckedScorer {
    fn advance(&mut self) -> DocId {
        self.candidates.advance();
        self.settle()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.candidates.doc() >= target {
            return self.candidates.doc();
        }
        self.candidates.seek(target);
        self.settle()
    }

    fn seek_danger(&mut self, target: DocId) -> SeekDangerResult {
        if target >= TERMINATED {
            return SeekDangerResult::SeekLowerBound(TERMINATED);
        }
        let found = self.candidates.seek_danger(target);
        self.decide(found, target)
    }

    fn doc(&self) -> DocId {
        self.candidates.doc()
    }

    fn size_hint(&self) -> u32 {
        // Only the order of intersections hangs on it.
        self.candidates.size_hint() / 2
    }

    fn cost(&self) -> u64 {
        self.candidates.cost().saturating_mul(self.cost)
    }
}

impl Scorer for CheckedScorer {
    fn score(&mut self) -> Score {
        self.candidates.score()
    }
}
