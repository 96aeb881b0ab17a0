//! Queries that ask for too much are answered in bounds, and say so.

use pincite::{Clause, Index, Node, NodeKind, Occur, Query, SearchOptions};

use crate::harness::{World, ids, search};

fn article(id: &str, paragraphs: &[String]) -> String {
    format!("{}\n", serde_json::json!({ "id": id, "paragraphs": paragraphs }))
}

fn node(kind: NodeKind) -> Node {
    Node { span: Default::default(), kind }
}

fn run(index: &Index, root: Node) -> pincite::Results {
    let query = Query { text: String::new(), root, diagnostics: Vec::new() };
    index.search(&query, &SearchOptions::default()).unwrap()
}

fn said(results: &pincite::Results) -> Vec<&str> {
    results.query.diagnostics.iter().map(|said| said.message.as_str()).collect()
}

/// Words `w0000` to `w1499`, a hundred in a paragraph; those with even numbers
/// below 1000 stand in a second paragraph too.
fn many_words() -> Vec<String> {
    let word = |n: usize| format!("w{n:04}");
    let all: Vec<_> = (0..1500).map(word).collect();
    let twice: Vec<_> = (0..1000).step_by(2).map(word).collect();
    all.chunks(100).chain(twice.chunks(100)).map(|words| words.join(" ")).collect()
}

#[test]
fn a_pattern_for_very_many_words_ranks_by_the_most_frequent() {
    let words = many_words();
    let at_once = World::new();
    at_once.file("a.jsonl", article("a", &words));
    at_once.file("b.jsonl", article("b", &["another v0001".to_owned()]));
    let at_once = at_once.sync().0;
    // The same in several segments. What is deleted was frequent.
    let piecemeal = World::new();
    let rare: Vec<String> = vec!["w1499 w1498 w1497 w1001".to_owned(); 5];
    piecemeal.file("gone.jsonl", article("x", &rare)).sync();
    piecemeal.file("a.jsonl", article("a", &words)).sync();
    piecemeal.remove("gone.jsonl");
    piecemeal.file("b.jsonl", article("b", &["another v0001".to_owned()]));
    let piecemeal = piecemeal.sync().0;
    let all = SearchOptions { limit: 100, ..SearchOptions::default() };
    for index in [&at_once, &piecemeal] {
        let results = index.search(&Query::parse("w*"), &all).unwrap();
        assert_eq!(
            said(&results),
            ["'w*' stands for 1500 words; only the 1000 most frequent are searched"]
        );
        // The five hundred that stand twice, and of the others the first.
        let mut found = ids(&results);
        found.sort();
        assert_eq!(found.len(), 15, "{found:?}");
        assert!(!found.contains(&"a#11".to_owned()), "{found:?}");
        // What is excluded is excluded, however rare.
        for query in ["another -w*", "NOT /w.*/", "NOT w*", "title:x* OR (v* -*9*)"] {
            assert_eq!(ids(&index.search(&Query::parse(query), &all).unwrap()), ["b#1"], "{query}");
        }
        let fewer = search(index, "/w0.*/ another");
        assert!(said(&fewer).is_empty());
        assert_eq!(fewer.total, 16);
    }
}

#[test]
fn a_long_phrase_is_found_as_a_whole() {
    let text = |n: usize| (0..n).map(|n| format!("w{}", n % 89)).collect::<Vec<_>>().join(" ");
    let world = World::new();
    world.file("a.jsonl", article("a", &[text(1000), text(999), text(1001)]));
    let (index, _) = world.sync();
    let phrase = |text: String, slop| run(&index, node(NodeKind::Phrase { text, slop }));
    let mut found = ids(&phrase(text(1000), 0));
    found.sort();
    assert_eq!(found, ["a#1", "a#3"]);
    assert_eq!(ids(&phrase(text(1001), 3)), ["a#3"]);
    // As typed it is cut, and that is said.
    let results = search(&index, &format!("\"{}\"", text(1000)));
    assert_eq!((results.total, said(&results).len()), (3, 1));
}

#[test]
fn frequent_words_near_one_another_take_bounded_time() {
    let text = "the and ".repeat(5000);
    let world = World::new();
    world.file("a.jsonl", article("a", &[text.clone(), text, "the end".to_owned()]));
    let (index, _) = world.sync();
    for (query, total) in [
        ("the NEAR/500 and", 2),
        ("the NEAR/500 the NEAR/500 and NEAR/0 and", 2),
        ("\"the the and and the\"~500", 2),
        ("(the NEAR/9 and) ADJ/400 (and NEAR/9 the) ADJ/2 the", 2),
        ("(the NEAR/500 and NEAR/500 the)@sentence", 2),
        ("the NEAR/500 end", 1),
    ] {
        assert_eq!(search(&index, query).total, total, "{query}");
    }
    // More operands than anybody types, all alike and all different.
    let near = |words: Vec<String>| NodeKind::Near {
        nodes: words.into_iter().map(|word| node(NodeKind::Word(word))).collect(),
        distance: 500,
        ordered: false,
    };
    assert_eq!(run(&index, node(near(vec!["the".to_owned(); 400]))).total, 2);
    assert_eq!(run(&index, node(near((0..400).map(|n| format!("w{n}")).collect()))).total, 0);
}

#[test]
fn articles_within_articles_take_bounded_time() {
    let world = World::new();
    world
        .file("a.jsonl", article("a", &["one".to_owned(), "two".to_owned(), "one two".to_owned()]));
    let (index, _) = world.sync();
    let word = |word: &str| node(NodeKind::Word(word.to_owned()));
    let required = |node| Clause { occur: Occur::Required, node };
    let nested = |depth: usize, sentences: bool| {
        (0..depth).fold(word("one"), |inner, _| {
            let inner = match sentences {
                true => node(NodeKind::Sentence(Box::new(inner))),
                false => inner,
            };
            node(NodeKind::SameArticle(vec![required(inner), required(word("two"))]))
        })
    };
    for sentences in [false, true] {
        assert_eq!(run(&index, nested(5, sentences)).total, 3);
        let results = run(&index, nested(60, sentences));
        assert_eq!(
            said(&results),
            ["DOC stands within DOC more than 5 deep here; this part finds nothing"]
        );
        assert_eq!(results.total, 0);
    }
}
