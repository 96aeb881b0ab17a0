//! What the matcher cannot see in a passage and asks for: fields, dates and
//! facts of the article, and what other passages of it say.
//!
//! Each such part of the query is an engine query of its own. So a word beside
//! an author is evidence only where the author is the one asked for.

use std::fmt;
use std::sync::Arc;

use tantivy::index::SegmentReader;
use tantivy::query::{EnableScoring, Scorer, Weight};
use tantivy::{DocId, DocSet as _};

use super::order::Found;
use crate::index::Snapshot;
use crate::query::{Fact, Field, Node, NodeKind};

/// The parts of a query that are asked for, and who knows the answer.
#[derive(Clone, Default)]
pub(super) struct Answers {
    asked: Arc<[(Node, Box<dyn Weight>)]>,
}

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.asked.iter().map(|(node, _)| node)).finish()
    }
}

impl Answers {
    pub(super) fn new(
        snapshot: &Snapshot,
        asked: Vec<(Node, Box<dyn tantivy::query::Query>)>,
    ) -> tantivy::Result<Self> {
        let weigh = |(node, query): (Node, Box<dyn tantivy::query::Query>)| {
            let unscored = EnableScoring::disabled_from_searcher(snapshot.searcher());
            Ok((node, query.weight(unscored)?))
        };
        let asked: tantivy::Result<Vec<_>> = asked.into_iter().map(weigh).collect();
        Ok(Self { asked: asked?.into() })
    }

    /// Begins with a segment.
    pub(super) fn open(&self, reader: &SegmentReader) -> SegmentAnswers {
        let scorers = std::iter::repeat_with(|| None).take(self.asked.len()).collect();
        SegmentAnswers { asked: Arc::clone(&self.asked), reader: reader.clone(), scorers }
    }

    /// Answers everything for some passages, in their order.
    pub(super) fn of(&self, snapshot: &Snapshot, passages: &[Found]) -> Vec<Answered<'_>> {
        let answered = |holds| Answered { asked: &self.asked, holds };
        let mut answers: Vec<_> = passages.iter().map(|_| answered(Vec::new())).collect();
        if self.asked.is_empty() {
            return answers;
        }
        // Documents are asked for forwards.
        let mut order: Vec<usize> = (0..passages.len()).collect();
        order.sort_unstable_by_key(|&index| passages.get(index).map(|found| found.address));
        let mut open: Option<(u32, SegmentAnswers)> = None;
        for index in order {
            let Some((found, answer)) = passages.get(index).zip(answers.get_mut(index)) else {
                continue;
            };
            let segment = found.address.segment_ord;
            if open.as_ref().is_none_or(|(at, _)| *at != segment) {
                let reader = snapshot.searcher().segment_reader(segment);
                open = Some((segment, self.open(reader)));
            }
            if let Some((_, answers)) = &mut open {
                answer.holds = (0..self.asked.len())
                    .map(|asked| answers.answer(asked, found.address.doc_id))
                    .collect();
            }
        }
        answers
    }
}

/// Answers for the documents of one segment, asked for in ascending order.
pub(super) struct SegmentAnswers {
    asked: Arc<[(Node, Box<dyn Weight>)]>,
    reader: SegmentReader,
    /// Opened where first asked for.
    scorers: Vec<Option<Box<dyn Scorer>>>,
}

impl SegmentAnswers {
    /// Says whether a document matches a part of the query.
    pub(super) fn holds(&mut self, node: &Node, doc: DocId) -> bool {
        let index = self.asked.iter().position(|(asked, _)| asked == node);
        debug_assert!(index.is_some(), "{node:?} is not among what is asked for");
        index.is_some_and(|index| self.answer(index, doc))
    }

    fn answer(&mut self, index: usize, doc: DocId) -> bool {
        let Some((slot, (_, weight))) = self.scorers.get_mut(index).zip(self.asked.get(index))
        else {
            return false;
        };
        if slot.is_none() {
            // A segment that cannot be read fails where it is searched, too.
            *slot = weight.scorer(&self.reader, 1.0).ok();
        }
        slot.as_mut().is_some_and(|scorer| {
            if scorer.doc() < doc {
                scorer.seek(doc);
            }
            scorer.doc() == doc
        })
    }
}

/// The answers for one passage.
pub(super) struct Answered<'a> {
    asked: &'a [(Node, Box<dyn Weight>)],
    holds: Vec<bool>,
}

impl Answered<'_> {
    /// Says whether the passage matches a part of the query.
    pub(super) fn holds(&self, node: &Node) -> bool {
        let index = self.asked.iter().position(|(asked, _)| asked == node);
        debug_assert!(index.is_some(), "{node:?} is not among what is asked for");
        index.and_then(|index| self.holds.get(index).copied()).unwrap_or(false)
    }
}

/// Returns the parts of a query that the matcher asks for, each once.
pub(super) fn asked_for(root: &Node) -> Vec<&Node> {
    let mut asked: Vec<&Node> = Vec::new();
    let mut left = vec![root];
    while let Some(node) = left.pop() {
        match &node.kind {
            NodeKind::Field {
                field: Field::Title | Field::Heading | Field::Author | Field::Publisher,
                ..
            }
            | NodeKind::Has(Fact::Heading)
            | NodeKind::Nothing
            | NodeKind::Word(_)
            | NodeKind::Exact(_)
            | NodeKind::Phrase { .. }
            | NodeKind::Prefix(_)
            | NodeKind::Wildcard(_)
            | NodeKind::Fuzzy { .. }
            | NodeKind::Regex(_) => {}
            NodeKind::Field { .. }
            | NodeKind::Date { .. }
            | NodeKind::Has(_)
            | NodeKind::SameArticle(_) => {
                if !asked.contains(&node) {
                    asked.push(node);
                }
                // What matches in this passage is marked.
                if let NodeKind::SameArticle(clauses) = &node.kind {
                    left.extend(clauses.iter().map(|clause| &clause.node));
                }
            }
            NodeKind::Clauses(clauses) => left.extend(clauses.iter().map(|clause| &clause.node)),
            NodeKind::And(nodes) | NodeKind::Or(nodes) | NodeKind::Near { nodes, .. } => {
                left.extend(nodes);
            }
            NodeKind::Not(node)
            | NodeKind::Sentence(node)
            | NodeKind::Boosted { node, .. }
            | NodeKind::Expanded { node, .. } => left.push(node),
        }
    }
    asked
}
