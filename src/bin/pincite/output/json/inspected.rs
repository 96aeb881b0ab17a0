//! Articles with their paragraphs, as JSON.

use std::collections::BTreeMap;

use pincite::{Article, LeftOut, Metadata, ParagraphKind, ParagraphNumber, PartialDate};
use serde::Serialize;

use super::article::{SourceJson, names, source};
use super::{compact, pretty};
use crate::output::Out;
use crate::report::Failure;

/// `inspect --format json`, `export --articles`
#[derive(Serialize)]
struct InspectedJson<'a> {
    id: &'a str,
    path: &'a str,
    format: &'a str,
    title: Option<&'a str>,
    authors: Vec<String>,
    translators: Vec<String>,
    publisher: Option<&'a str>,
    published: Option<PartialDate>,
    url: Option<&'a str>,
    language: Option<&'a str>,
    tags: &'a [String],
    /// What else the source states; absent where it states nothing else.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    extra: &'a BTreeMap<String, String>,
    origin: &'a BTreeMap<String, String>,
    paragraphs: Vec<ParagraphJson<'a>>,
    left_out: Vec<LeftOutJson<'a>>,
    notes: &'a [String],
}

#[derive(Serialize)]
struct ParagraphJson<'a> {
    n: u32,
    heading: Option<&'a str>,
    kind: ParagraphKind,
    text: &'a str,
    source: SourceJson<'a>,
    /// Absent where it is the article's.
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    /// The paragraph that a note belongs to; absent where none is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    note_of: Option<u32>,
}

#[derive(Serialize)]
struct LeftOutJson<'a> {
    text: &'a str,
    why: &'a str,
    source: SourceJson<'a>,
}

/// Prints articles, with their paragraphs, as one array.
pub fn articles_json(out: &mut Out, articles: &[Article]) -> Result<(), Failure> {
    pretty(out, &articles.iter().map(inspected).collect::<Vec<_>>())
}

/// Prints articles, with their paragraphs, one a line.
pub fn articles_jsonl(out: &mut Out, articles: &[Article]) -> Result<(), Failure> {
    articles.iter().try_for_each(|article| compact(out, &inspected(article)))
}

fn inspected(article: &Article) -> InspectedJson<'_> {
    let Metadata { title, authors, translators, publisher, published, url, language, tags, extra } =
        &article.metadata;
    let paragraphs =
        article.paragraphs.iter().enumerate().map(|(index, paragraph)| ParagraphJson {
            n: ParagraphNumber::from_index(index).get(),
            heading: paragraph.heading.as_deref(),
            kind: paragraph.kind,
            text: &paragraph.text,
            source: source(None, paragraph.source),
            language: paragraph.language.as_deref(),
            note_of: paragraph.note_of.map(ParagraphNumber::get),
        });
    let left_out = article.left_out.iter().map(|LeftOut { text, why, source: place }| {
        LeftOutJson { text, why, source: source(None, *place) }
    });
    InspectedJson {
        id: article.id.as_str(),
        path: &article.path,
        format: &article.format,
        title: title.as_deref(),
        authors: names(authors),
        translators: names(translators),
        publisher: publisher.as_deref(),
        published: *published,
        url: url.as_deref(),
        language: language.as_deref(),
        tags,
        extra,
        origin: &article.origin,
        paragraphs: paragraphs.collect(),
        left_out: left_out.collect(),
        notes: &article.notes,
    }
}
