//! The words that tell a text from others.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use tantivy::Term;

use super::statistics::Statistics;
use crate::analysis::{Analyzer, Tokens};
use crate::error::Result;
use crate::index::{PooledMemo, Snapshot};

/// At most so many words are the most distinctive. Measured as nDCG@10 of
/// finding the other passages of a passage's article: on SQuAD 0.864 with 25,
/// 0.874 with 32, 0.874 with 40; on BoolQ's articles 0.611, 0.614, 0.617, where
/// 40 take half as long again as 32.
const MOST: usize = 32;

/// A word less distinctive than this share of the most distinctive one is none
/// of them: what nearly every passage has only takes time and is marked
/// everywhere. Measured likewise: on SQuAD 0.844 with 0, 0.841 with 0.25, 0.832
/// with 0.4; on BoolQ's articles 0.577, 0.581, and less beyond.
const LEAST_SHARE: f64 = 0.25;

/// A word that tells a text from others.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Distinctive {
    /// The word as it stands in the text where it is met first.
    pub(super) word: String,
    /// What it is worth for how often the text has it: 1 for once, and for more
    /// the logarithm more. Measured likewise: without it, SQuAD has 0.841 in
    /// the place of 0.864, BoolQ's articles 0.581 in the place of 0.611.
    pub(super) weight: f32,
}

/// Counts the words of texts, to find the most distinctive: those that they use
/// often and that few passages have.
pub(super) struct Words<'a> {
    snapshot: &'a Snapshot,
    statistics: Statistics<'a>,
    /// By their stems.
    known: HashMap<String, Known>,
    tokens: Tokens,
    memo: PooledMemo,
}

struct Known {
    word: String,
    /// How many others were met before.
    place: usize,
    count: u32,
    /// How rare it is; `None` where one passage alone has it.
    idf: Option<f64>,
    is_stop_word: bool,
}

impl<'a> Words<'a> {
    pub(super) fn new(snapshot: &'a Snapshot) -> Self {
        Self {
            snapshot,
            statistics: Statistics::new(snapshot),
            known: HashMap::new(),
            tokens: Tokens::default(),
            memo: snapshot.memo(),
        }
    }

    /// Counts the words of a text. What is written as one (`ISIS-K`) is one word
    /// where another passage has it, too, and its parts where none has.
    pub(super) fn count(&mut self, text: &str, analyzer: &Analyzer) -> Result<()> {
        let mut tokens = std::mem::take(&mut self.tokens);
        analyzer.analyze(text, &mut self.memo, &mut tokens);
        let mut covered = 0;
        for token in tokens.iter() {
            if token.positions == 1 && token.position < covered {
                continue;
            }
            let Some(word) = token.span.slice(text) else { continue };
            let known = self.known(token.stem, word)?;
            known.is_stop_word &= analyzer.is_stop_word(token.form);
            if known.idf.is_none() {
                continue;
            }
            known.count = known.count.saturating_add(1);
            if token.positions > 1 {
                covered = covered.max(token.position.saturating_add(token.positions));
            }
        }
        self.tokens = tokens;
        Ok(())
    }

    fn known(&mut self, stem: &str, word: &str) -> Result<&mut Known> {
        let place = self.known.len();
        match self.known.entry(stem.to_owned()) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(unknown) => {
                let term = Term::from_field_text(self.snapshot.fields().text, stem);
                let documents = self.statistics.documents_with(&term);
                let documents = documents.map_err(|error| self.snapshot.error(error))?;
                let idf = (documents > 1).then(|| self.statistics.idf(documents));
                Ok(unknown.insert(Known {
                    word: word.to_owned(),
                    place,
                    count: 0,
                    idf,
                    is_stop_word: true,
                }))
            }
        }
    }

    /// Returns the most distinctive words, the most distinctive first. In few
    /// passages function words are rare as well, and yet tell nothing: they are
    /// taken where there are no others.
    pub(super) fn most_distinctive(self) -> Vec<Distinctive> {
        let mut known: Vec<_> = self.known.into_values().filter(|known| known.count > 0).collect();
        if known.iter().any(|known| !known.is_stop_word) {
            known.retain(|known| !known.is_stop_word);
        }
        let mut words: Vec<(f64, usize, Distinctive)> = known
            .into_iter()
            .filter_map(|Known { word, place, count, idf, .. }| {
                let weight = 1.0 + f64::from(count).ln();
                // For whoever reads the query.
                let rounded = ((weight * 10.0).round() / 10.0) as f32;
                Some((weight * idf?, place, Distinctive { word, weight: rounded }))
            })
            .collect();
        words.sort_by(|(a, place_a, _), (b, place_b, _)| {
            b.total_cmp(a).then_with(|| place_a.cmp(place_b))
        });
        let least = words.first().map_or(0.0, |(best, ..)| best * LEAST_SHARE);
        let words = words.into_iter().take(MOST).take_while(|(worth, ..)| *worth >= least);
        words.map(|(_, _, word)| word).collect()
    }
}
