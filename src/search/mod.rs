//! Finding passages.
//!
//! [`compile`] asks the engine for what the query means, [`order`] collects
//! candidates, [`ranking`] brings them into order, [`group`] picks hits of
//! them; the texts of these alone are then read, and a snippet of each is made.

mod compile;
mod excluded;
mod expand;
mod group;
mod hit;
mod in_article;
mod options;
mod order;
mod ranking;
mod statistics;

pub use hit::{Hit, HitId, Results};
pub use options::{ResultUnit, SearchOptions, SortBy};

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::query::{EnableScoring, Query as EngineQuery};

use crate::analysis::Analyzer;
use crate::article::{ParagraphNumber, Person};
use crate::error::{Error, ErrorKind, Result};
use crate::index::{ArticleEntry, ArticleRef, Index, PassageRef, PooledMemo, Snapshot, heading};
use crate::query::Query;
use crate::snippet::{Matcher, PassageText};
use compile::Compiler;
use order::Found;
use statistics::Statistics;

impl Index {
    /// Finds the passages that match a query, best first.
    ///
    /// An index without articles has no matches. The same collection gives the
    /// same results however it came about.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] where a path of
    /// [`SearchOptions::within`] is not of this index; errors of reading the
    /// index.
    pub fn search(&self, query: &Query, options: &SearchOptions) -> Result<Results> {
        let mut results = Results { query: query.clone(), total: 0, hits: Vec::new() };
        let Some(snapshot) = self.snapshot() else { return Ok(results) };
        let search = Search { snapshot: &snapshot, query, options };
        let filters = search.filters()?;
        search.run(filters, &mut results).map_err(|failure| match failure {
            Failure::Engine(error) => snapshot.error(error),
            Failure::Own(error) => error,
        })?;
        Ok(results)
    }
}

/// One search at work.
struct Search<'a> {
    snapshot: &'a Snapshot,
    query: &'a Query,
    options: &'a SearchOptions,
}

enum Failure {
    Engine(tantivy::TantivyError),
    Own(Error),
}

impl From<tantivy::TantivyError> for Failure {
    fn from(error: tantivy::TantivyError) -> Self {
        Self::Engine(error)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Own(error)
    }
}

impl Search<'_> {
    /// Returns the limits that the options set besides the query.
    fn filters(&self) -> Result<Vec<Box<dyn EngineQuery>>> {
        let fields = self.snapshot.fields();
        let options = self.options;
        let mut filters = Vec::new();
        if options.since.is_some() || options.until.is_some() {
            filters.push(compile::published(fields, options.since, options.until));
        }
        if !options.languages.is_empty() {
            let languages = options.languages.iter();
            filters.push(compile::any(languages.map(|tag| compile::in_language(fields, tag))));
        }
        if !options.within.is_empty() {
            let mut places = Vec::new();
            for path in &options.within {
                let of_path = self.snapshot.places(path);
                if of_path.is_empty() {
                    let message = format!("nothing below {} has been indexed", path.display());
                    return Err(Error::new(ErrorKind::NotFound, message));
                }
                places.extend(of_path.iter().map(|place| compile::below(fields, place)));
            }
            filters.push(compile::any(places.into_iter()));
        }
        Ok(filters)
    }

    fn run(
        &self,
        filters: Vec<Box<dyn EngineQuery>>,
        results: &mut Results,
    ) -> std::result::Result<(), Failure> {
        let statistics = Statistics::new(self.snapshot);
        let compiled = Compiler::new(self.snapshot).compile(&self.query.root, filters)?;
        results.query.diagnostics.extend(compiled.diagnostics);
        let picked = group::pick(
            self.snapshot,
            &statistics,
            &*compiled.engine,
            &compiled.leaves,
            self.options,
        )?;
        results.total = picked.total;

        let mut reader = HitReader::new(self.snapshot, self.query, self.options);
        for (rank, found) in picked.hits {
            let hit = reader.read(rank, &found)?;
            results.hits.extend(hit);
        }
        Ok(())
    }
}

/// Counts the passages that an engine query matches.
fn count(snapshot: &Snapshot, query: &dyn EngineQuery) -> tantivy::Result<u64> {
    let searcher = snapshot.searcher();
    let weight = query.weight(EnableScoring::disabled_from_searcher(searcher))?;
    let mut total = 0;
    for reader in searcher.segment_readers() {
        total += u64::from(weight.count(reader)?);
    }
    Ok(total)
}

/// Reads hits, remembering articles and matchers: the hits of one search are
/// often of few articles.
struct HitReader<'a> {
    snapshot: &'a Snapshot,
    query: &'a Query,
    options: &'a SearchOptions,
    articles: HashMap<ArticleRef, Known>,
    matchers: HashMap<&'static str, Weighed>,
    memo: PooledMemo,
}

/// A matcher, and how rare each of its terms is: what a snippet should show.
#[derive(Clone)]
struct Weighed {
    matcher: Arc<Matcher>,
    weights: Arc<[f32]>,
}

impl Weighed {
    fn new(snapshot: &Snapshot, query: &Query, analyzer: &Analyzer) -> tantivy::Result<Self> {
        let statistics = Statistics::new(snapshot);
        let matcher = Matcher::new(query, analyzer);
        let text = snapshot.fields().text;
        let weights: tantivy::Result<Vec<f32>> = matcher
            .terms()
            .iter()
            .map(|term| match term.pattern.parts.is_empty() {
                // What stands for words is as rare as all of them: not known here.
                true => Ok(1.0),
                false => Ok(ranking::pattern_idf(text, &statistics, &term.pattern)? as f32),
            })
            .collect();
        Ok(Self { matcher: Arc::new(matcher), weights: weights?.into() })
    }
}

/// An article that a hit stands in.
#[derive(Clone)]
struct Known {
    headings: Arc<[String]>,
    /// The names of authors, then translators, as they are searched.
    people: Arc<[String]>,
    entry: Arc<ArticleEntry>,
    analyzer: Analyzer,
}

impl<'a> HitReader<'a> {
    fn new(snapshot: &'a Snapshot, query: &'a Query, options: &'a SearchOptions) -> Self {
        Self {
            snapshot,
            query,
            options,
            articles: HashMap::new(),
            matchers: HashMap::new(),
            memo: snapshot.memo(),
        }
    }

    fn read(&mut self, rank: usize, found: &Found) -> Result<Option<Hit>> {
        let Some(at) = found.passage() else { return Ok(None) };
        let known = self.known(at.article)?;
        let (record, text) = self.snapshot.passage(at)?;
        let heading = heading(&known.headings, record.heading);
        let title = known.entry.metadata.title.as_deref();
        let authors: Vec<&str> = known.people.iter().map(String::as_str).collect();
        let Weighed { matcher, weights } = self.matcher(&known.analyzer)?;
        let evidence = matcher.evidence(
            &PassageText {
                text: &text,
                heading,
                title,
                searches_title: at.paragraph == ParagraphNumber::FIRST,
                authors: &authors,
                publisher: known.entry.metadata.publisher.as_deref(),
                // The engine has already found that fields and dates match.
                answers: &|_| true,
            },
            &mut self.memo,
        );
        let snippet = evidence.snippet(&text, &weights, &self.options.snippet);
        let paragraph = (known.entry.paragraphs > 0).then_some(at.paragraph);
        Ok(Some(Hit {
            rank,
            score: found.score,
            paragraph,
            heading: heading.map(str::to_owned),
            kind: record.kind,
            source: record.source,
            snippet,
            heading_highlights: evidence.heading,
            title_highlights: evidence.title,
            author_highlights: evidence.authors,
            publisher_highlights: evidence.publisher,
            article: known.entry,
            text,
        }))
    }

    fn matcher(&mut self, analyzer: &Analyzer) -> Result<Weighed> {
        if let Some(known) = self.matchers.get(analyzer.stemmer()) {
            return Ok(known.clone());
        }
        let weighed = Weighed::new(self.snapshot, self.query, analyzer)
            .map_err(|error| self.snapshot.error(error))?;
        self.matchers.insert(analyzer.stemmer(), weighed.clone());
        Ok(weighed)
    }

    fn known(&mut self, at: ArticleRef) -> Result<Known> {
        if let Some(known) = self.articles.get(&at) {
            return Ok(known.clone());
        }
        let mut record = self.snapshot.article(at)?;
        let metadata = &record.metadata;
        let people = metadata.authors.iter().chain(&metadata.translators).map(Person::display);
        let known = Known {
            people: people.collect(),
            analyzer: Analyzer::for_language(metadata.language.as_deref()),
            headings: std::mem::take(&mut record.headings).into(),
            entry: Arc::new(self.snapshot.entry(record)),
        };
        self.articles.insert(at, known.clone());
        Ok(known)
    }
}

/// Tells the passages of `found` in the order of their articles' dates.
fn by_date(snapshot: &Snapshot, newest_first: bool, found: &mut [Found]) -> tantivy::Result<()> {
    order::sort(snapshot.searcher(), found)?;
    let mut columns = Vec::new();
    for reader in snapshot.searcher().segment_readers() {
        columns.push(reader.fast_fields().column_opt::<u64>(crate::index::FIRST_DAY)?);
    }
    let day = |passage: &PassageRef| {
        let article = passage.article;
        let column = columns.get(article.segment() as usize)?.as_ref()?;
        column.first(article.doc())
    };
    found.sort_by_cached_key(|found| {
        let day = found.passage().as_ref().and_then(day);
        match (day, newest_first) {
            (None, _) => (1, 0),
            (Some(day), false) => (0, day),
            (Some(day), true) => (0, u64::MAX - day),
        }
    });
    Ok(())
}
