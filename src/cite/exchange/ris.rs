//! RIS: a tag and a value a line, and no way to escape anything.
//!
//! The name of an organisation that has a comma is read as that of a person
//! by those who read RIS; it cannot be written otherwise.

use super::super::name::Name;
use super::super::work::Work;
use super::fields::line;
use crate::article::{PartialDate, Person};

/// Further facts, by the names that bibliographies give them, and their tags.
const FACTS: &[(&str, &str)] = &[
    ("volume", "VL"),
    ("issue", "IS"),
    ("edition", "ET"),
    ("place", "CY"),
    ("short-title", "ST"),
    ("container-title-short", "J2"),
    ("doi", "DO"),
    ("note", "N1"),
    ("abstract", "AB"),
];

/// Writes works as RIS. Lines end as the format has it, with CR LF.
pub(super) fn write(works: &[Work<'_>]) -> String {
    let mut out = String::new();
    for work in works {
        if !out.is_empty() {
            out.push_str("\r\n");
        }
        entry(&mut out, work);
    }
    out
}

fn entry(out: &mut String, work: &Work<'_>) {
    let mut tag = |tag: &str, value: Option<&str>| {
        if let Some(value) = value {
            *out += &format!("{tag}  - {}\r\n", line(value));
        }
    };
    tag("TY", Some(work.kind.ris));
    tag("ID", Some(&work.key));
    tag("TI", work.title());
    for (name, people) in [("AU", &work.authors), ("A4", &work.translators), ("ED", &work.editors)]
    {
        for person in people {
            tag(name, Some(&written(person)));
        }
    }
    tag("T2", work.container);
    tag("PB", work.publisher);
    if let Some(date) = work.metadata.published {
        tag("PY", Some(&format!("{:04}", date.year())));
        tag("DA", Some(&dated(date)));
    }
    for (fact, name) in FACTS {
        tag(name, work.fact(fact));
    }
    if let Some(pages) = work.fact("pages") {
        let (first, last) = pages.split_once('-').map_or((pages, None), |(a, b)| (a, Some(b)));
        tag("SP", Some(first));
        tag("EP", last);
    }
    tag("SN", work.fact("isbn").or_else(|| work.fact("issn")));
    tag("UR", work.url());
    tag("Y2", work.accessed().map(dated).as_deref());
    tag("LA", work.language());
    for keyword in &work.metadata.tags {
        tag("KW", Some(keyword));
    }
    *out += "ER  - \r\n";
}

/// `Family, Given, Suffix`, or a whole name.
fn written(person: &Person) -> String {
    match Name::of(person) {
        Name::Whole(name) => name.to_owned(),
        Name::Parted { family, given, suffix: None } => format!("{family}, {given}"),
        Name::Parted { family, given, suffix: Some(suffix) } => {
            format!("{family}, {given}, {suffix}")
        }
    }
}

/// `2024/05/09`, with nothing between the strokes where nothing is known.
fn dated(date: PartialDate) -> String {
    let part = |part: Option<u8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
    format!("{:04}/{}/{}", date.year(), part(date.month()), part(date.day()))
}
