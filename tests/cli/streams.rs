//! Exit codes, and what goes where.

use std::io::Read as _;
use std::process::Stdio;

use crate::fixture;
use crate::harness::World;

#[test]
fn exit_codes_say_how_it_ended() {
    let world = fixture::indexed();
    for (args, code) in [
        (&["search", "ferry"][..], 0),
        (&["search", "zebra"], 1),
        (&["search", "zebra", "--count"], 1),
        (&["search", "ferry", "--count"], 0),
        (&["search", "zebra", "--format", "csv"], 1),
        (&["search", ""], 1),
        (&["articles"], 0),
        (&["articles", "zebra"], 1),
        (&["show", "ferry#1"], 0),
        (&["show", "ferry"], 0),
        (&["show", "ferry#99"], 2),
        (&["show", "ferry#0"], 2),
        (&["show", "zebra#1"], 2),
        (&["show", "zebra"], 2),
        (&["similar", "ferry#2"], 0),
        (&["similar", "ferry#2", "--lang", "sv"], 1),
        (&["similar", "ferry#99"], 2),
        (&["similar", "zebra"], 2),
        (&["inspect", "articles"], 0),
        (&["inspect", "nowhere"], 2),
        (&["stats"], 0),
        (&["stats", "--verify"], 0),
        (&["export"], 0),
        (&["index"], 0),
        (&["search", "ferry", "nowhere"], 2),
        (&["--index", "none", "search", "ferry"], 2),
        (&["search", "ferry", "--since", "soon"], 2),
        (&["completions", "bash"], 0),
        (&["man"], 0),
        (&["--version"], 0),
        (&["--help"], 0),
        (&[], 2),
    ] {
        assert_eq!(world.run(args).code, code, "{args:?}");
    }
}

#[test]
fn results_alone_are_on_stdout() {
    let world = fixture::indexed();
    for args in [
        &["search", "ferry"][..],
        &["search", "ferry", "--explain"],
        &["search", "ferry", "--format", "json"],
        &["articles"],
        &["show", "ferry"],
        &["similar", "ferry#2"],
        &["inspect", "articles"],
        &["stats"],
        &["export", "--passages"],
        &["completions", "zsh"],
        &["man"],
        &["--help"],
    ] {
        let run = world.run(args);
        assert!(!run.code(0).silent().stdout.is_empty(), "{args:?}");
    }
}

#[test]
fn everything_else_is_on_stderr() {
    let world = fixture::collection();
    for args in [
        &["index", "articles"][..],
        &["index"],
        &["index", "--rebuild"],
        &["index", "--dry-run"],
        &["search", "zebra"],
        &["show", "zebra"],
        &["search", "ferry", "nowhere"],
        &["search"],
        &["--index", "articles", "stats"],
    ] {
        let run = world.run(args);
        assert_eq!(run.stdout, "", "{args:?}");
        assert!(!run.stderr.is_empty(), "{args:?}");
    }
    // A search that indexes first says nothing of it.
    world.run(["search", "ferry", "articles", "--index", "other"]).code(0).silent();
    let verified = world.run(["stats", "--verify"]);
    verified.says(&["checksum"]);
    assert_eq!(verified.stdout, world.run(["stats"]).stdout);
}

#[test]
fn a_file_that_cannot_be_read_makes_two_of_zero() {
    let world = fixture::collection().file("articles/broken.jsonl", "{\"title\": \"half\n");
    let run = world.run(["index", "articles"]);
    run.code(2).says(&["warning:", "broken.jsonl, line 1: ", "5 added", "1 not readable"]);
    // Asked again, it is still broken, and still said.
    world.run(["index"]).code(2).says(&["broken.jsonl, line 1: ", "5 unchanged"]);
    // Searching the index alone has nothing to do with it.
    world.run(["search", "ferry"]).code(0).silent();
    let run = world.run(["search", "ferry", "articles"]);
    assert!(run.code(2).says(&["broken.jsonl"]).stdout.contains("forty passengers"));
    let run = world.run(["inspect", "articles"]);
    assert!(run.code(2).says(&["broken.jsonl"]).stdout.contains("forty passengers"));
}

#[test]
fn quiet_leaves_results_and_errors() {
    let world = fixture::collection();
    world.run(["index", "articles", "-q"]).code(0).silent();
    world.run(["-q", "index", "--rebuild"]).code(0).silent();
    world.run(["search", "zebra", "-q"]).code(1).silent();
    let run = world.run(["search", "-q", "ferry colour:red"]);
    assert!(run.code(0).silent().stdout.contains("ferry"));
    world.run(["stats", "--verify", "-q"]).code(0).silent();
    world.run(["show", "zebra", "-q"]).code(2).says(&["error:", "zebra"]);
    world.write("articles/broken.jsonl", "{");
    world.run(["index", "-q"]).code(2).says(&["warning:", "broken.jsonl"]);
}

#[test]
fn verbose_names_what_is_read_and_taken_out() {
    let world = fixture::collection();
    let run = world.run(["index", "articles", "-v"]);
    run.code(0).says(&["added    articles/bare.txt\n", "added    articles/de/fluss.md\n"]);
    world.remove("articles/bare.txt");
    world.write("articles/harbour.txt", "The harbour is closed for good.\n");
    let run = world.run(["-v", "index"]);
    run.code(0).says(&["changed  articles/harbour.txt\n", "removed  articles/bare.txt\n"]);
    assert!(!run.stderr.contains("fluss.md") && run.stdout.is_empty(), "{run:#?}");
    world.run(["index"]).code(0).says(&["4 unchanged"]);
}

/// Enough text that no pipe holds it all.
fn much() -> World {
    let paragraph = "The ferry carries forty passengers and one dog over the river every day.\n\n";
    World::new()
        .file("articles/much.txt", paragraph.repeat(4000))
        .file("queries.txt", "ferry\n".repeat(9))
        .indexed("articles")
}

#[test]
fn a_reader_who_has_seen_enough_is_no_error() {
    let world = much();
    for args in [
        &["search", "ferry", "--limit", "4000"][..],
        &["search", "ferry", "--limit", "4000", "--format", "json"],
        &["search", "ferry", "--limit", "4000", "--format", "csv"],
        &["search", "ferry", "--limit", "4000", "--format", "vimgrep"],
        &["search", "ferry", "--limit", "4000", "--format", "html"],
        &["search", "--queries", "queries.txt", "--limit", "4000", "--format", "json"],
        &["export", "--passages"],
        &["export"],
        &["show", "much"],
        &["inspect", "articles"],
    ] {
        let mut child = world.command(args).spawn().unwrap();
        let mut stdout = child.stdout.take().unwrap();
        stdout.read_exact(&mut [0; 16]).unwrap();
        drop(stdout);
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{args:?}: {:?}", output.status);
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args:?}");
    }
}

#[test]
fn nobody_to_hear_messages_is_no_error() {
    let world = fixture::collection();
    for (args, code) in [
        (&["index", "articles"][..], 0),
        (&["search", "ferry colour:red"], 0),
        (&["search", "zebra"], 1),
        (&["show", "zebra"], 2),
        (&["frobnicate"], 2),
    ] {
        let mut command = world.command(args);
        let mut child = command.stdout(Stdio::null()).spawn().unwrap();
        drop(child.stderr.take());
        assert_eq!(child.wait().unwrap().code(), Some(code), "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let world = fixture::indexed();
    for args in [&["search", "ferry"][..], &["export"], &["man"], &["completions", "bash"]] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let run = world.run_command(world.command(args).stdout(full));
        run.code(2).says(&["error: cannot write the output"]);
    }
}
