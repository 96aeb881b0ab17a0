//! From candidates to the hits of a page.

use std::collections::HashMap;

use tantivy::query::Query as EngineQuery;

use super::options::{ResultUnit, SearchOptions, SortBy};
use super::order::{All, Best, Found, sort};
use super::ranking::{Leaf, TIER, rank};
use super::statistics::{EngineStatistics, Statistics};
use super::{by_date, count};
use crate::index::{ArticleRef, Snapshot};

/// The hits of a page: their ranks from 1, and where they are.
pub(super) struct Picked {
    pub(super) total: u64,
    pub(super) hits: Vec<(usize, Found)>,
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
    let (ordered, exhausted) = loop {
        let found = if ranked {
            best(snapshot, statistics, &of_engine, engine, leaves, depth)?
        } else {
            all(snapshot, engine, options.sort)?
        };
        let exhausted = !ranked || found.len() < depth;
        let grouped = limit_per_article(&found, per_article, options.by);
        let enough = grouped.last().is_some_and(|(rank, _)| *rank > wanted);
        if exhausted || enough || per_article.is_none() {
            break (grouped, exhausted);
        }
        depth = depth.saturating_mul(4);
    };
    let total = match (options.count, exhausted, options.by) {
        (false, ..) => 0,
        // Everything was seen.
        (true, true, _) => ordered.last().map_or(0, |(rank, _)| *rank as u64),
        (true, false, ResultUnit::Article) => articles(snapshot, engine, 1)?,
        (true, false, ResultUnit::Passage) => match per_article {
            Some(limit) => articles(snapshot, engine, limit)?,
            None => count(snapshot, engine)?,
        },
    };
    let page = ordered.into_iter().filter(|(rank, _)| *rank > options.offset && *rank <= wanted);
    Ok(Picked { total, hits: page.collect() })
}

/// More candidates than any collection has passages.
const ALL: usize = u32::MAX as usize;

/// How many candidates to rank for so many hits: whole tiers, so that what is
/// asked for does not change what is found.
fn candidates(wanted: usize) -> usize {
    wanted.max(1).div_ceil(TIER).saturating_mul(TIER)
}

fn best(
    snapshot: &Snapshot,
    statistics: &Statistics<'_>,
    of_engine: &EngineStatistics<'_>,
    engine: &dyn EngineQuery,
    leaves: &[Leaf],
    depth: usize,
) -> tantivy::Result<Vec<Found>> {
    let segments = snapshot.searcher().search_with_statistics_provider(
        engine,
        &Best { limit: depth },
        of_engine,
    )?;
    let mut found = segments.concat();
    sort(snapshot.searcher(), &mut found)?;
    found.truncate(depth);
    rank(snapshot, statistics, leaves, &mut found)?;
    Ok(found)
}

fn all(
    snapshot: &Snapshot,
    engine: &dyn EngineQuery,
    order: SortBy,
) -> tantivy::Result<Vec<Found>> {
    let segments = snapshot.searcher().search(engine, &All { scored: false })?;
    let mut found = segments.concat();
    match order {
        SortBy::Score => sort(snapshot.searcher(), &mut found)?,
        SortBy::Oldest => by_date(snapshot, false, &mut found)?,
        SortBy::Newest => by_date(snapshot, true, &mut found)?,
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

/// Counts the passages that match, at most `per_article` of each article.
fn articles(
    snapshot: &Snapshot,
    engine: &dyn EngineQuery,
    per_article: usize,
) -> tantivy::Result<u64> {
    let segments = snapshot.searcher().search(engine, &All { scored: false })?;
    let mut of_article: HashMap<ArticleRef, usize> = HashMap::new();
    for passage in segments.concat().iter().filter_map(Found::passage) {
        *of_article.entry(passage.article).or_default() += 1;
    }
    Ok(of_article.values().map(|passages| (*passages).min(per_article) as u64).sum())
}
