//! Many queries in one run.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};

use crate::contract::{Found, Hit};
use crate::fixture;
use crate::harness::{Run, World};

const TABLE: &str = "\
id,query,note
q1,\"ferry, toll\",x
q2,\"\"\"strategic depth\"\" -harbour\",
q3,zebra,
";

fn world() -> World {
    fixture::indexed()
        .file("table.csv", TABLE)
        .file("lines.txt", "passengers\n\n\"strategic depth\"\n")
        .file("none.txt", "zebra\n\nquagga\n")
        .file("broken.csv", "id,query\na,toll\nb\nc,\"zebra\n")
        .file("empty.txt", "\n\n")
}

fn search(world: &World, args: &[&str]) -> Run {
    world.run([&["search", "--queries"], args].concat())
}

/// Runs a command with something on its standard input.
fn with_input(world: &World, command: &mut Command, input: &str) -> Run {
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    Run::of(command, output, world)
}

#[test]
fn each_query_has_its_result_set() {
    let world = world();
    let sets: Vec<Found> = search(&world, &["table.csv", "--format", "json"]).code(0).json();
    let ids: Vec<_> = sets.iter().map(|set| set.id.as_deref().unwrap()).collect();
    assert_eq!(ids, ["q1", "q2", "q3"]);
    for set in &sets {
        // The same as alone, but for its name.
        let alone = world.run(["search", "--format", "json", &set.query.text]).json::<Found>();
        assert_eq!((&set.hits, set.total), (&alone.hits, alone.total), "{}", set.query.text);
        assert_eq!(alone.id, None);
    }
    assert_eq!((sets[1].total, sets[2].total), (1, 0));
    // It is laid out as one array would be.
    let text = search(&world, &["table.csv", "--format", "json"]).stdout;
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert!(text.starts_with("[\n  {\n    \"id\": \"q1\",\n") && text.ends_with("\n  }\n]\n"));
    assert_eq!(value.as_array().map(Vec::len), Some(3));
}

#[test]
fn every_format_names_the_query() {
    let world = world();
    let run = search(&world, &["lines.txt", "--format", "jsonl"]);
    let hits: Vec<Hit> = run.code(0).json_lines();
    let named: Vec<_> =
        hits.iter().map(|hit| (hit.query_id.as_deref().unwrap(), hit.id.as_str())).collect();
    assert_eq!(
        named,
        [("1", "ferry#1"), ("1", "river-2024#4"), ("3", "river-2024#3"), ("3", "harbour#1"),]
    );
    let run = search(&world, &["lines.txt", "--format", "trec"]);
    let topics: Vec<_> = run
        .ok()
        .lines()
        .map(|line| line.split(' ').take(4).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(
        topics,
        ["1 Q0 ferry#1 1", "1 Q0 river-2024#4 2", "3 Q0 river-2024#3 1", "3 Q0 harbour#1 2"]
    );
    let run = search(&world, &["lines.txt", "--format", "csv"]);
    let columns: Vec<_> = run
        .ok()
        .lines()
        .map(|line| line.split(',').take(2).collect::<Vec<_>>().join(","))
        .collect();
    assert_eq!(columns, ["query_id,rank", "1,1", "1,2", "3,1", "3,2"]);
    let run = search(&world, &["lines.txt", "--count"]);
    assert_eq!(run.ok(), "1\t2\n3\t2\n");
    // Opening each file once is enough.
    let run = search(&world, &["lines.txt", "--format", "paths"]);
    assert_eq!(run.ok(), "articles/notes.jsonl\narticles/river.md\narticles/harbour.txt\n");
    let run = search(&world, &["lines.txt", "--format", "vimgrep"]);
    assert_eq!(run.ok().lines().count(), 4);
    let run = search(&world, &["lines.txt", "--format", "html"]);
    let sections: Vec<_> = run.ok().lines().filter(|line| line.starts_with("<h2")).collect();
    assert_eq!(
        sections,
        [
            "<h2 dir=\"auto\">1: passengers</h2>",
            "<h2 dir=\"auto\">3: &quot;strategic depth&quot;</h2>"
        ]
    );
}

#[test]
fn text_has_a_line_for_each_query() {
    insta::assert_snapshot!(search(&world(), &["table.csv", "-n", "1"]).silent().ok());
}

#[test]
fn each_is_explained_and_the_columns_once() {
    for format in ["text", "html"] {
        let run = search(&world(), &["lines.txt", "--explain", "--format", format]);
        let text = run.ok();
        assert_eq!(text.matches("mean length of").count(), 4, "{text}");
        assert_eq!(text.matches("how rare that is").count(), 1, "{text}");
    }
}

#[test]
fn exit_codes_are_those_of_all() {
    let world = world();
    for (args, code, words) in [
        (&["table.csv"][..], 0, &[][..]),
        (&["none.txt"], 1, &[]),
        (&["empty.txt"], 1, &["empty.txt: no queries"]),
        (
            &["broken.csv"],
            2,
            &[
                "warning: broken.csv, line 3: 1 field, where the header has 2\n",
                "warning: broken.csv, line 4: a quotation mark is never closed\n",
            ],
        ),
        (&["nowhere.csv"], 2, &["error: nowhere.csv: no such file"]),
        (&["articles"], 2, &["error: articles: a folder, not a file"]),
        (&["articles/bare.txt", "nowhere"], 2, &["nowhere: no such file or folder", "--queries"]),
        (&["lines.txt", "ferry toll"], 2, &["ferry toll: no such file", "--queries"]),
    ] {
        search(&world, args).code(code).says(words);
    }
    world.write("ids.csv", "id,text\na,b\n");
    search(&world, &["ids.csv"])
        .code(2)
        .says(&["error: ids.csv: no column 'query' in the header; it has 'id', 'text'"]);
    // What can be answered is, whatever else there is.
    assert_eq!(search(&world, &["broken.csv", "--count"]).stdout, "a\t3\n");
    let run = search(&world, &["empty.txt", "--format", "json"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, "[]\n"));
}

#[test]
fn what_is_odd_is_said_with_its_place() {
    let world = world().file("odd.txt", "ferry\n\nferry colour:red\n");
    let run = search(&world, &["odd.txt"]);
    run.code(0).says(&["note: odd.txt, line 3: no field 'colour'"]);
    world.write("ids.csv", "id,query\nmy topic,ferry\nb,ferry\n");
    let blank = "line 2: the id 'my topic' has a blank, and would be two columns";
    let run = search(&world, &["ids.csv", "--format", "trec"]);
    assert!(run.code(2).says(&[blank]).stdout.starts_with("b Q0 "), "{run:#?}");
    search(&world, &["ids.csv", "--format", "json"]).code(0).silent();
}

#[test]
fn paths_and_filters_hold_for_every_query() {
    let world = world();
    let run = search(&world, &["lines.txt", "articles/harbour.txt", "--count"]);
    assert_eq!(run.ok(), "1\t0\n3\t1\n");
    let run = search(&world, &["lines.txt", "--count", "--since", "2024"]);
    assert_eq!(run.ok(), "1\t2\n3\t1\n");
    world.write("signs.txt", "ferry -passengers\n");
    for (args, expected) in
        [(&["signs.txt", "--count"][..], "1\t3\n"), (&["signs.txt", "--count", "-F"], "1\t5\n")]
    {
        assert_eq!(search(&world, args).ok(), expected);
    }
}

#[test]
fn queries_come_through_standard_input_too() {
    let world = world();
    for (input, expected) in [
        ("passengers\nzebra\n", "1\t2\n2\t0\n"),
        (TABLE, "q1\t7\nq2\t1\nq3\t0\n"),
        ("toll\r\n", "1\t3\n"),
    ] {
        let mut command = world.command(["search", "--queries", "-", "--count"]);
        let run = with_input(&world, &mut command, input);
        assert_eq!(run.ok(), expected);
    }
    let mut command = world.command(["search", "--queries", "-"]);
    with_input(&world, &mut command, "").code(1).says(&["standard input: no queries"]);
}

#[test]
fn each_answer_comes_before_the_next_question() {
    let world = world();
    let mut command = world.command(["search", "--queries", "-", "--format", "jsonl", "-n", "1"]);
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap());
    for (n, query) in ["passengers", "\"strategic depth\"", "crowns"].iter().enumerate() {
        writeln!(stdin, "{query}").unwrap();
        let mut answer = String::new();
        answers.read_line(&mut answer).unwrap();
        let hit: Hit = serde_json::from_str(&answer).unwrap();
        assert_eq!(hit.query_id, Some((n + 1).to_string()));
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}
