//! Colour, links, and text that must not reach a terminal as it is.

use crate::fixture;
use crate::harness::World;

const ESCAPE: char = '\u{1B}';

#[test]
fn no_escape_codes_without_a_terminal() {
    let world = fixture::indexed();
    for args in [
        &["search", "ferry"][..],
        &["search", "ferry", "--explain", "--context", "1"],
        &["search", "ferry colour:red"],
        &["articles"],
        &["show", "river-2024"],
        &["show", "river-2024#2"],
        &["inspect", "articles"],
        &["stats"],
        &["show", "zebra"],
        &["index"],
        &["frobnicate"],
        &["--help"],
        &["search", "--help"],
    ] {
        let run = world.run(args);
        assert!(!run.stdout.contains(ESCAPE) && !run.stderr.contains(ESCAPE), "{run:#?}");
    }
}

#[test]
fn colour_is_a_matter_of_the_flag_without_a_terminal() {
    let world = fixture::indexed();
    for (flag, no_color, expected) in [
        ("auto", "", false),
        ("auto", "1", false),
        ("never", "", false),
        ("always", "", true),
        // What is asked for by hand wins over the environment.
        ("always", "1", true),
    ] {
        let mut command = world.command(["search", "passengers", "--color", flag]);
        let run = world.run_command(command.env("NO_COLOR", no_color));
        assert_eq!(run.ok().contains(ESCAPE), expected, "{flag}, NO_COLOR={no_color}");
        // Without colour, marks stand around the match.
        assert_eq!(run.stdout.contains("**passengers**"), !expected, "{flag}");
    }
    let run = world.run(["show", "zebra", "--color", "always"]);
    assert!(run.code(2).stderr.contains(ESCAPE), "{run:#?}");
}

#[test]
fn colour_changes_nothing_but_the_look() {
    let world = fixture::indexed();
    let coloured = world.run(["search", "ferry", "--color", "always"]);
    let plain = world.run(["search", "ferry"]);
    // Asterisks take room where colour does not: lines may break elsewhere.
    let words =
        |text: &str| text.replace("**", "").split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(words(&stripped(coloured.ok())), words(plain.ok()));
    // Other programs' formats know no colour.
    for format in ["html", "json", "jsonl", "csv", "paths", "trec", "vimgrep"] {
        let run = world.run(["search", "ferry", "--format", format, "--color", "always"]);
        assert!(!run.ok().contains(ESCAPE), "{format}");
    }
}

/// Takes the colour codes out: an escape and all up to an `m`.
fn stripped(text: &str) -> String {
    let mut pieces = text.split(ESCAPE);
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |plain, piece| plain + piece.split_once('m').map_or("", |(_, rest)| rest))
}

/// An article that would take over a terminal, everywhere it can.
fn hostile() -> World {
    let text = "The \u{1B}[31m lantern \u{1B}[0m hung \u{7}over the \u{202E}reversed\u{202C} door.";
    let record = serde_json::json!({
        "id": "trap\u{9B}31m", "title": "Red \u{1B}]0;owned\u{7} title", "author": "Eve \u{1B}[2J",
        "publisher": "P\u{8}\u{8}ress", "tags": ["a\u{1B}[1m"], "section": "\u{1B}[5mblink",
        "paragraphs": [{"heading": "Head \u{1B}[7mline", "text": text}],
    });
    World::new().file("articles/trap.jsonl", format!("{record}\n")).indexed("articles")
}

#[test]
fn control_characters_are_shown_and_not_obeyed() {
    let world = hostile();
    for args in [
        &["search", "lantern"][..],
        &["search", "lantern", "--context", "1"],
        &["articles"],
        &["show", "trap-31m"],
        &["show", "trap-31m#1"],
        &["inspect", "articles"],
    ] {
        let run = world.run(args);
        let text = run.ok();
        let bad = |c: &char| c.is_control() && *c != '\n' || ('\u{202A}'..='\u{202E}').contains(c);
        let found: Vec<char> = text.chars().filter(bad).collect();
        assert!(found.is_empty(), "{args:?}: {found:?} in {text}");
        assert!(!text.is_empty());
    }
    let text = world.run(["search", "lantern"]).stdout;
    assert!(text.contains("␛[31m") && text.contains("␇over the \u{FFFD}reversed"), "{text}");
}

#[test]
fn control_characters_of_a_query_are_not_obeyed() {
    let world = fixture::indexed();
    let run = world.run(["search", "\u{1B}[31mferry colour:red\u{7}", "--explain"]);
    assert!(!run.stdout.contains(ESCAPE) && !run.stderr.contains(ESCAPE), "{run:#?}");
    run.says(&["no field 'colour'"]);
    let run = world.run(["search", "ferry", "\u{1B}[31m"]);
    assert!(!run.code(2).stderr.contains(ESCAPE), "{run:#?}");
}

#[test]
fn programs_get_the_text_as_it_is() {
    let world = hostile();
    let found: serde_json::Value = world.run(["search", "lantern", "--format", "json"]).json();
    let text = found["hits"][0]["text"].as_str().unwrap();
    assert!(text.contains("\u{1B}[31m lantern \u{1B}[0m"), "{text:?}");
    assert!(text.contains("\u{202E}reversed"), "{text:?}");
    assert_eq!(found["hits"][0]["article"]["title"], "Red \u{1B}]0;owned\u{7} title");
    let csv = world.run(["search", "lantern", "--format", "csv"]);
    assert!(csv.ok().contains("\u{1B}[31m lantern"), "{csv:#?}");
}

#[test]
fn links_are_made_where_a_terminal_follows_them() {
    let world = fixture::indexed();
    let mut command = world.command(["search", "crowns", "--color", "always"]);
    let run = world.run_command(command.env("FORCE_HYPERLINK", "1"));
    let link = "\u{1B}]8;;https://example.org/river#:~:text=Closing%20the%20bridge%20costs";
    assert!(run.ok().contains(link), "{run:#?}");
    let mut command = world.command(["search", "crowns"]);
    let run = world.run_command(command.env("FORCE_HYPERLINK", "1"));
    assert!(!run.ok().contains(ESCAPE), "{run:#?}");
}
