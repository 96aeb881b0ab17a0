//! What a search finds, by name and score alone.
//!
//! Whoever measures ranking looks a thousand hits deep and at no text. Reading
//! the texts and marking what matched would take many times as long as finding
//! them.

use std::collections::HashMap;

use super::{HitId, ResultUnit, Search, SearchOptions};
use crate::article::{ArticleId, PassageId};
use crate::error::Result;
use crate::index::{ArticleRef, PassageRef, Snapshot};
use crate::query::Query;

/// Ranks, query after query, and remembers what articles are called.
pub(crate) struct Ranker<'a> {
    snapshot: &'a Snapshot,
    names: HashMap<ArticleRef, Name>,
}

#[derive(Clone)]
struct Name {
    id: ArticleId,
    has_paragraphs: bool,
}

/// So many articles are remembered; then all are forgotten, so that a large
/// collection does not end up in memory.
const MOST_NAMES: usize = 100_000;

impl<'a> Ranker<'a> {
    pub(crate) fn new(snapshot: &'a Snapshot) -> Self {
        Self { snapshot, names: HashMap::new() }
    }

    /// Returns the names and scores of the hits that [`Index::search`] returns
    /// for the same query and options, in the same order.
    ///
    /// With [`ResultUnit::Article`] each article is there once, by its id.
    ///
    /// [`Index::search`]: crate::Index::search
    pub(crate) fn rank(
        &mut self,
        query: &Query,
        options: &SearchOptions,
    ) -> Result<Vec<(HitId, f32)>> {
        let mut options = SearchOptions { count: false, ..options.clone() };
        if options.by == ResultUnit::Article {
            options.per_article = None;
        }
        let snapshot = self.snapshot;
        let prepared = super::prepare(snapshot, query, &options.aliases);
        let (query, _) = prepared.map_err(|error| snapshot.error(error))?;
        let search = Search { snapshot, query: &query, options: &options };
        let picked = search.find()?;
        let places =
            picked.hits.iter().filter_map(|(_, found)| Some((found.passage()?, found.score)));
        places.map(|(place, score)| Ok((self.name(place, options.by)?, score))).collect()
    }

    fn name(&mut self, place: PassageRef, unit: ResultUnit) -> Result<HitId> {
        let Name { id, has_paragraphs } = self.article(place.article)?;
        Ok(if unit == ResultUnit::Passage && has_paragraphs {
            HitId::Passage(PassageId { article: id, paragraph: place.paragraph })
        } else {
            HitId::Article(id)
        })
    }

    fn article(&mut self, at: ArticleRef) -> Result<Name> {
        if let Some(name) = self.names.get(&at) {
            return Ok(name.clone());
        }
        let record = self.snapshot.article(at)?;
        let name = Name { id: ArticleId::new(&record.id), has_paragraphs: record.paragraphs > 0 };
        if self.names.len() >= MOST_NAMES {
            self.names.clear();
        }
        self.names.insert(at, name.clone());
        Ok(name)
    }
}
