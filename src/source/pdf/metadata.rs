//! What the document says of itself: the document information and XMP.
//!
//! Much of it is written by programs: the name of the file as the title, the
//! name of the account as the author. What is plainly that is not used. The
//! date on which the file was made is no date of publication.

use super::super::fields::{self, Value};
use super::super::{ReadOptions, tidy};
use super::document::Document;
use super::xmp::Xmp;
use crate::Article;

/// Takes the metadata of a document into its article; XMP first, as it says
/// more exactly what it means.
pub(super) fn set(article: &mut Article, document: &Document, stem: &str, options: &ReadOptions) {
    let mut rejected = Vec::new();
    let mut accept =
        |place: &str, name: &str, value: Option<String>, good: fn(&str, &str) -> bool| {
            let value = tidy::tidy(&value?);
            if value.is_empty() || good(&value, stem) {
                return Some(value);
            }
            rejected.push(format!(
                "{place}, field {name}: '{value}' is not used, as a program wrote it"
            ));
            None
        };
    if let Some(xmp) = document.xmp.as_deref().map(Xmp::new) {
        let mut stated: Vec<(&str, Option<String>)> = vec![
            ("title", accept("XMP", "title", xmp.value("dc:title"), is_title)),
            ("publicationdate", xmp.value("prism:publicationDate")),
            ("date", xmp.value("prism:coverDate").or_else(|| xmp.value("dc:date"))),
            ("publisher", xmp.value("prism:publicationName").or_else(|| xmp.value("dc:publisher"))),
            ("language", xmp.value("dc:language").filter(|language| is_language(language))),
            ("url", xmp.value("prism:url").filter(|url| url.starts_with("http"))),
        ];
        stated.retain(|(_, value)| value.is_some());
        let mut fields: Vec<(String, Value)> = stated
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), Value::Text(value?))))
            .collect();
        let authors = xmp.values("dc:creator").into_iter();
        let authors: Vec<Value> = authors
            .filter_map(|author| accept("XMP", "creator", Some(author), is_person))
            .map(Value::Text)
            .collect();
        fields.push(("creator".to_owned(), Value::List(authors)));
        let tags = xmp.values("dc:subject").into_iter().map(Value::Text).collect();
        fields.push(("tags".to_owned(), Value::List(tags)));
        fields::set_all(article, fields, "XMP", options);
        let doi = xmp
            .value("prism:doi")
            .or_else(|| xmp.value("dc:identifier").and_then(|id| find_doi(&id).map(str::to_owned)));
        if let Some(doi) = doi {
            set_doi(article, &doi, "XMP, field doi");
        }
    }
    let info = &document.info;
    let place = "document information";
    let stated = [
        ("title", accept(place, "title", info.title.clone(), is_title)),
        ("author", accept(place, "author", info.author.clone(), is_person)),
        ("keywords", info.keywords.clone()),
    ];
    for (name, value) in stated {
        let field = fields::known(name).unwrap_or(name);
        if let Some(value) = value.filter(|_| !article.origin.contains_key(field)) {
            fields::set_all(article, vec![(name.to_owned(), Value::Text(value))], place, options);
        }
    }
    let language = document.language.clone().filter(|language| is_language(language));
    if let Some(language) = language.filter(|_| article.metadata.language.is_none()) {
        article.metadata.language = Some(fields::language(&language));
        article.origin.insert("language".to_owned(), "document catalog, Lang".to_owned());
    }
    rejected.dedup();
    article.notes.extend(rejected);
}

/// Takes the DOI that a text states, unless one is known.
pub(super) fn take_doi(article: &mut Article, text: &str, origin: &str) {
    if let Some(doi) = find_doi(text) {
        let doi = doi.to_owned();
        set_doi(article, &doi, origin);
    }
}

fn set_doi(article: &mut Article, doi: &str, origin: &str) {
    if !article.metadata.extra.contains_key("doi") {
        let doi = doi.trim_start_matches("doi:").trim_start_matches("https://doi.org/").trim();
        article.metadata.extra.insert("doi".to_owned(), doi.to_owned());
        article.origin.insert("doi".to_owned(), origin.to_owned());
    }
}

/// Finds a DOI that is called one: `doi:10.1234/x`, `https://doi.org/10.1234/x`.
fn find_doi(text: &str) -> Option<&str> {
    // Lower-casing ASCII alone keeps places in the text.
    let lower = text.to_ascii_lowercase();
    let start = lower.match_indices("10.").map(|(at, _)| at).find(|at| {
        let before = lower[..*at].trim_end_matches([':', ' ', '/']);
        before.ends_with("doi") || before.ends_with("doi.org")
    })?;
    let rest = &text[start..];
    let len = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>'))
        .unwrap_or(rest.len());
    let doi = rest[..len].trim_end_matches(['.', ',', ';', ')', ']']);
    let (prefix, suffix) = doi.split_once('/')?;
    let digits = prefix.strip_prefix("10.")?;
    (digits.len() >= 4 && digits.bytes().all(|b| b.is_ascii_digit()) && !suffix.is_empty())
        .then_some(doi)
}

/// Beginnings of titles that programs write, in lower case.
const PROGRAM_TITLES: &[&str] = &[
    "microsoft word",
    "microsoft powerpoint",
    "powerpoint presentation",
    "untitled",
    "document1",
    "dokument1",
    "unbenannt",
    "sans titre",
    "sin título",
    "без названия",
    "layout 1",
    "slide 1",
    "print",
    "about:blank",
    "http://",
    "https://",
    "file:",
];

/// Endings of file names.
const FILE_ENDINGS: &[&str] = &[
    ".doc", ".docx", ".pdf", ".indd", ".qxd", ".qxp", ".tex", ".dvi", ".rtf", ".odt", ".xls",
    ".xlsx", ".ppt", ".pptx", ".html", ".htm", ".p65", ".pmd", ".fm", ".ps", ".eps", ".txt",
    ".wpd", ".ai", ".cdr", ".pages", ".jpg", ".tif",
];

/// Says whether a stated title is one, and not the name of a file.
fn is_title(title: &str, stem: &str) -> bool {
    let lower = title.to_lowercase();
    let is_program = PROGRAM_TITLES.iter().any(|start| match *start {
        "print" => lower == "print",
        _ => lower.starts_with(start),
    });
    let is_file = FILE_ENDINGS.iter().any(|ending| lower.ends_with(ending));
    let is_stem = !title.contains(' ') && lower == stem.to_lowercase();
    let is_code = !title.contains(' ') && title.contains(|c: char| c.is_ascii_digit() || c == '_');
    let has_letters = title.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    has_letters && !(is_program || is_file || is_stem || is_code)
}

/// Names of accounts, in lower case.
const ACCOUNTS: &[&str] = &[
    "admin",
    "administrator",
    "user",
    "username",
    "root",
    "owner",
    "unknown",
    "author",
    "anonymous",
    "guest",
    "default",
    "pc",
    "hp",
    "dell",
    "lenovo",
    "asus",
    "acer",
    "windows user",
    "test",
    "none",
    "n/a",
    "benutzer",
    "utilisateur",
    "usuario",
    "user1",
    "my computer",
    "microsoft",
    "microsoft office user",
    "office",
    "microsoft account",
    "(anonymous)",
    "(unspecified)",
];

/// Says whether a stated author is a person or a body, and not an account.
fn is_person(author: &str, _stem: &str) -> bool {
    let lower = author.to_lowercase();
    let is_login = !author.contains(' ')
        && (author.contains(|c: char| c.is_ascii_digit() || matches!(c, '_' | '\\' | '@'))
            || author.is_ascii() && author == lower);
    author.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && !ACCOUNTS.contains(&lower.as_str())
        && !is_login
}

fn is_language(language: &str) -> bool {
    let language = language.trim();
    language.len() >= 2 && !language.to_lowercase().starts_with("x-")
}

#[cfg(test)]
mod tests {
    use super::{find_doi, is_person, is_title};

    #[test]
    fn tells_titles_from_file_names() {
        for title in ["The Harbour", "Report 2024", "Хроника", "Annual review of ports, 3"] {
            assert!(is_title(title, "x"), "{title}");
        }
        for title in [
            "Microsoft Word - draft.doc",
            "untitled",
            "report_final2",
            "Report.docx",
            "12345",
            "harbour",
            "PowerPoint Presentation",
        ] {
            assert!(!is_title(title, "Harbour"), "{title}");
        }
    }

    #[test]
    fn tells_people_from_accounts() {
        for author in ["Mira Okafor", "Reuters", "Ministry of Ports", "李明"] {
            assert!(is_person(author, ""), "{author}");
        }
        for author in ["Administrator", "mokafor", "user12", "Windows User", "??", "CORP\\mo"] {
            assert!(!is_person(author, ""), "{author}");
        }
    }

    #[test]
    fn finds_a_doi() {
        for (text, expected) in [
            ("see https://doi.org/10.1234/ab.cd-5.", Some("10.1234/ab.cd-5")),
            ("DOI: 10.12345/x(3)y, p. 3", Some("10.12345/x(3)y")),
            ("version 10.1234/5", None),
            ("doi:10.12/x", None),
        ] {
            assert_eq!(find_doi(text), expected, "{text}");
        }
    }
}
