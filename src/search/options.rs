//! What to search for besides the query.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use super::aliases::AliasOptions;
use super::recency::Recency;
use crate::article::PartialDate;
use crate::snippet::SnippetOptions;

/// How to search and what to return.
///
/// ```
/// use pincite::{SearchOptions, SortBy};
///
/// let options = SearchOptions { limit: 3, sort: SortBy::Newest, ..SearchOptions::default() };
/// assert_eq!(options.offset, 0);
/// ```
#[derive(Clone, Debug)]
pub struct SearchOptions {
    /// At most so many hits; 10 by default.
    pub limit: usize,
    /// Hits to pass over first.
    pub offset: usize,
    /// What a hit is: a passage, or an article shown by its best passages.
    pub by: ResultUnit,
    /// At most so many passages of one article; any number where `None`. With
    /// [`ResultUnit::Article`], how many passages stand for one, 1 by default.
    pub per_article: Option<usize>,
    /// At most so many of any ten hits in a row are passages of one article, as
    /// long as others match as well: what is too much of one comes later, as
    /// soon as there is room for it. As they come where `None`. Only for
    /// passages in the order of scores.
    pub spread: Option<NonZeroUsize>,
    /// Whether passages that are the same text as a better one, nearly so, or a part
    /// of it, are left out, and named with it ([`Hit::also_in`]). Only for passages.
    ///
    /// [`Hit::also_in`]: crate::Hit::also_in
    pub collapse: bool,
    /// The order of hits.
    pub sort: SortBy,
    /// How much newer articles are preferred, where hits are in the order of
    /// scores; not at all where `None`. Where there is no word to rank by, the
    /// newest come first.
    pub recency: Option<Recency>,
    /// Only articles published on or after this date.
    pub since: Option<PartialDate>,
    /// Only articles published on or before this date.
    pub until: Option<PartialDate>,
    /// Only articles in one of these languages (BCP 47 tags; `pt` includes
    /// `pt-BR`); in any where empty.
    pub languages: Vec<String>,
    /// Only articles at or below one of these paths, which the index knows; in
    /// any where empty.
    pub within: Vec<PathBuf>,
    /// Whether to count all hits. Where not, [`Results::total`] is 0 and a
    /// search of frequent words is faster.
    ///
    /// [`Results::total`]: crate::Results::total
    pub count: bool,
    /// Whether to say of each hit why it has its score, where hits are in the
    /// order of scores.
    pub explain: bool,
    /// Whether to score the engine's best candidates again, as usual, where hits
    /// are in the order of scores. Where not, they are as the engine's own BM25
    /// orders them: to measure what the second stage brings and costs.
    pub rerank: bool,
    /// Whether to rank by words of the best passages as well, where hits are in
    /// the order of scores: passages that say the same in other words come
    /// further to the front, and at times such as speak of something else. What
    /// is found and marked stays the same.
    pub feedback: bool,
    /// Which other names and spellings to look for.
    pub aliases: AliasOptions,
    /// What a snippet looks like.
    pub snippet: SnippetOptions,
}

impl Default for SearchOptions {
    fn default() -> Self {
        Self {
            limit: 10,
            offset: 0,
            by: ResultUnit::default(),
            per_article: None,
            spread: None,
            collapse: false,
            sort: SortBy::default(),
            recency: None,
            since: None,
            until: None,
            languages: Vec::new(),
            within: Vec::new(),
            count: true,
            explain: false,
            rerank: true,
            feedback: false,
            aliases: AliasOptions::default(),
            snippet: SnippetOptions::default(),
        }
    }
}

/// What is counted, limited and ranked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ResultUnit {
    /// Passages.
    #[default]
    Passage,
    /// Articles, each by its best passage.
    Article,
}

/// The order of hits. Equal ones are ordered by article id, then by paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SortBy {
    /// The best first.
    #[default]
    Score,
    /// The earliest published first, undated last.
    Oldest,
    /// The latest published first, undated last.
    Newest,
}
