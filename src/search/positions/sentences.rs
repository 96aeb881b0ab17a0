//! What must be so within one sentence.

use std::sync::Arc;

use tantivy::index::SegmentReader;
use tantivy::postings::SegmentPostings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet as _, Term};

use super::Placed;
use super::lists::{Lists, Place, positions_at};
use crate::index::{Fields, IRREGULAR, SENTENCE};
use crate::query::{Node, Occur};
use crate::search::answers::{Answers, SegmentAnswers};
use crate::search::checked::{Check, SegmentCheck};
use crate::snippet::nearness::Interval;

/// Something that is so in a sentence, or is not.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::search) enum Condition {
    Never,
    Stands(Placed),
    Clauses(Vec<(Occur, Self)>),
    /// What is so of the passage as a whole.
    Asked(Node),
}

impl Condition {
    /// Returns what is asked of the passage.
    pub(in crate::search) fn asked(&self) -> Vec<&Node> {
        match self {
            Self::Never | Self::Stands(_) => Vec::new(),
            Self::Asked(node) => vec![node],
            Self::Clauses(clauses) => {
                clauses.iter().flat_map(|(_, condition)| condition.asked()).collect()
            }
        }
    }
}

/// Says in which passages there is a sentence in which something is so.
#[derive(Debug)]
pub(in crate::search) struct InSentence {
    pub(in crate::search) condition: Condition,
    pub(in crate::search) fields: Fields,
    /// Answers what is asked of the passage.
    pub(in crate::search) answers: Answers,
    /// Decides where the beginnings of sentences do not.
    pub(in crate::search) otherwise: Arc<dyn Check>,
}

impl Check for InSentence {
    fn open(&self, reader: &SegmentReader) -> tantivy::Result<Box<dyn SegmentCheck>> {
        let mut lists = Lists::default();
        let plan = self.plan(&self.condition, &mut lists, reader)?;
        let layout = reader.inverted_index(self.fields.layout)?;
        let open = |term: &str, record| {
            layout.read_postings(&Term::from_field_text(self.fields.layout, term), record)
        };
        Ok(Box::new(Sentences {
            lists,
            plan,
            begins: open(SENTENCE, IndexRecordOption::WithFreqsAndPositions)?,
            irregular: open(IRREGULAR, IndexRecordOption::Basic)?,
            answers: self.answers.open(reader),
            otherwise: self.otherwise.open(reader)?,
            positions: Vec::new(),
        }))
    }

    fn cost(&self) -> u64 {
        // One list of positions more than for nearness, and each sentence.
        20
    }
}

impl InSentence {
    fn plan(
        &self,
        condition: &Condition,
        lists: &mut Lists,
        reader: &SegmentReader,
    ) -> tantivy::Result<Plan> {
        Ok(match condition {
            Condition::Never => Plan::Never,
            Condition::Stands(placed) => Plan::Stands(lists.place(&self.fields, placed, reader)?),
            Condition::Clauses(clauses) => {
                let plan = |(occur, condition): &(Occur, Condition)| {
                    Ok((*occur, self.plan(condition, lists, reader)?))
                };
                Plan::Clauses(clauses.iter().map(plan).collect::<tantivy::Result<_>>()?)
            }
            Condition::Asked(node) => Plan::Asked(node.clone()),
        })
    }
}

/// A [`Condition`] at work in one segment.
enum Plan {
    Never,
    Stands(Place),
    Clauses(Vec<(Occur, Self)>),
    Asked(Node),
}

/// The sentences of one segment.
struct Sentences {
    lists: Lists,
    plan: Plan,
    /// Where sentences begin.
    begins: Option<SegmentPostings>,
    /// Passages that have sentences of another kind.
    irregular: Option<SegmentPostings>,
    answers: SegmentAnswers,
    otherwise: Box<dyn SegmentCheck>,
    positions: Vec<u32>,
}

impl SegmentCheck for Sentences {
    fn holds(&mut self, doc: DocId) -> bool {
        if let Some(irregular) = &mut self.irregular {
            if irregular.doc() < doc {
                irregular.seek(doc);
            }
            if irregular.doc() == doc {
                return self.otherwise.holds(doc);
            }
        }
        let begins = self.begins.as_mut();
        if !begins.is_some_and(|begins| positions_at(begins, doc, &mut self.positions)) {
            return false;
        }
        self.lists.load(doc);
        let ends = self.positions.iter().skip(1).copied().chain(std::iter::once(u32::MAX));
        self.positions.iter().zip(ends).any(|(&first, end)| {
            self.lists.look_at(Interval { first, end });
            self.plan.holds(doc, &self.lists, &mut self.answers)
        })
    }
}

impl Plan {
    fn holds(&self, doc: DocId, lists: &Lists, answers: &mut SegmentAnswers) -> bool {
        match self {
            Self::Never => false,
            Self::Stands(place) => lists.stands(place),
            Self::Asked(node) => answers.holds(node, doc),
            Self::Clauses(clauses) => {
                let mut holds = |occur: Occur| {
                    let of = clauses.iter().filter(|(own, _)| *own == occur);
                    of.map(|(_, plan)| plan.holds(doc, lists, answers)).collect::<Vec<_>>()
                };
                let required = holds(Occur::Required);
                if required.contains(&false) || holds(Occur::Excluded).contains(&true) {
                    return false;
                }
                let optional = holds(Occur::Optional);
                !required.is_empty() || optional.is_empty() || optional.contains(&true)
            }
        }
    }
}
