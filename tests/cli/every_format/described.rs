//! Each format of bibliographies: an article that says one thing of itself,
//! and an entry that says another.

use serde_json::Value;

use super::reading::{elements, found, listing};
use crate::harness::World;

const FERRY: &str = "Ferry news\n\nBy Somebody Else, 1 May 2020\n\nThe skipper counts forty passengers, two \
                     bicycles and a goat on most days of the spring.\n";

const BIB: &str = "@article{roe2024,\n  title = {The ferry to the island},\n  author = {Roe, Jane},\n  \
                   date = {2024-05-09},\n  journaltitle = {River Post},\n  file = {ferry.txt},\n}\n";

const HAYAGRIVA: &str = "roe2024:\n  type: article\n  title: The ferry to the island\n  author: Roe, Jane\n  \
                         date: 2024-05-09\n  parent:\n    type: newspaper\n    title: River Post\n";

const CSL: &str = r#"[{"id": "roe2024", "type": "article-newspaper", "title": "The ferry to the island",
  "author": [{"family": "Roe", "given": "Jane"}], "issued": {"date-parts": [[2024, 5, 9]]},
  "container-title": "River Post"}]"#;

/// A bibliography, its text, and what its fields of author, date and
/// publisher are called.
const BIBLIOGRAPHIES: &[(&str, &str, [&str; 3])] = &[
    ("refs.bib", BIB, ["author", "date", "journaltitle"]),
    ("refs.yml", HAYAGRIVA, ["author", "date", "parent.title"]),
    ("refs.csljson", CSL, ["author", "issued", "container-title"]),
    ("refs.json", CSL, ["author", "issued", "container-title"]),
];

#[test]
fn every_bibliography_describes_an_article() {
    for (path, text, [author, date, publisher]) in BIBLIOGRAPHIES {
        // Named in the entry, or by its key.
        let article = if text.contains("ferry.txt") { "a/ferry.txt" } else { "a/roe2024.txt" };
        let world = World::new().file(article, FERRY).file(&format!("a/{path}"), text);
        let run = world.run(["inspect", article, "--format", "json"]);
        run.code(0);
        let articles: Value = run.json();
        let lines: Vec<String> = elements(&articles).iter().flat_map(listing).collect();
        let origin = format!("{path}, entry roe2024, field");
        let expected = [
            "roe2024 text".to_owned(),
            format!("title: TITLE <- {origin} title"),
            format!("authors: Roe, Jane <- {origin} {author}"),
            format!("published: 2024-05-09 <- {origin} {date}"),
            format!("publisher: River Post <- {origin} {publisher}"),
        ];
        assert_eq!(lines[..5], expected, "{lines:#?}");
        assert!(lines.contains(&"- | body | SECOND".to_owned()), "{lines:#?}");
        // What it says of itself is not lost.
        assert!(
            lines.iter().any(|line| line.starts_with("out: ") && line.contains("Ferry news")),
            "{lines:#?}"
        );
        world.run(["index", "a"]).code(0).says(&["2 added", "1 article, 1 passage"]);
        let run = world.run(["search", "forty", "--format", "json"]);
        let results: Value = run.json();
        let hits: Vec<String> = elements(&results["hits"]).iter().map(found).collect();
        let name = article.trim_start_matches("a/");
        let expected = format!(
            "roe2024#1 | 5-5 | Jane Roe, \"The ferry to the island\", River Post, 9 May 2024, ¶ 1 \
             ({name}, line 5) | file://[DIR]/a/{name}"
        );
        assert_eq!(hits, [expected]);
    }
}
