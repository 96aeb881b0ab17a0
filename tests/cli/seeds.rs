//! The sample collection of the repository.

use std::path::PathBuf;

use crate::contract::{Found, Kind, Passage};
use crate::harness::{Run, World};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

fn search(world: &World, query: &str) -> Run {
    let mut command = world.command(["search", query]);
    world.run_command(command.arg(folder()).args(["--format", "json", "--limit", "100"]))
}

#[test]
fn is_indexed_without_a_warning() {
    let world = World::new();
    let run = world.run_command(world.command(["index"]).arg(folder()));
    run.code(0).says(&["0 changed, 0 unchanged, 0 removed"]);
    assert!(!run.stderr.contains("warning"), "{run:#?}");
    assert!(!run.stderr.contains("not readable"), "{run:#?}");
    let passages: Vec<Passage> = world.run(["export", "--passages"]).json_lines();
    assert!(passages.len() > 60, "{}", passages.len());
    assert!(passages.iter().all(|passage| !passage.text.is_empty()));
    world.run(["stats", "--verify"]).ok();
    let mut command = world.command(["inspect", "--format", "json"]);
    world.run_command(command.arg(folder())).code(0).silent();
}

#[test]
fn the_first_command_of_the_readme_works() {
    let world = World::new();
    let mut command = world.command(["search", "\"Dabori agreement\""]);
    let run = world.run_command(command.arg(folder()));
    let text = run.code(0).silent().stdout.to_lowercase();
    assert!(text.contains("**dabori agreement**"), "{text}");
    assert!(world.path("index/pincite.json").exists());
}

#[test]
fn the_example_of_the_readme_is_what_is_printed() {
    let readme = include_str!("../../README.md");
    let (_, example) = readme.split_once("\n$ pincite search '").expect("an example");
    let (query, printed) = example.split_once("' seeds -n 2\n").expect("its command");
    let (printed, _) = printed.split_once("```\n").expect("its end");
    let world = World::new();
    let mut command = world.command(["search", query, "-n", "2"]);
    let run = world.run_command(command.arg(folder()));
    assert_eq!(run.code(0).silent().stdout, printed);
}

#[test]
fn the_dabori_agreement_is_marked_in_several_articles() {
    let world = World::new();
    let found: Found = search(&world, "\"Dabori agreement\"").code(0).silent().json();
    let mut articles = Vec::new();
    for hit in &found.hits {
        for fragment in &hit.snippet.fragments {
            for mark in fragment.highlights.iter().filter(|mark| mark.kind == Kind::Phrase) {
                let marked = fragment.text[mark.start..mark.end].to_lowercase();
                assert_eq!(marked, "dabori agreement");
                articles.push(&hit.article.id);
            }
        }
    }
    articles.dedup();
    assert!(articles.len() >= 2, "{articles:?}");
}

#[test]
fn its_names_are_found() {
    let world = World::new();
    for (query, words) in [
        ("Mastung", &["mastung"][..]),
        ("Sharifullah arrest", &["sharifullah", "arrest"]),
        ("ISKP Balochistan", &["iskp", "balochistan"]),
        ("Belutschistan", &["belutschistan"]),
        ("\"strategic depth\"", &["strategic depth"]),
        ("شریف‌الله", &["شریف‌الله"]),
    ] {
        let found: Found = search(&world, query).code(0).silent().json();
        let best = &found.hits[0];
        let around = [Some(&best.text), best.heading.as_ref(), best.article.title.as_ref()];
        let text: String = around.into_iter().flatten().map(|text| text.to_lowercase()).collect();
        assert!(words.iter().all(|word| text.contains(word)), "{query}: {best:#?}");
    }
}
