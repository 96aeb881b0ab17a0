//! From a query to what the engine is asked.
//!
//! The engine's answer is exact: it finds the passages that the query means,
//! as the [matcher](crate::snippet::Matcher) would find them by reading every
//! one. Its scores only choose candidates; [`super::ranking`] orders them.

use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{
    BooleanQuery, ConstScoreQuery, EmptyQuery, Occur as EngineOccur, PhraseQuery,
    Query as EngineQuery, RangeQuery, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field as EngineField, IndexRecordOption};

use super::excluded::Excluded;
use super::expand::{Expansion, MAX_EXPANSIONS, expand};
use super::in_article::InArticle;
use super::ranking::{LanguagePattern, Leaf};
use crate::analysis::{Analyzer, Pattern};
use crate::article::{PartialDate, PassageId};
use crate::index::{FORM_MARK, Fields, KIND_PASSAGE, Snapshot, label_key, language_key, path_key};
use crate::query::{Clause, Diagnostic, Field, Node, NodeKind, Occur};
use crate::text::ByteSpan;

type Boxed = Box<dyn EngineQuery>;

/// A query as the engine is asked it.
pub(super) struct Compiled {
    /// Finds the passages.
    pub(super) engine: Boxed,
    /// What passages are ranked by: the words, phrases and prefixes asked for
    /// in the text, in the order typed.
    pub(super) leaves: Vec<Leaf>,
    /// What had to be limited.
    pub(super) diagnostics: Vec<Diagnostic>,
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
}

/// Where words are looked up.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In what a passage is found by.
    Text,
    /// In a field of words; `on_article` where it stands for all passages.
    Words { field: EngineField, on_article: bool, stemmed: bool },
    /// In a field of whole values.
    Values(Field),
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
        }
    }

    /// Compiles a tree and filters besides it.
    pub(super) fn compile(mut self, root: &Node, filters: Vec<Boxed>) -> tantivy::Result<Compiled> {
        let mut engine = self.node(root, Place::Text, true)?;
        if !filters.is_empty() {
            let filters = filters.into_iter().map(|filter| (EngineOccur::Must, unscored(filter)));
            let clauses = std::iter::once((EngineOccur::Must, engine)).chain(filters);
            engine = Box::new(BooleanQuery::new(clauses.collect()));
        }
        Ok(Compiled { engine, leaves: self.leaves, diagnostics: self.diagnostics })
    }

    /// `scores` is false below what is excluded and in fields that filter.
    fn node(&mut self, node: &Node, place: Place, scores: bool) -> tantivy::Result<Boxed> {
        match &node.kind {
            NodeKind::Word(text) | NodeKind::Phrase { text, .. } => {
                self.words(text, node.span, place, scores)
            }
            NodeKind::Prefix(text) => self.prefix(text, node.span, place, scores),
            NodeKind::Clauses(clauses) => self.clauses(clauses, place, scores),
            NodeKind::And(nodes) => {
                let clauses = nodes.iter().map(|node| (Occur::Required, node));
                self.combine(clauses, place, scores, false)
            }
            NodeKind::Or(nodes) => {
                let clauses = nodes.iter().map(|node| (Occur::Optional, node));
                self.combine(clauses, place, scores, true)
            }
            NodeKind::Not(inner) => {
                self.combine(std::iter::once((Occur::Excluded, &**inner)), place, scores, false)
            }
            NodeKind::Field { field, node } => self.field(*field, node),
            NodeKind::Expanded { node, others } => {
                let mut found = vec![self.node(node, place, scores)?];
                for other in others {
                    found.push(self.words(&other.text, node.span, place, scores)?);
                }
                Ok(any(found.into_iter()))
            }
            NodeKind::Date { from, until } => Ok(published(self.fields, *from, *until)),
            _ => Ok(Box::new(EmptyQuery)),
        }
    }

    fn clauses(
        &mut self,
        clauses: &[Clause],
        place: Place,
        scores: bool,
    ) -> tantivy::Result<Boxed> {
        let has = |occur| clauses.iter().any(|clause| clause.occur == occur);
        let needs_optional = has(Occur::Optional) && !has(Occur::Required);
        let clauses = clauses.iter().map(|clause| (clause.occur, &clause.node));
        self.combine(clauses, place, scores, needs_optional)
    }

    fn combine<'n>(
        &mut self,
        clauses: impl Iterator<Item = (Occur, &'n Node)>,
        place: Place,
        scores: bool,
        needs_optional: bool,
    ) -> tantivy::Result<Boxed> {
        let mut parts: Vec<(EngineOccur, Boxed)> = Vec::new();
        for (occur, node) in clauses {
            let part = match occur {
                Occur::Optional => (EngineOccur::Should, self.node(node, place, scores)?),
                Occur::Required => match &node.kind {
                    // `a AND NOT b`: the engine takes an exclusion beside what
                    // it excludes from.
                    NodeKind::Not(inner) => {
                        (EngineOccur::MustNot, excluded(self.node(inner, place, false)?))
                    }
                    _ => (EngineOccur::Must, self.node(node, place, scores)?),
                },
                Occur::Excluded => (EngineOccur::MustNot, excluded(self.node(node, place, false)?)),
            };
            parts.push(part);
        }
        if parts.iter().all(|(occur, _)| *occur == EngineOccur::MustNot) {
            parts.push((EngineOccur::Must, self.all_passages()));
        }
        if let [(EngineOccur::Must | EngineOccur::Should, _)] = parts.as_slice()
            && let Some((_, only)) = parts.pop()
        {
            return Ok(only);
        }
        let minimum = usize::from(needs_optional);
        Ok(Box::new(BooleanQuery::with_minimum_required_clauses(parts, minimum)))
    }

    fn field(&mut self, field: Field, node: &Node) -> tantivy::Result<Boxed> {
        let fields = self.fields;
        let words = |field, on_article, stemmed| Place::Words { field, on_article, stemmed };
        let place = match field {
            Field::Title => words(fields.title, true, true),
            Field::Heading => words(fields.heading, false, true),
            Field::Author => words(fields.author, true, false),
            Field::Publisher => words(fields.publisher, true, false),
            Field::Language | Field::Tag | Field::Path | Field::Id => Place::Values(field),
        };
        Ok(unscored(self.node(node, place, false)?))
    }

    /// A word or phrase.
    fn words(
        &mut self,
        text: &str,
        span: ByteSpan,
        place: Place,
        scores: bool,
    ) -> tantivy::Result<Boxed> {
        match place {
            Place::Text => {
                let patterns = self.patterns(text, true);
                if patterns.is_empty() {
                    let message = format!("'{text}' holds no letter or digit and finds nothing");
                    self.diagnostics.push(Diagnostic { span, message });
                } else if scores {
                    self.leaves.push(Leaf::patterns(patterns.clone()));
                }
                let field = self.fields.text;
                Ok(any(patterns.iter().map(|pattern| self.find(field, pattern))))
            }
            Place::Words { field, on_article, stemmed } => {
                let patterns = self.patterns(text, stemmed);
                let found = any(patterns.iter().map(|pattern| self.find(field, pattern)));
                Ok(inherited(found, on_article))
            }
            Place::Values(field) => Ok(self.value(field, text)),
        }
    }

    fn prefix(
        &mut self,
        text: &str,
        span: ByteSpan,
        place: Place,
        scores: bool,
    ) -> tantivy::Result<Boxed> {
        match place {
            Place::Text => {
                let mut alternatives = Vec::new();
                for LanguagePattern { pattern, .. } in self.patterns(text, true) {
                    let (forms, phrases) = self.prefix_parts(&pattern, span)?;
                    if scores {
                        self.leaves.push(Leaf::forms(forms.terms.clone()));
                    }
                    let field = self.fields.form;
                    let forms = forms.terms.iter().map(|form| Term::from_field_text(field, form));
                    alternatives.extend(forms.map(term_query));
                    alternatives.extend(phrases);
                }
                Ok(any(alternatives.into_iter()))
            }
            Place::Words { field, on_article, stemmed } => {
                let mut terms = Vec::new();
                for LanguagePattern { pattern, .. } in self.patterns(text, stemmed) {
                    if let Some(last) = pattern.whole.as_ref().or(pattern.parts.last()) {
                        let marked = format!("{FORM_MARK}{}", last.form);
                        let expansion = expand(self.snapshot, field, &marked)?;
                        self.note_cut(&expansion, span);
                        terms.extend(expansion.terms);
                    }
                }
                let terms = terms.iter().map(|term| Term::from_field_text(field, term));
                Ok(inherited(Box::new(TermSetQuery::new(terms)), on_article))
            }
            Place::Values(field) => {
                let (engine_field, key) = self.value_key(field, text);
                let expansion = expand(self.snapshot, engine_field, &key)?;
                self.note_cut(&expansion, span);
                let terms =
                    expansion.terms.iter().map(|term| Term::from_field_text(engine_field, term));
                Ok(inherited(Box::new(TermSetQuery::new(terms)), true))
            }
        }
    }

    /// Returns the forms that a prefix stands for and, where it has several
    /// parts (`al-qa*`), the phrases that end in what its last part stands for.
    fn prefix_parts(
        &mut self,
        pattern: &Pattern,
        span: ByteSpan,
    ) -> tantivy::Result<(Expansion, Vec<Boxed>)> {
        let Some((last, before)) = pattern.parts.split_last() else {
            return Ok((Expansion::default(), Vec::new()));
        };
        if before.is_empty() {
            let forms = expand(self.snapshot, self.fields.form, &last.form)?;
            self.note_cut(&forms, span);
            return Ok((forms, Vec::new()));
        }
        let forms = match &pattern.whole {
            Some(whole) => expand(self.snapshot, self.fields.form, &whole.form)?,
            None => Expansion::default(),
        };
        let lasts = expand(self.snapshot, self.fields.form, &last.form)?;
        self.note_cut(&lasts, span);
        let mut stems: Vec<String> = lasts
            .terms
            .iter()
            .flat_map(|form| self.patterns(form, true))
            .filter_map(|found| found.pattern.parts.into_iter().next().map(|term| term.stem))
            .collect();
        stems.sort_unstable();
        stems.dedup();
        let field = self.fields.text;
        let phrases = stems.into_iter().map(|stem| {
            let parts = before.iter().map(|term| term.stem.as_str()).chain([stem.as_str()]);
            let terms = parts.map(|part| Term::from_field_text(field, part)).collect();
            Box::new(PhraseQuery::new(terms)) as Boxed
        });
        Ok((forms, phrases.collect()))
    }

    fn note_cut(&mut self, expansion: &Expansion, span: ByteSpan) {
        if expansion.is_cut {
            let message = format!(
                "more than {MAX_EXPANSIONS} words begin so; the first {MAX_EXPANSIONS} in alphabetical order are searched"
            );
            self.diagnostics.push(Diagnostic { span, message });
        }
    }

    /// Returns what a text looks for, as each analyzer sees it; none where it
    /// has no word.
    fn patterns(&self, text: &str, stemmed: bool) -> Vec<LanguagePattern> {
        if !stemmed {
            let pattern = Analyzer::unstemmed().pattern(text);
            let all = LanguagePattern { pattern, stemmers: None };
            return Some(all).filter(|all| !all.pattern.parts.is_empty()).into_iter().collect();
        }
        let mut patterns: Vec<LanguagePattern> = Vec::new();
        for analyzer in &self.analyzers {
            let pattern = analyzer.pattern(text);
            if pattern.parts.is_empty() {
                continue;
            }
            let known = patterns.iter_mut().find(|known| known.pattern == pattern);
            match known.and_then(|known| known.stemmers.as_mut()) {
                Some(stemmers) => stemmers.push(analyzer.stemmer()),
                None => patterns
                    .push(LanguagePattern { pattern, stemmers: Some(vec![analyzer.stemmer()]) }),
            }
        }
        for pattern in &mut patterns {
            // What all languages look for needs no limit.
            let all = |stemmers: &Vec<_>| stemmers.len() == self.analyzers.len();
            if pattern.stemmers.as_ref().is_some_and(all) {
                pattern.stemmers = None;
            }
        }
        patterns
    }

    /// Finds a pattern in the texts of its languages.
    fn find(&self, field: EngineField, pattern: &LanguagePattern) -> Boxed {
        let found = pattern_query(field, &pattern.pattern);
        let Some(stemmers) = &pattern.stemmers else { return found };
        let of_language = stemmers
            .iter()
            .map(|stemmer| term_query(Term::from_field_text(self.fields.stemmer, stemmer)));
        Box::new(BooleanQuery::intersection(vec![found, unscored(any(of_language))]))
    }

    /// A whole value of a field.
    fn value(&self, field: Field, text: &str) -> Boxed {
        if field == Field::Id
            && let Ok(passage) = text.parse::<PassageId>()
        {
            let article =
                term_query(Term::from_field_text(self.fields.id, passage.article.as_str()));
            let number =
                Term::from_field_u64(self.fields.paragraph, passage.paragraph.get().into());
            return Box::new(BooleanQuery::intersection(vec![
                inherited(article, true),
                Box::new(TermQuery::new(number, IndexRecordOption::Basic)),
            ]));
        }
        let (engine_field, key) = self.value_key(field, text);
        inherited(term_query(Term::from_field_text(engine_field, &key)), true)
    }

    fn value_key(&self, field: Field, text: &str) -> (EngineField, String) {
        match field {
            Field::Language => (self.fields.language, language_key(text)),
            Field::Tag => (self.fields.tag, label_key(text)),
            Field::Path => (self.fields.path, path_key(text)),
            _ => (self.fields.id, text.to_owned()),
        }
    }

    fn all_passages(&self) -> Boxed {
        unscored(term_query(Term::from_field_text(self.fields.kind, KIND_PASSAGE)))
    }
}

/// The passages published in a time, both ends inclusive.
pub(super) fn published(
    fields: &Fields,
    from: Option<PartialDate>,
    until: Option<PartialDate>,
) -> Boxed {
    let day = |field, day: u32| Term::from_field_u64(field, day.into());
    let mut parts: Vec<Boxed> = Vec::new();
    // A stated date and the range share a day where neither ends before the
    // other begins.
    if let Some(until) = until {
        let last = Bound::Included(day(fields.first_day, until.last_day()));
        parts.push(Box::new(RangeQuery::new(Bound::Included(day(fields.first_day, 0)), last)));
    }
    if let Some(from) = from {
        let first = Bound::Included(day(fields.last_day, from.first_day()));
        parts.push(Box::new(RangeQuery::new(first, Bound::Unbounded)));
    }
    let articles: Boxed = match parts.len() {
        0 => Box::new(EmptyQuery),
        _ => Box::new(BooleanQuery::intersection(parts)),
    };
    unscored(inherited(articles, true))
}

/// The passages of the files at or below a place.
pub(super) fn below(fields: &Fields, place: &str) -> Boxed {
    inherited(term_query(Term::from_field_text(fields.place, place)), true)
}

/// The passages in a language.
pub(super) fn in_language(fields: &Fields, tag: &str) -> Boxed {
    inherited(term_query(Term::from_field_text(fields.language, &language_key(tag))), true)
}

/// The parts of a pattern side by side, or its whole.
fn pattern_query(field: EngineField, pattern: &Pattern) -> Boxed {
    let term = |text: &str| Term::from_field_text(field, text);
    let parts: Boxed = match pattern.parts.as_slice() {
        [] => return Box::new(EmptyQuery),
        [only] => term_query(term(&only.stem)),
        parts => Box::new(PhraseQuery::new(parts.iter().map(|part| term(&part.stem)).collect())),
    };
    match &pattern.whole {
        Some(whole) => any([parts, term_query(term(&whole.stem))].into_iter()),
        None => parts,
    }
}

fn term_query(term: Term) -> Boxed {
    Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
}

pub(super) fn any(queries: impl Iterator<Item = Boxed>) -> Boxed {
    let mut queries: Vec<Boxed> = queries.collect();
    match queries.len() {
        0 => Box::new(EmptyQuery),
        1 => queries.swap_remove(0),
        _ => Box::new(BooleanQuery::union(queries)),
    }
}

fn inherited(query: Boxed, on_article: bool) -> Boxed {
    if on_article { Box::new(InArticle::new(query)) } else { query }
}

fn excluded(query: Boxed) -> Boxed {
    Box::new(Excluded::new(query))
}

fn unscored(query: Boxed) -> Boxed {
    Box::new(ConstScoreQuery::new(query, 0.0))
}
