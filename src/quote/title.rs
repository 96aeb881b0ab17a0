//! Titles between quotation marks, which are no quotations.

use crate::error::Result;
use crate::index::Index;
use crate::query::Query;
use crate::search::{AliasOptions, ResultUnit, SearchOptions};

/// A title is no longer.
const MAX_WORDS: usize = 40;

/// Says whether a text is the title of an article of the collection, whole or up
/// to its subtitle, whatever the capitals and the punctuation.
///
/// Drafts set titles between quotation marks as they do what they quote.
///
/// # Errors
///
/// Fails where the index cannot be read.
pub fn is_title(index: &Index, text: &str) -> Result<bool> {
    let wanted = words(text);
    if wanted.is_empty() || wanted.len() > MAX_WORDS {
        return Ok(false);
    }
    let query = Query::parse(&format!("title:\"{}\"", wanted.join(" ")));
    let aliases = AliasOptions { given: None, mined: false, spellings: false };
    let options =
        SearchOptions { limit: 20, by: ResultUnit::Article, aliases, ..SearchOptions::default() };
    let results = index.search(&query, &options)?;
    let mut titles = results.hits.iter().filter_map(|hit| hit.article.metadata.title.as_deref());
    Ok(titles.any(|title| {
        let main = title.split_inclusive([':', '?', '!', '–', '—']).next().unwrap_or(title);
        wanted == words(title) || wanted == words(main)
    }))
}

/// The words of a text as titles are compared.
fn words(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(str::to_lowercase).collect()
}
