//! Ids: distinct, stable, and the same however the index came about.

use std::collections::BTreeMap;

use crate::contract::Entry;
use crate::harness::World;

const TEXT: &str = "The council met on a wet evening in spring and spoke of the bridge.\n";

/// The path and the id of each article, ordered by path.
fn ids(world: &World) -> Vec<(String, String)> {
    let entries: Vec<Entry> = world.run(["articles", "--format", "json"]).code(0).json();
    let mut ids: Vec<_> = entries.into_iter().map(|entry| (entry.path, entry.id)).collect();
    ids.sort();
    ids
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(path, id)| ((*path).to_owned(), (*id).to_owned())).collect()
}

#[test]
fn files_of_one_name_are_told_apart_by_their_folders() {
    let world = World::new()
        .file("a/2023/report.txt", TEXT)
        .file("a/2024/report.txt", TEXT)
        .file("a/x/2024/report.md", TEXT)
        .file("a/other.txt", TEXT)
        .indexed("a");
    assert_eq!(
        ids(&world),
        pairs(&[
            ("2023/report.txt", "2023/report"),
            ("2024/report.txt", "2024/report"),
            ("other.txt", "other"),
            ("x/2024/report.md", "x/2024/report"),
        ])
    );
}

#[test]
fn ids_do_not_depend_on_what_came_first() {
    let files = ["2023/report.txt", "2024/report.txt", "report.txt", "plan.txt"];
    let mut seen: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]] {
        let world = World::new();
        for at in order {
            world.write(&format!("a/{}", files[at]), TEXT);
            world.run(["index", "a"]).code(0);
        }
        seen.insert(format!("{order:?}"), ids(&world));
    }
    let first = &seen["[0, 1, 2, 3]"];
    assert_eq!(first.len(), 4);
    assert!(seen.values().all(|ids| ids == first), "{seen:#?}");
    let names: Vec<_> = first.iter().map(|(_, id)| id.as_str()).collect();
    assert_eq!(names, ["2023/report", "2024/report", "plan", "report"]);
}

#[test]
fn ids_do_not_depend_on_the_place_of_indexing() {
    let world =
        World::new().file("a/2023/report.txt", TEXT).file("a/plan.txt", TEXT).file("b/x", "");
    world.run(["index", "a"]).code(0);
    let here = ids(&world);
    let absolute = world.path("a");
    let mut command = world.command(["index", "--index", "elsewhere"]);
    world.run_command(command.arg(absolute).current_dir(world.path("b"))).code(0);
    world.rename("b/elsewhere", "b/index");
    let mut command = world.command(["articles", "--format", "json"]);
    let entries: Vec<Entry> = world.run_command(command.current_dir(world.path("b"))).json();
    let mut there: Vec<_> = entries.into_iter().map(|entry| (entry.path, entry.id)).collect();
    there.sort();
    assert_eq!(there, here);
}

#[test]
fn a_stated_id_is_the_id() {
    let world = World::new()
        .file("a/one.md", format!("---\nid: flood-2024\n---\n\n{TEXT}"))
        .file("a/two.jsonl", "{\"id\": \"Dam 7\", \"text\": \"The dam held.\"}\n")
        .indexed("a");
    assert_eq!(ids(&world), pairs(&[("one.md", "flood-2024"), ("two.jsonl", "Dam-7")]));
    world.run(["show", "flood-2024#1"]).ok();
    world.run(["show", "Dam-7#1"]).ok();
}

#[test]
fn records_have_their_id_or_their_line() {
    let lines = [
        r#"{"id": "first", "text": "The dam held through the night."}"#,
        r#"{"text": "The sluice was opened at noon."}"#,
        "",
        r#"{"id": "first", "text": "The dam held again."}"#,
        r#"{"title": "Only a title"}"#,
    ];
    let world = World::new().file("a/news.jsonl", lines.join("\n")).indexed("a");
    let names: Vec<_> = ids(&world).into_iter().map(|(_, id)| id).collect();
    assert_eq!(names, ["news-2", "news-5", "news/first-1", "news/first-3"]);
    let shown = world.run(["show", "news/first-3#1"]);
    assert!(shown.ok().contains("held again"), "{shown:#?}");
}

#[test]
fn ids_survive_changes_of_the_text() {
    let world = World::new()
        .file("a/x/report.txt", TEXT)
        .file("a/y/report.txt", TEXT)
        .file("a/plan.txt", TEXT);
    world.run(["index", "a"]).code(0);
    let before = ids(&world);
    for path in ["a/x/report.txt", "a/plan.txt"] {
        world.write(path, format!("A new first paragraph stands here now.\n\n{TEXT}"));
        world.run(["index", "a"]).code(0).says(&["1 changed"]);
        assert_eq!(ids(&world), before);
    }
    world.run(["index", "--rebuild"]).code(0);
    assert_eq!(ids(&world), before);
    let shown = world.run(["show", "x/report#2", "-C", "0"]);
    assert!(shown.ok().contains("wet evening"), "{shown:#?}");
}

#[test]
fn an_id_is_given_back_when_nobody_else_claims_it() {
    let world = World::new().file("a/x/report.txt", TEXT).file("a/y/report.txt", TEXT).indexed("a");
    world.remove("a/x/report.txt");
    world.run(["index"]).code(0);
    assert_eq!(ids(&world), pairs(&[("y/report.txt", "report")]));
}
