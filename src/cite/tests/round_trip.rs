//! An article, exported, describes the same article.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{Sample, samples};
use crate::article::{ArticleId, Metadata, PartialDate, Person};
use crate::bibliography::{Bibliography, BibliographyFormat};
use crate::cite::{Citation, ExchangeFormat, exchange};

/// The formats that this package reads.
const READ: [(ExchangeFormat, BibliographyFormat); 4] = [
    (ExchangeFormat::Biblatex, BibliographyFormat::BibLatex),
    (ExchangeFormat::Bibtex, BibliographyFormat::BibLatex),
    (ExchangeFormat::CslJson, BibliographyFormat::CslJson),
    (ExchangeFormat::Hayagriva, BibliographyFormat::Hayagriva),
];

/// Exports articles and reads them back: the metadata that each would have.
fn back(format: (ExchangeFormat, BibliographyFormat), samples: &[Sample]) -> Vec<Metadata> {
    let citations: Vec<Citation<'_>> = samples.iter().map(Sample::citation).collect();
    let text = exchange(format.0, &citations);
    let read = Bibliography::parse("library", format.1, &text);
    assert!(read.problems.is_empty(), "{:?}\n{text}", read.problems);
    let entries = read.entries.into_iter();
    let metadata = entries.map(|entry| {
        let names = |people: &[Person]| {
            people.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
        };
        let mut extra: BTreeMap<String, String> = entry.extra;
        for (name, value) in [
            ("type", Some(entry.entry_type)),
            ("doi", entry.doi),
            ("editor", Some(names(&entry.editors))),
            ("abstract", entry.abstract_),
        ] {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                extra.insert(name.to_owned(), value);
            }
        }
        Metadata {
            title: entry.title,
            authors: entry.authors,
            translators: entry.translators,
            publisher: entry.publisher,
            published: entry.published,
            url: entry.url,
            language: entry.language,
            tags: entry.tags,
            extra,
        }
    });
    metadata.collect()
}

/// What a format cannot say of a sort of work.
fn is_lost(format: ExchangeFormat, metadata: &Metadata, name: &str) -> bool {
    let kind = metadata.extra.get("type").map_or("", String::as_str);
    match (format, name) {
        // BibTeX has few types, and no field for when a page was looked at.
        (ExchangeFormat::Bibtex, "type" | "accessed") => true,
        // Hayagriva has no number of a report.
        (ExchangeFormat::Hayagriva, "type") => kind.is_empty(),
        (_, "type") => kind.is_empty(),
        _ => false,
    }
}

#[test]
fn what_is_exported_describes_the_same() {
    let samples = samples();
    for format in READ {
        let read = back(format, &samples);
        assert_eq!(read.len(), samples.len());
        for (Sample { id, metadata }, mut read) in samples.iter().zip(read) {
            let mut stated = metadata.clone();
            for name in ["type", "accessed"] {
                if is_lost(format.0, metadata, name) {
                    stated.extra.remove(name);
                    read.extra.remove(name);
                }
            }
            if format.0 == ExchangeFormat::Bibtex {
                // What older styles print in the place of the address.
                read.extra.remove("howpublished");
            }
            assert_eq!(read, stated, "{:?} {id}", format.0);
        }
    }
}

#[test]
fn a_second_round_changes_nothing() {
    for format in READ {
        let samples = samples();
        let citations: Vec<Citation<'_>> = samples.iter().map(Sample::citation).collect();
        let first = exchange(format.0, &citations);
        let again: Vec<Sample> = samples
            .iter()
            .zip(back(format, &samples))
            .map(|(sample, metadata)| Sample { id: sample.id.clone(), metadata })
            .collect();
        let citations: Vec<Citation<'_>> = again.iter().map(Sample::citation).collect();
        let second = exchange(format.0, &citations);
        if format.0 != ExchangeFormat::Bibtex {
            assert_eq!(first, second, "{:?}", format.0);
        }
    }
}

/// Texts of everything that means something to some format.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        5 => "[a-zA-Z]{1,7}",
        2 => "[{}\\\\$%&#_~^'\"`|@=+*:,.!?()\\[\\]/-]{1,3}",
        1 => "[éüßŁøçšő日本اردو–—“”’«»]{1,3}",
        1 => Just("and".to_owned()),
        1 => Just("NASA".to_owned()),
    ];
    prop::collection::vec((piece, prop::bool::weighted(0.7)), 1..8).prop_map(|pieces| {
        let joined: String =
            pieces.into_iter().map(|(piece, blank)| piece + if blank { " " } else { "" }).collect();
        joined.split_whitespace().collect::<Vec<_>>().join(" ")
    })
}

proptest! {
    #[test]
    fn any_text_survives(title in text(), publisher in text(), family in "[A-Z][a-zé]{1,8}", given in "[A-Z][a-zü]{1,8}( [A-Z]\\.)?") {
        for format in READ {
            let sample = Sample {
                id: ArticleId::new("a"),
                metadata: Metadata {
                    title: Some(title.clone()),
                    publisher: Some(publisher.clone()),
                    authors: vec![Person { family: family.clone(), given: Some(given.clone()) }],
                    published: PartialDate::new(2024, Some(2), None),
                    extra: [("type".to_owned(), "book".to_owned())].into(),
                    ..Metadata::default()
                },
            };
            let read = back(format, std::slice::from_ref(&sample));
            prop_assert_eq!(&read, std::slice::from_ref(&sample.metadata), "{:?}", format.0);
        }
    }
}
