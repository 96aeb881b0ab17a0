//! Finding passages.
//!
//! [`compile`] asks the engine for what the query means, [`order`] collects
//! candidates, [`ranking`] brings them into order, [`group`] picks hits of
//! them; the texts of these alone are then read, and a snippet of each is made.

mod aliases;
mod answers;
mod articles_of;
mod bounds;
mod by_language;
mod checked;
mod collapse;
mod compile;
mod dates;
mod dictionary;
mod distinctive;
mod excluded;
mod explanation;
mod feedback;
mod group;
mod hit;
mod in_article;
mod options;
mod order;
mod overlap;
mod passage_text;
mod positions;
mod ranked;
mod ranking;
mod reader;
mod recency;
mod segment;
mod similar;
mod spelling;
mod spread;
mod statistics;
mod verified;

pub use aliases::{AliasOptions, Expansion, ExpansionKind};
pub use collapse::AlsoIn;
pub use explanation::{Explanation, ScorePart};
pub use hit::{Hit, HitId, Results};
pub use options::{ResultUnit, SearchOptions, SortBy};
pub(crate) use overlap::{ArticleSet, Overlap};
pub(crate) use ranked::Ranker;
pub use recency::Recency;
pub use similar::SimilarOptions;

use tantivy::query::{EnableScoring, Query as EngineQuery};

use crate::error::{Error, ErrorKind, Result};
use crate::index::{Index, MemberReader, Snapshot};
use crate::query::Query;
use compile::{Compiled, Compiler};
use group::Picked;
use order::Found;
use reader::HitReader;
use recency::Fading;
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
        let mut results = Results::none(query.clone());
        let Some(snapshot) = self.snapshot() else { return Ok(results) };
        let prepared = prepare(&snapshot, query, &options.aliases);
        let (query, expansions) = prepared.map_err(|error| snapshot.error(error))?;
        (results.query, results.expansions) = (query.clone(), expansions);
        let search = Search { snapshot: &snapshot, query: &query, options };
        let filters = search.filters()?;
        let ran = search.run(filters, &mut results);
        ran.map_err(|failure| failure.into_error(&snapshot))?;
        Ok(results)
    }
}

/// Makes of a query what is looked for: bounded, with other names and near
/// spellings, and cut into words where it was typed without blanks.
fn prepare(
    snapshot: &Snapshot,
    query: &Query,
    options: &AliasOptions,
) -> tantivy::Result<(Query, Vec<Expansion>)> {
    let mut query = query.clone();
    let limits = bounds::bounded(&mut query.root);
    query.diagnostics.extend(limits);
    let (query, expansions) = aliases::expand(snapshot, &query, options)?;
    Ok((segment::segment(&query), expansions))
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

impl Failure {
    fn into_error(self, snapshot: &Snapshot) -> Error {
        match self {
            Self::Engine(error) => snapshot.error(error),
            Self::Own(error) => error,
        }
    }
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
        let mut compiled = Compiler::new(self.snapshot).compile(&self.query.root, filters)?;
        results.query.diagnostics.append(&mut compiled.diagnostics);
        results.feedback = self.feedback(&statistics, &mut compiled)?;
        let picked = self.pick(&statistics, &compiled)?;
        (results.total, results.collapsed) = (picked.total, picked.collapsed);

        let found: Vec<Found> = picked.hits.iter().map(|(_, found)| *found).collect();
        let answers = compiled.answers.of(self.snapshot, &found);
        let mut explanations = Vec::new();
        let is_explained = self.options.explain && self.options.rerank;
        if is_explained && self.options.sort == SortBy::Score {
            let leaves = &compiled.leaves;
            let fading = Fading::new(self.snapshot.searcher(), self.options.recency)?;
            explanations =
                explanation::explain(self.snapshot, &statistics, leaves, fading.as_ref(), &found)?;
        }
        let mut explanations = explanations.into_iter();
        let mut reader = HitReader::new(self.snapshot, self.query, self.options);
        let table = self.snapshot.families();
        let mut members = table.map(|table| MemberReader::new(self.snapshot, table));
        let hits = picked.hits.iter().zip(&picked.behind).zip(&answers);
        for (((rank, found), behind), answers) in hits {
            let mut hit = reader.read(*rank, found, answers)?;
            let explanation = explanations.next();
            if let Some(hit) = &mut hit {
                hit.explanation = explanation;
                hit.behind = *behind;
                let row = picked.families.get(&found.address);
                if let (Some(members), Some(row)) = (&mut members, row) {
                    hit.also_in = collapse::also_in(members, *row)?;
                }
            }
            results.hits.extend(hit);
        }
        match compiled.failure.take() {
            Some(error) => Err(error.into()),
            None => Ok(()),
        }
    }

    /// Ranks by words of the best passages as well, where the options ask for it;
    /// returns these.
    fn feedback(
        &self,
        statistics: &Statistics<'_>,
        compiled: &mut Compiled,
    ) -> std::result::Result<Vec<String>, Failure> {
        match (self.options.feedback, self.options.sort) {
            (true, SortBy::Score) => feedback::add(self.snapshot, statistics, compiled),
            _ => Ok(Vec::new()),
        }
    }

    /// Finds the hits of the page, and reads none.
    fn pick(&self, statistics: &Statistics<'_>, compiled: &Compiled) -> tantivy::Result<Picked> {
        let Compiled { engine, leaves, .. } = compiled;
        group::pick(self.snapshot, statistics, &**engine, leaves, self.options)
    }

    /// Finds the hits of the page alone.
    fn find(&self) -> Result<Picked> {
        let find = || {
            let statistics = Statistics::new(self.snapshot);
            let mut compiled =
                Compiler::new(self.snapshot).compile(&self.query.root, self.filters()?)?;
            self.feedback(&statistics, &mut compiled)?;
            let picked = self.pick(&statistics, &compiled)?;
            match compiled.failure.take() {
                Some(error) => Err(error.into()),
                None => Ok(picked),
            }
        };
        find().map_err(|failure: Failure| failure.into_error(self.snapshot))
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
