//! Passages like one that is known.

use pincite::{
    ArticleId, ErrorKind, HitId, Index, Query, Recency, Results, SearchOptions, SimilarOptions,
};

use crate::harness::{World, ids, line, world};

fn index() -> (World, Index) {
    let filler = "As it was in all of the north, the weather was with us and no cloud had said \
                  so for the day.";
    let world = world(&[
        line(
            "harbour",
            "\"title\":\"Diesel\",",
            &[
                "The harbour master closed the northern basin in November, as ISIS-K had said.",
                "The harbour master expects the basin to open in the spring, with the barges.",
                "Barges and more barges: the harbour has no place for all of the barges.",
                filler,
            ],
        ),
        line(
            "ferry",
            "",
            &[
                "A ferry shares the southern basin with the barges of the harbour.",
                "The ISIS-K cell was found in November, the minister said.",
                filler,
            ],
        ),
        line("weather", "", &[filler; 12]),
    ]);
    let (index, _) = world.sync();
    (world, index)
}

/// The id of a passage, or of an article.
fn id(text: &str) -> HitId {
    text.parse().map_or_else(|_| HitId::Article(ArticleId::new(text)), HitId::Passage)
}

fn similar(index: &Index, to: &str) -> Results {
    index.similar(&id(to), &SimilarOptions::default()).unwrap()
}

#[test]
fn the_most_distinctive_words_are_looked_for() {
    let (_world, index) = index();
    for (to, query) in [
        // What is said once comes in the order of the text where it is as rare,
        // and what no other passage has is left out, as is "the".
        ("harbour#1", "master November ISIS-K basin harbour -id:harbour#1"),
        ("harbour#3", "Barges^2.1 harbour -id:harbour#3"),
    ] {
        let results = similar(&index, to);
        let found = results.query.to_string();
        assert_eq!(found, query, "{to}");
        // It is a query like any other.
        let typed = Query::parse(&results.query.text);
        assert_eq!(typed.to_string(), found);
        let again = index.search(&typed, &SearchOptions::default()).unwrap();
        assert_eq!(ids(&again), ids(&results), "{to}");
    }
}

#[test]
fn the_passage_itself_is_left_out_and_the_article_where_asked() {
    let (_world, index) = index();
    let results = similar(&index, "harbour#1");
    assert_eq!(ids(&results)[..3], ["harbour#2", "ferry#2", "ferry#1"]);
    assert!(!ids(&results).contains(&"harbour#1".to_owned()));
    assert_eq!(results.total, results.hits.len() as u64);
    let options = SimilarOptions { other_articles: true, ..SimilarOptions::default() };
    let others = index.similar(&id("harbour#1"), &options).unwrap();
    assert_eq!(ids(&others), ["ferry#2", "ferry#1"]);
    let of_article = similar(&index, "harbour");
    assert_eq!(ids(&of_article)[..2], ["ferry#1", "ferry#2"]);
    assert!(of_article.hits.iter().all(|hit| hit.article.id.as_str() != "harbour"));
}

#[test]
fn what_is_shared_is_marked() {
    let (_world, index) = index();
    let hit = &similar(&index, "harbour#1").hits[1];
    assert_eq!(hit.id().to_string(), "ferry#2");
    let fragment = &hit.snippet.fragments[0];
    let marks = fragment.highlights.iter().map(|mark| &fragment.text[mark.span.range()]);
    assert_eq!(marks.collect::<Vec<_>>(), ["ISIS-K", "November"]);
}

#[test]
fn the_options_of_a_search_hold() {
    let (_world, index) = index();
    let search = SearchOptions { limit: 1, offset: 1, explain: true, ..SearchOptions::default() };
    let options = SimilarOptions { search, ..SimilarOptions::default() };
    let results = index.similar(&id("harbour#1"), &options).unwrap();
    assert_eq!((ids(&results), results.total > 1), (vec!["ferry#2".to_owned()], true));
    let parts = &results.hits[0].explanation.as_ref().unwrap().parts;
    assert_eq!(parts.iter().filter(|part| part.text > 0.0).count(), 2);
    let recency =
        Recency { half_life_days: 1.try_into().unwrap(), today: "2025-01-01".parse().unwrap() };
    let search = SearchOptions { recency: Some(recency), ..SearchOptions::default() };
    let options = SimilarOptions { search, ..SimilarOptions::default() };
    let faded = index.similar(&id("harbour#1"), &options).unwrap().hits[0].score;
    assert!(faded < 0.02, "{faded}");
}

#[test]
fn function_words_tell_nothing() {
    let world = world(&[
        line("a", "", &["For both of them the ferry waited.", "To be, or not to be?"]),
        line("b", "", &["Both waited for the barges.", "What is to be, or not?"]),
        line("c", "", &["Barges."; 9]),
    ]);
    let (index, _) = world.sync();
    assert_eq!(similar(&index, "a#1").query.to_string(), "waited -id:a#1");
    // Better than none.
    assert_eq!(ids(&similar(&index, "a#2")), ["b#2"]);
}

#[test]
fn nothing_in_common_is_nothing_found() {
    let world = world(&[
        line("a", "", &["Zebras graze.", "Cattle, oxen, yaks.", "--- ***"]),
        line("titled", "\"title\":\"Oxen of yore\",", &[]),
        line("none", "", &[]),
    ]);
    let (index, _) = world.sync();
    for to in ["a#1", "a#3", "none"] {
        let results = similar(&index, to);
        assert_eq!((results.total, results.hits.len()), (0, 0), "{to}");
        let said = &results.query.diagnostics[0].message;
        assert_eq!(said, "no other passage has any word of this one", "{to}");
    }
    // An article without paragraphs is like others by its title, and found by it.
    assert_eq!(ids(&similar(&index, "titled")), ["a#2"]);
    assert_eq!(ids(&similar(&index, "a#2")), ["titled"]);
}

#[test]
fn unknown_ids_are_named() {
    let (_world, index) = index();
    for (to, message) in [
        ("harbor#1", "there is no article 'harbor'"),
        ("harbor", "there is no article 'harbor'"),
        ("harbour#5", "article 'harbour' has 4 paragraphs; there is no ¶ 5"),
    ] {
        let error = index.similar(&id(to), &SimilarOptions::default()).unwrap_err();
        assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::UnknownId, message));
    }
    let empty = World::new().open();
    let error = empty.similar(&id("a#1"), &SimilarOptions::default()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnknownId);
}
