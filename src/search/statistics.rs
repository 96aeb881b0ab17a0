//! Exact statistics of the living passages.
//!
//! The engine counts deleted documents until it merges them away, and its own
//! document count includes those that are no passages. Scores would then move
//! with merges, and two searches of the same collection disagree. Here every
//! count is of what is there.

use std::collections::HashMap;

use tantivy::Term;
use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::{Field, IndexRecordOption};

use super::ranking::{Leaf, What};
use crate::index::Snapshot;

/// Counts for ranking.
pub(super) struct Statistics<'a> {
    snapshot: &'a Snapshot,
}

impl<'a> Statistics<'a> {
    pub(super) fn new(snapshot: &'a Snapshot) -> Self {
        Self { snapshot }
    }

    /// Returns how many passages there are, at least 1.
    pub(super) fn passages(&self) -> u64 {
        self.snapshot.units().max(1)
    }

    /// Returns the mean number of terms of a passage, at least 1.
    pub(super) fn mean_terms(&self) -> f64 {
        let terms = self.snapshot.totals().terms as f64;
        (terms / self.passages() as f64).max(1.0)
    }

    /// Returns the mean number of terms of an article, at least 1.
    pub(super) fn mean_article_terms(&self) -> f64 {
        let totals = self.snapshot.totals();
        (totals.terms as f64 / totals.articles.max(1) as f64).max(1.0)
    }

    /// Returns the inverse document frequency of a term that `documents` of the
    /// passages have: `ln(1 + (N - n + 0.5) / (n + 0.5))`, Lucene's and the
    /// engine's form, which never falls below zero.
    pub(super) fn idf(&self, documents: u64) -> f64 {
        let all = self.passages() as f64;
        let with = (documents as f64).min(all);
        (1.0 + (all - with + 0.5) / (with + 0.5)).ln()
    }

    /// Returns how many living documents have a term.
    pub(super) fn documents_with(&self, term: &Term) -> tantivy::Result<u64> {
        let mut count = 0;
        for reader in self.snapshot.searcher().segment_readers() {
            let inverted = reader.inverted_index(term.field())?;
            count += match reader.alive_bitset() {
                None => u64::from(inverted.doc_freq(term)?),
                Some(alive) => inverted
                    .read_postings(term, IndexRecordOption::Basic)?
                    .map_or(0, |postings| postings.doc_freq_given_deletes(alive).into()),
            };
        }
        Ok(count)
    }
}

/// The same for the engine, which scores term by term: the forms of a pattern
/// pass for one word, or else a rare misspelling would be worth more than the
/// word.
pub(super) struct EngineStatistics<'a> {
    statistics: &'a Statistics<'a>,
    /// How many passages have any form of the patterns that a form belongs to.
    blended: HashMap<Term, u64>,
}

impl<'a> EngineStatistics<'a> {
    pub(super) fn new(statistics: &'a Statistics<'a>, leaves: &[Leaf]) -> Self {
        let form = statistics.snapshot.fields().form;
        let mut blended = HashMap::new();
        let asked = leaves.iter().flat_map(|leaf| leaf.choices.iter().flatten());
        for alternative in asked.flat_map(|asked| &asked.alternatives) {
            let (forms, documents) = match &alternative.what {
                What::Forms { forms, documents, .. } => (forms, *documents),
                What::Beginning { forms, .. } => (forms, forms.documents()),
                What::Pattern { .. } | What::Pair(_) => continue,
            };
            for fit in &forms.terms {
                let known = blended.entry(Term::from_field_text(form, &fit.term)).or_insert(0);
                *known = documents.max(*known);
            }
        }
        Self { statistics, blended }
    }
}

impl Bm25StatisticsProvider for EngineStatistics<'_> {
    fn total_num_tokens(&self, _field: Field) -> tantivy::Result<u64> {
        Ok(self.statistics.snapshot.totals().terms.max(1))
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.statistics.passages())
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        let documents = match self.blended.get(term) {
            Some(documents) => *documents,
            None => self.statistics.documents_with(term)?,
        };
        // The engine panics where a term has more documents than there are.
        Ok(documents.min(self.statistics.passages()))
    }
}
