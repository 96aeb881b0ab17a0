//! BibLaTeX and BibTeX, as reference managers export them.
//!
//! The file is cut into entries and fields ([`cut`]), entries inherit from
//! those they refer to ([`inherit`]), and the fields that are LaTeX are turned
//! into plain text ([`latex`]). Every step is linear in the size of the file
//! and none recurses, so that a broken or hostile file costs only itself.

mod cursor;
mod cut;
mod inherit;
mod latex;
mod names;
mod symbols;

use super::draft::{Draft, Role};
use super::entry::{Entry, Problem};
use super::kind::Work;
use super::{date, files, normal};
use cut::RawEntry;

/// Reads the entries of a file.
pub(super) fn read(text: &str) -> (Vec<Entry>, Vec<Problem>) {
    let cut = cut::cut(text);
    let mut problems = cut.problems;
    let mut raw_entries = cut.entries;
    inherit::inherit(&mut raw_entries, text.len(), &mut problems);
    // An `xdata` entry only holds fields for others.
    let works = raw_entries.iter().filter(|raw| raw.kind != "xdata" && raw.kind != "set");
    let entries = works.map(|raw| entry(raw, &mut problems)).collect();
    (entries, problems)
}

/// The fields of facts that are one text, the most telling first.
const TEXTS: &[(&str, &str)] = &[
    ("abstract", "abstract"),
    ("container", "journaltitle"),
    ("container", "journal"),
    ("container", "booktitle"),
    ("doi", "doi"),
    ("url", "url"),
    ("url", "urlraw"),
    ("language", "language"),
    ("language", "langid"),
    ("language", "hyphenation"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("pages", "pages"),
    ("isbn", "isbn"),
    ("issn", "issn"),
    ("edition", "edition"),
    ("genre", "type"),
    ("note", "note"),
    ("note", "annotation"),
    ("note", "annote"),
    ("place", "location"),
    ("place", "address"),
    ("series", "series"),
    ("chapter", "chapter"),
    ("event", "eventtitle"),
    ("accessed", "urldate"),
    ("accessed", "lastchecked"),
    ("version", "version"),
    ("short-title", "shorttitle"),
    ("container-title-short", "shortjournal"),
    ("archive", "eprinttype"),
    ("archive", "archiveprefix"),
    ("archive-location", "eprint"),
    ("original-date", "origdate"),
    ("volumes", "volumes"),
    ("total-pages", "pagetotal"),
];

/// Who publishes, the most telling field first: of reports and theses the
/// institution.
const PUBLISHERS: &[&str] = &["publisher", "institution", "school", "organization"];
const INSTITUTIONS: &[&str] = &["institution", "school", "publisher", "organization"];

/// Fields that are read elsewhere, or that serve a program and say nothing of
/// the work.
const HANDLED: &[&str] = &[
    "title",
    "subtitle",
    "booksubtitle",
    "journalsubtitle",
    "author",
    "translator",
    "editor",
    "date",
    "year",
    "month",
    "day",
    "keywords",
    "keyword",
    "file",
    "pdf",
    "localfile",
    "ids",
    "crossref",
    "xref",
    "xdata",
    "entrysubtype",
    "titleaddon",
    "number",
    "publisher",
    "institution",
    "school",
    "organization",
    "options",
    "timestamp",
    "owner",
    "groups",
    "__markedentry",
    "langidopts",
    "sortkey",
    "presort",
    "related",
    "relatedtype",
    "date-added",
    "date-modified",
    "creationdate",
    "modificationdate",
    "howpublished",
];

/// Fields whose text is taken as it stands, not as LaTeX.
const VERBATIM: &[&str] = &["url", "urlraw", "doi", "eprint", "isbn", "issn"];

fn entry(raw: &RawEntry, problems: &mut Vec<Problem>) -> Entry {
    let mut draft = Draft::new(&raw.key, raw.line);
    let subtype = raw.get("entrysubtype").map(|text| latex::decode(text).to_lowercase());
    let work = Work::of_biblatex(&raw.kind, subtype.as_deref().unwrap_or_default());

    if let Some(title) = raw.get("title") {
        draft.set("title", "title", &joined(title, raw.get("subtitle")));
    }
    for (role, field) in
        [(Role::Author, "author"), (Role::Translator, "translator"), (Role::Editor, "editor")]
    {
        if let Some(text) = raw.get(field) {
            draft.people(role, field, names::people(text));
        }
    }
    for &(fact, field) in TEXTS {
        let Some(text) = raw.get(field) else { continue };
        let text = match (VERBATIM.contains(&field), field) {
            (true, _) => latex::undo_escapes(text),
            (false, "journaltitle") => joined(text, raw.get("journalsubtitle")),
            (false, "booktitle") => joined(text, raw.get("booksubtitle")),
            _ => latex::decode(text),
        };
        draft.set(fact, field, &text);
    }
    if let Some(text) = raw.get("number") {
        // The number of a journal's issue, of a book in its series, or of the
        // work itself.
        let fact = match work.name() {
            name if name.starts_with("article") || name == "periodical" => "issue",
            "book" | "chapter" | "paper-conference" => "collection-number",
            _ => "number",
        };
        draft.set(fact, "number", &latex::decode(text));
    }
    let is_on_site = work.name() == "webpage" || work.name().starts_with("post");
    if is_on_site {
        // Where reference managers put the name of a site.
        for field in ["organization", "titleaddon"] {
            if let Some(text) = raw.get(field) {
                draft.set("container", field, &latex::decode(text));
            }
        }
    }
    let publishers =
        if matches!(work.name(), "report" | "thesis") { INSTITUTIONS } else { PUBLISHERS };
    for field in publishers {
        // That of a page is its site.
        let is_site = is_on_site && *field == "organization";
        if let Some(text) = raw.get(field).filter(|_| !is_site) {
            draft.set("publisher", field, &latex::decode(text));
        }
    }
    web_address(raw, &mut draft);
    published(raw, &mut draft);
    for field in ["keywords", "keyword"] {
        if let Some(text) = raw.get(field) {
            draft.tags(field, latex::decode(text).split([',', ';']));
        }
    }
    for field in ["file", "pdf", "localfile"] {
        if let Some(text) = raw.get(field) {
            draft.files(files::paths(text));
        }
    }
    draft.aliases(raw.get("ids").unwrap_or_default().split(','));
    keep_rest(raw, &mut draft);
    draft.finish(&work, problems)
}

/// Joins a title and its subtitle, as their reader sees them.
fn joined(title: &str, subtitle: Option<&str>) -> String {
    let title = normal::line(&latex::decode(title));
    match subtitle.map(|text| normal::line(&latex::decode(text))).filter(|text| !text.is_empty()) {
        Some(subtitle) if title.ends_with(['?', '!', ':', '.']) => format!("{title} {subtitle}"),
        Some(subtitle) => format!("{title}: {subtitle}"),
        None => title,
    }
}

/// BibTeX has no field for addresses: they stand in `howpublished`. A title's
/// addition that names no site is kept too.
fn web_address(raw: &RawEntry, draft: &mut Draft) {
    if let Some(text) = raw.get("howpublished") {
        let plain = latex::undo_escapes(text);
        let plain = plain.trim();
        if normal::url(plain).is_some() && !draft.has("url") {
            draft.set("url", "howpublished", plain);
        } else {
            draft.keep("howpublished", &latex::decode(text));
        }
    }
}

/// Reads `date`, else `year` with `month` and `day`.
fn published(raw: &RawEntry, draft: &mut Draft) {
    if let Some(text) = raw.get("date").map(latex::decode_line) {
        draft.published_text("date", &text);
        return;
    }
    let Some(year) = raw.get("year").map(latex::decode_line) else { return };
    let part = |field: &str| raw.get(field).map(latex::decode_line).filter(|text| !text.is_empty());
    let Some(month) = part("month") else {
        draft.published_text("year", &year);
        return;
    };
    let day = part("day");
    let number = |text: &str| text.parse::<i64>().ok();
    let reading = match (number(&year), number(&month)) {
        (Some(year), Some(month)) => {
            date::from_parts(year, Some(month), day.as_deref().and_then(number))
        }
        // `may`, `9 May`, `May/June`, `9~may`.
        (Some(_), None) => {
            let first = month.split(['/', '–', '-']).next().unwrap_or_default().trim();
            let day = day.unwrap_or_default();
            date::read(format!("{day} {first} {year}").trim()).or_else(|| date::read(&year))
        }
        (None, _) => date::read(&year),
    };
    let stated = [day_text(raw), month, year].join(" ");
    draft.published("year", stated.trim(), reading);
}

fn day_text(raw: &RawEntry) -> String {
    raw.get("day").map(latex::decode_line).unwrap_or_default()
}

/// Keeps every field that nothing else has read.
fn keep_rest(raw: &RawEntry, draft: &mut Draft) {
    for field in &raw.fields {
        let name = field.name.as_str();
        let known = HANDLED.contains(&name) || TEXTS.iter().any(|(_, text)| *text == name);
        if !known && !name.starts_with("bdsk-") && !name.starts_with("mendeley-") {
            draft.keep(name, &latex::decode(&field.value));
        }
    }
}
