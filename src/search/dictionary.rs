//! The terms of the collection that fit a pattern.
//!
//! The dictionaries of the engine are walked with the pattern as an automaton,
//! so that only terms which may fit are looked at. What a passage is ranked by
//! needs every term and how common it is: [`expand`] gathers them, within
//! bounds. What only filters needs none: [`Fitting`] finds the documents with
//! any term that fits, however many there are.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

use tantivy::index::{InvertedIndexReader, SegmentReader};
use tantivy::postings::TermInfo;
use tantivy::query::{AutomatonWeight, EnableScoring, Query, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::termdict::TermStreamer;
use tantivy::{DocSet as _, TERMINATED};
use tantivy_fst::Automaton;

use crate::analysis::{PatternState, WordPattern};
use crate::index::Snapshot;

/// At most so many terms stand for one pattern where they rank. "a*" would else
/// read the whole index; the most that a word of English has is some two
/// hundred.
pub(super) const MAX_EXPANSIONS: usize = 1000;

/// What terms are looked for: a beginning, and what must come after it.
#[derive(Clone, Debug)]
pub(super) struct TermPattern {
    /// Every term begins so.
    lead: String,
    /// What follows fits this; anything where `None`.
    rest: Option<WordPattern>,
}

impl TermPattern {
    /// The terms that begin so.
    pub(super) const fn beginning(lead: String) -> Self {
        Self { lead, rest: None }
    }

    /// The terms that fit as a whole.
    pub(super) const fn fitting(pattern: WordPattern) -> Self {
        Self { lead: String::new(), rest: Some(pattern) }
    }

    /// The same terms behind a mark.
    pub(super) fn marked(mut self, mark: char) -> Self {
        self.lead.insert(0, mark);
        self
    }
}

/// How far into a term the walk has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    /// So many bytes of the lead.
    Lead(usize),
    /// Behind the lead, in the pattern.
    Rest(PatternState),
    /// Behind the lead, with nothing more to ask.
    Anything,
    Nowhere,
}

impl Automaton for TermPattern {
    type State = Progress;

    fn start(&self) -> Progress {
        if self.lead.is_empty() { self.behind_lead() } else { Progress::Lead(0) }
    }

    fn is_match(&self, state: &Progress) -> bool {
        match (state, &self.rest) {
            (Progress::Anything, _) => true,
            (Progress::Rest(state), Some(pattern)) => pattern.fits_at(*state),
            _ => false,
        }
    }

    fn can_match(&self, state: &Progress) -> bool {
        match (state, &self.rest) {
            (Progress::Nowhere, _) => false,
            (Progress::Rest(state), Some(pattern)) => pattern.can_fit(*state),
            _ => true,
        }
    }

    fn will_always_match(&self, state: &Progress) -> bool {
        *state == Progress::Anything
    }

    fn accept(&self, state: &Progress, byte: u8) -> Progress {
        match (state, &self.rest) {
            (Progress::Lead(at), _) if self.lead.as_bytes().get(*at) == Some(&byte) => {
                if at + 1 == self.lead.len() { self.behind_lead() } else { Progress::Lead(at + 1) }
            }
            (Progress::Rest(state), Some(pattern)) => Progress::Rest(pattern.next(*state, byte)),
            (Progress::Anything, _) => Progress::Anything,
            _ => Progress::Nowhere,
        }
    }
}

impl TermPattern {
    fn behind_lead(&self) -> Progress {
        self.rest.as_ref().map_or(Progress::Anything, |rest| Progress::Rest(rest.start()))
    }
}

/// A term that fits, and how many living documents have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fit {
    pub(super) term: String,
    pub(super) documents: u64,
}

/// The terms that fit a pattern.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Fits {
    /// The most frequent ones, in alphabetical order.
    pub(super) terms: Vec<Fit>,
    /// How many there are in all.
    pub(super) total: usize,
}

impl Fits {
    pub(super) fn is_cut(&self) -> bool {
        self.total > self.terms.len()
    }

    /// Returns how many documents the terms have together, one with two of them
    /// counted twice.
    pub(super) fn documents(&self) -> u64 {
        self.terms.iter().map(|fit| fit.documents).sum()
    }
}

/// Finds the terms of a field that fit, the most frequent [`MAX_EXPANSIONS`] of
/// them; equally frequent ones in alphabetical order.
///
/// Frequency is that over the living documents of the whole collection, so that
/// the same terms are found however it is cut into segments.
pub(super) fn expand(
    snapshot: &Snapshot,
    field: Field,
    pattern: &TermPattern,
) -> tantivy::Result<Fits> {
    let readers = snapshot.searcher().segment_readers();
    let inverted: Vec<Arc<InvertedIndexReader>> = readers
        .iter()
        .map(|reader| reader.inverted_index(field))
        .collect::<tantivy::Result<_>>()?;
    let mut segments = Vec::with_capacity(readers.len());
    for (reader, inverted) in readers.iter().zip(&inverted) {
        let mut terms = inverted.terms().search(pattern).into_stream()?;
        if terms.advance() {
            segments.push(Segment { reader, inverted, terms });
        }
    }
    let mut best = MostFrequent::default();
    let mut total = 0;
    let mut term: Vec<u8> = Vec::new();
    // The dictionaries are sorted: the next term is the first of what they
    // stand at. Nothing is held but the best so far.
    while let Some(first) = segments.iter().map(|segment| segment.terms.key()).min() {
        term.clear();
        term.extend_from_slice(first);
        let here = |segment: &Segment<'_>| segment.terms.key() == term.as_slice();
        let at_most = segments.iter().filter(|s| here(s)).map(Segment::documents_ever).sum();
        let mut documents = 0;
        for segment in segments.iter().filter(|segment| here(segment)) {
            // Counting the living reads postings; where the term is too rare
            // anyway, that there is one is enough.
            documents += if best.takes(at_most) {
                segment.documents()?
            } else {
                u64::from(documents == 0 && segment.is_alive()?)
            };
        }
        if documents > 0 {
            total += 1;
            if let Ok(term) = std::str::from_utf8(&term) {
                best.push(term, documents);
            }
        }
        segments.retain_mut(|segment| {
            segment.terms.key() != term.as_slice() || segment.terms.advance()
        });
    }
    Ok(Fits { terms: best.into_sorted(), total })
}

/// The walk through one segment; it stands at a term.
struct Segment<'a> {
    reader: &'a SegmentReader,
    inverted: &'a InvertedIndexReader,
    terms: TermStreamer<'a, &'a TermPattern>,
}

impl Segment<'_> {
    fn info(&self) -> &TermInfo {
        self.terms.value()
    }

    /// Returns how many documents have the term, deleted ones included.
    fn documents_ever(&self) -> u64 {
        self.info().doc_freq.into()
    }

    fn documents(&self) -> tantivy::Result<u64> {
        let Some(alive) = self.reader.alive_bitset() else { return Ok(self.documents_ever()) };
        let basic = IndexRecordOption::Basic;
        let postings = self.inverted.read_postings_from_terminfo(self.info(), basic)?;
        Ok(postings.doc_freq_given_deletes(alive).into())
    }

    /// Says whether any living document has the term.
    fn is_alive(&self) -> tantivy::Result<bool> {
        let Some(alive) = self.reader.alive_bitset() else { return Ok(true) };
        let basic = IndexRecordOption::Basic;
        let mut postings = self.inverted.read_postings_from_terminfo(self.info(), basic)?;
        while postings.doc() != TERMINATED && alive.is_deleted(postings.doc()) {
            postings.advance();
        }
        Ok(postings.doc() != TERMINATED)
    }
}

/// The most frequent of the terms seen, which come in alphabetical order.
#[derive(Default)]
struct MostFrequent {
    /// The rarest, and of those the last, on top.
    heap: BinaryHeap<(Reverse<u64>, String)>,
}

impl MostFrequent {
    /// Says whether a further term with so many documents would be among them.
    fn takes(&self, documents: u64) -> bool {
        self.heap.len() < MAX_EXPANSIONS
            || self.heap.peek().is_some_and(|(Reverse(rarest), _)| documents > *rarest)
    }

    fn push(&mut self, term: &str, documents: u64) {
        if !self.takes(documents) {
            return;
        }
        if self.heap.len() == MAX_EXPANSIONS {
            self.heap.pop();
        }
        self.heap.push((Reverse(documents), term.to_owned()));
    }

    fn into_sorted(self) -> Vec<Fit> {
        let fits = self.heap.into_iter();
        let mut fits: Vec<Fit> =
            fits.map(|(Reverse(documents), term)| Fit { term, documents }).collect();
        fits.sort_unstable_by(|a, b| a.term.cmp(&b.term));
        fits
    }
}

/// Finds the documents with any term of a field that fits; scores nothing.
#[derive(Clone, Debug)]
pub(super) struct Fitting {
    field: Field,
    pattern: Arc<TermPattern>,
}

impl Fitting {
    pub(super) fn new(field: Field, pattern: TermPattern) -> Self {
        Self { field, pattern: Arc::new(pattern) }
    }
}

impl Query for Fitting {
    fn weight(&self, _scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(AutomatonWeight::<TermPattern>::new(self.field, Arc::clone(&self.pattern))))
    }
}

#[cfg(test)]
mod tests {
    use tantivy_fst::Automaton;

    use super::{Fit, MAX_EXPANSIONS, MostFrequent, TermPattern};
    use crate::analysis::WordPattern;

    fn fits(pattern: &TermPattern, term: &str) -> bool {
        let mut state = pattern.start();
        for &byte in term.as_bytes() {
            if !pattern.can_match(&state) {
                return false;
            }
            state = pattern.accept(&state, byte);
        }
        pattern.is_match(&state)
    }

    #[test]
    fn terms_are_walked_as_patterns_fit() {
        let wildcard = |text| TermPattern::fitting(WordPattern::wildcard(text).unwrap());
        for (pattern, term, expected) in [
            (TermPattern::beginning("terr".into()), "terrorism", true),
            (TermPattern::beginning("terr".into()), "terr", true),
            (TermPattern::beginning("terr".into()), "ter", false),
            (TermPattern::beginning("é".into()), "è", false),
            (TermPattern::beginning(String::new()), "", true),
            (TermPattern::beginning("a".into()).marked('='), "=ab", true),
            (TermPattern::beginning("a".into()).marked('='), "ab", false),
            (wildcard("*stan"), "pakistan", true),
            (wildcard("*stan"), "standard", false),
            (wildcard("?stan"), "éstan", true),
            (wildcard("*stan").marked('='), "=pakistan", true),
            (wildcard("*stan").marked('='), "pakistan", false),
        ] {
            assert_eq!(fits(&pattern, term), expected, "{pattern:?} {term}");
        }
    }

    #[test]
    fn the_most_frequent_are_kept() {
        let mut best = MostFrequent::default();
        for n in 0..MAX_EXPANSIONS + 2 {
            // The first and the last are rarer; of those the first is kept.
            let is_rare = n == 0 || n == MAX_EXPANSIONS + 1;
            best.push(&format!("{n:04}"), if is_rare { 1 } else { 2 });
        }
        let kept = best.into_sorted();
        assert_eq!(kept.len(), MAX_EXPANSIONS);
        assert_eq!(kept[0], Fit { term: "0001".to_owned(), documents: 2 });
        let mut ties = MostFrequent::default();
        (0..=MAX_EXPANSIONS).for_each(|n| ties.push(&format!("{n:04}"), 7));
        assert_eq!(ties.into_sorted().last().unwrap().term, format!("{:04}", MAX_EXPANSIONS - 1));
    }
}
