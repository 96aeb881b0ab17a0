//! Figures of the index on disk.

use std::path::PathBuf;

use super::Index;
use super::state::Totals;
use crate::error::Result;

/// Figures of a collection and of its index on disk.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Figures {
    /// Figures of the collection.
    pub totals: Totals,
    /// How many passages each stemmer worked on, by name; `none` for languages
    /// without one.
    pub stemmers: Vec<(String, u64)>,
    /// The folders and files that were given to be indexed.
    pub sources: Vec<PathBuf>,
    /// Segments of the engine.
    pub segments: u64,
    /// Documents that are deleted and still take room.
    pub deleted_documents: u64,
    /// Bytes of all files of the index.
    pub bytes: u64,
    /// Bytes by use: what, how many; the largest first.
    pub bytes_by_use: Vec<(String, u64)>,
}

impl Index {
    /// Returns the figures of the collection and of the index on disk.
    ///
    /// # Errors
    ///
    /// Fails where the index cannot be read.
    pub fn figures(&self) -> Result<Figures> {
        let (Some(snapshot), Some(engine)) = (self.snapshot(), &self.engine) else {
            return Ok(Figures::default());
        };
        let searcher = snapshot.searcher();
        let usage = searcher.space_usage().map_err(|error| snapshot.error(error.into()))?;
        let mut by_use: Vec<(String, u64)> = Vec::new();
        let mut add =
            |what: &str, bytes: u64| match by_use.iter_mut().find(|(known, _)| known == what) {
                Some((_, sum)) => *sum += bytes,
                None => by_use.push((what.to_owned(), bytes)),
            };
        for segment in usage.segments() {
            add("terms", segment.termdict().total().get_bytes());
            add("postings", segment.postings().total().get_bytes());
            add("positions", segment.positions().total().get_bytes());
            add("texts and metadata", segment.store().total().get_bytes());
            add("lengths", segment.fieldnorms().total().get_bytes());
            add("columns", segment.fast_fields().total().get_bytes());
            add("deletions", segment.deletes().get_bytes());
        }
        by_use.retain(|(_, bytes)| *bytes > 0);
        by_use.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let state = &engine.state;
        Ok(Figures {
            totals: state.totals,
            stemmers: state.stemmers.iter().map(|(name, n)| (name.clone(), *n)).collect(),
            sources: state.sources.iter().map(|s| s.resolve(&engine.dir, "")).collect(),
            segments: searcher.segment_readers().len() as u64,
            deleted_documents: searcher
                .segment_readers()
                .iter()
                .map(|reader| u64::from(reader.num_deleted_docs()))
                .sum(),
            bytes: usage.total().get_bytes(),
            bytes_by_use: by_use,
        })
    }
}
