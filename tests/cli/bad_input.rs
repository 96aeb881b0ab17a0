//! Files that are not what they should be: each is named, the others are
//! indexed, and nothing that was indexed before is lost.

use std::fs::File;

use crate::harness::{Run, World};

const GOOD: &str = "The keeper of the lighthouse lit the lamp at nine in the evening.\n";

/// Indexes a folder with one good article, then adds the bad one and indexes
/// again.
fn with_bad(path: &str, bytes: impl AsRef<[u8]>) -> (World, Run) {
    let world = World::new().file("a/good.txt", GOOD).indexed("a");
    world.write(path, bytes);
    let run = world.run(["index", "a"]);
    (world, run)
}

/// Checks that the run warned, and that the good article is still found.
#[track_caller]
fn check(world: &World, run: &Run, words: &[&str]) {
    run.code(2).says(&["warning: "]).says(words);
    assert_eq!(
        run.stderr.lines().filter(|line| line.starts_with("warning:")).count(),
        1,
        "{run:#?}"
    );
    assert_eq!(world.run(["search", "lighthouse", "--format", "paths"]).ok(), "a/good.txt\n");
    world.run(["stats", "--verify"]).ok();
}

#[test]
fn files_that_are_no_text_are_named() {
    for (path, bytes, words) in [
        (
            "a/scan.txt",
            &b"%PDF-1.7\n\xE2\xE3"[..],
            &["a/scan.txt", "a PDF document", "expected plain text"][..],
        ),
        (
            "a/report.md",
            b"PK\x03\x04\x14\0",
            &["a/report.md", "a ZIP archive", "DOCX", "expected Markdown"],
        ),
        ("a/dump.txt", b"abc\0\x01\x02", &["a/dump.txt", "binary data", "NUL"]),
        ("a/photo.txt", b"\x89PNG\r\n\x1A\n\0\0", &["a/photo.txt", "a PNG image"]),
        ("a/empty.txt", b"", &["a/empty.txt", "there is no text in it"]),
        ("a/blank.txt", b" \n\t\n\n", &["a/blank.txt", "there is no text in it"]),
        ("a/empty.md", b"", &["a/empty.md", "there is no text in it"]),
        ("a/empty.jsonl", b"\n\n", &["a/empty.jsonl", "there is no text in it"]),
    ] {
        let (world, run) = with_bad(path, bytes);
        check(&world, &run, words);
        run.says(&["0 added, 0 changed, 1 unchanged, 0 removed, 1 not readable"]);
    }
}

#[test]
fn a_malformed_line_is_named_and_the_others_are_indexed() {
    let lines = [
        r#"{"id": "one", "text": "The dam held."}"#,
        r#"{"id": "two", "text": "The dam "#,
        r#"["no", "object"]"#,
        r#"{"id": "four", "text": "The dam broke."}"#,
    ];
    let world = World::new().file("a/news.jsonl", lines.join("\n"));
    let run = world.run(["index", "a"]);
    run.code(2).says(&[
        "warning: cannot read a/news.jsonl, line 2: ",
        "expected one JSON object a line",
        "warning: cannot read a/news.jsonl, line 3: ",
        "it holds an array; expected a JSON object",
        "1 added",
        "2 articles",
    ]);
    assert!(world.run(["search", "held"]).ok().contains("one#1"));
    assert!(world.run(["search", "broke"]).ok().contains("four#1"));
}

#[test]
fn malformed_front_matter_is_named_and_the_article_is_indexed() {
    let text = format!("---\ntitle: fine\ntags: [never, closed\ndate: 2024\n---\n\n{GOOD}");
    let world = World::new().file("a/odd.md", text);
    let run = world.run(["index", "a"]);
    run.code(2).says(&[
        "warning: cannot read a/odd.md, line ",
        "front matter",
        "expected YAML",
        "1 added",
    ]);
    let line = run.stderr.split("line ").nth(1).and_then(|rest| rest.split(':').next());
    let line: u32 = line.and_then(|line| line.parse().ok()).expect("a line");
    assert!((3..=5).contains(&line), "{run:#?}");
    assert!(world.run(["search", "lighthouse"]).ok().contains("odd#1"));
    let toml = format!("+++\ntitle = \"fine\"\ndate = never\n+++\n\n{GOOD}");
    let (world, run) = with_bad("a/odd.md", toml);
    run.code(2).says(&["odd.md, line 3: ", "front matter", "expected TOML"]);
    world.run(["search", "lighthouse path:odd"]).ok();
}

#[test]
fn a_file_that_breaks_keeps_what_was_read_of_it() {
    let world = World::new().file("a/good.txt", GOOD).file("a/log.txt", "The log of the keeper.\n");
    world.run(["index", "a"]).code(0);
    world.write("a/log.txt", b"%PDF-1.4 broken\0");
    world.run(["index", "a"]).code(2).says(&["log.txt", "1 not readable"]);
    world.run(["search", "log"]).ok();
    // Mended, it is read again.
    world.write("a/log.txt", "The journal of the keeper.\n");
    world.run(["index", "a"]).code(0).says(&["1 changed"]);
    world.run(["search", "path:log journal"]).ok();
    world.run(["search", "path:log -journal"]).code(1);
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_or_back_are_named() {
    use std::os::unix::fs::symlink;
    let world = World::new().file("a/good.txt", GOOD);
    symlink("nowhere.txt", world.path("a/dangling.txt")).unwrap();
    let run = world.run(["index", "a"]);
    check(&world, &run, &["a/dangling.txt", "no such file"]);
    world.remove_link("a/dangling.txt");
    symlink("../a", world.path("a/again")).unwrap();
    let run = world.run(["index", "a"]);
    check(&world, &run, &["a/again", "a symbolic link leads back to"]);
}

#[cfg(unix)]
#[test]
fn what_permissions_forbid_is_named_and_kept() {
    let world = World::new().file("a/good.txt", GOOD).file("a/secret.txt", "The secret lamp.\n");
    world.write("a/vault/key.txt", "The vault key hangs by the lamp.\n");
    world.write("index/README.md", "");
    world.mode("index", 0o777);
    let Some(run) = world.run_unprivileged(["index", "a"]) else { return };
    run.code(0).says(&["3 added"]);
    world.mode("a/secret.txt", 0o000);
    world.mode("a/vault", 0o000);
    let run = world.run_unprivileged(["index", "a"]).unwrap();
    world.mode("a/vault", 0o755);
    run.code(2).says(&["warning:", "a/vault: permission denied", "0 removed"]);
    // What cannot be looked at today stays as it was.
    let run = world.run_unprivileged(["search", "lamp", "--count"]).unwrap();
    assert_eq!(run.ok(), "3\n");
    world.mode("a/secret.txt", 0o644);
    world.write("a/secret.txt", "The lamp is a secret no more.\n");
    world.mode("a/secret.txt", 0o000);
    let run = world.run_unprivileged(["index", "a"]).unwrap();
    run.code(2).says(&["a/secret.txt: permission denied", "1 not readable"]);
    let run = world.run_unprivileged(["search", "\"secret lamp\"", "--count"]).unwrap();
    assert_eq!(run.ok(), "1\n");
}

#[test]
fn a_folder_without_articles_says_what_articles_are() {
    let world = World::new().file("a/photo.jpg", "x").file("a/README.md", "About.");
    for args in [&["index", "a"][..], &["search", "x", "a"]] {
        let run = world.run(args);
        run.code(2).says(&["error: no article could be read from a", "2 files of other formats"]);
        run.says(&["hint:", ".txt", ".md", ".jsonl"]);
        assert!(!world.path("index").exists(), "{args:?}");
    }
    // A folder besides that has some makes it none of an error.
    world.write("b/good.txt", GOOD);
    world.run(["index", "a", "b"]).code(0).says(&["1 added", "2 passed over"]);
}

#[test]
fn a_file_of_no_known_format_is_named() {
    let world = World::new().file("a/good.txt", GOOD).file("photo.jpg", "x").indexed("a");
    let run = world.run(["index", "photo.jpg"]);
    run.code(2).says(&["photo.jpg", "no known format", ".txt"]);
    world.run(["search", "lighthouse"]).ok();
    world.run(["inspect", "photo.jpg"]).code(2).says(&["photo.jpg", "no known format"]);
}

#[test]
fn other_encodings_are_read() {
    let text = "Le café était fermé, et personne ne savait où aller à présent.\n";
    let utf16: Vec<u8> =
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let latin1: Vec<u8> = text.chars().map(|c| u32::from(c) as u8).collect();
    let mut damaged =
        "Das Café schließt früh, später öffnet die Bäckerei.\n".repeat(9).into_bytes();
    damaged.extend(b"Ende mit Scha\xFFden, sagt das Caf\xC3\xA9.\n");
    for (bytes, note) in [(utf16, "decoded from utf-16le"), (latin1, "decoded from windows-1252")] {
        let world = World::new().file("a/cafe.txt", bytes).indexed("a");
        assert!(world.run(["search", "café"]).ok().contains("**"), "{note}");
        assert!(world.run(["inspect", "a"]).ok().contains(note), "{note}");
    }
    // What could not be decoded is lost, and that is said.
    let note = "1 place of invalid UTF-8 replaced, the first on line 10";
    let world = World::new().file("a/cafe.txt", damaged);
    for _ in 0..2 {
        world.run(["index", "a"]).code(2).says(&[
            "a/cafe.txt, line 10: ",
            "U+FFFD",
            "expected UTF-8",
        ]);
    }
    assert!(world.run(["search", "café"]).ok().contains("**"));
    let inspected = world.run(["inspect", "a"]);
    assert!(inspected.code(2).stdout.contains(note), "{inspected:#?}");
}

#[test]
fn records_with_broken_bytes_are_read_and_named() {
    let line: &[u8] = b"{\"id\":\"one\",\"text\":\"The light\xFFhouse is old.\"}\n";
    let world = World::new().file("a/news.jsonl", [b"\n", line].concat());
    world.run(["index", "a"]).code(2).says(&["a/news.jsonl, line 2: ", "U+FFFD"]);
    assert!(world.run(["search", "old"]).ok().contains("one#1"));
}

#[test]
fn a_file_above_the_limit_is_named_with_both_sizes() {
    let (world, run) = with_bad("a/huge.txt", "");
    run.code(2);
    // Of holes alone: it takes no room and is never read.
    File::create(world.path("a/huge.txt")).unwrap().set_len(300 << 20).unwrap();
    let run = world.run(["index", "a"]);
    check(&world, &run, &["a/huge.txt", "has 314572800 bytes; at most 134217728 are read"]);
}

#[test]
fn a_big_file_is_indexed() {
    // Large enough for the engine to have its full memory, see `sync::MAX_HEAP`.
    // Few words, as this is built without optimisation.
    let filler = "lantern".repeat(600);
    let paragraphs = (0..(9 << 20) / 4000).map(|n| format!("Entry {n} {filler}.\n\n"));
    let world = World::new().file("a/big.txt", paragraphs.collect::<String>());
    let run = world.run(["index", "a"]);
    run.code(0).says(&["1 added", "1 article, 2,359 passages", "read in"]);
    let found = world.run(["search", "\"entry 2358\"", "--format", "jsonl"]);
    assert_eq!(crate::harness::ids(&found), ["big#2359"]);
    // One line of a megabyte.
    world.write("a/line.txt", "never a line break ".repeat(1 << 16));
    world.run(["index", "a"]).code(0).says(&["1 added", "1 unchanged"]);
    let found = world.run(["search", "\"line break\" path:line", "-n", "1"]);
    assert!(found.ok().len() < 2000);
}

#[test]
fn odd_file_names_are_no_problem() {
    let world = World::new();
    let names = ["with blank.txt", "ünï.txt", "-n.txt", "a#b.txt", "x\ny.txt", "\u{1B}[31m.txt"];
    for name in names {
        world.write(&format!("a/{name}"), GOOD);
    }
    world.run(["index", "a"]).code(0).says(&["6 added"]);
    let found = world.run(["search", "lighthouse", "--format", "jsonl"]);
    for id in crate::harness::ids(&found) {
        assert!(world.run(["show", "--", &id]).ok().contains("nine in the evening"), "{id}");
    }
    let run = world.run(["articles"]);
    assert!(!run.ok().contains('\u{1B}'), "{run:#?}");
}
