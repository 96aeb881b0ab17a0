//! Sets of articles, as the passages that they have.

use std::ops::Range;

use tantivy::DocId;

use super::Overlap;
use crate::index::ArticleRef;

/// Articles to look in.
#[derive(Clone, Debug, Default)]
pub(crate) struct ArticleSet {
    /// For each segment, the passages of its articles, in order.
    segments: Vec<Vec<Range<DocId>>>,
}

impl ArticleSet {
    pub(crate) fn new(overlap: &Overlap, articles: impl IntoIterator<Item = ArticleRef>) -> Self {
        let mut segments = vec![Vec::new(); overlap.columns.len()];
        for article in articles {
            let first = article.doc() + 1;
            let passages = first..first + overlap.passages(article);
            if let Some(of_segment) = segments.get_mut(article.segment() as usize) {
                of_segment.push(passages);
            }
        }
        for of_segment in &mut segments {
            of_segment.sort_unstable_by_key(|passages| passages.start);
            of_segment.dedup();
        }
        Self { segments }
    }

    /// Says whether an article is one of them.
    pub(crate) fn contains(&self, article: ArticleRef) -> bool {
        let first = article.doc() + 1;
        let of_segment = self.of(article.segment());
        of_segment.binary_search_by_key(&first, |passages| passages.start).is_ok()
    }

    /// Returns the passages of the articles in a segment.
    pub(super) fn of(&self, segment: u32) -> &[Range<DocId>] {
        self.segments.get(segment as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns how many passages they have.
    pub(super) fn passages(&self) -> usize {
        self.segments.iter().flatten().map(ExactSizeIterator::len).sum()
    }
}
