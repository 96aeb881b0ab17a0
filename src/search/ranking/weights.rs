//! Every number that ranking is tuned by.
//!
//! `docs/ranking.md` says where each comes from and what leaving it out costs.
//! The optimum of each is flat, so that none is fitted to one collection.

/// How soon further occurrences of a word in a passage stop counting (BM25's
/// `k1`). Paragraphs are short: a word seldom stands in one several times, and
/// the first occurrence says most.
pub(crate) const K1: f64 = 0.8;

/// How much longer passages are discounted (BM25's `b`).
pub(super) const B: f64 = 0.65;

/// Passages shorter than this share of the mean length count as this long: a
/// paragraph of one word is no better evidence than a sentence. Without it
/// "Militants" alone outranks every paragraph about militants.
pub(super) const SHORTEST: f64 = 0.5;

/// Bonus, as a share of the idf, for a word just as typed: "attacks" before
/// "attacking" for `attacks`. Small, so that it decides between like passages
/// and never against a rarer word.
pub(super) const EXACT: f64 = 0.1;

/// Bonus, as a share of the idf, for a word of the article's title, which also
/// counts as an occurrence in each of its passages: a passage of an article
/// about the matter before a stray mention.
pub(super) const TITLE: f64 = 0.4;

/// What occurrences anywhere in the article are worth, as a share of what they
/// are worth in the passage.
pub(super) const ARTICLE: f64 = 0.3;

/// `k1` for occurrences anywhere in the article: there it takes more of them.
pub(super) const ARTICLE_K1: f64 = 1.5;

/// `b` for the length of articles.
pub(super) const ARTICLE_B: f64 = 0.75;

/// What two words of the query are worth side by side in their order, as a
/// share of the rarer one's weight, and of the most that frequency can make of
/// it.
pub(super) const TOGETHER: f64 = 0.3;

/// What a stop word is worth, as a share of another word as rare. They decide
/// between passages that are alike, and are all that counts where a query has
/// no other words.
pub(in crate::search) const STOP_WORD: f64 = 0.25;

/// A word is a stop word if it is one in the languages of at least this share
/// of the passages.
pub(in crate::search) const STOP_WORD_LANGUAGES: f64 = 0.25;

/// Of an article no more passages are looked at for what stands anywhere in it.
pub(super) const MOST_OF_ARTICLE: u32 = 1000;
