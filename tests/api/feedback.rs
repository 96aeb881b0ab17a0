//! Ranking by words of the best passages as well.

use pincite::{Index, Query, Results, SearchOptions, SortBy};

use crate::harness::{World, ids, line, world};

/// Passages about a mill, one of which does not say so, and one about a wheel of
/// something else.
fn lines() -> Vec<String> {
    vec![
        line("a", "", &["The mill grinds flour with a granite wheel in the valley."]),
        line("b", "", &["Every mill of the valley sold flour, and granite wore down."]),
        line("c", "", &["A mill is flour, granite, noise."]),
        line("d", "", &["Its wheel is of granite, and flour settles on it."]),
        line("e", "", &["Its wheel is of rubber, and cyclists sit on it."]),
    ]
}

fn run(index: &Index, query: &str, feedback: bool) -> Results {
    let options = SearchOptions { feedback, limit: 100, ..SearchOptions::default() };
    index.search(&Query::parse(query), &options).unwrap()
}

#[test]
fn what_speaks_of_the_subject_comes_first() {
    let (index, _) = world(&lines()).sync();
    let [plain, with] = [false, true].map(|feedback| run(&index, "mill wheel", feedback));
    assert_eq!(plain.feedback, [""; 0]);
    assert_eq!(with.feedback, ["valley", "flour", "granite"]);
    // Both say `wheel` once, in as many words.
    let score = |results: &Results, id: &str| {
        let hit = results.hits.iter().find(|hit| hit.id().to_string() == id);
        hit.map(|hit| hit.score).unwrap()
    };
    assert_eq!(score(&plain, "d#1"), score(&plain, "e#1"));
    assert!(score(&with, "d#1") > score(&with, "e#1"));
}

#[test]
fn the_same_is_found_and_marked() {
    let (index, _) = world(&lines()).sync();
    for query in ["mill wheel", "mill -noise", "\"granite wheel\" OR rubber", "whee* AND its"] {
        let found = |feedback| {
            let results = run(&index, query, feedback);
            let mut hits: Vec<_> = results
                .hits
                .iter()
                .map(|hit| (hit.id().to_string(), format!("{:?}", hit.snippet)))
                .collect();
            hits.sort();
            (results.total, hits)
        };
        let plain = found(false);
        assert!(plain.0 > 1, "{query}");
        assert_eq!(found(true), plain, "{query}");
    }
}

#[test]
fn an_explanation_names_the_words() {
    let (index, _) = world(&lines()).sync();
    let options = SearchOptions { feedback: true, explain: true, ..SearchOptions::default() };
    let results = index.search(&Query::parse("mill wheel"), &options).unwrap();
    let hit = results.hits.iter().find(|hit| hit.id().to_string() == "d#1").unwrap();
    let explanation = hit.explanation.as_ref().unwrap();
    let terms: Vec<_> = explanation.parts.iter().map(|part| part.term.as_str()).collect();
    assert_eq!(terms, ["wheel", "flour", "granite"]);
    let sum: f64 = explanation.parts.iter().map(|part| part.score).sum();
    assert!((sum - f64::from(hit.score)).abs() < 1e-4);
}

#[test]
fn where_nothing_ranks_nothing_is_added() {
    let (index, _) = world(&lines()).sync();
    assert_eq!(run(&index, "NOT mill", true).feedback, [""; 0]);
    assert_eq!(run(&index, "nowhere", true).feedback, [""; 0]);
    let sort = SortBy::Oldest;
    let options = SearchOptions { feedback: true, sort, ..SearchOptions::default() };
    let results = index.search(&Query::parse("mill"), &options).unwrap();
    assert_eq!(results.feedback, [""; 0]);
}

#[test]
fn segments_do_not_matter() {
    let (whole, _) = world(&lines()).sync();
    let parts = World::new();
    for (n, line) in lines().iter().rev().enumerate() {
        parts.file(&format!("{n}.jsonl"), line);
        parts.sync();
    }
    let (whole, parts) = (run(&whole, "mill wheel", true), run(&parts.open(), "mill wheel", true));
    assert_eq!(ids(&whole), ids(&parts));
    assert_eq!(whole.feedback, parts.feedback);
    let scores = |results: &Results| results.hits.iter().map(|hit| hit.score).collect::<Vec<_>>();
    assert_eq!(scores(&whole), scores(&parts));
}
