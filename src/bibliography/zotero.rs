//! Zotero's own JSON, as Better BibTeX exports it: unlike CSL-JSON it says
//! which files belong to an item.

use serde_json::{Map, Value};

use super::csl_names::text;
use super::draft::{Draft, Role};
use super::entry::{Entry, Problem};
use super::kind::Work;
use super::{files, html};
use crate::Person;

/// The fields of facts that are one text.
const TEXTS: &[(&str, &str)] = &[
    ("title", "title"),
    ("title", "caseName"),
    ("title", "nameOfAct"),
    ("title", "subject"),
    ("container", "publicationTitle"),
    ("container", "websiteTitle"),
    ("container", "blogTitle"),
    ("container", "forumTitle"),
    ("container", "bookTitle"),
    ("container", "proceedingsTitle"),
    ("container", "encyclopediaTitle"),
    ("container", "dictionaryTitle"),
    ("container", "programTitle"),
    ("publisher", "publisher"),
    ("publisher", "institution"),
    ("publisher", "university"),
    ("publisher", "company"),
    ("publisher", "studio"),
    ("publisher", "label"),
    ("publisher", "repository"),
    ("doi", "DOI"),
    ("url", "url"),
    ("language", "language"),
    ("abstract", "abstractNote"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("number", "number"),
    ("number", "reportNumber"),
    ("pages", "pages"),
    ("isbn", "ISBN"),
    ("issn", "ISSN"),
    ("edition", "edition"),
    ("genre", "type"),
    ("genre", "reportType"),
    ("genre", "thesisType"),
    ("note", "extra"),
    ("place", "place"),
    ("series", "series"),
    ("event", "conferenceName"),
    ("accessed", "accessDate"),
    ("short-title", "shortTitle"),
    ("container-title-short", "journalAbbreviation"),
    ("archive", "archive"),
    ("archive-location", "archiveLocation"),
    ("total-pages", "numPages"),
];

/// Reads an item; attachments and notes that stand alone are none.
pub(super) fn entry(
    fields: &Map<String, Value>,
    key: &str,
    line: u32,
    problems: &mut Vec<Problem>,
) -> Option<Entry> {
    let item_type = fields.get("itemType").and_then(Value::as_str).unwrap_or_default();
    if matches!(item_type, "attachment" | "note" | "annotation") {
        return None;
    }
    let mut draft = Draft::new(key, line);
    for &(fact, name) in TEXTS {
        if let Some(stated) = fields.get(name).and_then(text) {
            draft.set(fact, name, &html::plain(&stated));
        }
    }
    let list =
        |name: &str| fields.get(name).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let people = |types: &[&str]| -> Vec<Person> {
        let of_type = list("creators").iter().filter(|creator| {
            creator.get("creatorType").and_then(Value::as_str).is_some_and(|t| types.contains(&t))
        });
        of_type.filter_map(person).collect()
    };
    let authors = people(&[
        "author",
        "artist",
        "director",
        "interviewee",
        "inventor",
        "podcaster",
        "presenter",
        "programmer",
        "performer",
        "cartographer",
    ]);
    draft.people(Role::Author, "creators", authors);
    draft.people(Role::Translator, "creators", people(&["translator"]));
    draft.people(Role::Editor, "creators", people(&["editor"]));
    if let Some(stated) = fields.get("date").and_then(text) {
        draft.published_text("date", &stated);
    }
    draft.tags(
        "tags",
        list("tags").iter().filter_map(|tag| match tag {
            Value::String(tag) => Some(tag.as_str()),
            tag => tag.get("tag").and_then(Value::as_str),
        }),
    );
    for attachment in list("attachments") {
        let path = ["path", "localPath"].iter().find_map(|name| attachment.get(*name)?.as_str());
        // `storage:a.pdf` stands for the folder that is named as the item.
        let path = path.map(|path| path.strip_prefix("storage:").unwrap_or(path));
        draft.files(path.map(files::normalised));
    }
    Some(draft.finish(&Work::of_zotero(item_type), problems))
}

fn person(creator: &Value) -> Option<Person> {
    let part = |name: &str| creator.get(name).and_then(Value::as_str).map_or("", str::trim);
    let (family, given) = match part("lastName") {
        "" => (part("name"), ""),
        family => (family, part("firstName")),
    };
    let given = Some(given.to_owned()).filter(|given| !given.is_empty());
    (!family.is_empty()).then(|| Person { family: family.to_owned(), given })
}
