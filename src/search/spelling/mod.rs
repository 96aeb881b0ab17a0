//! How else a word may be spelt.
//!
//! A word that no passage has, or hardly any, is looked for in the spellings
//! that the collection has: [`near`] finds those of one word, [`compound`] those
//! of words with several parts. What is found is declared with every result.
//! [`phrase`] suggests another phrase for one that no passage has, and searches
//! for none.

mod compound;
mod counts;
mod near;
mod phrase;
mod written;

pub(super) use counts::count_up_to;

use std::collections::HashMap;

use tantivy::Term;

use super::aliases::{ExpansionKind, OtherName};
use crate::analysis::{Analyzer, Pattern};
use crate::index::Snapshot;
use crate::query::Diagnostic;
use crate::text::ByteSpan;
use counts::{first_matches, matches_up_to, side_by_side};
use near::{Cost, MAX_EDITS, MIN_CHARS, NearForm, near_forms};

/// A word that more passages have is spelt as the collection spells it.
const FEW_PASSAGES: u64 = 2;

/// At most so many words of a query are looked for in other spellings: each is
/// a walk through all words of the collection.
const MAX_WORDS: usize = 16;

/// Passages that prove that a spelling occurs.
const MAX_PROOF: usize = 3;

/// Finds near spellings for the words of one query.
pub(super) struct Spellings<'a> {
    snapshot: &'a Snapshot,
    /// One for each stemmer of the collection.
    analyzers: Vec<Analyzer>,
    /// What was found for forms so far.
    known: HashMap<(String, u8), Vec<NearForm>>,
    diagnostics: Vec<Diagnostic>,
    is_full: bool,
}

/// Another spelling, not yet as it is written.
struct Candidate {
    forms: Vec<String>,
    passages: u64,
    cost: Cost,
}

impl<'a> Spellings<'a> {
    pub(super) fn new(snapshot: &'a Snapshot) -> Self {
        let analyzers = snapshot.stemmers().filter_map(Analyzer::with_stemmer).collect();
        let known = HashMap::new();
        Self { snapshot, analyzers, known, diagnostics: Vec::new(), is_full: false }
    }

    /// Returns other spellings of a word that stands at `span` of the query, if
    /// few passages or none have it: of one that none has, whatever is near; of
    /// one that some have, only other transliterations that are no rarer.
    pub(super) fn of(&mut self, word: &str, span: ByteSpan) -> tantivy::Result<Vec<OtherName>> {
        let pattern = Analyzer::unstemmed().pattern(word);
        if !may_be_misspelt(&pattern) {
            return Ok(Vec::new());
        }
        let passages = self.passages_with(word)?;
        if passages > FEW_PASSAGES {
            return Ok(Vec::new());
        }
        let candidates = match pattern.parts.as_slice() {
            [only] => {
                let near = self.near(&only.form, MAX_EDITS, span)?;
                let of_use = near.into_iter().filter(|near| {
                    passages == 0 || (near.cost == Cost::Variant && near.passages >= passages)
                });
                let candidate = |NearForm { form, passages, cost }| Candidate {
                    forms: vec![form],
                    passages,
                    cost,
                };
                of_use.map(candidate).collect()
            }
            parts => self.compounds(parts, passages, span)?,
        };
        self.names(candidates)
    }

    /// Returns what was limited.
    pub(super) fn take_diagnostics(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.diagnostics)
    }

    /// Returns how many passages have a word in any of its forms; of more than
    /// a few, some number above.
    fn passages_with(&self, word: &str) -> tantivy::Result<u64> {
        let mut most = 0;
        for analyzer in &self.analyzers {
            let Pattern { parts, whole } = analyzer.pattern(word);
            let stems: Vec<&str> = parts.iter().map(|part| part.stem.as_str()).collect();
            most = most.max(self.matches(&stems)?);
            if let Some(whole) = whole {
                most = most.max(self.matches(&[&whole.stem])?);
            }
            if most > FEW_PASSAGES {
                break;
            }
        }
        Ok(most)
    }

    /// Returns how many passages have stems side by side, or just above
    /// [`FEW_PASSAGES`].
    fn matches(&self, stems: &[&str]) -> tantivy::Result<u64> {
        if let [only] = stems {
            let term = Term::from_field_text(self.snapshot.fields().text, only);
            return count_up_to(self.snapshot, &term, FEW_PASSAGES + 1);
        }
        match side_by_side(self.snapshot, stems) {
            Some(query) => matches_up_to(self.snapshot, &*query, FEW_PASSAGES + 1),
            None => Ok(0),
        }
    }

    /// Returns the near spellings of one folded form.
    fn near(
        &mut self,
        form: &str,
        max_edits: u8,
        span: ByteSpan,
    ) -> tantivy::Result<Vec<NearForm>> {
        let key = (form.to_owned(), max_edits);
        if let Some(known) = self.known.get(&key) {
            return Ok(known.clone());
        }
        if self.known.len() >= MAX_WORDS {
            if !self.is_full {
                self.is_full = true;
                let message = format!(
                    "near spellings are looked for of the first {MAX_WORDS} words that hardly any passage has"
                );
                self.diagnostics.push(Diagnostic { span, message });
            }
            return Ok(Vec::new());
        }
        let unstemmed = Analyzer::unstemmed();
        let stems = self.analyzers.first().unwrap_or(&unstemmed);
        let near = near_forms(self.snapshot, stems, form, max_edits)?;
        self.known.insert(key, near.clone());
        Ok(near)
    }

    /// Makes names of candidates: as they are written where they first occur.
    /// The more frequent of two equally near ones is worth more.
    fn names(&self, candidates: Vec<Candidate>) -> tantivy::Result<Vec<OtherName>> {
        let most = candidates.iter().map(|candidate| candidate.passages).max().unwrap_or(0);
        let mut names = Vec::new();
        for Candidate { forms, passages, cost } in candidates {
            let found = self.first_passages(&forms)?;
            let Some((count, proof)) = found.filter(|(count, _)| *count > 0) else { continue };
            let frequency = (passages as f32).ln_1p() / (most as f32).ln_1p();
            names.push(OtherName {
                text: written::as_written(self.snapshot, &proof, &forms)?,
                kind: ExpansionKind::Spelling,
                weight: cost.weight() * frequency.clamp(0.1, 1.0),
                passages: count,
                proof,
                is_ambiguous: false,
            });
        }
        Ok(names)
    }

    /// Returns how many passages have forms side by side, and the first of them.
    fn first_passages(
        &self,
        forms: &[String],
    ) -> tantivy::Result<Option<(u64, Vec<crate::article::PassageId>)>> {
        if let [only] = forms {
            let term = Term::from_field_text(self.snapshot.fields().form, only);
            return Ok(Some(self.snapshot.first_passages(&[term], MAX_PROOF)?));
        }
        let mut best = None;
        for stems in self.stems_of(forms) {
            let stems: Vec<&str> = stems.iter().map(String::as_str).collect();
            let Some(query) = side_by_side(self.snapshot, &stems) else { continue };
            let found = first_matches(self.snapshot, &*query, MAX_PROOF)?;
            if best.as_ref().is_none_or(|(count, _)| found.0 > *count) {
                best = Some(found);
            }
        }
        Ok(best)
    }

    /// Returns forms as each language of the collection stems them.
    fn stems_of(&self, forms: &[String]) -> Vec<Vec<String>> {
        let text = forms.join(" ");
        let mut all: Vec<Vec<String>> = Vec::new();
        for analyzer in &self.analyzers {
            let parts = analyzer.pattern(&text).parts;
            let stems: Vec<String> = parts.into_iter().map(|part| part.stem).collect();
            if !all.contains(&stems) {
                all.push(stems);
            }
        }
        all
    }
}

/// Says whether a word may be another spelling of one: numbers are what they
/// are, and short words have too many neighbours.
fn may_be_misspelt(pattern: &Pattern) -> bool {
    let is_word = |form: &str| form.chars().all(char::is_alphabetic);
    pattern.parts.iter().all(|part| is_word(&part.form))
        && pattern.parts.iter().any(|part| part.form.chars().count() >= MIN_CHARS)
}
