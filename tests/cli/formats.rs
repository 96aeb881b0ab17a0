//! Output for other programs.

use crate::contract::Hit;
use crate::fixture;
use crate::harness::World;

fn hits(world: &World, query: &str) -> Vec<Hit> {
    world.run(["search", query, "--format", "jsonl"]).json_lines()
}

#[test]
fn csv_has_a_header_and_quotes_what_must_be() {
    let world = fixture::indexed();
    let run = world.run(["search", "\"strategic depth\" author:roe", "--format", "csv"]);
    let hit = &hits(&world, "\"strategic depth\" author:roe")[0];
    let expected = format!(
        "rank,score,id,title,authors,publisher,published,url,path,line,paragraph,heading,text,citation\n\
         1,{},river-2024#3,The river and the toll bridge,\"Jane Roe; de la Cruz, Ana\",River Post,\
         2024-05-09,https://example.org/river,river.md,22,3,What it costs,\
         \"{}\",\"{}\"\n",
        hit.score as f32,
        hit.text.replace('"', "\"\""),
        hit.citation.replace('"', "\"\""),
    );
    assert_eq!(run.ok(), expected);
    assert_eq!(world.run(["search", "zebra", "--format", "csv"]).stdout.lines().count(), 1);
    let articles = world.run(["articles", "--format", "csv"]);
    assert_eq!(articles.ok().lines().count(), 7);
    assert!(articles.stdout.contains(",bridge; city budget,river.md,4\n"), "{articles:#?}");
}

#[test]
fn paths_open_the_files_each_once() {
    let world = fixture::indexed();
    let run = world.run(["search", "ferry winter", "--format", "paths"]);
    let mut paths: Vec<_> = run.ok().lines().collect();
    paths.sort_unstable();
    assert_eq!(
        paths,
        [
            "articles/de/fluss.md",
            "articles/harbour.txt",
            "articles/notes.jsonl",
            "articles/river.md"
        ]
    );
    assert!(paths.iter().all(|path| world.path(path).is_file()));
}

#[test]
fn a_trec_run_names_topic_passage_rank_and_score() {
    let world = fixture::indexed();
    let run = world.run(["search", "ferry", "--format", "trec"]);
    let expected: Vec<_> = hits(&world, "ferry")
        .iter()
        .map(|hit| format!("1 Q0 {} {} {} pincite", hit.id, hit.rank, hit.score as f32))
        .collect();
    assert_eq!(run.ok().lines().collect::<Vec<_>>(), expected);
    assert_eq!(expected.len(), 5);
}

/// The places that `vimgrep` names, and what stands there in the file.
fn places(world: &World, query: &str) -> Vec<(String, u32, String)> {
    let run = world.run(["search", query, "--format", "vimgrep"]);
    let place = |line: &str| {
        let mut parts = line.splitn(4, ':');
        let mut part = || parts.next().expect("four parts");
        let (path, line, column) = (part(), part(), part());
        let (line, column): (usize, usize) = (line.parse().unwrap(), column.parse().unwrap());
        let file = world.read(path);
        let there = file.split(|byte| *byte == b'\n').nth(line - 1).expect("the line");
        let there = String::from_utf8_lossy(&there[column - 1..]).trim_end().to_owned();
        (path.to_owned(), line as u32, there)
    };
    let mut places: Vec<_> = run.ok().lines().map(place).collect();
    places.sort();
    places
}

#[test]
fn vimgrep_points_at_the_match_in_the_file() {
    let world = fixture::indexed();
    for (query, path, line, there) in [
        ("path:harbour \"strategic depth\"", "articles/harbour.txt", 6, "strategic"),
        ("path:harbour marker", "articles/harbour.txt", 7, "marker at the pier."),
        // In the word price is no ice.
        (
            "path:harbour ice",
            "articles/harbour.txt",
            6,
            "ice had pushed two barges against the strategic",
        ),
        ("cocoa", "articles/harbour.txt", 10, "cocoa."),
        ("café", "articles/harbour.txt", 10, "café sells cocoa."),
        ("tag:bridge \"half a million\"", "articles/river.md", 20, "half a million."),
        ("tag:bridge depth", "articles/river.md", 22, "depth\" in the budget, a phrase that"),
        ("forty", "articles/notes.jsonl", 1, ""),
        ("path:notes late", "articles/notes.jsonl", 2, "late.\"}"),
    ] {
        let (found_path, found_line, found) = places(&world, query).swap_remove(0);
        assert_eq!((found_path.as_str(), found_line), (path, line), "{query}");
        let is_there = if there.is_empty() { !found.is_empty() } else { found == there };
        assert!(is_there, "{query}: {found}");
    }
}

#[test]
fn vimgrep_points_into_a_record_and_past_markup() {
    let record =
        r#"{"title": "Ferry of old", "paragraphs": ["A pier.", "The old \"Ferry\" sails."]}"#;
    let linked = "See [the ferry guide](https://example.org/ferry) and then take the ferry home.\n";
    let world = World::new().file("a/r.jsonl", record).file("a/l.md", linked).indexed("a");
    let found = places(&world, "path:r sails");
    assert_eq!(found, [("a/r.jsonl".to_owned(), 1, r#"sails."]}"#.to_owned())]);
    let found = places(&world, "path:r \"old ferry\" sails");
    assert_eq!(found[0].2, r#"old \"Ferry\" sails."]}"#);
    let found = places(&world, "home");
    assert_eq!(found, [("a/l.md".to_owned(), 1, "home.".to_owned())]);
}

#[test]
fn a_result_is_one_line_of_vimgrep() {
    let code = "# Notes\n\n```\nlet lamp = 1;\nlet lantern = 2;\n```\n";
    let world = World::new().file("a/code.md", code).indexed("a");
    let run = world.run(["search", "lantern", "--format", "vimgrep"]);
    assert_eq!(run.ok().lines().count(), 1, "{run:#?}");
    assert!(run.stdout.starts_with("a/code.md:5:5:"), "{run:#?}");
}
