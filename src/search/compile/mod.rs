//! From a query to what the engine is asked.
//!
//! The engine's answer is exact: it finds the passages that the query means,
//! as the [matcher](crate::snippet::Matcher) would find them by reading every
//! one. Where postings cannot decide, they give candidates, and those are
//! [looked at](super::checked). The engine's scores only choose candidates;
//! [`super::ranking`] orders them.
//!
//! `words` looks up words and phrases, `patterns` what stands for many words,
//! `values` the fields of whole values, `near` and `sentence` what stands near
//! what; the others are combined here.

mod filters;
mod main_language;
mod near;
mod patterns;
mod sentence;
mod values;
mod words;

pub(super) use filters::{any, below, in_language, published};

use std::cell::RefCell;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use tantivy::Term;
use tantivy::query::{BooleanQuery, BoostQuery, EmptyQuery, Occur as EngineOccur};
use tantivy::schema::Field as EngineField;

use super::answers::{Answers, asked_for};
use super::articles_of::ArticlesOf;
use super::checked::Checked;
use super::ranking::Leaf;
use super::verified::{Failure, Verified};
use crate::analysis::Analyzer;
use crate::index::{Fields, KIND_ARTICLE, KIND_PASSAGE, Snapshot};
use crate::query::{Clause, Diagnostic, Fact, Field, Node, NodeKind, Occur};
use crate::text::ByteSpan;
use filters::{excluded, filtered, inherited, term_query, together, unscored};
use main_language::Languages;
use words::LanguagePattern;

pub(super) type Boxed = Box<dyn tantivy::query::Query>;

/// A query as the engine is asked it.
pub(super) struct Compiled {
    /// Finds the passages.
    pub(super) engine: Boxed,
    /// What passages are ranked by: what is asked for in the text, in the order
    /// typed.
    pub(super) leaves: Vec<Leaf>,
    /// What the matcher will ask of the passages found.
    pub(super) answers: Answers,
    /// What had to be limited.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What goes wrong while the engine is at it.
    pub(super) failure: Failure,
}

/// Turns query trees into engine queries for one state of an index.
pub(super) struct Compiler<'a> {
    snapshot: &'a Snapshot,
    fields: &'a Fields,
    /// One for each stemmer that worked on the collection: a word is looked
    /// for as each of them would have stemmed it.
    analyzers: Vec<Analyzer>,
    leaves: Vec<Leaf>,
    diagnostics: Vec<Diagnostic>,
    failure: Failure,
    /// What the matcher may ask for, as far as it is compiled.
    answered: Vec<(Node, Boxed)>,
    /// What texts look for, as far as they are analysed: a word is asked for
    /// more than once.
    analysed: RefCell<FxHashMap<String, Vec<LanguagePattern>>>,
    languages: Languages,
}

/// Where words are looked up.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In what a passage is found by.
    Text,
    /// In a field of words, on the documents that have it: articles, where it
    /// stands for all passages.
    Words { field: Field, engine: EngineField, on_article: bool, stemmed: bool },
    /// In a field of whole values.
    Values(Field),
}

/// How parts belong together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joined {
    /// One after the other, and the required ones must match.
    All,
    /// One after the other, and at least one must match.
    Any,
    /// As alternatives, of which at least one must match.
    Either,
}

/// How a node is compiled.
#[derive(Clone, Copy)]
struct Mode {
    place: Place,
    /// Whether it ranks: not below what is excluded, nor in fields, which
    /// filter.
    scores: bool,
    /// Whether it may find more than matches, because that does not matter or
    /// is looked at further up.
    loosely: bool,
    /// Whether the positions are looked at further up.
    in_near: bool,
}

impl Mode {
    const fn unscored(self) -> Self {
        Self { scores: false, ..self }
    }

    const fn loosely(self) -> Self {
        Self { loosely: true, ..self }
    }
}

impl<'a> Compiler<'a> {
    pub(super) fn new(snapshot: &'a Snapshot) -> Self {
        let analyzers = snapshot.stemmers().filter_map(Analyzer::with_stemmer).collect();
        Self {
            snapshot,
            fields: snapshot.fields(),
            analyzers,
            leaves: Vec::new(),
            diagnostics: Vec::new(),
            failure: Failure::default(),
            answered: Vec::new(),
            analysed: RefCell::default(),
            languages: Languages::All,
        }
    }

    /// Compiles a tree and filters besides it.
    pub(super) fn compile(mut self, root: &Node, filters: Vec<Boxed>) -> tantivy::Result<Compiled> {
        let mode = Mode { place: Place::Text, scores: true, loosely: false, in_near: false };
        let engine = match self.main_language(root) {
            Some(main) => self.main_language_apart(main, root, &filters, mode)?,
            None => filtered(self.node(root, mode)?, &filters),
        };
        Ok(Compiled {
            engine,
            answers: self.answers(root)?,
            leaves: self.leaves,
            diagnostics: self.diagnostics,
            failure: self.failure,
        })
    }

    fn node(&mut self, node: &Node, mode: Mode) -> tantivy::Result<Boxed> {
        match &node.kind {
            NodeKind::Nothing => Ok(Box::new(EmptyQuery)),
            NodeKind::Word(text) => self.words(node, text, 0, mode),
            NodeKind::Phrase { text, slop } => self.words(node, text, *slop, mode),
            NodeKind::Exact(text) => self.exact(node, text, mode),
            NodeKind::Prefix(text) => self.prefix(node, text, mode),
            NodeKind::Wildcard(_) | NodeKind::Fuzzy { .. } | NodeKind::Regex(_) => {
                self.pattern(node, mode)
            }
            NodeKind::Near { nodes, distance, ordered } => {
                self.near(node, nodes, *distance, *ordered, mode)
            }
            NodeKind::Sentence(inner) => self.sentence(node, inner, mode),
            NodeKind::SameArticle(clauses) => self.same_article(clauses, mode),
            NodeKind::Boosted { node, factor } => self.boosted(node, *factor, mode),
            NodeKind::Expanded { node, others } => self.expanded(node, others, mode),
            NodeKind::Has(fact) => Ok(self.has(*fact)),
            NodeKind::Clauses(clauses) => {
                let has = |occur| clauses.iter().any(|clause| clause.occur == occur);
                let needs_optional = has(Occur::Optional) && !has(Occur::Required);
                let clauses = clauses.iter().map(|clause| (clause.occur, &clause.node));
                let joined = if needs_optional { Joined::Any } else { Joined::All };
                self.combine(clauses, mode, joined)
            }
            NodeKind::And(nodes) => {
                let clauses = nodes.iter().map(|node| (Occur::Required, node));
                self.combine(clauses, mode, Joined::All)
            }
            NodeKind::Or(nodes) => {
                let clauses = nodes.iter().map(|node| (Occur::Optional, node));
                self.combine(clauses, mode, Joined::Either)
            }
            NodeKind::Not(inner) => {
                self.combine(std::iter::once((Occur::Excluded, &**inner)), mode, Joined::All)
            }
            NodeKind::Field { field, node } => self.field(*field, node, mode),
            NodeKind::Date { from, until } => Ok(published(self.fields, *from, *until)),
        }
    }

    fn combine<'n>(
        &mut self,
        clauses: impl Iterator<Item = (Occur, &'n Node)>,
        mode: Mode,
        joined: Joined,
    ) -> tantivy::Result<Boxed> {
        let needs_optional = joined != Joined::All;
        let mut parts: Vec<(EngineOccur, Boxed)> = Vec::new();
        let in_a_row = mode.scores && mode.place == Place::Text && joined != Joined::Either;
        let mut last: Option<&Node> = None;
        for (occur, node) in clauses {
            let (occur, node) = match (occur, &node.kind) {
                // `a AND NOT b`: the engine takes an exclusion beside what it
                // excludes from.
                (Occur::Required, NodeKind::Not(inner)) => (Occur::Excluded, &**inner),
                (occur, _) => (occur, node),
            };
            match occur {
                Occur::Optional => {
                    // Where it need not match it only ranks.
                    let mode = if needs_optional { mode } else { mode.loosely() };
                    parts.push((EngineOccur::Should, self.node(node, mode)?));
                }
                Occur::Required => parts.push((EngineOccur::Must, self.node(node, mode)?)),
                // What is excluded must be found exactly, or not at all.
                Occur::Excluded if mode.loosely => {}
                Occur::Excluded => {
                    parts.push((EngineOccur::MustNot, excluded(self.node(node, mode.unscored())?)));
                }
            }
            if in_a_row && occur != Occur::Excluded {
                if let Some(last) = last {
                    self.pair(last, node);
                }
                last = Some(node);
            }
        }
        if parts.iter().all(|(occur, _)| *occur == EngineOccur::MustNot) {
            parts.push((EngineOccur::Must, self.everything(mode.place)));
        }
        if let [(EngineOccur::Must | EngineOccur::Should, _)] = parts.as_slice()
            && let Some((_, only)) = parts.pop()
        {
            return Ok(only);
        }
        Ok(together(parts, usize::from(needs_optional)))
    }

    fn field(&mut self, field: Field, node: &Node, mode: Mode) -> tantivy::Result<Boxed> {
        let fields = self.fields;
        let words = |engine, on_article, stemmed| {
            (Place::Words { field, engine, on_article, stemmed }, on_article)
        };
        let (place, on_article) = match field {
            Field::Title => words(fields.title, true, true),
            Field::Heading => words(fields.heading, false, true),
            Field::Author => words(fields.author, true, false),
            Field::Publisher => words(fields.publisher, true, false),
            Field::Language | Field::Tag | Field::Path | Field::Id => (Place::Values(field), false),
        };
        let found = self.node(node, Mode { place, ..mode.unscored() })?;
        Ok(unscored(inherited(found, on_article)))
    }

    fn boosted(&mut self, node: &Node, factor: f32, mode: Mode) -> tantivy::Result<Boxed> {
        let before = self.leaves.len();
        let found = self.node(node, mode)?;
        self.leaves.iter_mut().skip(before).for_each(|leaf| leaf.boost(factor));
        Ok(if mode.scores { Box::new(BoostQuery::new(found, factor)) } else { found })
    }

    fn same_article(&mut self, clauses: &[Clause], mode: Mode) -> tantivy::Result<Boxed> {
        let (mut here, mut of_article): (Vec<Boxed>, Vec<_>) = (Vec::new(), Vec::new());
        for clause in clauses {
            match clause.occur {
                Occur::Required | Occur::Optional => {
                    let found = self.node(&clause.node, mode)?;
                    let elsewhere = ArticlesOf::new(unscored(found.box_clone()));
                    of_article.push((EngineOccur::Must, Box::new(elsewhere) as Boxed));
                    here.push(found);
                }
                Occur::Excluded if mode.loosely => {}
                Occur::Excluded => {
                    let found = self.node(&clause.node, mode.unscored())?;
                    let articles = excluded(Box::new(ArticlesOf::new(found)));
                    of_article.push((EngineOccur::MustNot, articles));
                }
            }
        }
        if of_article.iter().all(|(occur, _)| *occur == EngineOccur::MustNot) {
            let articles = term_query(Term::from_field_text(self.fields.kind, KIND_ARTICLE));
            of_article.push((EngineOccur::Must, articles));
            here.push(self.everything(Place::Text));
        }
        let of_article = inherited(Box::new(BooleanQuery::new(of_article)), true);
        let here = (EngineOccur::Must, any(here.into_iter()));
        Ok(together(vec![here, (EngineOccur::Must, unscored(of_article))], 0))
    }

    fn has(&self, fact: Fact) -> Boxed {
        let stated = term_query(Term::from_field_text(self.fields.has, fact.name()));
        unscored(inherited(stated, fact != Fact::Heading))
    }

    /// Every document of those that a place is on.
    fn everything(&self, place: Place) -> Boxed {
        let kind = match place {
            Place::Words { on_article: true, .. } => KIND_ARTICLE,
            _ => KIND_PASSAGE,
        };
        unscored(term_query(Term::from_field_text(self.fields.kind, kind)))
    }

    /// Looks at candidates for `node` by reading the text.
    fn verified(
        &mut self,
        node: &Node,
        candidates: Boxed,
        typed: Option<&str>,
        mode: Mode,
    ) -> tantivy::Result<Boxed> {
        if mode.loosely {
            return Ok(candidates);
        }
        let check = self.verifier(node, typed, mode.place)?;
        Ok(Box::new(Checked::new(candidates, check)))
    }

    fn verifier(
        &mut self,
        node: &Node,
        typed: Option<&str>,
        place: Place,
    ) -> tantivy::Result<Arc<Verified>> {
        let answers = self.answers(node)?;
        let node = match place {
            Place::Words { field, .. } | Place::Values(field) => {
                let kind = NodeKind::Field { field, node: Box::new(node.clone()) };
                Node { span: node.span, kind }
            }
            Place::Text => node.clone(),
        };
        let failure = self.failure.clone();
        let typed = typed.map(str::to_owned);
        Ok(Arc::new(Verified::new(self.snapshot, node, typed, answers, failure)))
    }

    /// Compiles what the matcher will ask for.
    fn answers(&mut self, root: &Node) -> tantivy::Result<Answers> {
        let asked = asked_for(root);
        if asked.is_empty() {
            return Ok(Answers::default());
        }
        let mut compiled = Vec::with_capacity(asked.len());
        for node in asked {
            compiled.push((node.clone(), self.answer(node)?));
        }
        Answers::new(self.snapshot, compiled)
    }

    /// Compiles a part that the matcher will ask for, once: parts within parts
    /// would be compiled again at every level.
    fn answer(&mut self, node: &Node) -> tantivy::Result<Boxed> {
        if let Some((_, known)) = self.answered.iter().find(|(known, _)| known == node) {
            return Ok(known.box_clone());
        }
        let mode = Mode { place: Place::Text, scores: false, loosely: false, in_near: false };
        let compiled = self.node(node, mode)?;
        self.answered.push((node.clone(), compiled.box_clone()));
        Ok(compiled)
    }

    /// Says something of the query, once.
    fn note(&mut self, span: ByteSpan, message: String) {
        let diagnostic = Diagnostic { span, message };
        if !self.diagnostics.contains(&diagnostic) {
            self.diagnostics.push(diagnostic);
        }
    }
}
