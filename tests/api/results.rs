//! What a search finds and in which order.

use pincite::{HighlightKind, Query, ResultUnit, SearchOptions, SortBy, SyncOptions};

use crate::harness::{World, ids, line, search, world};

const LONG: &str = "On that morning the militants came down from the hills in three lorries, and \
                    by noon the militants held the bridge, the mill and the school of the village.";

#[test]
fn a_paragraph_of_one_word_does_not_win() {
    let other = LONG.replace("militants", "soldiers");
    let world = world(&[line("a", "", &["Militants", LONG, &other, &other, &other])]);
    assert_eq!(ids(&search(&world.sync().0, "militants")), ["a#2", "a#1"]);
}

#[test]
fn more_and_rarer_words_come_first() {
    let filler = "the army said that the army had left the city again";
    let world = world(&[line(
        "a",
        "",
        &[filler, filler, "the army of Herat", "a bazaar in Herat was closed by the army", filler],
    )]);
    let found = ids(&search(&world.sync().0, "army bazaar Herat"));
    assert_eq!(found[..2], ["a#4", "a#3"]);
    assert_eq!(found.len(), 5);
}

#[test]
fn the_word_as_typed_is_preferred() {
    let world = world(&[line(
        "a",
        "",
        &["he was attacking the town", "he has attacks of the gout", "he will attack the town"],
    )]);
    let (index, _) = world.sync();
    for (query, first) in [("attack", "a#3"), ("attacks", "a#2"), ("attacking", "a#1")] {
        assert_eq!(ids(&search(&index, query))[0], first, "{query}");
    }
}

#[test]
fn the_title_speaks_for_its_passages() {
    let text = "The report was published on a Monday by the ministry.";
    let world = world(&[
        line("a", "\"title\":\"Fisheries\",", &["An opening of no interest.", text]),
        line("b", "\"title\":\"Railways\",", &["An opening of no interest.", text]),
    ]);
    let (index, _) = world.sync();
    assert_eq!(ids(&search(&index, "railways report")), ["b#2", "b#1", "a#2"]);
    assert_eq!(ids(&search(&index, "fisheries report")), ["a#2", "a#1", "b#2"]);
}

#[test]
fn equal_passages_are_in_the_order_of_ids_however_they_came() {
    let lines: Vec<_> =
        (0..40).map(|n| line(&format!("id{n:02}"), "", &["one and the same"])).collect();
    let expected: Vec<_> = (0..40).map(|n| format!("id{n:02}#1")).collect();
    let all = SearchOptions { limit: 100, ..SearchOptions::default() };
    // In one go, forwards.
    let at_once = world(&lines);
    let found = at_once.sync().0.search(&Query::parse("same"), &all).unwrap();
    assert_eq!(ids(&found), expected);
    // One by one, backwards, with a rewrite in between: many segments, deleted
    // documents.
    let one_by_one = World::new();
    for (n, line) in lines.iter().enumerate().rev() {
        one_by_one.file(&format!("{n}.jsonl"), line);
        one_by_one.sync();
    }
    one_by_one.file("7.jsonl", lines[7].replace("same", "same again"));
    one_by_one.sync();
    one_by_one.file("7.jsonl", &lines[7]);
    let found_again = one_by_one.sync().0.search(&Query::parse("same"), &all).unwrap();
    assert_eq!(ids(&found_again), expected);
    let scores = |results: &pincite::Results| -> Vec<f32> {
        results.hits.iter().map(|hit| hit.score).collect()
    };
    assert_eq!(scores(&found), scores(&found_again));
}

#[test]
fn pages_join_without_a_seam() {
    let lines: Vec<_> = (0..300)
        .map(|n| line(&format!("{n:03}"), "", &[&format!("word {} tail", "other ".repeat(n % 17))]))
        .collect();
    let (index, _) = world(&lines).sync();
    let query = Query::parse("word other");
    let page = |offset, limit| {
        let options = SearchOptions { offset, limit, ..SearchOptions::default() };
        ids(&index.search(&query, &options).unwrap())
    };
    let whole = page(0, 1000);
    assert_eq!(whole.len(), 300);
    let paged: Vec<_> = (0..31).flat_map(|n| page(n * 10, 10)).collect();
    assert_eq!(paged, whole);
}

#[test]
fn scores_never_rise() {
    let lines: Vec<_> = (0..500)
        .map(|n| line(&format!("{n:03}"), "", &[&format!("word {} tail", "other ".repeat(n % 29))]))
        .collect();
    let (index, _) = world(&lines).sync();
    let options = SearchOptions { limit: 500, ..SearchOptions::default() };
    let hits = index.search(&Query::parse("word other tail"), &options).unwrap().hits;
    assert_eq!(hits.len(), 500);
    assert!(hits.windows(2).all(|pair| pair[0].score >= pair[1].score));
}

#[test]
fn results_by_article() {
    let world = world(&[
        line("a", "", &["some words on pears", "pears and pears", "nothing on plums"]),
        line("b", "", &["a few words on the pears", "nothing"]),
    ]);
    let (index, _) = world.sync();
    let run = |by, per_article| {
        let options = SearchOptions { by, per_article, ..SearchOptions::default() };
        let results = index.search(&Query::parse("pears"), &options).unwrap();
        (
            results.total,
            results.hits.iter().map(|hit| (hit.rank, hit.id().to_string())).collect::<Vec<_>>(),
        )
    };
    let (total, hits) = run(ResultUnit::Article, None);
    assert_eq!((total, hits.len()), (2, 2));
    assert_eq!(hits[0], (1, "a#2".to_owned()));
    assert_eq!(hits[1].0, 2);
    let (_, hits) = run(ResultUnit::Article, Some(5));
    assert_eq!(hits.iter().map(|hit| hit.0).collect::<Vec<_>>(), [1, 1, 2]);
    let (total, hits) = run(ResultUnit::Passage, Some(1));
    assert_eq!((total, hits.len()), (2, 2));
}

#[test]
fn sorted_by_date_with_the_undated_last() {
    let world = world(&[
        line("new", "\"date\":\"2025-03\",", &["pears"]),
        line("none", "", &["pears"]),
        line("old", "\"date\":\"2019\",", &["pears"]),
        line("mid", "\"date\":\"2024-05-09\",", &["pears"]),
    ]);
    let (index, _) = world.sync();
    let run = |sort| {
        let options = SearchOptions { sort, ..SearchOptions::default() };
        ids(&index.search(&Query::parse("pears"), &options).unwrap())
    };
    assert_eq!(run(SortBy::Oldest), ["old#1", "mid#1", "new#1", "none#1"]);
    assert_eq!(run(SortBy::Newest), ["new#1", "mid#1", "old#1", "none#1"]);
}

#[test]
fn fields_and_dates_filter() {
    let world = world(&[
        line(
            "a",
            "\"title\":\"Of pears\",\"authors\":[\"Roe, Jane\"],\"publisher\":\"River Post\",\
             \"date\":\"2024-05\",\"language\":\"en-GB\",\"tags\":[\"Fruit & Veg\"],",
            &["the first", "the second"],
        ),
        line(
            "b",
            "\"authors\":[\"John Doe\"],\"date\":\"2023\",\"language\":\"en-US\",",
            &["the third"],
        ),
    ]);
    let (index, _) = world.sync();
    for (query, expected) in [
        ("author:roe", &["a#1", "a#2"][..]),
        ("author:\"jane roe\"", &["a#1", "a#2"]),
        ("author:ja*", &["a#1", "a#2"]),
        ("author:roe second", &["a#2"]),
        ("title:pear", &["a#1", "a#2"]),
        ("publisher:river", &["a#1", "a#2"]),
        ("lang:en", &["a#1", "a#2", "b#1"]),
        ("lang:EN-gb", &["a#1", "a#2"]),
        ("lang:en-US", &["b#1"]),
        ("tag:\"fruit & veg\"", &["a#1", "a#2"]),
        ("id:a", &["a#1", "a#2"]),
        ("id:a#2", &["a#2"]),
        ("path:a.jsonl", &["a#1", "a#2", "b#1"]),
        ("date:2024", &["a#1", "a#2"]),
        ("date:2024-05-09", &["a#1", "a#2"]),
        ("date:2024-06..", &[]),
        ("date:..2023", &["b#1"]),
        ("NOT author:roe", &["b#1"]),
        ("author:roe OR author:doe", &["a#1", "a#2", "b#1"]),
        ("-author:roe the", &["b#1"]),
    ] {
        assert_eq!(ids(&search(&index, query)), expected, "{query}");
    }
    let since = SearchOptions {
        since: Some("2024".parse().unwrap()),
        languages: vec!["en-GB".to_owned()],
        ..SearchOptions::default()
    };
    let mut found = ids(&index.search(&Query::parse("the"), &since).unwrap());
    found.sort();
    assert_eq!(found, ["a#1", "a#2"]);
    let german = SearchOptions { languages: vec!["de".to_owned()], ..SearchOptions::default() };
    assert!(index.search(&Query::parse("the"), &german).unwrap().hits.is_empty());
}

#[test]
fn results_within_a_path() {
    let world = World::new();
    world.file("x/a.txt", "All about pears and nothing else whatsoever.\n");
    world.file("y/b.txt", "Some more on pears, and on plums as well.\n");
    let (index, _) = world.sync();
    let run = |path: &str| {
        let within = vec![world.articles().join(path)];
        let options = SearchOptions { within, ..SearchOptions::default() };
        ids(&index.search(&Query::parse("pears"), &options).unwrap())
    };
    assert_eq!(run("x"), ["a#1"]);
    assert_eq!(run("y/b.txt"), ["b#1"]);
    assert_eq!(run("").len(), 2);
}

#[test]
fn marks_are_evidence() {
    let text =
        "In the state capital the Islamic centre was attacked; later the Islamic State claimed it.";
    let (index, _) = world(&[line("a", "", &[text])]).sync();
    let marks = |query: &str| -> Vec<(String, HighlightKind)> {
        let results = search(&index, query);
        let fragment = &results.hits[0].snippet.fragments[0];
        let marked = fragment.highlights.iter();
        marked.map(|mark| (fragment.text[mark.span.range()].to_owned(), mark.kind)).collect()
    };
    assert_eq!(marks("\"islamic state\""), [("Islamic State".to_owned(), HighlightKind::Phrase)]);
    assert_eq!(marks("attacks"), [("attacked".to_owned(), HighlightKind::Stem)]);
    assert_eq!(marks("capital -absent"), [("capital".to_owned(), HighlightKind::Exact)]);
    assert_eq!(
        marks("(attacked AND absent) OR centre"),
        [("centre".to_owned(), HighlightKind::Exact)]
    );
    assert_eq!(marks("cla*"), [("claimed".to_owned(), HighlightKind::Prefix)]);
}

#[test]
fn threads_do_not_matter() {
    let make = |threads| {
        let world = World::new();
        for n in 0..60 {
            let text = format!(
                "Fruit report {n}\n\nOn day {n} the pears were {} and the rest {}.\n",
                "ripe ".repeat(n % 5),
                "sold ".repeat(n % 7)
            );
            world.file(&format!("{n}.txt"), text);
        }
        let (index, _) =
            world.sync_with(&SyncOptions { threads: Some(threads), ..SyncOptions::default() });
        let options = SearchOptions { limit: 60, ..SearchOptions::default() };
        let results = index.search(&Query::parse("ripe pears sold 7"), &options).unwrap();
        results.hits.iter().map(|hit| (hit.id().to_string(), hit.score)).collect::<Vec<_>>()
    };
    assert_eq!(make(1), make(4));
}

/// Prefixes used to miss their best passages: the engine passed over whole
/// blocks of postings that it knew no bound of.
#[test]
fn nothing_better_is_passed_over() {
    const WORDS: [&str; 6] = ["alpha", "alpine", "bravo", "charlie", "delta", "echo"];
    let mut state: u64 = 7;
    let mut next = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut lines = Vec::new();
    for article in 0..60 {
        let paragraphs: Vec<String> = (0..25)
            .map(|_| {
                (0..3 + next(40)).map(|_| WORDS[next(WORDS.len())]).collect::<Vec<_>>().join(" ")
            })
            .collect();
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        lines.push(line(&format!("a{article:02}"), "", &paragraphs));
    }
    let at_once = world(&lines).sync().0;
    let piecemeal = World::new();
    for (n, lines) in lines.chunks(20).rev().enumerate() {
        piecemeal.file(&format!("{n}.jsonl"), lines.concat());
        piecemeal.sync();
    }
    let (piecemeal, _) = piecemeal.sync();
    for query in [
        "al*",
        "al* bravo",
        "bravo",
        "alpha bravo",
        "alpha bravo charlie delta",
        "bravo AND echo",
        "\"alpha bravo\"",
        "\"delta echo\" OR alpi*",
        "+bravo charlie -delta",
    ] {
        let run = |index: &pincite::Index, limit| {
            let options = SearchOptions { limit, ..SearchOptions::default() };
            let hits = index.search(&Query::parse(query), &options).unwrap().hits;
            hits.into_iter().map(|hit| (hit.id().to_string(), hit.score)).collect::<Vec<_>>()
        };
        let all = run(&at_once, 2000);
        let best = &all[..all.len().min(64)];
        assert_eq!(run(&at_once, 64), best, "{query}: first 64");
        assert_eq!(run(&at_once, 10), best[..best.len().min(10)], "{query}: first 10");
        assert_eq!(run(&piecemeal, 2000), all, "{query}: in pieces");
        assert_eq!(run(&piecemeal, 64), best, "{query}: in pieces, first 64");
    }
}

#[test]
fn a_title_with_the_words_elsewhere_takes_nothing_from_a_phrase() {
    let text = "The Islamic State attacked the town at the break of the day.";
    let world = world(&[
        line("a", "\"title\":\"Other\",", &[text]),
        line("b", "\"title\":\"State of the Islamic nation\",", &[text]),
    ]);
    let hits = search(&world.sync().0, "\"islamic state\"").hits;
    assert_eq!(hits.len(), 2);
    assert!((hits[0].score - hits[1].score).abs() < 0.2 * hits[0].score);
}

#[test]
fn what_can_find_nothing_is_said() {
    let (index, _) = world(&[line("a", "", &["A loaf is three € now."])]).sync();
    let results = search(&index, "loaf €");
    assert_eq!(ids(&results), ["a#1"]);
    let said: Vec<_> = results.query.diagnostics.iter().map(|d| d.message.as_str()).collect();
    assert_eq!(said, ["'€' holds no letter or digit and finds nothing"]);
}
