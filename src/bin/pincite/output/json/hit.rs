//! Passages, found or exported, as JSON.

use pincite::cite::{Citation, Markup};
use pincite::{
    ArticleEntry, Explanation, Highlight, HighlightKind, Hit, Paragraph, ParagraphNumber,
    PassageId, ScorePart,
};
use serde::Serialize;

use super::article::{ArticleJson, SourceJson, article_json, source};
use super::{compact, pretty};
use crate::output::citation::in_stated_name;
use crate::output::families::{MemberJson, member_json};
use crate::output::{Out, Reference, Shown, Styled};
use crate::report::Failure;

/// A passage. Exported ones have nothing that is of a query.
#[derive(Serialize)]
pub(super) struct HitJson<'a> {
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
    #[serde(flatten)]
    matched: Option<MatchedJson<'a>>,
    citation: String,
    /// Absent where no style was asked for; null where the style has no list of
    /// references.
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<Option<String>>,
    link: Option<String>,
    /// Absent where it was not asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<ExplanationJson<'a>>,
}

/// What of a passage matched; offsets of highlights count in the text of their
/// fragment, in `article.title`, in `heading`, in the name in
/// `article.authors` and in `article.publisher`.
#[derive(Serialize)]
struct MatchedJson<'a> {
    snippet: SnippetJson<'a>,
    title_highlights: Vec<HighlightJson>,
    heading_highlights: Vec<HighlightJson>,
    /// A list for each author.
    author_highlights: Vec<Vec<HighlightJson>>,
    publisher_highlights: Vec<HighlightJson>,
    also_in: AlsoInJson<'a>,
}

/// Where else the text stands; nowhere where passages of the same text are not
/// left out.
#[derive(Serialize)]
struct AlsoInJson<'a> {
    total: u64,
    articles: u64,
    /// The first ten, the earliest published first.
    passages: Vec<MemberJson<'a>>,
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

/// Why a hit has its score: see [`Explanation`].
#[derive(Serialize)]
struct ExplanationJson<'a> {
    score: f32,
    is_lowered: bool,
    parts: Vec<ScorePartJson<'a>>,
    recency: Option<f64>,
    length: f64,
    mean_words: f64,
    passages: u64,
    k1: f64,
    norm: f64,
}

#[derive(Serialize)]
struct ScorePartJson<'a> {
    term: &'a str,
    found_as: Option<&'a str>,
    frequency: u32,
    documents: u64,
    idf: f64,
    text: f64,
    together: f64,
    exact: f64,
    title: f64,
    article: f64,
    weight: f64,
    score: f64,
}

/// Prints passages of an article as one array.
pub fn passages_json(out: &mut Out, shown: &Shown<'_>) -> Result<(), Failure> {
    let passages = shown.paragraphs.iter().map(|(number, paragraph)| HitJson {
        link: shown.link(*number),
        ..passage(shown.entry, *number, paragraph, shown.reference)
    });
    pretty(out, &passages.collect::<Vec<_>>())
}

/// Prints passages of an article, one a line.
pub fn passages_jsonl(
    out: &mut Out,
    article: &ArticleEntry,
    paragraphs: &[(ParagraphNumber, Paragraph)],
) -> Result<(), Failure> {
    paragraphs.iter().try_for_each(|(number, paragraph)| {
        compact(out, &passage(article, *number, paragraph, None))
    })
}

pub(super) fn hit_json<'a>(hit: &'a Hit, reference: Option<&Reference>) -> HitJson<'a> {
    let (citation, reference) = cited(hit.citation(), reference);
    let fragments = hit.snippet.fragments.iter().map(|fragment| FragmentJson {
        text: &fragment.text,
        start: fragment.span.start,
        end: fragment.span.end,
        highlights: highlights(&fragment.highlights),
    });
    let matched = MatchedJson {
        snippet: SnippetJson { fragments: fragments.collect() },
        title_highlights: highlights(&hit.title_highlights),
        heading_highlights: highlights(&hit.heading_highlights),
        author_highlights: author_highlights(hit),
        publisher_highlights: highlights(&hit.publisher_highlights),
        also_in: AlsoInJson {
            total: hit.also_in.total,
            articles: hit.also_in.articles,
            passages: hit.also_in.passages.iter().map(member_json).collect(),
        },
    };
    HitJson {
        rank: Some(hit.rank),
        score: Some(hit.score),
        id: hit.id().to_string(),
        article: article_json(&hit.article),
        paragraph: hit.paragraph.map(ParagraphNumber::get),
        heading: hit.heading.as_deref(),
        text: &hit.text,
        source: source(Some(&hit.article.path), hit.source),
        matched: Some(matched),
        citation,
        reference,
        link: hit.link(),
        explanation: hit.explanation.as_ref().map(explanation),
    }
}

fn highlights(highlights: &[Highlight]) -> Vec<HighlightJson> {
    let one = |highlight: &Highlight| HighlightJson {
        start: highlight.span.start,
        end: highlight.span.end,
        kind: highlight.kind,
    };
    highlights.iter().map(one).collect()
}

fn author_highlights(hit: &Hit) -> Vec<Vec<HighlightJson>> {
    let authors = &hit.article.metadata.authors;
    // The lists of translators come after; there are none at all where nothing
    // matched.
    let marks = hit.author_highlights.iter().map(Vec::as_slice).chain(std::iter::repeat(&[][..]));
    let in_stated = |(author, marks)| highlights(&in_stated_name(author, marks));
    authors.iter().zip(marks).map(in_stated).collect()
}

/// Returns the citation, and in a style the reference.
pub(super) fn cited(
    citation: Citation<'_>,
    reference: Option<&Reference>,
) -> (String, Option<Option<String>>) {
    match reference {
        Some(style) => {
            let Styled { citation, reference } = style.of(citation, Markup::Text);
            (citation, Some(reference))
        }
        None => (citation.to_string(), None),
    }
}

fn explanation(explanation: &Explanation) -> ExplanationJson<'_> {
    let Explanation {
        score,
        is_lowered,
        parts,
        recency,
        length,
        mean_words,
        passages,
        k1,
        norm,
        ..
    } = explanation;
    ExplanationJson {
        score: *score,
        is_lowered: *is_lowered,
        parts: parts.iter().map(score_part).collect(),
        recency: *recency,
        length: *length,
        mean_words: *mean_words,
        passages: *passages,
        k1: *k1,
        norm: *norm,
    }
}

fn score_part(part: &ScorePart) -> ScorePartJson<'_> {
    ScorePartJson {
        term: &part.term,
        found_as: part.found_as.as_deref(),
        frequency: part.frequency,
        documents: part.documents,
        idf: part.idf,
        text: part.text,
        together: part.together,
        exact: part.exact,
        title: part.title,
        article: part.article,
        weight: part.weight,
        score: part.score,
    }
}

fn passage<'a>(
    article: &'a ArticleEntry,
    number: ParagraphNumber,
    paragraph: &'a Paragraph,
    reference: Option<&Reference>,
) -> HitJson<'a> {
    let (citation, reference) = cited(article.cite(number, paragraph), reference);
    HitJson {
        rank: None,
        score: None,
        id: PassageId { article: article.id.clone(), paragraph: number }.to_string(),
        article: article_json(article),
        paragraph: Some(number.get()),
        heading: paragraph.heading.as_deref(),
        text: &paragraph.text,
        source: source(Some(&article.path), paragraph.source),
        matched: None,
        citation,
        reference,
        link: article.link_to(paragraph),
        explanation: None,
    }
}
