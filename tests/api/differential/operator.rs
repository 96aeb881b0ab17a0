//! The operators of the query language, and how often each was tried.

use std::collections::BTreeMap;

use pincite::{Field, Node, NodeKind};

/// An operator, as the tests tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operator {
    Word,
    Exact,
    Phrase,
    SloppyPhrase,
    Prefix,
    Wildcard,
    Fuzzy,
    Regex,
    Near,
    Adjacent,
    Sentence,
    SameArticle,
    Boosted,
    Expanded,
    Has,
    Clauses,
    And,
    Or,
    Not,
    Title,
    Heading,
    Author,
    Publisher,
    Language,
    Tag,
    Path,
    Id,
    Date,
}

impl Operator {
    /// All that can be typed: all but what aliases and spellings make.
    pub const TYPED: &[Self] = Self::ALL.split_first().unwrap().1;

    /// All of them.
    pub const ALL: &[Self] = &[
        Self::Expanded,
        Self::Word,
        Self::Exact,
        Self::Phrase,
        Self::SloppyPhrase,
        Self::Prefix,
        Self::Wildcard,
        Self::Fuzzy,
        Self::Regex,
        Self::Near,
        Self::Adjacent,
        Self::Sentence,
        Self::SameArticle,
        Self::Boosted,
        Self::Has,
        Self::Clauses,
        Self::And,
        Self::Or,
        Self::Not,
        Self::Title,
        Self::Heading,
        Self::Author,
        Self::Publisher,
        Self::Language,
        Self::Tag,
        Self::Path,
        Self::Id,
        Self::Date,
    ];

    /// Returns the operator of a node by itself; `None` for one that nobody can
    /// type and nothing makes.
    pub fn of(node: &Node) -> Option<Self> {
        Some(match &node.kind {
            NodeKind::Word(_) => Self::Word,
            NodeKind::Exact(_) => Self::Exact,
            NodeKind::Phrase { slop: 0, .. } => Self::Phrase,
            NodeKind::Phrase { .. } => Self::SloppyPhrase,
            NodeKind::Prefix(_) => Self::Prefix,
            NodeKind::Wildcard(_) => Self::Wildcard,
            NodeKind::Fuzzy { .. } => Self::Fuzzy,
            NodeKind::Regex(_) => Self::Regex,
            NodeKind::Near { ordered: false, .. } => Self::Near,
            NodeKind::Near { ordered: true, .. } => Self::Adjacent,
            NodeKind::Sentence(_) => Self::Sentence,
            NodeKind::SameArticle(_) => Self::SameArticle,
            NodeKind::Boosted { .. } => Self::Boosted,
            NodeKind::Expanded { .. } => Self::Expanded,
            NodeKind::Has(_) => Self::Has,
            NodeKind::Clauses(_) => Self::Clauses,
            NodeKind::And(_) => Self::And,
            NodeKind::Or(_) => Self::Or,
            NodeKind::Not(_) => Self::Not,
            NodeKind::Date { .. } => Self::Date,
            NodeKind::Field { field, .. } => match field {
                Field::Title => Self::Title,
                Field::Heading => Self::Heading,
                Field::Author => Self::Author,
                Field::Publisher => Self::Publisher,
                Field::Language => Self::Language,
                Field::Tag => Self::Tag,
                Field::Path => Self::Path,
                Field::Id => Self::Id,
                _ => return None,
            },
            _ => return None,
        })
    }
}

/// Returns a node and all nodes below it.
pub fn parts(node: &Node) -> Vec<&Node> {
    let below: Vec<&Node> = match &node.kind {
        NodeKind::And(nodes) | NodeKind::Or(nodes) | NodeKind::Near { nodes, .. } => {
            nodes.iter().collect()
        }
        NodeKind::Clauses(clauses) | NodeKind::SameArticle(clauses) => {
            clauses.iter().map(|clause| &clause.node).collect()
        }
        NodeKind::Not(inner)
        | NodeKind::Sentence(inner)
        | NodeKind::Boosted { node: inner, .. }
        | NodeKind::Expanded { node: inner, .. }
        | NodeKind::Field { node: inner, .. } => vec![inner],
        _ => Vec::new(),
    };
    std::iter::once(node).chain(below.into_iter().flat_map(parts)).collect()
}

/// Says whether a query is made of these operators only.
pub fn is_made_of(node: &Node, operators: &[Operator]) -> bool {
    let used = parts(node).into_iter().filter_map(Operator::of);
    used.into_iter().all(|operator| operators.contains(&operator))
}

/// How often each operator matched a passage, or a sentence, and did not.
#[derive(Clone, Debug, Default)]
pub struct Tally(BTreeMap<Operator, Outcomes>);

#[derive(Clone, Copy, Debug, Default)]
struct Outcomes {
    matched: usize,
    failed: usize,
}

impl Tally {
    pub fn count(&mut self, operator: Operator, matched: bool) {
        let outcomes = self.0.entry(operator).or_default();
        match matched {
            true => outcomes.matched += 1,
            false => outcomes.failed += 1,
        }
    }

    /// Asserts that each operator matched at least so often, and did not: a
    /// test of what never happens proves nothing.
    #[track_caller]
    pub fn assert_all_tried(&self, operators: &[Operator], least: usize) {
        for operator in operators {
            let Outcomes { matched, failed } = self.0.get(operator).copied().unwrap_or_default();
            assert!(
                matched >= least && failed >= least,
                "{operator:?} matched {matched} and failed {failed} times; expected {least} of each"
            );
        }
    }
}
