//! What is exported is read again: by the readers of this package, and by
//! others.

mod exchange;
mod parsers;
mod round_trip;
#[cfg(feature = "styles")]
mod styles;

use super::Citation;
use crate::article::{ArticleId, Metadata, ParagraphNumber, PartialDate, Person, SourceSpan};

/// An article that can be cited.
#[derive(Clone, Debug)]
pub(super) struct Sample {
    pub(super) id: ArticleId,
    pub(super) metadata: Metadata,
}

impl Sample {
    /// Cites its 12th paragraph.
    pub(super) fn citation(&self) -> Citation<'_> {
        Citation {
            id: &self.id,
            path: "a.txt",
            metadata: &self.metadata,
            paragraph: ParagraphNumber::new(12),
            heading: Some("After the flood"),
            source: SourceSpan::default(),
        }
    }
}

/// Makes an article of its facts, `name: value` a line; people are parted by
/// semicolons.
pub(super) fn sample(id: &str, facts: &str) -> Sample {
    let mut metadata = Metadata::default();
    for line in facts.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (name, value) = line.split_once(": ").unwrap();
        let value = value.to_owned();
        let people = || value.split("; ").map(person).collect();
        match name {
            "title" => metadata.title = Some(value),
            "authors" => metadata.authors = people(),
            "translators" => metadata.translators = people(),
            "publisher" => metadata.publisher = Some(value),
            "published" => metadata.published = Some(value.parse::<PartialDate>().unwrap()),
            "url" => metadata.url = Some(value),
            "language" => metadata.language = Some(value),
            "tags" => metadata.tags = value.split("; ").map(str::to_owned).collect(),
            name => drop(metadata.extra.insert(name.to_owned(), value)),
        }
    }
    Sample { id: ArticleId::new(id), metadata }
}

/// A name in brackets is whole, whatever it holds.
fn person(stated: &str) -> Person {
    match stated.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(whole) => Person { family: whole.to_owned(), given: None },
        None => Person::from_stated(stated),
    }
}

/// Articles of many sorts, with what is hard to write in their names.
pub(super) fn samples() -> Vec<Sample> {
    vec![
        sample(
            "okafor2024",
            "title: Grain prices & the NASA forecast: 5% of {all} costs
             authors: Okafor, Ngozi; van der Meer, Pieter; King Jr., Martin
             publisher: Harbour Gazette
             published: 2024-05-09
             url: https://harbour.example/grain?a=1&b=2#top
             language: en-GB
             tags: grain; prices
             type: article-newspaper
             pages: 1-3",
        ),
        sample(
            "lindqvist1987",
            "title: Salt roads: A history
             authors: Lindqvist, Åsa
             translators: Müller, Jan
             publisher: Quay & Sons
             published: 1987
             language: sv
             type: book
             editor: Doe, Jane; Roe, Richard
             place: Malmö
             isbn: 978-0-00-000000-2
             edition: 2",
        ),
        sample(
            "who2021",
            "title: On wells
             authors: [World Wells Organization]; [Bread and Roses, Inc.]
             publisher: Journal of Wells
             published: 2021-11
             type: article-journal
             volume: 12
             issue: 3
             pages: 100-120
             doi: 10.5555/wells.12
             issn: 1234-5678",
        ),
        sample(
            "page",
            "title: The river “rises” – again
             authors: [River Desk]
             publisher: River Post
             published: 2024-02-29
             url: https://river.example/rises_again
             language: fa
             type: webpage
             accessed: 2024-06-01",
        ),
        sample(
            "chapter2020",
            "title: A chapter
             authors: de la Cruz, Ana
             publisher: Quay House
             published: 2020
             type: chapter
             container-title: A book about books
             pages: 7-19",
        ),
        sample(
            "report2019",
            "title: Floods of the north
             authors: [Institute for Water]
             publisher: Institute for Water
             published: 2019-03
             type: report
             number: 17",
        ),
        sample("bare", "title: Only a title"),
        sample("nothing", ""),
        sample(
            "odd id (1)",
            "title: C:\\temp ~ x^2 #1 $3 --- 'a' `b`
             authors: Ó Súilleabháin, Seán; Çelik, Şule; Łukasz, Żaneta
             published: 1887-01-02",
        ),
    ]
}
