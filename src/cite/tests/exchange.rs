//! What the formats look like.

use std::collections::HashSet;

use super::{sample, samples};
use crate::cite::{Citation, ExchangeFormat, exchange};

#[track_caller]
fn check(format: ExchangeFormat, facts: &str, expected: &str) {
    let sample = sample("roe-2024", facts);
    let written = exchange(format, &[sample.citation()]).replace("\r\n", "\n");
    assert_eq!(written, expected.trim_start_matches('\n'), "{format:?}");
}

const NEWS: &str = "title: R&D in Kabul: a NASA view
    authors: Roe, Jané; van der Berg, Max; [River Desk]
    publisher: River Post
    published: 2024-05-09
    url: https://e.org/a_b?c=d&e
    language: en
    type: article-newspaper
    pages: 1-3";

#[test]
fn biblatex() {
    check(
        ExchangeFormat::Biblatex,
        NEWS,
        r"
@article{roe-2024,
  entrysubtype = {newspaper},
  title = {{R\&D} in {Kabul}: a {NASA} view},
  author = {Roe, Jané and van der Berg, Max and {River Desk}},
  journaltitle = {River Post},
  date = {2024-05-09},
  pages = {1--3},
  url = {https://e.org/a_b?c=d&e},
  langid = {english},
}
",
    );
    check(ExchangeFormat::Biblatex, "", "@misc{roe-2024,\n}\n");
}

#[test]
fn bibtex() {
    check(
        ExchangeFormat::Bibtex,
        NEWS,
        r"
@article{roe-2024,
  title = {{R\&D} in {Kabul}: a {NASA} view},
  author = {Roe, Jan{\'e} and van der Berg, Max and {River Desk}},
  journal = {River Post},
  year = {2024},
  month = may,
  day = {9},
  pages = {1--3},
  url = {https://e.org/a_b?c=d&e},
  language = {en},
}
",
    );
}

#[test]
fn ris() {
    check(
        ExchangeFormat::Ris,
        NEWS,
        "
TY  - NEWS
ID  - roe-2024
TI  - R&D in Kabul: a NASA view
AU  - Roe, Jané
AU  - van der Berg, Max
AU  - River Desk
T2  - River Post
PY  - 2024
DA  - 2024/05/09
SP  - 1
EP  - 3
UR  - https://e.org/a_b?c=d&e
LA  - en
ER  - 
",
    );
}

#[test]
fn csl_json() {
    check(
        ExchangeFormat::CslJson,
        "authors: Roe, Jane; King Jr., Martin; [River Desk]
         published: 2024-05
         url: https://e.org",
        r#"
[
  {
    "URL": "https://e.org",
    "author": [
      {
        "family": "Roe",
        "given": "Jane"
      },
      {
        "family": "King",
        "given": "Martin",
        "suffix": "Jr."
      },
      {
        "literal": "River Desk"
      }
    ],
    "id": "roe-2024",
    "issued": {
      "date-parts": [
        [
          2024,
          5
        ]
      ]
    },
    "type": "webpage"
  }
]
"#,
    );
}

#[test]
fn hayagriva() {
    check(
        ExchangeFormat::Hayagriva,
        NEWS,
        r#"
"roe-2024":
  type: article
  title: "R&D in Kabul: a NASA view"
  author:
    - "Roe, Jané"
    - "van der Berg, Max"
    - { name: "River Desk" }
  date: 2024-05-09
  page-range: "1-3"
  url: "https://e.org/a_b?c=d&e"
  language: en
  parent:
    type: newspaper
    title: "River Post"
"#,
    );
}

#[test]
fn each_article_is_written_once_and_in_order() {
    let samples = samples();
    let twice: Vec<Citation<'_>> =
        samples.iter().chain(&samples).map(super::Sample::citation).collect();
    let once: Vec<Citation<'_>> = samples.iter().map(super::Sample::citation).collect();
    for format in ExchangeFormat::ALL {
        assert_eq!(exchange(format, &twice), exchange(format, &once), "{format:?}");
        // An empty bibliography is one, too.
        let empty = exchange(format, &[]);
        let expected = match format {
            ExchangeFormat::CslJson => "[]\n",
            ExchangeFormat::Hayagriva => "{}\n",
            _ => "",
        };
        assert_eq!(empty, expected, "{format:?}");
    }
}

#[test]
fn keys_are_unique() {
    // All of them are `a` but for signs that no key has, more than enough for
    // the digits that tell them apart to be the same now and then.
    let signs = ['(', ')', '=', '!', '?', '&', ',', '%'];
    let sample = |n: usize| {
        let signs: String = (0..4).map(|at| signs[n >> (3 * at) & 7]).collect();
        super::sample(&format!("a{signs}"), "")
    };
    let samples: Vec<_> = (0..4096).map(sample).collect();
    let citations: Vec<Citation<'_>> = samples.iter().map(super::Sample::citation).collect();
    let ris = exchange(ExchangeFormat::Ris, &citations);
    let keys: Vec<&str> = ris.lines().filter_map(|line| line.strip_prefix("ID  - ")).collect();
    let once: HashSet<&&str> = keys.iter().collect();
    assert_eq!((keys.len(), once.len()), (4096, 4096));
    assert!(keys.iter().any(|key| key.ends_with('x')), "a test of nothing");
}
