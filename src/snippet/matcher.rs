//! A query, ready to be looked up in passages.

use crate::analysis::Analyzer;
use crate::query::{Fact, Field, Node, NodeKind, Occur, Query};

use super::nearness::Nearness;
use super::term::MatchTerm;

/// A query tree with its words analysed, for texts of one analyzer.
///
/// Immutable; one may serve any number of passages and threads.
#[derive(Clone, Debug)]
pub struct Matcher {
    pub(super) analyzers: Analyzers,
    pub(super) root: Plan,
    pub(super) terms: Vec<MatchTerm>,
    /// How many nodes of nearness there are.
    pub(super) nears: usize,
    pub(super) looks_at: LooksAt,
}

/// What the texts are analysed with; names are never stemmed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Analyzers {
    /// The paragraph, its heading, and the title where it counts as they do.
    pub(super) words: Analyzer,
    /// The title as a field of the article.
    pub(super) title: Analyzer,
    pub(super) names: Analyzer,
}

/// Which texts words are looked for in at all.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LooksAt {
    /// The paragraph, its heading, and the title where it counts as they do.
    pub(super) words: bool,
    pub(super) title: bool,
    pub(super) heading: bool,
    pub(super) authors: bool,
    pub(super) publisher: bool,
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
    Near {
        number: usize,
        operands: Vec<Self>,
        nearness: Nearness,
    },
    Sentence(Box<Self>),
    In(Place, Box<Self>),
    HasHeading,
    /// What the caller knows.
    Elsewhere(Node),
    /// The same, and what of it is marked in this passage.
    SameArticle {
        node: Node,
        required: Vec<Self>,
    },
}

/// Where words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Words,
    Title,
    Heading,
    Authors,
    Publisher,
}

impl Matcher {
    /// Analyses the words of a query with the analyzer of the passages.
    #[must_use]
    pub fn new(query: &Query, analyzer: &Analyzer) -> Self {
        Self::for_node(&query.root, analyzer)
    }

    /// The same for a part of a query.
    ///
    /// ```
    /// use pincite::{Analyzer, Matcher, Memo, PassageText, Query};
    ///
    /// let query = Query::parse("\"strategic depth\" OR proxies");
    /// let matcher = Matcher::for_node(&query.root, &Analyzer::for_language(Some("en")));
    /// let passage = PassageText::new("A proxy of the state.");
    /// assert!(matcher.matches(&passage, &mut Memo::default()));
    /// ```
    #[must_use]
    pub fn for_node(node: &Node, analyzer: &Analyzer) -> Self {
        Self::for_paragraph(node, analyzer, analyzer)
    }

    /// The same for a paragraph that is not in the language of its article: the
    /// field `title:` is looked up in that of the article.
    #[must_use]
    pub fn for_paragraph(node: &Node, paragraph: &Analyzer, article: &Analyzer) -> Self {
        let names = Analyzer::unstemmed();
        let analyzers = Analyzers { words: *paragraph, title: *article, names };
        let looks_at = LooksAt::default();
        let mut planner = Planner { analyzers, terms: Vec::new(), nears: 0, looks_at };
        let root = planner.plan(node, Place::Words);
        let Planner { analyzers, terms, nears, looks_at } = planner;
        Self { analyzers, root, terms, nears, looks_at }
    }

    /// Returns the distinct terms of the query in the order they were typed,
    /// those included that are excluded or belong to a field with words.
    /// [`Highlight::term`](super::Highlight::term) is an index into these.
    #[must_use]
    pub fn terms(&self) -> &[MatchTerm] {
        &self.terms
    }
}

struct Planner {
    analyzers: Analyzers,
    terms: Vec<MatchTerm>,
    nears: usize,
    looks_at: LooksAt,
}

impl Planner {
    fn plan(&mut self, node: &Node, place: Place) -> Plan {
        match &node.kind {
            NodeKind::And(nodes) => Plan::And(self.all(nodes, place)),
            NodeKind::Or(nodes) => Plan::Or(self.all(nodes, place)),
            NodeKind::Not(node) => Plan::Not(Box::new(self.plan(node, place))),
            NodeKind::Clauses(clauses) => Plan::Clauses(
                clauses
                    .iter()
                    .map(|clause| (clause.occur, self.plan(&clause.node, place)))
                    .collect(),
            ),
            NodeKind::Near { nodes, distance, ordered } => {
                let number = self.nears;
                self.nears += 1;
                Plan::Near {
                    number,
                    operands: self.all(nodes, place),
                    nearness: Nearness { distance: *distance, ordered: *ordered },
                }
            }
            NodeKind::Sentence(node) => Plan::Sentence(Box::new(self.plan(node, place))),
            NodeKind::SameArticle(clauses) => {
                let required = clauses.iter().filter(|clause| clause.occur == Occur::Required);
                let required =
                    required.map(|clause| self.plan(&clause.node, Place::Words)).collect();
                Plan::SameArticle { node: node.clone(), required }
            }
            NodeKind::Boosted { node, .. } => self.plan(node, place),
            NodeKind::Expanded { node, others } => {
                let mut plans = vec![self.plan(node, place)];
                for other in others {
                    let term = MatchTerm::of_substitute(other, &self.analyzer(place));
                    plans.push(self.term(term, place));
                }
                Plan::Or(plans)
            }
            NodeKind::Field { field, node: inner } => {
                let place = match field {
                    Field::Title => Place::Title,
                    Field::Heading => Place::Heading,
                    Field::Author => Place::Authors,
                    Field::Publisher => Place::Publisher,
                    Field::Language | Field::Tag | Field::Path | Field::Id => {
                        return Plan::Elsewhere(node.clone());
                    }
                };
                Plan::In(place, Box::new(self.plan(inner, place)))
            }
            NodeKind::Has(Fact::Heading) => Plan::HasHeading,
            NodeKind::Has(_) | NodeKind::Date { .. } => Plan::Elsewhere(node.clone()),
            NodeKind::Nothing => Plan::Nothing,
            NodeKind::Word(_)
            | NodeKind::Exact(_)
            | NodeKind::Phrase { .. }
            | NodeKind::Prefix(_)
            | NodeKind::Wildcard(_)
            | NodeKind::Fuzzy { .. }
            | NodeKind::Regex(_) => {
                let term = MatchTerm::of_leaf(&node.kind, &self.analyzer(place));
                self.term(term, place)
            }
        }
    }

    fn all(&mut self, nodes: &[Node], place: Place) -> Vec<Plan> {
        nodes.iter().map(|node| self.plan(node, place)).collect()
    }

    const fn analyzer(&self, place: Place) -> Analyzer {
        match place {
            Place::Words | Place::Heading => self.analyzers.words,
            Place::Title => self.analyzers.title,
            Place::Authors | Place::Publisher => self.analyzers.names,
        }
    }

    /// Adds a term, unless the query has it already.
    fn term(&mut self, term: Option<MatchTerm>, place: Place) -> Plan {
        let Some(term) = term else { return Plan::Nothing };
        match place {
            Place::Words => self.looks_at.words = true,
            Place::Title => self.looks_at.title = true,
            Place::Heading => self.looks_at.heading = true,
            Place::Authors => self.looks_at.authors = true,
            Place::Publisher => self.looks_at.publisher = true,
        }
        let known = self.terms.iter().position(|known| *known == term);
        Plan::Term(known.unwrap_or_else(|| {
            self.terms.push(term);
            self.terms.len() - 1
        }))
    }
}
