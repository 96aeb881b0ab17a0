//! Rankings of whole sets of topics.

use std::ops::ControlFlow;

use pincite::eval::{self, Ranking, Topic, rank_topics};
use pincite::{Index, Query, ResultUnit, SearchOptions};

use crate::harness::World;

/// Over a thousand passages in 240 articles, of which some have a title only.
fn world() -> World {
    const WORDS: [&str; 12] = [
        "river", "flood", "dike", "ferry", "toll", "bridge", "harbour", "barge", "owl", "mill",
        "weir", "heron",
    ];
    let world = World::new();
    let mut lines = String::new();
    let mut chance = 7u64;
    let mut word = || {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695);
        // The rarer, the further back in the list.
        let at = (chance >> 33) % 144;
        WORDS[(0..12u64).find(|n| at < (n + 1) * (24 - n) / 2).unwrap_or(11) as usize]
    };
    for article in 0..240 {
        let paragraphs: Vec<String> = (0..article % 11)
            .map(|n| {
                let words: Vec<_> = (0..6 + n % 5).map(|_| word()).collect();
                format!("\"The {}.\"", words.join(" "))
            })
            .collect();
        let (title, paragraphs) = (word(), paragraphs.join(","));
        lines += &format!(
            "{{\"id\":\"a{article}\",\"title\":\"The {title}\",\"paragraphs\":[{paragraphs}]}}\n"
        );
    }
    world.file("all.jsonl", lines);
    world
}

fn topics() -> Vec<Topic> {
    let queries = [
        "river",
        "the flood at the ferry",
        "owl -mill",
        "\"heron weir\"",
        "unheard",
        "???",
        "bridge toll harbour",
        "AND OR",
        "Title:barge",
        "river flood dike ferry toll bridge",
    ];
    // More than are asked at once.
    let topics = (0..70).map(|n: usize| Topic {
        id: format!("t{n}"),
        query: queries[n % queries.len()].to_owned(),
    });
    topics.collect()
}

fn rank(index: &Index, topics: &[Topic], options: &SearchOptions) -> Vec<Ranking> {
    let mut rankings = Vec::new();
    rank_topics(index, topics, options, &mut |ranking| {
        rankings.push(ranking);
        ControlFlow::Continue(())
    })
    .unwrap();
    rankings
}

#[test]
fn rankings_are_what_a_search_finds() {
    let (world, topics) = (world(), topics());
    let (index, _) = world.sync();
    for by in [ResultUnit::Passage, ResultUnit::Article] {
        for limit in [3, 100, 1000] {
            let options = SearchOptions { by, limit, ..SearchOptions::default() };
            let rankings = rank(&index, &topics, &options);
            assert_eq!(rankings.len(), topics.len());
            for (ranking, topic) in rankings.iter().zip(&topics).take(10) {
                assert_eq!(ranking.topic(), topic.id);
                let results = index.search(&Query::literal(&topic.query), &options).unwrap();
                let expected = results.hits.iter().map(|hit| match by {
                    ResultUnit::Passage => (hit.id().to_string(), hit.score),
                    ResultUnit::Article => (hit.article.id.to_string(), hit.score),
                });
                let expected = Ranking::new(&topic.id, expected);
                assert_eq!(*ranking, expected, "{by:?} {limit} {}", topic.query);
            }
            // A topic asked again, in another batch and by another thread.
            for (n, ranking) in rankings.iter().enumerate() {
                assert!(ranking.hits().eq(rankings[n % 10].hits()), "{}", ranking.topic());
            }
            let deepest = rankings.iter().map(|ranking| ranking.hits().len()).max().unwrap();
            assert_eq!(deepest, if by == ResultUnit::Article { limit.min(240) } else { limit });
        }
    }
}

#[test]
fn an_article_is_ranked_once_whatever_is_said_of_its_passages() {
    let (world, topics) = (world(), topics());
    let (index, _) = world.sync();
    let once = SearchOptions { by: ResultUnit::Article, limit: 1000, ..SearchOptions::default() };
    let often = SearchOptions { per_article: Some(3), ..once.clone() };
    assert_eq!(rank(&index, &topics[..10], &once), rank(&index, &topics[..10], &often));
}

#[test]
fn passages_of_titles_alone_are_called_as_in_a_search() {
    let world = world();
    let (index, _) = world.sync();
    let topics = [Topic { id: "1".to_owned(), query: "river".to_owned() }];
    let options = SearchOptions { limit: 3000, ..SearchOptions::default() };
    let rankings = rank(&index, &topics, &options);
    assert!(rankings[0].hits().any(|(id, _)| !id.contains('#')), "{:?}", rankings[0]);
    assert!(rankings[0].hits().any(|(id, _)| id.ends_with("#1")));
}

#[test]
fn ranking_ends_when_enough_is_taken() {
    let (world, topics) = (world(), topics());
    let (index, _) = world.sync();
    let mut taken = Vec::new();
    rank_topics(&index, &topics, &SearchOptions::default(), &mut |ranking| {
        taken.push(ranking.topic().to_owned());
        if taken.len() == 66 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })
    .unwrap();
    assert_eq!(taken, topics[..66].iter().map(|topic| topic.id.clone()).collect::<Vec<_>>());
}

#[test]
fn an_index_without_articles_ranks_nothing() {
    let world = World::new();
    let rankings = rank(&world.open(), &topics(), &SearchOptions::default());
    assert_eq!(rankings.len(), 70);
    assert!(rankings.iter().all(|ranking| ranking.hits().len() == 0));
    assert_eq!(
        eval::unknown(&world.open(), ["b", "a", "b"], ResultUnit::Article).unwrap(),
        ["a", "b"]
    );
}

#[test]
fn what_cannot_be_measured_is_known_by_its_id() {
    let world = world();
    let (index, _) = world.sync();
    // Article 11 has no paragraphs, 12 has one, 21 has ten.
    let ids = ["a11", "a12", "a240", "a12#1", "a12#2", "a11#1", "a21#10", "a21#11", "a240#1", "#1"];
    let unknown = |unit| eval::unknown(&index, ids, unit).unwrap();
    assert_eq!(
        unknown(ResultUnit::Article),
        ["#1", "a11#1", "a12#1", "a12#2", "a21#10", "a21#11", "a240", "a240#1"]
    );
    assert_eq!(
        unknown(ResultUnit::Passage),
        ["#1", "a11#1", "a12", "a12#2", "a21#11", "a240", "a240#1"]
    );
}
