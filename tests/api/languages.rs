//! Texts in scripts without blanks, from files to marked hits.

use pincite::{Hit, Query, SearchOptions};

use crate::harness::{World, ids, search};

fn world() -> World {
    let world = World::new();
    let line = |id: &str, language: &str, text: &str| {
        serde_json::json!({ "id": id, "language": language, "paragraphs": [text] }).to_string()
    };
    let lines = [
        line("panthers", "zh", "黑豹队的防守只丢了308分，在联赛中排名第六。"),
        line("lions", "zh", "狮子队在主场赢得了比赛，防守并不好。"),
        line("thailand", "th", "ประเทศไทยมีกรุงเทพมหานครเป็นเมืองหลวง"),
        line("laos", "th", "เวียงจันทน์เป็นเมืองหลวงของลาว"),
        line("korea", "ko", "한국의 수도는 서울이다."),
        line("japan", "ja", "東京は日本の首都であり、データセンターが多い。"),
        line("english", "en", "The 黑豹队 are the Panthers."),
    ];
    world.file("a.jsonl", lines.join("\n"));
    world
}

/// What is marked in the text of a hit.
fn marked(hit: &Hit) -> Vec<&str> {
    let fragments = hit.snippet.fragments.iter();
    fragments
        .flat_map(|fragment| {
            fragment.highlights.iter().filter_map(|mark| mark.span.slice(&fragment.text))
        })
        .collect()
}

#[test]
fn runs_are_found_by_what_they_say() {
    let world = world();
    let (index, _) = world.sync();
    for (query, first, marks) in [
        // A question shares words with the answer, not all of it.
        ("黑豹队的防守丢了多少分？", "panthers#1", vec!["黑豹队的防守", "丢了"]),
        ("กรุงเทพมหานครอยู่ประเทศใด", "thailand#1", vec!["ประเทศ", "กรุงเทพมหานคร"]),
        ("한국의 수도", "korea#1", vec!["한국의", "수도"]),
        ("日本の首都", "japan#1", vec!["日本の首都"]),
        ("データ", "japan#1", vec!["データ"]),
    ] {
        let results = search(&index, query);
        assert_eq!(ids(&results)[0], first, "{query}");
        assert_eq!(marked(&results.hits[0]), marks, "{query}");
    }
}

#[test]
fn what_is_asked_for_as_a_whole_is_found_as_a_whole() {
    let world = world();
    let (index, _) = world.sync();
    for (query, found) in [
        ("\"黑豹队的防守只丢了\"", vec!["panthers#1"]),
        ("\"黑豹队防守\"", vec![]),
        ("\"黑豹队\"", vec!["english#1", "panthers#1"]),
        ("+黑豹队 防守", vec!["panthers#1", "english#1"]),
        ("防守 -黑豹队", vec!["lions#1"]),
        ("黑豹队 AND 防守", vec!["panthers#1"]),
        ("豹", vec!["english#1", "panthers#1"]),
        ("黑豹*", vec!["english#1", "panthers#1"]),
        ("เมืองหล*", vec!["laos#1", "thailand#1"]),
        ("ประเ*", vec!["thailand#1"]),
        ("\"เมืองหลวงของลาว\"", vec!["laos#1"]),
        ("title:黑豹队", vec![]),
    ] {
        let results = index.search(&Query::parse(query), &SearchOptions::default()).unwrap();
        let mut ids = ids(&results);
        if found.len() > 1 && !query.starts_with('+') {
            ids.sort();
        }
        assert_eq!(ids, found, "{query}");
    }
}

#[test]
fn marks_are_on_what_was_typed() {
    let world = world();
    let (index, _) = world.sync();
    for (query, marks) in [
        ("\"黑豹队的防守\"", vec!["黑豹队的防守"]),
        ("防守", vec!["防守"]),
        ("豹", vec!["豹"]),
        ("丢", vec!["丢"]),
    ] {
        let results = search(&index, query);
        let hit = results.hits.iter().find(|hit| hit.id().to_string() == "panthers#1").unwrap();
        assert_eq!(marked(hit), marks, "{query}");
    }
}

/// Texts in four languages, most of them English, that share words and stems.
fn mostly_english() -> World {
    let world = World::new();
    let mut lines = Vec::new();
    let mut line = |id: String, language: &str, text: &str| {
        let line = serde_json::json!({ "id": id, "language": language, "paragraphs": [text] });
        lines.push(line.to_string());
    };
    let english = [
        "Rivers rise in spring and the bridges of the city are closed.",
        "The council closes a bridge; nobody crosses the river.",
        "A general moved his generals and generally won.",
        "The port is closed, says the minister of ports and rivers.",
        "Nations of the region met: the national port was open.",
        "Stars rise over the city, and the city sleeps.",
    ];
    for round in 0..8 {
        for (n, text) in english.iter().enumerate() {
            line(format!("en{n}-{round}"), "en", text);
        }
    }
    for (n, (language, text)) in [
        ("de", "Die Brücken der City sind im Spring zu, die Rivers auch."),
        ("de", "General und Generale: der Port ist national."),
        ("fr", "Le port national est fermé, les nations et les ponts aussi."),
        ("fr", "La city rise en closes rivers."),
        ("es", "El general nacional cerró los puertos y la city."),
        ("es", "Nation rivers close city ports."),
    ]
    .into_iter()
    .enumerate()
    {
        line(format!("other{n}"), language, text);
    }
    world.file("a.jsonl", lines.join("\n"));
    world
}

#[test]
fn a_main_language_changes_nothing_but_the_time() {
    let world = mostly_english();
    let (index, _) = world.sync();
    for query in [
        "rivers",
        "nation",
        "generals",
        "rivers AND city",
        "closed OR ports OR nationals",
        "the rivers of the city",
        "\"national port\"",
        "city -rivers",
        "NOT closing",
        "+port generals^3 city",
        "(rising OR closes) AND (city OR river) AND NOT bridges",
    ] {
        for by_date in [false, true] {
            let sort = if by_date { pincite::SortBy::Newest } else { pincite::SortBy::Score };
            let options =
                SearchOptions { limit: 60, sort, spread: None, ..SearchOptions::default() };
            let found = |text: &str| {
                let results = index.search(&Query::parse(text), &options).unwrap();
                let hits = results.hits.iter().map(|hit| (hit.id().to_string(), hit.score));
                (results.total, hits.collect::<Vec<_>>())
            };
            // A pattern that nothing fits: such queries are not asked apart.
            let whole = found(&format!("({query}) OR qqzz*"));
            assert!(whole.0 > 1, "{query}");
            assert_eq!(found(query), whole, "{query}");
        }
    }
}
