//! Standard input.

use std::io::Write as _;
use std::process::Stdio;

use crate::harness::{Run, World, ids};

const PAGE: &str = "The ferry\n\nThe ferry to the island leaves at nine, and nobody waits for it in \
                    the rain of a May morning.\n";

/// Runs the program with something on standard input.
fn pipe(world: &World, args: &[&str], input: &str) -> Run {
    let mut command = world.command(args);
    let mut child = command.stdin(Stdio::piped()).spawn().expect("the program runs");
    // A program that refuses does not read.
    let _ = child.stdin.take().expect("its input").write_all(input.as_bytes());
    let output = child.wait_with_output().expect("an end");
    Run::of(&command, output, world)
}

#[test]
fn is_indexed_and_kept() {
    let world = World::new();
    let url = "https://example.org/ferry?id=7";
    let args = ["index", "-", "--as", "text", "--url", url];
    pipe(&world, &args, PAGE).code(0).says(&["1 added", "1 article, 1 passage"]);
    let found = world.run(["search", "ferry", "--format", "json"]);
    let found: serde_json::Value = found.json();
    let hit = &found["hits"][0];
    assert_eq!(hit["article"]["url"], url);
    let path = hit["article"]["path"].as_str().expect("a path");
    assert!(path.starts_with("example.org-ferry-id-7-") && path.ends_with(".txt"), "{path}");
    let link = hit["link"].as_str().expect("a link");
    assert!(link.starts_with(&format!("{url}#:~:text=The%20ferry")), "{link}");
    // It is a source like others.
    pipe(&world, &args, PAGE).code(0).says(&["0 added, 0 changed, 1 unchanged"]);
    world.run(["index", "--rebuild"]).code(0).says(&["1 added"]);
    assert_eq!(ids(&world.run(["search", "url", "--format", "jsonl"])).len(), 0);
    let again: serde_json::Value = world.run(["search", "ferry", "--format", "json"]).json();
    assert_eq!(again["hits"][0]["article"]["url"], url);
    // Another page of the site is another article.
    let other = ["index", "-", "--as", "text", "--url", "https://example.org/ferry?id=8"];
    pipe(&world, &other, "The night ferry\n\nAt night there is no ferry to the island at all.\n")
        .code(0)
        .says(&["1 added"]);
    let newer = PAGE.replace("ferry", "steamer");
    pipe(&world, &args, &newer).code(0).says(&["0 added, 1 changed"]);
    assert_eq!(world.run(["search", "ferry -night", "--count"]).stdout, "0\n");
}

#[test]
fn stands_beside_other_sources() {
    let world = World::new().file("a/x.txt", "A lantern at the pier.\n").indexed("a");
    pipe(&world, &["index", "-", "--as", "markdown", "--name", "notes"], "# Pier\n\nA lantern.\n")
        .code(0)
        .says(&["1 added"]);
    assert_eq!(world.run(["search", "lantern", "--count"]).stdout, "2\n");
    world.run(["index"]).code(0).says(&["0 added, 0 changed, 2 unchanged"]);
    world.run(["show", "notes#1"]).code(0);
}

#[test]
fn is_inspected() {
    let world = World::new();
    let run = pipe(&world, &["inspect", "-", "--as", "text", "--format", "json"], PAGE);
    let articles: serde_json::Value = run.json();
    assert_eq!(articles[0]["title"], "The ferry");
    assert_eq!(articles[0]["paragraphs"][0]["n"], 1);
}

#[test]
fn wants_to_be_told_its_format() {
    let world = World::new();
    for (args, words) in [
        (&["index", "-"][..], "say what it is: pincite index - --as html"),
        (&["inspect", "-"][..], "say what it is: pincite inspect - --as html"),
        (&["index", "-", "--as", "word"][..], "expected one of text, markdown"),
        (&["index", "-", "x", "--as", "text"][..], "standard input is indexed alone"),
        (&["index", "x", "--url", "https://a.org"][..], "--as, --url and --name say what"),
    ] {
        pipe(&world, args, PAGE).code(2).says(&[words]);
    }
    assert!(!world.path("index").exists());
}

#[test]
fn nothing_is_kept_of_what_cannot_be_read() {
    let world = World::new();
    let run = pipe(&world, &["index", "-", "--as", "jsonl"], "{oops\n");
    run.code(2).says(&["line 1: column 2"]);
    assert!(!world.path("index").exists());
    pipe(&world, &["index", "-", "--as", "text"], "").code(2).says(&["there is no text in it"]);
}

#[test]
fn a_name_is_replaced_with_its_address_and_format() {
    let world = World::new();
    let index = |format: &str, url: &[&str], words: &str| {
        let args = [&["index", "-", "--as", format, "--name", "ferry"][..], url].concat();
        let record = serde_json::json!({ "text": PAGE }).to_string();
        let input = if format == "jsonl" { &record } else { PAGE };
        pipe(&world, &args, input).code(0).says(&[words]);
        let found: serde_json::Value = world.run(["search", "ferry", "--format", "json"]).json();
        assert_eq!(found["total"], 1);
        found["hits"][0]["article"]["url"].clone()
    };
    assert_eq!(index("text", &["--url", "https://a.org/1"], "1 added"), "https://a.org/1");
    assert_eq!(index("text", &["--url", "https://a.org/2"], "1 changed"), "https://a.org/2");
    assert!(index("text", &[], "1 changed").is_null());
    assert!(index("jsonl", &[], "1 added").is_null());
}

#[test]
fn an_index_within_a_source_keeps_it_too() {
    let world = World::new().file("a/x.txt", "A lantern at the pier.\n");
    world.run(["index", "a", "--index", "a/index"]).code(0).says(&["1 added"]);
    let args = ["index", "-", "--as", "text", "--name", "ferry", "--index", "a/index"];
    pipe(&world, &args, PAGE).code(0).says(&["1 added"]);
    let found = world.run(["search", "ferry", "--count", "--index", "a/index"]);
    assert_eq!(found.stdout, "1\n");
    // The index itself is no source, and nothing is left to do.
    let again = world.run(["index", "--index", "a/index"]);
    again.code(0).says(&["0 added, 0 changed, 2 unchanged, 0 removed\n"]);
}
