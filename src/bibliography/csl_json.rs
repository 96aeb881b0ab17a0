//! CSL-JSON: a list of entries, alone or as the `items` of an object.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::csl_names::{people, read_date, text};
use super::draft::{Draft, Role};
use super::entry::{Entry, Problem};
use super::kind::Work;
use super::{files, html, zotero};

/// Reads the entries of a file. What stands before a mistake of syntax is
/// read.
pub(super) fn read(source: &str) -> (Vec<Entry>, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut items = Vec::new();
    let mut json = serde_json::Deserializer::from_str(source);
    let end = Items(&mut items).deserialize(&mut json).and_then(|()| json.end());
    if let Err(error) = end {
        problems.push(Problem {
            line: u32::try_from(error.line()).ok().filter(|line| *line > 0),
            message: format!(
                "it is no JSON from here on ({error}); expected a list of CSL-JSON entries; the \
                 entries before are read"
            ),
        });
    }
    let mut lines = Lines::new(source);
    let mut entries = Vec::new();
    for (item, number) in items.iter().zip(1_usize..) {
        let Value::Object(fields) = item else {
            problems.push(Problem {
                line: None,
                message: format!("item {number}: it has no fields; expected a CSL-JSON entry"),
            });
            continue;
        };
        let Some(key) = key(fields) else {
            problems.push(Problem {
                line: None,
                message: format!(
                    "item {number}: it has no key; expected a field 'id' or 'citation-key'; the \
                     entry is left out"
                ),
            });
            continue;
        };
        let line = lines.of(fields);
        let made = if fields.contains_key("itemType") {
            zotero::entry(fields, &key, line, &mut problems)
        } else {
            Some(entry(fields, &key, line, &mut problems))
        };
        entries.extend(made);
    }
    (entries, problems)
}

/// Returns the citation key, else the id; of an address as id, its last part.
/// Better BibTeX pins a key by a line `Citation Key: ...` in the note.
fn key(fields: &Map<String, Value>) -> Option<String> {
    let named = |names: &[&str]| names.iter().find_map(|name| text(fields.get(*name)?));
    let key = named(&["citation-key", "citationKey", "citekey"])
        .or_else(|| named(&["note", "extra"]).as_deref().and_then(pinned_key))
        .or_else(|| named(&["id", "key", "itemKey"]))?;
    let key = key.trim();
    let key = if key.contains("://") { key.rsplit('/').next().unwrap_or(key) } else { key };
    (!key.is_empty()).then(|| key.to_owned())
}

fn pinned_key(note: &str) -> Option<String> {
    let pinned = note.lines().find_map(|line| {
        let (name, key) = line.split_once(':')?;
        name.trim().eq_ignore_ascii_case("citation key").then(|| key.trim().to_owned())
    });
    pinned.filter(|key| !key.is_empty())
}

/// The fields of facts that are one text.
const TEXTS: &[(&str, &str)] = &[
    ("title", "title"),
    ("container", "container-title"),
    ("publisher", "publisher"),
    ("doi", "DOI"),
    ("url", "URL"),
    ("language", "language"),
    ("abstract", "abstract"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("number", "number"),
    ("pages", "page"),
    ("isbn", "ISBN"),
    ("issn", "ISSN"),
    ("edition", "edition"),
    ("genre", "genre"),
    ("note", "note"),
    ("place", "publisher-place"),
    ("series", "collection-title"),
    ("collection-number", "collection-number"),
    ("chapter", "chapter-number"),
    ("event", "event-title"),
    ("event", "event"),
    ("version", "version"),
    ("short-title", "title-short"),
    ("short-title", "shortTitle"),
    ("container-title-short", "container-title-short"),
    ("container-title-short", "journalAbbreviation"),
    ("archive", "archive"),
    ("archive-location", "archive_location"),
    ("volumes", "number-of-volumes"),
    ("total-pages", "number-of-pages"),
];

fn entry(fields: &Map<String, Value>, key: &str, line: u32, problems: &mut Vec<Problem>) -> Entry {
    let mut draft = Draft::new(key, line);
    let work = Work::of_csl(fields.get("type").and_then(Value::as_str));
    for &(fact, name) in TEXTS {
        if let Some(stated) = fields.get(name).and_then(text) {
            draft.set(fact, name, &html::plain(&stated));
        }
    }
    for (role, name) in
        [(Role::Author, "author"), (Role::Translator, "translator"), (Role::Editor, "editor")]
    {
        draft.people(role, name, people(fields.get(name)));
    }
    if let Some(date) = fields.get("issued").and_then(read_date) {
        draft.published("issued", &date.stated, date.reading);
    }
    for (fact, name) in [("accessed", "accessed"), ("original-date", "original-date")] {
        if let Some(date) = fields.get(name).and_then(read_date) {
            draft.set(fact, name, &said(&date));
        }
    }
    for name in ["keyword", "keywords", "categories", "tags"] {
        match fields.get(name) {
            Some(Value::String(tags)) => draft.tags(name, tags.split([',', ';'])),
            Some(Value::Array(tags)) => draft.tags(name, tags.iter().filter_map(Value::as_str)),
            _ => {}
        }
    }
    for name in ["file", "files"] {
        match fields.get(name) {
            Some(Value::String(paths)) => draft.files(files::paths(paths)),
            Some(Value::Array(paths)) => {
                draft.files(paths.iter().filter_map(Value::as_str).map(files::normalised));
            }
            _ => {}
        }
    }
    for (name, value) in fields {
        if let (false, Some(stated)) = (is_known(name), text(value)) {
            draft.keep(name, &html::plain(&stated));
        }
    }
    draft.finish(&work, problems)
}

/// Writes a date as read, else as stated.
fn said(date: &super::csl_names::StatedDate) -> String {
    use super::date::DateReading;
    match date.reading {
        Some(DateReading::Date(date)) => date.to_string(),
        _ => date.stated.clone(),
    }
}

fn is_known(name: &str) -> bool {
    const HANDLED: &[&str] = &[
        "id",
        "type",
        "citation-key",
        "citekey",
        "keyword",
        "keywords",
        "categories",
        "tags",
        "file",
        "files",
        "issued",
        "accessed",
        "original-date",
    ];
    HANDLED.contains(&name) || TEXTS.iter().any(|(_, text)| *text == name)
}

/// Finds the lines of entries: JSON as read has none. Looks for each id after
/// the one before.
struct Lines<'t> {
    source: &'t str,
    at: usize,
    line: u32,
}

impl<'t> Lines<'t> {
    fn new(source: &'t str) -> Self {
        Self { source, at: 0, line: 1 }
    }

    /// Returns the line of an entry's id; the last one known if it cannot be
    /// found.
    fn of(&mut self, fields: &Map<String, Value>) -> u32 {
        let id =
            ["id", "key", "citation-key", "citationKey"].iter().find_map(|name| fields.get(*name));
        let Some(quoted) = id.map(Value::to_string) else { return self.line };
        let rest = self.source.get(self.at..).unwrap_or_default();
        if let Some(found) = rest.find(&quoted) {
            let passed = rest.get(..found).unwrap_or_default();
            let lines = passed.bytes().filter(|byte| *byte == b'\n').count();
            self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
            self.at += found + quoted.len();
        } else {
            // An id that is escaped in the file is not looked for again: that
            // would read the rest of the file for every entry.
            self.at = self.source.len();
        }
        self.line
    }
}

/// Gathers the items of a list as they are read, so that those before a
/// mistake are not lost.
struct Items<'i>(&'i mut Vec<Value>);

impl<'de> DeserializeSeed<'de> for Items<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Items<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of entries")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(item) = list.next_element()? {
            self.0.push(item);
        }
        Ok(())
    }

    /// An object that holds a list as its `items`, or one entry.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut fields = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            if name == "items" || name == "references" {
                map.next_value_seed(Items(self.0))?;
            } else {
                fields.insert(name, map.next_value()?);
            }
        }
        if fields.contains_key("type") && fields.contains_key("id") {
            self.0.push(Value::Object(fields));
        }
        Ok(())
    }
}
