//! Which of the candidates come first.
//!
//! The engine chooses candidates by its own BM25. They are scored again here,
//! with what the engine's constants cannot do, from postings alone: no text is
//! read, but for what only the text can decide on. The score of a passage is
//! the sum over the query's words, phrases and patterns of
//!
//! ```text
//! weight x idf x ( tf x (K1 + 1) / (tf + K1 x (1 - B + B x length))
//!                  + EXACT    where the passage has the word just as typed
//!                  + TITLE    where the article's title has the word
//!                  + ARTICLE x the same of the whole article )
//! ```
//!
//! where `tf` counts the passage and the title of its article, which are one
//! field of two streams (BM25F, Robertson and Zaragoza, "The Probabilistic
//! Relevance Framework: BM25 and Beyond", 2009), and `length` is that of the
//! passage in units of the mean. To this come, for each two words next to one
//! another in the query, `TOGETHER x the smaller weight x idf x n / (n + 1)`,
//! where they stand side by side `n` times (the ordered dependence of Metzler
//! and Croft, "A Markov Random Field Model for Term Dependencies", 2005).
//!
//! Where something may stand in several ways (near spellings, other names), the
//! one that is worth most in the passage counts. A pattern is ranked as if the
//! words that it stands for were one: their occurrences are added up, and so are
//! their documents, so that a rare misspelling is not worth more than the word.
//! `leaf` holds what is asked for, `cursor` counts, `article` knows the whole,
//! `weights` has every number.

mod article;
mod cursor;
mod leaf;
mod weights;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::index::SegmentReader;
use tantivy::schema::Field;
use tantivy::{DocId, Searcher, Term};

use super::checked::SegmentCheck;
use super::order::{self, Found};
use super::recency::Fading;
use super::statistics::Statistics;
use crate::analysis::Pattern;
use crate::index::{Fields, PassageColumns, Snapshot};
use article::{Articles, Whole};
use cursor::{Counts, Cursor};
pub(super) use leaf::{Alternative, Asked, Leaf, What};
use weights::{ARTICLE, ARTICLE_B, ARTICLE_K1, B, EXACT, SHORTEST, TITLE, TOGETHER};
pub(super) use weights::{K1, STOP_WORD, STOP_WORD_LANGUAGES};

/// So many of the engine's candidates are scored again at once; further ones
/// are the next such tier and never overtake it, so that a result does not
/// depend on how many are asked for.
pub(super) const TIER: usize = 64;

/// Scores candidates again and brings each tier into order, in place. `found`
/// is in the engine's order.
pub(super) fn rank(
    snapshot: &Snapshot,
    statistics: &Statistics<'_>,
    leaves: &[Leaf],
    fading: Option<&Fading>,
    found: &mut [Found],
) -> tantivy::Result<()> {
    let ranking = Ranking::new(snapshot, statistics, leaves)?;
    // All at once: postings are opened once, and read forwards.
    let mut scored = found.to_vec();
    ranking.score(&mut scored)?;
    for passage in found.iter_mut() {
        let at = scored.binary_search_by_key(&passage.address, |scored| scored.address);
        passage.score = at.ok().and_then(|at| scored.get(at)).map_or(0.0, |scored| scored.score);
    }
    let mut ceiling = f32::INFINITY;
    for tier in found.chunks_mut(TIER) {
        if let Some(fading) = fading {
            tier.iter_mut().for_each(|passage| fading.fade(passage));
        }
        order::sort(snapshot, tier)?;
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

/// What passages are ranked by, with what is known of the collection.
pub(super) struct Ranking<'a> {
    searcher: &'a Searcher,
    columns: &'a [PassageColumns],
    fields: &'a Fields,
    leaves: Vec<Vec<Vec<Weighed<'a>>>>,
    pub(super) mean_terms: f64,
    mean_article_terms: f64,
}

/// Something asked for, and how rare it is in each of its ways.
struct Weighed<'a> {
    asked: &'a Asked,
    alternatives: Vec<(&'a Alternative, f64)>,
}

/// Lets what stands in for something typed count as no rarer than that: a phrase
/// of many words would else be worth more than the short form that was typed.
fn typed_counts_most(choices: &mut [Vec<Weighed<'_>>]) {
    let Some((typed, others)) = choices.split_first_mut() else { return };
    let idfs = typed.iter().map(|weighed| {
        let idfs = weighed.alternatives.iter().map(|(_, idf)| *idf);
        idfs.fold(0.0, f64::max)
    });
    let most: f64 = idfs.sum();
    for (_, idf) in others.iter_mut().flatten().flat_map(|other| &mut other.alternatives) {
        *idf = idf.min(most);
    }
}

impl<'a> Ranking<'a> {
    pub(super) fn new(
        snapshot: &'a Snapshot,
        statistics: &Statistics<'_>,
        leaves: &'a [Leaf],
    ) -> tantivy::Result<Self> {
        let fields = snapshot.fields();
        let weigh = |asked: &'a Asked| {
            let idf = |alternative: &'a Alternative| {
                Ok((alternative, idf_of(fields, statistics, &alternative.what)?))
            };
            let alternatives =
                asked.alternatives.iter().map(idf).collect::<tantivy::Result<_>>()?;
            Ok(Weighed { asked, alternatives })
        };
        let choice =
            |choice: &'a Vec<Asked>| choice.iter().map(weigh).collect::<tantivy::Result<_>>();
        let leaf = |leaf: &'a Leaf| leaf.choices.iter().map(choice).collect();
        let mut leaves: Vec<Vec<Vec<Weighed<'a>>>> =
            leaves.iter().map(leaf).collect::<tantivy::Result<_>>()?;
        leaves.iter_mut().for_each(|leaf| typed_counts_most(leaf));
        let searcher = snapshot.searcher();
        let mean_terms = statistics.mean_terms();
        let mean_article_terms = statistics.mean_article_terms();
        let columns = snapshot.columns()?;
        Ok(Self { searcher, columns, fields, leaves, mean_terms, mean_article_terms })
    }

    /// Replaces the scores of `found`.
    fn score(&self, found: &mut [Found]) -> tantivy::Result<()> {
        self.each(found, false, &mut |passage, worths, _| passage.score = score_of(worths))
    }

    /// Calls `take` with each passage, what everything that counts in it is
    /// worth, and its length. The passages are brought into the order of their
    /// documents. `names_forms`: whether it matters which forms were found.
    pub(super) fn each(
        &self,
        found: &mut [Found],
        names_forms: bool,
        take: &mut dyn FnMut(&mut Found, &mut Vec<Worth<'a>>, f64),
    ) -> tantivy::Result<()> {
        // Postings are read forwards.
        found.sort_unstable_by_key(|passage| passage.address);
        let mut worths = Vec::new();
        for passages in found.chunk_by_mut(|a, b| a.address.segment_ord == b.address.segment_ord) {
            let Some(segment) = passages.first().map(|passage| passage.address.segment_ord) else {
                continue;
            };
            let Some(columns) = self.columns.get(segment as usize) else { continue };
            let mut articles = Articles::of(columns);
            let reader = self.searcher.segment_reader(segment);
            let lengths = reader.get_fieldnorms_reader(self.fields.text)?;
            let mut segment = self.open(reader)?;
            for passage in passages {
                let doc = passage.address.doc_id;
                let article = doc - u32::try_from(passage.paragraph).unwrap_or(0).min(doc);
                let length = length(&lengths, doc, self.mean_terms);
                let whole = articles.whole(article, &lengths);
                let article_length = whole.terms / self.mean_article_terms;
                let place = Place { doc, whole, length, article_length, names_forms };
                segment.worths(&place, &mut worths);
                take(passage, &mut worths, length);
            }
        }
        Ok(())
    }

    fn open(&self, reader: &SegmentReader) -> tantivy::Result<Segment<'_, 'a>> {
        let mut leaves = Vec::with_capacity(self.leaves.len());
        for leaf in &self.leaves {
            let mut choices = Vec::with_capacity(leaf.len());
            for choice in leaf {
                let mut opened = Vec::with_capacity(choice.len());
                for weighed in choice {
                    let alternatives = weighed.alternatives.iter();
                    let cursors = alternatives.map(|(of, _)| Cursor::open(reader, self.fields, of));
                    let cursors = cursors.collect::<tantivy::Result<_>>()?;
                    let check = weighed.asked.check.as_ref();
                    let check = check.map(|check| check.open(reader)).transpose()?;
                    opened.push(Opened { weighed, cursors, check });
                }
                choices.push(opened);
            }
            leaves.push(choices);
        }
        Ok(Segment { leaves })
    }
}

/// A passage of a segment.
struct Place {
    doc: DocId,
    whole: Whole,
    /// In units of the mean.
    length: f64,
    article_length: f64,
    names_forms: bool,
}

/// What is asked for in one segment: leaves, their choices, what these ask for.
struct Segment<'r, 'a> {
    leaves: Vec<Vec<Vec<Opened<'r, 'a>>>>,
}

struct Opened<'r, 'a> {
    weighed: &'r Weighed<'a>,
    /// One for each alternative.
    cursors: Vec<Cursor>,
    check: Option<Box<dyn SegmentCheck>>,
}

impl<'a> Segment<'_, 'a> {
    /// Gathers what counts in a passage: of each leaf its best choice.
    fn worths(&mut self, place: &Place, worths: &mut Vec<Worth<'a>>) {
        worths.clear();
        for leaf in &mut self.leaves {
            let (before, mut best) = (worths.len(), 0.0);
            for choice in leaf {
                let kept = worths.len();
                for asked in choice {
                    worths.extend(asked.worth(place));
                }
                let of_choice = worths.get(kept..).map_or(0.0, sum);
                if of_choice > best {
                    worths.drain(before..kept);
                    best = of_choice;
                } else {
                    worths.truncate(kept);
                }
            }
        }
    }
}

impl<'a> Opened<'_, 'a> {
    /// Returns what is worth most in a passage, where anything is.
    fn worth(&mut self, place: &Place) -> Option<Worth<'a>> {
        let Place { doc, whole, names_forms, .. } = *place;
        let mut best: Option<Worth<'a>> = None;
        for ((alternative, idf), cursor) in self.weighed.alternatives.iter().zip(&mut self.cursors)
        {
            let counts = cursor.counts(doc, whole);
            if counts == Counts::default() {
                continue;
            }
            let mut worth = Worth::new(self.weighed.asked, alternative, *idf, counts, place);
            if names_forms {
                worth.forms = cursor.forms_found(doc, whole.article);
            }
            if best.as_ref().is_none_or(|best| worth.score() > best.score()) {
                best = Some(worth);
            }
        }
        // Asked last: it may have to read the text.
        let check = self.check.as_mut();
        best.filter(|_| check.is_none_or(|check| check.holds(doc)))
    }
}

/// Returns the score that these make up.
pub(super) fn score_of(worths: &[Worth<'_>]) -> f32 {
    sum(worths) as f32
}

/// Adds up, in one order: the same sum is the same number.
fn sum(worths: &[Worth<'_>]) -> f64 {
    worths.iter().map(Worth::score).sum()
}

/// What something asked for is worth in a passage.
pub(super) struct Worth<'a> {
    pub(super) asked: &'a Asked,
    pub(super) alternative: &'a Alternative,
    /// The weight of what is asked for, times the share of the alternative.
    pub(super) weight: f64,
    pub(super) idf: f64,
    /// How often it stands in the passage and in the title of its article.
    pub(super) frequency: u32,
    /// What its occurrences are worth, for the length of the passage.
    pub(super) text: f64,
    /// The same for two words side by side.
    pub(super) together: f64,
    /// The bonus for what stands there just as typed.
    pub(super) exact: f64,
    /// The bonus for what stands in the title.
    pub(super) title: f64,
    /// What its occurrences anywhere in the article are worth.
    pub(super) article: f64,
    /// The forms found, by their places in the alternative, where these matter.
    pub(super) forms: Vec<usize>,
}

impl<'a> Worth<'a> {
    fn new(
        asked: &'a Asked,
        alternative: &'a Alternative,
        idf: f64,
        counts: Counts,
        place: &Place,
    ) -> Self {
        let is_pair = matches!(alternative.what, What::Pair(_));
        let frequency = counts.frequency + if is_pair { 0 } else { counts.in_title };
        let mut worth = Self {
            asked,
            alternative,
            weight: asked.weight * alternative.share,
            idf,
            frequency,
            text: 0.0,
            together: 0.0,
            exact: 0.0,
            title: 0.0,
            article: 0.0,
            forms: Vec::new(),
        };
        let frequency = f64::from(frequency);
        if is_pair {
            worth.together = TOGETHER * frequency / (frequency + 1.0);
            return worth;
        }
        worth.text = frequency * (K1 + 1.0) / (frequency + norm(place.length));
        worth.exact = if counts.exact { EXACT } else { 0.0 };
        worth.title = if counts.in_title > 0 { TITLE } else { 0.0 };
        let anywhere = f64::from(counts.in_article);
        let half = ARTICLE_K1 * (1.0 - ARTICLE_B + ARTICLE_B * place.article_length);
        if anywhere > 0.0 {
            worth.article = ARTICLE * anywhere * (ARTICLE_K1 + 1.0) / (anywhere + half);
        }
        worth
    }

    pub(super) fn score(&self) -> f64 {
        self.weight
            * self.idf
            * (self.text + self.together + self.exact + self.title + self.article)
    }
}

/// How many occurrences in a passage of this length are worth half of the most
/// that occurrences can be worth.
pub(super) fn norm(length: f64) -> f64 {
    K1 * (1.0 - B + B * length)
}

/// The length of a passage in units of the mean, not below [`SHORTEST`].
fn length(lengths: &FieldNormReader, doc: DocId, mean_terms: f64) -> f64 {
    (f64::from(lengths.fieldnorm(doc)) / mean_terms).max(SHORTEST)
}

/// The idf of any of several forms is that of one word which all the passages
/// with any of them have.
fn idf_of(fields: &Fields, statistics: &Statistics<'_>, what: &What) -> tantivy::Result<f64> {
    match what {
        What::Pattern { pattern, .. } => pattern_idf(fields.text, statistics, pattern),
        What::Forms { documents, .. } => Ok(statistics.idf(*documents)),
        What::Pair(words) => {
            let mut smallest = f64::INFINITY;
            for (word, weight) in words {
                let term = Term::from_field_text(fields.text, &word.stem);
                smallest = smallest.min(weight * statistics.idf(statistics.documents_with(&term)?));
            }
            Ok(smallest)
        }
        What::Beginning { before, forms } => {
            let before = Pattern { parts: before.clone(), whole: None };
            let before = pattern_idf(fields.text, statistics, &before)?;
            Ok(before + statistics.idf(forms.documents()))
        }
    }
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
