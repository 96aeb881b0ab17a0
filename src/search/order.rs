//! The order of results.
//!
//! Better scores come first; equal ones in the order of article ids, then of
//! paragraph numbers, so that results do not depend on threads, segments or
//! merges. The engine alone would break ties by where a passage happens to be.

use std::cmp::Ordering;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::index::SegmentReader;
use tantivy::query::Weight;
use tantivy::{DocAddress, DocId, Score, TantivyError};

use super::recency::Fading;
use crate::index::{PassageColumns, PassageRef, Snapshot};

/// A passage found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) score: Score,
    pub(super) address: DocAddress,
    pub(super) paragraph: u64,
}

impl Found {
    pub(super) fn passage(&self) -> Option<PassageRef> {
        PassageRef::at(self.address, self.paragraph)
    }

    /// Returns the document of the article.
    fn article(&self) -> DocId {
        let paragraph = u32::try_from(self.paragraph).unwrap_or(0);
        self.address.doc_id.saturating_sub(paragraph)
    }
}

/// The columns of a segment that order passages.
#[derive(Clone, Copy)]
struct Columns<'a> {
    segment: u32,
    columns: &'a PassageColumns,
}

impl<'a> Columns<'a> {
    /// Returns those of a segment that is there.
    fn of(segment: u32, all: &'a [PassageColumns]) -> tantivy::Result<Self> {
        let columns = all
            .get(segment as usize)
            .ok_or_else(|| TantivyError::InternalError("a segment without columns".to_owned()))?;
        Ok(Self { segment, columns })
    }

    /// Makes the entry of a passage; of a document that is none, `None`.
    fn found(&self, doc: DocId, score: Score) -> Option<Found> {
        let paragraph = self.columns.paragraph.first(doc).filter(|paragraph| *paragraph > 0)?;
        Some(Found { score, address: DocAddress::new(self.segment, doc), paragraph })
    }

    /// Returns the place of a passage's article among the ids of the segment.
    fn id_ordinal(&self, found: &Found) -> Option<u64> {
        self.columns.ids.as_ref()?.ords().first(found.article())
    }

    /// Returns the id of a passage's article. One that cannot be read orders
    /// as empty; the index is damaged then, and reading the article says so.
    fn id(&self, found: &Found) -> String {
        let mut id = String::new();
        if let (Some(ids), Some(ordinal)) = (&self.columns.ids, self.id_ordinal(found)) {
            let _ = ids.ord_to_str(ordinal, &mut id);
        }
        id
    }

    /// Orders passages of the segment, the better first. Ids are looked up for
    /// equal scores only: that costs more than the comparison.
    fn compare(&self, a: &Found, b: &Found) -> Ordering {
        b.score
            .total_cmp(&a.score)
            .then_with(|| {
                if a.article() == b.article() {
                    return Ordering::Equal;
                }
                self.id_ordinal(a).cmp(&self.id_ordinal(b))
            })
            .then_with(|| a.paragraph.cmp(&b.paragraph))
    }
}

/// Collects the best passages by the engine's scores.
pub(super) struct Best<'a> {
    pub(super) limit: usize,
    pub(super) columns: &'a [PassageColumns],
    /// How the engine's scores fade.
    pub(super) fading: Option<&'a Fading>,
}

impl Collector for Best<'_> {
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
        if self.limit == 0 {
            return Ok(Vec::new());
        }
        let columns = Columns::of(segment, self.columns)?;
        let alive = reader.alive_bitset();
        // Twice as many as wanted are gathered, then the worse half dropped:
        // cheaper than a heap, which would order what is soon thrown away.
        let mut best: Vec<Found> = Vec::new();
        let mut threshold = Score::MIN;
        weight.for_each_pruning(threshold, reader, &mut |doc, score| {
            if alive.is_none_or(|alive| alive.is_alive(doc)) {
                let mut found = columns.found(doc, without_noise(score));
                if let (Some(found), Some(fading)) = (&mut found, self.fading) {
                    fading.fade(found);
                }
                best.extend(found);
                if best.len() >= self.limit.saturating_mul(2) {
                    threshold = keep_best(&columns, &mut best, self.limit);
                }
            }
            threshold
        })?;
        if best.len() > self.limit {
            keep_best(&columns, &mut best, self.limit);
        }
        Ok(best)
    }
}

/// Drops all but the best `limit` of `best`, which has more; returns what a
/// score must exceed to be of interest from then on. That is below the worst
/// one kept: the engine must still show equal scores, whose order hangs on
/// more than the engine knows. What fades is passed over by the score it had
/// before, which is no lower.
fn keep_best(columns: &Columns<'_>, best: &mut Vec<Found>, limit: usize) -> Score {
    let (_, worst, _) = best.select_nth_unstable_by(limit - 1, |a, b| columns.compare(a, b));
    let threshold = (worst.score - worst.score.abs() * NOISE).min(worst.score.next_down());
    best.truncate(limit);
    threshold
}

/// Bits of a score that are noise. The engine adds up the scores of several
/// words in whatever order its lists happen to stand, so that passages which
/// are alike differ in the last bits. Scores are compared without these.
const NOISE_BITS: u32 = 11;

/// How much noise may take from a score, as a share of it.
const NOISE: Score = (1 << NOISE_BITS) as Score / (1 << 23) as Score;

/// Returns a score without its noise.
fn without_noise(score: Score) -> Score {
    let half = 1 << (NOISE_BITS - 1);
    Score::from_bits((score.to_bits() + half) >> NOISE_BITS << NOISE_BITS)
}

/// Collects all passages, in no order.
pub(super) struct All<'a> {
    pub(super) columns: &'a [PassageColumns],
    pub(super) scored: bool,
}

impl Collector for All<'_> {
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
        let columns = Columns::of(segment, self.columns)?;
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
            weight.for_each_no_score(reader, &mut |docs| {
                docs.iter().for_each(|doc| take(*doc, 0.0))
            })?;
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
pub(super) fn sort(snapshot: &Snapshot, found: &mut [Found]) -> tantivy::Result<()> {
    let columns = snapshot.columns()?;
    let of = |found: &Found| Columns::of(found.address.segment_ord, columns);
    found.sort_unstable_by(|a, b| {
        let (Ok(of_a), Ok(of_b)) = (of(a), of(b)) else { return Ordering::Equal };
        if a.address.segment_ord == b.address.segment_ord {
            return of_a.compare(a, b);
        }
        b.score
            .total_cmp(&a.score)
            .then_with(|| of_a.id(a).cmp(&of_b.id(b)))
            .then_with(|| a.paragraph.cmp(&b.paragraph))
    });
    Ok(())
}
