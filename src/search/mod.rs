//! Finding passages.
//!
//! [`compile`] asks the engine for what the query means, [`order`] collects
//! candidates, [`ranking`] brings them into order, [`group`] picks hits of
//! them; the texts of these alone are then read, and a snippet of each is made.

mod answers;
mod articles_of;
mod bounds;
mod checked;
mod compile;
mod dictionary;
mod excluded;
mod explanation;
mod group;
mod hit;
mod in_article;
mod options;
mod order;
mod passage_text;
mod positions;
mod ranking;
mod reader;
mod statistics;
mod verified;

pub use explanation::{Explanation, ScorePart};
pub use hit::{Hit, HitId, Results};
pub use options::{ResultUnit, SearchOptions, SortBy};

use tantivy::query::{EnableScoring, Query as EngineQuery};

use crate::error::{Error, ErrorKind, Result};
use crate::index::{Index, PassageRef, Snapshot};
use crate::query::Query;
use compile::Compiler;
use order::Found;
use reader::HitReader;
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
        let mut query = query.clone();
        results.query.diagnostics.extend(bounds::bounded(&mut query.root));
        let search = Search { snapshot: &snapshot, query: &query, options };
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

        let found: Vec<Found> = picked.hits.iter().map(|(_, found)| *found).collect();
        let answers = compiled.answers.of(self.snapshot, &found);
        let mut explanations = Vec::new();
        if self.options.explain && self.options.sort == SortBy::Score {
            let leaves = &compiled.leaves;
            explanations = explanation::explain(self.snapshot, &statistics, leaves, &found)?;
        }
        let mut explanations = explanations.into_iter();
        let mut reader = HitReader::new(self.snapshot, self.query, self.options);
        for ((rank, found), answers) in picked.hits.iter().zip(&answers) {
            let mut hit = reader.read(*rank, found, answers)?;
            let explanation = explanations.next();
            if let Some(hit) = &mut hit {
                hit.explanation = explanation;
            }
            results.hits.extend(hit);
        }
        match compiled.failure.take() {
            Some(error) => Err(error.into()),
            None => Ok(()),
        }
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
