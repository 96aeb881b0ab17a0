//! Judgments of what is not in the index.

use std::collections::HashMap;

use crate::article::PassageId;
use crate::error::Result;
use crate::index::{Index, Snapshot};
use crate::search::ResultUnit;

/// Returns those ids that no hit of the index can have, each once and in
/// order: what the judgments of another collection name.
///
/// # Errors
///
/// Fails where the index cannot be read.
pub fn unknown<'i>(
    index: &Index,
    ids: impl IntoIterator<Item = &'i str>,
    unit: ResultUnit,
) -> Result<Vec<&'i str>> {
    let mut ids: Vec<_> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    let Some(snapshot) = index.snapshot() else { return Ok(ids) };
    let mut articles = Articles { snapshot: &snapshot, paragraphs: HashMap::new() };
    let mut unknown = Vec::new();
    for id in ids {
        if !articles.have(id, unit)? {
            unknown.push(id);
        }
    }
    Ok(unknown)
}

/// What is known of the articles that were asked for: the passages of an
/// article are judged together.
struct Articles<'s, 'i> {
    snapshot: &'s Snapshot,
    /// How many paragraphs an article has, where there is one.
    paragraphs: HashMap<&'i str, Option<u32>>,
}

impl<'i> Articles<'_, 'i> {
    fn have(&mut self, id: &'i str, unit: ResultUnit) -> Result<bool> {
        if unit == ResultUnit::Article {
            return Ok(self.snapshot.find_article(id)?.is_some());
        }
        let Ok(PassageId { paragraph, .. }) = id.parse() else {
            // An article without paragraphs is found by its own id.
            return Ok(self.paragraphs(id)? == Some(0));
        };
        let article = id.rsplit_once('#').map_or(id, |(article, _)| article);
        Ok(self.paragraphs(article)?.is_some_and(|count| paragraph.get() <= count))
    }

    fn paragraphs(&mut self, article: &'i str) -> Result<Option<u32>> {
        if let Some(known) = self.paragraphs.get(article) {
            return Ok(*known);
        }
        let found = match self.snapshot.find_article(article)? {
            Some(at) => Some(self.snapshot.article(at)?.paragraphs),
            None => None,
        };
        self.paragraphs.insert(article, found);
        Ok(found)
    }
}
