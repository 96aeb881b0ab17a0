//! Why a hit has its score.

/// Why a hit has its score: the parts that it is the sum of.
///
/// Made where [`SearchOptions::explain`](crate::SearchOptions::explain) asks
/// for it, of the same numbers that the hit was ranked by.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The score of the hit: the sum of the scores of the parts, unless it was
    /// [lowered](Self::is_lowered).
    pub score: f32,
    /// Whether the sum would have overtaken hits of an earlier tier of
    /// candidates, and the score was lowered to theirs.
    pub is_lowered: bool,
    /// What the words, phrases and patterns of the query brought, in the order
    /// of the query; those that brought nothing are left out.
    pub parts: Vec<ScorePart>,
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
/// `score = weight × idf × (text + exact + title)`.
#[derive(Clone, Debug, PartialEq)]
pub struct ScorePart {
    /// What was looked for, as the query language writes it: `toll`,
    /// `"toll bridge"`, `terror*`.
    pub term: String,
    /// What counted in its place, where that is something else: an alias, a
    /// near spelling, a word that fits the pattern.
    pub found_as: Option<String>,
    /// How often it stands in the passage.
    pub frequency: u32,
    /// In how many passages of the collection it stands.
    pub documents: u64,
    /// How rare it is: its inverse document frequency, that of a phrase the sum
    /// of those of its words.
    pub idf: f64,
    /// What its occurrences in the passage are worth, for the length of the
    /// passage: `frequency × (k1 + 1) / (frequency + norm)`.
    pub text: f64,
    /// The bonus where it stands in the passage just as typed, else 0.
    pub exact: f64,
    /// The bonus where it stands in the title of the article, else 0.
    pub title: f64,
    /// What it is worth by itself: 1, or the weight given to it (`^2`), times
    /// the share that an alias or a near spelling is worth.
    pub weight: f64,
    /// What it brought.
    pub score: f64,
}
