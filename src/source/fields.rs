//! Metadata fields of structured sources, under whatever name they come.
//!
//! Front matter and JSON Lines state the same facts under many names and in
//! several shapes. Both are turned into [`Value`]s and read here, so that a
//! name works in all of them. A value of the wrong shape is noted and its
//! field ignored; the article is never lost for it.

use super::{ReadOptions, dates};
use crate::article::{people, written_date};
use crate::{Article, ArticleId, Person};

/// A value of a field, whatever the format it was written in.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// No value.
    Null,
    /// A text, a number, a date: anything that is one piece, as written.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Named values, in order.
    Map(Vec<(String, Value)>),
}

impl Value {
    /// Returns the text of a value that is one piece.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Writes any value as text: lists with commas, maps as `name: value`.
    fn flat(&self) -> String {
        match self {
            Self::Null => String::new(),
            Self::Text(text) => text.clone(),
            Self::List(values) => values.iter().map(Self::flat).collect::<Vec<_>>().join(", "),
            Self::Map(fields) => {
                let parts = fields.iter().map(|(name, value)| format!("{name}: {}", value.flat()));
                parts.collect::<Vec<_>>().join("; ")
            }
        }
    }

    fn is_blank(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::List(values) => values.iter().all(Self::is_blank),
            Self::Map(fields) => fields.is_empty(),
        }
    }
}

/// The fields known, each with the names it goes by in lower case. Names are
/// compared without regard to `-`, `_` and blanks.
const NAMES: &[(&str, &[&str])] = &[
    ("id", &["id"]),
    ("title", &["title", "headline"]),
    ("authors", &["authors", "author", "byline", "creator", "creators"]),
    ("translators", &["translators", "translator", "translatedby"]),
    (
        "published",
        &[
            "published",
            "date",
            "publishdate",
            "publisheddate",
            "publicationdate",
            "datepublished",
            "pubdate",
            "publishedat",
            "publishedon",
        ],
    ),
    (
        "publisher",
        &["publisher", "source", "site", "sitename", "publication", "journal", "newspaper"],
    ),
    ("url", &["url", "link", "canonical", "canonicalurl", "permalink"]),
    ("language", &["language", "lang", "locale"]),
    ("tags", &["tags", "keywords", "categories", "tag", "keyword"]),
];

/// Returns the known field of that name.
pub(super) fn known(name: &str) -> Option<&'static str> {
    let plain = plain(name);
    NAMES.iter().find(|(_, names)| names.contains(&plain.as_str())).map(|(field, _)| *field)
}

/// Takes fields into the article, of several names for one fact the more
/// telling first (`published` before `date`).
pub(super) fn set_all(
    article: &mut Article,
    mut fields: Vec<(String, Value)>,
    place: &str,
    options: &ReadOptions,
) {
    fields.sort_by_key(|(name, _)| rank(name));
    for (name, value) in &fields {
        set(article, name, value, place, options);
    }
}

/// Where a name stands among the names of its field.
fn rank(name: &str) -> usize {
    let plain = plain(name);
    let position = |names: &[&str]| names.iter().position(|other| *other == plain);
    NAMES.iter().find_map(|(_, names)| position(names)).unwrap_or(usize::MAX)
}

/// Returns a name as names are compared: in lower case, without `-`, `_` and
/// blanks.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).flat_map(char::to_lowercase).collect()
}

/// Takes one field into the article. The first value of a field wins; a second
/// one under another name is kept in `extra`.
fn set(article: &mut Article, name: &str, value: &Value, place: &str, options: &ReadOptions) {
    if value.is_blank() {
        return;
    }
    let Some(field) = known(name).filter(|field| !article.origin.contains_key(*field)) else {
        article.metadata.extra.insert(name.to_owned(), value.flat());
        return;
    };
    let origin = format!("{place}, field {name}");
    let taken = match field {
        "authors" | "translators" => set_people(article, field, value),
        "tags" => set_tags(article, value),
        "published" => set_published(article, value, &origin, options),
        _ => set_text(article, field, value),
    };
    match taken {
        Ok(()) if field == "published" => {}
        Ok(()) => {
            article.origin.insert(field.to_owned(), origin);
        }
        Err(expected) => {
            article.notes.push(format!("{origin}: ignored, as it is not {expected}"));
            article.metadata.extra.insert(name.to_owned(), value.flat());
        }
    }
}

fn set_text(article: &mut Article, field: &str, value: &Value) -> Result<(), &'static str> {
    let text = value.text().ok_or("a text")?;
    let text = super::tidy::tidy(text);
    match field {
        "id" => article.id = ArticleId::new(&text),
        "title" => article.metadata.title = Some(text),
        "publisher" => article.metadata.publisher = Some(text),
        "url" => article.metadata.url = Some(text),
        _ => article.metadata.language = Some(language(&text)),
    }
    Ok(())
}

fn set_people(article: &mut Article, field: &str, value: &Value) -> Result<(), &'static str> {
    let expected = "a name or a list of names";
    let people = match value {
        Value::Text(text) => people::read_people(text),
        Value::Map(_) => vec![person(value).ok_or(expected)?],
        Value::List(values) => values
            .iter()
            .filter(|value| !value.is_blank())
            .map(person)
            .collect::<Option<_>>()
            .ok_or(expected)?,
        Value::Null => Vec::new(),
    };
    if people.is_empty() {
        return Err(expected);
    }
    if field == "authors" {
        article.metadata.authors = people;
    } else {
        article.metadata.translators = people;
    }
    Ok(())
}

/// Reads one person: a name, or `family` and `given`, or `name`.
fn person(value: &Value) -> Option<Person> {
    match value {
        Value::Text(text) => Some(Person::from_stated(people::without_role(text))),
        Value::Map(fields) => {
            let get = |names: &[&str]| {
                let found =
                    fields.iter().find(|(name, _)| names.contains(&name.to_lowercase().as_str()));
                found
                    .and_then(|(_, value)| value.text())
                    .map(|text| text.trim().to_owned())
                    .filter(|text| !text.is_empty())
            };
            let family =
                get(&["family", "family_name", "last", "last_name", "lastname", "surname"]);
            let given = get(&["given", "given_name", "first", "first_name", "firstname"]);
            match family {
                Some(family) => Some(Person { family, given }),
                None => {
                    get(&["name", "full_name", "literal"]).map(|name| Person::from_stated(&name))
                }
            }
        }
        Value::Null | Value::List(_) => None,
    }
}

fn set_tags(article: &mut Article, value: &Value) -> Result<(), &'static str> {
    let expected = "a text or a list of texts";
    let tags: Vec<String> = match value {
        Value::Text(text) => text.split([',', ';']).map(str::to_owned).collect(),
        Value::List(values) => values
            .iter()
            .map(|value| value.text().map(str::to_owned))
            .collect::<Option<_>>()
            .ok_or(expected)?,
        _ => return Err(expected),
    };
    let tags = tags.iter().map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty());
    article.metadata.tags.extend(tags);
    Ok(())
}

fn set_published(
    article: &mut Article,
    value: &Value,
    origin: &str,
    options: &ReadOptions,
) -> Result<(), &'static str> {
    let expected = "a date such as 2024-05-09";
    let text = value.text().ok_or(expected)?;
    let reading = written_date::read_date(text).ok_or(expected)?;
    dates::set_published(article, reading, text, origin, options);
    Ok(())
}

/// Names of languages that people write where a BCP 47 tag is meant.
const LANGUAGES: &[(&str, &str)] = &[
    ("english", "en"),
    ("german", "de"),
    ("deutsch", "de"),
    ("french", "fr"),
    ("français", "fr"),
    ("spanish", "es"),
    ("español", "es"),
    ("portuguese", "pt"),
    ("russian", "ru"),
    ("русский", "ru"),
    ("chinese", "zh"),
    ("arabic", "ar"),
    ("persian", "fa"),
    ("farsi", "fa"),
    ("hindi", "hi"),
    ("urdu", "ur"),
    ("italian", "it"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("turkish", "tr"),
    ("dutch", "nl"),
    ("polish", "pl"),
    ("thai", "th"),
    ("ukrainian", "uk"),
];

/// Turns a stated language into a BCP 47 tag where it is known by name, and
/// writes `en_US` as `en-US`; anything else is kept as stated.
pub(super) fn language(stated: &str) -> String {
    let stated = stated.trim();
    let lower = stated.to_lowercase();
    match LANGUAGES.iter().find(|(name, _)| *name == lower) {
        Some((_, tag)) => (*tag).to_owned(),
        None => stated.replace('_', "-"),
    }
}
