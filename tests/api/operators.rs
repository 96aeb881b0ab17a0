//! What each operator finds.

use pincite::{Index, Query, SearchOptions};

use crate::harness::{World, ids, line, search, world};

/// Three articles, in as many files.
const ARTICLES: [(&str, &str); 3] = [
    (
        "a.jsonl",
        r#"{"id":"a","title":"Proxy wars","authors":["Roe, Jane"],"publisher":"River Post","date":"2024-05-09","url":"https://a.example","language":"en","tags":["Fruit & Veg"],"paragraphs":[
            "The minister spoke of Pakistan and of its many proxies. Kabul was silent.",
            {"heading":"Strategic depth","text":"Strategic depth is what Pakistan wants. Depth of a strategic kind, they said."},
            "IT experts said it is ISIS-K. A terrorist attack, said others; terrorism and terror.",
            "Ehsanullah Ehsan spoke to Ehsaan and to Ahsan."]}"#,
    ),
    (
        "b.jsonl",
        r#"{"id":"b","translators":["John Doe"],"date":"2023","language":"en","paragraphs":[
            "Pakistan denied that. The army has a proxy in Balochistan, and Baluchistan is far.",
            "In Kabul the ISISK cell met. In Pakistan it did not.",
            "The proxy, they say, of the army is Pakistan's own."]}"#,
    ),
    (
        "c.jsonl",
        r#"{"id":"c","title":"Kabul","language":"de","paragraphs":[
            "Die Minister in Kabul und in Pakistan.",
            {"text":"A café of the Café kind in English.","language":"en"}]}"#,
    ),
];

fn index() -> (World, Index) {
    let world = World::new();
    for (path, article) in ARTICLES {
        world.file(path, article.replace('\n', " "));
    }
    let (index, report) = world.sync();
    assert_eq!((report.articles, report.passages), (3, 9));
    (world, index)
}

fn found(index: &Index, query: &str) -> String {
    let mut ids = ids(&search(index, query));
    ids.sort();
    ids.join(" ")
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    let (_world, index) = index();
    let mut wrong = Vec::new();
    for (query, expected) in cases {
        let found = found(&index, query);
        if found != *expected {
            wrong.push(format!("{query}: found '{found}', expected '{expected}'"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_near_one_another() {
    check(&[
        ("pakistan NEAR/4 proxy", "a#1"),
        ("pakistan NEAR/3 proxy", ""),
        ("proxy NEAR/4 pakistan", "a#1"),
        ("proxy ADJ/6 pakistan", "b#3"),
        ("proxy ADJ/5 pakistan", ""),
        ("pakistan ADJ/4 proxy", "a#1"),
        ("pakistan ADJ/3 proxy", ""),
        ("pakistan NEAR/6 proxy", "a#1 b#1 b#3"),
        ("(pakistan OR army) NEAR/4 proxy", "a#1 b#1 b#3"),
        ("\"the army\" NEAR/2 proxy", "b#1"),
        ("(proxy NEAR/4 army) NEAR/1 pakistan", "b#3"),
        ("(proxy NEAR/4 army) NEAR/3 pakistan", "b#1 b#3"),
        // Of the heading and the paragraph, which are two texts.
        ("strategic NEAR/1 depth NEAR/1 strategic", ""),
        // A compound takes the positions of its parts.
        ("isisk NEAR/0 attack", ""),
        ("isisk NEAR/2 attack", "a#3"),
        ("isisk NEAR/0 cell", "b#2"),
        ("it NEAR/0 experts", "a#3"),
        ("ehsan NEAR/2 ehsaan", "a#4"),
        ("NOT (pakistan NEAR/6 proxy) AND pakistan", "a#2 b#2 c#1"),
    ]);
}

#[test]
fn phrases_with_other_words_among_theirs() {
    check(&[
        ("\"depth strategic\"", ""),
        ("\"depth strategic\"~2", "a#2"),
        ("\"depth strategic\"~1", ""),
        ("\"strategic wants\"~4", "a#2"),
        ("\"strategic wants\"~3", ""),
        ("\"strategic depth pakistan\"~2", "a#2"),
        ("\"isisk attack\"~2", "a#3"),
        ("\"isisk attack\"~1", ""),
        ("\"pakistan proxy\"~4", "a#1"),
        ("\"der minister\"~9", ""),
        ("\"minister pakistan\"~3", "a#1"),
        ("\"minister pakistan\"~4", "a#1 c#1"),
    ]);
}

#[test]
fn what_stands_for_words() {
    check(&[
        ("terror*", "a#3"),
        ("b?l?chistan", "b#1"),
        ("*stan", "a#1 a#2 b#1 b#2 b#3 c#1"),
        ("?sis*", "a#3 b#2"),
        ("/terror(ist|ism)/", "a#3"),
        ("/ehs[a]+n/", "a#4"),
        ("/isisk?/", "a#3 b#2"),
        ("ehsan~1", "a#4"),
        ("balochistan~1", "b#1"),
        ("pakistn~1 -balochistan", "a#1 a#2 b#2 b#3 c#1"),
        ("pakistn~1 -baloch*", "a#1 a#2 b#2 b#3 c#1"),
        ("pakistn~1 -*chistan", "a#1 a#2 b#2 b#3 c#1"),
        ("title:prox*", "a#1 a#2 a#3 a#4"),
        ("title:*oxy", "a#1 a#2 a#3 a#4"),
        ("title:kabil~1", "c#1 c#2"),
        ("author:/r.e/", "a#1 a#2 a#3 a#4"),
        ("heading:stra*", "a#2"),
        ("lang:?e", "c#1 c#2"),
        ("path:?.jsonl -lang:en", "c#1 c#2"),
        ("path:a.j*", "a#1 a#2 a#3 a#4"),
        ("tag:fr?it*", "a#1 a#2 a#3 a#4"),
        ("id:/[bc]/", "b#1 b#2 b#3 c#1 c#2"),
    ]);
}

#[test]
fn passages_of_articles_that_have_both() {
    check(&[
        ("balochistan DOC isisk", "b#1 b#2"),
        ("balochistan DOC isisk DOC own", "b#1 b#2 b#3"),
        ("pakistan DOC NOT balochistan", "a#1 a#2 c#1"),
        ("pakistan DOC minister", "a#1 a#2 c#1"),
        ("terrorist DOC balochistan", ""),
        ("(kabul DOC cell) DOC own", "b#2 b#3"),
        ("NOT (pakistan DOC minister)", "a#3 a#4 b#1 b#2 b#3 c#2"),
        ("lang:de DOC minister", "c#1 c#2"),
    ]);
}

#[test]
fn facts_that_are_stated() {
    check(&[
        ("has:title", "a#1 a#2 a#3 a#4 c#1 c#2"),
        ("has:author", "a#1 a#2 a#3 a#4"),
        ("has:translator", "b#1 b#2 b#3"),
        ("has:publisher", "a#1 a#2 a#3 a#4"),
        ("has:date", "a#1 a#2 a#3 a#4 b#1 b#2 b#3"),
        ("has:url", "a#1 a#2 a#3 a#4"),
        ("has:lang", "a#1 a#2 a#3 a#4 b#1 b#2 b#3 c#1 c#2"),
        ("has:tag", "a#1 a#2 a#3 a#4"),
        ("has:heading", "a#2"),
        ("-has:title", "b#1 b#2 b#3"),
        ("has:date -has:author kabul", "b#2"),
    ]);
}

/// These are read and put to the matcher.
#[test]
fn what_only_the_text_can_say() {
    check(&[
        ("=IT", "a#3"),
        ("=it", "a#3 b#2"),
        ("=Café", "c#2"),
        ("=cafe", ""),
        ("=ISISK", "b#2"),
        ("=ISIS-K", "a#3"),
        ("=\"Strategic depth\"", "a#2"),
        ("=\"strategic depth\"", ""),
        ("kabul -=ISISK", "a#1 c#1"),
        ("+kabul =ISISK", "a#1 b#2 c#1"),
        ("title:=Kabul", "c#1 c#2"),
        ("title:=kabul", ""),
        ("author:=Roe", "a#1 a#2 a#3 a#4"),
        ("pakistan SENT proxy", "a#1 b#3"),
        ("(kabul pakistan)@sentence", "c#1"),
        ("(pakistan AND NOT minister)@sentence", "a#2 b#1 b#2 b#3"),
        ("terror* NEAR/0 attack", "a#3"),
        ("*stan NEAR/4 =proxies", "a#1"),
        ("=IT SENT =ISIS-K", "a#3"),
        ("in-kab*", "b#2 c#1"),
        ("kabul -in-kab*", "a#1"),
        ("of-a*", "a#2"),
        ("isis-k* -attack", "b#2"),
        ("isis-k*", "a#3 b#2"),
        ("(author:roe OR kabul) SENT pakistan", "a#1 a#2 c#1"),
        ("title:(proxy NEAR/0 war)", "a#1 a#2 a#3 a#4"),
        ("title:\"wars proxy\"~1", ""),
    ]);
}

#[test]
fn weights_change_the_order_and_nothing_else() {
    let (_world, index) = index();
    let order = |query: &str| ids(&search(&index, query));
    assert_eq!(order("terror^5 cell")[0], "a#3");
    assert_eq!(order("terror cell^5")[0], "b#2");
    assert_eq!(order("terror cell^5").len(), 2);
    assert_eq!(found(&index, "(kabul cell)^3 AND pakistan"), "a#1 b#2 c#1");
}

#[test]
fn an_exact_match_comes_before_a_near_one() {
    let world = World::new();
    let article =
        |id: &str, text: &str| format!("{{\"id\":\"{id}\",\"paragraphs\":[\"{text}\"]}}\n");
    let mut lines: Vec<String> = (0..200)
        .map(|n| article(&format!("k{n:03}"), "the khorasan province of the state"))
        .collect();
    // Rarer by far, and as often as the word is typed.
    lines.push(article("a0", "the khorosan khorosan province of the state"));
    lines.push(article("a1", "the khurasen province of the state"));
    world.file("a.jsonl", lines.concat());
    let (index, _) = world.sync();
    let options = SearchOptions { limit: 300, ..SearchOptions::default() };
    let found = ids(&index.search(&Query::parse("khorasan~2"), &options).unwrap());
    assert_eq!(found.len(), 202);
    assert_eq!(found[..2], ["k000#1", "k001#1"]);
    assert_eq!(found[200..], ["a0#1", "a1#1"]);
}

/// Many segments, some documents deleted, against one segment.
#[test]
fn segments_do_not_matter() {
    let (_world, at_once) = index();
    let piecemeal = World::new();
    for (path, article) in ARTICLES.iter().rev() {
        piecemeal.file(path, article.replace('\n', " ").replace("Pakistan", "Kabul"));
        piecemeal.file(
            &format!("gone-{path}"),
            article.replace('\n', " ").replace("\"id\":\"", "\"id\":\"x"),
        );
        piecemeal.sync();
    }
    for (path, article) in ARTICLES {
        piecemeal.remove(&format!("gone-{path}")).file(path, article.replace('\n', " "));
        piecemeal.sync();
    }
    let (piecemeal, _) = piecemeal.sync();
    for query in [
        "*stan",
        "terror* kabul",
        "pakistan~2 proxy",
        "/.*is.*/",
        "pakistan NEAR/6 proxy",
        "\"pakistan proxy\"~9",
        "kabul DOC minister",
        "NOT (kabul DOC minister)",
        "has:author OR has:translator",
        "kabul^3 pakistan army",
    ] {
        let run = |index: &Index| -> Vec<(String, f32)> {
            let hits = search(index, query).hits;
            hits.iter().map(|hit| (hit.id().to_string(), hit.score)).collect()
        };
        assert_eq!(run(&at_once), run(&piecemeal), "{query}");
    }
}

#[test]
fn marks_beside_alternatives_are_true() {
    let (_world, index) = index();
    for (query, id, marked) in [
        ("(author:roe AND pakistan) OR proxy", "b#1", "proxy"),
        ("(author:roe AND pakistan) OR proxy", "a#1", "Pakistan proxies"),
        ("(date:2024 AND pakistan) OR proxy", "b#1", "proxy"),
        ("(has:title AND pakistan) OR proxy", "b#3", "proxy"),
        ("(lang:de AND pakistan) OR kabul", "b#2", "Kabul"),
        ("(lang:de AND pakistan) OR kabul", "c#1", "Kabul Pakistan"),
    ] {
        let hits = search(&index, query).hits;
        let hit = hits.iter().find(|hit| hit.id().to_string() == id).expect(id);
        let marks: Vec<&str> = hit
            .snippet
            .fragments
            .iter()
            .flat_map(|fragment| {
                fragment.highlights.iter().map(|mark| &fragment.text[mark.span.range()])
            })
            .collect();
        assert_eq!(marks.join(" "), marked, "{query} {id}");
    }
}

#[test]
fn what_finds_nothing_is_said() {
    let (_world, index) = index();
    for (query, message) in [
        ("/((a{99}){99}){99}/", "'/((a{99}){99}){99}/' finds nothing: the pattern is too complex"),
        ("title:/((a{99}){99}){99}/", "finds nothing: the pattern is too complex"),
        ("tag:/((a{99}){99}){99}/", "finds nothing: the pattern is too complex"),
        ("kabul -/((a{99}){99}){99}/", "finds nothing: the pattern is too complex"),
    ] {
        let results = search(&index, query);
        let said: Vec<_> = results.query.diagnostics.iter().map(|d| d.message.as_str()).collect();
        assert!(said.len() == 1 && said[0].contains(message), "{query}: {said:?}");
    }
}

#[test]
fn a_language_is_named_by_its_tag() {
    let (index, _) = world(&[line("a", "\"language\":\"en\",", &["some pears"])]).sync();
    for (query, noted) in [("pears lang:en", false), ("pears lang:english", true)] {
        let diagnostics = search(&index, query).query.diagnostics;
        let notes = diagnostics.iter().filter(|one| one.message.contains("no language tag"));
        assert_eq!(notes.count(), usize::from(noted), "{query}");
    }
}
