//! Fields that an entry takes over from those it refers to: `xdata` and
//! `crossref`.

use std::collections::HashMap;

use super::super::entry::Problem;
use super::cut::{RawEntry, RawField};

/// An entry inherits from at most this many others; biber has no limit, but a
/// proceedings volume in a series needs three.
const MAX_ANCESTORS: usize = 32;

/// What is inherited may fill at most this many times the size of the file,
/// and this much more.
const INHERITED_FACTOR: usize = 4;
const INHERITED_FREE_BYTES: usize = 1 << 22;

/// Fields of a work that are not those of a part of it.
const OWN: &[&str] = &[
    "title",
    "subtitle",
    "titleaddon",
    "shorttitle",
    "sorttitle",
    "indextitle",
    "label",
    "ids",
    "crossref",
    "xref",
    "xdata",
    "entryset",
    "entrysubtype",
    "execute",
    "options",
    "related",
    "relatedtype",
    "sortkey",
    "presort",
    "file",
    "pdf",
    "localfile",
    "url",
    "urldate",
    "doi",
    "eprint",
    "abstract",
    "keywords",
    "annotation",
    "timestamp",
    "owner",
    "groups",
    "pagetotal",
];

const DATES: &[&str] = &["date", "year", "month", "day"];

/// How an entry is related to one it inherits from.
#[derive(Clone, Copy, PartialEq)]
enum Relation {
    /// Everything is taken over.
    Data,
    /// It is part of that work.
    Part,
}

/// Lets every entry take over what it has not got from those it refers to.
/// Nearer ones come first; a circle ends where it closes.
pub(super) fn inherit(entries: &mut [RawEntry], file_bytes: usize, problems: &mut Vec<Problem>) {
    let mut by_key: HashMap<&str, usize> = HashMap::new();
    for (index, entry) in entries.iter().enumerate() {
        by_key.entry(&entry.key).or_insert(index);
    }
    let mut budget = file_bytes * INHERITED_FACTOR + INHERITED_FREE_BYTES;
    let mut inherited: Vec<(usize, Vec<RawField>)> = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        if entry.get("xdata").is_none() && entry.get("crossref").is_none() {
            continue;
        }
        let mut fields: Vec<RawField> = Vec::new();
        for (parent, relation) in ancestors(entries, &by_key, index) {
            let Some(parent) = entries.get(parent) else { continue };
            take_over(entry, &mut fields, parent, relation);
        }
        let bytes: usize = fields.iter().map(|field| field.value.len()).sum();
        if bytes > budget {
            problems.push(Problem {
                line: Some(entry.line),
                message: format!(
                    "entry {}: the entries of this file inherit too much; what it would \
                     inherit is left out",
                    entry.key
                ),
            });
            continue;
        }
        budget -= bytes;
        inherited.push((index, fields));
    }
    for (index, fields) in inherited {
        if let Some(entry) = entries.get_mut(index) {
            entry.fields.extend(fields);
        }
    }
}

/// Returns the entries that one refers to, directly or not, nearest first.
fn ancestors(
    entries: &[RawEntry],
    by_key: &HashMap<&str, usize>,
    start: usize,
) -> Vec<(usize, Relation)> {
    let mut found: Vec<(usize, Relation)> = Vec::new();
    let mut next = 0;
    let mut current = Some((start, Relation::Data));
    while let Some((index, relation)) = current {
        let references = entries.get(index).into_iter().flat_map(|entry| {
            let data = entry.get("xdata").unwrap_or_default().split(',');
            let part = entry.get("crossref").into_iter();
            data.map(|key| (key, relation)).chain(part.map(|key| (key, Relation::Part)))
        });
        for (key, relation) in references.take(MAX_ANCESTORS) {
            let Some(&parent) = by_key.get(key.trim()) else { continue };
            let is_new = parent != start && !found.iter().any(|(index, _)| *index == parent);
            if is_new && found.len() < MAX_ANCESTORS {
                found.push((parent, relation));
            }
        }
        current = found.get(next).copied();
        next += 1;
    }
    found
}

fn take_over(entry: &RawEntry, fields: &mut Vec<RawField>, parent: &RawEntry, relation: Relation) {
    let is_dated = DATES.iter().any(|name| entry.get(name).is_some())
        || fields.iter().any(|field| DATES.contains(&field.name.as_str()));
    let mut taken = Vec::new();
    for field in &parent.fields {
        let name = field.name.as_str();
        let name = match relation {
            Relation::Data if matches!(name, "xdata" | "crossref" | "ids") => continue,
            Relation::Data => name,
            Relation::Part => match (name, parent.kind.as_str()) {
                ("title", "periodical") => "journaltitle",
                ("subtitle", "periodical") => "journalsubtitle",
                ("title", kind) if kind.starts_with("mv") => "maintitle",
                ("subtitle", kind) if kind.starts_with("mv") => "mainsubtitle",
                ("title", _) => "booktitle",
                ("subtitle", _) => "booksubtitle",
                // The author of a book is not the author of its chapters.
                ("author", _) => "bookauthor",
                (own, _) if OWN.contains(&own) => continue,
                (name, _) => name,
            },
        };
        let has = entry.get(name).is_some()
            || fields.iter().any(|other| other.name == name)
            || is_dated && DATES.contains(&name)
            || name == "booktitle" && entry.get("journaltitle").is_some();
        if !has {
            taken.push(RawField { name: name.to_owned(), value: field.value.clone() });
        }
    }
    fields.extend(taken);
}
