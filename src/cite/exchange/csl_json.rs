//! CSL-JSON (the schema `csl-data.json` of CSL 1.0.2).

use serde_json::{Map, Value, json};

use super::super::name::Name;
use super::super::work::Work;
use super::fields::line;
use crate::article::{PartialDate, Person};

/// Further facts, by the names that bibliographies give them, and their
/// variables.
const FACTS: &[(&str, &str)] = &[
    ("volume", "volume"),
    ("issue", "issue"),
    ("number", "number"),
    ("pages", "page"),
    ("edition", "edition"),
    ("chapter", "chapter-number"),
    ("series", "collection-title"),
    ("collection-number", "collection-number"),
    ("place", "publisher-place"),
    ("event", "event-title"),
    ("genre", "genre"),
    ("version", "version"),
    ("short-title", "title-short"),
    ("container-title-short", "container-title-short"),
    ("archive", "archive"),
    ("archive-location", "archive_location"),
    ("volumes", "number-of-volumes"),
    ("total-pages", "number-of-pages"),
    ("doi", "DOI"),
    ("isbn", "ISBN"),
    ("issn", "ISSN"),
    ("note", "note"),
    ("abstract", "abstract"),
];

/// Writes works as CSL-JSON.
pub(super) fn write(works: &[Work<'_>]) -> String {
    let items = Value::Array(works.iter().map(item).collect());
    format!("{items:#}\n")
}

/// Returns a work as an item of CSL-JSON.
pub(in super::super) fn item(work: &Work<'_>) -> Value {
    let mut fields = Map::new();
    let mut text = |name: &str, text: Option<&str>| {
        if let Some(text) = text {
            fields.insert(name.to_owned(), Value::String(line(text)));
        }
    };
    text("id", Some(&work.key));
    text("type", Some(work.kind.csl));
    text("title", work.title());
    text("container-title", work.container);
    text("publisher", work.publisher);
    text("URL", work.url());
    text("language", work.language());
    for (fact, name) in FACTS {
        text(name, work.fact(fact));
    }
    let tags = &work.metadata.tags;
    text("keyword", (!tags.is_empty()).then(|| tags.join(", ")).as_deref());
    for (name, people) in
        [("author", &work.authors), ("translator", &work.translators), ("editor", &work.editors)]
    {
        if !people.is_empty() {
            fields.insert(name.to_owned(), people.iter().map(person).collect());
        }
    }
    for (name, date) in [("issued", work.metadata.published), ("accessed", work.accessed())] {
        if let Some(date) = date {
            fields.insert(name.to_owned(), json!({ "date-parts": [parts(date)] }));
        }
    }
    Value::Object(fields)
}

/// Particles stay with the family name: processors find them there, and what
/// is told apart Zotero would drop.
fn person(person: &Person) -> Value {
    match Name::of(person) {
        Name::Whole(name) => json!({ "literal": line(name) }),
        Name::Parted { family, given, suffix: None } => {
            json!({ "family": line(family), "given": line(given) })
        }
        Name::Parted { family, given, suffix: Some(suffix) } => {
            json!({ "family": line(family), "given": line(given), "suffix": suffix })
        }
    }
}

/// `[2024, 5, 9]`, as far as the date is known.
fn parts(date: PartialDate) -> Vec<u16> {
    let parts = [Some(date.year()), date.month().map(u16::from), date.day().map(u16::from)];
    parts.into_iter().flatten().collect()
}
