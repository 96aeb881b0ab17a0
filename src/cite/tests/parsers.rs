//! What is exported is read by others: a parser of BibLaTeX, the published
//! schema of CSL-JSON, a reader of RIS.

use std::collections::{BTreeMap, HashSet};

use biblatex::{Bibliography, ChunksExt as _, DateValue, PermissiveType};
use serde::Deserialize;

use super::{Sample, samples};
use crate::cite::name::Name;
use crate::cite::{Citation, ExchangeFormat, citation_key, exchange};

fn exported(format: ExchangeFormat) -> (Vec<Sample>, String) {
    let samples = samples();
    let citations: Vec<Citation<'_>> = samples.iter().map(Sample::citation).collect();
    let text = exchange(format, &citations);
    (samples, text)
}

#[test]
fn a_parser_of_biblatex_reads_both() {
    for format in [ExchangeFormat::Biblatex, ExchangeFormat::Bibtex] {
        let (samples, text) = exported(format);
        let parsed = Bibliography::parse(&text).unwrap();
        assert_eq!(parsed.len(), samples.len(), "{format:?}");
        for Sample { id, metadata } in &samples {
            let entry = parsed.get(&citation_key(id)).unwrap();
            let title = entry.title().ok().map(|title| title.format_verbatim());
            // What it makes of rare signs is its own affair.
            if !id.as_str().contains("odd") {
                assert_eq!(title, metadata.title, "{format:?} {id}");
            }
            let authors = entry.author().unwrap_or_default();
            assert_eq!(authors.len(), metadata.authors.len(), "{format:?} {id}");
            for (read, person) in authors.iter().zip(&metadata.authors) {
                let family = match read.prefix.as_str() {
                    "" => read.name.clone(),
                    prefix => format!("{prefix} {}", read.name),
                };
                match Name::of(person) {
                    Name::Whole(name) => assert_eq!(family, name, "{format:?}"),
                    Name::Parted { family: stated, given, suffix } => {
                        assert_eq!(family, stated, "{format:?}");
                        assert_eq!(read.given_name, given, "{format:?}");
                        assert_eq!(read.suffix, suffix.unwrap_or(""), "{format:?}");
                    }
                }
            }
            let date = entry.date().ok().map(|date| match date {
                PermissiveType::Typed(date) => match date.value {
                    DateValue::At(at) => {
                        let part = |part: Option<u8>| part.map(|part| part + 1);
                        (i64::from(at.year), part(at.month), part(at.day))
                    }
                    other => panic!("{other:?}"),
                },
                PermissiveType::Chunks(chunks) => panic!("{chunks:?}"),
            });
            let stated = metadata.published;
            let stated = stated.map(|date| (i64::from(date.year()), date.month(), date.day()));
            assert_eq!(date, stated, "{format:?} {id}");
            assert_eq!(entry.url().ok(), metadata.url, "{format:?} {id}");
        }
    }
}

/// An item of `csl-data.json` as CSL 1.0.2 publishes it: what it may hold, and
/// nothing else.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct CslItem {
    id: String,
    r#type: String,
    title: Option<String>,
    title_short: Option<String>,
    container_title: Option<String>,
    container_title_short: Option<String>,
    collection_title: Option<String>,
    collection_number: Option<String>,
    publisher: Option<String>,
    publisher_place: Option<String>,
    event_title: Option<String>,
    #[serde(rename = "URL")]
    url: Option<String>,
    #[serde(rename = "DOI")]
    doi: Option<String>,
    #[serde(rename = "ISBN")]
    isbn: Option<String>,
    #[serde(rename = "ISSN")]
    issn: Option<String>,
    language: Option<String>,
    volume: Option<String>,
    issue: Option<String>,
    number: Option<String>,
    number_of_pages: Option<String>,
    number_of_volumes: Option<String>,
    page: Option<String>,
    edition: Option<String>,
    chapter_number: Option<String>,
    genre: Option<String>,
    version: Option<String>,
    archive: Option<String>,
    #[serde(rename = "archive_location")]
    archive_location: Option<String>,
    note: Option<String>,
    r#abstract: Option<String>,
    keyword: Option<String>,
    #[serde(default)]
    author: Vec<CslName>,
    #[serde(default)]
    translator: Vec<CslName>,
    #[serde(default)]
    editor: Vec<CslName>,
    issued: Option<CslDate>,
    accessed: Option<CslDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct CslName {
    family: Option<String>,
    given: Option<String>,
    suffix: Option<String>,
    literal: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct CslDate {
    date_parts: Vec<Vec<u16>>,
}

/// The types that the schema lists.
const CSL_TYPES: &str = "article article-journal article-magazine article-newspaper bill book \
    broadcast chapter classic collection dataset document entry entry-dictionary \
    entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript \
    map motion_picture musical_score pamphlet paper-conference patent performance periodical \
    personal_communication post post-weblog regulation report review review-book software song \
    speech standard thesis treaty webpage";

#[test]
fn the_schema_of_csl_json_allows_all() {
    let (samples, text) = exported(ExchangeFormat::CslJson);
    let items: Vec<CslItem> = serde_json::from_str(&text).unwrap();
    assert_eq!(items.len(), samples.len());
    let mut ids = HashSet::new();
    for (item, Sample { id, metadata }) in items.iter().zip(&samples) {
        assert_eq!(item.id, citation_key(id));
        assert!(ids.insert(&item.id), "{id}");
        assert!(CSL_TYPES.split(' ').any(|name| name == item.r#type), "{}", item.r#type);
        assert_eq!(item.title, metadata.title);
        assert_eq!(item.url, metadata.url);
        assert_eq!(item.language, metadata.language);
        let said = [&item.container_title, &item.publisher];
        assert!(metadata.publisher.is_none() || said.contains(&&metadata.publisher));
        for (name, value) in [
            ("volume", &item.volume),
            ("issue", &item.issue),
            ("number", &item.number),
            ("pages", &item.page),
            ("edition", &item.edition),
            ("place", &item.publisher_place),
            ("doi", &item.doi),
            ("isbn", &item.isbn),
            ("issn", &item.issn),
        ] {
            assert_eq!(value.as_ref(), metadata.extra.get(name), "{id} {name}");
        }
        for (names, people) in
            [(&item.author, &metadata.authors), (&item.translator, &metadata.translators)]
        {
            assert_eq!(names.len(), people.len());
            for (name, person) in names.iter().zip(people) {
                let read = [&name.family, &name.suffix].into_iter().flatten();
                let family = read.cloned().collect::<Vec<_>>().join(" ");
                match &name.literal {
                    Some(literal) => assert_eq!(*literal, person.display()),
                    None => assert_eq!((&family, &name.given), (&person.family, &person.given)),
                }
            }
        }
        let editors = metadata.extra.get("editor").map_or(0, |all| all.split(';').count());
        assert_eq!(item.editor.len(), editors);
        let published = metadata.published.map(|date| date.to_string());
        let parts = item.issued.as_ref().map(|date| date.date_parts.as_slice());
        let parts = parts.map(|dates| {
            let [date] = dates else { panic!("{dates:?}") };
            let digits: Vec<_> = date.iter().map(|part| format!("{part:02}")).collect();
            format!("{:0>4}", digits.join("-"))
        });
        let years = |date: Option<String>| date.map(|date| date.trim_start_matches('0').to_owned());
        assert_eq!(years(parts), years(published), "{id}");
        assert_eq!(item.accessed.is_some(), metadata.extra.contains_key("accessed"));
    }
    // All that the schema has and these articles have not.
    let unused = items.iter().all(|item| {
        item.title_short.is_none()
            && item.container_title_short.is_none()
            && item.collection_title.is_none()
            && item.collection_number.is_none()
            && item.event_title.is_none()
            && item.number_of_pages.is_none()
            && item.number_of_volumes.is_none()
            && item.chapter_number.is_none()
            && item.genre.is_none()
            && item.version.is_none()
            && item.archive.is_none()
            && item.archive_location.is_none()
            && item.note.is_none()
            && item.r#abstract.is_none()
    });
    assert!(unused);
    let tags = items.iter().filter_map(|item| item.keyword.as_deref()).collect::<Vec<_>>();
    assert_eq!(tags, ["grain, prices"]);
}

/// Reads RIS as its description has it: two letters or digits, two blanks, a
/// hyphen, a blank and a value; `TY` begins an entry and `ER` ends it.
fn read_ris(text: &str) -> Vec<BTreeMap<String, Vec<String>>> {
    let mut entries = Vec::new();
    let mut entry: Option<BTreeMap<String, Vec<String>>> = None;
    for line in text.split("\r\n") {
        assert!(!line.contains('\n'), "{line:?}");
        if line.is_empty() {
            assert!(entry.is_none());
            continue;
        }
        let (tag, value) = line.split_at(6);
        let (tag, sign) = tag.split_at(2);
        assert_eq!(sign, "  - ", "{line:?}");
        assert!(tag.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()), "{line:?}");
        match tag {
            "TY" => assert!(entry.replace(BTreeMap::new()).is_none()),
            "ER" => entries.push(entry.take().unwrap()),
            _ => {}
        }
        if let Some(entry) = &mut entry {
            entry.entry(tag.to_owned()).or_default().push(value.to_owned());
        }
    }
    assert!(entry.is_none());
    entries
}

#[test]
fn a_reader_of_ris_reads_it() {
    let (samples, text) = exported(ExchangeFormat::Ris);
    let entries = read_ris(&text);
    assert_eq!(entries.len(), samples.len());
    for (entry, Sample { id, metadata }) in entries.iter().zip(&samples) {
        let one = |tag: &str| {
            let values = entry.get(tag).map(Vec::as_slice).unwrap_or_default();
            assert!(values.len() < 2, "{id} {tag}");
            values.first().cloned()
        };
        let all = |tag: &str| entry.get(tag).cloned().unwrap_or_default();
        assert_eq!(one("ID"), Some(citation_key(id)));
        assert_eq!(one("TI"), metadata.title);
        assert_eq!(one("UR"), metadata.url);
        assert_eq!(one("LA"), metadata.language);
        let said = [one("T2"), one("PB")];
        assert!(metadata.publisher.is_none() || said.contains(&metadata.publisher), "{id}");
        assert_eq!(all("KW"), metadata.tags);
        let authors: Vec<_> = metadata
            .authors
            .iter()
            .map(|person| match Name::of(person) {
                Name::Parted { family, given, suffix: Some(suffix) } => {
                    format!("{family}, {given}, {suffix}")
                }
                _ => person.to_string(),
            })
            .collect();
        assert_eq!(all("AU"), authors);
        let year = metadata.published.map(|date| format!("{:04}", date.year()));
        assert_eq!(one("PY"), year);
        if let Some(date) = one("DA") {
            let parts: Vec<&str> = date.split('/').filter(|part| !part.is_empty()).collect();
            assert_eq!(Some(parts.join("-")), metadata.published.map(|date| date.to_string()));
            assert_eq!(date.matches('/').count(), 2);
        }
        let pages: Vec<_> = [one("SP"), one("EP")].into_iter().flatten().collect();
        assert_eq!(pages.join("-"), metadata.extra.get("pages").cloned().unwrap_or_default());
    }
}

#[cfg(feature = "styles")]
#[test]
fn hayagriva_reads_its_own() {
    use hayagriva::io::from_yaml_str;

    let (samples, text) = exported(ExchangeFormat::Hayagriva);
    let library = from_yaml_str(&text).unwrap();
    assert_eq!(library.len(), samples.len());
    for Sample { id, metadata } in &samples {
        let entry = library.get(&citation_key(id)).unwrap();
        assert_eq!(entry.title().map(|title| title.value.to_string()), metadata.title, "{id}");
        assert_eq!(entry.url().map(|url| url.value.to_string()), metadata.url, "{id}");
        let date = entry.date().map(|date| date.year);
        assert_eq!(date, metadata.published.map(|date| i32::from(date.year())), "{id}");
        let authors = entry.authors().unwrap_or_default();
        assert_eq!(authors.len(), metadata.authors.len());
        for (read, person) in authors.iter().zip(&metadata.authors) {
            let family = [&read.prefix, &Some(read.name.clone()), &read.suffix];
            let family = family.into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
            assert_eq!((family, &read.given_name), (person.family.clone(), &person.given));
        }
    }
}
