//! What identifies an article and a place in it, as JSON.

use pincite::{ArticleEntry, PartialDate, Person, SourceSpan};
use serde::Serialize;

use super::{compact, pretty};
use crate::output::Out;
use crate::report::Failure;

/// What identifies an article; `null` where a fact is not known.
#[derive(Serialize)]
pub(in crate::output) struct ArticleJson<'a> {
    id: &'a str,
    title: Option<&'a str>,
    authors: Vec<String>,
    publisher: Option<&'a str>,
    published: Option<PartialDate>,
    url: Option<&'a str>,
    language: Option<&'a str>,
    path: &'a str,
}

/// A place in a file; bytes are of its UTF-8 text.
#[derive(Serialize)]
pub(super) struct SourceJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    line_start: Option<u32>,
    line_end: Option<u32>,
    byte_start: Option<usize>,
    byte_end: Option<usize>,
    /// Absent where the format has no pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
}

/// `articles --format json`
#[derive(Serialize)]
struct EntryJson<'a> {
    #[serde(flatten)]
    article: ArticleJson<'a>,
    translators: Vec<String>,
    tags: &'a [String],
    format: &'a str,
    paragraphs: u32,
}

/// Prints articles, without their paragraphs, as one array.
pub fn entries_json(out: &mut Out, entries: &[ArticleEntry]) -> Result<(), Failure> {
    pretty(out, &entries.iter().map(entry).collect::<Vec<_>>())
}

/// Prints articles, without their paragraphs, one a line.
pub fn entries_jsonl(out: &mut Out, entries: &[ArticleEntry]) -> Result<(), Failure> {
    entries.iter().try_for_each(|one| compact(out, &entry(one)))
}

pub(in crate::output) fn article_json(article: &ArticleEntry) -> ArticleJson<'_> {
    let metadata = &article.metadata;
    ArticleJson {
        id: article.id.as_str(),
        title: metadata.title.as_deref(),
        authors: names(&metadata.authors),
        publisher: metadata.publisher.as_deref(),
        published: metadata.published,
        url: metadata.url.as_deref(),
        language: metadata.language.as_deref(),
        path: &article.path,
    }
}

fn entry(article: &ArticleEntry) -> EntryJson<'_> {
    EntryJson {
        article: article_json(article),
        translators: names(&article.metadata.translators),
        tags: &article.metadata.tags,
        format: &article.format,
        paragraphs: article.paragraphs,
    }
}

pub(super) fn source(path: Option<&str>, place: SourceSpan) -> SourceJson<'_> {
    SourceJson {
        path,
        line_start: place.line_start,
        line_end: place.line_end,
        byte_start: place.bytes.map(|bytes| bytes.start),
        byte_end: place.bytes.map(|bytes| bytes.end),
        page: place.page,
    }
}

/// `Family, Given`, or the name as stated.
pub(super) fn names(people: &[Person]) -> Vec<String> {
    people.iter().map(Person::to_string).collect()
}
