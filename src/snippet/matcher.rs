//! A query, ready to be looked up in passages.

use crate::analysis::{Analyzer, Pattern};
use crate::query::{Field, Node, NodeKind, Occur, Query};

/// A query tree with its words analysed, for texts of one analyzer.
///
/// Immutable; one may serve any number of passages and threads.
#[derive(Clone, Debug)]
pub struct Matcher {
    pub(super) analyzer: Analyzer,
    pub(super) root: Plan,
    pub(super) terms: Vec<MatchTerm>,
}

/// A word, phrase or prefix of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchTerm {
    /// What it looks for.
    pub pattern: Pattern,
    /// How.
    pub kind: TermKind,
}

/// How a term looks for its pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TermKind {
    /// In any form; several parts side by side, or written as one.
    Word,
    /// The same, as a phrase.
    Phrase,
    /// The last part, or the whole written as one, is the beginning of a word.
    Prefix,
}

/// A query tree whose leaves are indices into [`Matcher::terms`].
#[derive(Clone, Debug)]
pub(super) enum Plan {
    Nothing,
    Term(usize),
    Clauses(Vec<(Occur, Self)>),
    And(Vec<Self>),
    Or(Vec<Self>),
    Not(Box<Self>),
    InTitle(Box<Self>),
    InHeading(Box<Self>),
    /// A field that is not in the passage: the caller knows.
    Elsewhere(Node),
}

impl Matcher {
    /// Analyses the words of a query with the analyzer of the passages.
    #[must_use]
    pub fn new(query: &Query, analyzer: &Analyzer) -> Self {
        let mut terms = Vec::new();
        let root = plan(&query.root, analyzer, &mut terms);
        Self { analyzer: *analyzer, root, terms }
    }

    /// Returns the distinct terms of the query in the order they were typed,
    /// those included that are excluded or belong to a field of the passage.
    /// [`Highlight::term`](super::Highlight::term) is an index into these.
    #[must_use]
    pub fn terms(&self) -> &[MatchTerm] {
        &self.terms
    }
}

fn plan(node: &Node, analyzer: &Analyzer, terms: &mut Vec<MatchTerm>) -> Plan {
    let mut all =
        |nodes: &[Node]| nodes.iter().map(|node| plan(node, analyzer, terms)).collect::<Vec<_>>();
    match &node.kind {
        NodeKind::And(nodes) => Plan::And(all(nodes)),
        NodeKind::Or(nodes) => Plan::Or(all(nodes)),
        NodeKind::Word(text) => term(text, TermKind::Word, analyzer, terms),
        NodeKind::Expanded { node, others } => {
            let mut any = vec![plan(node, analyzer, terms)];
            for other in others {
                any.push(term(&other.text, TermKind::Phrase, analyzer, terms));
            }
            Plan::Or(any)
        }
        NodeKind::Phrase { text, .. } => term(text, TermKind::Phrase, analyzer, terms),
        NodeKind::Prefix(text) => term(text, TermKind::Prefix, analyzer, terms),
        NodeKind::Clauses(clauses) => Plan::Clauses(
            clauses
                .iter()
                .map(|clause| (clause.occur, plan(&clause.node, analyzer, terms)))
                .collect(),
        ),
        NodeKind::Not(node) => Plan::Not(Box::new(plan(node, analyzer, terms))),
        NodeKind::Field { field: Field::Title, node } => {
            Plan::InTitle(Box::new(plan(node, analyzer, terms)))
        }
        NodeKind::Field { field: Field::Heading, node } => {
            Plan::InHeading(Box::new(plan(node, analyzer, terms)))
        }
        NodeKind::Field { .. } | NodeKind::Date { .. } => Plan::Elsewhere(node.clone()),
        _ => Plan::Nothing,
    }
}

/// Adds a term, unless the query has it already.
fn term(text: &str, kind: TermKind, analyzer: &Analyzer, terms: &mut Vec<MatchTerm>) -> Plan {
    let pattern = analyzer.pattern(text);
    if pattern.parts.is_empty() {
        return Plan::Nothing;
    }
    let term = MatchTerm { pattern, kind };
    let known = terms.iter().position(|known| *known == term);
    Plan::Term(known.unwrap_or_else(|| {
        terms.push(term);
        terms.len() - 1
    }))
}
