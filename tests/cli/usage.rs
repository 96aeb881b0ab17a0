//! Things typed wrongly: each message says what to type instead.

use crate::fixture;
use crate::harness::World;

#[test]
fn messages_say_what_was_expected() {
    let world = fixture::indexed();
    for (args, words) in [
        (&["frobnicate"][..], &["unrecognized subcommand 'frobnicate'", "--help"][..]),
        (&["serch", "x"], &["unrecognized subcommand 'serch'", "search"]),
        (&["search", "x", "--limt", "3"], &["unexpected argument '--limt'", "--limit"]),
        (&["search"], &["required", "<QUERY>"]),
        (&["search", "x", "--limit", "many"], &["'many'", "--limit"]),
        (&["search", "x", "--limit", "-1"], &["-1"]),
        (&["search", "x", "--fragments", "0"], &["'0'", "--fragments", "a number from 1"]),
        (&["search", "--queries"], &["--queries", "<FILE>"]),
        (&["search", "x", "--format", "xml"], &["'xml'", "jsonl", "vimgrep"]),
        (&["search", "x", "--sort", "size"], &["'size'", "-date"]),
        (&["search", "x", "--since", "soon"], &["'soon'", "--since", "YYYY-MM-DD"]),
        (&["search", "x", "--until", "2024-13"], &["'2024-13'", "YYYY"]),
        (&["search", "x", "--color", "blue"], &["'blue'", "always"]),
        (&["show"], &["required", "<ID>"]),
        (&["inspect"], &["required", "<FILE>"]),
        (&["export", "--passages", "--articles"], &["cannot be used with"]),
        (&["show", "river-2024#9"], &["'river-2024' has 4 paragraphs; there is no ¶ 9"]),
        (&["show", "river-2024#x"], &["'river-2024#x' is not a passage id", "ARTICLE#N"]),
        (&["show", "river-2024#0"], &["'river-2024#0' is not a passage id", "N from 1"]),
        (
            &["show", "rover"],
            &["no article 'rover'", "hint: list the articles with: pincite articles"],
        ),
        (&["similar"], &["required", "<ID>"]),
        (&["similar", "river-2024#9"], &["'river-2024' has 4 paragraphs; there is no ¶ 9"]),
        (&["similar", "river-2024#x"], &["'river-2024#x' is not a passage id", "ARTICLE#N"]),
        (
            &["similar", "rover#1"],
            &["no article 'rover'", "hint: list the articles with: pincite articles"],
        ),
        (&["search", "x", "--recency", "soon"], &["'soon'", "--recency", "30d, 2w, 6m, 2y"]),
        (&["index", "nowhere"], &["nowhere: no such file or folder"]),
        (&["inspect", "nowhere.txt"], &["nowhere.txt: no such file or folder"]),
    ] {
        let run = world.run(args);
        run.code(2).says(&["error: "]).says(words);
        assert_eq!(run.stdout, "", "{args:?}");
    }
    world.run(["search", "ferry"]).ok();
}

#[test]
fn words_without_quotes_get_the_hint_of_quotes() {
    let world = fixture::indexed();
    let run = world.run(["search", "toll", "bridge", "articles"]);
    run.code(2).says(&[
        "error: bridge: no such file or folder",
        "hint: a query of several words wants quotes: pincite search 'toll bridge articles'",
    ]);
    // What is in the index and not on the disk is no path either.
    assert_eq!(run.stdout, "");
}

#[test]
fn a_path_that_was_never_indexed_is_indexed() {
    let world = fixture::indexed().file("more/owl.txt", "An owl sat on the toll bridge.\n");
    let run = world.run(["search", "bridge", "more", "--format", "paths"]);
    assert_eq!(run.ok(), "more/owl.txt\n");
    assert_eq!(world.run(["search", "owl", "--count"]).ok(), "1\n");
}

#[test]
fn a_dash_before_a_query_is_a_query_after_two() {
    let world = fixture::indexed();
    let run = world.run(["search", "--count", "--", "-bridge"]);
    assert_eq!(run.ok().trim().parse::<u32>().unwrap(), 8);
}

#[test]
fn flags_may_stand_before_and_after_the_command() {
    let world = World::new().file("a/x.txt", "An owl sat on the bridge.\n");
    world.run(["--index", "i", "-q", "index", "a"]).code(0).silent();
    assert_eq!(world.run(["search", "owl", "--count", "--index", "i"]).ok(), "1\n");
    assert_eq!(world.run(["--index=i", "search", "--count", "owl"]).ok(), "1\n");
}
