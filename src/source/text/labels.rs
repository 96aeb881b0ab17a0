//! Metadata written as labelled lines above a text: `Title: ...`.

use super::body_start;
use crate::Article;
use crate::article::people;
use crate::article::written_date;
use crate::source::block::Block;
use crate::source::{ReadOptions, dates};

/// What a label states, and its spellings in lower case.
const LABELS: &[(&str, &[&str])] = &[
    ("title", &["title", "titel", "titre", "título", "заголовок", "headline", "subject"]),
    (
        "authors",
        &[
            "author",
            "authors",
            "autor",
            "autorin",
            "auteur",
            "автор",
            "авторы",
            "作者",
            "writer",
            "نویسنده",
            "نویسندگان",
        ],
    ),
    ("translators", &["translator", "translators", "translated by", "translation"]),
    (
        "published",
        &[
            "date",
            "published",
            "publication date",
            "published on",
            "datum",
            "fecha",
            "дата",
            "日期",
        ],
    ),
    (
        "publisher",
        &["publisher", "source", "publication", "newspaper", "site", "quelle", "источник"],
    ),
    ("url", &["url", "link", "web address"]),
    ("language", &["language", "lang"]),
    ("mail header", &["from", "to", "cc", "bcc", "reply-to", "sent"]),
    ("tags", &["tags", "keywords", "topics", "categories"]),
];

/// Says whether a line is a label with its value.
pub(super) fn is_label(text: &str) -> bool {
    parse(text).is_some()
}

fn parse(text: &str) -> Option<(&'static str, &str)> {
    let (label, value) = text.split_once([':', '：'])?;
    if label.len() > 40 || value.trim().is_empty() {
        return None;
    }
    let label = label.trim().to_lowercase();
    let field = LABELS.iter().find(|(_, labels)| labels.contains(&label.as_str()))?.0;
    Some((field, value.trim()))
}

/// Reads the labelled lines above the body.
///
/// One such line could be the first sentence of anything, so that either two
/// are wanted or the label of an author or a title.
pub(super) fn mark(blocks: &mut [Block], article: &mut Article, options: &ReadOptions) {
    let header = blocks.len().min(body_start(blocks) + 1);
    let found: Vec<usize> = (0..header)
        .filter(|at| blocks[*at].is_open() && parse(&blocks[*at].text).is_some())
        .collect();
    let clear =
        found.iter().any(|at| matches!(parse(&blocks[*at].text), Some(("title" | "authors", _))));
    if found.len() < 2 && !clear {
        return;
    }
    for at in found {
        let origin = format!("{}, label", blocks[at].place());
        let text = blocks[at].text.clone();
        let Some((field, value)) = parse(&text) else { continue };
        if field == "mail header" {
            blocks[at].leave_out(field);
            continue;
        }
        if set(article, field, value, &origin, options) {
            article.origin.entry(field.to_owned()).or_insert(origin);
        }
        blocks[at].leave_out(format!("label: read as {field}"));
    }
}

/// Sets one field if it is not known yet; says whether it did.
fn set(
    article: &mut Article,
    field: &str,
    value: &str,
    origin: &str,
    options: &ReadOptions,
) -> bool {
    let metadata = &mut article.metadata;
    let slot = match field {
        "title" => &mut metadata.title,
        "publisher" => &mut metadata.publisher,
        "url" => &mut metadata.url,
        "language" => &mut metadata.language,
        "published" => {
            match written_date::read_date(value) {
                Some(reading) => dates::set_published(article, reading, value, origin, options),
                None => article.notes.push(format!("{origin}: '{value}' is not a date")),
            }
            return false;
        }
        "tags" => {
            let tags = value.split([',', ';']).map(str::trim).filter(|tag| !tag.is_empty());
            metadata.tags.extend(tags.map(str::to_owned));
            return true;
        }
        _ => {
            let people =
                if field == "authors" { &mut metadata.authors } else { &mut metadata.translators };
            if people.is_empty() {
                *people = people::read_people(value);
                return !people.is_empty();
            }
            return false;
        }
    };
    let free = slot.is_none();
    if free {
        let value = if field == "language" {
            crate::source::fields::language(value)
        } else {
            value.to_owned()
        };
        *slot = Some(value);
    }
    free
}
