//! The order of results.
//!
//! Better scores come first; equal ones in the order of article ids, then of
//! paragraph numbers, so that results do not depend on threads, segments or
//! merges. The engine alone would break ties by where a passage happens to be.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::index::SegmentReader;
use tantivy::query::Weight;
use tantivy::{DocAddress, DocId, Score, Searcher};

use crate::index::{ARTICLE_ID, PARAGRAPH, PassageRef};

/// A passage found, with what is needed to order it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) score: Score,
    pub(super) address: DocAddress,
    pub(super) paragraph: u64,
    /// Place of the article's id among those of the segment.
    id_ordinal: u64,
}

impl Found {
    pub(super) fn passage(&self) -> Option<PassageRef> {
        PassageRef::at(self.address, self.paragraph)
    }

    /// Orders passages of one segment, the better first.
    fn within_segment(&self, other: &Self) -> Ordering {
        other
            .score
            .total_cmp(&self.score)
            .then_with(|| self.id_ordinal.cmp(&other.id_ordinal))
            .then_with(|| self.paragraph.cmp(&other.paragraph))
    }
}

/// In a heap the worst is on top.
#[derive(Clone, Copy)]
struct Worst(Found);

impl Ord for Worst {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.within_segment(&other.0)
    }
}

impl PartialOrd for Worst {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Worst {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Worst {}

/// The columns of a segment that order passages.
pub(super) struct Columns {
    segment: u32,
    paragraph: Column<u64>,
    ids: Option<StrColumn>,
}

impl Columns {
    pub(super) fn open(segment: u32, reader: &SegmentReader) -> tantivy::Result<Self> {
        Ok(Self {
            segment,
            paragraph: reader.fast_fields().u64(PARAGRAPH)?,
            ids: reader.fast_fields().str(ARTICLE_ID)?,
        })
    }

    /// Makes the entry of a passage; of a document that is none, `None`.
    pub(super) fn found(&self, doc: DocId, score: Score) -> Option<Found> {
        let paragraph = self.paragraph.first(doc).filter(|paragraph| *paragraph > 0)?;
        let article = doc.checked_sub(u32::try_from(paragraph).ok()?)?;
        let ordinal = self.ids.as_ref().and_then(|ids| ids.ords().first(article));
        Some(Found {
            score,
            address: DocAddress::new(self.segment, doc),
            paragraph,
            id_ordinal: ordinal.unwrap_or(u64::MAX),
        })
    }
}

/// Collects the best passages by the engine's scores.
pub(super) struct Best {
    pub(super) limit: usize,
}

impl Collector for Best {
    type Fruit = Vec<Vec<Found>>;
    type Child = Unused;

    fn for_segment(&self, _segment: u32, _reader: &SegmentReader) -> tantivy::Result<Unused> {
        Ok(Unused)
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, fruits: Vec<Vec<Found>>) -> tantivy::Result<Self::Fruit> {
        Ok(fruits)
    }

    fn collect_segment(
        &self,
        weight: &dyn Weight,
        segment: u32,
        reader: &SegmentReader,
    ) -> tantivy::Result<Vec<Found>> {
        let columns = Columns::open(segment, reader)?;
        let alive = reader.alive_bitset();
        let mut best = BinaryHeap::with_capacity(self.limit.min(4096) + 1);
        let mut threshold = Score::MIN;
        if self.limit == 0 {
            return Ok(Vec::new());
        }
        weight.for_each_pruning(threshold, reader, &mut |doc, score| {
            if alive.is_none_or(|alive| alive.is_alive(doc))
                && let Some(found) = columns.found(doc, score)
            {
                if best.len() < self.limit {
                    best.push(Worst(found));
                } else if let Some(mut worst) = best.peek_mut()
                    && Worst(found) < *worst
                {
                    *worst = Worst(found);
                }
                if best.len() == self.limit
                    && let Some(worst) = best.peek()
                {
                    // Just below: the engine must still show equal scores,
                    // which are ordered by more than the engine knows.
                    threshold = worst.0.score.next_down();
                }
            }
            threshold
        })?;
        Ok(best.into_sorted_vec().into_iter().map(|Worst(found)| found).collect())
    }
}

/// Collects all passages, in no order.
pub(super) struct All {
    pub(super) scored: bool,
}

impl Collector for All {
    type Fruit = Vec<Vec<Found>>;
    type Child = Unused;

    fn for_segment(&self, _segment: u32, _reader: &SegmentReader) -> tantivy::Result<Unused> {
        Ok(Unused)
    }

    fn requires_scoring(&self) -> bool {
        self.scored
    }

    fn merge_fruits(&self, fruits: Vec<Vec<Found>>) -> tantivy::Result<Self::Fruit> {
        Ok(fruits)
    }

    fn collect_segment(
        &self,
        weight: &dyn Weight,
        segment: u32,
        reader: &SegmentReader,
    ) -> tantivy::Result<Vec<Found>> {
        let columns = Columns::open(segment, reader)?;
        let alive = reader.alive_bitset();
        let mut found = Vec::new();
        let mut take = |doc, score| {
            if alive.is_none_or(|alive| alive.is_alive(doc)) {
                found.extend(columns.found(doc, score));
            }
        };
        if self.scored {
            weight.for_each(reader, &mut take)?;
        } else {
            weight.for_each_no_score(reader, &mut |docs| docs.iter().for_each(|doc| take(*doc, 0.0)))?;
        }
        Ok(found)
    }
}

/// The collectors above work on whole segments and never by single documents.
pub(super) struct Unused;

impl SegmentCollector for Unused {
    type Fruit = Vec<Found>;

    fn collect(&mut self, _doc: DocId, _score: Score) {}

    fn harvest(self) -> Vec<Found> {
        Vec::new()
    }
}

/// Orders passages of all segments, the better first.
pub(super) fn sort(searcher: &Searcher, found: &mut [Found]) -> tantivy::Result<()> {
    let ids = Ids::open(searcher)?;
    found.sort_by(|a, b| {
        let by_id = || {
            if a.address.segment_ord == b.address.segment_ord {
                a.id_ordinal.cmp(&b.id_ordinal)
            } else {
                ids.id(a).cmp(&ids.id(b))
            }
        };
        b.score
            .total_cmp(&a.score)
            .then_with(by_id)
            .then_with(|| a.paragraph.cmp(&b.paragraph))
    });
    Ok(())
}

/// The article ids of each segment, for telling apart across segments.
struct Ids(Vec<Option<StrColumn>>);

impl Ids {
    fn open(searcher: &Searcher) -> tantivy::Result<Self> {
        let readers = searcher.segment_readers().iter();
        readers.map(|reader| reader.fast_fields().str(ARTICLE_ID)).collect::<Result<_, _>>().map(Self)
    }

    fn id(&self, found: &Found) -> String {
        let mut id = String::new();
        if let Some(Some(column)) = self.0.get(found.address.segment_ord as usize) {
            // An id that cannot be read orders as empty; the index is damaged
            // and reading the article says so.
            let _ = column.ord_to_str(found.id_ordinal, &mut id);
        }
        id
    }
}
