//! Records: articles that come as named values.
//!
//! JSON Lines, JSON and tables differ in how a record is written, and in
//! nothing else: which names hold the text, which are metadata, and what is
//! wrong with a record is decided here, once for all of them.

mod html;
mod input;
mod json;

use std::borrow::Cow;
use std::fmt;

use super::fields::{self, Value};
use super::reading::Context;
use super::{text, tidy};
use crate::article::{LeftOut, Paragraph, ParagraphKind, SourceSpan};
use crate::{Article, ArticleId};

pub(super) use input::{Input, text_input};
pub(super) use json::Json;

/// The names of the field that holds the text, the more telling first, as
/// [`fields::plain`] has them.
pub(super) const TEXT: &[&str] =
    &["text", "fulltext", "articlebody", "articletext", "body", "content"];

/// The names of a field that holds a web page or a part of one; it is read
/// where no other field holds the text.
pub(super) const HTML: &[&str] = &["html", "contenthtml", "bodyhtml"];

/// The named values of a record, in order.
pub(super) type Fields<'a> = Vec<(Cow<'a, str>, Json<'a>)>;

/// The lines of the file that a record stands on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) first_line: u32,
    pub(super) last_line: u32,
}

impl Place {
    pub(super) const fn line(number: u32) -> Self {
        Self { first_line: number, last_line: number }
    }

    const fn span(self) -> SourceSpan {
        SourceSpan {
            line_start: Some(self.first_line),
            line_end: Some(self.last_line),
            bytes: None,
            page: None,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { first_line, last_line } = self;
        if first_line == last_line {
            write!(f, "line {first_line}")
        } else {
            write!(f, "lines {first_line}-{last_line}")
        }
    }
}

/// Why a record is no article.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It has none of the fields that make an article.
    NoArticle,
    /// It describes a work in a bibliography, without its text.
    Bibliographic,
    /// Something else, in words.
    Because(String),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoArticle => "there is neither text nor paragraphs nor a title in it",
            Self::Bibliographic => {
                "it is an entry of a bibliography; expected an article with text or paragraphs"
            }
            Self::Because(what) => what,
        })
    }
}

/// What a record has for a text.
#[derive(Default)]
struct Body<'a> {
    paragraphs: Option<Vec<Json<'a>>>,
    /// Name and content of the fields that may hold the text, with where the
    /// name stands among [`TEXT`] and [`HTML`].
    texts: Vec<(usize, Cow<'a, str>, Cow<'a, str>)>,
}

/// Says what is wrong with malformed JSON, without the place.
pub(super) fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or_default().to_owned()
}

/// Makes an article of a record; `id` is its id unless a field states one.
pub(super) fn article(
    context: &Context<'_>,
    record: Fields<'_>,
    place: Place,
    id: &str,
) -> Result<Article, Refusal> {
    let mut article = context.new_article();
    article.id = ArticleId::new(id);
    let body = take_fields(context, &mut article, record, place);
    read_body(context, article, body, place)
}

/// Says whether a record describes a work as CSL-JSON does, without its text.
pub(super) fn is_bibliographic(record: &Fields<'_>) -> bool {
    let names = || record.iter().map(|(name, _)| name.as_ref());
    let has_text = names().any(|name| {
        let plain = fields::plain(name);
        plain == "paragraphs" || TEXT.contains(&plain.as_str()) || HTML.contains(&plain.as_str())
    });
    let has_type = record.iter().any(|(name, value)| name == "type" && value.text().is_some());
    let is_telling = record.iter().any(|(name, value)| match (name.as_ref(), value) {
        ("issued", Json::Map(_)) | ("container-title" | "DOI" | "ISBN", Json::Text(_)) => true,
        ("author", Json::List(people)) => {
            people.iter().any(|person| person.get("family").is_some())
        }
        _ => false,
    });
    has_type && is_telling && !has_text
}

/// Takes the metadata of a record into the article, and returns its text.
fn take_fields<'a>(
    context: &Context<'_>,
    article: &mut Article,
    record: Fields<'a>,
    place: Place,
) -> Body<'a> {
    let mut body = Body::default();
    let mut known = Vec::new();
    for (name, json) in record {
        let plain = fields::plain(&name);
        let rank = TEXT.iter().chain(HTML).position(|other| *other == plain);
        match (plain.as_str(), rank, json) {
            (_, _, Json::Null) => {}
            ("paragraphs", _, Json::List(values)) => body.paragraphs = Some(values),
            (_, Some(rank), Json::Text(text)) => body.texts.push((rank, name, text)),
            ("text", _, other) => wrong(article, place, name, "a string", &other),
            ("paragraphs", _, other) => wrong(article, place, name, "an array", &other),
            (_, _, json) if fields::known(&name).is_some() => {
                known.push((name.into_owned(), value(json)));
            }
            (_, _, Json::Text(text)) => {
                article.metadata.extra.insert(name.into_owned(), text.into_owned());
            }
            (_, _, json) => {
                article.metadata.extra.insert(name.into_owned(), json.to_string());
            }
        }
    }
    fields::set_all(article, known, &place.to_string(), context.options);
    body
}

fn read_body(
    context: &Context<'_>,
    mut article: Article,
    body: Body<'_>,
    place: Place,
) -> Result<Article, Refusal> {
    let Body { paragraphs, mut texts } = body;
    texts.sort_by_key(|(rank, ..)| *rank);
    if texts.len() > 1 {
        // A blank field holds no text, and must not win over one that does.
        texts.retain(|(_, _, text)| !tidy::trim(text).is_empty());
    }
    let mut texts = texts.into_iter();
    if let Some(values) = paragraphs {
        for (_, name, _) in texts {
            article
                .notes
                .push(format!("{place}: both {name} and paragraphs; the paragraphs are taken"));
        }
        take_paragraphs(&mut article, values, place);
        return Ok(article);
    }
    let Some((rank, name, content)) = texts.next() else {
        return if article.metadata.title.is_some() {
            Ok(article)
        } else {
            Err(Refusal::NoArticle)
        };
    };
    for (_, other, content) in texts {
        let why = format!("field {other}: the text is read from field {name}");
        article.left_out.push(LeftOut {
            text: content.into_owned(),
            why,
            source: SourceSpan::default(),
        });
    }
    if is_html(rank, &content) {
        article = html::read(context, article, &name, &content)?;
    } else {
        text::read(&mut article, &content, context.options);
    }
    place_all(&mut article, place, &name);
    if article.paragraphs.is_empty()
        && article.left_out.is_empty()
        && article.metadata.title.is_none()
    {
        return Err(Refusal::NoArticle);
    }
    Ok(article)
}

/// Says whether a field holds HTML: its name says so, or it begins with a tag
/// and ends one. What is called `text` is text, whatever it looks like.
fn is_html(rank: usize, content: &str) -> bool {
    let content = tidy::trim(content);
    rank >= TEXT.len()
        || rank > 0
            && content.ends_with('>')
            && content.contains("</")
            && content
                .strip_prefix('<')
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!'))
}

/// Takes the paragraphs as given: every element is one, so that numbers are
/// those of the array.
fn take_paragraphs(article: &mut Article, values: Vec<Json<'_>>, place: Place) {
    article.paragraphs.reserve(values.len());
    for (index, json) in values.into_iter().enumerate() {
        let (heading, text) = match &json {
            Json::Text(text) => (None, Some(text.as_ref())),
            Json::Map(_) => {
                (json.get("heading").and_then(Json::text), json.get("text").and_then(Json::text))
            }
            _ => (None, None),
        };
        if text.is_none() {
            let n = index + 1;
            article.notes.push(format!(
                "{place}: paragraph {n} is neither a string nor an object with text; left empty"
            ));
        }
        article.paragraphs.push(Paragraph {
            heading: heading.map(tidy::tidy).filter(|heading| !heading.is_empty()),
            kind: ParagraphKind::Body,
            text: tidy::tidy(text.unwrap_or_default()),
            source: place.span(),
            ..Paragraph::default()
        });
    }
}

/// Replaces the places in the text of a record by the record's own, which is
/// what a file knows.
fn place_all(article: &mut Article, place: Place, field: &str) {
    for paragraph in &mut article.paragraphs {
        paragraph.source = place.span();
    }
    for piece in &mut article.left_out {
        piece.source = place.span();
    }
    let of_record = format!("{place}, field ");
    for origin in article.origin.values_mut().filter(|origin| !origin.starts_with(&of_record)) {
        *origin = format!("{of_record}{field}: {origin}");
    }
}

fn wrong(article: &mut Article, place: Place, name: Cow<'_, str>, expected: &str, json: &Json<'_>) {
    article
        .notes
        .push(format!("{place}, field {name}: ignored, as it is {}, not {expected}", json.kind()));
    article.metadata.extra.insert(name.into_owned(), json.to_string());
}

fn value(json: Json<'_>) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(value) => Value::Text(value.to_string()),
        Json::Number(number) => Value::Text(number.to_string()),
        Json::Text(text) => Value::Text(text.into_owned()),
        Json::List(values) => Value::List(values.into_iter().map(value).collect()),
        Json::Map(fields) => Value::Map(
            fields.into_iter().map(|(name, json)| (name.into_owned(), value(json))).collect(),
        ),
    }
}
