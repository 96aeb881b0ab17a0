//! Passages with the rarest words of a text.

use std::ops::Range;

use tantivy::index::SegmentReader;
use tantivy::query::{EnableScoring, PhraseQuery, Query as _};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocId, DocSet as _, TERMINATED, Term};

use super::Overlap;
use super::articles::ArticleSet;
use super::terms::{MAX_TERMS, Rare, Terms};

/// Words are gathered, the rarest first, as long as they are in so many passages
/// together; beyond, they are only looked up in the passages gathered.
const ENOUGH: u64 = 50_000;
/// So many words are gathered though they are in more, as long as they are in no
/// more than [`MOST`]: the rarest may be those that were altered.
const FEW_WORDS: usize = 4;
const MOST: u64 = 400_000;
/// At most so many passages of each segment are looked at closer.
const MAX_LOOKED_AT: usize = 400;
/// At most so many passages of each segment are taken for a phrase.
const MAX_WITH_PHRASE: usize = 200;
/// In the passages of a few articles all words are gathered.
const FEW_PASSAGES: usize = 20_000;
/// What is shared with the next paragraph counts so much: a little less, so that
/// what is in one paragraph is found there.
const NEXT: f64 = 0.95;

/// What a phrase is worth: as much as two words that a hundredth of all passages have.
const PHRASE_WEIGHT: f64 = 9.2;

/// A passage that shares words with the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) segment: u32,
    pub(super) doc: DocId,
    /// Which words and phrases, a bit for each.
    shared: u64,
    pub(super) weight: f64,
}

impl Candidate {
    pub(super) fn address(&self) -> DocAddress {
        DocAddress::new(self.segment, self.doc)
    }
}

/// Gathers passages; `most` of them are of interest.
pub(super) fn gather(
    overlap: &Overlap,
    terms: &Terms,
    within: Option<&ArticleSet>,
    most: usize,
) -> tantivy::Result<Vec<Candidate>> {
    let plan = Plan::new(terms, within);
    let mut found = Vec::new();
    for (segment, reader) in (0..).zip(overlap.snapshot.searcher().segment_readers()) {
        let ranges = within.map(|articles| articles.of(segment));
        if ranges.is_some_and(<[_]>::is_empty) {
            continue;
        }
        let segment = Segment { segment, reader, ranges };
        let mut candidates = segment.gathered(&plan)?;
        if plan.asks_phrases {
            segment.with_phrases(overlap, &plan, &mut candidates)?;
        }
        keep_best(&mut candidates, MAX_LOOKED_AT.max(most));
        segment.look_up(&plan, &mut candidates)?;
        with_next(overlap, &plan, &mut candidates);
        found.append(&mut candidates);
    }
    Ok(found)
}

/// Which words to gather, and which to look up.
struct Plan<'a> {
    words: &'a [Rare],
    gathered: usize,
    phrases: &'a [Vec<(usize, Term)>],
    asks_phrases: bool,
}

impl<'a> Plan<'a> {
    fn new(terms: &'a Terms, within: Option<&ArticleSet>) -> Self {
        let is_small = within.is_some_and(|articles| articles.passages() <= FEW_PASSAGES);
        let mut documents = 0;
        let is_gathered = |(index, word): &(usize, &Rare)| {
            documents += word.documents;
            is_small || documents <= ENOUGH || (*index < FEW_WORDS && documents <= MOST)
        };
        let words = terms.words.as_slice();
        let gathered = words.iter().enumerate().take_while(is_gathered).count();
        let asks_phrases = terms.is_short || gathered < FEW_WORDS.min(words.len());
        Self { words, gathered, phrases: &terms.phrases, asks_phrases }
    }

    fn weight(&self, shared: u64) -> f64 {
        let phrases = (shared >> MAX_TERMS).count_ones();
        let mut weight = f64::from(phrases) * PHRASE_WEIGHT;
        let mut words = shared & ((1 << MAX_TERMS) - 1);
        while words != 0 {
            let index = words.trailing_zeros() as usize;
            weight += self.words.get(index).map_or(0.0, |word| word.weight);
            words &= words - 1;
        }
        weight
    }
}

struct Segment<'a> {
    segment: u32,
    reader: &'a SegmentReader,
    /// The passages to look at, in order; all where `None`.
    ranges: Option<&'a [Range<DocId>]>,
}

impl Segment<'_> {
    /// Returns the living passages with a word that is gathered, in order.
    fn gathered(&self, plan: &Plan<'_>) -> tantivy::Result<Vec<Candidate>> {
        // A passage and the number of a word, in one number that orders them.
        let mut shared: Vec<u64> = Vec::new();
        for (index, word) in (0..).zip(plan.words.iter().take(plan.gathered)) {
            let inverted = self.reader.inverted_index(word.term.field())?;
            let postings = inverted.read_postings(&word.term, IndexRecordOption::Basic)?;
            let Some(mut postings) = postings else { continue };
            let all = 0..TERMINATED;
            for range in self.ranges.unwrap_or(std::slice::from_ref(&all)) {
                if postings.doc() < range.start {
                    postings.seek(range.start);
                }
                while postings.doc() < range.end {
                    shared.push(u64::from(postings.doc()) << 8 | index);
                    postings.advance();
                }
            }
        }
        // Made of a few runs in order, which this sort makes use of.
        shared.sort();
        let same_passage = shared.chunk_by(|a, b| a >> 8 == b >> 8);
        let candidates = same_passage.filter_map(|of_passage| {
            let doc = DocId::try_from(of_passage.first()? >> 8).ok()?;
            let alive = self.reader.alive_bitset().is_none_or(|alive| alive.is_alive(doc));
            let bits = of_passage.iter().fold(0, |bits, shared| bits | 1 << (shared & 0xFF));
            alive.then(|| self.candidate(plan, doc, bits))
        });
        Ok(candidates.collect())
    }

    fn candidate(&self, plan: &Plan<'_>, doc: DocId, shared: u64) -> Candidate {
        Candidate { segment: self.segment, doc, shared, weight: plan.weight(shared) }
    }

    /// Adds the living passages with a phrase; keeps the order.
    fn with_phrases(
        &self,
        overlap: &Overlap,
        plan: &Plan<'_>,
        candidates: &mut Vec<Candidate>,
    ) -> tantivy::Result<()> {
        let scoring = EnableScoring::disabled_from_searcher(overlap.snapshot.searcher());
        for (index, phrase) in plan.phrases.iter().enumerate() {
            if phrase.len() < 2 {
                continue;
            }
            let query = PhraseQuery::new_with_offset(phrase.clone());
            let mut scorer = query.weight(scoring)?.scorer(self.reader, 1.0)?;
            let mut taken = 0;
            while scorer.doc() != TERMINATED && taken < MAX_WITH_PHRASE {
                let doc = scorer.doc();
                let alive = self.reader.alive_bitset().is_none_or(|alive| alive.is_alive(doc));
                let is_wanted = self.ranges.is_none_or(|ranges| is_within(ranges, doc));
                if alive && is_wanted {
                    candidates.push(self.candidate(plan, doc, 1 << (MAX_TERMS + index)));
                    taken += 1;
                }
                scorer.advance();
            }
        }
        candidates.sort_by_key(|candidate| candidate.doc);
        candidates.dedup_by(|next, first| {
            let is_same = next.doc == first.doc;
            if is_same {
                *first = self.candidate(plan, first.doc, first.shared | next.shared);
            }
            is_same
        });
        Ok(())
    }

    /// Finds out which of the words that were not gathered the candidates have.
    fn look_up(&self, plan: &Plan<'_>, candidates: &mut [Candidate]) -> tantivy::Result<()> {
        for (index, word) in plan.words.iter().enumerate().skip(plan.gathered) {
            let inverted = self.reader.inverted_index(word.term.field())?;
            let postings = inverted.read_postings(&word.term, IndexRecordOption::Basic)?;
            let Some(mut postings) = postings else { continue };
            for candidate in &mut *candidates {
                if postings.doc() < candidate.doc {
                    postings.seek(candidate.doc);
                }
                if postings.doc() == candidate.doc {
                    candidate.shared |= 1 << index;
                    candidate.weight += word.weight;
                }
            }
        }
        Ok(())
    }
}

fn is_within(ranges: &[Range<DocId>], doc: DocId) -> bool {
    let after = ranges.partition_point(|range| range.start <= doc);
    after.checked_sub(1).and_then(|index| ranges.get(index)).is_some_and(|range| doc < range.end)
}

/// Keeps the heaviest, in the order of passages.
fn keep_best(candidates: &mut Vec<Candidate>, most: usize) {
    if candidates.len() <= most {
        return;
    }
    candidates.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.doc.cmp(&b.doc)));
    candidates.truncate(most);
    candidates.sort_by_key(|candidate| candidate.doc);
}

/// Counts for each passage what only the next one of its article shares.
fn with_next(overlap: &Overlap, plan: &Plan<'_>, candidates: &mut [Candidate]) {
    let mut rest = candidates;
    while let Some((candidate, others)) = rest.split_first_mut() {
        if let Some(next) = others.first()
            && next.doc == candidate.doc + 1
            && overlap.number(next) == overlap.number(candidate) + 1
        {
            let both = plan.weight(candidate.shared | next.shared) * NEXT;
            candidate.weight = candidate.weight.max(both);
        }
        rest = others;
    }
}
