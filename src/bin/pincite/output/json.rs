//! The JSON that scripts rely on: every member is part of a contract.

use std::collections::BTreeMap;
use std::io::Write;

use pincite::{
    Article, ArticleEntry, Diagnostic, Expansion, Figures, Highlight, HighlightKind, Hit, LeftOut,
    Metadata, Paragraph, ParagraphKind, ParagraphNumber, PartialDate, PassageId, Person,
    SourceSpan,
};
use serde::Serialize;

use super::{Hits, Out};
use crate::report::Failure;

/// `search --format json`
#[derive(Serialize)]
struct Found<'a> {
    query: Understood<'a>,
    total: u64,
    hits: Vec<HitJson<'a>>,
}

#[derive(Serialize)]
struct Understood<'a> {
    text: &'a str,
    understood: String,
    diagnostics: Vec<DiagnosticJson<'a>>,
    /// What was looked for besides.
    expansions: Vec<ExpansionJson<'a>>,
}

/// Something looked for in the place of bytes of the query's text.
#[derive(Serialize)]
struct ExpansionJson<'a> {
    start: usize,
    end: usize,
    typed: &'a str,
    found: &'a str,
    kind: &'static str,
    weight: f32,
    passages: u64,
    proof: Vec<String>,
    ambiguous: bool,
}

/// Something odd about the query: bytes of its text, and what.
#[derive(Serialize)]
struct DiagnosticJson<'a> {
    start: usize,
    end: usize,
    message: &'a str,
}

/// A passage found. Exported passages have no rank, score and snippet.
#[derive(Serialize)]
struct HitJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f32>,
    id: String,
    article: ArticleJson<'a>,
    paragraph: Option<u32>,
    heading: Option<&'a str>,
    text: &'a str,
    source: SourceJson<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<SnippetJson<'a>>,
    citation: String,
    link: Option<String>,
}

/// What identifies an article; `null` where a fact is not known.
#[derive(Serialize)]
struct ArticleJson<'a> {
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
struct SourceJson<'a> {
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

#[derive(Serialize)]
struct SnippetJson<'a> {
    fragments: Vec<FragmentJson<'a>>,
}

#[derive(Serialize)]
struct FragmentJson<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    highlights: Vec<HighlightJson>,
}

#[derive(Serialize)]
struct HighlightJson {
    start: usize,
    end: usize,
    kind: HighlightKind,
}

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

/// `stats --format json`
#[derive(Serialize)]
struct FiguresJson<'a> {
    files: u64,
    articles: u64,
    passages: u64,
    terms: u64,
    stemmers: BTreeMap<&'a str, u64>,
    sources: Vec<String>,
    segments: u64,
    deleted_documents: u64,
    bytes: u64,
    bytes_by_use: BTreeMap<&'a str, u64>,
}

/// Prints all results as one object.
pub fn json(out: &mut Out, hits: &Hits<'_>) -> Result<(), Failure> {
    let results = hits.results;
    let diagnostics = results.query.diagnostics.iter().map(|Diagnostic { span, message }| {
        DiagnosticJson { start: span.start, end: span.end, message }
    });
    let found = Found {
        query: Understood {
            text: &results.query.text,
            understood: results.query.to_string(),
            diagnostics: diagnostics.collect(),
            expansions: results.expansions.iter().map(expansion).collect(),
        },
        total: results.total,
        hits: results.hits.iter().map(hit_json).collect(),
    };
    pretty(out, &found)
}

fn expansion(expansion: &Expansion) -> ExpansionJson<'_> {
    ExpansionJson {
        start: expansion.span.start,
        end: expansion.span.end,
        typed: &expansion.typed,
        found: &expansion.found,
        kind: expansion.kind.name(),
        weight: expansion.weight,
        passages: expansion.passages,
        proof: expansion.proof.iter().map(PassageId::to_string).collect(),
        ambiguous: expansion.is_ambiguous,
    }
}

/// Prints one result a line.
pub fn jsonl(out: &mut Out, hits: &Hits<'_>) -> Result<(), Failure> {
    hits.results.hits.iter().try_for_each(|hit| compact(out, &hit_json(hit)))
}

/// Prints articles, with their paragraphs, as one array.
pub fn articles_json(out: &mut Out, articles: &[Article]) -> Result<(), Failure> {
    pretty(out, &articles.iter().map(inspected).collect::<Vec<_>>())
}

/// Prints articles, with their paragraphs, one a line.
pub fn articles_jsonl(out: &mut Out, articles: &[Article]) -> Result<(), Failure> {
    articles.iter().try_for_each(|article| compact(out, &inspected(article)))
}

/// Prints articles, without their paragraphs, as one array.
pub fn entries_json(out: &mut Out, entries: &[ArticleEntry]) -> Result<(), Failure> {
    pretty(out, &entries.iter().map(entry).collect::<Vec<_>>())
}

/// Prints articles, without their paragraphs, one a line.
pub fn entries_jsonl(out: &mut Out, entries: &[ArticleEntry]) -> Result<(), Failure> {
    entries.iter().try_for_each(|one| compact(out, &entry(one)))
}

/// Prints passages of an article as one array.
pub fn passages_json(
    out: &mut Out,
    article: &ArticleEntry,
    paragraphs: &[(ParagraphNumber, Paragraph)],
) -> Result<(), Failure> {
    let passages =
        paragraphs.iter().map(|(number, paragraph)| passage(article, *number, paragraph));
    pretty(out, &passages.collect::<Vec<_>>())
}

/// Prints passages of an article, one a line.
pub fn passages_jsonl(
    out: &mut Out,
    article: &ArticleEntry,
    paragraphs: &[(ParagraphNumber, Paragraph)],
) -> Result<(), Failure> {
    paragraphs
        .iter()
        .try_for_each(|(number, paragraph)| compact(out, &passage(article, *number, paragraph)))
}

/// Prints figures as one object.
pub fn figures_json(out: &mut Out, figures: &Figures) -> Result<(), Failure> {
    fn by_name(pairs: &[(String, u64)]) -> BTreeMap<&str, u64> {
        pairs.iter().map(|(name, n)| (name.as_str(), *n)).collect()
    }
    let totals = figures.totals;
    pretty(
        out,
        &FiguresJson {
            files: totals.files,
            articles: totals.articles,
            passages: totals.passages,
            terms: totals.terms,
            stemmers: by_name(&figures.stemmers),
            sources: figures.sources.iter().map(|path| path.display().to_string()).collect(),
            segments: figures.segments,
            deleted_documents: figures.deleted_documents,
            bytes: figures.bytes,
            bytes_by_use: by_name(&figures.bytes_by_use),
        },
    )
}

fn pretty(out: &mut Out, value: &impl Serialize) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    Ok(writeln!(out)?)
}

fn compact(out: &mut Out, value: &impl Serialize) -> Result<(), Failure> {
    serde_json::to_writer(&mut *out, value)?;
    Ok(writeln!(out)?)
}

fn hit_json(hit: &Hit) -> HitJson<'_> {
    let highlights = |highlights: &[Highlight]| {
        let one = |highlight: &Highlight| HighlightJson {
            start: highlight.span.start,
            end: highlight.span.end,
            kind: highlight.kind,
        };
        highlights.iter().map(one).collect()
    };
    let fragments = hit.snippet.fragments.iter().map(|fragment| FragmentJson {
        text: &fragment.text,
        start: fragment.span.start,
        end: fragment.span.end,
        highlights: highlights(&fragment.highlights),
    });
    HitJson {
        rank: Some(hit.rank),
        score: Some(hit.score),
        id: hit.id().to_string(),
        article: article_json(&hit.article),
        paragraph: hit.paragraph.map(ParagraphNumber::get),
        heading: hit.heading.as_deref(),
        text: &hit.text,
        source: source(Some(&hit.article.path), hit.source),
        snippet: Some(SnippetJson { fragments: fragments.collect() }),
        citation: hit.citation().to_string(),
        link: hit.link(),
    }
}

fn passage<'a>(
    article: &'a ArticleEntry,
    number: ParagraphNumber,
    paragraph: &'a Paragraph,
) -> HitJson<'a> {
    HitJson {
        rank: None,
        score: None,
        id: PassageId { article: article.id.clone(), paragraph: number }.to_string(),
        article: article_json(article),
        paragraph: Some(number.get()),
        heading: paragraph.heading.as_deref(),
        text: &paragraph.text,
        source: source(Some(&article.path), paragraph.source),
        snippet: None,
        citation: article.cite(number, paragraph).to_string(),
        link: article.link(),
    }
}

fn article_json(article: &ArticleEntry) -> ArticleJson<'_> {
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

fn source(path: Option<&str>, place: SourceSpan) -> SourceJson<'_> {
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
fn names(people: &[Person]) -> Vec<String> {
    people.iter().map(Person::to_string).collect()
}
