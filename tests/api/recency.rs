//! New articles before old ones.

use pincite::{Index, Query, Recency, ResultUnit, Results, SearchOptions, SortBy};

use crate::harness::{World, ids, line, world};

fn options(half_life_days: u32) -> SearchOptions {
    let recency = Recency {
        half_life_days: half_life_days.try_into().unwrap(),
        today: "2025-01-01".parse().unwrap(),
    };
    SearchOptions { recency: Some(recency), limit: 1000, ..SearchOptions::default() }
}

fn run(index: &Index, query: &str, options: &SearchOptions) -> Results {
    index.search(&Query::parse(query), options).unwrap()
}

#[test]
fn a_score_halves_with_every_half_life_of_age() {
    let dated = |id, date| line(id, &format!("\"date\":\"{date}\","), &["some pears"]);
    let (index, _) = world(&[
        dated("new", "2025-01-01"),
        dated("later", "2025-06"),
        dated("year", "2024-01-02"),
        dated("years", "2023-01-02"),
        // The first day that it may mean: as old as the one before.
        dated("month", "2023-01"),
        dated("old", "1815"),
        line("none", "", &["some pears"]),
    ])
    .sync();
    let plain = run(&index, "pears", &SearchOptions::default());
    assert_eq!(ids(&plain)[0], "later#1");
    let full = plain.hits[0].score;
    let hits = run(&index, "pears", &options(365)).hits;
    let shares: Vec<_> = hits.iter().map(|hit| (hit.id().to_string(), full / hit.score)).collect();
    let expected = [
        ("later#1", 1.0),
        ("new#1", 1.0),
        ("year#1", 2.0),
        ("years#1", 4.0),
        ("month#1", 4.0),
        ("none#1", 1024.0),
        ("old#1", 1024.0),
    ];
    assert_eq!(shares.len(), expected.len());
    for ((id, share), (expected_id, expected)) in shares.iter().zip(expected) {
        assert_eq!(id, expected_id);
        assert!((share / expected - 1.0).abs() < 0.01, "{id}: {share}");
    }
}

#[test]
fn age_weighs_against_how_well_it_matches() {
    let (index, _) = world(&[
        line("old", "\"date\":\"2023-01-01\",", &["pears and plums and more pears"]),
        line("new", "\"date\":\"2024-12-31\",", &["pears and nothing else to say here"]),
    ])
    .sync();
    let first = |half_life| ids(&run(&index, "pears plums", &options(half_life)))[0].clone();
    assert_eq!(first(36_500), "old#1");
    assert_eq!(first(180), "new#1");
}

#[test]
fn without_words_to_rank_by_the_newest_come_first() {
    let dated = |id, date| line(id, &format!("\"date\":\"{date}\","), &["some pears"]);
    let (index, _) = world(&[dated("a", "2019"), dated("b", "2024"), dated("c", "2021")]).sync();
    assert_eq!(ids(&run(&index, "date:2019..", &options(365))), ["b#1", "c#1", "a#1"]);
    // An order by date is one already.
    let oldest = SearchOptions { sort: SortBy::Oldest, ..options(365) };
    assert_eq!(ids(&run(&index, "pears", &oldest)), ["a#1", "c#1", "b#1"]);
}

#[test]
fn it_is_part_of_the_explanation() {
    let (index, _) = world(&[
        line("old", "\"date\":\"2024-01-02\",", &["some pears", "and some plums"]),
        line("new", "\"date\":\"2025\",", &["pears and so on"]),
    ])
    .sync();
    let explain = |options| {
        let hits = run(&index, "pears", &SearchOptions { explain: true, ..options }).hits;
        hits.into_iter().map(|hit| (hit.score, hit.explanation.unwrap())).collect::<Vec<_>>()
    };
    let plain = explain(SearchOptions::default());
    assert!(plain.iter().all(|(_, explanation)| explanation.recency.is_none()));
    let explained = explain(options(365));
    assert_eq!(explained[0].1.recency, Some(1.0));
    assert_eq!(explained[1].1.recency, Some(0.5));
    for (score, explanation) in explained {
        assert_eq!(score, explanation.score);
        assert!(!explanation.is_lowered);
        let parts: f64 = explanation.parts.iter().map(|part| part.score).sum();
        assert!((parts * explanation.recency.unwrap() - f64::from(score)).abs() < 1e-6);
    }
}

/// What is new may be anywhere among what the engine finds.
#[test]
fn nothing_better_is_passed_over() {
    let lines: Vec<_> = (0..600u32)
        .map(|n| {
            let date = format!("\"date\":\"{}-{:02}\",", 1990 + n * 7 % 35, 1 + n % 12);
            let text = format!("word {} tail", "other ".repeat((n * n % 23) as usize));
            line(&format!("{n:03}"), if n % 9 == 0 { "" } else { &date }, &[&text])
        })
        .collect();
    let at_once = world(&lines).sync().0;
    let piecemeal = World::new();
    for (n, lines) in lines.chunks(150).rev().enumerate() {
        piecemeal.file(&format!("{n}.jsonl"), lines.concat());
        piecemeal.sync();
    }
    let (piecemeal, _) = piecemeal.sync();
    for (query, by) in [
        ("word other", ResultUnit::Passage),
        ("word other tail", ResultUnit::Article),
        ("oth* tail", ResultUnit::Passage),
    ] {
        let hits = |index: &Index, limit, offset| {
            let options = SearchOptions { by, limit, offset, ..options(700) };
            let hits = run(index, query, &options).hits;
            hits.into_iter().map(|hit| (hit.id().to_string(), hit.score)).collect::<Vec<_>>()
        };
        let all = hits(&at_once, 1000, 0);
        assert_eq!(all.len(), 600);
        assert!(all.windows(2).all(|pair| pair[0].1 >= pair[1].1), "{query}: scores rise");
        assert_eq!(hits(&at_once, 10, 0), all[..10], "{query}");
        assert_eq!(hits(&at_once, 30, 50), all[50..80], "{query}");
        assert_eq!(hits(&piecemeal, 1000, 0), all, "{query}: in pieces");
        assert_eq!(hits(&piecemeal, 64, 0), all[..64], "{query}: in pieces");
    }
}
