//! Output for reading, 80 columns wide.

use crate::fixture;
use crate::harness::World;

#[track_caller]
fn text(world: &World, args: &[&str]) -> String {
    let run = world.run(args);
    run.silent();
    let widest = run.stdout.lines().map(|line| line.replace("**", "").chars().count()).max();
    assert!(widest.is_some_and(|widest| widest <= 80), "{run:#?}");
    run.stdout
}

#[test]
fn search() {
    insta::assert_snapshot!(text(&fixture::indexed(), &["search", "ferry toll"]));
}

#[test]
fn search_with_context_by_article() {
    let args = ["search", "\"strategic depth\"", "--by", "article", "--context", "1"];
    insta::assert_snapshot!(text(&fixture::indexed(), &args));
}

#[test]
fn explain() {
    let query = "ferry +(toll OR \"toll bridge\") barge* -kab* title:river date:2023-11..2024";
    let run = fixture::indexed().run(["search", query, "--explain", "-n", "1"]);
    insta::assert_snapshot!(run.silent().ok());
}

#[test]
fn show_passage() {
    insta::assert_snapshot!(text(&fixture::indexed(), &["show", "river-2024#3"]));
}

#[test]
fn show_article() {
    insta::assert_snapshot!(text(&fixture::indexed(), &["show", "harbour"]));
}

#[test]
fn articles() {
    insta::assert_snapshot!(text(&fixture::indexed(), &["articles"]));
}

#[test]
fn inspect() {
    insta::assert_snapshot!(text(&fixture::collection(), &["inspect", "articles"]));
}

#[test]
fn stats() {
    let stats = text(&fixture::indexed(), &["stats"]);
    // How much room something takes is nobody's contract, nor what takes most.
    let mut sizes = Vec::new();
    let mut lines: Vec<String> = Vec::new();
    for line in stats.lines() {
        let words: Vec<_> = line.split_whitespace().collect();
        match words.as_slice() {
            [name @ .., _, "B" | "KiB"] => sizes.push(format!("  {} [SIZE]", name.join(" "))),
            // How wide the columns are hangs on the sizes.
            [name @ .., number] => lines.push(format!("  {} {number}", name.join(" "))),
            [] => lines.push(String::new()),
        }
    }
    sizes.sort();
    lines.extend(sizes);
    insta::assert_snapshot!(lines.join("\n"));
}
