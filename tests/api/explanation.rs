//! Why a hit has its score.

use pincite::{
    Explanation, Index, Node, NodeKind, Query, SearchOptions, SortBy, Substitute, SubstituteKind,
};

use crate::harness::World;

fn index() -> Index {
    let world = World::new();
    let words =
        ["alpha", "alphas", "alpine", "beta", "betas", "gamma", "delta-force", "deltaforce"];
    let mut state: u64 = 11;
    let mut next = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut lines = String::new();
    for n in 0..40 {
        let mut text = |least: usize| {
            let words: Vec<_> = (0..least + next(20)).map(|_| words[next(words.len())]).collect();
            words.join(" ")
        };
        let paragraphs: Vec<_> = (0..6).map(|_| text(1)).collect();
        let language = ["en", "de"][n % 2];
        let article = serde_json::json!({
            "id": format!("a{n:02}"), "title": text(2), "language": language, "paragraphs": paragraphs,
        });
        lines += &format!("{article}\n");
    }
    world.file("a.jsonl", lines);
    let (index, report) = world.sync();
    assert_eq!(report.passages, 240);
    index
}

/// The explanations of all hits; those of the first tier add up.
fn explained(index: &Index, query: &Query) -> Vec<Explanation> {
    let options = SearchOptions { limit: 500, explain: true, ..SearchOptions::default() };
    let hits = index.search(query, &options).unwrap().hits;
    let plain = SearchOptions { explain: false, ..options };
    let unexplained = index.search(query, &plain).unwrap().hits;
    assert!(unexplained.iter().all(|hit| hit.explanation.is_none()));
    hits.into_iter()
        .zip(unexplained)
        .map(|(hit, same)| {
            let explanation = hit.explanation.unwrap();
            assert_eq!((explanation.score, hit.score), (same.score, same.score));
            explanation
        })
        .collect()
}

#[track_caller]
fn check_sums(explanations: &[Explanation], query: &Query) {
    for (n, explanation) in explanations.iter().enumerate() {
        let mut sum = 0.0;
        for part in &explanation.parts {
            let frequency = f64::from(part.frequency);
            let text = frequency * (explanation.k1 + 1.0) / (frequency + explanation.norm);
            if part.together > 0.0 {
                assert!(part.together < 1.0 && part.text == 0.0, "{query}: {part:?}");
            } else {
                assert!((part.text - text).abs() < 1e-9, "{query}: {part:?}");
            }
            let worth = part.text + part.together + part.exact + part.title + part.article;
            let score = part.weight * part.idf * worth;
            assert!((part.score - score).abs() < 1e-9, "{query}: {part:?}");
            assert!(part.score > 0.0 && part.documents > 0, "{query}: {part:?}");
            sum += part.score;
        }
        let is_whole = (sum as f32 - explanation.score).abs() <= f32::EPSILON * explanation.score;
        match explanation.is_lowered {
            false => assert!(is_whole, "{query}: {sum} is not {}", explanation.score),
            true => {
                assert!(n >= 64, "{query}: the first tier is never lowered");
                assert!(sum as f32 > explanation.score);
            }
        }
    }
}

#[test]
fn parts_add_up_to_the_score() {
    let index = index();
    let mut lowered = 0;
    for query in [
        "alpha",
        "alpha beta gamma",
        "alpha^2 beta^0.25",
        "(alpha OR beta)^3 gamma",
        "\"alpha beta\"",
        "\"alpha beta\"~3 gamma",
        "alp* beta",
        "*lph* b?t*",
        "/alph.*/ /bet(a|as)/",
        "alpha~1 betta~2",
        "=alpha beta",
        "=\"alpha beta\" gamma",
        "delta-force",
        "delta-fo* gamma",
        "deltaforce NEAR/3 alpha",
        "alpha SENT beta",
        "alpha DOC gamma",
        "title:alpha beta -gamma",
        "has:title AND (alpha OR NOT beta)",
        "has:title",
        "zeta",
    ] {
        let query = Query::parse(query);
        let explanations = explained(&index, &query);
        check_sums(&explanations, &query);
        lowered += explanations.iter().filter(|explanation| explanation.is_lowered).count();
    }
    assert!(lowered > 0, "no query has a passage that would overtake an earlier tier");
}

#[test]
fn what_counted_is_named() {
    let world = World::new();
    let paragraphs = [
        "The terrorists fled; terrorism, said the terrorist.",
        "The Khorasan branch attacked.",
        "The ISKP attacked.",
        "The Khurasan branch attacks.",
    ];
    world.file("a.jsonl", serde_json::json!({ "id": "a", "paragraphs": paragraphs }).to_string());
    let (index, _) = world.sync();
    let first = |query: &Query| explained(&index, query).remove(0).parts;
    let typed = |query: &str| first(&Query::parse(query)).remove(0);

    let part = typed("terror*^2");
    assert_eq!(
        (part.term.as_str(), part.found_as.as_deref()),
        ("terror*", Some("terrorism, terrorist, terrorists"))
    );
    assert_eq!((part.frequency, part.documents, part.weight), (3, 3, 2.0));

    let part = typed("khorazan~2");
    assert_eq!(part.found_as.as_deref(), Some("khorasan"));
    assert_eq!((part.weight, part.exact), (0.5, 0.0));

    let parts = explained(&index, &Query::parse("attacks"));
    let parts: Vec<_> = parts.iter().map(|explanation| &explanation.parts[0]).collect();
    assert!(parts.iter().all(|part| part.term == "attacks" && part.found_as.is_none()));
    assert!(parts.iter().all(|part| part.documents == 3));
    assert_eq!(parts.iter().filter(|part| part.exact > 0.0).count(), 1);

    let node = |kind| Node { span: Default::default(), kind };
    let other = |text: &str, kind, weight| Substitute { text: text.to_owned(), kind, weight };
    let root = node(NodeKind::Expanded {
        node: Box::new(node(NodeKind::Word("ISKP".to_owned()))),
        others: vec![
            other("Khorasan branch", SubstituteKind::Alias, 0.5),
            other("Khurasan", SubstituteKind::Spelling, 0.25),
        ],
    });
    let query = Query { text: String::new(), root, diagnostics: Vec::new() };
    let explanations = explained(&index, &query);
    let parts: Vec<_> = explanations.iter().map(|explanation| &explanation.parts[..]).collect();
    let named: Vec<_> = parts
        .iter()
        .map(|parts| match parts {
            [part] => (part.term.as_str(), part.found_as.as_deref(), part.weight),
            parts => panic!("{parts:?}"),
        })
        .collect();
    assert_eq!(named.len(), 3);
    assert!(named.contains(&("ISKP", None, 1.0)), "{named:?}");
    assert!(named.contains(&("ISKP", Some("Khorasan branch"), 0.5)), "{named:?}");
    assert!(named.contains(&("ISKP", Some("Khurasan"), 0.25)), "{named:?}");
}

#[test]
fn only_scores_are_explained() {
    let options = SearchOptions { explain: true, sort: SortBy::Newest, ..SearchOptions::default() };
    let hits = index().search(&Query::parse("alpha"), &options).unwrap().hits;
    assert!(!hits.is_empty() && hits.iter().all(|hit| hit.explanation.is_none()));
}

#[test]
fn words_side_by_side_count_in_every_language_that_has_them() {
    let world = World::new();
    let line = |id: &str, language: &str| {
        let text = "They wanted strategic depth.";
        let article = serde_json::json!({ "id": id, "language": language, "paragraphs": [text] });
        format!("{article}\n")
    };
    world.file("a.jsonl", line("english", "en") + &line("german", "de") + &line("persian", "fa"));
    let (index, _) = world.sync();
    // English stems the first word and no language the second, so that they are
    // not looked for in the same sets of languages.
    let explanations = explained(&index, &Query::parse("strategic depth"));
    assert_eq!(explanations.len(), 3);
    for explanation in explanations {
        assert!(explanation.parts.iter().any(|part| part.together > 0.0), "{explanation:?}");
    }
}
