//! Which of the candidates come first.
//!
//! The engine chooses candidates by its own BM25. They are scored again here,
//! with what the engine's constants cannot do, from postings alone: no text is
//! read. The score of a passage is the sum over the query's words, phrases and
//! prefixes of
//!
//! ```text
//! idf x ( tf x (K1 + 1) / (tf + K1 x (1 - B + B x length / mean length))
//!         + EXACT  where the passage has the word just as typed
//!         + TITLE  where the article's title has the word )
//! ```
//!
//! which is BM25 (Robertson and Zaragoza, "The Probabilistic Relevance
//! Framework: BM25 and Beyond", 2009) and two bonuses. All weights stand
//! in this file.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings as _, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet as _, Searcher, Term};

use super::order::{self, Found};
use super::statistics::Statistics;
use crate::analysis::Pattern;
use crate::index::{Fields, Snapshot};

/// How soon further occurrences of a word stop counting. The engine's value,
/// so that its choice of candidates agrees.
const K1: f64 = 1.2;

/// How much longer passages are discounted. The engine's value.
const B: f64 = 0.75;

/// Passages shorter than this share of the mean length count as this long: a
/// paragraph of one word is no better evidence than a sentence. Without it
/// "Militants" alone outranks every paragraph about militants.
const SHORTEST: f64 = 0.5;

/// Bonus, as a share of the idf, for a word just as typed: "attacks" before
/// "attacking" for `attacks`. Small, so that it decides between like passages
/// and never against a rarer word. Measured as nDCG@10 on SQuAD's passages:
/// 0.870 with 0, 0.871 with 0.1 and 0.15; on judged abstracts more than 0.1
/// costs.
const EXACT: f64 = 0.1;

/// Bonus, as a share of the idf, for a word of the article's title: a passage
/// of an article about the matter before a stray mention. Less than an
/// occurrence in the passage itself, which is worth about 1. Measured as
/// nDCG@10: passages of BoolQ's articles 0.477 with 0.2, 0.497 with 0.6;
/// Cranfield 0.385 and 0.418; HotpotQA 0.774 and 0.799; passages of SQuAD, whose
/// questions were written from the passage alone, 0.872 and 0.871.
const TITLE: f64 = 0.6;

/// So many of the engine's candidates are scored again at once; further ones
/// are the next such tier and never overtake it, so that a result does not
/// depend on how many are asked for.
pub(super) const TIER: usize = 64;

/// What a passage is ranked by: one word, phrase or prefix of the query.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    alternatives: Vec<Alternative>,
}

/// What some languages look for.
#[derive(Clone, Debug)]
pub(super) struct LanguagePattern {
    pub(super) pattern: Pattern,
    /// The stemmers of these languages; all where `None`.
    pub(super) stemmers: Option<Vec<&'static str>>,
}

#[derive(Clone, Debug)]
enum Alternative {
    Pattern(LanguagePattern),
    Forms(Vec<String>),
}

impl Leaf {
    /// A word or phrase, as one or several analyzers see it.
    pub(super) fn patterns(patterns: Vec<LanguagePattern>) -> Self {
        let alternatives = patterns.into_iter().map(Alternative::Pattern).collect();
        Self { alternatives }
    }

    /// A prefix: any of these forms.
    pub(super) fn forms(forms: Vec<String>) -> Self {
        Self { alternatives: vec![Alternative::Forms(forms)] }
    }
}

/// Scores candidates again and brings each tier into order, in place. `found`
/// is in the engine's order.
pub(super) fn rank(
    snapshot: &Snapshot,
    statistics: &Statistics<'_>,
    leaves: &[Leaf],
    found: &mut [Found],
) -> tantivy::Result<()> {
    let weighed = weigh(snapshot.fields(), statistics, leaves)?;
    let mean = statistics.mean_terms();
    let mut ceiling = f32::INFINITY;
    for tier in found.chunks_mut(TIER) {
        score(snapshot.searcher(), snapshot.fields(), &weighed, mean, tier)?;
        order::sort(snapshot.searcher(), tier)?;
        for passage in tier.iter_mut() {
            if passage.score >= ceiling {
                // Not equal, only capped: equal scores are in the order of ids.
                ceiling = ceiling.next_down();
                passage.score = ceiling;
            }
        }
        ceiling = tier.last().map_or(ceiling, |last| last.score);
    }
    Ok(())
}

/// An alternative of a leaf and its idf.
struct Weighed<'l> {
    leaf: usize,
    alternative: &'l Alternative,
    idf: f64,
}

fn weigh<'l>(
    fields: &Fields,
    statistics: &Statistics<'_>,
    leaves: &'l [Leaf],
) -> tantivy::Result<Vec<Weighed<'l>>> {
    let mut weighed = Vec::new();
    for (leaf, alternatives) in leaves.iter().enumerate() {
        for alternative in &alternatives.alternatives {
            let idf = match alternative {
                Alternative::Pattern(LanguagePattern { pattern, .. }) => {
                    pattern_idf(fields.text, statistics, pattern)?
                }
                Alternative::Forms(forms) => {
                    // As if the forms were one word. A passage with two of them
                    // counts twice, which errs on the side of common.
                    let mut documents = 0;
                    for form in forms {
                        documents +=
                            statistics.documents_with(&Term::from_field_text(fields.form, form))?;
                    }
                    statistics.idf(documents)
                }
            };
            weighed.push(Weighed { leaf, alternative, idf });
        }
    }
    Ok(weighed)
}

/// The idf of a phrase is the sum of those of its words, as in Lucene; that of
/// a compound (`ISIS-K`) is that of the compound as a word.
pub(super) fn pattern_idf(
    field: Field,
    statistics: &Statistics<'_>,
    pattern: &Pattern,
) -> tantivy::Result<f64> {
    let documents = |stem: &str| statistics.documents_with(&Term::from_field_text(field, stem));
    if let Some(whole) = &pattern.whole {
        let with = documents(&whole.stem)?;
        if with > 0 {
            return Ok(statistics.idf(with));
        }
    }
    let mut sum = 0.0;
    for part in &pattern.parts {
        sum += statistics.idf(documents(&part.stem)?);
    }
    Ok(sum)
}

/// Replaces the scores of `found`.
fn score(
    searcher: &Searcher,
    fields: &Fields,
    weighed: &[Weighed<'_>],
    mean_terms: f64,
    found: &mut [Found],
) -> tantivy::Result<()> {
    // Postings are read forwards.
    found.sort_unstable_by_key(|passage| passage.address);
    let leaves = weighed.iter().map(|weighed| weighed.leaf + 1).max().unwrap_or(0);
    let mut best_of_leaf = vec![0.0f64; leaves];
    for passages in found.chunk_by_mut(|a, b| a.address.segment_ord == b.address.segment_ord) {
        let Some(segment) = passages.first().map(|passage| passage.address.segment_ord) else {
            continue;
        };
        let reader = searcher.segment_reader(segment);
        let lengths = reader.get_fieldnorms_reader(fields.text)?;
        let mut cursors = Vec::with_capacity(weighed.len());
        for part in weighed {
            cursors.push(Cursor::open(reader, fields, part.alternative)?);
        }
        for passage in passages {
            best_of_leaf.fill(0.0);
            let doc = passage.address.doc_id;
            let article = doc - u32::try_from(passage.paragraph).unwrap_or(0).min(doc);
            for (part, cursor) in weighed.iter().zip(&mut cursors) {
                let length = length(&lengths, doc, mean_terms);
                let best = &mut best_of_leaf[part.leaf];
                *best = best.max(part.idf * cursor.value(doc, article, length));
            }
            passage.score = best_of_leaf.iter().sum::<f64>() as f32;
        }
    }
    Ok(())
}

/// The length of a passage in units of the mean, not below [`SHORTEST`].
fn length(lengths: &FieldNormReader, doc: DocId, mean_terms: f64) -> f64 {
    (f64::from(lengths.fieldnorm(doc)) / mean_terms).max(SHORTEST)
}

fn saturated(frequency: f64, length: f64) -> f64 {
    frequency * (K1 + 1.0) / (frequency + K1 * (1.0 - B + B * length))
}

/// The postings of an alternative in one segment.
struct Cursor {
    /// The passages in the languages concerned; all where `None`.
    languages: Option<Vec<SegmentPostings>>,
    /// Stems of the parts in the text, with positions where there are several;
    /// none where a part does not occur.
    parts: Vec<SegmentPostings>,
    whole: Option<SegmentPostings>,
    /// Any of the forms of a prefix.
    any: Vec<SegmentPostings>,
    /// Forms as typed: all of the parts, or the whole.
    exact: Vec<SegmentPostings>,
    exact_whole: Option<SegmentPostings>,
    /// Stems in the titles of articles.
    title: Vec<SegmentPostings>,
    positions: [Vec<u32>; 2],
}

impl Cursor {
    fn open(
        reader: &tantivy::SegmentReader,
        fields: &Fields,
        alternative: &Alternative,
    ) -> tantivy::Result<Self> {
        let open = |field: Field, terms: &mut dyn Iterator<Item = &str>, record| {
            let inverted = reader.inverted_index(field)?;
            let mut opened = Vec::new();
            for text in terms {
                opened.push(inverted.read_postings(&Term::from_field_text(field, text), record)?);
            }
            Ok::<Vec<Option<SegmentPostings>>, tantivy::TantivyError>(opened)
        };
        // Parts that must all occur: one that does not leaves none.
        let all = |opened: Vec<Option<SegmentPostings>>| {
            opened.into_iter().collect::<Option<Vec<_>>>().unwrap_or_default()
        };
        let frequencies = IndexRecordOption::WithFreqs;
        let mut cursor = Self {
            languages: None,
            parts: Vec::new(),
            whole: None,
            any: Vec::new(),
            exact: Vec::new(),
            exact_whole: None,
            title: Vec::new(),
            positions: Default::default(),
        };
        match alternative {
            Alternative::Forms(forms) => {
                let mut forms = forms.iter().map(String::as_str);
                let opened = open(fields.form, &mut forms, frequencies)?;
                cursor.any = opened.into_iter().flatten().collect();
            }
            Alternative::Pattern(LanguagePattern {
                pattern: Pattern { parts, whole },
                stemmers,
            }) => {
                if let Some(stemmers) = stemmers {
                    let mut names = stemmers.iter().copied();
                    let opened = open(fields.stemmer, &mut names, IndexRecordOption::Basic)?;
                    cursor.languages = Some(opened.into_iter().flatten().collect());
                }
                let record = if parts.len() > 1 {
                    IndexRecordOption::WithFreqsAndPositions
                } else {
                    frequencies
                };
                let stems = || parts.iter().map(|part| part.stem.as_str());
                cursor.parts = all(open(fields.text, &mut stems(), record)?);
                let mut forms = parts.iter().map(|part| part.form.as_str());
                cursor.exact = all(open(fields.form, &mut forms, IndexRecordOption::Basic)?);
                cursor.title = all(open(fields.title, &mut stems(), record)?);
                if let Some(whole) = whole {
                    let mut one = std::iter::once(whole.stem.as_str());
                    cursor.whole = open(fields.text, &mut one, frequencies)?.pop().flatten();
                    let mut one = std::iter::once(whole.form.as_str());
                    let opened = open(fields.form, &mut one, IndexRecordOption::Basic)?;
                    cursor.exact_whole = opened.into_iter().next().flatten();
                }
            }
        }
        Ok(cursor)
    }

    /// Returns what the alternative is worth in a passage, as a share of its
    /// idf. Passages must be asked for in ascending order.
    fn value(&mut self, doc: DocId, article: DocId, length: f64) -> f64 {
        let is_foreign = |languages: &mut Vec<SegmentPostings>| {
            !languages.iter_mut().any(|language| stands_at(language, doc))
        };
        if self.languages.as_mut().is_some_and(is_foreign) {
            return 0.0;
        }
        let of_title = match self.title.as_mut_slice() {
            [] => 0,
            [only] => frequency_at(only, article),
            parts => side_by_side(parts, article, &mut self.positions),
        };
        // The first paragraph is found by the words of the title as if they
        // were its own; they are worth as much to it as to any other.
        let not_its_own = if doc == article + 1 { of_title } else { 0 };
        let frequency = self.frequency(doc).saturating_sub(not_its_own);
        let exact = (!self.exact.is_empty() && self.exact.iter_mut().all(|p| stands_at(p, doc)))
            || self.exact_whole.as_mut().is_some_and(|whole| stands_at(whole, doc));
        let mut value = if frequency > 0 { saturated(frequency.into(), length) } else { 0.0 };
        if frequency > 0 && exact {
            value += EXACT;
        }
        if of_title > 0 {
            value += TITLE;
        }
        value
    }

    fn frequency(&mut self, doc: DocId) -> u32 {
        let any: u32 = self.any.iter_mut().map(|forms| frequency_at(forms, doc)).sum();
        let whole = self.whole.as_mut().map_or(0, |whole| frequency_at(whole, doc));
        let parts = match self.parts.as_mut_slice() {
            [] => 0,
            [only] => frequency_at(only, doc),
            parts => side_by_side(parts, doc, &mut self.positions),
        };
        any.max(whole).max(parts)
    }
}

fn stands_at(postings: &mut SegmentPostings, doc: DocId) -> bool {
    if postings.doc() < doc {
        postings.seek(doc);
    }
    postings.doc() == doc
}

fn frequency_at(postings: &mut SegmentPostings, doc: DocId) -> u32 {
    if stands_at(postings, doc) { postings.term_freq() } else { 0 }
}

/// Counts how often the parts stand side by side in a passage.
fn side_by_side(parts: &mut [SegmentPostings], doc: DocId, positions: &mut [Vec<u32>; 2]) -> u32 {
    let [starts, of_part] = positions;
    starts.clear();
    for (offset, part) in (0..).zip(parts) {
        if !stands_at(part, doc) {
            return 0;
        }
        if offset == 0 {
            part.positions(starts);
            continue;
        }
        part.positions(of_part);
        starts.retain(|start| of_part.binary_search(&(start + offset)).is_ok());
        if starts.is_empty() {
            return 0;
        }
    }
    u32::try_from(starts.len()).unwrap_or(u32::MAX)
}
