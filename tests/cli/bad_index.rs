//! Indexes that cannot be used: each is told from the others, and the hint
//! leads out.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::harness::World;

const TEXT: &str = "The keeper of the lighthouse lit the lamp at nine in the evening.\n";

fn world() -> World {
    World::new().file("a/lamp.txt", TEXT).indexed("a")
}

/// The commands that read an index.
const READERS: [&[&str]; 5] =
    [&["search", "lamp"], &["articles"], &["show", "lamp"], &["stats"], &["export"]];

/// Checks what every command that reads the index says.
#[track_caller]
fn check(world: &World, words: &[&str]) {
    for args in READERS {
        let run = world.run(args);
        run.code(2).says(&["error: "]).says(words);
        assert_eq!((run.stdout.as_str(), run.stderr.lines().count()), ("", 2), "{run:#?}");
    }
}

#[test]
fn no_index_yet() {
    let world = World::new().file("a/lamp.txt", TEXT);
    let words = ["there is no index at index", "hint: make one with: pincite index FOLDER"];
    check(&world, &words);
    assert!(!world.path("index").exists(), "looking leaves no traces");
    // A README, as in the repository, is no index and no obstacle.
    world.write("index/README.md", "About.");
    check(&world, &words);
    world.run(["index", "a"]).code(0);
    world.run(["search", "lamp"]).ok();
    assert_eq!(world.read("index/README.md"), b"About.");
}

#[test]
fn an_index_without_articles() {
    let world = world();
    world.remove("a/lamp.txt");
    world.run(["index"]).code(0).says(&["1 removed", "0 articles"]);
    let run = world.run(["search", "lamp"]);
    run.code(2).says(&["the index at index holds no articles", "hint: ", "pincite index FOLDER"]);
    world.run(["articles"]).code(1);
    world.run(["stats", "--verify"]).ok();
    assert_eq!(world.run(["export"]).ok(), "");
}

#[test]
fn a_file_in_the_place_of_the_index() {
    let world = World::new().file("a/lamp.txt", TEXT).file("index", "a letter");
    let words =
        ["index is no index of pincite: it is a file", "hint: ", "--index DIR", "PINCITE_INDEX"];
    check(&world, &words);
    for args in [&["index", "a"][..], &["index", "a", "--rebuild"], &["search", "lamp", "a"]] {
        world.run(args).code(2).says(&words);
    }
    assert_eq!(world.read("index"), b"a letter");
}

#[test]
fn a_folder_of_something_else_in_the_place_of_the_index() {
    let world = World::new().file("a/lamp.txt", TEXT).file("index/letter.txt", "Dear all");
    let words =
        ["index is no index of pincite: it holds letter.txt and no pincite.json", "--index DIR"];
    check(&world, &words);
    for args in [&["index", "a"][..], &["index", "a", "--rebuild"], &["search", "lamp", "a"]] {
        world.run(args).code(2).says(&words);
    }
    let left: Vec<_> = fs::read_dir(world.path("index")).unwrap().collect();
    assert_eq!(left.len(), 1);
}

/// Changes the manifest by hand.
fn edit(world: &World, change: impl Fn(&mut serde_json::Value)) {
    let mut manifest = serde_json::from_slice(&world.read("index/pincite.json")).unwrap();
    change(&mut manifest);
    world.write("index/pincite.json", manifest.to_string());
}

#[test]
fn an_index_of_another_version_is_made_anew_from_its_sources() {
    for key in ["format", "analysis"] {
        let world = world();
        edit(&world, |manifest| {
            manifest[key] = 999.into();
            manifest["made_by"] = "pincite 9.9.9".into();
        });
        let hint = "hint: make it anew with: pincite index --rebuild --index index";
        check(&world, &["was made by pincite 9.9.9; this version cannot read it", hint]);
        world.run(["index", "a"]).code(2).says(&["pincite 9.9.9", hint]);
        world.run(["index", "--rebuild", "--index", "index"]).code(0).says(&["1 added"]);
        world.run(["search", "lamp"]).ok();
        world.run(["index"]).code(0).says(&["1 unchanged"]);
    }
}

#[test]
fn a_damaged_manifest_is_said_to_be_damaged() {
    let whole = String::from_utf8(world().read("index/pincite.json")).unwrap();
    let half = &whole[..whole.len() / 2];
    for text in ["", "{", "not JSON at all", half, "[]", "null"] {
        let world = world();
        world.write("index/pincite.json", text);
        for args in READERS {
            let run = world.run(args);
            run.code(2).says(&["error: ", "hint: make it anew with: pincite index --rebuild"]);
        }
        world.run(["index", "a"]).code(2).says(&["pincite index --rebuild"]);
        // Nothing says any more what it was made from, and nothing is guessed.
        let run = world.run(["index", "--rebuild"]);
        run.code(2).says(&["does not say what it was made from", "pincite index --rebuild FOLDER"]);
        world.run(["index", "--rebuild", "a"]).code(0).says(&["1 added"]);
        world.run(["search", "lamp"]).ok();
    }
}

#[test]
fn a_changed_symbol_table_is_damage() {
    let world = world();
    edit(&world, |manifest| manifest["checksum"] = 1.into());
    check(&world, &["pincite.json is damaged", "--rebuild"]);
    world.run(["index", "--rebuild"]).code(0).says(&["1 added"]);
    world.run(["search", "lamp"]).ok();
}

/// The files of the engine.
fn engine_files(world: &World) -> Vec<PathBuf> {
    let folders = fs::read_dir(world.path("index")).unwrap().map(|entry| entry.unwrap().path());
    let engine = folders.filter(|path| path.is_dir()).flat_map(|path| fs::read_dir(path).unwrap());
    let mut files: Vec<_> = engine.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| fs::metadata(path).unwrap().len() > 0);
    files.sort();
    files
}

#[test]
fn damaged_engine_files_are_an_error_and_never_a_crash() {
    let world = World::new().file("a/lamp.txt", TEXT);
    // So old that no run has anything to note about it: files stay as they are.
    world.date("a/lamp.txt", 1_500_000_000);
    world.run(["index", "a"]).code(0);
    let files = engine_files(&world);
    assert!(files.len() >= 7, "{files:?}");
    for path in &files {
        let name = path.file_name().unwrap().to_string_lossy();
        let whole = fs::read(path).unwrap();
        // What is left of the file: nothing, half of it, not even its name.
        for left in [Some(0), Some(whole.len() / 2), None] {
            match left {
                Some(length) => fs::write(path, &whole[..length]).unwrap(),
                None => fs::remove_file(path).unwrap(),
            }
            let verified = world.run(["stats", "--verify"]);
            // A list for tidying up, which no answer depends on.
            let code = if name == ".managed.json" { 0..=2 } else { 2..=2 };
            assert!(code.contains(&verified.code), "{name}, {left:?}: {verified:#?}");
            for args in [&["search", "lamp"][..], &["export"], &["index"]] {
                let run = world.run(args);
                assert!((0..=2).contains(&run.code), "{name}, {left:?}: {run:#?}");
                assert!(!run.stderr.contains("panicked"), "{name}, {left:?}: {run:#?}");
            }
            fs::write(path, &whole).unwrap();
        }
    }
    world.run(["stats", "--verify"]).ok();
    fs::write(&files[2], "").unwrap();
    world.run(["index", "--rebuild"]).code(0).says(&["1 added"]);
    assert!(world.run(["search", "lamp"]).ok().contains("lighthouse"));
}

#[test]
fn verification_finds_what_reading_would_not_notice() {
    let world = world();
    for path in engine_files(&world) {
        if path.extension().is_none_or(|extension| extension == "json" || extension == "lock") {
            continue;
        }
        let whole = fs::read(&path).unwrap();
        let mut damaged = whole.clone();
        damaged[0] ^= 0x55;
        fs::write(&path, &damaged).unwrap();
        let run = world.run(["stats", "--verify"]);
        run.code(2).says(&["damaged", "hint: make it anew"]);
        fs::write(&path, whole).unwrap();
        world.run(["stats", "--verify"]).ok();
    }
}

/// Holds the lock of the writer, as a process that is writing does.
fn hold(world: &World) -> File {
    let path = world.path("index/.writer.lock");
    let file = File::options().create(true).truncate(false).write(true).open(path).unwrap();
    file.lock().unwrap();
    file
}

#[test]
fn who_writes_second_is_told_who_writes() {
    let world = world();
    world.write("a/new.txt", "A new lamp was lit.\n");
    let lock = hold(&world);
    let words = ["error: the index at index is being written by another process"];
    world.run(["index"]).code(2).says(&words).says(&["hint: ", "--wait SECONDS"]);
    world.write("index/.writer.lock", "process 4242");
    let words = ["is being written by process 4242"];
    world.run(["index"]).code(2).says(&words);
    world.run(["index", "--rebuild"]).code(2).says(&words);
    world.run(["search", "lamp", "a"]).code(2).says(&words);
    // Who only reads does not care, nor who finds nothing to write.
    world.run(["search", "lamp"]).ok();
    world.run(["index", "--dry-run"]).code(0).says(&["would be: 1 added"]);
    world.remove("a/new.txt");
    world.run(["index"]).code(0);
    world.write("a/new.txt", "A new lamp was lit.\n");
    drop(lock);
    world.run(["index"]).code(0).says(&["1 added"]);
}

#[test]
fn who_waits_writes_when_the_other_is_done() {
    let world = world();
    world.write("a/new.txt", "A new lamp was lit.\n");
    let lock = hold(&world);
    let started = Instant::now();
    world.run(["index", "--wait", "1"]).code(2).says(&["is being written by"]);
    assert!(started.elapsed() >= Duration::from_secs(1));
    let mut child =
        world.command(["index", "--wait", "600"]).stderr(Stdio::piped()).spawn().unwrap();
    // Without the lock it would long be done.
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(child.try_wait().unwrap(), None);
    drop(lock);
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("1 added"), "{said}");
    assert_eq!(world.run(["search", "lamp", "--count"]).ok(), "2\n");
}

#[test]
fn a_rebuild_that_waited_keeps_what_was_added_meanwhile() {
    let world = world().file("b/two.txt", "A second lamp was lit.\n");
    world.run(["index", "a", "b", "--index", "meanwhile"]).code(0);
    let lock = hold(&world);
    let mut child = world.command(["index", "--rebuild", "--wait", "600"]).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(child.try_wait().unwrap(), None);
    // What another process would have written with the lock.
    world.remove("index/engine-1");
    world.rename("meanwhile/engine-1", "index/engine-1");
    world.rename("meanwhile/pincite.json", "index/pincite.json");
    drop(lock);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(world.run(["search", "lamp", "--count"]).ok(), "2\n");
}

#[test]
fn two_at_once_that_wait_both_succeed() {
    let world = World::new().file("a/one.txt", TEXT).file("b/two.txt", TEXT);
    let run = |path: &str| world.command(["index", path, "--wait", "600"]).spawn().unwrap();
    let both = [run("a"), run("b")].map(|child| child.wait_with_output().unwrap());
    assert!(both.iter().all(|output| output.status.success()), "{both:#?}");
    assert_eq!(world.run(["search", "lamp", "--count"]).ok(), "2\n");
    world.run(["index"]).code(0).says(&["2 unchanged"]);
}

#[cfg(unix)]
#[test]
fn searching_needs_no_right_to_write() {
    let world = world();
    let mut seal = std::process::Command::new("chmod");
    assert!(seal.args(["-R", "a-w,a+rX"]).arg(world.path("index")).status().unwrap().success());
    let Some(run) = world.run_unprivileged(["search", "lamp"]) else { return };
    assert!(run.code(0).silent().stdout.contains("lighthouse"));
    for args in READERS {
        world.run_unprivileged(args).unwrap().code(0).silent();
    }
    world.run_unprivileged(["search", "lamp", "a"]).unwrap().code(0).silent();
    world.run_unprivileged(["index"]).unwrap().code(0).says(&["1 unchanged"]);
    // Writing does.
    world.write("a/new.txt", "A new lamp was lit.\n");
    let run = world.run_unprivileged(["index"]).unwrap();
    run.code(2).says(&["error: ", "index", "permission denied"]);
    let run = world.run_unprivileged(["search", "lamp", "--count"]).unwrap();
    assert_eq!(run.ok(), "1\n");
    // So that the folder can be cleared away.
    let mut unseal = std::process::Command::new("chmod");
    assert!(unseal.args(["-R", "u+w"]).arg(world.path("index")).status().unwrap().success());
}
