//! What is not read, and why.

use crate::harness::World;

fn world() -> World {
    World::new()
        .file("a/good.txt", "A lantern hangs at the pier.\n")
        .file("a/bad.jsonl", "{oops\n")
        .file("a/picture.jpg", "x")
        .file("a/more/other.jpg", "x")
        .file("a/README.md", "# Lanterns\n")
}

#[test]
fn is_said_at_the_end_and_listed_later() {
    let world = world();
    let run = world.run(["index", "a"]);
    run.code(2).says(&[
        "not read, or not all of it:",
        "2  of no known format (.jpg)           more/other.jpg, picture.jpg",
        "1  damaged, or not what the name says  a/bad.jsonl",
        "1  describes its folder (README)       README.md",
        "details: pincite articles --problems",
    ]);
    let listed = world.run(["articles", "--problems"]);
    let text = listed.ok();
    assert!(text.contains("cannot read a/bad.jsonl, line 1: column 2"), "{text}");
    assert!(text.contains("2 of no known format (.jpg): more/other.jpg, picture.jpg"), "{text}");
    let json: serde_json::Value = world.run(["articles", "--problems", "--format", "json"]).json();
    assert_eq!(json["problems"][0]["path"], "a/bad.jsonl");
    assert_eq!(json["problems"][0]["line"], 1);
    assert_eq!(json["passed_over"][0]["count"], 2);
    let csv = world.run(["articles", "--problems", "--format", "csv"]);
    assert!(csv.ok().starts_with("path,line,message\na/bad.jsonl,1,"), "{csv:#?}");
}

#[test]
fn is_forgotten_when_it_is_mended() {
    let world = world();
    world.run(["index", "a"]).code(2);
    world.write("a/bad.jsonl", "{\"text\":\"A good lantern.\"}\n");
    world.remove("a/picture.jpg");
    world.remove("a/more");
    world.run(["index", "a"]).code(0);
    let listed = world.run(["articles", "--problems"]);
    assert_eq!(listed.ok(), "Passed over\n  1 describes its folder (README): README.md\n");
}

#[cfg(unix)]
#[test]
fn what_may_pass_by_itself_is_tried_again() {
    let world = World::new()
        .file("a/good.txt", "A lantern hangs at the pier.\n")
        .file("a/secret.txt", "A secret lantern.\n");
    world.mode("a/secret.txt", 0);
    // The index is written by somebody whom permissions bind.
    std::fs::create_dir(world.path("index")).unwrap();
    world.mode("index", 0o777);
    let Some(run) = world.run_unprivileged(["index", "a"]) else { return };
    run.code(2).says(&["permission denied", "not permitted"]);
    let listed = world.run_unprivileged(["articles", "--problems"]).expect("as before");
    assert!(listed.ok().contains("a/secret.txt: permission denied"), "{listed:#?}");
    // Neither its time nor its size changes.
    world.mode("a/secret.txt", 0o644);
    world.run_unprivileged(["index", "a"]).expect("as before").code(0).says(&["1 added"]);
}
