//! BibLaTeX.

use super::super::latex;
use super::super::work::Work;
use super::fields::Fields;
use super::language::babel_name;

/// Further facts, by the names that bibliographies give them, and their fields.
const FACTS: &[(&str, &str)] = &[
    ("volume", "volume"),
    ("volumes", "volumes"),
    ("edition", "edition"),
    ("chapter", "chapter"),
    ("series", "series"),
    ("place", "location"),
    ("event", "eventtitle"),
    ("genre", "type"),
    ("version", "version"),
    ("short-title", "shorttitle"),
    ("container-title-short", "shortjournal"),
    ("total-pages", "pagetotal"),
    ("note", "note"),
    ("abstract", "abstract"),
];

/// Writes works as BibLaTeX.
pub(super) fn write(works: &[Work<'_>]) -> String {
    works.iter().map(entry).collect::<Vec<_>>().join("\n")
}

fn entry(work: &Work<'_>) -> String {
    let (entry_type, subtype) = work.kind.biblatex;
    let mut fields = Fields::new(entry_type, work, latex::escape);
    fields.text("entrysubtype", (!subtype.is_empty()).then_some(subtype));
    fields.title("title", work.title());
    fields.people("author", &work.authors);
    fields.people("translator", &work.translators);
    fields.people("editor", &work.editors);
    let container = match entry_type {
        "article" | "review" => "journaltitle",
        "online" => "organization",
        "incollection" | "inproceedings" | "inreference" => "booktitle",
        _ => "howpublished",
    };
    fields.text(container, work.container);
    let publisher = match entry_type {
        "report" | "thesis" => "institution",
        _ => "publisher",
    };
    fields.text(publisher, work.publisher);
    let date = work.metadata.published.map(|date| date.to_string());
    fields.text("date", date.as_deref());
    numbers(&mut fields, work, entry_type);
    for (fact, field) in FACTS {
        fields.text(field, work.fact(fact));
    }
    fields.pages("pages", work.fact("pages"));
    for field in ["isbn", "issn", "doi"] {
        fields.verbatim(field, work.fact(field));
    }
    fields.verbatim("url", work.url());
    fields.text("urldate", work.accessed().map(|date| date.to_string()).as_deref());
    match work.language().map(|tag| (tag, babel_name(tag))) {
        Some((_, Some(name))) => fields.raw("langid", name),
        Some((tag, None)) => fields.text("language", Some(tag)),
        None => {}
    }
    fields.text("keywords", keywords(work).as_deref());
    fields.finish()
}

/// `number` is the issue of a journal, the number of a book in its series, or
/// the number of the work itself.
fn numbers(fields: &mut Fields, work: &Work<'_>, entry_type: &str) {
    let number = match entry_type {
        "article" | "periodical" => None,
        "book" | "incollection" | "inproceedings" => work.fact("collection-number"),
        _ => work.fact("number"),
    };
    match (number, entry_type) {
        (None, "article") => {
            fields.text("number", work.fact("issue").or_else(|| work.fact("number")));
        }
        (number, _) => {
            fields.text("number", number);
            fields.text("issue", work.fact("issue"));
        }
    }
}

/// Returns the tags as one list; a comma within one would part it.
pub(super) fn keywords(work: &Work<'_>) -> Option<String> {
    let tags: Vec<_> = work.metadata.tags.iter().map(|tag| tag.replace([',', ';'], " ")).collect();
    (!tags.is_empty()).then(|| tags.join(", "))
}
