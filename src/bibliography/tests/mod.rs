//! Tests of the whole path from a file to an article.

mod agreement;
mod biblatex;
mod formats;
mod hostile;
mod matching;
mod zotero;

use super::{Bibliography, BibliographyFormat, Entry};

/// Reads a bibliography named as its format suggests.
fn parse(format: BibliographyFormat, text: &str) -> Bibliography {
    let path = match format {
        BibliographyFormat::BibLatex => "refs.bib",
        BibliographyFormat::Hayagriva => "refs.yml",
        BibliographyFormat::CslJson => "refs.json",
    };
    Bibliography::parse(path, format, text)
}

/// Writes an entry one fact a line, absent ones left out.
fn shown(entry: &Entry) -> String {
    let names = |people: &[crate::Person]| {
        people.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
    };
    let mut facts = vec![
        ("key".to_owned(), entry.key.clone()),
        ("type".to_owned(), entry.entry_type.clone()),
        ("title".to_owned(), entry.title.clone().unwrap_or_default()),
        ("authors".to_owned(), names(&entry.authors)),
        ("translators".to_owned(), names(&entry.translators)),
        ("editors".to_owned(), names(&entry.editors)),
        ("publisher".to_owned(), entry.publisher.clone().unwrap_or_default()),
        ("published".to_owned(), entry.published.map(|d| d.to_string()).unwrap_or_default()),
        ("url".to_owned(), entry.url.clone().unwrap_or_default()),
        ("doi".to_owned(), entry.doi.clone().unwrap_or_default()),
        ("language".to_owned(), entry.language.clone().unwrap_or_default()),
        ("tags".to_owned(), entry.tags.join("; ")),
        ("abstract".to_owned(), entry.abstract_.clone().unwrap_or_default()),
        ("aliases".to_owned(), entry.aliases.join("; ")),
        ("files".to_owned(), entry.files.join("; ")),
    ];
    facts.extend(entry.extra.iter().map(|(name, value)| (format!("+{name}"), value.clone())));
    let lines = facts.iter().filter(|(_, value)| !value.is_empty());
    lines.map(|(name, value)| format!("{name}: {value}\n")).collect()
}

/// Writes the problems, `LINE: MESSAGE` each.
fn problems(bibliography: &Bibliography) -> Vec<String> {
    let line = |line: Option<u32>| line.map_or_else(|| "-".to_owned(), |line| line.to_string());
    bibliography.problems.iter().map(|p| format!("{}: {}", line(p.line), p.message)).collect()
}
