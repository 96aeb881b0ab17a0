//! Ranking by words of the best passages as well.
//!
//! The best passages that a query finds share words that the query does not have
//! but its subject does. Ranked by these as well, passages that say the same in
//! other words come further to the front: the relevance model of Lavrenko and
//! Croft ("Relevance-Based Language Models", 2001) in its common form, RM3. Here
//! its words only rank: they find no passage that the query does not, and are
//! marked nowhere.

use std::collections::{BTreeMap, BTreeSet};

use tantivy::Term;

use super::compile::{Compiled, Compiler};
use super::group::best_of_all;
use super::ranking::Leaf;
use super::statistics::Statistics;
use super::{Failure, similar};
use crate::analysis::{Analyzer, Tokens};
use crate::index::Snapshot;

/// So many of the best passages are taken for what is meant (RM3's usual number).
const PASSAGES: usize = 10;
/// So many words of theirs count, the weightiest.
const WORDS: usize = 20;
/// A word that fewer of them have belongs to a passage, not to the subject.
const MIN_PASSAGES: usize = 2;
/// What the weightiest word is worth beside a word of the query.
const WEIGHT: f64 = 0.15;
/// How much more the better passages count: the best `e` to this power times as
/// much as one with a score near 0.
const STEEPNESS: f64 = 5.0;
/// Shorter words are hardly ever of the subject.
const MIN_CHARS: usize = 3;

/// A word of the best passages, as it is ranked by.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FeedbackWord {
    /// As it stands where it was met first.
    pub(super) word: String,
    pub(super) form: String,
    pub(super) stem: String,
    /// The stemmers of the passages that have it.
    pub(super) stemmers: BTreeSet<&'static str>,
    /// What it is worth beside a word of the query, above 0.
    pub(super) weight: f64,
}

/// Adds to what is ranked by; returns the words, the weightiest first. They are
/// none where the query has nothing to rank by.
pub(super) fn add(
    snapshot: &Snapshot,
    statistics: &Statistics<'_>,
    compiled: &mut Compiled,
) -> Result<Vec<String>, Failure> {
    if compiled.leaves.is_empty() {
        return Ok(Vec::new());
    }
    let words = words(snapshot, statistics, compiled)?;
    let (engine, leaves) = Compiler::new(snapshot).ranked_also(&*compiled.engine, &words);
    compiled.engine = engine;
    compiled.leaves.extend(leaves);
    Ok(words.into_iter().map(|word| word.word).collect())
}

/// Finds the words of the best passages.
fn words(
    snapshot: &Snapshot,
    statistics: &Statistics<'_>,
    compiled: &Compiled,
) -> Result<Vec<FeedbackWord>, Failure> {
    let asked: BTreeSet<&str> = compiled.leaves.iter().flat_map(Leaf::stems).collect();
    let mut best = best_of_all(snapshot, statistics, compiled)?;
    best.truncate(PASSAGES);
    let highest = best.first().map_or(0.0, |found| f64::from(found.score)).max(f64::MIN_POSITIVE);
    let share = |score: f32| (STEEPNESS * (f64::from(score) / highest - 1.0)).exp();
    let total: f64 = best.iter().map(|found| share(found.score)).sum();

    let mut memo = snapshot.memo();
    let mut tokens = Tokens::default();
    // By stem: the word, how many passages have it, what they make of it.
    let mut known: BTreeMap<String, (FeedbackWord, usize)> = BTreeMap::new();
    for found in &best {
        let Some(place) = found.passage() else { continue };
        let record = snapshot.article(place.article)?;
        let paragraph = snapshot.paragraph(&record, place.article, place.paragraph)?;
        let analyzer = similar::analyzer(&paragraph, record.metadata.language.as_deref());
        analyzer.analyze(&paragraph.text, &mut memo, &mut tokens);
        let is_of_subject = |analyzer: &Analyzer, form: &str, stem: &str| {
            !asked.contains(stem)
                && !analyzer.is_stop_word(form)
                && form.chars().count() >= MIN_CHARS
                && form.chars().any(char::is_alphabetic)
        };
        let mut length = 0;
        let mut counts: BTreeMap<&str, (u32, &str, &str)> = BTreeMap::new();
        for token in tokens.iter().filter(|token| token.positions == 1) {
            length += 1;
            if is_of_subject(&analyzer, token.form, token.stem) {
                let word = token.span.slice(&paragraph.text).unwrap_or(token.form);
                counts.entry(token.stem).or_insert((0, token.form, word)).0 += 1;
            }
        }
        for (stem, (count, form, word)) in counts {
            let (known, passages) = known.entry(stem.to_owned()).or_insert_with(|| {
                let word = FeedbackWord {
                    word: word.to_owned(),
                    form: form.to_owned(),
                    stem: stem.to_owned(),
                    stemmers: BTreeSet::new(),
                    weight: 0.0,
                };
                (word, 0)
            });
            known.stemmers.insert(analyzer.stemmer());
            known.weight += share(found.score) / total * f64::from(count) / f64::from(length);
            *passages += 1;
        }
    }
    let mut words = Vec::new();
    for (mut word, passages) in known.into_values() {
        if passages < MIN_PASSAGES {
            continue;
        }
        let term = Term::from_field_text(snapshot.fields().text, &word.stem);
        word.weight *= statistics.idf(statistics.documents_with(&term)?);
        words.push(word);
    }
    words.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.stem.cmp(&b.stem)));
    words.truncate(WORDS);
    let most = words.first().map_or(1.0, |word| word.weight);
    words.retain_mut(|word| {
        word.weight *= WEIGHT / most;
        word.weight > 0.0
    });
    Ok(words)
}
