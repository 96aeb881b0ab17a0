//! BibTeX.

use super::super::latex;
use super::super::work::Work;
use super::biblatex::keywords;
use super::fields::Fields;

/// Further facts, by the names that bibliographies give them, and their fields.
const FACTS: &[(&str, &str)] = &[
    ("volume", "volume"),
    ("edition", "edition"),
    ("chapter", "chapter"),
    ("series", "series"),
    ("place", "address"),
    ("genre", "type"),
    ("note", "note"),
    ("abstract", "abstract"),
];

/// The names that every style of BibTeX defines.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Writes works as BibTeX.
pub(super) fn write(works: &[Work<'_>]) -> String {
    works.iter().map(entry).collect::<Vec<_>>().join("\n")
}

fn entry(work: &Work<'_>) -> String {
    let entry_type = work.kind.bibtex;
    let mut fields = Fields::new(entry_type, work, latex::escape_letters);
    fields.title("title", work.title());
    fields.people("author", &work.authors);
    fields.people("translator", &work.translators);
    fields.people("editor", &work.editors);
    let container = match entry_type {
        "article" => "journal",
        "incollection" | "inproceedings" => "booktitle",
        _ => "organization",
    };
    fields.text(container, work.container);
    let publisher = if entry_type == "techreport" { "institution" } else { "publisher" };
    fields.text(publisher, work.publisher);
    date(&mut fields, work);
    let number = match entry_type {
        "article" => work.fact("issue"),
        "book" | "incollection" | "inproceedings" => work.fact("collection-number"),
        _ => None,
    };
    fields.text("number", number.or_else(|| work.fact("number")));
    for (fact, field) in FACTS {
        fields.text(field, work.fact(fact));
    }
    fields.pages("pages", work.fact("pages"));
    for field in ["isbn", "issn", "doi"] {
        fields.verbatim(field, work.fact(field));
    }
    fields.verbatim("url", work.url());
    if entry_type == "misc"
        && let Some(url) = work.url().filter(|url| !url.contains(['{', '}', '\\', ' ']))
    {
        // Older styles print no field `url`.
        fields.raw("howpublished", &format!("\\url{{{url}}}"));
    }
    fields.text("language", work.language());
    fields.text("keywords", keywords(work).as_deref());
    fields.finish()
}

/// `year`, `month`, and `day`, which styles pass over and other programs read.
fn date(fields: &mut Fields, work: &Work<'_>) {
    let Some(date) = work.metadata.published else { return };
    fields.raw("year", &format!("{:04}", date.year()));
    let month = date.month().and_then(|month| MONTHS.get(usize::from(month) - 1));
    if let Some(month) = month {
        fields.bare("month", month);
    }
    if let Some(day) = date.day() {
        fields.raw("day", &day.to_string());
    }
}
