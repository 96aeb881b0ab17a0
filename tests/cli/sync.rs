//! `index`: bringing the index up to date.

use std::fs;

use crate::fixture;
use crate::harness::{World, ids};

/// What `index` says it did, up to the first line's end.
#[track_caller]
fn counts(world: &World, args: &[&str]) -> String {
    let run = world.run([&["index"], args].concat());
    run.code(0);
    run.stderr.lines().next().unwrap_or_default().to_owned()
}

/// Everything that a script can see of an index.
fn everything(world: &World) -> String {
    world.run(["export", "--passages"]).ok().to_owned() + world.run(["export", "--articles"]).ok()
}

fn total(world: &World, query: &str) -> u64 {
    world.run(["search", query, "--count"]).stdout.trim().parse().expect("a number")
}

const RED: &str = "A red lantern hangs over the door of the ferry house.\n";
const BLUE: &str = "A blue lantern hangs over the door of the ferry house.\n";
const GREEN: &str = "A green lantern hangs over the door of the ferry house, since May.\n";

#[test]
fn counts_what_is_added_changed_left_and_removed() {
    let world = World::new().file("a/red.txt", RED).file("a/blue.txt", BLUE).file("a/x.jpg", "x");
    assert_eq!(counts(&world, &["a"]), "2 added, 0 changed, 0 unchanged, 0 removed, 1 passed over");
    world.remove("a/x.jpg");
    assert_eq!(counts(&world, &["a"]), "0 added, 0 changed, 2 unchanged, 0 removed");
    world.write("a/blue.txt", GREEN);
    world.write("a/more/new.md", BLUE);
    assert_eq!(counts(&world, &["a"]), "1 added, 1 changed, 1 unchanged, 0 removed");
    assert_eq!([total(&world, "green"), total(&world, "blue"), total(&world, "red")], [1, 1, 1]);
    world.remove("a/red.txt");
    assert_eq!(counts(&world, &["a"]), "0 added, 0 changed, 2 unchanged, 1 removed");
    assert_eq!([total(&world, "green"), total(&world, "blue"), total(&world, "red")], [1, 1, 0]);
    world.rename("a/more/new.md", "a/elsewhere/new.md");
    let renamed = "0 added, 0 changed, 1 unchanged, 0 removed, 1 renamed";
    assert_eq!(counts(&world, &["a"]), renamed);
    assert_eq!(world.run(["search", "blue", "--format", "paths"]).ok(), "a/elsewhere/new.md\n");
    // The sources are known: they need not be named again.
    world.write("a/red.txt", RED);
    assert_eq!(counts(&world, &[]), "1 added, 0 changed, 2 unchanged, 0 removed");
}

#[test]
fn renamed_files_are_as_if_made_anew() {
    let world = World::new()
        .file("a/red.txt", RED)
        .file("a/many.jsonl", "{\"text\":\"One lantern.\"}\n{oops\n{\"text\":\"Two lanterns.\"}\n")
        .file("a/blue.md", format!("---\nid: stated\n---\n\n{BLUE}"));
    world.run(["index", "a"]).code(2);
    world.rename("a/red.txt", "a/deep/crimson.txt");
    world.rename("a/many.jsonl", "a/more.jsonl");
    world.rename("a/blue.md", "a/deep/azure.md");
    let run = world.run(["index", "a"]);
    run.code(2).says(&["0 added, 0 changed, 0 unchanged, 0 removed, 3 renamed"]);
    let words = "warning: cannot read a/more.jsonl, line 2: column 2";
    run.says(&[words]);
    world.run(["index", "a", "--index", "anew"]).code(2).says(&[words]);
    let now = everything(&world);
    let anew = world.run(["export", "--passages", "--index", "anew"]).ok().to_owned()
        + world.run(["export", "--articles", "--index", "anew"]).ok();
    assert_eq!(now, anew);
}

#[test]
fn says_what_the_index_holds_now() {
    let world = fixture::collection();
    let run = world.run(["index", "articles"]);
    run.code(0).says(&["5 added", "6 articles, 13 passages in index"]);
}

#[test]
fn a_second_run_changes_nothing() {
    let world = fixture::indexed();
    let before = everything(&world);
    let files = snapshot_of(&world, "index");
    assert_eq!(counts(&world, &["articles"]), "0 added, 0 changed, 5 unchanged, 0 removed");
    assert_eq!(everything(&world), before);
    // Once the clock can tell the files' times from now, not a byte is written.
    counts(&world, &["articles"]);
    let settled = snapshot_of(&world, "index");
    counts(&world, &["articles"]);
    assert!(!files.is_empty());
    assert_eq!(snapshot_of(&world, "index"), settled);
}

/// The names and contents of the files in a folder.
fn snapshot_of(world: &World, folder: &str) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![world.path(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        for entry in entries {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => files.push((path.display().to_string(), fs::read(&path).unwrap())),
            }
        }
    }
    files.sort();
    files
}

#[test]
fn unchanged_files_are_not_read_again() {
    let world = World::new().file("a/red.txt", RED);
    world.date("a/red.txt", 1_500_000_000);
    counts(&world, &["a"]);
    // Other words behind the same size and time: who notices has read them.
    let swapped = RED.replace("red", "off");
    world.write("a/red.txt", swapped);
    world.date("a/red.txt", 1_500_000_000);
    assert_eq!(counts(&world, &["a"]), "0 added, 0 changed, 1 unchanged, 0 removed");
    assert_eq!([total(&world, "red"), total(&world, "off")], [1, 0]);
    // With another time it is read, and found to be changed.
    world.date("a/red.txt", 1_500_000_001);
    assert_eq!(counts(&world, &["a"]), "0 added, 1 changed, 0 unchanged, 0 removed");
    assert_eq!([total(&world, "red"), total(&world, "off")], [0, 1]);
}

#[test]
fn a_file_with_nothing_new_but_its_time_is_unchanged() {
    let world = World::new().file("a/red.txt", RED).indexed("a");
    world.date("a/red.txt", 1_500_000_000);
    assert_eq!(counts(&world, &["a"]), "0 added, 0 changed, 1 unchanged, 0 removed");
    assert_eq!(total(&world, "red"), 1);
}

#[test]
fn a_change_that_keeps_the_size_is_noticed_at_once() {
    let world = World::new().file("a/red.txt", RED).indexed("a");
    for word in ["one", "two", "six", "ten"] {
        world.write("a/red.txt", RED.replace("red", word));
        assert_eq!(counts(&world, &["a"]), "0 added, 1 changed, 0 unchanged, 0 removed", "{word}");
        assert_eq!([total(&world, word), total(&world, "red")], [1, 0], "{word}");
    }
}

#[test]
fn a_dry_run_changes_nothing() {
    let world = World::new().file("a/red.txt", RED);
    assert_eq!(
        counts(&world, &["a", "--dry-run"]),
        "would be: 1 added, 0 changed, 0 unchanged, 0 removed"
    );
    assert!(!world.path("index").exists());
    counts(&world, &["a"]);
    world.write("a/red.txt", GREEN);
    world.write("a/blue.txt", BLUE);
    let before = snapshot_of(&world, "index");
    assert_eq!(
        counts(&world, &["a", "-n"]),
        "would be: 1 added, 1 changed, 0 unchanged, 0 removed"
    );
    assert_eq!(
        counts(&world, &["a", "-n", "--rebuild"]),
        "would be: 2 added, 0 changed, 0 unchanged, 0 removed"
    );
    assert_eq!(snapshot_of(&world, "index"), before);
    assert_eq!([total(&world, "red"), total(&world, "blue")], [1, 0]);
}

#[test]
fn a_rebuild_gives_the_same_index() {
    let world = fixture::indexed().file("more/red.txt", RED).indexed("more");
    let before = everything(&world);
    assert_eq!(counts(&world, &["--rebuild"]), "6 added, 0 changed, 0 unchanged, 0 removed");
    assert_eq!(everything(&world), before);
    // With a path, the known sources are made anew besides.
    world.write("third/blue.txt", BLUE);
    assert_eq!(
        counts(&world, &["--rebuild", "third"]),
        "7 added, 0 changed, 0 unchanged, 0 removed"
    );
    assert_eq!([total(&world, "red"), total(&world, "blue")], [1, 1]);
    // What is gone from the disk is gone from the new index.
    world.remove("more/red.txt");
    assert_eq!(counts(&world, &["--rebuild"]), "6 added, 0 changed, 0 unchanged, 0 removed");
    assert_eq!([total(&world, "red"), total(&world, "blue")], [0, 1]);
}

#[test]
fn many_small_runs_give_the_index_of_one() {
    let world = World::new();
    for n in 0..12 {
        world.write(&format!("a/{n:02}.txt"), format!("Lantern number {n} hangs over the door.\n"));
        counts(&world, &["a"]);
    }
    world.remove("a/03.txt");
    world.write("a/05.txt", "Lantern number five was painted over in spring.\n");
    counts(&world, &["a"]);
    let search = ["search", "lantern door number", "--format", "json", "--limit", "50"];
    let grown = (everything(&world), world.run(search).ok().to_owned());
    world.run(["index", "a", "--index", "clean"]).code(0);
    let at = |args: &[&str]| world.run([args, &["--index", "clean"]].concat()).ok().to_owned();
    let clean = at(&["export", "--passages"]) + &at(&["export", "--articles"]);
    assert_eq!(grown, (clean, at(&search)));
}

#[test]
fn index_and_articles_move_together() {
    let world = World::new().file("home/articles/red.txt", RED);
    world.run(["--index", "home/index", "index", "home/articles"]).code(0);
    world.rename("home", "moved/house");
    let index = ["--index", "moved/house/index"];
    let run = |args: &[&str]| world.run([&index[..], args].concat());
    let paths = run(&["search", "red", "--format", "paths"]);
    assert_eq!(paths.ok(), "moved/house/articles/red.txt\n");
    run(&["index"]).code(0).says(&["0 added, 0 changed, 1 unchanged, 0 removed"]);
    world.write("moved/house/articles/blue.txt", BLUE);
    run(&["search", "blue", "moved/house/articles"]).code(0);
    run(&["index"]).code(0).says(&["0 added, 0 changed, 2 unchanged, 0 removed"]);
}

#[test]
fn an_index_works_from_wherever_it_is_named() {
    let world = World::new().file("a/red.txt", RED).file("deep/down/keep", "").indexed("a");
    let mut command =
        world.command(["--index", "../../index", "search", "red", "../../a", "--format", "paths"]);
    command.current_dir(world.path("deep/down"));
    let run = world.run_command(&mut command);
    assert_eq!(run.ok(), "[DIR]/a/red.txt\n");
    let mut command = world.command(["--index", "../../index", "index"]);
    let run = world.run_command(command.current_dir(world.path("deep/down")));
    run.code(0).says(&["0 added, 0 changed, 1 unchanged, 0 removed"]);
}

#[test]
fn a_single_file_may_be_given() {
    let world = World::new().file("a/red.txt", RED).file("a/blue.txt", BLUE);
    assert_eq!(counts(&world, &["a/red.txt"]), "1 added, 0 changed, 0 unchanged, 0 removed");
    assert_eq!([total(&world, "red"), total(&world, "blue")], [1, 0]);
    world.write("a/red.txt", GREEN);
    assert_eq!(counts(&world, &[]), "0 added, 1 changed, 0 unchanged, 0 removed");
    assert_eq!(
        world.run(["search", "green", "a/red.txt", "--format", "paths"]).ok(),
        "a/red.txt\n"
    );
    // Its folder takes it in; nothing is there twice.
    counts(&world, &["a"]);
    assert_eq!(
        [total(&world, "green"), total(&world, "blue"), total(&world, "lantern")],
        [1, 1, 2]
    );
    assert_eq!(counts(&world, &[]), "0 added, 0 changed, 2 unchanged, 0 removed");
}

#[test]
fn a_part_of_a_known_folder_may_be_given() {
    let world = World::new()
        .file("a/red.txt", RED)
        .file("a/in/blue.txt", BLUE)
        .file("a/inner/green.txt", GREEN)
        .indexed("a");
    world.write("a/red.txt", RED.replace("red", "old"));
    world.write("a/in/new.txt", "A new lantern hangs here.\n");
    assert_eq!(counts(&world, &["a/in"]), "1 added, 0 changed, 1 unchanged, 0 removed");
    // What lies outside of it was not looked at, and nothing was lost.
    assert_eq!([total(&world, "red"), total(&world, "old"), total(&world, "green")], [1, 0, 1]);
    world.remove("a/in/blue.txt");
    assert_eq!(counts(&world, &["a/in/blue.txt"]), "0 added, 0 changed, 0 unchanged, 1 removed");
    assert_eq!(total(&world, "blue"), 0);
}

#[test]
fn a_folder_and_then_its_parent() {
    let world = World::new()
        .file("a/in/red.txt", RED)
        .file("a/blue.txt", BLUE)
        .file("a/in/deep/g.txt", GREEN);
    assert_eq!(counts(&world, &["a/in"]), "2 added, 0 changed, 0 unchanged, 0 removed");
    counts(&world, &["a"]);
    assert_eq!([total(&world, "red"), total(&world, "blue"), total(&world, "lantern")], [1, 1, 3]);
    // The inner folder keeps what is its own, and is searched with the outer.
    for (path, found) in [("a", 3), ("a/in", 2), ("a/in/deep", 1)] {
        let run = world.run(["search", "lantern", "--count", path]);
        assert_eq!(run.ok().trim(), found.to_string(), "{path}");
    }
    assert_eq!(counts(&world, &[]), "0 added, 0 changed, 3 unchanged, 0 removed");
}

#[test]
fn a_source_that_is_not_there_today_keeps_its_articles() {
    let world = World::new().file("a/red.txt", RED).file("disk/blue.txt", BLUE);
    counts(&world, &["a", "disk"]);
    world.rename("disk", "unplugged");
    let run = world.run(["index"]);
    run.code(2).says(&["warning:", "disk", "what was indexed stays", "0 removed"]);
    assert_eq!([total(&world, "red"), total(&world, "blue")], [1, 1]);
    world.rename("unplugged", "disk");
    assert_eq!(counts(&world, &[]), "0 added, 0 changed, 2 unchanged, 0 removed");
}

#[test]
fn seeds_are_the_default() {
    let world = World::new().file("seeds/red.txt", RED);
    for args in [&[][..], &["--rebuild"]] {
        assert_eq!(counts(&world, args), "1 added, 0 changed, 0 unchanged, 0 removed", "{args:?}");
        assert_eq!(world.run(["search", "red", "--format", "paths"]).ok(), "seeds/red.txt\n");
        world.remove("index");
    }
    let world = World::new();
    world.run(["index"]).code(2).says(&["nothing to index", "hint:", "pincite index FOLDER"]);
}

#[test]
fn what_is_known_comes_before_the_default() {
    let world = World::new().file("seeds/red.txt", RED).file("a/blue.txt", BLUE).indexed("a");
    counts(&world, &[]);
    assert_eq!([total(&world, "red"), total(&world, "blue")], [0, 1]);
    // Also when all that was known has gone meanwhile.
    world.remove("a/blue.txt");
    counts(&world, &[]);
    world.run(["search", "red"]).code(2);
    world.write("a/blue.txt", BLUE);
    assert_eq!(counts(&world, &[]), "1 added, 0 changed, 0 unchanged, 0 removed");
    assert_eq!([total(&world, "red"), total(&world, "blue")], [0, 1]);
}

#[test]
fn the_environment_may_name_the_index() {
    let world = World::new().file("a/red.txt", RED).file("b/blue.txt", BLUE);
    let run =
        |args: &[&str]| world.run_command(world.command(args).env("PINCITE_INDEX", "elsewhere"));
    run(&["index", "a"]).code(0).says(&["in elsewhere"]);
    assert!(world.path("elsewhere/pincite.json").exists() && !world.path("index").exists());
    assert_eq!(run(&["search", "red", "--count"]).ok(), "1\n");
    // The flag says it louder.
    run(&["index", "b", "--index", "flagged"]).code(0);
    assert_eq!(run(&["search", "blue", "--count", "--index", "flagged"]).ok(), "1\n");
    assert_eq!(run(&["search", "blue", "--count"]).code(1).stdout, "0\n");
}

#[test]
fn searching_with_a_path_indexes_it_first() {
    let world = World::new().file("a/red.txt", RED).file("b/blue.txt", BLUE);
    let found = world.run(["search", "lantern", "a", "--format", "jsonl"]);
    assert_eq!(ids(found.code(0)), ["red#1"]);
    world.write("a/green.txt", GREEN);
    let found = world.run(["search", "lantern", "a", "b", "--format", "jsonl", "--sort", "date"]);
    assert_eq!(ids(found.code(0)), ["blue", "green", "red"].map(|id| format!("{id}#1")));
}
