//! Why a hit has its score.

use serde::{Deserialize, Serialize};
use tantivy::Term;

use super::order::Found;
use super::ranking::{K1, Leaf, Ranking, What, Worth, norm, score_of};
use super::recency::{Fading, faded};
use super::statistics::Statistics;
use crate::index::{Fields, Snapshot};

/// Why a hit has its score: the parts that it is the sum of.
///
/// Made where [`SearchOptions::explain`](crate::SearchOptions::explain) asks
/// for it, of the same numbers that the hit was ranked by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Explanation {
    /// The score of the hit: the sum of the scores of the parts, times
    /// [`recency`](Self::recency) where there is one, unless it was
    /// [lowered](Self::is_lowered).
    pub score: f32,
    /// Whether the sum would have overtaken hits of an earlier tier of
    /// candidates, and the score was lowered to theirs.
    pub is_lowered: bool,
    /// What the words, phrases and patterns of the query brought, in the order
    /// of the query; those that brought nothing are left out.
    pub parts: Vec<ScorePart>,
    /// What the sum of the parts was multiplied by for the age of the article,
    /// where newer ones are [preferred](crate::SearchOptions::recency).
    pub recency: Option<f64>,
    /// The length of the passage, as a multiple of the mean length.
    pub length: f64,
    /// The mean length of the passages of the collection, in words.
    pub mean_words: f64,
    /// How many passages the collection has.
    pub passages: u64,
    /// BM25's `k1`: how soon further occurrences of a word stop counting.
    pub k1: f64,
    /// `k1 × (1 − b + b × length)`: how many occurrences in this passage are
    /// worth half of the most that occurrences can be worth.
    pub norm: f64,
}

/// What one word, phrase or pattern of the query brought to a score.
///
/// `score = weight × idf × (text + together + exact + title + article)`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ScorePart {
    /// What was looked for, as the query language writes it: `toll`,
    /// `"toll bridge"`, `terror*`.
    pub term: String,
    /// What counted in its place, where that is something else: an alias, a
    /// near spelling, the words of the passage that fit the pattern.
    pub found_as: Option<String>,
    /// How often it stands in the passage and in the title of its article.
    pub frequency: u32,
    /// In how many passages of the collection it stands; of a phrase, in how
    /// many its rarest word does.
    pub documents: u64,
    /// How rare it is: its inverse document frequency, that of a phrase the sum
    /// of those of its words.
    pub idf: f64,
    /// What its occurrences in the passage are worth, for the length of the
    /// passage: `frequency × (k1 + 1) / (frequency + norm)`.
    pub text: f64,
    /// What it is worth that two words next to one another in the query stand
    /// side by side; 0 of all else. [`term`](Self::term) is then both of them,
    /// and `idf` the smaller of theirs.
    pub together: f64,
    /// The bonus where it stands in the passage just as typed, else 0.
    pub exact: f64,
    /// The bonus where it stands in the title of the article, else 0.
    pub title: f64,
    /// What its occurrences anywhere in the article are worth, for the length of
    /// the article.
    pub article: f64,
    /// What it is worth by itself: 1, or the weight given to it (`^2`), times
    /// the share that an alias or a near spelling is worth.
    pub weight: f64,
    /// What it brought.
    pub score: f64,
}

/// Explains the scores of passages, in their order: of the same numbers that
/// they were ranked by.
pub(super) fn explain(
    snapshot: &Snapshot,
    statistics: &Statistics<'_>,
    leaves: &[Leaf],
    fading: Option<&Fading>,
    found: &[Found],
) -> tantivy::Result<Vec<Explanation>> {
    let ranking = Ranking::new(snapshot, statistics, leaves)?;
    let mut explained = Vec::with_capacity(found.len());
    let mut failure = Ok(());
    ranking.each(&mut found.to_vec(), true, &mut |passage, worths, length| {
        let parts = worths.iter().map(|worth| part(snapshot.fields(), statistics, worth));
        let parts = parts.collect::<tantivy::Result<Vec<_>>>().unwrap_or_else(|error| {
            failure = Err(error);
            Vec::new()
        });
        let recency = fading.map(|fading| fading.factor(passage));
        let explanation = Explanation {
            score: passage.score,
            is_lowered: passage.score < faded(score_of(worths), recency.unwrap_or(1.0)),
            parts,
            recency,
            length,
            mean_words: ranking.mean_terms,
            passages: statistics.passages(),
            k1: K1,
            norm: norm(length),
        };
        explained.push((passage.address, explanation));
    })?;
    failure?;
    let at = |passage: &Found| {
        let known = explained.binary_search_by_key(&passage.address, |(address, _)| *address);
        known.ok().and_then(|at| explained.get(at)).map(|(_, explanation)| explanation.clone())
    };
    Ok(found.iter().filter_map(at).collect())
}

fn part(
    fields: &Fields,
    statistics: &Statistics<'_>,
    worth: &Worth<'_>,
) -> tantivy::Result<ScorePart> {
    let documents =
        |stem: &str| statistics.documents_with(&Term::from_field_text(fields.text, stem));
    let rarest = |stems: &mut dyn Iterator<Item = &str>| {
        let counts = stems.map(documents).collect::<tantivy::Result<Vec<_>>>()?;
        Ok::<_, tantivy::TantivyError>(counts.into_iter().min().unwrap_or(0))
    };
    let what = &worth.alternative.what;
    let documents = match what {
        What::Pattern { pattern, .. } => {
            let whole = pattern.whole.as_ref().map(|whole| documents(&whole.stem)).transpose()?;
            match whole.filter(|documents| *documents > 0) {
                Some(documents) => documents,
                None => rarest(&mut pattern.parts.iter().map(|part| part.stem.as_str()))?,
            }
        }
        What::Forms { documents, .. } => *documents,
        What::Pair(words) => rarest(&mut words.iter().map(|(word, _)| word.stem.as_str()))?,
        What::Beginning { before, forms } => {
            rarest(&mut before.iter().map(|part| part.stem.as_str()))?.min(forms.documents())
        }
    };
    let forms = match what {
        What::Forms { exact: true, .. } | What::Pattern { .. } | What::Pair(_) => None,
        What::Forms { forms, .. } | What::Beginning { forms, .. } => {
            let found = worth.forms.iter().filter_map(|at| forms.terms.get(*at));
            let found: Vec<&str> = found.map(|fit| fit.term.as_str()).collect();
            (!found.is_empty()).then(|| found.join(", "))
        }
    };
    Ok(ScorePart {
        term: worth.asked.term.clone(),
        found_as: worth.asked.substitute.clone().or(forms),
        frequency: worth.frequency,
        documents,
        idf: worth.idf,
        text: worth.text,
        together: worth.together,
        exact: worth.exact,
        title: worth.title,
        article: worth.article,
        weight: worth.weight,
        score: worth.score(),
    })
}
