//! From candidates to the hits of a page.

use std::collections::HashMap;

use tantivy::query::{EnableScoring, Query as EngineQuery};
use tantivy::{DocAddress, DocId, DocSet as _, TERMINATED, TantivyError};

use super::collapse::Collapsing;
use super::compile::Compiled;
use super::count;
use super::dates::by_date;
use super::options::{ResultUnit, SearchOptions, SortBy};
use super::order::{All, Best, Found, sort};
use super::ranking::{Leaf, TIER, rank};
use super::recency::Fading;
use super::spread::spread;
use super::statistics::{EngineStatistics, Statistics};
use crate::index::{ArticleRef, Snapshot};

/// The hits of a page: their ranks from 1, and where they are.
pub(super) struct Picked {
    pub(super) total: u64,
    pub(super) hits: Vec<(usize, Found)>,
    /// Of each hit, how many passages of its article come after the page: of the
    /// last one of an article of which better ones were put behind others, else
    /// 0.
    pub(super) behind: Vec<u64>,
    /// The rows of the hits in the table of families.
    pub(super) families: HashMap<DocAddress, u32>,
    /// How many passages before the end of the page were left out because they are
    /// the same text as a hit.
    pub(super) collapsed: u64,
}

/// Finds the hits that the options ask for.
pub(super) fn pick(
    snapshot: &Snapshot,
    statistics: &Statistics<'_>,
    engine: &dyn EngineQuery,
    leaves: &[Leaf],
    options: &SearchOptions,
) -> tantivy::Result<Picked> {
    let per_article = match options.by {
        ResultUnit::Passage => options.per_article,
        ResultUnit::Article => Some(options.per_article.unwrap_or(1)),
    };
    let wanted = options.offset.saturating_add(options.limit);
    let ranked = options.sort == SortBy::Score && !leaves.is_empty();
    // Several passages of an article may be anywhere among the candidates.
    let several = options.by == ResultUnit::Article && per_article > Some(1);
    let mut depth = if several { ALL } else { candidates(wanted) };
    let of_engine = EngineStatistics::new(statistics, leaves);
    let fading = Fading::new(snapshot.searcher(), options.recency)?;
    let fading = fading.as_ref();
    let spread_out = match (options.by, options.sort) {
        (ResultUnit::Passage, SortBy::Score) => options.spread,
        _ => None,
    };
    let collapses = options.collapse && options.by == ResultUnit::Passage;
    let mut held_back = HashMap::new();
    let (ordered, exhausted, total, families, collapsed) = loop {
        let found = if ranked {
            let mut found = best(snapshot, &of_engine, engine, fading, depth)?;
            if options.rerank {
                rank(snapshot, statistics, leaves, fading, &mut found)?;
            }
            found
        } else {
            all(snapshot, engine, options)?
        };
        let exhausted = !ranked || found.len() < depth;
        let mut grouped = limit_per_article(&found, per_article, options.by);
        let total = grouped.last().map_or(0, |(rank, _)| *rank);
        let mut enough = total > wanted || per_article.is_none();
        let collapsing = if collapses { Collapsing::new(snapshot)? } else { None };
        let mut distinct = Distinct::new(&found, per_article, collapsing);
        if let Some(most) = spread_out {
            let spread = spread(&mut distinct, most, wanted, exhausted);
            enough = spread.shown.len() >= wanted;
            held_back = spread.held_back;
            grouped = (1..).zip(spread.shown).collect();
        } else if distinct.collapsing.is_some() {
            grouped = (1..).zip(distinct.by_ref().take(wanted)).collect();
            enough = grouped.len() >= wanted;
        }
        let (families, collapsed) = distinct.finish()?;
        if exhausted || enough {
            break (grouped, exhausted, total, families, collapsed);
        }
        depth = depth.saturating_mul(4);
    };
    let total = match (options.count, exhausted, options.by) {
        (false, ..) => 0,
        // Everything was seen.
        (true, true, _) => total as u64,
        (true, false, ResultUnit::Article) => articles(snapshot, engine, 1)?,
        (true, false, ResultUnit::Passage) => match per_article {
            Some(limit) => articles(snapshot, engine, limit)?,
            None => count(snapshot, engine)?,
        },
    };
    let page = ordered.into_iter().filter(|(rank, _)| *rank > options.offset && *rank <= wanted);
    let page: Vec<(usize, Found)> = page.collect();
    let mut behind = vec![0; page.len()];
    for ((_, found), behind) in page.iter().zip(&mut behind).rev() {
        let Some(article) = found.passage().map(|place| place.article) else { continue };
        if let Some(shown) = held_back.remove(&article) {
            let passages = passages_of(snapshot, engine, article)?;
            let passages = per_article.map_or(passages, |limit| passages.min(limit));
            *behind = passages.saturating_sub(shown) as u64;
        }
    }
    Ok(Picked { total, hits: page, behind, families, collapsed })
}

/// More candidates than any collection has passages.
const ALL: usize = u32::MAX as usize;

/// How many candidates to rank for so many hits: whole tiers, so that what is
/// asked for does not change what is found.
fn candidates(wanted: usize) -> usize {
    wanted.max(1).div_ceil(TIER).saturating_mul(TIER)
}

/// Returns the best passages, whatever the options: the first tier.
pub(super) fn best_of_all(
    snapshot: &Snapshot,
    statistics: &Statistics<'_>,
    compiled: &Compiled,
) -> tantivy::Result<Vec<Found>> {
    let Compiled { engine, leaves, .. } = compiled;
    let of_engine = EngineStatistics::new(statistics, leaves);
    let mut found = best(snapshot, &of_engine, &**engine, None, TIER)?;
    rank(snapshot, statistics, leaves, None, &mut found)?;
    Ok(found)
}

/// Returns the candidates that the engine scores best.
fn best(
    snapshot: &Snapshot,
    of_engine: &EngineStatistics<'_>,
    engine: &dyn EngineQuery,
    fading: Option<&Fading>,
    depth: usize,
) -> tantivy::Result<Vec<Found>> {
    let segments = snapshot.searcher().search_with_statistics_provider(
        engine,
        &Best { limit: depth, columns: snapshot.columns()?, fading },
        of_engine,
    )?;
    let mut found = segments.concat();
    sort(snapshot, &mut found)?;
    found.truncate(depth);
    Ok(found)
}

fn all(
    snapshot: &Snapshot,
    engine: &dyn EngineQuery,
    options: &SearchOptions,
) -> tantivy::Result<Vec<Found>> {
    let segments =
        snapshot.searcher().search(engine, &All { columns: snapshot.columns()?, scored: false })?;
    let mut found = segments.concat();
    match options.sort {
        SortBy::Score if options.recency.is_none() => sort(snapshot, &mut found)?,
        SortBy::Oldest => by_date(snapshot, false, &mut found)?,
        // All match equally well.
        SortBy::Newest | SortBy::Score => by_date(snapshot, true, &mut found)?,
    }
    Ok(found)
}

/// Gives ranks from 1, to passages or to articles, and drops what is too much
/// of one article. The passages of an article share its rank and stand
/// together.
fn limit_per_article(
    found: &[Found],
    per_article: Option<usize>,
    unit: ResultUnit,
) -> Vec<(usize, Found)> {
    let mut of_article: HashMap<ArticleRef, (usize, usize)> = HashMap::new();
    let mut ranked: Vec<(usize, Found)> = Vec::new();
    let mut rank = 0;
    for passage in found {
        let Some(place) = passage.passage() else { continue };
        let articles = of_article.len();
        let (article_rank, taken) = of_article.entry(place.article).or_insert((articles + 1, 0));
        if per_article.is_some_and(|limit| *taken >= limit) {
            continue;
        }
        *taken += 1;
        rank += 1;
        let rank = if unit == ResultUnit::Article { *article_rank } else { rank };
        ranked.push((rank, *passage));
    }
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked
}

/// The passages found, without what is too much of one article and what is the
/// same text as one before.
struct Distinct<'a> {
    found: std::slice::Iter<'a, Found>,
    per_article: Option<usize>,
    taken: HashMap<ArticleRef, usize>,
    collapsing: Option<Collapsing<'a>>,
    collapsed: u64,
    failure: Option<TantivyError>,
}

impl<'a> Distinct<'a> {
    fn new(
        found: &'a [Found],
        per_article: Option<usize>,
        collapsing: Option<Collapsing<'a>>,
    ) -> Self {
        let taken = HashMap::new();
        Self { found: found.iter(), per_article, taken, collapsing, collapsed: 0, failure: None }
    }

    /// Returns the rows of the passages that were taken, and how many were left
    /// out.
    fn finish(self) -> tantivy::Result<(HashMap<DocAddress, u32>, u64)> {
        match self.failure {
            Some(error) => Err(error),
            None => {
                let rows = self.collapsing.map(Collapsing::into_rows);
                Ok((rows.unwrap_or_default(), self.collapsed))
            }
        }
    }

    /// Says whether a passage is taken.
    fn takes(&mut self, found: &Found) -> tantivy::Result<bool> {
        let Some(place) = found.passage() else { return Ok(false) };
        let taken = match self.per_article {
            Some(limit) => {
                Some(self.taken.entry(place.article).or_default()).filter(|taken| **taken < limit)
            }
            None => None,
        };
        if self.per_article.is_some() && taken.is_none() {
            return Ok(false);
        }
        if let Some(collapsing) = &mut self.collapsing
            && collapsing.leaves_out(found)?
        {
            self.collapsed += 1;
            return Ok(false);
        }
        taken.into_iter().for_each(|taken| *taken += 1);
        Ok(true)
    }
}

impl Iterator for Distinct<'_> {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        while let Some(found) = self.found.next().filter(|_| self.failure.is_none()) {
            match self.takes(found) {
                Ok(true) => return Some(*found),
                Ok(false) => {}
                Err(error) => self.failure = Some(error),
            }
        }
        None
    }
}

/// Counts the passages of an article that match.
fn passages_of(
    snapshot: &Snapshot,
    engine: &dyn EngineQuery,
    article: ArticleRef,
) -> tantivy::Result<usize> {
    let searcher = snapshot.searcher();
    let reader = searcher.segment_reader(article.segment());
    let columns = snapshot.columns()?.get(article.segment() as usize);
    let weight = engine.weight(EnableScoring::disabled_from_searcher(searcher))?;
    let mut passages = weight.scorer(reader, 1.0)?;
    if passages.doc() <= article.doc() {
        passages.seek(article.doc() + 1);
    }
    // They stand directly behind it: the nth of them n documents further.
    let is_of_article = |doc: DocId| {
        let number = columns.and_then(|columns| columns.paragraph.first(doc));
        number == Some((doc - article.doc()).into())
    };
    let mut count = 0;
    while passages.doc() != TERMINATED && is_of_article(passages.doc()) {
        count += 1;
        passages.advance();
    }
    Ok(count)
}

/// Counts the passages that match, at most `per_article` of each article.
fn articles(
    snapshot: &Snapshot,
    engine: &dyn EngineQuery,
    per_article: usize,
) -> tantivy::Result<u64> {
    let segments =
        snapshot.searcher().search(engine, &All { columns: snapshot.columns()?, scored: false })?;
    let mut of_article: HashMap<ArticleRef, usize> = HashMap::new();
    for passage in segments.concat().iter().filter_map(Found::passage) {
        *of_article.entry(passage.article).or_default() += 1;
    }
    Ok(of_article.values().map(|passages| (*passages).min(per_article) as u64).sum())
}
