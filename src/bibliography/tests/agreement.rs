//! The same three works in three formats are the same three entries.

use super::{parse, problems, shown};
use crate::bibliography::BibliographyFormat::{BibLatex, CslJson, Hayagriva};

const BIB: &str = r#"
@article{okafor2024,
  title = {Grain Prices and the {NASA} Forecast},
  author = {Okafor, Ngozi and {van der Meer}, Pieter},
  journaltitle = {Harbour Gazette},
  entrysubtype = {newspaper},
  date = {2024-05-09},
  url = {https://harbour.example/grain?a=1&b=2},
  langid = {british},
  keywords = {grain,prices},
  note = {Front page},
  pages = {1--3},
}

@book{lindqvist1987,
  title = {Salt Roads: {{A}} History},
  author = {Lindqvist, {\AA}sa},
  translator = {M{\"u}ller, Jan},
  editor = {Doe, Jane and Roe, Richard},
  publisher = {Quay \& Sons},
  location = {Malm{\"o}},
  date = {1987},
  isbn = {978-0-00-000000-2},
  edition = {2},
  language = {sv},
}

@article{who2021,
  title = {On Wells},
  author = {{World Wells Organization}},
  journaltitle = {Journal of Wells},
  volume = {12},
  number = {3},
  pages = {100--120},
  date = {2021-11},
  doi = {10.5555/WELLS.12},
}
"#;

const YML: &str = r#"
okafor2024:
    type: Article
    title: Grain Prices and the {NASA} Forecast
    author: ["Okafor, Ngozi", "van der Meer, Pieter"]
    date: 2024-05-09
    url: https://harbour.example/grain?a=1&b=2
    language: en-GB
    note: Front page
    page-range: 1-3
    keywords: [grain, prices]
    parent:
        type: Newspaper
        title: Harbour Gazette

lindqvist1987:
    type: Book
    title: "Salt Roads: A History"
    author: Lindqvist, Åsa
    affiliated:
        - role: translator
          names: Müller, Jan
    editor: ["Doe, Jane", "Roe, Richard"]
    publisher: { name: Quay & Sons, location: Malmö }
    date: 1987
    serial-number: { isbn: 978-0-00-000000-2 }
    edition: 2
    language: sv

who2021:
    type: Article
    title: On Wells
    author: { name: World Wells Organization }
    page-range: 100-120
    date: 2021-11
    serial-number: { doi: 10.5555/wells.12 }
    parent:
        type: Periodical
        title: Journal of Wells
        volume: 12
        issue: 3
"#;

const JSON: &str = r#"[
  {
    "id": "okafor2024",
    "type": "article-newspaper",
    "title": "Grain Prices and the <span class=\"nocase\">NASA</span> Forecast",
    "author": [
      {"family": "Okafor", "given": "Ngozi"},
      {"family": "Meer", "given": "Pieter", "non-dropping-particle": "van der"}
    ],
    "container-title": "Harbour Gazette",
    "issued": {"date-parts": [[2024, 5, 9]]},
    "URL": "https://harbour.example/grain?a=1&b=2",
    "language": "en-GB",
    "keyword": "grain, prices",
    "note": "Front page",
    "page": "1-3"
  },
  {
    "id": "lindqvist1987",
    "type": "book",
    "title": "Salt Roads: A History",
    "author": [{"family": "Lindqvist", "given": "Åsa"}],
    "translator": [{"family": "Müller", "given": "Jan"}],
    "editor": [{"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "Richard"}],
    "publisher": "Quay & Sons",
    "publisher-place": "Malmö",
    "issued": {"raw": "1987"},
    "ISBN": "978-0-00-000000-2",
    "edition": 2,
    "language": "sv"
  },
  {
    "id": "http://zotero.org/users/7/items/who2021",
    "type": "article-journal",
    "title": "On Wells",
    "author": [{"literal": "World Wells Organization"}],
    "container-title": "Journal of Wells",
    "volume": "12",
    "issue": "3",
    "page": "100-120",
    "issued": {"date-parts": [["2021", "11"]]},
    "DOI": "10.5555/WELLS.12"
  }
]"#;

#[test]
fn three_formats_agree() {
    let read = [(BibLatex, BIB), (Hayagriva, YML), (CslJson, JSON)].map(|(format, text)| {
        let bibliography = parse(format, text);
        assert_eq!(problems(&bibliography), Vec::<String>::new(), "{format:?}");
        bibliography
    });
    let all = |at: usize| read[at].entries.iter().map(shown).collect::<Vec<_>>().join("\n");
    assert_eq!(all(0), all(1));
    assert_eq!(all(0), all(2));
    for at in 0..3 {
        let prints: Vec<_> = read.iter().map(|one| one.entries[at].fingerprint).collect();
        assert!(prints.iter().all(|print| *print == prints[0]), "{prints:?}");
    }
    insta::assert_snapshot!(all(0), @r#"
    key: okafor2024
    type: article-newspaper
    title: Grain Prices and the NASA Forecast
    authors: Okafor, Ngozi; van der Meer, Pieter
    publisher: Harbour Gazette
    published: 2024-05-09
    url: https://harbour.example/grain?a=1&b=2
    language: en-GB
    tags: grain; prices
    +note: Front page
    +pages: 1-3

    key: lindqvist1987
    type: book
    title: Salt Roads: A History
    authors: Lindqvist, Åsa
    translators: Müller, Jan
    editors: Doe, Jane; Roe, Richard
    publisher: Quay & Sons
    published: 1987
    language: sv
    +edition: 2
    +isbn: 978-0-00-000000-2
    +place: Malmö

    key: who2021
    type: article-journal
    title: On Wells
    authors: World Wells Organization
    publisher: Journal of Wells
    published: 2021-11
    doi: 10.5555/wells.12
    +issue: 3
    +pages: 100-120
    +volume: 12
    "#);
    let lines = |at: usize| read[at].entries.iter().map(|entry| entry.line).collect::<Vec<_>>();
    assert_eq!([lines(0), lines(1), lines(2)], [[2, 15, 28], [2, 16, 30], [3, 19, 33]]);
}

#[test]
fn a_fingerprint_never_changes_by_itself() {
    let bibliography = parse(BibLatex, BIB);
    // The same in every run and on every platform: an index remembers it.
    assert_eq!(bibliography.entries[0].fingerprint, 17_098_716_720_011_631_482);
    let other = parse(BibLatex, &BIB.replace("Front page", "Page one"));
    assert_ne!(bibliography.entries[0].fingerprint, other.entries[0].fingerprint);
    assert_eq!(bibliography.entries[1].fingerprint, other.entries[1].fingerprint);
}
