//! One passage in the place of all that are the same text.

use std::collections::HashSet;

use pincite::{FamilyOptions, Index, Kinship, Query, Results, SearchOptions, SortBy};

use super::plant::Planter;
use crate::harness::{World, ids, line, world};

const STORY: &str = "The ferry across the estuary was stopped on Monday after the keeper of the \
                     lantern had found a crack in the landing stage, and nobody knows yet when it \
                     will sail again, the harbour master said.";
const QUOTE: &str = "the keeper of the lantern had found a crack in the landing stage, and nobody \
                     knows yet when it will sail again";
const OTHER: &str = "A lantern is worth more than a ferry on a foggy night, as every keeper of this \
                     coast has learned.";

/// A story, two reprints of it, a part of it, and something else.
fn stories() -> World {
    let wire = STORY.replace("Monday", "Monday morning");
    world(&[
        line("post", "\"date\":\"2024-05-12\",", &[STORY]),
        line("wire", "\"date\":\"2024-05-10\",\"title\":\"Ferry stopped\",", &[OTHER, &wire]),
        line("echo", "", &[STORY]),
        line("quote", "\"date\":\"2024-06\",", &[QUOTE]),
        line("other", "", &["The lantern of the ferry was lit by nobody in the harbour today."]),
    ])
}

fn collapsing() -> SearchOptions {
    SearchOptions { collapse: true, ..SearchOptions::default() }
}

fn run(index: &Index, query: &str, options: &SearchOptions) -> Results {
    index.search(&Query::parse(query), options).unwrap()
}

/// The other passages of a hit: how many articles, and each with what it is.
fn also(results: &Results, hit: usize) -> (u64, Vec<String>) {
    let also = &results.hits[hit].also_in;
    let named = also.passages.iter().map(|one| format!("{} {}", one.kinship.name(), one.id));
    (also.articles, named.collect())
}

#[test]
fn one_is_shown_and_the_others_are_named() {
    let (index, _) = stories().sync();
    let results = run(&index, "landing stage harbour", &collapsing());
    assert_eq!(results.total, 5, "{:?}", ids(&results));
    assert_eq!(results.collapsed, 3);
    let hits = ids(&results);
    assert_eq!(hits.len(), 2, "{hits:?}");
    assert!(hits.contains(&"other#1".to_owned()), "{hits:?}");
    let story = results.hits.iter().position(|hit| hit.id().to_string() != "other#1").unwrap();
    assert_eq!(hits[story], "echo#1");
    // The earliest first, the undated last.
    let (articles, named) = also(&results, story);
    assert_eq!(
        (articles, named),
        (3, ["same wire#2", "same post#1", "part quote#1"].map(String::from).to_vec())
    );
    assert_eq!(results.hits[1 - story].also_in.total, 0);

    let all = run(&index, "landing stage harbour", &SearchOptions::default());
    assert_eq!((all.hits.len(), all.total, all.collapsed), (5, 5, 0));
    assert!(all.hits.iter().all(|hit| hit.also_in.total == 0));
}

#[test]
fn a_part_stands_for_the_whole_and_names_it() {
    let (index, _) = stories().sync();
    let only = run(&index, "id:quote lantern", &collapsing());
    assert_eq!(ids(&only), ["quote#1"]);
    let (articles, named) = also(&only, 0);
    let expected = ["whole wire#2", "whole post#1", "whole echo#1"].map(String::from);
    assert_eq!((articles, named), (3, expected.to_vec()));
}

#[test]
fn two_parts_of_one_text_have_nothing_in_common() {
    let mut planter = Planter::new(5);
    let mut lines = Vec::new();
    for n in 0..10 {
        let text = planter.paragraph(60);
        let words: Vec<&str> = text.split(' ').collect();
        let (first, second) = (words[..28].join(" "), words[32..].join(" "));
        for (name, text) in [("whole", &text), ("first", &first), ("second", &second)] {
            lines.push(line(&format!("{name}{n}"), "", &[&format!("{text} lantern{n}")]));
        }
    }
    let (index, _) = world(&lines).sync();
    let mut found = 0;
    for n in 0..10 {
        // Without the whole no part is one of what is shown.
        let query = format!("lantern{n} -id:whole{n}");
        let parts = run(&index, &query, &collapsing());
        assert_eq!(parts.hits.len(), 2, "{n}");
        for hit in 0..2 {
            let (articles, named) = also(&parts, hit);
            assert!(articles == 0 || named == [format!("whole whole{n}#1")], "{named:?}");
            found += articles;
        }
    }
    // Not all parts are found.
    assert!(found >= 12, "{found} of 20");
}

#[test]
fn pages_join_without_a_seam() {
    let mut planter = Planter::new(9);
    let texts: Vec<String> =
        (0..30).map(|_| format!("lantern {}", planter.paragraph(30))).collect();
    let lines: Vec<String> =
        (0..120).map(|n| line(&format!("{n:03}"), "", &[&texts[n * n % 30]])).collect();
    let distinct = (0..120).map(|n| n * n % 30).collect::<HashSet<usize>>().len();
    let (index, _) = world(&lines).sync();
    for spread in [None, Some(3.try_into().unwrap())] {
        let options = SearchOptions { spread, ..collapsing() };
        let whole = ids(&run(&index, "lantern", &SearchOptions { limit: 1000, ..options.clone() }));
        assert_eq!(whole.len(), distinct);
        let mut pages = Vec::new();
        for offset in (0..35).step_by(7) {
            let page =
                run(&index, "lantern", &SearchOptions { limit: 7, offset, ..options.clone() });
            assert!(page.hits.iter().map(|hit| hit.rank).eq(offset + 1..=offset + page.hits.len()));
            assert!(page.hits.iter().all(|hit| hit.also_in.total > 0 || hit.also_in.articles == 0));
            pages.extend(ids(&page));
        }
        assert_eq!(pages, whole);
    }
    let by_date = SearchOptions { sort: SortBy::Newest, limit: 1000, ..collapsing() };
    assert_eq!(run(&index, "lantern", &by_date).hits.len(), distinct);
}

#[test]
fn what_is_left_out_takes_no_place_of_its_article() {
    let (index, _) = stories().sync();
    let options = SearchOptions { per_article: Some(1), ..collapsing() };
    let results = run(&index, "\"landing stage\" OR foggy", &options);
    let hits = ids(&results);
    assert!(hits.contains(&"wire#1".to_owned()), "{hits:?}");
    assert_eq!(hits.len(), 2, "{hits:?}");
    assert_eq!(results.total, 4);
}

#[test]
fn families_can_be_asked_for() {
    let (index, _) = stories().sync();
    let families = |options: FamilyOptions| index.families(&options).unwrap();
    let all = families(FamilyOptions::default());
    assert_eq!((all.total, all.families.len()), (1, 1));
    let family = &all.families[0];
    assert_eq!(family.articles, 4);
    assert!(family.text.contains("Monday morning"));
    let members: Vec<_> =
        family.members.iter().map(|one| (one.id.to_string(), one.kinship)).collect();
    let expected = [
        ("wire#2", Kinship::Same),
        ("post#1", Kinship::Same),
        ("quote#1", Kinship::Part),
        ("echo#1", Kinship::Same),
    ];
    assert_eq!(members, expected.map(|(id, kinship)| (id.to_owned(), kinship)));
    let of = |article: &str, paragraph: Option<u32>| {
        let article = Some(pincite::ArticleId::new(article));
        let paragraph = paragraph.and_then(pincite::ParagraphNumber::new);
        families(FamilyOptions { article, paragraph, ..FamilyOptions::default() }).total
    };
    assert_eq!((of("wire", None), of("wire", Some(2)), of("wire", Some(1))), (1, 1, 0));
    assert_eq!(of("other", None), 0);
    assert_eq!(families(FamilyOptions { offset: 1, ..FamilyOptions::default() }).families.len(), 0);
    assert_eq!(families(FamilyOptions { min_articles: 5, ..FamilyOptions::default() }).total, 0);
}

#[test]
fn an_article_may_say_the_same_twice() {
    let (index, _) = world(&[line("twice", "", &[STORY, OTHER, STORY])]).sync();
    assert_eq!(index.families(&FamilyOptions::default()).unwrap().total, 0);
    let within = FamilyOptions { min_articles: 1, ..FamilyOptions::default() };
    assert_eq!(index.families(&within).unwrap().total, 1);
    let results = run(&index, "landing", &collapsing());
    assert_eq!(ids(&results), ["twice#1"]);
    assert_eq!(also(&results, 0), (0, vec!["same twice#3".to_owned()]));
}

#[test]
fn what_is_short_or_has_other_numbers_is_no_family() {
    let (index, _) = world(&[
        line("a", "", &["Read the next page."]),
        line("b", "", &["Read the next page."]),
        line(
            "c",
            "",
            &["The harbour of Kell had 1204 ferries and 17 lanterns in 1998, as counted."],
        ),
        line(
            "d",
            "",
            &["The harbour of Kell had 1377 ferries and 12 lanterns in 2003, as counted."],
        ),
    ])
    .sync();
    let within = FamilyOptions { min_articles: 1, ..FamilyOptions::default() };
    assert_eq!(index.families(&within).unwrap().total, 0);
}
